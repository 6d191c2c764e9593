"""What was probably meant by a damaged address: the likely repairs, best first.

The damages are those that people make when they copy addresses: something lost at the beginning, something swallowed at the end, something
unseen in the middle. A repair is a guess; whoever uses one asks it first.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from crawler.links.normalise import Address, resolve

MOST = 2
_LONGEST = 2_000  # characters; a damaged address that is longer is not read
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc]|%E2%80%8[B-F]|%E2%80%A[A-E]|%C2%AD|%EF%BB%BF",
    re.IGNORECASE,
)
_QUOTES = "\"'`<>\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
_SCHEME = re.compile(
    r"(?:h{1,2}t{1,3}p{1,2}|htp|hhtp|http?s{1,2}|ht{1,3}ps|t{1,2}ps?|h{1,2}t{1,3}ps{1,2})(?:[:;.,]?\s*[/\\]{1,4}|[:;]\s*[/\\]*)",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"(?:https?[:;]?/{1,3}\s*)+(?=https?[:;]?//)", re.IGNORECASE)
_SECOND = re.compile(r"(?<=[\w/])[\s,;]+(?=https?://)|(?<=\w)(?=https?://[\w-]+\.)", re.IGNORECASE)
_BARE = re.compile(
    r"(?:www\.[\w-]+|(?!(?:index|default)\.)[\w-]+(?:\.[\w-]+)*)\.[a-z]{2,24}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)
_DOI = re.compile(r"(10\.\d{4,9}/\S+)", re.IGNORECASE)  # ISO 26324; written without its resolver
_FILE = re.compile(
    r"[\w.-]+\.(?:html?|php|aspx?|jsp|pdf|docx?|xlsx?|pptx?|zip|csv|txt|xml|json|png|jpe?g|gif|svg|md)", re.IGNORECASE
)
_WWW = re.compile(
    r"(?<=//)(?:w{2}|w{4,6})\.(?=[\w-]+\.)|(?<=//)www(?=[\w-]+\.[a-z]{2,}/)|(?<=//)www[,;:]+", re.IGNORECASE
)
_SWALLOWED = re.compile(r"(?:[.,;:!*_~\u2026\u3002\u201d\u2019\"'`>]|%20|%22|%3E|&gt;|&quot;|\s)+$", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Repair:
    """A likely repair: `kind` names what was mended last, `href` is the address as a request sends it."""

    kind: str
    href: str


def repairs(href: str) -> tuple[Repair, ...]:
    """Return what was probably meant, at most two; nothing for an address that shows no damage. All can be asked."""
    if len(href) > _LONGEST:
        return ()
    found: dict[str, Repair] = {}
    for kind, text in _candidates(href.strip()):
        address = resolve(text)
        if isinstance(address, Address) and text != href.strip():
            found.setdefault(address.url, Repair(kind, address.href))
    as_written = resolve(href)
    if isinstance(as_written, Address):
        found.pop(as_written.url, None)
    return tuple(found.values())[:MOST]


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """Yield damaged parts mended one upon the other, with what was swallowed at the end given back and without."""
    kind, bare = "", _BARE.fullmatch(text) is not None
    for name, mend in _MENDS:
        mended = mend(text)
        kind, text = (name, mended) if mended != text else (kind, text)
    trimmed = _trimmed(text)
    if trimmed != text:
        yield kind or "ending", trimmed
    if kind:
        yield kind, text
    if bare and trimmed.startswith("https://"):
        yield kind, f"http://{trimmed.removeprefix('https://')}"  # an old site may answer nothing else


def _seen(text: str) -> str:
    """Take out what nobody sees."""
    return _UNSEEN.sub("", text)


def _unquoted(text: str) -> str:
    """Take off quotation marks and angle brackets around an address."""
    return text.strip(_QUOTES).strip()


def _plain(text: str) -> str:
    """Write full-width letters and signs in their plain form, where they are part of what an address cannot do without."""
    return unicodedata.normalize("NFKC", text) if any(0xFF00 < ord(letter) < 0xFF5F for letter in text) else text  # noqa: PLR2004 - the block


def _entities(text: str) -> str:
    """Undo character references that were written twice."""
    return unescape(text) if "&amp;" in text or "&#" in text else text


def _one_of_two(text: str) -> str:
    """Take the first of two addresses that stand together."""
    return _SECOND.split(text, maxsplit=1)[0] if not _DOUBLED.match(text) else text


def _scheme_once(text: str) -> str:
    """Leave one scheme of several."""
    return _DOUBLED.sub("", text)


def _scheme(text: str) -> str:
    """Mend the scheme, its colon and its slashes; give one to a bare host."""
    found = _SCHEME.match(text)
    if found:
        rest = text[found.end() :].lstrip("/\\: ")
        return f"{'https' if 's' in found[0].lower() else 'http'}://{rest}"
    if text.startswith("//"):
        return f"https:{text}"
    if doi := _DOI.fullmatch(text):
        return f"https://doi.org/{doi[1]}"
    if _BARE.fullmatch(text) and not _FILE.fullmatch(text.partition("/")[0]):
        return f"https://{text}"
    return text


def _host(text: str) -> str:
    """Mend what stands between the slashes and the path: commas, spaces, doubled dots, a miscounted www."""
    head, slashes, rest = text.partition("//")
    if not slashes:
        return text
    place = re.match(r"[^/?#]*", rest)
    assert place is not None
    name = re.sub(r"[,;]", ".", re.sub(r"\s", "", place[0].replace("\\", "/")))
    name = re.sub(r"\.{2,}", ".", name).strip(".")
    return _WWW.sub("www.", f"{head}//{name}{rest[place.end() :]}")


def _unbroken(text: str) -> str:
    """Join an address that was broken over two lines."""
    return re.sub(r"\s*[\r\n]\s*", "", text)


def _trimmed(text: str) -> str:
    """Give back to the prose what it lost to the end of an address."""
    while True:
        shorter = _SWALLOWED.sub("", text)
        last = shorter[-1:]
        if last in _PAIRS and shorter.count(last) > shorter.count(_PAIRS[last]):
            shorter = shorter[:-1]
        if shorter == text:
            return text
        text = shorter


_MENDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("unseen", _seen),
    ("quotes", _unquoted),
    ("letters", _plain),
    ("entity", _entities),
    ("line", _unbroken),
    ("doubled", _scheme_once),
    ("scheme", _scheme),
    ("two", _one_of_two),
    ("host", _host),
)
