"""The head of an answer as browsers read it, where stricter readers give up. Pure.

What is accepted here was seen accepted by Chromium; `tests/fetch/test_bytes.py` holds the cases and can ask it again.
"""

import re
from dataclasses import dataclass

from crawler.fetch.failures import FetchError
from crawler.records import FailureKind

Headers = list[tuple[bytes, bytes]]

SLOP = 4  # bytes that may stand before the status line
MAX_HEAD = 262_144  # bytes of all heads of one answer, as for the engines
SWITCHING = 101
FINAL = 200
STATUSES = range(100, 1000)
BODILESS = {204, 304}
MAX_DIGITS = 18  # of a length: what fits into 64 bits
SINGLE = (b"content-disposition", b"location")  # browsers refuse two of them that differ (as a split response)
_END = re.compile(rb"\n\r?\n")
_VERSION = re.compile(rb"http/1\.[1-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LenientHead:
    """A final head: `version` is one of HTTP/1.0 and HTTP/1.1, `length` None where the body ends with the connection."""

    status: int
    version: bytes
    reason: bytes
    headers: Headers

    @property
    def chunked(self) -> bool:
        """Return whether the body comes in chunks, whatever else it is said to be."""
        return b"chunked" in _words(self.headers, b"transfer-encoding")

    @property
    def length(self) -> int | None:
        """Return the length of the body where one is told; one that is no number is passed over."""
        if self.status in BODILESS:
            return 0
        told = next(iter(_words(self.headers, b"content-length")), b"")
        return int(told) if told.isdigit() and len(told) <= MAX_DIGITS else None


def split_head(data: bytes, passed: int = 0) -> tuple[bytes, bytes] | None:
    """Split what has come at the end of its first head; None means that more is needed; raises `FetchError`.

    `passed` is the number of bytes that heads before this one took.
    """
    start = data[: SLOP + len(b"HTTP")].lower().find(b"http")
    if start < 0 and len(data) >= SLOP + len(b"HTTP"):
        raise FetchError(FailureKind.NOT_HTTP, "no status line")
    end = _END.search(data, start) if start >= 0 else None
    if end is None or passed + end.end() > MAX_HEAD:
        if passed + len(data) >= MAX_HEAD:
            raise FetchError(FailureKind.HEADERS_TOO_LARGE, "the head is larger than is read")
        return None
    return data[start : end.start()], data[end.end() :]


def read_head(block: bytes) -> LenientHead:
    """Read one head; raises `FetchError` for what browsers refuse too, and for a status that does not exist."""
    if b"\0" in block:
        raise FetchError(FailureKind.NOT_HTTP, "a zero byte in the head")
    first, *lines = re.split(rb"[\r\n]+", block)
    word, _, rest = first.replace(b"\t", b" ").partition(b" ")
    digits = re.match(rb"\d*", rest.lstrip())
    assert digits is not None
    told = digits[0] or b"200"  # browsers take an answer without a status for a good one
    if len(told) > 3 or int(told) not in STATUSES:  # noqa: PLR2004 - digits of a status
        raise FetchError(FailureKind.NOT_HTTP, f"{told[:20].decode()} is no status")
    version = b"HTTP/1.1" if _VERSION.match(word) else b"HTTP/1.0"
    reason = rest.lstrip()[len(digits[0]) :].strip()
    return LenientHead(int(told), version, reason, _headers(lines))


def _headers(lines: list[bytes]) -> Headers:
    """Read header lines: folded ones belong to the one before, those without a name are passed over."""
    headers: Headers = []
    for line in lines:
        if line[:1] in b" \t":
            if headers:
                name, value = headers[-1]
                headers[-1] = name, value + b" " + line.strip()
            continue
        name, colon, value = line.partition(b":")
        if colon and name.strip():
            headers.append((name.strip(), value.strip()))
    return headers


def doubtful(headers: Headers) -> bool:
    """Return whether a head needs a closer look by `contradiction` and `unframed`; most do not, and this is asked of each."""
    names = [name.lower() for name, _ in headers]
    return (
        b"transfer-encoding" in names or names.count(b"content-length") > 1 or any(names.count(n) > 1 for n in SINGLE)
    )


def contradiction(headers: Headers) -> str | None:
    """Say which headers contradict each other so that browsers refuse the answer, or return None.

    A length that lies beside chunks is no matter (RFC 9112 section 6.3).
    """
    lengths = _words(headers, b"content-length")
    if len(set(lengths)) > 1 and b"chunked" not in _words(headers, b"transfer-encoding"):
        return "the answer tells two lengths"
    for single in SINGLE:
        if len({value for name, value in headers if name.lower() == single}) > 1:
            return f"the answer has two different headers {single.decode()}"
    return None


def unframed(headers: Headers) -> bool:
    """Return whether a transfer encoding is told that is none: libcurl then waits for the end of the connection."""
    words = _words(headers, b"transfer-encoding")
    return bool(words) and b"chunked" not in words


def _words(headers: Headers, wanted: bytes) -> list[bytes]:
    """List the words of a header that holds a list, in small letters."""
    return [word.strip().lower() for name, value in headers if name.lower() == wanted for word in value.split(b",")]
