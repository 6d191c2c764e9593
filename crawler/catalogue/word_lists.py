"""Lists as Word writes them into a page: paragraphs in styles of lists, each with its bullet or number as text."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.catalogue.tree import tags_below

_STYLE = re.compile(r"mso-list:\s*l\d+\s+level(?P<level>\d)", re.IGNORECASE)
_CLASS = "MsoListParagraph"
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_MARK = re.compile(
    r"\s*(?:[\u00b7\u2022\u25aa\u25cf\u25e6\uf0b7\uf0a7\uf0d8\u00a7\u00d8o*\u2013-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)])\s*"
)
_TEXTS = 4  # of a paragraph, among which a bullet and the space behind it are
_TITLE = "MsoTitle"
LEVEL = "aria-level"  # https://www.w3.org/TR/wai-aria-1.2/#aria-level, of an item


def lists_of_word(soup: BeautifulSoup) -> None:
    """Make items of the paragraphs that Word shows as such, with their levels and without their bullets and numbers, and a heading of its title."""
    named = [(tag, tag.get_attribute_list("class")) for tag in tags_below(soup) if tag.name == "p" and tag.attrs]
    for tag in [tag for tag, names in named if _is_listed(tag, names)]:
        style = _STYLE.search(str(tag.get("style")))
        tag[LEVEL] = style["level"] if style else "1"
        _take_mark_off(tag)
        tag.name = "li"
    for title in [tag for tag, names in named if _TITLE in names][:1]:
        title.name = "h1"


def _is_listed(tag: Tag, names: Sequence[str | None]) -> bool:
    return any((name or "").startswith(_CLASS) for name in names) or _STYLE.search(str(tag.get("style"))) is not None


def _take_mark_off(item: Tag) -> None:
    """Take away the bullet or the number, as Word marks it, or as a text of its own at the beginning."""
    first = islice(tags_below(item), _TEXTS * 4)
    marks = [tag for tag in first if tag.name == "span" and _IGNORED.search(str(tag.get("style")))]
    for mark in marks:
        mark.clear()
    if marks:
        return
    texts = [node for node in islice(item.descendants, _TEXTS * 4) if isinstance(node, NavigableString)][:_TEXTS]
    for text, following in pairwise(texts):
        if text.strip():
            if _MARK.fullmatch(text) and not following.strip():
                text.extract()
            return
