"""Word documents (DOCX) to HTML, which the reader of pages takes: headings, lists, tables, links and bold type (ECMA-376 part 1, 17.3 and 17.4)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from io import BytesIO

from crawler.catalogue.docx_parts import Style, is_on, level_of, main_part, styles_of, value_of
from crawler.catalogue.source import Source
from crawler.catalogue.whole import MAX_PAGE, whole_bytes
from crawler.errors import CatalogueError
from crawler.workbook.package import opened
from crawler.workbook.table import LARGEST, SheetError
from crawler.workbook.xlsx_parts import targets_of

_UNSEEN = frozenset(
    ("Fallback", "moveFrom", "del", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")
)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?(?:.*?\\l\s+"([^"]*)")?', re.IGNORECASE | re.DOTALL)
_SIGNS = {"br": "<br>", "cr": "<br>", "tab": " ", "noBreakHyphen": "-"}
_MOST_TAGS = 2_000_000
_MOST_TOLD = 10_000  # letters that tell what a field is
_PLAIN = Style()


def docx_as_html(source: Source) -> str:
    """Return a document as HTML whose lines are its paragraphs, the rows of a table being one each; CatalogueError when it is none, is damaged, or grows beyond all bounds."""
    try:
        with opened(BytesIO(whole_bytes(source, LARGEST)), source.address) as package:
            part = main_part(package)
            if part not in package.parts:
                raise CatalogueError(f"{source.address}: is no Word document; save it as .docx")
            document = _Document(source.address, styles_of(package, part), targets_of(package, part))
            package.whole(part, document.start, document.end, document.text, _MOST_TAGS)
    except SheetError as error:
        raise CatalogueError(str(error)) from None
    return "".join(document.written()).removeprefix("\n")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read: its HTML, what it looks like, and what closes the links that are open in it."""

    style: Style = field(default_factory=Style)
    level: int = 0
    listed: int | None = None
    pieces: list[str] = field(default_factory=list)
    open_links: list[str] = field(default_factory=list)
    within: tuple[bool, bool, bool] = (False, False, False)

    @property
    def heading(self) -> int:
        """Return its level as a heading, or 0."""
        return self.level or self.style.level


@dataclass(slots=True)
class _Field:
    """An open field: what it was told to be, and whether what it shows has begun."""

    told: str = ""
    shown: bool = False


