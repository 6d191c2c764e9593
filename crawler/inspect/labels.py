"""What sound, films and RTF call themselves, in the labels at their beginning: cheap to read, and left out where a look at more would be needed."""

import re
import struct
from collections.abc import Callable, Iterator

from crawler.inspect.details import Said, details_of
from crawler.inspect.sparse import Missing, Sparse
from crawler.inspect.text import squeeze
from crawler.records import Details, Title

Labels = tuple[tuple[Title, ...], Details | None]

_LOOKED_AT = 64 * 1024
_LONGEST = 300
_ID3_HEAD = 10
_MOST_FRAMES = 60
_ID3 = {"TIT2": "title", "TT2": "title", "TPE1": "author", "TP1": "author", "TDRC": "date", "TYER": "date"}
_CODECS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_VORBIS = re.compile(rb"(?:\x03vorbis|OpusTags)")
_VORBIS_FIELDS = {"title": "title", "artist": "author", "date": "date", "language": "language"}
_MOST_COMMENTS = 40
_MP4 = {b"\xa9nam": "title", b"\xa9ART": "author", b"\xa9day": "date"}
_MP4_HEAD = 24  # of a label: its length and name, and those of its data, version and place
_RTF_INFO = re.compile(rb"\{\\info\b")
_RTF_GROUP = re.compile(rb"\{\\(title|author)\b ?((?:[^{}\\]|\\[^{}]|\\[{}]){1,600})\}")
_RTF_YEAR = re.compile(rb"\{\\(creatim|revtim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_RTF_CODE = re.compile(rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\([{}\\])|\\[a-z]+-?\d* ?")


def media_labels(kind: str, file: Sparse) -> Labels:
    """Return the title (`mp3:title`) and the details of a file of a kind that has labels; none where they are not at the beginning, or damaged."""
    read = _READERS.get(kind)
    if read is None:
        return (), None
    try:
        said = tuple(read(_beginning(file)))
    except (struct.error, IndexError, ValueError, LookupError):
        return (), None
    return labelled(kind, said)


def labelled(kind: str, said: tuple[Said, ...]) -> Labels:
    """Return what was said as a title with its source and as details."""
    title = squeeze(next((one.text for one in said if one.field == "title"), ""))[:_LONGEST]
    return (Title(f"{kind}:title", title),) if title else (), details_of(one for one in said if one.field != "title")


def _beginning(file: Sparse) -> bytes:
    """Return what is known of the first 64 KB."""
    try:
        return file.at(0, _LOOKED_AT)
    except Missing as hole:
        return file.at(0, hole.start)


def _id3(head: bytes) -> Iterator[Said]:
    """Read the text frames of an ID3v2 tag (ID3v2.4 section 4.2, ID3v2.2 section 4.2)."""
    if not head.startswith(b"ID3"):
        return
    version, place = head[3], _ID3_HEAD
    stop = min(len(head), place + _seven_bits(head[6:10]))
    wide = 6 if version == 2 else 10  # noqa: PLR2004 - ID3v2.2 has names of three letters
    for _ in range(_MOST_FRAMES):
        if place + wide > stop or not head[place]:
            return
        name = head[place : place + (3 if wide == 6 else 4)].decode("latin-1")  # noqa: PLR2004
        length = head[place + 3 : place + 6] if wide == 6 else head[place + 4 : place + 8]  # noqa: PLR2004
        size = _seven_bits(length) if version == 4 else int.from_bytes(length)  # noqa: PLR2004
        data = head[place + wide : min(stop, place + wide + size)]
        if name in _ID3 and len(data) > 1 and data[0] < len(_CODECS):
            text = data[1:].decode(_CODECS[data[0]], "replace").replace("\ufeff", "")
            yield Said(_ID3[name], "id3", text.partition("\0")[0])
        place += wide + size


def _seven_bits(data: bytes) -> int:
    return sum((byte & 127) << 7 * (len(data) - 1 - at) for at, byte in enumerate(data))


def _vorbis(head: bytes) -> Iterator[Said]:
    """Read the comments of an Ogg file (Vorbis I section 5.2; RFC 7845 section 5.2), as far as they lie in its first page of them."""
    found = _VORBIS.search(head)
    return _comments(head, found.end()) if found else iter(())


def _flac(head: bytes) -> Iterator[Said]:
    """Find the comments among the descriptions of a FLAC file (RFC 9639 section 8)."""
    place = 4
    while place + 4 <= len(head):
        kind, size = head[place], int.from_bytes(head[place + 1 : place + 4])
        if kind & 127 == 4:  # noqa: PLR2004 - RFC 9639, section 8.1: comments
            return _comments(head, place + 4)
        if kind >> 7:
            break
        place += 4 + size
    return iter(())


def _comments(head: bytes, place: int) -> Iterator[Said]:
    (vendor,) = struct.unpack_from("<I", head, place)
    place += 4 + vendor
    (count,) = struct.unpack_from("<I", head, place)
    place += 4
    for _ in range(min(count, _MOST_COMMENTS)):
        if place + 4 > len(head):
            return
        (size,) = struct.unpack_from("<I", head, place)
        name, _, text = (
            head[place + 4 : min(len(head), place + 4 + min(size, 2_000))].decode("utf-8", "replace").partition("=")
        )
        if field := _VORBIS_FIELDS.get(name.lower()):
            yield Said(field, "vorbis", text)
        place += 4 + size


def _mp4(head: bytes) -> Iterator[Said]:
    """Look for the labels of an MP4 by their names (QuickTime File Format, "Metadata"): each holds a `data` box of text."""
    if (place := head.find(b"ilst")) < 0:
        return
    for name, field in _MP4.items():
        at = head.find(name, place, place + 4_096) - 4
        if at > place and head[at + 12 : at + 16] == b"data":
            (size,) = struct.unpack_from(">I", head, at + 8)
            yield Said(field, "mp4", head[at + _MP4_HEAD : at + 8 + min(size, 1_000)].decode("utf-8", "replace"))


def _rtf(head: bytes) -> Iterator[Said]:
    """Read title, author and days of the information group (RTF 1.9.1, "Information Group")."""
    found = _RTF_INFO.search(head)
    if found is None:
        return
    group = head[found.start() : found.start() + 4_096]
    for name, text in _RTF_GROUP.findall(group):
        yield Said(name.decode(), "rtf", _plain(text))
    for name, *parts in _RTF_YEAR.findall(group):
        year, month, day = (int(part) for part in parts)
        yield Said("created" if name == b"creatim" else "modified", "rtf", f"{year:04}-{month:02}-{day:02}")


def _plain(text: bytes) -> str:
    """Undo the escapes of RTF: a byte of Windows-1252, a sign of Unicode, a brace."""

    def sign(match: re.Match[bytes]) -> bytes:
        byte, point, literal = match.groups()
        if byte:
            return bytes.fromhex(byte.decode()).decode("cp1252", "replace").encode()
        return chr(int(point) % 65_536).encode("utf-8", "replace") if point else literal or b""

    return _RTF_CODE.sub(sign, text).decode("utf-8", "replace")


_READERS: dict[str, Callable[[bytes], Iterator[Said]]] = {
    "mp3": _id3,
    "ogg": _vorbis,
    "flac": _flac,
    "mp4": _mp4,
    "rtf": _rtf,
}
