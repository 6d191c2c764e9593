"""Parts of a page that are built alike and set no title apart: a name, words about it, and a link that only says where ("Visit", an address), is a picture, or is around them all."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bs4 import Tag
from bs4.element import PreformattedString

from crawler.catalogue.block import squeeze
from crawler.catalogue.headline import is_address, says_where
from crawler.catalogue.tree import look_of, tags_below
from crawler.catalogue.words import NOT_ENTRIES
from crawler.links import leads_elsewhere

_APART = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "li", "dt", "td", "th", "table", "nav", "form"))
_PARTS = ("div", "section", "article", "figure", "li", "td")
_LEAVES = frozenset(("p", "div", "section", "article", "header", "footer", "figure", "figcaption", "address"))
_IN_LINKS = frozenset((*_LEAVES, "span", "small"))
_NAMED = re.compile(r"[^\W\d_]{2}")
_FEW = 3
_NEARLY_ALL = 0.7
_MOST_TAGS = 40  # of one part
_LONGEST_NAME = 12  # words


@dataclass(frozen=True, slots=True)
class _Plain:
    """One part: the tag with its name, and its one link with its words."""

    part: Tag
    name: Tag
    href: str
    words: str


def plain_cards(tags: Sequence[Tag], left_out: Collection[int]) -> Iterator[tuple[Tag, Tag]]:
    """Yield parts of a page that are alike, each with the tag that holds its name.

    They stand side by side, three or more; each begins with a few words that are no link, and leads to one place with words that only say so,
    or are the same in nearly all of them.
    """
    rows: dict[tuple[int, str, str], list[Tag]] = {}
    for tag in tags:
        if tag.name in _PARTS:
            rows.setdefault((id(tag.parent), tag.name, look_of(tag)), []).append(tag)
    for alike in rows.values():
        found = [one for tag in alike if (one := _plain(tag, left_out))] if len(alike) >= _FEW else []
        if len(found) >= max(_FEW, _NEARLY_ALL * len(alike)) and _are_told_apart(found):
            yield from ((one.part, one.name) for one in found)


def _are_told_apart(found: Sequence[_Plain]) -> bool:
    """Say whether parts have names and places of their own, and links that only say where these are."""
    enough = _NEARLY_ALL * len(found)
    names = {squeeze(one.name.get_text(" ")).lower() for one in found}
    words = Counter(one.words.lower() for one in found)
    telling = sum(not says_where(one.words) and words[one.words.lower()] < enough for one in found)
    return len(names) >= enough and len({one.href for one in found}) >= enough and telling <= len(found) - enough


def _plain(part: Tag, left_out: Collection[int]) -> _Plain | None:
    """Return a part whose first words name it, and which leads to one place; None where it sets anything apart or leads to several."""
    inner = list(islice(tags_below(part, left_out), _MOST_TAGS + 1))
    if len(inner) > _MOST_TAGS or any(tag.name in _APART for tag in inner):
        return None
    links = [tag for tag in inner if tag.name == "a" and leads_elsewhere(str(tag.get("href") or ""))]
    hrefs = {str(tag["href"]) for tag in links}
    leaves = [tag for tag in inner if _is_leaf(tag) and squeeze(tag.get_text(" "))]
    words = next(filter(None, (squeeze(tag.get_text(" ")) for tag in links)), "")
    is_pictured = not words and not any(tag.name == "img" and tag.get("alt") for tag in inner)
    if len(hrefs) != 1 or len(leaves) <= (not is_pictured) or any(tag.name == "a" for tag in tags_below(leaves[0])):
        return None
    return _Plain(part, leaves[0], hrefs.pop(), words) if _could_name(squeeze(leaves[0].get_text(" "))) else None


def _is_leaf(tag: Tag) -> bool:
    return tag.name in _LEAVES and not any(
        below.name in _LEAVES and below.get_text().strip() for below in tags_below(tag)
    )


def linked_cards(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Yield links of one look, three or more of a page, that hold a name and words about it, each with the tag of its name; with those beside them that hold but a name. Around them are no words."""
    looks: dict[tuple[str, ...], list[tuple[Tag, Tag]]] = {}
    alone: dict[int, bool] = {}  # by their parents
    bare: list[tuple[Tag, Tag]] = []
    for tag in tags:
        if tag.name != "a" or not leads_elsewhere(str(tag.get("href") or "")) or not (leaves := _told(tag)):
            continue
        around = id(tag.parent)
        alone[around] = alone[around] if around in alone else _are_alone(tag)
        if alone[around] and len(leaves) > 1:
            look = (look_of(tag), *(f"{leaf.name} {look_of(leaf)}" for leaf in leaves[:2]))
            looks.setdefault(look, []).append((tag, leaves[0]))
        elif alone[around] and look_of(tag):
            bare.append((tag, leaves[0]))
    beside: set[tuple[int, str]] = set()
    for found in looks.values():
        names = {squeeze(name.get_text(" ")).lower() for _, name in found}
        if len(names) >= max(_FEW, _NEARLY_ALL * len(found)):
            beside |= {(id(link.parent), look_of(link)) for link, _ in found}
            yield from found
    yield from (one for one in bare if (id(one[0].parent), look_of(one[0])) in beside)


def _told(link: Tag) -> list[Tag]:
    """Return the innermost tags with words in a link, if these hold all it says, and the first could name something; none otherwise."""
    inner = list(islice(tags_below(link), _MOST_TAGS + 1))
    if len(inner) > _MOST_TAGS or any(tag.name in _APART for tag in inner):
        return []
    leaves = [tag for tag in inner if tag.name in _IN_LINKS and _is_innermost(tag)]
    said = sum(len(squeeze(tag.get_text(" "))) for tag in leaves)
    if not leaves or said < len(squeeze(link.get_text(" "))) - len(leaves):
        return []
    name = squeeze(leaves[0].get_text(" "))
    return leaves if _could_name(name) and _NAMED.search(name) else []


def _is_innermost(tag: Tag) -> bool:
    return bool(squeeze(tag.get_text())) and not any(below.name in _IN_LINKS for below in tags_below(tag))


def _are_alone(link: Tag) -> bool:
    """Say whether nothing but other links stands beside a link."""
    for node in link.parent.contents if link.parent is not None else ():
        has_words = not isinstance(node, PreformattedString) and bool(squeeze(node.get_text()))
        if has_words and not (isinstance(node, Tag) and node.name == "a"):
            return False
    return True


def _could_name(words: str) -> bool:
    is_short = len(words.split()) <= _LONGEST_NAME and not words.endswith((".", ":"))
    return is_short and not is_address(words) and not NOT_ENTRIES.fullmatch(words)


def said_beside(title: Tag, part: Tag) -> int:
    """Return how many letters a part has beside its title and the buttons in it, which do something on the page."""
    aside = [title, *(tag for tag in tags_below(part) if tag.name == "button" and tag is not title)]
    return len(squeeze(part.get_text(" "))) - sum(len(squeeze(tag.get_text(" "))) + 1 for tag in aside) + 1
