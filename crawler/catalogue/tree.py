"""Questions about a parsed page, answered in one pass: BeautifulSoup's own searches take as long as the page is deep, each."""

from collections.abc import Collection, Iterator

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString


def tags_below(root: Tag, left_out: Collection[int] = ()) -> Iterator[Tag]:
    """Yield the tags below a tag in document order, leaving out those named by `id()` and all inside them."""
    stack = [child for child in reversed(root.contents) if isinstance(child, Tag)]
    while stack:
        tag = stack.pop()
        if left_out and id(tag) in left_out:
            continue
        yield tag
        if tag.contents:
            stack.extend([child for child in tag.contents[::-1] if isinstance(child, Tag)])


def tags_named(root: Tag, *names: str) -> dict[str, list[Tag]]:
    """Return the tags of each of these names below a tag, in document order."""
    found: dict[str, list[Tag]] = {name: [] for name in names}
    for tag in tags_below(root):
        if tag.name in found:
            found[tag.name].append(tag)
    return found


def holders(root: Tag, names: Collection[str]) -> frozenset[int]:
    """Return the `id()` of every tag that holds, at any depth, a tag of one of these names."""
    found: set[int] = set()
    for tag in tags_below(root):
        parent = tag.parent if tag.name in names else None
        while parent is not None and id(parent) not in found:
            found.add(id(parent))
            parent = parent.parent
    return frozenset(found)


def with_words(root: Tag) -> frozenset[int]:
    """Return the `id()` of a tag and of all below it that hold words at any depth."""
    found: set[int] = set()
    for tag in (root, *tags_below(root)):
        is_worded = any(isinstance(child, NavigableString) and words_of(child).strip() for child in tag.contents)
        around: Tag | None = tag if is_worded else None
        while around is not None and id(around) not in found:
            found.add(id(around))
            around = around.parent
    return frozenset(found)


def text_lengths(root: Tag, left_out: Collection[int] = ()) -> tuple[dict[int, int], dict[int, int]]:
    """Return how many characters each tag holds, comments aside, from the leaves upwards; then the same without the words of links."""
    lengths: dict[int, int] = {}
    bare: dict[int, int] = {}
    for tag in reversed([root, *tags_below(root, left_out)]):
        length = plain = 0
        for child in tag.contents:
            if isinstance(child, NavigableString):
                own = len(words_of(child).strip())
                length += own
                plain += own
            elif (key := id(child)) in lengths:
                length += lengths[key]
                plain += bare[key]
        lengths[id(tag)] = length
        bare[id(tag)] = 0 if tag.name == "a" else plain
    return lengths, bare


def look_of(tag: Tag) -> str:
    """Return the first class of a tag that names no number."""
    names = (str(name) for name in tag.get_attribute_list("class") if name)
    return next((name for name in names if not any(sign.isdigit() for sign in name)), "")


def words_of(part: PageElement) -> str:
    """Return the words of a part of a page as they stand; comments have none."""
    if isinstance(part, Tag):
        return part.get_text(" ")
    return "" if isinstance(part, PreformattedString) else str(part)
