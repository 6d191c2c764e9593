"""Texts that stop inside brackets."""

import tracemalloc

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
        (b"of the pond (now dry.\nSee also\nherons(1)", False),
    ],
)
def test_a_text_that_stops_in_brackets(end: bytes, is_cut: bool) -> None:  # noqa: FBT001
    """All others close, and nothing ends its last line."""
    for kind in ("text", "csv"):
        assert (read_plain(kind, TEXT + end) == CUT) is is_cut


@pytest.mark.parametrize(
    "end", [b"Sorry :(", b"Sorry :( and see you", b"Sorry ;-( bye", b"ends here [", b"\xc3\xa9(ends here"]
)
def test_a_sad_face_is_no_bracket(end: bytes) -> None:
    """One that stands by itself; any other bracket is one."""
    assert read_plain("text", TEXT + end).opens is (b"Sorry" in end)


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("\u9805\u76ee(1)\r\n\u9805\u76ee(2)\r\n\u9805\u76ee(3)\r\n\u30b5\u30fc\u30d0\u30fc", ("shift_jis", "iso2022_jp", "utf-16", "euc-jp")),
        ("\u6761\u6b3e(1)\r\n\u6761\u6b3e(2)\r\n\u6761\u6b3e(3)\r\n\u6587\u5b57\u8d44\u6599", ("gbk", "utf-16-le", "utf-8")),
    ],
)  # fmt: skip
def test_halves_of_signs_are_no_brackets(text: str, encodings: tuple[str, ...]) -> None:
    """In what is written with two bytes for a sign, of which one may be the byte of a bracket."""
    for encoding in encodings:
        assert read_plain("text", text.encode(encoding)).opens, encoding


def test_brackets_without_end() -> None:
    """A text of nothing but brackets is none, and not all of them are kept."""
    text = TEXT + b"(" * 300_000
    tracemalloc.start()
    assert read_plain("text", text).opens
    assert tracemalloc.get_traced_memory()[1] < 5 * len(text)
    tracemalloc.stop()


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


@pytest.mark.parametrize("last", [b"Total,100", b"Source,Hedge office", b"12,100"])
@pytest.mark.parametrize("sign", [b"%", b"-"])
def test_a_table_that_ends_with_its_sum(last: bytes, sign: bytes) -> None:
    """Which is written without the sign of the others, or stands below fields that say nothing."""
    rows = b"".join(b"%d,%s%s\n" % (number, b"7" * (sign == b"%"), sign) for number in range(12))
    is_cut = last.startswith(b"12") and sign == b"%"
    assert ("csv-unclosed" in text_marks("csv", b"number,share\n" + rows + last)) is is_cut
