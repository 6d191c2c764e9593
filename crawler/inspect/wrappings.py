"""What was left around a file on its way: marks between its chunks, lines of HTTP or of mail before it, letters of base64 in place of its bytes."""

import base64
import codecs
import re

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import CONTROL

_LONGEST_LINE, _HEAD = 24, 1_024
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,200})?\r\n")  # RFC 9112, section 7.1
_NUMBERS = re.compile(rb"[0-9A-Fa-f\s;,.+-]*")
_LEAST_CHUNK, _END = 16, b"\r\n0\r\n"
_LEAST_SPELLED, _MOST_SPELLED, _MOST_DECODED = 400, 16 << 20, 64 << 10  # bytes
_SPELLED = re.compile(rb"(?:\xef\xbb\xbf)?\s*[A-Za-z0-9+/_-]{32}")
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LINE_ENDS, _URL_SAFE = b"\r\n", bytes.maketrans(b"-_", b"+/")
_SIGNATURES = (
    b"%PDF-", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\0", b"II*\0", b"MM\0*", b"ID3", b"OggS\0", b"fLaC", b"RIFF",
)  # fmt: skip
_SHORTEST_LINE = 16  # letters, on average
_SOME_BLANKS = 40  # bytes of a text to each space or line end, at most
_HTTP = re.compile(
    rb"HTTP/[12](?:\.\d)? \d{3}[^\r\n]{0,60}\r?\n(?:[A-Za-z][\w-]{1,40}:[^\r\n]{0,4000}\r?\n){1,60}\r?\n"
)
_PARTS = re.compile(
    rb"--[^\r\n]{1,72}\r?\n(?:[A-Za-z-]{4,40}:[^\r\n]{0,400}\r?\n){0,6}Content-(?:Disposition|Type): ?[^\r\n]{1,400}\r?\n",
    re.IGNORECASE,
)
_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]{1,40}:[^\r\n]{0,1000}\r?\n(?:[ \t][^\r\n]{0,1000}\r?\n){0,20}){0,60}"
    rb"Content-Transfer-Encoding: ?(?:base64|quoted-printable)[ \t]*\r?\n",
    re.IGNORECASE,
)


def is_wrapped(body: Bytes) -> str | None:
    """Tell what came in place of the bytes of a text: chunks with their marks, or letters of base64; None for neither."""
    if _has_chunk_marks(body):
        return "marks of a transfer in chunks"
    return "base64 in place of the file" if _is_spelled(body) else None


def has_head(body: Bytes) -> bool:
    """Tell whether a text begins with the head of an answer, of a form's part, or of an attachment to a mail."""
    head = body[: 4 * _HEAD]
    return any(pattern.match(head) for pattern in (_HTTP, _PARTS, _MAIL))


def _has_chunk_marks(body: Bytes) -> bool:
    """Tell whether a body begins with the length of its first chunk, and the next begins just where that says (RFC 9112, section 7.1)."""
    first = _SIZE.match(body[: 10 * _LONGEST_LINE])
    if first is None or int(first[1], 16) < _LEAST_CHUNK:
        return False
    place = first.end() + int(first[1], 16)
    if _NUMBERS.fullmatch(body[first.end() : min(place, first.end() + _HEAD)]):  # a list of them
        return False
    behind = body[place : place + 10 * _LONGEST_LINE]
    return behind.startswith(_END) or (behind.startswith(b"\r\n") and _SIZE.match(behind, 2) is not None)


def _is_spelled(body: Bytes) -> bool:
    """Tell whether a body is base64 from beginning to end, in one line or in lines of one length, and stands for a file of a known kind, or for a text."""
    if not _LEAST_SPELLED <= len(body) <= _MOST_SPELLED or not _SPELLED.match(body[:_HEAD]):
        return False
    text = body[:].removeprefix(b"\xef\xbb\xbf").strip()
    letters = text.translate(_URL_SAFE, _LINE_ENDS).rstrip(b"=")
    ends = text.count(b"\n") + 1
    if letters.translate(None, _LETTERS) or ends * _SHORTEST_LINE > len(text):
        return False
    if len({len(line) for line in text.splitlines()[:-1]}) > 1:
        return False
    some = letters[: _MOST_DECODED // 4 * 4]
    data = base64.b64decode(some + b"=" * (-len(some) % 4) if len(some) % 4 != 1 else some[:-1])
    return data.startswith(_SIGNATURES) or _is_text(data)


def _is_text(data: bytes) -> bool:
    """Tell whether some bytes are words or rows in UTF-8, or in UTF-16 with its mark."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2])
    try:
        text = codecs.getincrementaldecoder(wide or "utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    if CONTROL.search(text.encode("utf-8", "replace")):
        return False
    return sum(map(text.count, " \n\r\t")) * _SOME_BLANKS >= len(text)
