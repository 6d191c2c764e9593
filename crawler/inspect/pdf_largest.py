"""The largest words of a PDF's page, by how tall its lines stand: the size of a font says little where a matrix scales it."""

import ctypes
from statistics import median
from typing import NamedTuple

import pypdfium2

from crawler.inspect.pdf_letters import spelled

_LOOKED_AT = 1_000  # characters
_MOST_LINES = 60
_ROOM = 200  # characters of a line
_AS_TALL = 0.72  # of the tallest: a line without letters that hang is so much lower
_TALLER = 1.25  # than half of all lines
_LEAST_WORDS, _MOST_LETTERS = 2, 250


class _Line(NamedTuple):
    """A piece of text in one font on one line: how tall it is, and what it says."""

    height: float
    text: str


def largest_text(page: pypdfium2.PdfTextPage) -> str:
    """Return the largest words of a page, joined over its lines; empty where none stand out, or where they are no words."""
    lines = [line for line in _lines(page) if len(line.text) > 1]
    if not lines:
        return ""
    usual = median(line.height for line in lines for _ in line.text)
    tallest = max((line.height for line in lines if _is_wordy(line.text)), default=0.0)
    if tallest < _TALLER * usual:
        return ""
    found = " ".join(line.text for line in lines if _AS_TALL * tallest <= line.height <= tallest / _AS_TALL)
    return found if len(found.split()) >= _LEAST_WORDS and len(found) <= _MOST_LETTERS else ""


def _lines(page: pypdfium2.PdfTextPage) -> list[_Line]:
    """Return the pieces of the beginning of a page, at most sixty."""
    count = pypdfium2.raw.FPDFText_CountRects(page, 0, min(_LOOKED_AT, page.count_chars()))
    return [line for at in range(min(count, _MOST_LINES)) if (line := _line(page, at))]


def _line(page: pypdfium2.PdfTextPage, at: int) -> _Line | None:
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    if not pypdfium2.raw.FPDFText_GetRect(page, at, left, top, right, bottom):
        return None
    room = (ctypes.c_ushort * _ROOM)()
    length = pypdfium2.raw.FPDFText_GetBoundedText(page, left, top, right, bottom, room, _ROOM)
    text = bytes(room)[: 2 * max(0, min(length, _ROOM))].decode("utf-16-le", "ignore").replace("\0", "")
    return _Line(abs(top.value - bottom.value), " ".join(spelled(text).split()))


def _is_wordy(text: str) -> bool:
    """Tell whether a piece has letters enough to be more than an ornament or a number."""
    return sum(map(str.isalpha, text)) > 2  # noqa: PLR2004
