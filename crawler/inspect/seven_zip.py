"""7z archives: whole by their directory, and sound by what unpacks (7zFormat.txt of the LZMA SDK). Members are summed up, never kept."""

import bz2
import lzma
import re
import struct
import zlib
from collections.abc import Iterator

from crawler.inspect.branches import put_together
from crawler.inspect.pictures import cut, sound, unchecked
from crawler.inspect.seven_zip_directory import COPY, Coder, Folder, Strange, folders
from crawler.inspect.sparse import Bytes, Missing, Sparse
from crawler.inspect.transfer import SECTOR, find_zeros, zeroed_block
from crawler.records import Document

_START = 32
_MOST_DIRECTORY = 64 * 1024 * 1024
_MOST_UNPACKED = 24 * 1024 * 1024  # of all folders together
_MOST_DICTIONARY = 64 * 1024 * 1024
_MOST_PACKINGS = 4  # of the directory itself
_CHUNK = 256 * 1024
_BEGINNING, _MORE, _WRAPPED = (
    b"\1",
    b"\2",
    1 << 16,
)  # LZMA2: a chunk that is not packed, the first and others, and its most bytes
_HEADER, _MAIN, _ENCODED = 0x01, 0x04, 0x17
_LZMA, _LZMA2, _DELTA, _FOUR = b"\3\1\1", b"\x21", b"\3", b"\3\3\1\x1b"
_MOST_PUT_TOGETHER = 4 << 20  # bytes: a tenth of a second
_DEFLATE, _BZIP2, _AES = b"\4\1\x08", b"\4\2\2", b"\6\xf1\7\1"
_BRANCHES = {
    b"\3\3\1\3": lzma.FILTER_X86,
    b"\3\3\2\5": lzma.FILTER_POWERPC,
    b"\3\3\4\1": lzma.FILTER_IA64,
    b"\3\3\5\1": lzma.FILTER_ARM,
    b"\3\3\7\1": lzma.FILTER_ARMTHUMB,
    b"\3\3\x08\5": lzma.FILTER_SPARC,
}
_NOT_ZERO, _EVEN = re.compile(rb"[^\0]"), 100  # bytes that a zero may stand for; range coders reach ten times as many
_FAULTS = (lzma.LZMAError, zlib.error, OSError, EOFError, ValueError)


def read_seven_zip(file: Sparse) -> Document:
    """Check the start header's checksum, that of the directory at the end, and those of the members as far as they unpack in little time."""
    header = file.at(0, _START)
    if len(header) < _START:
        return cut()
    offset, size, checksum = struct.unpack_from("<QQI", header, 12)
    if zlib.crc32(header[12:32]) != struct.unpack_from("<I", header, 8)[0]:
        return Document(opens=False, damage="its start is damaged")
    if _START + offset + size > file.size:
        return cut()
    if size > _MOST_DIRECTORY:
        return unchecked()
    directory = file.at(_START + offset, _START + offset + size)
    return _members(file, directory) if zlib.crc32(directory) == checksum else _damaged("its directory is damaged")


def _damaged(damage: str) -> Document:
    return Document(opens=False, ended=True, damage=damage)


def _members(file: Sparse, directory: bytes) -> Document:
    """Look at the members, as far as the directory is understood and the file is known."""
    try:
        for _ in range(_MOST_PACKINGS):
            if directory[:1] != bytes([_ENCODED]):
                break
            folder = next(folders(directory, 1))
            if _is_locked(folder):
                return Document(ended=True, encrypted=True)
            directory = b"".join(_unpacked(file, folder)) if folder.size <= _MOST_UNPACKED else b""
            if directory and not _is_summed(directory, folder):
                return _damaged("its directory is damaged")
        return _checked(file, directory) if directory[:2] == bytes([_HEADER, _MAIN]) else sound()
    except _FAULTS:
        return _damaged("its directory is damaged")
    except (Missing, Strange, IndexError, StopIteration, struct.error):
        return sound()


def _is_summed(directory: bytes, folder: Folder) -> bool:
    """Tell whether a packed directory has the checksum that is stated for it, if one is."""
    size, checksum = next(iter(folder.members), (0, None))
    return checksum is None or (len(directory) == size and zlib.crc32(directory) == checksum)


def _checked(file: Sparse, directory: bytes) -> Document:
    """Unpack folder by folder, up to a number of bytes. Raises Strange, Missing, IndexError."""
    left = _MOST_UNPACKED
    for folder in folders(directory, 2):
        left -= folder.size
        if _is_locked(folder):
            return Document(ended=True, encrypted=True)
        if left >= 0 and not _is_sound(file, folder):
            return _damaged("compressed data are damaged")
    return sound()


def _is_locked(folder: Folder) -> bool:
    return any(coder.method == _AES for coder in folder.coders)


def _is_sound(file: Sparse, folder: Folder) -> bool:
    """Tell whether the members of a folder unpack, and have their checksums; true where the method is not known here."""
    data, have = _unpacked(file, folder), b""
    try:
        for size, checksum in folder.members:
            total, left = 0, size
            while left:
                have = have or next(data, b"")
                if not have:
                    return False
                total, left, have = zlib.crc32(have[:left], total), left - len(have[:left]), have[left:]
            if checksum is not None and total != checksum:
                return False
    except Strange:  # PPMd and others
        return not _is_holed(file.all(), folder)
    except _FAULTS:
        return False
    return True


