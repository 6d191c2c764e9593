"""One spelling for an address (RFC 3986 section 6.2.2), and the form in which it is asked.

Parsing follows what browsers do with damaged addresses (https://url.spec.whatwg.org/#url-parsing), because a link that
opens for people must open for us; it is stricter where a browser would only guess.
"""

import re
import string
from dataclasses import dataclass
from itertools import pairwise

from crawler.links.host import canonical_host
from crawler.links.resolvers import one_spelling, written_out
from crawler.links.wrapped import may_wrap, unwrapped

RELATIVE = "relative-without-base"
UNSUPPORTED = "unsupported-scheme"
MALFORMED = "malformed-url"

_DEFAULT_PORTS = {"http": "80", "https": "443"}
# What is its own identity: lower-case scheme and host, no port, no escape, no segment that begins with a dot. Most addresses are.
_NORMAL = re.compile(
    r"https?://(?=[^/]{4,253}/)(?:[a-z0-9_-]{1,63}\.)+[a-z0-9_-]{1,63}"
    r"(?:/(?!\.)[A-Za-z0-9._~!$&'()*+,;=:@-]*+)++(?:\?[A-Za-z0-9._~!$&()*+,;=:@/?-]*+)?+(?=#|\Z)"
)
_TRIMMED = "".join(map(chr, range(0x21)))  # C0 controls and space
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_REFERENCE = re.compile(r"(?://(?P<authority>[^/?]*))?(?P<path>[^?]*)(?P<query>\?.*)?", re.DOTALL)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
_TO_ENCODE = re.compile(r"""[^!-~]|["<>`{}|^\\]""")
_QUERY_TO_ENCODE = re.compile(
    r"""[^!-~]|["<>']"""
)  # https://url.spec.whatwg.org/#special-query-percent-encode-set; `|`, `{`, `^`, `\` go as they are (seen of Chromium)
_ESCAPED_DOTS = re.compile(
    r"(?<=/)(?:\.|%2e){1,2}(?=/|\Z)", re.IGNORECASE
)  # https://url.spec.whatwg.org/#double-dot-path-segment
_CONTROLS = re.compile(r"[\t\r\n]")
_MAX_LENGTH = 8_000  # as RFC 9110 section 4.1 recommends at the least; longer ones are not links people follow


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be asked: `url` is its identity, `href` what a request sends. Both absolute, without fragment."""

    url: str
    href: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why no address can be made of it: `relative-without-base`, `unsupported-scheme` or `malformed-url`."""

    slug: str


@dataclass(frozen=True, slots=True)
class _Parts:
    """An absolute http(s) address, taken apart; `query` keeps its question mark."""

    scheme: str
    authority: str
    path: str
    query: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}{self.query}"


def resolve(href: str, base: str | None = None) -> Address | Fault:
    """Make an absolute address of what a catalogue wrote, or say why that is not possible; one that only leads on to another gives that."""
    href = unwrapped(href) if may_wrap(href) else href
    if len(href) <= _MAX_LENGTH and (normal := _NORMAL.match(href)):
        return Address(one_spelling(normal[0]), normal[0])
    return normalised(href, base)


def normalised(href: str, base: str | None = None) -> Address | Fault:
    """Do the work of `resolve` step by step, for addresses that need it; those that need none come out as they are."""
    written = _CONTROLS.sub("", href.strip(_TRIMMED))
    if len(written) > _MAX_LENGTH:
        return Fault(MALFORMED)
    scheme, rest = _split_scheme(written_out(written) or written)
    if scheme and scheme not in _DEFAULT_PORTS:
        return Fault(UNSUPPORTED)
    parts = _absolute(scheme, rest, base)
    if isinstance(parts, Fault):
        return parts
    authority = _authority(parts)
    if authority is None or _doubled_scheme(authority, parts.path):
        return Fault(MALFORMED)
    path = _without_dots(_encoded(parts.path)) or "/"
    asked = _Parts(parts.scheme, authority, path, _QUERY_TO_ENCODE.sub(_encoded_character, parts.query))
    query = _canonical_escapes(_encoded(parts.query).replace("'", "%27"))
    identity = _Parts(parts.scheme, authority, _without_dots(_canonical_escapes(path)), query)
    return Address(url=one_spelling(str(identity)), href=str(asked))


