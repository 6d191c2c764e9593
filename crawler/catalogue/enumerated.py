"""Paragraphs that are lists in one: links to several sites, pictures that lead away, names each with its address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.headline import WEB_LABEL, is_address
from crawler.catalogue.outward import account_of, host_of
from crawler.catalogue.sentence_end import SENTENCES
from crawler.catalogue.words import DOWNLOADS, ORDERS, VAGUE
from crawler.links import Found

_FEW = 3
_MANY = 2
_MOST = 0.5
_LONGEST_NAME = 12  # words
_STOPS = " ,;|\u00b7\u2022"
_BULLETS = " \u00a0,;.\u2022\u00b7*-\u2013\u2014"
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]{2}")
_ANNOUNCED = re.compile(r".*:\s+[-\u2013\u2014\u2022\u00b7*]\s*", re.DOTALL)  # "Our channels: - Name"
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_BETWEEN = re.compile(r"(?:\s*\([^()]{1,120}\))?[\s,;.&|]*(?:(?:and|or|und|oder|et|ou|y|o|e|en|of|i|og|och)\s)?[\s]*")
_JOINS = re.compile(r"[\s,;&|]*(?:(?:and|or|und|oder|et|ou|y|o|e|en|of|i|og|och)\s)?\s*")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w'\u2019&/-]*(?: [\w'\u2019&/-]+){0,3}): ?")
_NEARLY_ALL = 0.8
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|epub)(?:[?#]|$)", re.IGNORECASE)
_STROKE = re.compile(r"\s*[/|]\s*")
_PART = re.compile(r"\d\W*$|\b(?:part|volume|chapter|english|deutsch|fran\u00e7ais|espa\u00f1ol)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?]\s+\S")


def enumerated(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, paragraphs that are lists in one as their items."""
    runs = [(pictured, list(run)) for pictured, run in groupby(blocks, _is_of_pictures)]
    walls = [_wall(run) if pictured else () for pictured, run in runs]
    away = sum(map(_is_absolute, (link for block in blocks for link in block.links)))
    labelled = _of_labels(blocks) | _below_years(blocks)
    least = _MANY if any(block.links and _of_sites(block, _FEW) for block in blocks) else _FEW
    are_lists = sum(map(len, walls)) >= max(_FEW, _MOST * away)
    for (_, run), wall in zip(runs, walls, strict=True):
        if wall and are_lists:
            yield from (_item(link.text or host_of(link.href), link, run[0]) for link in wall)
        else:
            yield from (item for block in run for item in labelled.get(id(block)) or _items(block, least))


def holds_links_only(block: Block) -> bool:
    """Say whether a block has no words but those of its links: a bar of links, a way of breadcrumbs."""
    end, between = 0, ""
    for link in sorted(block.links, key=lambda found: found.start):
        between += block.text[end : link.start]
        end = max(end, link.end)
    return bool(block.links) and not _WORD.search(between + block.text[end:])


def _is_of_pictures(block: Block) -> bool:
    return block.pictured and block.shape is Shape.TEXT


def _wall(run: Sequence[Block]) -> Sequence[Found]:
    """Return the links of pictures side by side, each of which leads to a place of its own and has a name of its own, or none of which has any; nothing for buttons to accounts, and others."""
    links = [link for block in run for link in block.links]
    named = {link.text.lower() for link in links if _LETTER.search(link.text) and not _is_button(link)}
    hosts = {host_of(link.href) for link in links} - {""}
    places = {link.href for link in links if _is_absolute(link)}
    is_wall = len(named) == len(places) == len(links) or (not named and len(hosts) == len(links))
    return links if is_wall and len(links) >= _MANY else ()


def _is_absolute(link: Found) -> bool:
    return link.href.lower().startswith(("http://", "https://"))


def _is_button(link: Found) -> bool:
    account = account_of(link.href)
    return bool(account) and account in link.text.lower()


def _items(block: Block, least: int) -> Sequence[Block]:
    """Return a paragraph that is a list as its items, any other block as it stands; `least` is how many sites make a list of nothing but links."""
    if block.shape is Shape.ITEM and len(block.links) > 1:
        return _of_names_side_by_side(block) or (block,)
    if block.shape is not Shape.TEXT or not block.links:
        return (block,)
    return (
        _of_sites(block, least)
        or _of_named_addresses(block)
        or _of_announced(block)
        or _of_sentences(block)
        or (block,)
    )


