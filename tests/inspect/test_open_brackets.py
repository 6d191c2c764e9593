"""Texts that stop inside brackets."""

import pytest

from crawler.inspect.plain import read_plain, text_marks
from crawler.records import Document

TEXT = b"set(NAME hedge)\nadd({NAME} [one])\nfind(${NAME})\n"
CUT = Document(opens=False, ended=False, damage="end is missing")


@pytest.mark.parametrize(
    ("end", "is_cut"),
    [
        (b"link(${NA", True),
        (b"link(a\n    b\n   ", True),
        (b"see [[http://hedge.example|Hed", True),
        (b"link(${NAME})", False),
        (b"link(${NA\n", False),
        (b"link(${NA\r", False),
        (b"a smile :-)\nlink(${NA", False),
        (b"a sad one :-(" + b" and words" * 20, False),
        (b"[a, b)\nlink(${NA", False),
    ],
)
def test_a_text_that_stops_in_brackets(end: bytes, is_cut: bool) -> None:  # noqa: FBT001
    """All others close, and nothing ends its last line."""
    for kind in ("text", "csv"):
        assert (read_plain(kind, TEXT + end) == CUT) is is_cut


def test_a_text_of_few_brackets() -> None:
    """One that closes says nothing of those that do not, nor does one line of all lines."""
    assert read_plain("text", b"words (a)\nmore (b").opens
    assert read_plain("text", TEXT.replace(b"\n", b" ") + b"link(${NA").opens
    assert read_plain("text", TEXT + b"words\n" * 1_000_000 + b"link(${NA").opens


@pytest.mark.parametrize(
    ("last", "is_cut"),
    [(b"12,Hedges in win", True), (b"12,Hedges (1994)", False), (b"12,Hedges (1994)\n", False), (b"12,Hedges!", False)],
)
def test_a_table_whose_rows_end_alike(last: bytes, is_cut: bool) -> None:  # noqa: FBT001
    """All but the last, which ends with a letter and no line of its own."""
    rows = b"".join(b"%d,Hedges (%d)\n" % (number, 1_980 + number) for number in range(12))
    assert ("csv-unclosed" in text_marks("csv", b"number,title\n" + rows + last)) is is_cut
