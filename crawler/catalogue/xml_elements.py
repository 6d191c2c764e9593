"""XML from strangers, element by element: declared entities are refused, nothing outside the document is read, and what one element may hold is bounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from crawler.catalogue.source import Source
from crawler.errors import CatalogueError
from crawler.records import Unreadable

_PIECE = 65_536
_DEEPEST = 300
_MOST_BELOW, _MOST_TEXT = 20_000, 1_000_000  # elements in one element that is given out, characters of its text
_MOST_PATIENCE = 60  # pieces without anything met: the parser would gather them again and again


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, its namespace, attributes without prefixes, what is in it, and the line it begins at."""

    name: str
    space: str
    attributes: dict[str, str]
    line: int
    depth: int
    pieces: list[str] = field(default_factory=list)
    below: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return its words and those of all below it."""
        return "".join(self.pieces)

    def all(self, *names: str) -> Iterator["Element"]:
        """Yield the elements right below of one of these names."""
        return (one for one in self.below if one.name in names)

    def first(self, *names: str) -> str:
        """Return the words of the first element right below of one of these names that has any, in the order of the names."""
        return next((text for name in names for one in self.all(name) if (text := one.text.strip())), "")


class Damaged(Exception):  # noqa: N818 - reads as what it says
    """Why a document cannot be read further, in words."""


def elements(
    source: Source, wanted: frozenset[str], flat: frozenset[str] = frozenset()
) -> Iterator[Element | Unreadable]:
    """Yield the outermost elements of these names when they end, those of `flat` when they begin (without what is in them).

    A document that is damaged after the first is read that far, and its rest is one Unreadable. CatalogueError when nothing could be read.
    """
    reader = _Reader(wanted, flat)
    some = False
    while True:
        data = source.stream.read(_PIECE)
        fault = _fed(reader, data)
        yield from reader.done
        some = some or bool(reader.done)
        reader.done.clear()
        if fault and some:
            yield Unreadable(reader.line, f"the rest could not be read: the XML {fault}")
            return
        if fault:
            raise CatalogueError(
                f"{source.address}: line {reader.line}: the XML {fault}; mend it there, or save it once more"
            )
        if not data:
            return


def _fed(reader: "_Reader", data: bytes) -> str:
    """Feed a piece; return what is wrong with it."""
    try:
        reader.feed(data)
    except expat.ExpatError as error:
        return f"is damaged ({expat.ErrorString(error.code)})"
    except (LookupError, ValueError) as error:  # an encoding that is none, or has several bytes a letter
        return f"is in an encoding that cannot be read ({error})"
    except Damaged as error:
        return str(error)
    return ""


class _Reader:
    """Builds wanted elements while the parser walks."""

    def __init__(self, wanted: frozenset[str], flat: frozenset[str]) -> None:
        self.done: list[Element] = []
        self._wanted, self._flat = wanted, flat
        self._stack: list[Element] = []
        self._depth = self._count = self._size = self._waited = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.UseForeignDTD(True)  # else an entity of HTML (&nbsp;) ends a feed
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.SkippedEntityHandler = self._entity
        self._parser.EntityDeclHandler = self._declared

    @property
    def line(self) -> int:
        """Return the line that is being read."""
        return self._parser.CurrentLineNumber

    def feed(self, data: bytes) -> None:
        """Read a piece; an empty one says that this was all."""
        self._waited += 1
        if self._waited > _MOST_PATIENCE:
            raise Damaged("holds one piece of several megabytes that never ends")
        self._parser.Parse(data, not data)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._waited = 0
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Damaged(f"is nested more than {_DEEPEST} deep")
        space, _, local = name.rpartition(" ")
        if local in self._flat or self._stack or local in self._wanted:
            own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            element = Element(local, space, own, self.line, self._depth)
            self._open(element)

    def _open(self, element: Element) -> None:
        if element.name in self._flat:
            self.done.append(element)
            return
        if self._stack:
            self._count += 1
            if self._count > _MOST_BELOW:
                raise Damaged(f"holds an element with more than {_MOST_BELOW:,} others in it")
            self._stack[-1].below.append(element)
        else:
            self._count = self._size = 0
        self._stack.append(element)

    def _end(self, name: str) -> None:
        self._waited = 0
        self._depth -= 1
        if not self._stack or self._stack[-1].depth != self._depth + 1 or name.rpartition(" ")[2] in self._flat:
            return
        element = self._stack.pop()
        if self._stack:
            self._stack[-1].pieces.append(element.text)
        else:
            self.done.append(element)

    def _text(self, text: str) -> None:
        self._waited = 0
        if self._stack:
            self._size += len(text)
            if self._size <= _MOST_TEXT:
                self._stack[-1].pieces.append(text)

    def _entity(self, name: str, _is_parameter: bool) -> None:  # noqa: FBT001 - expat's interface
        self._text(html5.get(f"{name};", ""))

    def _declared(self, *_: object) -> None:
        raise Damaged("declares entities of its own, which are never read; save it without them")