def _is_holed(body: Bytes, folder: Folder) -> bool:
    """Tell whether a packed folder holds zeros that stand for nothing: what is so even that it is packed as zeros has far more bytes than these."""
    start, stop = folder.start, folder.start + folder.packed
    while (place := find_zeros(body, start, stop, SECTOR)) >= 0:
        found = _NOT_ZERO.search(body, place, stop)
        start = found.start() if found else stop
        if folder.size < _EVEN * (start - place):
            return True
    return zeroed_block(body, folder.start, stop, least=SECTOR)


def _unpacked(file: Sparse, folder: Folder) -> Iterator[bytes]:
    """Yield the bytes of a folder, at most as many as its members have. Raises Strange for methods that are not known here."""
    if folder.streams:
        yield _put_together(file, folder)
    elif _is_turned(folder.coders):
        yield from _turned_back(folder.coders, _pieces(file, folder))
    else:
        yield from _pieces(file, folder)


def _pieces(file: Sparse, folder: Folder) -> Iterator[bytes]:
    left, stop = folder.size, folder.start + folder.packed
    unpacker = _unpacker(folder.coders)
    for start in range(folder.start, stop, _CHUNK):
        data = file.at(start, min(stop, start + _CHUNK))
        while left > 0:
            piece = data if unpacker is None else unpacker.decompress(data, min(left, _CHUNK))
            data = b"" if not isinstance(unpacker, _Deflate) else unpacker.rest
            left -= len(piece)
            if piece:
                yield piece
            if unpacker is None or unpacker.eof or (not piece and not data):
                break


def _turned_back(coders: tuple[Coder, ...], pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield pieces of programs with their addresses turned back. They are wrapped as LZMA2 that packs nothing, since liblzma wants a packing with an end."""
    turns = [_filter(coder) for coder in coders if coder.method in _BRANCHES]
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[*turns, {"id": lzma.FILTER_LZMA2}])
    control = _BEGINNING
    for piece in pieces:
        for start in range(0, len(piece), _WRAPPED):
            part = piece[start : start + _WRAPPED]
            if turned := unpacker.decompress(control + (len(part) - 1).to_bytes(2) + part):
                yield turned
            control = _MORE
    if rest := unpacker.decompress(b"\0"):
        yield rest


def _put_together(file: Sparse, folder: Folder) -> bytes:
    """Return the bytes of programs that were packed in four streams. Raises Strange for what else is packed in several, and what is large."""
    is_known = any(coder.method == _FOUR for coder in folder.coders) and len(folder.streams) == 4  # noqa: PLR2004
    if not is_known or max(folder.size, *(stream.size for stream in folder.streams)) > _MOST_PUT_TOGETHER:
        raise Strange
    try:
        main, calls, jumps, taken = (b"".join(_unpacked(file, stream)) for stream in folder.streams)
        return put_together(main, calls, jumps, taken, folder.size)
    except IndexError:
        return b""


class _Deflate:
    """Raw deflate with the face of the other unpackers."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(wbits=-15)
        self.rest = b""

    @property
    def eof(self) -> bool:
        """Say whether the end was reached."""
        return self._unpacker.eof

    def decompress(self, data: bytes, most: int) -> bytes:
        """Unpack, up to a number of bytes."""
        piece = self._unpacker.decompress(data, most)
        self.rest = self._unpacker.unconsumed_tail
        return piece


def _unpacker(coders: tuple[Coder, ...]) -> "lzma.LZMADecompressor | bz2.BZ2Decompressor | _Deflate | None":
    """Return what unpacks the steps of a folder, None for bytes that are stored as they are. Raises Strange."""
    if len(coders) == 1 and coders[0].method in (COPY, _BZIP2, _DEFLATE):
        return {COPY: lambda: None, _BZIP2: bz2.BZ2Decompressor, _DEFLATE: _Deflate}[coders[0].method]()
    steps = [coder for coder in coders if coder.method not in _BRANCHES] if _is_turned(coders) else coders
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[_filter(coder) for coder in steps])


def _is_turned(coders: tuple[Coder, ...]) -> bool:
    """Tell whether addresses in programs were turned before LZMA, which has no end mark, without which liblzma turns back all but the last bytes."""
    methods = {coder.method for coder in coders}
    return _LZMA in methods and bool(methods & _BRANCHES.keys())


def _filter(coder: Coder) -> dict[str, int]:
    """Return a step as lzma names it. Raises Strange."""
    method, settings = coder
    if method in _BRANCHES:
        return {"id": _BRANCHES[method]}
    if method == _DELTA and len(settings) == 1:
        return {"id": lzma.FILTER_DELTA, "dist": settings[0] + 1}
    if method == _LZMA and len(settings) == 5:  # noqa: PLR2004 - LZMA specification, "LZMA properties"
        size, code = int.from_bytes(settings[1:], "little"), settings[0]
        found = {"id": lzma.FILTER_LZMA1, "lc": code % 9, "lp": code // 9 % 5, "pb": code // 45}
    elif method == _LZMA2 and len(settings) == 1 and settings[0] < 40:  # noqa: PLR2004 - 4 GB
        size, found = (2 | settings[0] & 1) << settings[0] // 2 + 11, {"id": lzma.FILTER_LZMA2}
    else:
        raise Strange
    if size > _MOST_DICTIONARY:
        raise Strange
    return found | {"dict_size": max(size, 4_096)}
