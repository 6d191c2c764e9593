"""What style sheets keep apart, and words do not: links alone in a box, and pieces of a line that touch each other."""

from bs4 import Tag

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below, words_of

_BOXES = ("div", "section", "nav", "td", "article", "main", "aside")
_FEW = 3
_PIECES = frozenset(("a", "span", "time", "small"))
_LETTERS = 3  # of a piece that is a word of its own


def links_side_by_side(root: Tag) -> frozenset[int]:
    """Return the `id()` of the links of boxes that hold several links and nothing else: each is an item of its own."""
    parents = {id(tag.parent): tag.parent for tag in tags_below(root) if tag.name == "a" and tag.get("href")}
    boxes = (
        parent
        for parent in parents.values()
        if parent is not None and parent.name in _BOXES and _holds_links_alone(parent)
    )
    return frozenset(id(child) for box in boxes for child in box.children if isinstance(child, Tag))


def _holds_links_alone(box: Tag) -> bool:
    worded = [child for child in box.children if squeeze(words_of(child))]
    return len(worded) >= _FEW and all(
        isinstance(child, Tag) and child.name == "a" and child.get("href") for child in worded
    )


def is_piece_beside(tag: Tag) -> bool:
    """Say whether a link or piece of words stands right behind another, without a space: style sheets keep them apart, and so do readers."""
    before = tag.previous_sibling
    if not isinstance(before, Tag) or tag.name not in _PIECES or before.name not in _PIECES:
        return False
    is_set = "a" in (tag.name, before.name) or (tag.has_attr("class") and before.has_attr("class"))
    return is_set and all(len(squeeze(piece.get_text())) >= _LETTERS for piece in (before, tag))
