"""Questions about a parsed page, answered in one pass: BeautifulSoup's own searches take as long as the page is deep, each."""

from collections.abc import Collection, Iterator

from bs4 import Tag
from bs4.element import NavigableString


def tags_below(root: Tag, left_out: Collection[int] = ()) -> Iterator[Tag]:
    """Yield the tags below a tag in document order, leaving out those named by `id()` and all inside them."""
    stack = [child for child in reversed(root.contents) if isinstance(child, Tag)]
    while stack:
        tag = stack.pop()
        if id(tag) not in left_out:
            yield tag
            stack.extend([child for child in reversed(tag.contents) if isinstance(child, Tag)])


def holders(root: Tag, names: Collection[str]) -> frozenset[int]:
    """Return the `id()` of every tag that holds, at any depth, a tag of one of these names."""
    found: set[int] = set()
    for tag in tags_below(root):
        parent = tag.parent if tag.name in names else None
        while parent is not None and id(parent) not in found:
            found.add(id(parent))
            parent = parent.parent
    return frozenset(found)


def text_lengths(root: Tag, left_out: Collection[int] = (), *, links: bool = True) -> dict[int, int]:
    """Return how many characters each tag holds, from the leaves upwards."""
    lengths: dict[int, int] = {}
    for tag in reversed([root, *tags_below(root, left_out)]):
        length = 0
        for child in tag.contents:
            if isinstance(child, Tag):
                length += lengths.get(id(child), 0)
            elif isinstance(child, NavigableString):
                length += len(child.strip())
        lengths[id(tag)] = 0 if tag.name == "a" and not links else length
    return lengths
