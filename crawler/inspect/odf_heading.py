"""What an OpenDocument text or presentation is headed by, where its description gives it no title (OpenDocument 1.3 part 3, sections 5.1.2, 5.1.3 and 19.411)."""

from xml.parsers import expat

from crawler.inspect.safe_xml import DEEPEST, Unsafe, walk_xml
from crawler.inspect.text import squeeze

_LONGEST = 300
_TEXT, _STYLE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 ", "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_SHOW = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0 "
_HEADING, _PARAGRAPH, _STYLE_NAME = _TEXT + "h", _TEXT + "p", _TEXT + "style-name"
_SPACES = frozenset({_TEXT + "s", _TEXT + "tab", _TEXT + "line-break"})
_ASIDE = frozenset(
    {_TEXT + "note", _TEXT + "tracked-changes", "urn:oasis:names:tc:opendocument:xmlns:office:1.0 annotation"}
)
_TITLE = "Title"  # the name of the style in files, whatever the language of the program


class _Found(Exception):  # noqa: N818 - reads as what it says
    """The heading is known: no more need be read."""


def heading(content: bytes) -> str | None:
    """Return the first heading, paragraph in the style of titles, or title of a slide in content.xml; None where there is none."""
    reader = _Reader()
    try:
        walk_xml(content, reader)
    except (_Found, expat.ExpatError, Unsafe, ValueError, LookupError):
        return reader.found
    return None


class _Reader:
    """Walks to the first heading that has words."""

    def __init__(self) -> None:
        self.found: str | None = None
        self.titles = {_TITLE}
        self.text = ""
        self.depth = 0
        self.heading: int | None = None
        self.aside: int | None = None
        self.slide_title: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsafe("nested too deeply")
        if attributes.get(_STYLE + "parent-style-name") == _TITLE:
            self.titles.add(attributes.get(_STYLE + "name", ""))
        if name in _ASIDE and self.aside is None:
            self.aside = self.depth
        if attributes.get(_SHOW + "class") == "title" and attributes.get(_SHOW + "placeholder") != "true":
            self.slide_title = self.depth
        if self.heading is None and self.aside is None and self.is_heading(name, attributes):
            self.heading = self.depth
        if name in _SPACES:
            self.data(" ")

    def is_heading(self, name: str, attributes: dict[str, str]) -> bool:
        """Tell whether an element is one."""
        if name == _PARAGRAPH:
            return self.slide_title is not None or attributes.get(_STYLE_NAME) in self.titles
        return name == _HEADING

    def data(self, text: str) -> None:
        if self.heading is not None and self.aside is None:
            self.text = (self.text + text)[: 2 * _LONGEST]

    def end(self, _name: str) -> None:
        if self.depth == self.heading:
            self.found = squeeze(self.text)[:_LONGEST] or None
            if self.found:
                raise _Found
            self.heading, self.text = None, ""
        self.aside = None if self.depth == self.aside else self.aside
        self.slide_title = None if self.depth == self.slide_title else self.slide_title
        self.depth -= 1
