"""Menus of a page, whatever they are called and wherever they stand: told by where their links lead."""

import re
from dataclasses import dataclass
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from crawler.catalogue.block import squeeze
from crawler.catalogue.languages import language_of
from crawler.catalogue.outward import account_of, is_own_page
from crawler.catalogue.tree import tags_below, tags_named
from crawler.links import leads_elsewhere

_WORD = re.compile(r"\w")
_HOME = re.compile(r"(?:\.{0,2}/)*(?:\.{1,2})?(?:(?:index|home|default)\.\w{3,5})?/?", re.IGNORECASE)
_HEADING = re.compile(r"h[2-6]")
_SHARES = re.compile(r"[?&](?:u|url|text|mini)=", re.IGNORECASE)
_MANY = 2
_FEW = 3
_MOST = 0.7
_LISTS = ("ul", "ol")
_LONGEST_TRAIL = 6  # items
_LARGEST_STEP = 12  # tags in one of them


@dataclass(slots=True)
class _Links:
    """What a part of a page holds: links, those to pages of its own site, to its first page, to accounts by their names and to what shares the page, to itself in other languages; and words that are no link."""

    all: int = 0
    own: int = 0
    home: int = 0
    accounts: int = 0
    languages: int = 0
    words: int = 0

    def add(self, other: "_Links") -> None:
        """Add what a part inside holds."""
        self.all += other.all
        self.own += other.own
        self.home += other.home
        self.accounts += other.accounts
        self.languages += other.languages
        self.words += other.words

    @property
    def is_menu(self) -> bool:
        """Say whether there is nothing but several links to pages of the same site."""
        return self.all >= _MANY and self.own == self.all and not self.words

    @property
    def is_of_site(self) -> bool:
        """Say whether a menu leads home among others, to accounts only, or to the page in other languages."""
        is_bare = self.all >= _MANY and not self.words
        return is_bare and ((self.is_menu and self.home > 0) or self.all in (self.accounts, self.languages))


def menus(root: Tag, left_out: frozenset[int]) -> frozenset[int]:
    """Return the parts of a page, by `id()`, that are nothing but links to pages of the same site, two or more."""
    return frozenset(place for place, links in _held(root, left_out).items() if links.is_menu)


def menus_of_site(root: Tag, left_out: frozenset[int]) -> frozenset[int]:
    """Return the parts of a page, by `id()`, that are menus beside, above or below a list of other things.

    These are menus that lead home, rows of buttons to accounts, choices of a language, and the way to the page from the first one; in tables that lead to other sites and to documents, any cell or row that is a menu.
    """
    held = _held(root, left_out)
    names = _names_of_page(root)
    trails = {id(tag) for tag in tags_below(root, left_out) if tag.name in _LISTS and _is_trail(tag, names)}
    of_site = {place for place, links in held.items() if links.is_of_site}
    cells = {id(tag) for tag in tags_below(root, left_out) if tag.name in ("td", "tr") and held[id(tag)].is_menu}
    if id(root) in of_site or not (of_site or cells):
        return frozenset(trails)
    hrefs = [str(tag.get("href") or "") for tag in tags_below(root, left_out | of_site | cells) if tag.name == "a"]
    elsewhere = sum(map(leads_elsewhere, hrefs))
    away = sum(leads_elsewhere(href) and not is_own_page(href) for href in hrefs)
    found = of_site if elsewhere >= _FEW else set()
    found |= cells if away >= max(_FEW, _MOST * len(hrefs)) else set()
    return frozenset(found | trails | _headings_of(root, found, left_out))


def _names_of_page(root: Tag) -> str:
    """Return what a page calls itself, in its title and its headings of the first level, in lower case."""
    top = next(reversed(list(root.parents)), root)
    named = tags_named(top, "title", "h1")
    return squeeze(" | ".join(tag.get_text(" ") for those in named.values() for tag in those)).lower()


def _is_trail(menu: Tag, names: str) -> bool:
    """Say whether a short list is the way from the first page to this one: links to pages of the same site, and one of the `names` of the page itself without one."""
    items = [child for child in menu.contents if isinstance(child, Tag)]
    if not _MANY <= len(items) <= _LONGEST_TRAIL:
        return False
    held = [list(islice(tags_below(item), _LARGEST_STEP + 1)) for item in items]
    links = [[tag for tag in tags if tag.name == "a"] for tags in held]
    is_short = all(len(tags) <= _LARGEST_STEP for tags in held)
    if not is_short or links[-1] or not _is_of(items[-1], names) or any(len(those) != 1 for those in links[:-1]):
        return False
    hrefs = [str(those[0].get("href") or "") for those in links[:-1]]
    return bool(hrefs[0].strip() and _HOME.fullmatch(hrefs[0])) and all(map(is_own_page, hrefs))


def _is_of(item: Tag, names: str) -> bool:
    text = squeeze(item.get_text(" ")).lower()
    return bool(text) and text in names


def _headings_of(root: Tag, found: set[int], left_out: frozenset[int]) -> set[int]:
    """Return the headings right above menus."""
    above = (tag.find_previous_sibling() for tag in tags_below(root, left_out) if id(tag) in found)
    return {id(tag) for tag in above if isinstance(tag, Tag) and _HEADING.fullmatch(tag.name)}


def _held(root: Tag, left_out: frozenset[int]) -> dict[int, _Links]:
    """Return what each part of a page holds, from the leaves upwards."""
    held: dict[int, _Links] = {}
    for tag in reversed([root, *tags_below(root, left_out)]):
        href = str(tag.get("href") or "").strip() if tag.name == "a" else ""
        links = held[id(tag)] = _of_link(tag, href) if href else _Links(words=_says(tag))
        for child in tag.contents if not href else ():
            if id(child) in held:
                links.add(held[id(child)])
    return held


def _of_link(tag: Tag, href: str) -> _Links:
    is_nested = any(isinstance(child, Tag) and child.name == "a" for child in tag.contents)
    words = "" if is_nested else squeeze(tag.get_text(" "))
    own, account = is_own_page(href), account_of(href)
    is_account = bool(account) and (not words or words.lower().split("-")[0] == account)
    is_account = is_account or href.lower().startswith("mailto:?") or bool(account and _SHARES.search(href))
    is_language = own and language_of(words) is not None
    return _Links(1, own, own and bool(_HOME.fullmatch(href)), is_account, is_language)


def _says(tag: Tag) -> int:
    return sum(type(node) is NavigableString and bool(_WORD.search(node)) for node in tag.contents)