class _Document:
    """Writes HTML while the document goes by. Paragraphs lie inside others where there are boxes of text."""

    def __init__(self, place: str, styles: Mapping[str, Style], targets: Mapping[str, str]) -> None:
        self._place, self._styles, self._targets = place, styles, targets
        self._out: list[str | tuple[int, str]] = []  # HTML, and headings with their levels
        self._size = 0
        self._open: list[_Paragraph] = []
        self._fields: list[_Field] = []
        self._unseen = self._rows = self._lists = 0
        self._in_run = self._bold = self._hidden = self._titled = False
        self._cell = "td"
        self._taking = ""  # whose words come next

    def written(self) -> Iterator[str]:
        """Yield the HTML; below a title, headings begin one level lower."""
        self._to_level(0)
        for piece in self._out:
            if isinstance(piece, str):
                yield piece
            else:
                level = min(piece[0] + (self._titled and piece[0] > 0), 6) or 1
                yield f"<h{level}>{piece[1]}</h{level}>"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        self._unseen += name in _UNSEEN
        if self._unseen:
            return
        if name in ("t", "instrText"):
            self._taking = name
        elif name in _SIGNS and self._in_run:
            self._add(_SIGNS[name])
        elif name in ("tbl", "tr", "tc", "tblHeader"):
            self._start_table(name)
        elif name in ("hyperlink", "fldSimple", "fldChar"):
            self._start_link(name, attributes)
        elif name == "p":
            self._open.append(_Paragraph(within=(self._in_run, self._bold, self._hidden)))
            self._in_run = False  # a box of text lies inside a run
        elif name == "r":
            self._in_run, self._bold, self._hidden = True, False, False
        elif self._in_run:
            self._look_of_run(name, attributes)
        elif self._open:
            self._look_of_paragraph(self._open[-1], name, attributes)

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if self._unseen:
            self._unseen -= name in _UNSEEN
            return
        match name:
            case "t" | "instrText":
                self._taking = ""
            case "r":
                self._in_run = False
            case "hyperlink" | "fldSimple":
                self._close_link()
            case "p" if self._open:
                self._in_run, self._bold, self._hidden = self._open[-1].within
                self._end_paragraph(self._open.pop())
            case "tc" | "tr" | "tbl":
                self._to_level(0)
                self._rows -= name == "tr"
                self._write("</table>" if name == "tbl" else f"</{self._cell}>" if name == "tc" else "</tr>")

    def text(self, text: str) -> None:
        """Take words that are seen, and what a field is told to be."""
        if self._taking == "instrText" and self._fields:
            field = self._fields[-1]
            field.told = (field.told + text)[:_MOST_TOLD]
        elif self._taking == "t" and not self._unseen and not self._hidden:
            self._add(f"<b>{escape(text)}</b>" if self._bold else escape(text))

    def _start_table(self, name: str) -> None:
        if name == "tblHeader":
            self._cell = "th"
            return
        self._to_level(0)
        if name == "tr":
            self._write("<tr>" if self._rows else "\n<tr>")
            self._rows += 1
            self._cell = "td"
        else:
            self._write("<table>" if name == "tbl" else f"<{self._cell}>")

    def _start_link(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a link by its relation or by a field; a field of parts is told what it is before it is shown (17.16.18)."""
        if name == "hyperlink":
            address, place = self._targets.get(value_of(attributes, "id"), ""), value_of(attributes, "anchor")
            self._open_link(f"{address}#{place}" if place else address)
        elif name == "fldSimple":
            self._open_link(_address(value_of(attributes, "instr")))
        else:
            self._field_of_parts(value_of(attributes, "fldCharType"))

    def _field_of_parts(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields and not self._fields[-1].shown:
            self._fields[-1].shown = True
            self._open_link(_address(self._fields[-1].told))
        elif kind == "end" and self._fields and self._fields.pop().shown:
            self._close_link()

    def _open_link(self, address: str) -> None:
        if self._open:
            self._open[-1].open_links.append("</a>" if address else "")
            self._add(f'<a href="{escape(address)}">' if address else "")

    def _close_link(self) -> None:
        if self._open and self._open[-1].open_links:
            self._add(self._open[-1].open_links.pop())

    def _look_of_run(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "b":
                self._bold = is_on(attributes)
            case "rStyle":
                self._bold = self._bold or self._styles.get(value_of(attributes), _PLAIN).bold
            case "vanish":
                self._hidden = is_on(attributes)

    def _look_of_paragraph(self, paragraph: _Paragraph, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "pStyle":
                paragraph.style = self._styles.get(value_of(attributes), _PLAIN)
            case "outlineLvl":
                paragraph.level = (level_of(attributes) + 1) % 10
            case "numId":
                paragraph.listed = (paragraph.listed or 0) if value_of(attributes) != "0" else -1
            case "ilvl":
                paragraph.listed = level_of(attributes)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        """Write a paragraph; what is bold by its style is bold."""
        inner = "".join((*paragraph.pieces, *reversed(paragraph.open_links)))
        style, listed = paragraph.style, paragraph.style.listed if paragraph.listed is None else paragraph.listed
        is_heading = bool(paragraph.heading) or style.is_title
        self._to_level(0 if is_heading or listed is None else listed + 1)
        if style.is_contents or not inner.strip():
            return
        self._write("" if self._rows else "\n")
        if is_heading:
            self._titled = self._titled or style.is_title
            self._out.append((0 if style.is_title else paragraph.heading, inner))
            return
        tag = "li" if self._lists else style.tag
        self._write(f"<{tag}><b>{inner}</b></{tag}>" if style.bold else f"<{tag}>{inner}</{tag}>")

    def _to_level(self, level: int) -> None:
        """Open and close lists until so many are open."""
        step = "<ul>" if level > self._lists else "</ul>"
        self._write(step * abs(level - self._lists))
        self._lists = level

    def _add(self, piece: str) -> None:
        """Take a piece of the open paragraph."""
        self._count(piece)
        if self._open:
            self._open[-1].pieces.append(piece)

    def _write(self, piece: str) -> None:
        self._count(piece)
        self._out.append(piece)

    def _count(self, piece: str) -> None:
        self._size += len(piece)
        if self._size > MAX_PAGE:
            raise CatalogueError(f"{self._place}: holds more than {MAX_PAGE // 1_000_000} MB of text; split it")


def _address(told: str) -> str:
    """Return the address that a field leads to; nothing for another field."""
    found = _LINK.match(told)
    if not found:
        return ""
    address = found[1] or found[2] or ""
    return f"{address}#{found[3]}" if found[3] else address
