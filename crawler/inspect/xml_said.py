"""What the elements of a description say, one by one, whatever XML it is: XMP, OOXML, OpenDocument, EPUB."""

from collections.abc import Callable
from xml.parsers import expat

from crawler.inspect.details import Said
from crawler.inspect.safe_xml import DEEPEST, Unsafe, walk_xml

Named = Callable[[str], tuple[str, str] | None]
_MOST_SAID = 60
_MOST_TEXT = 1_000


def read_said(data: bytes, named: Named) -> tuple[Said, ...]:
    """Return what the wanted elements and attributes say; `named` gives field and source for a name (address, space, local name).

    A description is read as far as it goes: what was said before a fault, or before a cut, was said.
    """
    reader = _Reader(named)
    try:
        walk_xml(data, reader)
    except (expat.ExpatError, Unsafe, ValueError, LookupError):
        return tuple(reader.said)
    return tuple(reader.said)


class _Reader:
    """Collects the wanted elements, and the items of a list in one, while the parser walks."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.said: list[Said] = []
        self.inside: tuple[str, str] | None = None
        self.text = ""
        self.above = 0
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsafe("nested too deeply")
        if found := self.named(name):
            self.inside, self.above = found, self.depth
        self.text = ""
        for key, value in attributes.items():
            self.add(self.named(key), value)

    def data(self, text: str) -> None:
        if self.inside:
            self.text = (self.text + text)[:_MOST_TEXT]

    def end(self, _name: str) -> None:
        self.add(self.inside, self.text)
        self.text = ""
        if self.depth == self.above:
            self.inside = None
        self.depth -= 1

    def add(self, found: tuple[str, str] | None, text: str) -> None:
        if found and text.strip() and len(self.said) < _MOST_SAID:
            self.said.append(Said(*found, text.strip()))