def _split_scheme(written: str) -> tuple[str, str]:
    """Return the lower-case scheme (empty when relative) and the rest without fragment."""
    found = _SCHEME.match(written)
    if found and _looks_like_host_and_port(found[1], written[found.end() :]):
        found = None
    rest = written[found.end() :] if found else written
    return (found[1].lower() if found else ""), rest.partition("#")[0]


def _looks_like_host_and_port(scheme: str, rest: str) -> bool:
    """Tell `example.org:8080/x`, which lacks its scheme, from a scheme nobody has."""
    return "." in scheme and rest[:1].isdigit()


def _absolute(scheme: str, rest: str, base: str | None) -> _Parts | Fault:
    """Join a reference with its base (RFC 3986 section 5.2.2, with backslashes read as slashes)."""
    before, mark, after = rest.partition("?")
    rest = before.replace("\\", "/") + mark + after
    home = _parse_base(base)
    if scheme and not (home and scheme == home.scheme and not rest.startswith("//")):
        return _parts(scheme, "//" + rest.lstrip("/"))
    if home is None:
        return Fault(RELATIVE)
    if rest.startswith("//"):
        return _parts(home.scheme, "//" + rest.lstrip("/"))
    return _joined(home, rest)


def _parse_base(base: str | None) -> _Parts | None:
    """Take a base address apart; one that is not http(s) is none."""
    if not base:
        return None
    scheme, rest = _split_scheme(base.strip(_TRIMMED))
    return _parts(scheme, rest) if scheme in _DEFAULT_PORTS and rest.startswith("//") else None


def _parts(scheme: str, rest: str) -> _Parts:
    found = _REFERENCE.fullmatch(rest)
    assert found is not None
    return _Parts(scheme, found["authority"] or "", found["path"], found["query"] or "")


def _joined(home: _Parts, reference: str) -> _Parts:
    path, mark, query = reference.partition("?")
    query = mark + query
    if not path:
        return _Parts(home.scheme, home.authority, home.path, query or home.query)
    if not path.startswith("/"):
        path = home.path[: home.path.rfind("/") + 1] + path if "/" in home.path else "/" + path
    return _Parts(home.scheme, home.authority, path, query)


def _authority(parts: _Parts) -> str | None:
    """Return user, host and port in one spelling, or None when no host can be asked by it."""
    user, at, place = parts.authority.rpartition("@")
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]"):
        host, port = place, ""
    if port and not (port.isascii() and port.isdigit() and int(port[:9]) <= 65_535):  # noqa: PLR2004 - RFC 9293 3.1
        return None
    name = canonical_host(host)
    if name is None:
        return None
    port = str(int(port)) if port else ""
    suffix = "" if port in ("", _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{_encoded(user)}{at}{name}{suffix}"


def _doubled_scheme(authority: str, path: str) -> bool:
    """Tell `http://http://x`, which browsers send to a host called http."""
    return authority in _DEFAULT_PORTS and path.startswith("//")


def _encoded(part: str) -> str:
    """Percent-encode what may not stand in a request, and leave all else as written."""
    return _TO_ENCODE.sub(_encoded_character, part)


def _encoded_character(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def _canonical_escapes(part: str) -> str:
    """Upper-case the hexadecimal digits and decode what needed no escape (RFC 3986 section 6.2.2.1 and 2)."""
    return _ESCAPE.sub(_canonical_escape, part)


def _canonical_escape(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _without_dots(path: str) -> str:
    """Remove dot segments (RFC 3986 section 5.2.4), escaped ones too, as browsers do, in time linear in the length."""
    if "/%2" in path:
        path = _ESCAPED_DOTS.sub(lambda found: found[0].lower().replace("%2e", "."), path)
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment, following in pairwise([*segments, None]):
        if segment == "..":
            kept[-1:] = []
        elif segment is not None and segment != ".":
            kept.append(segment)
        if following is None and segment in (".", ".."):
            kept.append("")
    return "/" + "/".join(kept)
