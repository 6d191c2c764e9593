"""Word documents: the tables that lead to the text are whole, and the text is some."""

import struct
from collections.abc import Callable, Iterator
from time import process_time

import pytest

from crawler.inspect.word import word_damage

TEXT = b"Words of a report. " * 60
STYLES = struct.pack("<HHH", 4, 9, 10) + (struct.pack("<H", 13) + b"a style of it\0") * 9
START, PAGES = 1_024, (5, 6)


def streams(  # noqa: PLR0913 - what may be wrong with them
    *,
    text: bytes = TEXT,
    wide: bool = False,
    version: int = 0xC1,
    kind: int = 2,
    signs: int | None = None,
    runs: int = 2,
    place: int | None = None,
    styles: bytes = b"",
    settings: bytes = b"",
    drawings: bytes = b"",
) -> tuple[bytes, bytes]:
    """Write the main stream of a document of one piece, and its table."""
    length = (len(text) // (2 if wide else 1)) if signs is None else signs
    piece = struct.pack("<HIH", 0, START if wide else 2 * START | 1 << 30, 0)
    pieces = b"\x01\x02\0ab" + struct.pack("<BIII", kind, 16, 0, length) + piece
    formats = (
        struct.pack("<III", START, START + len(text), PAGES[0]),
        struct.pack("<III", START, START + len(text), PAGES[1]),
    )
    table = b"".join((*formats, pieces, styles, settings, drawings))
    head = bytearray(START)
    struct.pack_into("<HHxxxxxxH", head, 0, 0xA5EC, version, 0x0200)
    struct.pack_into("<H", head, 152, 0x5D)
    at = 0
    beside = (1, styles), (31, settings), (50, drawings)
    for which, part in ((12, formats[0]), (13, formats[1]), (33, pieces), *beside):
        struct.pack_into("<II", head, 154 + 8 * which, at if place is None else place, len(part))
        at += len(part)
    page = struct.pack("<III", START, START + 9, START + len(text)).ljust(511, b"\0") + bytes([runs])
    return (bytes(head) + text).ljust(512 * PAGES[0], b"\0") + page * 2, table


def damage(**given: object) -> str | None:
    """Write a document and look at it."""
    make: Callable[..., tuple[bytes, bytes]] = streams
    data, table = make(**given)
    return word_damage(data, lambda name: [table] if name == "1Table" else [])


def test_a_text_in_bytes_and_in_wide_signs() -> None:
    """Where each piece begins, and how wide its signs are, stands in the table."""
    assert damage() is None
    assert damage(text=TEXT.decode().encode("utf-16-le")[:1_200], wide=True) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"text": TEXT[:300] + bytes(512) + TEXT[812:]}, "the text holds zeros"),
        ({"text": bytes(38), "wide": True}, "the text holds zeros"),
        ({"drawings": b"a drawing" * 90}, None),
        ({"drawings": b"a drawing" * 90 + bytes(900) + b"a drawing"}, "a table of the text is damaged"),
        ({"kind": 3}, "a table of the text is damaged"),
        ({"signs": 1 << 20}, "a table of the text is damaged"),
        ({"place": 1 << 20}, "a table of the text is damaged"),
        ({"runs": 0}, "a page of formats is damaged"),
        ({"runs": 99}, "a page of formats is damaged"),
        ({"version": 0x65, "runs": 0}, None),
        ({"styles": STYLES, "settings": b"\1".ljust(90, b"\0")}, None),
        ({"styles": STYLES[:30] + bytes(len(STYLES) - 30)}, "a table of the text is damaged"),
        ({"settings": bytes(90)}, "a table of the text is damaged"),
    ],
)
def test_tables_that_do_not_lead_to_a_text(given: dict[str, object], expected: str | None) -> None:
    """Programs refuse these, or show something else. Documents from before 1997 have other tables."""
    assert damage(**given) == expected


def test_a_document_without_its_table() -> None:
    """The stream that the header names has to be there."""
    data, table = streams()
    assert word_damage(data, lambda name: [table] if name == "0Table" else []) == "the tables of the text are missing"
    assert word_damage(b"", lambda _: []) is None


def test_a_document_inside_another() -> None:
    """It has a table of the same name, which leads nowhere from here: one that fits is enough."""
    data, table = streams()
    assert word_damage(data, lambda _: [table[:20], table]) is None
    assert word_damage(data, lambda _: [table[:20], table[:40]]) == "a table of the text is damaged"


def test_pieces_that_lie_over_each_other_are_looked_at_within_bounds() -> None:
    """As much of them as the stream is long, and some: a text of a few kilobytes may name itself 20,000 times. So may a document its tables."""
    count, text = 20_000, b"x" * 200_000
    data, table = streams(text=text)
    pieces = struct.pack("<BI", 2, 4 * (count + 1) + 8 * count)
    pieces += struct.pack(f"<{count + 1}I", *(number * len(text) for number in range(count + 1)))
    pieces += struct.pack("<HIH", 0, 2 * START | 1 << 30, 0) * count
    head = bytearray(data)
    struct.pack_into("<II", head, 154 + 8 * 33, len(table), len(pieces))
    began = process_time()
    assert word_damage(bytes(head), lambda _: [table + pieces]) is None
    assert process_time() - began < 0.5
    given: list[int] = []

    def tables(_: str) -> Iterator[bytes]:
        for number in range(1_000):
            given.append(number)
            yield bytes(16 << 20)

    assert word_damage(data, tables) is None
    assert len(given) < 10
