"""Programs in 7z archives that were packed in four streams: calls and jumps are put back where they were."""

import re
import struct
import time
import tracemalloc
import zlib

import pytest

from crawler.inspect.branches import put_together
from crawler.inspect.media import read_media
from crawler.inspect.seven_zip import _unpacked
from crawler.inspect.seven_zip_directory import COPY, Coder, Folder, Strange
from crawler.inspect.sparse import Sparse
from crawler.records import Document
from tests.inspect.conftest import seven_zip
from tests.inspect.test_seven_zip import DAMAGED, SOUND, number

PROGRAM = (b"\x55\x89\xe5\xe8\x10\x20\0\0\x90\xe9\xf0\xff\xff\xff\x0f\x84\1\2\3\4\xc3\xe8\5\xe8\1\1\1\1" * 9)[
    :-5
] + b"\xe8"


class Packer:
    """Packs bits by how likely each is (the range encoder of LZMA)."""

    def __init__(self) -> None:
        self.low, self.range, self.held, self.many, self.out = 0, 0xFFFFFFFF, 0, 1, bytearray()
        self.chances = [1 << 10] * 258

    def bit(self, which: int, value: bool) -> None:  # noqa: FBT001
        """Pack one bit."""
        chance = self.chances[which]
        bound = (self.range >> 11) * chance
        if value:
            self.low, self.range = self.low + bound, self.range - bound
            self.chances[which] -= chance >> 5
        else:
            self.range = bound
            self.chances[which] += ((1 << 11) - chance) >> 5
        while self.range < 1 << 24:
            self.range = self.range << 8 & 0xFFFFFFFF
            self.shift()

    def shift(self) -> None:
        """Give out a byte, and add what was carried to those before."""
        if self.low < 0xFF000000 or self.low > 0xFFFFFFFF:
            carry = self.low >> 32
            self.out += bytes([self.held + carry & 0xFF]) + bytes([0xFF + carry & 0xFF]) * (self.many - 1)
            self.many, self.held = 0, self.low >> 24 & 0xFF
        self.many += 1
        self.low = self.low << 8 & 0xFFFFFFFF


def split(data: bytes) -> list[bytes]:
    """Split a program into four streams: every other branch is taken out."""
    packer, main, calls, jumps = Packer(), bytearray(), b"", b""
    place = seen = before = 0
    while place < len(data):
        code = data[place]
        main.append(code)
        place += 1
        if (code in (0xE8, 0xE9) or (before == 0x0F and 0x80 <= code < 0x90)) and place < len(data):
            takes = seen % 2 == 0 and place + 4 <= len(data)
            packer.bit(before if code == 0xE8 else 256 if code == 0xE9 else 257, takes)
            seen += 1
            if takes:
                target = struct.pack(">I", int.from_bytes(data[place : place + 4], "little") + place + 4 & 0xFFFFFFFF)
                calls, jumps = (calls + target, jumps) if code == 0xE8 else (calls, jumps + target)
                place += 4
                code = data[place - 1]
        before = code
    for _ in range(5):
        packer.shift()
    return [bytes(main), calls, jumps, bytes(packer.out)]


def archive(streams: list[bytes], method: bytes = b"\3\3\1\x1b", order: bytes = b"\0\1\2\3") -> bytes:
    """Write an archive of one program in streams that are stored as they are."""
    data = b"".join(streams)
    sizes = b"".join(number(len(stream)) for stream in streams)
    step = bytes([len(method) | 0x10]) + method + number(len(streams)) + number(1) + order
    about = (
        b"\x06\0" + number(len(streams)) + b"\x09" + sizes + b"\0\x07\x0b\1\0\1" + step + b"\x0c" + number(len(PROGRAM))
    )
    return seven_zip(data, b"\x01\x04" + about + b"\x0a\1" + struct.pack("<I", zlib.crc32(PROGRAM)) + b"\0\0\x05\0\0\0")


def read(body: bytes) -> Document:
    """Read a whole archive."""
    return read_media("7z", Sparse.whole(body))


def test_a_program_is_put_together() -> None:
    """Each branch that was taken out comes back relative to its place."""
    assert put_together(*split(PROGRAM), len(PROGRAM)) == PROGRAM
    assert re.search(rb"\xe9\xf0\xff\xff\xff", split(PROGRAM)[0]) is not None  # those that were left in


def test_a_program_has_its_checksum() -> None:
    """It fails with any byte of any stream; other ways to put streams together are not known, and nothing is said of them."""
    streams = split(PROGRAM)
    assert read(archive(streams)) == SOUND
    for place in range(4):
        wrong = [bytes([one[0] ^ 1, *one[1:]]) if at == place and place < 3 else one for at, one in enumerate(streams)]
        assert read(archive(wrong)) == (SOUND if place == 3 else DAMAGED)
    assert read(archive([*streams[:3], b"\0" * 5])) == DAMAGED
    assert read(archive([streams[0][:9], *streams[1:]])) == DAMAGED
    assert read(archive([streams[0], b"", *streams[2:]])) == DAMAGED
    assert read(archive(streams, method=b"\3\3\1\x1c")) == SOUND
    assert read(archive(streams, order=b"\0\1\2\7")) == SOUND


def test_streams_are_no_longer_than_what_they_are_put_together_to() -> None:
    """A stream that says of itself that it unpacks to more is left alone: all of it would lie in memory."""
    stored = b"\x01" + struct.pack(">H", 0xFFFF) + bytes(1 << 16)  # LZMA2, a chunk as it is
    packer = Coder(b"\x21", b"\x18")
    long = Folder((packer,), 0, len(stored) * 300 + 1, ((1 << 40, None),))
    short = Folder((Coder(COPY, b""),), 0, 5, ((5, None),))
    whole = Folder((Coder(b"\3\3\1\x1b", b""),), 0, 5, ((100, 0),), (long, short, short, short))
    file = Sparse.whole(stored * 300 + b"\0")
    tracemalloc.start()
    try:
        with pytest.raises(Strange):
            next(_unpacked(file, whole))
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("piece", [b"\xe8", b"\xe9", b"\x0f\x80", b"\xe8\0\0\0\x0f\x80"])
def test_nothing_takes_long(piece: bytes) -> None:
    """Every byte may be a branch."""
    began = time.process_time()
    main = piece * (60_000 // len(piece))
    assert put_together(main, b"", b"", bytes(60_000), len(main)) == main
    assert time.process_time() - began < 2
