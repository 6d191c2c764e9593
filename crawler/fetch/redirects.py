"""Where a redirect leads. Pure."""

import re
from urllib.parse import quote

import httpx

from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

STATUSES = frozenset({301, 302, 303, 307, 308})
_CONTROLS = bytes(range(0x21))
_SLASHES = re.compile(r"^(https?:)/{3,}", re.IGNORECASE)
_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))


def location_of(response: httpx.Response) -> bytes | None:
    """Return the first Location header as bytes, or None; two of them are not joined to one."""
    return next((value for name, value in response.headers.raw if name.lower() == b"location"), None)


def target(base: httpx.URL, location: bytes | None) -> httpx.URL:
    """Return the address a redirect leads to, read as browsers read it; raises `FetchError` where there is none.

    Spaces around it, line breaks and tabs in it are dropped, a backslash is a slash (WHATWG URL standard, section 4.4); raw UTF-8 and
    spaces are encoded; a fragment is inherited where it names none (RFC 9110 section 10.2.2).
    """
    text = _spelled((location or b"").strip(_CONTROLS).translate(None, b"\t\r\n"))
    if not text:
        raise FetchError(FailureKind.REDIRECT_BROKEN, "the redirect names no address")
    try:
        url = base.join(_SLASHES.sub(r"\1//", text))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(FailureKind.REDIRECT_BROKEN, f"the redirect leads to no address: {error}") from error
    if url.scheme in {"http", "https"} and not url.host:
        raise FetchError(FailureKind.REDIRECT_BROKEN, "the redirect names no host")
    return url if url.fragment or not base.fragment else url.copy_with(fragment=base.fragment)


def _spelled(location: bytes) -> str:
    """Turn bytes into an address: UTF-8 as it is, bytes that are not UTF-8 encoded one by one."""
    try:
        text = location.decode()
    except UnicodeDecodeError:
        text = quote(location, safe=_PRINTABLE)
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
    return path.replace("\\", "/") + mark + rest
