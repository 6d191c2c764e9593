"""What systems put into a page around the words of its entries: counters of visits, names of writers, warnings; and headers, which may be those of entries."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below, tags_named
from crawler.links import leads_elsewhere

_COUNTER = re.compile(
    r"(?:hits|views|visits|clicks|downloads|zugriffe|aufrufe|visites|visitas)\s*:\s*\d[\d.,\s]*|\d[\d.,]*\s+(?:hits|views|visits|clicks|zugriffe|aufrufe)",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\s*(?:\.\.?/?|\[?(?:to )?parent directory\]?)\s*", re.IGNORECASE)  # as servers list folders
_INLINE = frozenset(("span", "small", "em", "i", "b", "strong", "div"))
_LONGEST = 40  # characters of a counter
_BYLINE = re.compile(r"(?:^|[-_ ])(?:author|byline|creator|username|category|categories)(?:$|[-_ ])", re.IGNORECASE)
_OF_AUTHOR = re.compile(
    r"^/(?:[^?#]*/)?(?:authors?|users?|u|profiles?|c|categor(?:y|ies)|tags?)/[^/?#]+(?:/\d+)?/?$"
)  # of its category, too
_WARNING = re.compile(r"(?:^|[-_ ])(?:alert|warning-callout)(?:$|[-_ ])", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = ("div", "section", "aside", "p")
_MOST = 2  # warnings of a page, or links beside those to writers; more of them are how it shows its list
_NEAR = 3  # tags around a link, or nodes in one that a single tag names


def without_counters(soup: BeautifulSoup) -> None:
    """Empty what only counts visits ("Hits: 512"), so that it is no part of the title beside it."""
    for tag in tags_below(soup):
        if tag.name not in _INLINE or len(tag.contents) != 1 or not isinstance(text := tag.contents[0], str):
            continue
        if len(text) <= _LONGEST and _COUNTER.fullmatch(squeeze(text)) and not _is_all_of_name(tag):
            tag.clear()


def _is_all_of_name(tag: Tag) -> bool:
    """Say whether nothing but a tag stands in the link or heading around it, which it then names ("36 Views", of a mountain)."""
    around = tag.parent
    if around is None or around.name not in ("a", *_HEADINGS) or len(around.contents) > _NEAR:
        return False
    return squeeze(around.get_text()) == squeeze(tag.get_text())


def notices(root: Tag, tags: Iterable[Tag]) -> frozenset[int]:
    """Return, by `id()`, the few warnings of a page, and the links to who wrote it, unless it holds hardly any others: then it lists them."""
    bylines: set[int] = set()
    warnings: list[Tag] = []
    others = 0
    for tag in tags:
        if tag.name == "a" and _is_byline(tag):
            bylines.add(id(tag))
        elif tag.name == "a":
            others += leads_elsewhere(str(tag.get("href") or ""))
        elif tag.name in _BOXES and tag is not root and (tag.get("role") == "alert" or _is_named(tag, _WARNING)):
            warnings.append(tag)
    few = warnings if len(warnings) <= _MOST else []
    is_list = len(bylines) > _MOST >= others
    return frozenset({id(box) for box in few if not _is_card(box)} | (set() if is_list else bylines))


def _is_card(box: Tag) -> bool:
    """Say whether a heading in a box leads elsewhere, as that of an entry does."""
    return any(heading.find("a", href=True) is not None for heading in box.find_all(_HEADINGS))


def is_folder_above(words: str) -> bool:
    """Say whether the words of a link are those by which servers lead to the folder above."""
    return _ABOVE.fullmatch(words) is not None


def headers_of_entries(root: Tag) -> frozenset[int]:
    """Return, by `id()`, the headers that begin one of several articles that stand in none and hold none, as some systems write lists."""
    articles = [tag for tag in tags_named(root, "article")["article"] if tag.find("article") is None]
    if len(articles) <= _MOST:
        return frozenset()
    return frozenset(
        id(tag) for article in articles for tag in article.contents if isinstance(tag, Tag) and tag.name == "header"
    )


def _is_byline(link: Tag) -> bool:
    if not _OF_AUTHOR.search(str(link.get("href") or "")):
        return False
    around = [link, *(tag for tag, _ in zip(link.parents, range(_NEAR), strict=False))]
    return any(_is_named(tag, _BYLINE) for tag in around)


def _is_named(tag: Tag, name: re.Pattern[str]) -> bool:
    return bool(tag.attrs) and any(name.search(str(one)) for one in tag.get_attribute_list("class") if one)
