"""What a Word document is headed by, which many say only there: its description is empty, or that of the template (ECMA-376 part 1, sections 17.3.1 and 17.3.2)."""

from dataclasses import dataclass, field
from xml.parsers import expat

from crawler.inspect.safe_xml import DEEPEST, Unsafe, walk_xml
from crawler.inspect.text import squeeze

_LONGEST = 300
_MOST_PARAGRAPHS = 30  # with words, in which a document has its title
_TALL = 28  # half points: ordinary text has 20 to 24
_WORD = ("/wordprocessingml/2006/main", "/ooxml/wordprocessingml/main")  # as most write it, and as the strict form does
_SPACES = frozenset({"tab", "br", "cr"})
_LEFT_OUT = frozenset({"del", "Fallback", "footnote", "endnote", "comment"})
# The names of styles in files: Word leaves the letters out that are not ASCII.
_TITLES = frozenset({"Title", "Titel", "Titre", "Ttulo", "Titolo", "Tytu", "Nzev", "Tittel", "Rubrik"})
_HEADINGS = frozenset(
    {"Heading1", "berschrift1", "Titre1", "Ttulo1", "Titolo1", "Kop1", "Nagwek1", "Nadpis1", "Overskrift1", "Rubrik1"}
)


class _Found(Exception):  # noqa: N818 - reads as what it says
    """The heading is known: no more need be read."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as far as it is read: its style, and the size of its tallest words."""

    style: str = ""
    outlined: bool = False
    size: int = 0
    text: list[str] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Tell whether it is a heading of the upper level."""
        return self.outlined or self.style in _HEADINGS


def word_heading(content: bytes) -> str | None:
    """Return the first paragraph of document.xml in the style of titles, else the tallest before the first heading, else that heading; None for none."""
    reader = _Reader()
    try:
        walk_xml(content, reader)
    except (_Found, expat.ExpatError, Unsafe, ValueError, LookupError):
        return reader.found
    return reader.found or reader.tallest


class _Reader:
    """Walks over the first paragraphs; those of a text box lie within another."""

    def __init__(self) -> None:
        self.found: str | None = None
        self.tallest: str | None = None
        self.size = _TALL - 1
        self.depth = 0
        self.aside: int | None = None
        self.open: list[_Paragraph] = []
        self.seen = 0
        self.run_size = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsafe("nested too deeply")
        space, _, local = name.rpartition(" ")
        if self.aside is None and local in _LEFT_OUT:
            self.aside = self.depth
        if self.aside is not None or not space.endswith(_WORD):
            return
        if local == "p":
            self.open.append(_Paragraph())
        elif local == "r":
            self.run_size = 0
        elif self.open:
            self._within(self.open[-1], local, attributes.get(f"{space} val", ""))

    def _within(self, paragraph: _Paragraph, local: str, value: str) -> None:
        if local == "pStyle":
            paragraph.style = value
        elif local == "outlineLvl":
            paragraph.outlined = value == "0"
        elif local == "sz" and value.isdecimal():
            self.run_size = int(value[:4])
        elif local in _SPACES:
            paragraph.text.append(" ")

    def data(self, text: str) -> None:
        if self.aside is None and self.open and text.strip():
            self.open[-1].size = max(self.open[-1].size, self.run_size)
        if self.aside is None and self.open:
            self.open[-1].text.append(text[:_LONGEST])

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if self.aside is None and local == "p" and space.endswith(_WORD) and self.open:
            self._ended(self.open.pop())
        self.aside = None if self.depth == self.aside else self.aside
        self.depth -= 1

    def _ended(self, paragraph: _Paragraph) -> None:
        text = squeeze("".join(paragraph.text))[:_LONGEST].strip()
        if not text:
            return
        self.seen += 1
        if paragraph.style in _TITLES:
            self.found = text
        elif paragraph.is_heading or self.seen > _MOST_PARAGRAPHS:
            self.found = self.tallest or (text if paragraph.is_heading else None)
            raise _Found
        elif paragraph.size > self.size:
            self.tallest, self.size = text, paragraph.size
        if self.found:
            raise _Found
