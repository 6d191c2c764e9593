"""What most entries of a page have in common, held against those that lack it: on a list of links, a part without any is talk about the list."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.columns import entry_fields
from crawler.catalogue.contact import CONTACT_WORDS
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import is_written_address, says_where
from crawler.catalogue.outward import is_own_page
from crawler.catalogue.segment import Aside, Draft
from crawler.catalogue.titles import LABEL, clean_title
from crawler.catalogue.words import OWN_AFFAIRS
from crawler.links import Found, leads_elsewhere
from crawler.records import Entry, Passage

_REACHED = re.compile(
    r"(?<!\d)(?:\d[ ()-]{0,2}){3,}(?!\d)|\S@\S|[^\W\d_a-z]\w+(?:, [^\W\d_a-z][\w ]+){2,}"
)  # a number, a mail address, three names
_CREDITED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b(?:by|von|par|por|door|av|af)\s+[^\W\d_a-z]")
_ENOUGH = 20  # entries
_SOME = 10
_WORDS = 6
_FEW = 3
_MANY = 2
_MOST = 0.8
_NEARLY_ALL = 0.9
_PROSE = (Shape.ITEM, Shape.TEXT)
_LISTED = (*_PROSE, Shape.ROW, Shape.TERM, Shape.CARD)
_TALK = (*_PROSE, Shape.HEADING, Shape.ROW, Shape.CARD)


def without_talk(parts: Sequence[Draft | Aside]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page, with those that only talk or explain as asides."""
    drafts = _drafts(parts)
    parts = list(
        _with_asides(
            parts,
            _repeats(parts)
            | _definitions(drafts)
            | _ways(drafts)
            | _calls(drafts)
            | _notes(drafts)
            | _addresses(drafts),
        )
    )
    parts = list(_with_asides(parts, _beside_works(_drafts(parts))))
    yield from _with_asides(parts, _talk(_drafts(parts)))


def _repeats(parts: Sequence[Draft | Aside]) -> frozenset[int]:
    """Return, by `id()`, the entries of a list that stands on the page a second time, whole and below the same words: a box of the site."""
    said = {part.block.text for part in parts if isinstance(part, Aside)}
    lists = [list(run) for _, run in groupby(_drafts(parts), lambda draft: draft.section)]
    lists = [half for those in lists for half in _halves(those)]
    found: set[int] = set()
    names: dict[tuple[tuple[str, ...], ...], set[str]] = {}
    for those in lists:
        own = set(those[0].section[-1:]) or {""}
        before = names.setdefault(tuple(map(_key, those)), set())
        if before and own & (said | before) and len(those) >= _FEW and all(draft.head.links for draft in those):
            found |= set(map(id, those))
        before |= own
    return frozenset(found)


