"""Archives as programs write them: holes, long sizes, other sums, ways of packing that are not unpacked here."""

import io
import random
import struct
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from crawler.inspect.media import read_media
from crawler.inspect.sniff import kind_of
from crawler.inspect.sparse import Sparse
from crawler.inspect.zips import read_zip
from crawler.records import Document

SOUND = Document(opens=True, ended=True)


def read(body: bytes) -> Document:
    """Read a whole archive of tar."""
    return read_media("tar", Sparse.whole(body))


def member(name: bytes, size: int, kind: bytes = b"0", *, signed: bool = False, **fields: bytes) -> bytes:
    """Write the header of a member, and more at the places that are named: `at_482` for the 483rd byte."""
    header = bytearray(512)
    header[:100] = name.ljust(100, b"\0")
    header[124:136] = b"%011o\0" % size
    header[148:156] = b" " * 8
    header[156:157] = kind
    for place, value in fields.items():
        start = int(place.removeprefix("at_"))
        header[start : start + len(value)] = value
    total = sum(header) - 256 * signed * sum(byte >> 7 for byte in header)
    header[148:156] = b"%06o\0 " % total
    return bytes(header)


END = bytes(1_024)
DATA = b"words".ljust(512, b".")


@pytest.mark.parametrize(
    "body",
    [
        member(b"holes", 5, b"S", at_482=b"\1") + b"map".ljust(504, b"\0") + b"\1" + bytes(7) + bytes(512) + DATA + END,
        member(b"holes", 5, b"S") + DATA + END,
        member(b"long", 17, b"x") + b"17 size=00000700\n".ljust(512, b"\0") + member(b"a", 0) + DATA * 2 + END,
        member(b"long", 10, b"x") + b"10 path=b\n".ljust(512, b"\0") + member(b"a", 5) + DATA + END,
        member("Büro".encode("latin-1"), 5, signed=True) + DATA + END,
        member("Büro".encode("latin-1"), 5) + DATA + END,
    ],
    ids=["a map of parts", "a short map", "a size of its own", "no size", "signed sum", "sum"],
)
def test_tar_as_programs_write_it(body: bytes) -> None:
    """All of these are listed by GNU tar to their end."""
    assert read(body + member(b"last", 5) + DATA + END).opens
    assert read(body).opens
    assert read(body[: -len(END)] + b"junk".ljust(512, b"?") + END).opens is False


def test_a_header_with_letters_for_numbers() -> None:
    """Programs leave out a member whose rights or owner are none; numbers end with a zero, and may be missing."""
    assert read(member(b"a", 5, at_100=b"010055x") + DATA + END).damage == "a header is damaged"
    assert read(member(b"a", 5, at_100=b" 100644\0", at_108=b"12\0rest", at_136=b"\x80\0\1") + DATA + END) == SOUND


@pytest.mark.parametrize("kind", [b"x", b"L", b"K"])
def test_an_archive_that_stops_where_a_member_is_announced(kind: bytes) -> None:
    """What is said of the next member needs one; without the zeros at its end, an archive may stop behind any other."""
    first = member(b"a", 5) + DATA
    announced = member(b"long", 17, kind) + b"17 size=00000005\n".ljust(512, b"\0")
    assert read(first).opens
    assert read(first + announced).ended is False
    assert read(first + announced + member(b"b", 5) + DATA).opens


