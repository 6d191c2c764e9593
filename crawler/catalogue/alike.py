"""Parts of a page that are built alike, each around one title: cards, tiles, boxes. Found by the tree, whatever their names and their language."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from bs4 import Tag
from bs4.element import NavigableString

from crawler.catalogue.block import squeeze
from crawler.catalogue.headline import is_address, says_where
from crawler.catalogue.plain_cards import linked_cards, plain_cards, said_beside
from crawler.catalogue.tree import look_of, tags_below
from crawler.catalogue.words import NOT_ENTRIES
from crawler.links import leads_elsewhere

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = ("strong", "b")
_SET_APART = (*_BOLD, "em", "i", "cite")
_BLOCKS = frozenset((*_HEADINGS, "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "header",
    "li", "ol", "p", "section", "table", "td", "th", "tr", "ul", "main", "body"))  # fmt: skip
_ITEMS = ("li", "dt")
_PARAGRAPHS = (*_HEADINGS, "p", "li")
_LISTED = (*_ITEMS, "td", "p", *_HEADINGS)
_WHOLE = ("ul", "ol", "dl", "table", "section", "article", "main", "body", "html", "[document]")
_TITLE_NAMES = {
    **dict.fromkeys(("title", "titre", "titel", "titulo", "headline", "heading"), 7),
    **dict.fromkeys(("name", "nom", "nome", "nombre"), 8),
}
_CAPTION = 8
_SEPARATORS = re.compile(r"[-_]+")
_WORD = re.compile(r"\w")
_NAMED = re.compile(r"\w{2}")  # "A" heads a letter of the alphabet
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/\u2013]\s?\d{2,4})?")
_BELOW_ALL = 9
_BY_TAG = (1, 2, 3, 4, 5, 6, _BELOW_ALL)  # ranks
_FEW = 3
_NEARLY_ALL = 0.7
_SOME = 0.4
_LIST = 1.5  # links that begin an item, on average: below that many a part is a card, from there on a section
_HIGHEST = 8  # tags from a title up to its card
_LONGEST_TITLE = 30  # words
_MOST_LOOKS = 20
_LONGEST = 5_000  # characters of a card
_Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """A part of a page with one title; `link` is what the title leads to: a link in it, or one around it."""

    part: Tag
    title: Tag
    link: Tag | None


def cards_of(root: Tag, left_out: Collection[int]) -> dict[int, Card]:
    """Return the cards of a part of a page by their `id()`; the innermost where one kind holds another several times."""
    tags = list(tags_below(root, left_out))
    groups = _title_groups(tags)
    ranks = _highest_headings(tags)
    kinds = [kind for key in sorted(groups) if (kind := _cards(key, groups[key], ranks, left_out))]
    kept: dict[int, Card] = {}
    inside: set[int] = set()
    for kind in kinds:
        if any(_holds_several(kind, other) for other in kinds if other is not kind):
            continue
        for card in kind:
            below = {id(tag) for tag in tags_below(card.part)}
            if id(card.part) not in inside and below.isdisjoint(kept):
                kept[id(card.part)] = card
                inside |= below
    for part, title, link in (
        *((part, title, None) for part, title in plain_cards(tags, left_out)),
        *((link, title, link) for link, title in linked_cards(tags)),
    ):
        below = {id(tag) for tag in tags_below(part)}
        if id(part) not in inside and id(part) not in kept and below.isdisjoint(kept):
            kept[id(part)] = Card(part, title, link)
            inside |= below
    return kept


def _title_groups(tags: Sequence[Tag]) -> dict[_Key, list[Tag]]:
    """Return the tags that could each be the title of a card, those of one look together: how high, tag, class."""
    groups: dict[_Key, list[Tag]] = {}
    for tag in tags:
        rank = _rank(tag)
        if rank and _is_title(tag):
            # what a class calls a title is one, be it a link or not
            name = tag.name if rank in _BY_TAG else ""
            groups.setdefault((rank, name, look_of(tag)), []).append(tag)
    several = sorted((key for key, those in groups.items() if len(those) >= _FEW), key=lambda key: -len(groups[key]))
    return {key: groups[key] for key in several[:_MOST_LOOKS]}


def _rank(tag: Tag) -> int:
    """Return how high a title is that this tag could hold: 1 to 6 as headings, then what its class calls a title or name and what stands below a picture, then bold type on a link; 0 for none."""
    if tag.name in _HEADINGS:
        return int(tag.name[1])
    if tag.name == "figcaption":
        return _CAPTION
    if tag.name in _BOLD:
        return _BELOW_ALL if _link_around(tag, None) else 0
    if tag.name in ("div", "span", "p", "a"):
        words = (_SEPARATORS.split(str(name).lower())[-1] for name in tag.get_attribute_list("class") if name)
        return min((_TITLE_NAMES[word] for word in words if word in _TITLE_NAMES), default=0)
    return 0


def _is_title(tag: Tag) -> bool:
    """Say whether a tag holds words as a title has them, and stands for itself rather than in a sentence."""
    if any(inner.name in _BLOCKS for inner in tags_below(tag)):
        return False
    words = squeeze(tag.get_text(" "))
    is_named = _NAMED.search(words) and not is_address(words) and not NOT_ENTRIES.fullmatch(words)
    if not is_named or len(words.split()) > _LONGEST_TITLE:
        return False
    around = tag.parent if tag.name not in _HEADINGS else None
    return around is None or not any(
        isinstance(node, NavigableString) and _WORD.search(node) for node in around.contents
    )


def _highest_headings(tags: Sequence[Tag]) -> dict[int, int]:
    """Return of every tag the rank of the highest heading in it."""
    ranks: dict[int, int] = {}
    for tag in reversed(tags):
        rank = min(int(tag.name[1]) if tag.name in _HEADINGS else _BELOW_ALL + 1, ranks.get(id(tag), _BELOW_ALL + 1))
        ranks[id(tag)] = rank
        ranks[id(tag.parent)] = min(rank, ranks.get(id(tag.parent), _BELOW_ALL + 1))
    return ranks


def _cards(key: _Key, titles: Sequence[Tag], ranks: dict[int, int], left_out: Collection[int]) -> list[Card]:
    """Return the cards around titles of one look; nothing where these are no cards."""
    counts = Counter(id(tag) for title in titles for tag in _up(title))
    reach = {id(title): _alone(title, counts, ranks, key[0]) for title in titles}
    heights = Counter(len(chain) for chain in reach.values() if chain)
    if not heights:
        return []
    height = max(heights, key=lambda high: (heights[high], -high))
    usual = Counter(_look_of_part(chain[height - 1]) for chain in reach.values() if len(chain) >= height)
    look, count = usual.most_common(1)[0]
    if count < max(_FEW, _NEARLY_ALL * len(titles)):
        return []
    parts = [(title, _part(title, reach[id(title)], height, look)) for title in titles]
    cards = [Card(part, title, _link_of(title, part)) for title, part in parts]
    return cards if _are_cards([card for card in cards if _look_of_part(card.part) == look], left_out) else []


def _look_of_part(tag: Tag) -> tuple[str, str]:
    return tag.name, look_of(tag)


def _part(title: Tag, chain: Sequence[Tag], height: int, look: tuple[str, str]) -> Tag:
    """Return the part of a page that is the card of a title: of the usual look and height, or as near to that as there is; the title alone in the worst case."""
    near = chain[:height]
    return next((tag for tag in reversed(near) if _look_of_part(tag) == look), near[-1] if near else title)


def _up(title: Tag) -> Iterator[Tag]:
    """Yield the tags around a title, from the inside, as far as a card may reach."""
    tag = title.parent
    for _ in range(_HIGHEST):
        if tag is None or tag.name in ("body", "main", "html", "[document]"):
            return
        yield tag
        tag = tag.parent


def _alone(title: Tag, counts: Counter[int], ranks: dict[int, int], rank: int) -> list[Tag]:
    """Return the tags around a title that hold no other title of its look, and no heading above it."""
    chain: list[Tag] = []
    for tag in _up(title):
        if counts[id(tag)] > 1 or ranks.get(id(tag), _BELOW_ALL + 1) < rank:
            break
        chain.append(tag)
    return chain


def _link_of(title: Tag, part: Tag) -> Tag | None:
    """Return the link in a title, or else the one around it inside its card; of a caption that of its picture."""
    inner = next((tag for tag in (title, *tags_below(title)) if _is_link(tag)), None)
    pictured = title.name == "figcaption" and next((tag for tag in tags_below(part) if _is_link(tag)), None)
    return inner or _link_around(title, part) or pictured or None


def _link_around(tag: Tag, part: Tag | None) -> Tag | None:
    for around in () if tag is part else _up(tag):
        if _is_link(around):
            return around
        if around is part:
            return None
    return None


def _is_link(tag: Tag) -> bool:
    return tag.name == "a" and leads_elsewhere(str(tag.get("href") or ""))


def _are_cards(cards: Sequence[Card], left_out: Collection[int]) -> bool:
    """Say whether parts with one title each are cards: their titles differ, they say or link more, and they are no sections that list links, as years mostly are."""
    titles = {squeeze(card.title.get_text(" ")).lower() for card in cards}
    if len(titles) < _NEARLY_ALL * len(cards):
        return False
    said = [said_beside(card.title, card.part) for card in cards]
    more = sum(card.link is not None or others > 0 for card, others in zip(cards, said, strict=True))
    are_years = sum(_YEAR.fullmatch(title) is not None for title in titles) >= _NEARLY_ALL * len(titles)
    listed = [sum(map(_is_link, tags_below(card.part))) if are_years else _listed(card, left_out) for card in cards]
    if more < _NEARLY_ALL * len(cards) or _are_sections(listed):
        return False
    shared = Counter(words for card in cards for words in {words for words, _ in _headings_in(card)})
    parts = sum(_holds_parts(card) or _is_section(card) or _heads_lists(card, shared) for card in cards)
    return parts < (1 - _NEARLY_ALL) * len(cards)


def _headings_in(card: Card) -> list[tuple[str, Tag]]:
    """Return the headings in a part besides its own, each with its words but for those of that ("About <the title>")."""
    title = squeeze(card.title.get_text(" ")).lower()
    inner = (tag for tag in tags_below(card.part) if tag.name in _HEADINGS and tag is not card.title)
    return [(squeeze(tag.get_text(" ")).lower().replace(title, ""), tag) for tag in inner]


def _heads_lists(card: Card, shared: Counter[str]) -> bool:
    """Say whether a part is a section of lists: several headings in it, of words that no other part has ("Strengths" and "Limits" are fields of a card), have a list right behind them."""
    behind = [tag.find_next_sibling() for words, tag in _headings_in(card) if shared[words] == 1]
    return sum(isinstance(tag, Tag) and tag.name in ("ul", "ol") for tag in behind) > 1


def _are_sections(listed: Sequence[int]) -> bool:
    """Say by how many resources each of several parts lists whether they are sections: many on average, or several in nearly every second one."""
    return mean(listed) >= _LIST or sum(count > 1 for count in listed) >= _SOME * len(listed)


def _holds_parts(card: Card) -> bool:
    """Say whether a part is itself made of parts that are alike, as sections are: several named boxes side by side, or very much text."""
    boxes = Counter(
        (id(tag.parent), look_of(tag))
        for tag in tags_below(card.part)
        if tag.name in ("div", "article", "section") and look_of(tag) and _is_whole(tag)
    )
    return max(boxes.values(), default=0) >= _FEW or len(card.part.get_text()) > _LONGEST


def _is_whole(box: Tag) -> bool:
    """Say whether a box could stand for itself rather than be a field of the part around it: it leads somewhere, sets words apart, or says more than one thing."""
    inner = list(tags_below(box))
    said = sum(tag.name in _PARAGRAPHS and bool(_WORD.search(tag.get_text())) for tag in inner)
    return said > 1 or any(_is_link(tag) or tag.name in _SET_APART for tag in inner)


def _is_section(card: Card) -> bool:
    """Say whether a part has several headings below its title, each with a link behind it before the next."""
    headed = 0
    is_open = False
    for tag in tags_below(card.part):
        if tag.name in _HEADINGS and tag is not card.title:
            is_open = True
        elif is_open and _is_link(tag):
            headed, is_open = headed + 1, False
    return headed > 1


def _listed(card: Card, left_out: Collection[int]) -> int:
    """Return how many further resources a part lists: items that begin with bold type, italics or a link ("download" and the like aside), and paragraphs that begin with one."""
    own = {id(card.title), *map(id, tags_below(card.title))}
    begun = {
        id(item): item
        for tag in tags_below(card.part, left_out)
        if id(tag) not in own and tag is not card.link and (item := _item_begun(tag)) is not None
    }
    return len(begun)


def _item_begun(tag: Tag) -> Tag | None:
    """Return the item whose first words a tag holds, as a link that names something, in bold type or in italics; None for any other tag."""
    words = squeeze(tag.get_text(" ")) if _is_link(tag) or tag.name in _SET_APART else ""
    if not words or says_where(words):
        return None
    names = _LISTED if _is_link(tag) else _ITEMS
    around: Tag | None = tag
    while around is not None and around.name not in _WHOLE:
        if around.name in names:
            return around
        if any(
            _WORD.search(node.get_text() if isinstance(node, Tag) else str(node)) for node in around.previous_siblings
        ):
            return None
        around = around.parent
    return None


def _holds_several(kind: Sequence[Card], other: Sequence[Card]) -> bool:
    """Say whether cards of one kind are the sections of another: they hold nearly two of it each, or more."""
    others = {id(card.part) for card in other}
    held = [sum(id(tag) in others for tag in tags_below(card.part)) for card in kind]
    return mean(held) >= _LIST
