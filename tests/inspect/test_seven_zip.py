"""7z archives: members unpack and have their checksums, in whatever way of packing that is known here."""

import bz2
import lzma
import struct
import zlib

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.records import Document
from tests.inspect.conftest import seven_zip

SOUND = Document(opens=True, ended=True)
DAMAGED = Document(opens=False, ended=True, damage="compressed data are damaged")
MEMBERS = (b"Some words. " * 300, b"Others. " * 200)
ALL = b"".join(MEMBERS)
LZMA2 = {"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}
LZMA1 = {"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 2}
X86, DELTA = {"id": lzma.FILTER_X86}, {"id": lzma.FILTER_DELTA, "dist": 4}
SET = {"lzma1": b"\x5d" + struct.pack("<I", 1 << 20), "lzma2": b"\x10", "delta": b"\3"}


def packed(*filters: dict[str, int]) -> bytes:
    """Pack the members by filters of lzma."""
    return lzma.compress(ALL, lzma.FORMAT_RAW, filters=filters)


def number(value: int) -> bytes:
    """Write a number of up to 14 bits as the directory does."""
    return bytes([value]) if value < 128 else bytes([0x80 | value >> 8, value & 0xFF])


def step(method: bytes, settings: bytes = b"") -> bytes:
    """Write one step of packing."""
    flags = len(method) | (0x20 if settings else 0)
    return bytes([flags]) + method + (number(len(settings)) + settings if settings else b"")


def streams(data: bytes, *steps: bytes, bonds: bytes = b"", sums: tuple[int, ...] = ()) -> bytes:
    """Describe one folder of packed data that begins right behind the start header; sums of members make it two of them."""
    head = b"\x06" + number(0) + number(1) + b"\x09" + number(len(data)) + b"\0"
    folder = b"\x07\x0b\1\0" + number(len(steps)) + b"".join(steps) + bonds + b"\x0c" + number(len(ALL)) * len(steps)
    if not sums:
        return head + folder + b"\x0a\1" + struct.pack("<I", zlib.crc32(ALL)) + b"\0\0"
    inside = b"\x08\x0d" + number(2) + b"\x09" + number(len(MEMBERS[0])) + b"\x0a\1" + struct.pack("<II", *sums) + b"\0"
    return head + folder + b"\0" + inside + b"\0"


def archive(data: bytes, *steps: bytes, bonds: bytes = b"", sums: tuple[int, ...] = ()) -> bytes:
    """Write an archive with a plain directory."""
    return seven_zip(data, b"\x01\x04" + streams(data, *steps, bonds=bonds, sums=sums) + b"\x05\0\0\0")


def read(body: bytes) -> Document:
    """Read a whole archive."""
    return read_media("7z", Sparse.whole(body))


def deflated() -> bytes:
    """Pack the members without a header."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(ALL) + packer.flush()


WAYS = {
    "stored": archive(ALL, step(b"\0")),
    "lzma": archive(packed(LZMA1), step(b"\3\1\1", SET["lzma1"])),
    "lzma2": archive(packed(LZMA2), step(b"\x21", SET["lzma2"])),
    "bzip2": archive(bz2.compress(ALL), step(b"\4\2\2")),
    "deflate": archive(deflated(), step(b"\4\1\x08")),
    "delta": archive(packed(DELTA, LZMA2), step(b"\3", SET["delta"]), step(b"\x21", SET["lzma2"]), bonds=b"\0\1"),
    "programs": archive(packed(X86, LZMA2), step(b"\x21", SET["lzma2"]), step(b"\3\3\1\3"), bonds=b"\1\0"),
}


@pytest.mark.parametrize("way", WAYS)
def test_members_have_their_checksum(way: str) -> None:
    """One byte in the middle is enough; the directory at the end says nothing of it."""
    body = WAYS[way]
    assert read(body) == SOUND
    place = 32 + (len(body) - 32) // 3
    assert read(body[:place] + bytes([body[place] ^ 0x55]) + body[place + 1 :]) == DAMAGED
    assert read(body[:-1]).ended is False


def test_each_member_of_a_folder_has_its_own() -> None:
    """Members that were packed together are told apart by their sizes."""
    way, sums = step(b"\x21", SET["lzma2"]), tuple(map(zlib.crc32, MEMBERS))
    assert read(archive(packed(LZMA2), way, sums=sums)) == SOUND
    assert read(archive(packed(LZMA2), way, sums=(sums[0], sums[1] ^ 1))) == DAMAGED


def test_a_directory_that_is_packed_itself() -> None:
    """As nearly all are; one that does not unpack is damaged."""
    data = packed(LZMA2)
    plain = b"\x01\x04" + streams(data, step(b"\x21", SET["lzma2"])) + b"\x05\0\0\0"
    inner = lzma.compress(plain, lzma.FORMAT_RAW, filters=[LZMA2])
    head = b"\x17\x06" + number(len(data)) + number(1) + b"\x09" + number(len(inner)) + b"\0"
    folder = b"\x07\x0b\1\0" + number(1) + step(b"\x21", SET["lzma2"]) + b"\x0c" + number(len(plain)) + b"\0\0"
    assert read(seven_zip(data + inner, head + folder)) == SOUND
    holed = data[:30] + bytes([data[30] ^ 0x55]) + data[31:]
    assert read(seven_zip(holed + inner, head + folder)) == DAMAGED
    assert read(seven_zip(data + bytes([3]) * len(inner), head + folder)).damage == "its directory is damaged"


def test_what_is_not_unpacked_here() -> None:
    """A password is no damage, of the members or of their names; nor is a method that is not known, but a block of zeros in what it packed."""
    locked = archive(ALL, step(b"\6\xf1\7\1", b"\x13"), step(b"\x21", SET["lzma2"]), bonds=b"\1\0")
    assert read(locked) == Document(ended=True, encrypted=True)
    noise = bytes(range(1, 256)) * 40
    assert read(archive(noise, step(b"\3\4\1", bytes(5)))) == SOUND
    holed = noise[: 4_096 - 32] + bytes(4_096) + noise[:900]
    assert read(archive(holed, step(b"\3\4\1", bytes(5)))) == DAMAGED
    assert read(archive(noise[:3_001] + bytes(700) + noise[:900], step(b"\3\4\1", bytes(5)))) == DAMAGED
    assert read(archive(ALL, step(b"\3\1\1", b"\x5d" + b"\xff" * 4))) == SOUND
    assert read(seven_zip(ALL, b"\x01\x04\x06")) == SOUND


def test_programs_before_lzma_without_an_end_mark() -> None:
    """Their addresses are turned back to the last byte, and each member has its checksum."""
    code = (b"code\xe8\x10\x20\0\0" * len(ALL))[: len(ALL)]
    data = lzma.compress(code, lzma.FORMAT_RAW, filters=[X86, LZMA1])
    steps, parts = (
        (step(b"\3\3\1\3"), step(b"\3\1\1", SET["lzma1"])),
        (code[: len(MEMBERS[0])], code[len(MEMBERS[0]) :]),
    )
    first, last = map(zlib.crc32, parts)
    assert read(archive(data, *steps, bonds=b"\0\1", sums=(first, last))) == SOUND
    assert read(archive(data, *steps, bonds=b"\0\1", sums=(first, last ^ 1))) == DAMAGED
    assert read(archive(data[:-30], *steps, bonds=b"\0\1", sums=(first, last))) == DAMAGED


def test_a_packed_directory_that_fails_its_checksum() -> None:
    """It unpacks to as many bytes, and to others."""
    plain = b"\x01\x04" + streams(packed(LZMA2), step(b"\x21", SET["lzma2"])) + b"\x05\0\0\0"
    coded = lzma.compress(plain, lzma.FORMAT_RAW, filters=[LZMA1])
    head = b"\x06" + number(len(packed(LZMA2))) + number(1) + b"\x09" + number(len(coded)) + b"\0"
    folder = b"\x07\x0b\1\0" + number(1) + step(b"\3\1\1", SET["lzma1"]) + b"\x0c" + number(len(plain))
    for checksum, told in (
        (zlib.crc32(plain), SOUND),
        (7, Document(opens=False, ended=True, damage="its directory is damaged")),
    ):
        directory = b"\x17" + head + folder + b"\x0a\1" + struct.pack("<I", checksum) + b"\0\0"
        assert read(seven_zip(packed(LZMA2) + coded, directory)) == told