def test_an_archive_whose_rest_was_never_written() -> None:
    """Zeros that begin inside a member go on to the end; an archive that is filled up to a long record has them behind its last member."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 30_000
        archive.addfile(info, io.BytesIO(b"words" * 6_000))
    body = buffer.getvalue()
    assert read(body + bytes(40_000)) == SOUND
    assert read(body[:20_000] + bytes(60_000)).damage == "its rest is zeros"
    assert read(body[:20_000] + bytes(len(body) - 20_000)) == SOUND


def test_parts_that_are_packed_in_a_way_that_is_not_known(archive: Callable[..., bytes]) -> None:
    """Windows packs large parts as Deflate64: nothing is held against them, and the others are looked at."""
    body = bytearray(archive(("first.txt", "words"), ("a.txt", "words " * 90), ("b.txt", "more " * 90)))
    local, listed = body.index(b"PK\3\4", 9), body.index(b"PK\1\2", body.index(b"PK\1\2") + 1)
    body[local + 8 : local + 10] = body[listed + 10 : listed + 12] = struct.pack("<H", 9)
    assert read_zip("zip", Sparse.whole(bytes(body))).document.opens
    body[body.index(b"b.txt") + 9] ^= 0xFF
    assert read_zip("zip", Sparse.whole(bytes(body))).document.damage == "damaged part: b.txt"


def test_an_archive_behind_something_else(archive: Callable[..., bytes]) -> None:
    """What unpacks archives goes by their end."""
    body = archive(("first.txt", "words"), ("a.txt", "words " * 90))
    for junk in (bytes(300), b"\r\n", b"\1\2\3" * 900):
        assert kind_of(junk + body) == "zip"
        assert read_zip("zip", Sparse.whole(junk + body)).document.opens
        assert kind_of(junk + body[:-30]) == "unknown"


def test_an_archive_whose_directory_is_encrypted(archive: Callable[..., bytes]) -> None:
    """It says so in its first part; nothing can be read of it without the password."""
    body = bytearray(archive(("first.txt", "words")))
    listed = body.index(b"PK\1\2")
    body[listed : listed + 8] = b"\x99" * 8
    assert read_zip("zip", Sparse.whole(bytes(body))).document.opens is False
    body[6:8] = struct.pack("<H", 0x2041)
    assert read_zip("zip", Sparse.whole(bytes(body))).document == Document(ended=True, encrypted=True)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_damage_in_parts_that_are_packed_in_other_ways(method: int, archive: Callable[..., bytes]) -> None:
    """Their data are damaged as deflated ones are."""
    noise = random.Random(5).randbytes(4_000)
    body = bytearray(archive(("first.txt", "words"), ("a.txt", noise), method=method))
    assert read_zip("zip", Sparse.whole(bytes(body))).document.opens
    body[2_000:2_008] = b"\xff" * 8
    assert read_zip("zip", Sparse.whole(bytes(body))).document.damage == "damaged part: a.txt"


@pytest.mark.parametrize(
    ("data", "opens"),
    [
        (DATA + bytes(512) + DATA, False),
        (bytes(512) + DATA * 2, True),
        (DATA + bytes(512) + DATA.replace(b".", b"\3"), True),
        (DATA + bytes(1_024), True),
    ],
)
def test_a_text_in_an_archive_has_no_sector_of_zeros(data: bytes, *, opens: bool) -> None:
    """It was never written; what else is in a member, or where it begins, may show that it is no text."""
    assert read(member(b"text", len(data)) + data + member(b"last", 5) + DATA + END).opens is opens


@pytest.mark.parametrize("kind", [b"x", b"g"])
@pytest.mark.parametrize(
    ("records", "opens"),
    [
        (b"12 path=a.b\n17 size=00000100\n", True),
        (b"12 path=a.b\n" + bytes(20), True),
        (b"12 path=a.b\n10 si", False),
        (b"11 path=a.b\n", False),
        (b"12 path=a.b\n\xf710 s=1\n", False),
        (b"12 path\0a.b\n", False),
        (b"99 path=a.b\n", False),
    ],
)
def test_records_of_an_extended_header(records: bytes, kind: bytes, *, opens: bool) -> None:
    """Each is as long as it says, and ends its line: programs refuse the member otherwise."""
    data = records.ljust(512, b"\0")
    assert read(member(b"x", len(records), kind) + data + member(b"a", 5) + DATA[:512] + END).opens is opens


def test_a_member_whose_header_was_never_written() -> None:
    """Programs stop at its zeros, and what follows is lost; another archive behind the first is nobody's concern."""
    named = member(b"a.txt", 512, at_257=b"ustar\x0000") + DATA.ljust(512, b".")[:512]
    assert read(named * 3 + END) == SOUND
    assert read(named + bytes(512) + named[512:] + named + END).damage == "a block of zeros"
    assert read(named + bytes(1_024) + named[512:] + named + END).damage == "a block of zeros"
    assert read(named + END + named + END) == SOUND
    assert read(named + END + b"junk" * 500 + END) == SOUND
