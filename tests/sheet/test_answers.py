"""What rows say, and every reason why one cannot be used."""

from datetime import date
from typing import Any

import pytest
from filled import DAY, KEYS, csv_bytes, read, said, xlsx_bytes

from crawler.sheet.answers import Answer, Answers, Told, all_of
from crawler.workbook.dates import Order

NAMES = ("New URL", "Decision", "Note", "Look again on", "ID")
NEW = "https://example.org/new"
LONG = "x" * 501


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((NEW, "", "", ""), ("Use the new address", NEW, "", None)),
        (("HTTP://Example.org/a b"[:21], "", "", ""), ("Use the new address", "http://example.org/a", "", None)),
        ((NEW, "Fixed", "by hand", ""), ("Fixed", NEW, "by hand", None)),
        ((NEW, "Look again", "", "2026-12-31"), ("Look again", NEW, "", DAY)),
        (("", "use the new address", "", ""), ("Use the new address", None, "", None)),
        (("", "", "", "2026-12-31"), ("Look again", None, "", DAY)),
        (("", "", "waiting", "31.12.2026"), ("Look again", None, "waiting", DAY)),
        (("", "ignore", "", "31/12/2026"), ("Ignore", None, "", DAY)),
        (("", "NOT-BROKEN", "  two \n lines ", ""), ("Not broken", None, "two lines", None)),
    ],
)
def test_what_a_row_says(cells: tuple[str, ...], expected: tuple[Any, ...]) -> None:
    """An address or a day alone says enough."""
    for content in (csv_bytes([NAMES, (*cells, KEYS[0])]), xlsx_bytes([NAMES, (*cells, KEYS[0])])):
        assert said(read(content)) == [(KEYS[0], *expected)]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("", "fixed", "", "", ""), "has no ID; copy rows whole"),
        (("", "fixed", "", "", KEYS[0][:-1]), "is damaged; copy it once more"),
        (("", "fixed", "", "", "7"), "the ID “7” is damaged"),
        (("", "fixt", "", "", KEYS[0]), "“fixt” is none of the decisions; did you mean “Fixed”?"),
        (("", "?", "", "", KEYS[0]), "“?” is none of the decisions; they are: Use the new address, Fixed"),
        (("", "look again", "", "", KEYS[0]), "“Look again” needs a day under Look again on"),
        (("", "", "", "soon", KEYS[0]), "“soon” under Look again on is no day; write it as 2026-12-31"),
        (("", "", "", "5", KEYS[0]), "“5” under Look again on is no day"),
        (
            ("example.org/x", "", "", "", KEYS[0]),
            "“example.org/x” under New URL is no address; it begins with https://",
        ),
        (("javascript:alert(1)", "", "", "", KEYS[0]), "is no address"),
        (("https://example.org/a b", "", "", "", KEYS[0]), "is no address"),
        (("https://", "", "", "", KEYS[0]), "is no address"),
        (("ask Kim", "", "", "", KEYS[0]), "is no address"),
        ((NEW, "Not broken", "", "", KEYS[0]), "“Not broken” and a new address do not go together"),
        ((NEW, "Ignore", "", "", KEYS[0]), "do not go together"),
        ((NEW, "Keep the address", "", "", KEYS[0]), "do not go together"),
        ((NEW, "Keep the title", "", "", KEYS[0]), "do not go together"),
        (("", "fixed", LONG, "", KEYS[0]), "the note is longer than 500 characters"),
    ],
)
def test_why_a_row_cannot_be_used(cells: tuple[str, ...], words: str) -> None:
    """Each reason is said, with the row."""
    found = read(csv_bytes([NAMES, ("",) * 4 + (KEYS[1],), cells]))
    (mistake,) = found.mistakes
    assert mistake.place == "s, row 3"
    assert words in mistake.words
    assert (found.answers, found.remarks) == ([], [])


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    """Nobody likes to be told one mistake a day."""
    found = read(csv_bytes([NAMES, ("here", "fixt", "", "soon", "")]))
    assert [one.place for one in found.mistakes] == ["s, row 2"] * 4


def test_a_note_alone_is_told_and_decides_nothing() -> None:
    """It is no mistake: the rest of the sheet is taken in."""
    found = read(csv_bytes([NAMES, ("", "", "I will ask", "", KEYS[0])]))
    assert [str(one) for one in found.remarks] == [
        "s, row 2: holds a note and no decision, so nothing is decided: “I will ask”"
    ]
    assert found.mistakes == []


def test_rows_with_nothing_filled_in_say_nothing() -> None:
    """Also one whose ID is damaged, or that holds spaces."""
    found = read(csv_bytes([NAMES, ("", " ", "\t", "", KEYS[0]), ("", "", "", "", "gone"), ("", "", "", "", KEYS[1])]))
    assert (found.answers, found.mistakes, found.remarks, found.rows) == ([], [], [], 3)


def days(*texts: str, order: Order | None = None) -> list[date | str]:
    """Return the days that a file of several is taken to hold, or what is said of one."""
    rows = [("", "", "", text, KEYS[number]) for number, text in enumerate(texts)]
    found = all_of([read(csv_bytes([NAMES, *rows]))], order)
    return [one.words if isinstance(one, Told) else one.day for one in found]  # type: ignore[misc]


def test_what_comes_first_in_a_day_is_told_by_the_other_days() -> None:
    """By an option before all; where nothing tells, or days contradict each other, it is asked back."""
    first, second, last = date(2026, 2, 1), date(2026, 1, 2), date(2026, 12, 31)
    assert days("01/02/2026", "31/12/2026") == [first, last]
    assert days("01/02/2026", "12/31/2026") == [second, last]
    assert days("01/02/2026", order=Order.MONTH) == [second]
    assert days("01/02/2026", "31/12/2026", order=Order.MONTH) == [second, last]
    asked = "the day under Look again on can be 1 February or 2 January; write it as 2026-02-01 or 2026-01-02, or say --dates"
    assert days("01/02/2026") == [asked]
    assert days("01/02/2026", "31/12/2026", "12/31/2026") == [asked, last, last]


def test_the_same_link_twice() -> None:
    """The same words count once; other words are a mistake that names both rows, also over several files."""
    same, other = ("", "fixed", "", "", KEYS[0]), ("", "ignore", "", "", KEYS[0])
    once = list(all_of([read(csv_bytes([NAMES, same, same])), read(csv_bytes([NAMES, same]), "t")], None))
    twice = list(all_of([read(csv_bytes([NAMES, same])), read(csv_bytes([NAMES, other]), "t")], None))
    assert len(once) == 1
    assert isinstance(twice[0], Answer)
    assert str(twice[1]) == "t, row 2: says something else than s, row 2 of the same; leave one of them"


def test_a_hundred_thousand_rows_are_read_as_they_come() -> None:
    """Rows that say nothing are counted and forgotten."""
    rows = [NAMES, *[("", "", "", "", KEYS[0])] * 100_000, ("", "fixed", "", "", KEYS[0])]
    found = read(csv_bytes(rows))
    assert isinstance(found, Answers)
    assert (found.rows, len(found.answers)) == (100_001, 1)
