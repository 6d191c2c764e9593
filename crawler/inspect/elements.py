"""The elements of a page by name, found in one walk through its tree: a walk for each name costs three times as much."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import compress
from operator import attrgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAMES = (
    *("meta", "link", "title", "script", "style", "noscript", "template", "h1", "h2", "time"),
    *("nav", "footer", "aside", "header", "svg", "canvas", "img", "object", "embed", "video", "audio", "iframe"),
    *("frame", "form", "input", "select", "datalist", "button", "label", "a"),
)
_EMPTY = LexborHTMLParser("")
_CALLED = {_EMPTY.create_node(name).tag_id: name for name in _NAMES}
_number = attrgetter("tag_id")


class Elements:
    """The elements with names that something asks for, as they stood in a tree before anything was taken out of it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        nodes = list(tree.root.traverse()) if tree.root else []
        names = list(map(_CALLED.get, map(_number, nodes)))
        self._names, self._nodes = list(compress(names, names)), list(compress(nodes, names))
        self._of: defaultdict[str | None, list[LexborNode]] = defaultdict(list)
        for name, node in zip(self._names, self._nodes, strict=True):
            self._of[name].append(node)

    def of(self, name: str) -> list[LexborNode]:
        """Return the elements of one name, in the order of the page."""
        return self._of.get(name, [])

    def among(self, *names: str) -> Iterator[LexborNode]:
        """Yield the elements of some names, in the order of the page."""
        present = self._of.keys() & names
        if len(present) < 2:  # noqa: PLR2004 - no order to be kept between names
            return iter(self._of[present.pop()] if present else ())
        return (node for name, node in zip(self._names, self._nodes, strict=True) if name in present)

    def take_out(self, *names: str) -> None:
        """Take the elements of some names out of the tree, with what is in them."""
        for name in names:
            for node in self.of(name):
                node.decompose(recursive=False)
