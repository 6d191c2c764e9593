"""Lists as Word writes them into a page: paragraphs in styles of lists, each with its bullet or number as text."""

import re
from collections.abc import Iterator, Sequence
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


def lists_of_word(soup: BeautifulSoup) -> None:
    """Make items of the paragraphs that Word shows as such, without their bullets and numbers, and a heading of its title."""
    named = [(tag, tag.get_attribute_list("class")) for tag in tags_below(soup) if tag.name == "p" and tag.attrs]
    for run in _runs([tag for tag, names in named if _is_listed(tag, names)]):
        _make_list(soup, run)
    for title in [tag for tag, names in named if _TITLE in names][:1]:
        title.name = "h1"


def _is_listed(tag: Tag, names: Sequence[str | None]) -> bool:
    return any((name or "").startswith(_CLASS) for name in names) or _STYLE.search(str(tag.get("style"))) is not None


def _runs(items: Sequence[Tag]) -> Iterator[list[Tag]]:
    """Yield the paragraphs that follow each other without another tag between, together."""
    run: list[Tag] = []
    for tag in items:
        if run and run[-1].find_next_sibling() is not tag:
            yield run
            run = []
        run.append(tag)
    if run:
        yield run


def _make_list(soup: BeautifulSoup, run: Sequence[Tag]) -> None:
    """Put a run of paragraphs into a list, and into lists inside it as their styles say."""
    outermost = soup.new_tag("ul")
    run[0].insert_before(outermost)
    around, least = [outermost], _level(run[0])
    for tag in run:
        depth = max(_level(tag) - least, 0) + 1
        del around[depth:]
        holder = around[-1].contents[-1] if len(around) < depth else None
        if isinstance(holder, Tag):
            inner = soup.new_tag("ul")
            holder.append(inner)
            around.append(inner)
        _take_mark_off(tag)
        tag.name = "li"
        around[-1].append(tag.extract())


def _level(tag: Tag) -> int:
    style = _STYLE.search(str(tag.get("style")))
    return int(style["level"]) if style else 1


def _take_mark_off(item: Tag) -> None:
    """Take away the bullet or the number, as Word marks it, or as a text of its own at the beginning."""
    marks = [tag for tag in tags_below(item) if tag.name == "span" and _IGNORED.search(str(tag.get("style")))]
    for mark in marks:
        mark.extract()
    if marks:
        return
    texts = [node for node in islice(item.descendants, _TEXTS * 4) if isinstance(node, NavigableString)][:_TEXTS]
    for text, following in pairwise(texts):
        if text.strip():
            if _MARK.fullmatch(text) and not following.strip():
                text.extract()
            return
