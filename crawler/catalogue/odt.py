"""OpenDocument texts (ODT) to HTML: headings, lists, tables, links and bold type (OpenDocument 1.3 part 3, 4 to 6 and 9.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

from crawler.catalogue.office_html import MOST_TAGS, Looks, OfficeHtml, Paragraph, another_kind, in_words
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_bytes
from crawler.errors import CatalogueError
from crawler.workbook.ods import refuse_protected
from crawler.workbook.package import Package, opened
from crawler.workbook.table import LARGEST, SheetError

_CONTENT, _STYLES = "content.xml", "styles.xml"
_UNSEEN = frozenset(
    (
        *("tracked-changes", "annotation", "note", "forms", "hidden-text", "hidden-paragraph", "covered-table-cell", "ruby-text", "desc", "script"),
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"),
    )
)  # fmt: skip
_OTHERS = {"spreadsheet": "a spreadsheet", "presentation": "a presentation", "drawing": "a drawing"}
_TYPED = frozenset(("p", "h", "span", "a", "ruby-base", "meta", "meta-field"))  # what holds words
_SIGNS = {"line-break": "<br>", "tab": " ", "s": " "}
_DEEPEST = 12  # styles that build on each other
_BOLD_FROM = 600  # the weight of type


def odt_as_html(source: Source) -> str:
    """Return a text as HTML whose lines are its paragraphs, the rows of a table being one each; CatalogueError when it is none, is damaged, or grows beyond all bounds."""
    try:
        with opened(BytesIO(whole_bytes(source, LARGEST)), source.address) as package:
            if _CONTENT not in package.parts:
                what = (
                    "an Office file of another form" if "[Content_Types].xml" in package.parts else "no text document"
                )
                raise another_kind(source.address, what)
            refuse_protected(package, source.address)
            document = _Document(source.address, _styles_of(package))
            package.whole(_CONTENT, document.start, document.end, document.text, MOST_TAGS)
    except SheetError as error:
        raise CatalogueError(str(error)) from None
    return "".join(document.html.written()).removeprefix("\n")


@dataclass(slots=True)
class _Style:
    """A style: what it is called, and what it says of type; None where it does not."""

    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    hidden: bool | None = None


class _Styles:
    """Gathers the styles of paragraphs and of type as they come: those of the document, then those of its parts, which are made without a name."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], _Style] = {}
        self._open: _Style | None = None
        self._made = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        own = _local(attributes)
        match name:
            case "automatic-styles" | "styles":
                self._made = name == "automatic-styles"
            case "style":
                shown = "" if self._made else own.get("display-name") or own.get("name", "")
                self._open = _Style(shown, own.get("parent-style-name", ""))
                self.found[own.get("family", ""), own.get("name", "")] = self._open
            case "text-properties" if self._open:
                self._open.bold = _is_bold(own.get("font-weight"))
                self._open.hidden = own["display"] == "none" if "display" in own else None

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if name == "style":
            self._open = None

    def of(self, family: str, name: str) -> _Style:
        """Return a style with what it takes over from those it builds on."""
        style = own = replace(self.found.get((family, name), _Style()))
        for _ in range(_DEEPEST):
            below = self.found.get((family, style.based_on))
            if below is None:
                break
            own.name = own.name or below.name
            own.bold = below.bold if own.bold is None else own.bold
            own.hidden = below.hidden if own.hidden is None else own.hidden
            style = below
        return own


def _styles_of(package: Package) -> _Styles:
    """Return the styles that both parts of a document define."""
    styles = _Styles()
    for part in (_STYLES, _CONTENT):
        package.whole(part, styles.start, styles.end, most=MOST_TAGS)
    return styles


@dataclass(slots=True)
class _Paragraph(Paragraph):
    """A paragraph with what it looks like, and the type that is open in it: whether it is bold, and hidden."""

    looks: Looks = field(default_factory=Looks)
    type: list[tuple[bool, bool]] = field(default_factory=list)


