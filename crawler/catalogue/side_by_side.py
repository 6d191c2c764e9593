"""What style sheets keep apart, and words do not: links alone in a box, and pieces of a line that touch each other."""

from collections import Counter
from collections.abc import Collection
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from crawler.catalogue.block import squeeze
from crawler.catalogue.headline import says_where
from crawler.catalogue.tree import tags_below, with_words, words_of

_BOXES = ("div", "section", "nav", "td", "article", "main", "aside")
_FEW = 3
_PIECES = frozenset(("a", "span", "time", "small"))
_IN_SENTENCES = ("a", "b", "strong", "em", "i", "cite")
_SHOWN = frozenset(("block", "d-block", "db", "display-block"))
_LETTERS = 3  # of a piece that is a word of its own
_LOOKED_AT = 20  # nodes in a link or piece: strangers nest ten thousand
_GOES_ON = (",", ".", ";", ":", "!", "?", ")", "]", "\u2019", "\u201d", "\u2026")


def links_side_by_side(root: Tag) -> frozenset[int]:
    """Return the `id()` of the links of boxes that hold several links and nothing else: each is an item of its own."""
    parents = [tag.parent for tag in tags_below(root) if tag.name == "a" and tag.get("href")]
    times = Counter(map(id, parents))
    several = {id(box): box for box in parents if box is not None and box.name in _BOXES and times[id(box)] >= _FEW}
    worded = with_words(root) if several else ()
    boxes = (box for box in several.values() if _holds_links_alone(box, worded))
    return frozenset(id(child) for box in boxes for child in box.children if isinstance(child, Tag))


def _holds_links_alone(box: Tag, worded: Collection[int]) -> bool:
    """Say whether all that has words in a box are links, and several; the formats of one work ("PDF", "EPUB") are no items."""
    tags = [child for child in box.children if isinstance(child, Tag) and id(child) in worded]
    if len(tags) < _FEW or any(tag.name != "a" or not tag.get("href") for tag in tags):
        return False
    strings = (child for child in box.children if isinstance(child, NavigableString))
    return not any(squeeze(words_of(text)) for text in strings) and not any(says_where(_beginning(tag)) for tag in tags)


def is_shown_as_block(tag: Tag) -> bool:
    """Say whether a class shows a link or piece of words as a paragraph of its own, as Bootstrap, Tailwind and Tachyons have it."""
    return tag.name in _PIECES and bool(tag.attrs) and not _SHOWN.isdisjoint(tag.get_attribute_list("class"))


def stands_among_tags(tag: Tag) -> bool:
    """Say whether nothing but tags stand beside a tag: lines of a card rather than parts of a sentence."""
    beside = tag.parent.contents if tag.parent is not None else ()
    return tag.name not in _IN_SENTENCES and not any(
        isinstance(node, NavigableString) and squeeze(words_of(node)) for node in beside
    )


def is_piece_beside(tag: Tag) -> bool:
    """Say whether a link or piece of words stands right behind another, without a space: style sheets keep them apart, and so do readers. What begins with a comma goes on."""
    before = tag.previous_sibling
    if not isinstance(before, Tag) or tag.name not in _PIECES or before.name not in _PIECES:
        return False
    if "a" not in (tag.name, before.name) and not (tag.has_attr("class") and before.has_attr("class")):
        return False
    words = _beginning(tag)
    return len(words) >= _LETTERS and not words.startswith(_GOES_ON) and len(_beginning(before)) >= _LETTERS


def _beginning(tag: Tag) -> str:
    """Return the words with which a tag begins: all of them, but in one with many parts."""
    parts = islice(tag.descendants, _LOOKED_AT)
    return squeeze("".join(words_of(part) for part in parts if isinstance(part, NavigableString)))
