"""Which reader checks which kind of picture, sound, film and archive."""

import re
from collections.abc import Callable
from itertools import islice

from crawler.inspect.archives import read_bz2, read_gz, read_tar, read_xz
from crawler.inspect.film import read_mp4, read_riff
from crawler.inspect.flac import read_flac
from crawler.inspect.gif import read_gif
from crawler.inspect.jpeg import read_jpeg
from crawler.inspect.matroska import read_webm
from crawler.inspect.ogg import read_ogg
from crawler.inspect.pictures import cut, read_bmp, read_png, sound
from crawler.inspect.rar import read_rar
from crawler.inspect.seven_zip import read_seven_zip
from crawler.inspect.sound import read_mp3
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.stray_signs import has_strays
from crawler.inspect.tiff import read_tiff
from crawler.inspect.transfer import data_end, find_zeros
from crawler.records import Document

_TAIL = 1024
_CHUNK = 1024 * 1024
_NO_TEXT = 48  # zeros in a row
_BINARY = re.compile(rb"\\bin\d")
# A control symbol is no letter (RTF 1.9.1, "Control Symbol"); behind a high byte the backslash may be half a sign.
_NO_SYMBOL = re.compile(rb"(?<![\x80-\xff\\])\\[\x80-\xff]")
_MOST_BRACES = 5_000_000  # a second or two
_BRACES, _PARAGRAPH = re.compile(rb"\\.|[{}]", re.DOTALL), re.compile(rb"\\(?:par|pard|cell|row)\b")
_UNSEEN = re.compile(rb"\{\\\*[^{}]*\}|\\[a-z]+-?\d* ?|\\[^a-z']|[{}\s]")  # destinations, control words and groups
_MOST_BEHIND = 64 << 10  # bytes
_DOUBLE_BYTES = re.compile(rb"\\(?:ansicpg(?:932|936|949|950|1361)|f?charset(?:128|129|130|134|136))\b")
_HALF_A_SIGN = re.compile(rb"[\x81-\xfe][{}]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")  # of 560 texts only those have one that a program damaged


def read_media(kind: str, file: Sparse) -> Document:
    """Check one file of a kind listed in MEDIA; a cut file has `ended` False. Raises `Missing` where parts of it do not suffice."""
    return MEDIA[kind](file)


def _rtf(file: Sparse) -> Document:
    """Look for the brace that closes the first (RTF 1.9.1, "Basic entities"); binary data may hold braces that mean nothing."""
    if not file.tail(_TAIL).rstrip(b"\0\r\n\t \x1a").endswith(b"}"):
        return cut()
    try:
        body = file.all()
    except Missing:
        return sound()
    if _BINARY.search(body):
        return sound()
    damage = _rtf_damage(body)
    if damage:
        return Document(opens=False, ended=True, damage=damage)
    return cut() if _left_open(body) > 0 and not _has_halves(body) else sound()


def _rtf_damage(body: Bytes) -> str | None:
    """Tell what stands in a text that no program writes."""
    if find_zeros(body, 0, data_end(body), _NO_TEXT) >= 0:
        return "a block of zeros"
    if _CONTROL.search(body) or _NO_SYMBOL.search(body):
        return "not well-formed"
    if not _DOUBLE_BYTES.search(body) and has_strays(body):
        return "single bytes are no signs"
    goes_on = _left_open(body) < 0 and not _has_halves(body) and _goes_on(body)
    return "text stands behind its end" if goes_on else None


def _has_halves(body: Bytes) -> bool:
    """Tell whether some of the braces may be the second halves of signs: of Chinese, Japanese and Korean ones as some writers leave them."""
    return _DOUBLE_BYTES.search(body) is not None and _HALF_A_SIGN.search(body) is not None


def _goes_on(body: Bytes) -> bool:
    """Tell whether text stands behind the brace that closes the first, where programs stop to read; some writers close it twice, or before an empty paragraph."""
    opened = 0
    for found in islice(_BRACES.finditer(body), _MOST_BRACES):
        opened += {b"{": 1, b"}": -1}.get(found[0], 0)
        if not opened and found[0] == b"}":
            behind = body[found.end() : found.end() + _MOST_BEHIND]
            return _PARAGRAPH.search(behind) is not None and _UNSEEN.sub(b"", behind) != b""
    return False


def _left_open(body: Bytes) -> int:
    """Count the braces that nothing closes; those behind a backslash are text."""
    opened, before = 0, b""
    for start in range(0, len(body), _CHUNK):
        piece = (before + body[start : start + _CHUNK]).replace(b"\\\\", b"")
        before = piece[-1:] if piece.endswith(b"\\") else b""
        opened += piece.count(b"{") - piece.count(b"\\{") - piece.count(b"}") + piece.count(b"\\}")
    return opened


MEDIA: dict[str, Callable[[Sparse], Document]] = {
    "png": read_png,
    "jpeg": read_jpeg,
    "gif": read_gif,
    "bmp": read_bmp,
    "tiff": read_tiff,
    "webp": read_riff,
    "wav": read_riff,
    "avi": read_riff,
    "mp4": read_mp4,
    "mp3": read_mp3,
    "ogg": read_ogg,
    "flac": read_flac,
    "webm": read_webm,
    "rar": read_rar,
    "7z": read_seven_zip,
    "gz": read_gz,
    "bz2": read_bz2,
    "xz": read_xz,
    "tar": read_tar,
    "rtf": _rtf,
}