class _Document:
    """Takes a document as it goes by."""

    def __init__(self, place: str, styles: _Styles) -> None:
        self._place, self._styles = place, styles
        self.html = OfficeHtml(place)
        self._open: list[_Paragraph] = []
        self._within: list[str] = []  # the elements that are open
        self._unseen = 0  # how deep within what nobody sees
        self._lists = [0]  # open lists, of the text and of each cell within each other
        self._is_item = False  # whether the next paragraph begins an item
        self._in_headings = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        if name in _OTHERS and not self._unseen:
            raise another_kind(self._place, _OTHERS[name])
        own = _local(attributes)
        is_of_picture = name == "title" and not (self._within and self._within[-1] in _TYPED)
        self._within.append(name)
        if self._unseen or name in _UNSEEN or is_of_picture or (name == "section" and own.get("display") == "none"):
            self._unseen += 1
        elif name in ("p", "h"):
            self._open.append(self._begun(name, own))
        elif self._open and name in ("span", "a", *_SIGNS):
            self._start_inline(self._open[-1], name, own)
        else:
            self._start_block(name)

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        self._within.pop()
        if self._unseen:
            self._unseen -= 1
        elif name in ("p", "h") and self._open:
            paragraph = self._open.pop()
            self.html.end_paragraph(paragraph, paragraph.looks)
        elif self._open and name == "span":
            self._open[-1].type.pop()
        elif self._open and name == "a":
            self.html.close_link(self._open[-1])
        else:
            self._end_block(name)

    def text(self, text: str) -> None:
        """Take words that are seen."""
        if self._open and not self._unseen:
            bold, hidden = self._open[-1].type[-1]
            self.html.add(self._open[-1], "" if hidden else in_words(text, bold=bold))

    def _begun(self, name: str, own: Mapping[str, str]) -> _Paragraph:
        """Return a paragraph that begins; a second one in an item of a list is none of its own."""
        style = self._styles.of("paragraph", own.get("style-name", ""))
        heading = _level(own.get("outline-level")) if name == "h" else 0
        looks = Looks(heading, self._lists[-1], style.name, goes_on=not self._is_item)
        self._is_item = False
        is_bold = bool(style.bold) and not (looks.heading or looks.is_title)  # that a heading is tells nothing
        return _Paragraph(looks=looks, type=[(is_bold, bool(style.hidden))])

    def _start_inline(self, paragraph: _Paragraph, name: str, own: Mapping[str, str]) -> None:
        if name == "a":
            self.html.open_link(paragraph, own.get("href", ""))
        elif name == "span":
            style, (bold, hidden) = self._styles.of("text", own.get("style-name", "")), paragraph.type[-1]
            bold = bold if style.bold is None else style.bold
            paragraph.type.append((bold, hidden if style.hidden is None else style.hidden))
        else:
            self.html.add(paragraph, _SIGNS[name])

    def _start_block(self, name: str) -> None:
        match name:
            case "list":
                self._lists[-1] += 1
            case "list-item":
                self._is_item = True
            case "table":
                self.html.start_table()
            case "table-header-rows":
                self._in_headings = True
            case "table-row":
                self.html.start_row()
            case "table-cell":
                self._lists.append(0)
                self._is_item = False
                self.html.start_cell(of_heading=self._in_headings)

    def _end_block(self, name: str) -> None:
        match name:
            case "list":
                self._lists[-1] -= 1
            case "list-item":
                self._is_item = False
            case "table":
                self.html.end_table()
            case "table-header-rows":
                self._in_headings = False
            case "table-row":
                self.html.end_row()
            case "table-cell":
                self._lists.pop()
                self.html.end_cell()


def _local(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return attributes by their names without prefixes."""
    return {key.rpartition(":")[2]: value for key, value in attributes.items()}


def _is_bold(weight: str | None) -> bool | None:
    """Say whether a weight of type is bold; None where none is given."""
    if weight is None:
        return None
    return weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= _BOLD_FROM)


def _level(written: str | None) -> int:
    """Return the level of a heading, which is the first where none is given that is one."""
    return int(written) if written and len(written) == 1 and "1" <= written <= "9" else 1
