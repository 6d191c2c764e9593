"""Legacy Office files."""

import struct
from collections.abc import Callable

import pytest

from crawler.inspect.ole import read_ole
from crawler.records import Document

Make = Callable[..., bytes]


@pytest.mark.parametrize(
    ("change", "document"),
    [
        (lambda body: body, Document(opens=True, ended=True)),
        (lambda body: body[: 4 * 512], Document(opens=False, ended=False, damage="sectors in use lie beyond the end")),
        (lambda body: body[:600], Document(opens=False, damage="a sector lies outside the file")),
        (lambda body: body[:300], Document(opens=False, damage="header is missing")),
        (
            lambda body: body[:30] + b"\x20" + body[31:],
            Document(opens=False, damage="sector size is not one of the format's"),
        ),
        (
            lambda body: body[:44] + b"\xff" * 4 + body[48:],
            Document(opens=False, damage="allocation table is too large"),
        ),
    ],
)
def test_the_frame_must_hold_together(change: Callable[[bytes], bytes], document: Document, ole: Make) -> None:
    """Cut and lying frames are damage."""
    assert read_ole(change(ole())) == document


def test_a_directory_in_a_circle_ends(ole: Make) -> None:
    """A chain that leads back to itself is followed a bounded number of times."""
    body = bytearray(ole())
    body[512 + 4 : 512 + 8] = b"\1\0\0\0"
    assert read_ole(bytes(body)).ended


def test_a_protected_document_is_not_broken(ole: Make) -> None:
    """An OOXML document behind a password is a legacy frame around an encrypted package."""
    assert read_ole(ole("EncryptedPackage")) == Document(ended=True, encrypted=True)


def test_another_file_in_the_frame_is_left_open(ole: Make) -> None:
    """A file of this frame that is no document of a known kind is not judged."""
    assert read_ole(ole("Contents")).opens is None


def test_files_from_before_there_was_a_frame() -> None:
    """Nothing is known of them but that they are there; zeros in place of their end were never written."""
    early = b"\xfe7\0#" + b"some words " * 2_000
    assert read_ole(early) == Document()
    assert read_ole(early + bytes(9_000)).opens is False


def test_a_table_is_no_larger_than_its_file(ole: Make) -> None:
    """Sixteen kilobytes that name one of their sectors 20,000 times filled a gigabyte."""
    sector = 4_096
    head = bytearray(ole()[:512].ljust(sector, b"\0"))
    struct.pack_into("<H", head, 30, 12)
    struct.pack_into("<I", head, 44, 2_000)
    struct.pack_into("<110I", head, 68, 2, *[0] * 109)
    names_itself = struct.pack(f"<{sector // 4}I", *[0] * (sector // 4 - 1), 2)
    assert read_ole(bytes(head) + bytes(2 * sector) + names_itself).damage == "allocation table is too large"


@pytest.mark.parametrize(("after", "opens"), [((1, 2), True), ((0, 0), False), ((1, 0), False), ((1, 99), False)])
def test_small_sectors_in_a_circle(after: tuple[int, int], ole: Make, *, opens: bool) -> None:
    """A stream of three small sectors has each of them once, and where its table says."""
    cells = struct.pack("<HH16xHH", 0x0809, 16, 0xFD, 130) + bytes(130) + struct.pack("<HH", 0x0A, 0)
    body = bytearray(ole("Workbook", cells.ljust(1_024, b"\0") + struct.pack("<128I", *after, *[0xFFFFFFFE] * 126)))
    struct.pack_into("<I", body, 60, 4)  # the table of small sectors
    struct.pack_into("<II", body, 1_024 + 116, 2, 1_024)  # the root entry: where they are
    struct.pack_into("<II", body, 1_024 + 128 + 116, 0, len(cells))
    assert read_ole(bytes(body)).opens is opens