def _of_names_side_by_side(block: Block) -> Sequence[Block]:
    """Return the items of an item that is nothing but names side by side, strokes between them, each of two words or more and with a link of its own ("<Why style matters> / <Writing clean code>"), behind a label or not; orders, versions and parts of one thing are none."""
    links = _in_order(block)
    label = block.text[: links[0].start].rstrip()
    between = [block.text[one.end : other.start] for one, other in pairwise(links)]
    last = {link.text.split()[-1].lower() for link in links if link.text}
    are_names = all(
        len(link.text.split()) > 1
        and _CAPITAL.match(link.text)
        and not (ORDERS.match(link.text) or DOWNLOADS.search(link.text) or _PART.search(link.text))
        for link in links
    )
    if not are_names or len(last) == 1 or len({link.href for link in links}) < len(links):
        return ()
    if (label and not label.endswith(":")) or block.text[links[-1].end :].strip(" ."):
        return ()
    items = [replace(_item(link.text, link, block), level=block.level, listed=block.listed) for link in links]
    return items if all(map(_STROKE.fullmatch, between)) else ()


def _of_sites(block: Block, least: int) -> Sequence[Block]:
    """Return the items of a paragraph of nothing but links to several sites, perhaps with "and" before the last."""
    hosts = {host_of(link.href) for link in block.links} - {""}
    is_listed = block.shape is Shape.TEXT and len(hosts) >= max(least, len(block.links))
    if not is_listed or not (holds_links_only(block) or _are_joined(block)):
        return ()
    named = [(link, link.text.strip(_STOPS)) for link in _in_order(block)]
    return [_item(text, link, block) for link, text in named if text]


def _are_joined(block: Block) -> bool:
    """Say whether there is nothing between links but commas and words such as "and"."""
    links = _in_order(block)
    between = [block.text[a.end : b.start] for a, b in pairwise(links)]
    ends = block.text[: links[0].start] + block.text[links[-1].end :]
    return not _WORD.search(ends) and all(_JOINS.fullmatch(words) for words in between)


def _of_labels(blocks: Sequence[Block]) -> dict[int, Sequence[Block]]:
    """Return, by `id()`, the items of paragraphs that are a label and links to other sites ("Notes: <Obsidian>, <Zettlr>"), each below its label, where a part of the page is nothing but such with labels of their own."""
    found: dict[int, Sequence[Block]] = {}
    for is_head, run in groupby(blocks, lambda block: block.shape is Shape.HEADING):
        those = [] if is_head else [block for block in run if block.shape is not Shape.RULE]
        lists = {id(block): items for block in those if (items := _of_label(block))}
        labels = {items[0].text.lower() for items in lists.values()}
        if _MANY <= len(lists) == len(labels) >= _NEARLY_ALL * len(those) and sum(
            map(len, lists.values())
        ) >= _FEW * len(lists):
            found |= lists
    return found


def _below_years(blocks: Sequence[Block]) -> dict[int, Sequence[Block]]:
    """Return, by `id()`, the items of paragraphs of nothing but links to several files right below a year ("2023: <Report> · <Accounts>")."""
    found: dict[int, Sequence[Block]] = {}
    for head, block in pairwise(blocks):
        files = {link.href for link in block.links if _FILE.search(link.href) and not VAGUE.fullmatch(link.text)}
        is_bar = block.shape is Shape.TEXT and len(block.links) == len(files) >= _MANY and holds_links_only(block)
        if is_bar and head.shape is Shape.HEADING and _YEAR.fullmatch(head.text):
            found[id(block)] = [_item(link.text, link, block) for link in _in_order(block)]
    return found


def _of_label(block: Block) -> Sequence[Block]:
    label = _LABELLED.match(block.text) if block.shape is Shape.TEXT and len(block.links) >= _MANY else None
    links = _in_order(block) if label else []
    if not label or links[0].start != label.end() or not _lead_to_other_sites(links):
        return ()
    listed = replace(
        block,
        text=block.text[label.end() :],
        links=tuple(replace(link, start=link.start - label.end(), end=link.end - label.end()) for link in links),
    )
    group = Block(label["label"], Shape.GROUP, LISTED + 1, line=block.line)
    items = (replace(_item(link.text, link, block), level=LISTED + 2) for link in links)
    return [group, *items] if _are_joined(listed) else ()


