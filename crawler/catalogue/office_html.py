"""The HTML that documents of office programs are made into, which the reader of pages takes: a paragraph or a row of a table is a line of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from crawler.catalogue.whole import MAX_PAGE
from crawler.errors import CatalogueError

MOST_TAGS = 2_000_000
_TERMS = {
    "definition term": "dt",
    "list heading": "dt",
    "definition": "dd",
    "list contents": "dd",
}  # as writers call them


@dataclass(frozen=True, slots=True)
class Looks:
    """What a paragraph is: `heading` its level from 1 on, or 0; `listed` its level in a list from 1 on, or 0; `style` the name of its style, `goes_on` that it is a further paragraph of an item."""

    heading: int = 0
    listed: int = 0
    style: str = ""
    goes_on: bool = False

    @property
    def is_title(self) -> bool:
        """Say whether it is the title of the whole."""
        return self.style.lower() == "title"


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read: its HTML, and what closes the links that are open in it."""

    pieces: list[str] = field(default_factory=list)
    open_links: list[str] = field(default_factory=list)


class OfficeHtml:
    """Writes HTML while a document goes by. Paragraphs lie inside others where there are boxes of text."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._out: list[str | tuple[int, str]] = []  # HTML, and headings with their levels
        self._size = self._rows = self._lists = 0
        self._cells: list[int] = []  # where the open cells begin
        self._titled = False

    def written(self) -> Iterator[str]:
        """Yield the HTML; below a title, headings begin one level lower."""
        self._to_level(0)
        for piece in self._out:
            if isinstance(piece, str):
                yield piece
            else:
                level = min(piece[0] + (self._titled and piece[0] > 0), 6) or 1
                yield f"<h{level}>{piece[1]}</h{level}>"

    def start_table(self) -> None:
        """Begin a table."""
        self._to_level(0)
        self._write("<table>")

    def start_row(self) -> None:
        """Begin a row, which is a line unless it lies in another."""
        self._to_level(0)
        self._write("<tr>" if self._rows else "\n<tr>")
        self._rows += 1

    def start_cell(self, *, of_heading: bool) -> None:
        """Begin a cell."""
        self._to_level(0)
        self._cells.append(len(self._out))
        self._write("<th>" if of_heading else "<td>")

    def end_cell(self) -> None:
        """End a cell."""
        self._to_level(0)
        if self._cells:
            self._write("</th>" if self._out[self._cells.pop()] == "<th>" else "</td>")

    def end_row(self) -> None:
        """End a row."""
        self._to_level(0)
        self._rows -= 1
        self._write("</tr>")

    def end_table(self) -> None:
        """End a table."""
        self._to_level(0)
        self._write("</table>")

    def add(self, paragraph: Paragraph, piece: str) -> None:
        """Take a piece of an open paragraph."""
        self._count(piece)
        paragraph.pieces.append(piece)

    def open_link(self, paragraph: Paragraph, address: str) -> None:
        """Begin what a link or a field shows; nothing is one without an address."""
        paragraph.open_links.append("</a>" if address else "")
        self.add(paragraph, f'<a href="{escape(address)}">' if address else "")

    def close_link(self, paragraph: Paragraph) -> None:
        """End what a link or a field shows."""
        if paragraph.open_links:
            self.add(paragraph, paragraph.open_links.pop())

    def end_paragraph(self, paragraph: Paragraph, looks: Looks) -> None:
        """Write a paragraph; an empty one is no line."""
        inner = "".join((*paragraph.pieces, *reversed(paragraph.open_links)))
        is_heading = looks.heading > 0 or looks.is_title
        self._to_level(0 if is_heading else looks.listed)
        if not inner.strip():
            return
        self._write("" if self._rows else "\n")
        if is_heading:
            self._titled = self._titled or looks.is_title
            self._out.append((0 if looks.is_title else looks.heading, inner))
            return
        if self._cells and looks.style.lower() == "table heading":
            self._out[self._cells[-1]] = "<th>"
        tag = "li" if self._lists and not looks.goes_on else _TERMS.get(looks.style.lower(), "p")
        self._write(f"<{tag}>{inner}</{tag}>")

    def _to_level(self, level: int) -> None:
        """Open and close lists until so many are open."""
        step = "<ul>" if level > self._lists else "</ul>"
        self._write(step * abs(level - self._lists))
        self._lists = level

    def _write(self, piece: str) -> None:
        self._count(piece)
        self._out.append(piece)

    def _count(self, piece: str) -> None:
        self._size += len(piece)
        if self._size > MAX_PAGE:
            raise CatalogueError(f"{self._place}: holds more than {MAX_PAGE // 1_000_000} MB of text; split it")


def in_words(text: str, *, bold: bool) -> str:
    """Return words as HTML."""
    return f"<b>{escape(text)}</b>" if bold and text.strip() else escape(text)


def another_kind(place: str, what: str) -> CatalogueError:
    """Return what is said of a file that is no text document."""
    return CatalogueError(
        f"{place}: is {what}; leave out `format` where it is set, or save it once more as .docx or .odt"
    )