def _addresses(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, what is but the address, written out, of the entry right before it, which has a name; a list of addresses may hold one twice."""
    return frozenset(
        id(draft)
        for before, draft in pairwise(drafts)
        if is_written_address(draft.head) and not is_written_address(before.head) and not draft.body
        if draft.head.links[0].href in {link.href for block in (before.head, *before.body) for link in block.links}
    )


def _halves(drafts: list[Draft]) -> list[list[Draft]]:
    """Return the entries of a section as two lists where the second is the first once more."""
    half = len(drafts) // 2
    is_double = half and list(map(_key, drafts[:half])) == list(map(_key, drafts[half:]))
    return [drafts[:half], drafts[half:]] if is_double else [drafts]


def _key(draft: Draft) -> tuple[str, ...]:
    return (draft.head.text, *(link.href for link in draft.head.links))


def _drafts(parts: Sequence[Draft | Aside]) -> list[Draft]:
    return [part for part in parts if isinstance(part, Draft)]


def _with_asides(parts: Sequence[Draft | Aside], no_entries: frozenset[int]) -> Iterator[Draft | Aside]:
    """Yield the parts, the blocks of the drafts that are named by `id()` as asides."""
    for part in parts:
        if isinstance(part, Draft) and id(part) in no_entries:
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def _ways(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, the buttons that lead about the page's own site ("Find us") where nearly all entries lead to others."""
    firsts = {
        id(draft): link.href
        for draft in drafts
        for block in (draft.head, *draft.body)[::-1]
        for link in block.links[:1]
    }
    buttons = (draft for draft in drafts if _is_button(draft) or _is_above_all(draft, drafts))
    ways = frozenset(id(draft) for draft in buttons if is_own_page(firsts[id(draft)]))
    others = [href for draft, href in firsts.items() if draft not in ways]
    away = sum(not is_own_page(href) for href in others)
    are_built = any(id(draft) in ways and draft.head.shape is Shape.CARD for draft in drafts)
    come_first = all(id(draft) in ways for draft in drafts[: len(ways)])
    enough = (1 if come_first else _MANY if are_built else _FEW) * len(ways)
    return ways if away >= max(enough, _NEARLY_ALL * len(others)) else _way_on(drafts)


def _way_on(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, the one button to a page of the same site beside three cards or more ("Full list"), if there is nothing else."""
    others = [draft for draft in drafts if draft.head.shape is not Shape.CARD]
    is_button = (
        len(others) == 1 and _is_button(others[0]) and all(is_own_page(link.href) for link in others[0].head.links)
    )
    return frozenset(map(id, others)) if is_button and len(drafts) > _FEW else frozenset()


def _calls(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, what is but a way to call or write ("999", "Write to us"), beside entries that lead to pages."""
    calls = frozenset(
        id(draft) for draft in drafts if draft.head.links and (_begins_with_call(draft.head) or _asks_to_write(draft))
    )
    others = sum(_is_linked(draft) and id(draft) not in calls for draft in drafts)
    return calls if others >= _FEW else frozenset()


def _begins_with_call(head: Block) -> bool:
    return head.links[0].start == 0 and all(map(_is_call, head.links))


def _asks_to_write(draft: Draft) -> bool:
    """Say whether a paragraph only asks to write to somebody ("Got a question? Email our team")."""
    head = draft.head
    mails = all(link.href.strip().lower().startswith("mailto:") for link in head.links)
    return mails and head.shape is Shape.TEXT and not draft.body and CONTACT_WORDS.search(head.text) is not None


def _is_call(link: Found) -> bool:
    return link.href.strip().lower().startswith(("tel:", "sms:"))


def _notes(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, what leads nowhere beside a list that leads elsewhere.

    These are paragraphs in bold type ("Last reviewed: ..."), one or two of a section, where all that leads anywhere is a card or stands in a list;
    and headings and items of sections without a link, where most of the page is cards with one: notes on how to use them.
    """
    linked = [draft for draft in drafts if _is_linked(draft)]
    shapes = {draft.head.shape for draft in linked}
    if not shapes.isdisjoint((Shape.TEXT, Shape.HEADING)):
        return frozenset()
    notes = [draft for draft in drafts if draft.head.shape is Shape.TEXT and not _leads(draft)]
    several = Counter(draft.section for draft in notes)
    notes = [draft for draft in notes if several[draft.section] < _FEW] if len(linked) >= len(notes) else []
    sections = {draft.section for draft in linked}
    beside = [draft for draft in drafts if _is_note(draft, sections)] if shapes == {Shape.CARD} else []
    beside = beside if len(beside) < len(linked) else []
    return frozenset(map(id, (*notes, *beside))) if len(linked) >= _FEW else frozenset()


def _is_note(draft: Draft, sections: set[tuple[str, ...]]) -> bool:
    """Say whether a heading or item, or a paragraph outside the sections of the list, names nothing that could be looked up: it leads nowhere, and says neither who wrote it, nor when, nor a number to call, nor several names."""
    words = " ".join(block.text for block in (draft.head, *draft.body))
    is_work = draft.head.cited or draft.head.slanted or _CREDITED.search(words) or _REACHED.search(words)
    could_be = draft.head.shape in (Shape.HEADING, Shape.ITEM) or (
        draft.head.shape is Shape.TEXT and draft.section not in sections
    )
    return could_be and not _leads(draft) and not is_work


def _leads(draft: Draft) -> bool:
    return any(block.links for block in (draft.head, *draft.body))


def _is_button(draft: Draft) -> bool:
    return draft.head.shape in (Shape.TEXT, Shape.CARD) and not draft.body and holds_links_only(draft.head)


def _is_above_all(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether a draft is a lone link above the list, the words below it being about the list."""
    is_first = draft is drafts[0] and draft.head.shape is Shape.TEXT and holds_links_only(draft.head)
    return is_first and not any(block.links for block in draft.body)


def _talk(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, what carries no link where nearly all entries are listed with one, if no entry of its section does.

    So do headings with paragraphs on a page that is a list ("Usage", "Development"), be the list short, and what stands below "License".
    A single entry without its link, among others that have one, stays: that is a fault of the catalogue to be told.
    """
    linked = [draft for draft in drafts if _is_linked(draft)]
    listed = [draft for draft in linked if draft.head.shape in _LISTED]
    own = frozenset(id(draft) for draft in drafts if _is_own_affair(draft))
    if len(listed) < max(_SOME, _MOST * len(drafts)):
        others = [draft for draft in drafts if id(draft) not in own]
        works = sum(draft.head.cited is not None for draft in others)
        return own if max(works, sum(id(draft) not in own for draft in listed)) >= _FEW else frozenset()
    sections = {draft.section for draft in listed}
    shapes = _TALK if len(linked) >= _ENOUGH else (Shape.HEADING, Shape.CARD)
    letters = frozenset(id(draft) for draft in drafts if _is_for_writing(draft))
    return (
        own
        | letters
        | frozenset(
            id(draft)
            for draft in drafts
            if (draft.head.shape in shapes or draft is drafts[0])
            and draft.section not in sections
            and not _is_linked(draft)
        )
    )


def _beside_works(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, what is no work in a bibliography: what carries no link in a section without any work, where most is works. A list of items that are nothing but names, with words below each, is another list (of films)."""
    works = [draft for draft in drafts if draft.head.cited is not None]
    if len(works) < max(_FEW, len(drafts) / 2):
        return frozenset()
    sections = {draft.section for draft in works}
    others: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        others.setdefault(draft.section, []).append(draft)
    sections |= {section for section, those in others.items() if len(those) >= _MANY and all(map(_is_told, those))}
    return frozenset(id(draft) for draft in drafts if draft.section not in sections and not _is_linked(draft))


def _is_told(draft: Draft) -> bool:
    """Say whether an entry is an item that is set apart as a whole, with words below it."""
    return draft.head.shape is Shape.ITEM and draft.head.is_all_lead and bool(draft.body)


def _is_own_affair(draft: Draft) -> bool:
    """Say whether a draft is, or stands anywhere below, a heading of the list's own affairs ("License", "Contributing", "Citing this project")."""
    is_heading = draft.head.shape is Shape.HEADING and OWN_AFFAIRS.fullmatch(draft.head.text)
    return bool(is_heading or any(map(OWN_AFFAIRS.fullmatch, draft.section)))


def _is_for_writing(draft: Draft) -> bool:
    """Say whether an item is but a mail address with a few words ("Write to the editors")."""
    head = draft.head
    mails = bool(head.links) and all(link.href.lower().startswith("mailto:") for link in head.links)
    return mails and head.shape is Shape.ITEM and len(head.text.split()) <= _WORDS and not draft.body


def _definitions(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, the terms and rows of lists that explain words: beside entries with links, few of them lead anywhere."""
    lists: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        if _is_definition(draft):
            lists.setdefault(draft.section, []).append(draft)
    elsewhere = sum(not _is_definition(draft) and _is_linked(draft) for draft in drafts)
    plain = (those for those in lists.values() if len(those) >= _FEW and sum(map(_is_linked, those)) * 2 < len(those))
    return frozenset(id(draft) for those in plain for draft in those) if elsewhere >= _FEW else frozenset()


def _is_definition(draft: Draft) -> bool:
    """Say whether an entry could be a word and what it means: a term without a link, or a row below headings that name no work."""
    head = draft.head
    if any(link.start <= head.lead for link in head.links):
        return False
    return head.shape is Shape.TERM or (head.shape is Shape.ROW and entry_fields(head.names, head.cells) is None)


def without_labels(items: Sequence[Entry | Passage]) -> list[Entry | Passage]:
    """Return what a page holds; where nearly all titles open with a label in brackets ("[KNUTH84] The ..."), as in bibliographies, without it."""
    titles = [item.title for item in items if isinstance(item, Entry)]
    labelled = sum(bool(LABEL.match(title)) for title in titles)
    if labelled < _FEW or labelled < _MOST * len(titles):
        return list(items)
    return [_unlabelled(item) if isinstance(item, Entry) else item for item in items]


def _unlabelled(entry: Entry) -> Entry:
    return replace(entry, title=clean_title(LABEL.sub("", entry.title)) or entry.title)


def _is_linked(draft: Draft) -> bool:
    """Say whether an entry's own words carry its link; in a row, or below a term, any link will do, in a paragraph an address as well."""
    own = draft.head.shape in (*_PROSE, Shape.HEADING) and not draft.is_named_again
    blocks: tuple[Block, ...] = (draft.head,) if own else (draft.head, *draft.body)
    reach = draft.head.lead if draft.head.shape is Shape.TEXT else None
    return any(
        leads_elsewhere(link.href) and (reach is None or link.start < reach or says_where(link.text))
        for block in blocks
        for link in block.links
    )
