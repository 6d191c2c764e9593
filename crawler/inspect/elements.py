"""The elements of a page by name, found in one walk through its tree: a walk for each name costs three times as much."""

from collections import defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAMES = (
    *("meta", "link", "title", "script", "style", "noscript", "template", "h1", "h2", "time"),
    *("nav", "footer", "aside", "header", "svg", "canvas", "img", "object", "embed", "video", "audio", "iframe"),
    *("frame", "form", "input", "select", "datalist", "button", "label", "a"),
)
_EMPTY = LexborHTMLParser("")
_CALLED = {_EMPTY.create_node(name).tag_id: name for name in _NAMES}


class Elements:
    """The elements with names that something asks for, as they stood in a tree before anything was taken out of it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._names: list[str] = []
        self._nodes: list[LexborNode] = []
        self._of: defaultdict[str, list[LexborNode]] = defaultdict(list)
        # Nodes are dropped as soon as they are known to be of no interest: a list of all would set the garbage collector to work, which takes longer than all this.
        for node in tree.root.traverse() if tree.root else ():
            if name := _CALLED.get(node.tag_id):
                self._names.append(name)
                self._nodes.append(node)
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
