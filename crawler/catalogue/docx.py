"""Word documents (DOCX) to HTML: headings, lists, tables, links and bold type (ECMA-376 part 1, 17.3 and 17.4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from crawler.catalogue.docx_parts import OFF, Style, is_on, level_of, listed_in, main_part, styles_of, value_of
from crawler.catalogue.office_html import MOST_TAGS, Looks, OfficeHtml, Paragraph, another_kind, in_words
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_bytes
from crawler.errors import CatalogueError
from crawler.workbook.package import opened
from crawler.workbook.table import LARGEST, SheetError
from crawler.workbook.xlsx_parts import targets_of

_UNSEEN = frozenset(
    ("Fallback", "moveFrom", "del", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")
)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?(?:.*?\\l\s+"([^"]*)")?', re.IGNORECASE | re.DOTALL)
_SIGNS = {"br": "<br>", "cr": "<br>", "tab": " ", "noBreakHyphen": "-"}
_MOST_TOLD = 10_000  # letters that tell what a field is
_PLAIN = Style()
_ROOT, _OTHERS = "document", {"workbook": "a workbook", "presentation": "a presentation"}


def docx_as_html(source: Source) -> str:
    """Return a document as HTML whose lines are its paragraphs, the rows of a table being one each; CatalogueError when it is none, is damaged, or grows beyond all bounds."""
    try:
        with opened(BytesIO(whole_bytes(source, LARGEST)), source.address) as package:
            part = main_part(package)
            if "content.xml" in package.parts:
                raise another_kind(source.address, "an OpenDocument file")
            if part not in package.parts:
                raise CatalogueError(f"{source.address}: is no Word document; save it as .docx")
            document = _Document(source.address, styles_of(package, part), targets_of(package, part))
            package.whole(part, document.start, document.end, document.text, MOST_TAGS)
    except SheetError as error:
        raise CatalogueError(str(error)) from None
    return "".join(document.html.written()).removeprefix("\n")


@dataclass(slots=True)
class _Paragraph(Paragraph):
    """A paragraph with what it looks like, as far as it says so itself, and what its run was within that it lies in."""

    style: Style = field(default_factory=Style)
    level: int | None = None
    listed: int | None = None
    within: tuple[bool, bool, bool] = (False, False, False)

    @property
    def looks(self) -> Looks:
        """Return what it is, by itself before its style."""
        level = self.style.level if self.level is None else self.level
        listed = self.style.listed if self.listed is None else self.listed
        return Looks(level or 0, 0 if listed is None else listed + 1, self.style.name)

    @property
    def is_bold(self) -> bool:
        """Say whether it is bold by its style; that a heading is tells nothing."""
        return bool(self.style.bold) and not (self.looks.heading or self.looks.is_title)


@dataclass(slots=True)
class _Field:
    """An open field: what it was told to be, and whether what it shows has begun."""

    told: str = ""
    shown: bool = False


class _Document:
    """Takes a document as it goes by."""

    def __init__(self, place: str, styles: Mapping[str, Style], targets: Mapping[str, str]) -> None:
        self._place, self._styles, self._targets = place, styles, targets
        self.html = OfficeHtml(place)
        self._open: list[_Paragraph] = []
        self._fields: list[_Field] = []
        self._unseen = 0
        self._in_run = self._bold = self._hidden = self._in_headings = self._begun = False
        self._taking = ""  # whose words come next

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        self._begin(name)
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
            self._in_run, self._hidden = True, False
            self._bold = bool(self._open) and self._open[-1].is_bold
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
            case "tc":
                self.html.end_cell()
            case "tr":
                self.html.end_row()
            case "tbl":
                self.html.end_table()

    def text(self, text: str) -> None:
        """Take words that are seen, and what a field is told to be."""
        if self._taking == "instrText" and self._fields:
            field = self._fields[-1]
            field.told = (field.told + text)[:_MOST_TOLD]
        elif self._taking == "t" and not self._unseen and not self._hidden:
            self._add(in_words(text, bold=self._bold))

    def _begin(self, name: str) -> None:
        """Refuse what begins as another kind of file."""
        if not self._begun and name != _ROOT:
            raise another_kind(self._place, _OTHERS.get(name, "no Word document"))
        self._begun = True

    def _start_table(self, name: str) -> None:
        if name == "tbl":
            self.html.start_table()
        elif name == "tr":
            self.html.start_row()
            self._in_headings = False
        elif name == "tblHeader":
            self._in_headings = True
        else:
            self.html.start_cell(of_heading=self._in_headings)

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
            self.html.open_link(self._open[-1], address)

    def _close_link(self) -> None:
        if self._open:
            self.html.close_link(self._open[-1])

    def _look_of_run(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "b":
                self._bold = is_on(attributes)
            case "rStyle":  # bold type within bold type stands out by being none (17.7.3)
                self._bold ^= bool(self._styles.get(value_of(attributes), _PLAIN).bold)
            case "vanish":
                self._hidden = is_on(attributes)

    def _look_of_paragraph(self, paragraph: _Paragraph, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "pStyle":
                paragraph.style = self._styles.get(value_of(attributes), _PLAIN)
            case "outlineLvl":
                paragraph.level = (level_of(attributes) + 1) % 10
            case "numId" | "ilvl" if paragraph.listed != OFF:
                paragraph.listed = listed_in(name, attributes, paragraph.listed)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if not paragraph.style.is_contents:
            self.html.end_paragraph(paragraph, paragraph.looks)

    def _add(self, piece: str) -> None:
        if self._open:
            self.html.add(self._open[-1], piece)


def _address(told: str) -> str:
    """Return the address that a field leads to; nothing for another field."""
    found = _LINK.match(told)
    if not found:
        return ""
    address = found[1] or found[2] or ""
    return f"{address}#{found[3]}" if found[3] else address
