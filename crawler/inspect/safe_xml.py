"""XML from strangers: entities are refused that stand for others, or for much; nothing outside the document is ever read."""

from typing import Protocol
from xml.parsers import expat

DEEPEST = 2_000
DEEP, NESTED = "nested too deeply to look at", "declares entities within entities"
_APART = "\1"  # between address and name: no document holds it, as expat asks
_UNBOUND = expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]
"""Of a prefix that may be bound where the document's type is defined, which is never read."""
_MOST_EXPANDED = 4 << 20  # characters that the entities of a document can stand for in all: hundredths of a second


class Unsafe(Exception):  # noqa: N818 - reads as what it says
    """The document declares entities or nests beyond reason; nothing is said of all that follows."""


class _Reader:
    """Collects the text of wanted elements while the parser walks."""

    def __init__(self, wanted: frozenset[str], references: int) -> None:
        self.wanted = wanted
        self.references = references
        self.found: dict[str, str] = {}
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.depth = 0
        self.inside: str | None = None
        self.is_declared = False
        self.longest = 0
        self.nested = False

    def declared(self, _name: str, _is_parameter: bool, value: str | None, *_: object) -> None:  # noqa: FBT001 - expat's interface
        self.longest = max(self.longest, len(value or ""))
        self.nested = self.nested or "&" in (value or "")

    def doctype_ended(self) -> None:
        self.is_declared = True
        if self.nested:
            raise Unsafe(NESTED)
        if self.longest * self.references > _MOST_EXPANDED:
            raise Unsafe("declares entities")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsafe(DEEP)
        local = name.rpartition(_APART)[2]
        if attributes and local in self.wanted and len(self.attributes) < 500:  # noqa: PLR2004
            self.attributes.append((local, attributes))
        self.inside = local if local in self.wanted and local not in self.found else None

    def end(self, _name: str) -> None:
        self.depth -= 1
        self.inside = None

    def data(self, text: str) -> None:
        if self.inside:
            self.found[self.inside] = (self.found.get(self.inside, "") + text)[:2000]


def read_xml(data: bytes, wanted: frozenset[str] = frozenset(), *, bound: bool = True) -> _Reader:
    """Parse a document; returns the text and attributes of the first `wanted` elements (local names). Prefixes need not be `bound` to be read.

    Raises expat.ExpatError when it is not well-formed, Unsafe when it nests too deeply, or declares entities that hold others or much.
    """
    reader = _Reader(wanted, data.count(b"&"))
    parser = expat.ParserCreate(namespace_separator=_APART if bound else None)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data if wanted else None
    parser.EntityDeclHandler = reader.declared
    parser.EndDoctypeDeclHandler = reader.doctype_ended
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        if fault.code == _UNBOUND and reader.is_declared:
            raise Unsafe("declares entities") from fault
        raise
    return reader


class Walker(Protocol):
    """What is told of a document while it is walked; names are the address of their space, a blank, and the local name."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def data(self, text: str) -> None:
        """Take some text."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


def walk_xml(data: bytes, walker: Walker) -> None:
    """Tell a walker of a document, in its order; raises expat.ExpatError when it is not well-formed, and Unsafe when it declares entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.data
    parser.EntityDeclHandler = _refuse
    parser.Parse(data, True)


def _refuse(*_: object) -> None:
    raise Unsafe("declares entities")