def _of_named_addresses(block: Block) -> Sequence[Block]:
    """Return the items of a paragraph that names several addresses written out, each behind a colon, and says nothing else ("The club: https://... The shop: https://...")."""
    links = _in_order(block)
    rest = block.text[links[-1].end :].strip(" .")
    if len(links) < _MANY or not all(is_address(link.text) for link in links) or not _is_next_heading(rest):
        return ()
    starts = [0, *(link.end for link in links)]
    pieces = [block.text[start : link.start] for start, link in zip(starts, links, strict=False)]
    names = [_name(piece) for piece in pieces]
    if any(name is None for name in names) or sum(bool(name) for name in names) < max(_MANY, _MOST * len(names)):
        return ()
    items = [_item(name or link.text, link, block) for name, link in zip(names, links, strict=True)]
    return [*items, Block(rest, lead=len(rest), line=block.line)] if rest else items


def _of_announced(block: Block) -> Sequence[Block]:
    """Return the items of a paragraph that announces several sites and names them one after the other ("Two for tables: <A> (free) and <B>.")."""
    links = _in_order(block)
    announced = block.text[: links[0].start].rstrip()
    if (
        not _lead_to_other_sites(links)
        or not announced.endswith(":")
        or len(announced.split()) < _FEW
        or ORDERS.match(announced)
    ):
        return ()  # less is a label: "Authors: ...", "Buy from: ..."
    ends = [*(link.start for link in links[1:]), len(block.text)]
    between = [block.text[link.end : end] for link, end in zip(links, ends, strict=True)]
    return [_item(link.text, link, block) for link in links] if all(map(_BETWEEN.fullmatch, between)) else ()


def _of_sentences(block: Block) -> Sequence[Block]:
    """Return the items of a paragraph each sentence of which begins with the site that it speaks of ("The <A> shows ... <B> helps ...")."""
    links = _in_order(block)
    if not _lead_to_other_sites(links):
        return ()
    starts = [0, *(end.end() for end in SENTENCES.finditer(block.text))]
    ends = [*starts[1:], len(block.text)]
    if len(starts) != len(links) or not all(
        start <= link.start and link.end <= end and len(block.text[start : link.start].split()) <= _MANY
        for link, start, end in zip(links, starts, ends, strict=True)
    ):
        return ()
    return [
        Block(
            block.text[link.start : end].strip(), Shape.ITEM, LISTED + 1, len(link.text),
            (replace(link, start=0, end=len(link.text)),), block.line, listed=True,
        )
        for link, end in zip(links, ends, strict=True)
    ]  # fmt: skip


def _lead_to_other_sites(links: Sequence[Found]) -> bool:
    """Say whether there are several links, each to a site of its own, and with a name in capitals."""
    hosts = {host_of(link.href) for link in links} - {""}
    named = all(_CAPITAL.search(link.text.partition(" ")[0]) and not VAGUE.fullmatch(link.text) for link in links)
    return len(links) >= _MANY and len(hosts) == len(links) and named


def _is_next_heading(rest: str) -> bool:
    """Say whether the words behind the last address are none, or the few that head what comes below."""
    return not rest or (len(rest.split()) <= _FEW and not rest[0].islower() and bool(_LETTER.search(rest)))


def _name(piece: str) -> str | None:
    """Return the name in the words before an address, none ("") where only a list is announced there; None for what is no name."""
    announced = _ANNOUNCED.match(piece)
    own = piece[announced.end() :] if announced else piece
    if announced and not own.strip(_BULLETS):
        return ""
    if not own.rstrip().endswith(":"):
        return None
    name = WEB_LABEL.sub("", own).rstrip(" :").strip(_BULLETS)
    is_name = _LETTER.search(name) and not name[0].islower() and not _SENTENCES.search(name)
    return name if is_name and len(name.split()) <= _LONGEST_NAME else None


def _item(text: str, link: Found, block: Block) -> Block:
    """Return an item of a list with a name and its link."""
    return Block(
        text,
        Shape.ITEM,
        LISTED + 1,
        len(text),
        (replace(link, text=text, start=0, end=len(text)),),
        block.line,
        listed=True,
    )


def _in_order(block: Block) -> list[Found]:
    return sorted(block.links, key=lambda found: found.start)
