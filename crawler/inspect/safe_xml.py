"""XML from strangers: declared entities are refused, so that nothing is ever expanded; nothing outside the document is ever read."""

from xml.parsers import expat

DEEPEST = 2_000
DEEP, NESTED = "nested too deeply to look at", "declares entities within entities"


class Unsafe(Exception):  # noqa: N818 - reads as what it says
    """The document declares entities or nests beyond reason; nothing is said about its soundness."""


class _Reader:
    """Collects the text of wanted elements while the parser walks."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.found: dict[str, str] = {}
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.depth = 0
        self.inside: str | None = None
        self.entities = self.nested = False

    def declared(self, _name: str, _is_parameter: bool, value: str | None, *_: object) -> None:  # noqa: FBT001 - expat's interface
        self.entities = True
        self.nested = self.nested or "&" in (value or "")

    def doctype_ended(self) -> None:
        if self.nested:
            raise Unsafe(NESTED)
        if self.entities:
            raise Unsafe("declares entities")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsafe(DEEP)
        local = name.rpartition(" ")[2]
        if attributes and local in self.wanted and len(self.attributes) < 500:  # noqa: PLR2004
            self.attributes.append((local, attributes))
        self.inside = local if local in self.wanted and local not in self.found else None

    def end(self, _name: str) -> None:
        self.depth -= 1
        self.inside = None

    def data(self, text: str) -> None:
        if self.inside:
            self.found[self.inside] = (self.found.get(self.inside, "") + text)[:2000]


def read_xml(data: bytes, wanted: frozenset[str] = frozenset()) -> _Reader:
    """Parse a document; returns the text and attributes of the first `wanted` elements (local names).

    Raises expat.ExpatError when it is not well-formed, Unsafe when it declares entities or nests too deeply.
    """
    reader = _Reader(wanted)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data if wanted else None
    parser.EntityDeclHandler = reader.declared
    parser.EndDoctypeDeclHandler = reader.doctype_ended
    parser.Parse(data, True)
    return reader
