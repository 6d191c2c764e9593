"""What stands behind an entry on the page without belonging to it: words below a table or a list, and menus of the site's own pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.outward import host_of, is_absolute, is_own_page
from crawler.catalogue.segment import Aside, Draft
from crawler.catalogue.words import CALLS, SEE_ALSO, TEASERS
from crawler.links import Found

_NO_WORD = re.compile(r"[\W_]+")
_MANY = 2
_OF_CALLS = 4  # entries, one of which may be a call
_FEW = 3
_MANY_HEADED = 8


def without_strays(parts: Sequence[Draft | Aside]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page, the words that only stand behind an entry as asides."""
    listed = [part for part in parts if isinstance(part, Draft) and part.head.shape is Shape.ITEM and part.head.listed]
    closed = sum(not any(map(_is_outside, draft.body)) for draft in listed)
    ends_with_list = closed * 2 >= len(listed)
    for part in parts:
        end = _end(part, ends_with_list=ends_with_list) if isinstance(part, Draft) and part.body else None
        if end is None or not isinstance(part, Draft):
            yield part
            continue
        behind, part.body = part.body[end:], part.body[:end]
        yield part
        yield from (Aside(block, part.section) for block in behind)


def without_teasers(parts: Sequence[Draft | Aside]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page, with what only leads on ("Latest news", "See also" above pages of the same site) as asides, unless most of the page is that."""
    drafts = [part for part in parts if isinstance(part, Draft)]
    teasers = _leading_on(drafts)
    few = len(teasers) * 2 < len(drafts)
    for part in parts:
        if few and isinstance(part, Draft) and id(part) in teasers:
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def without_calls(parts: Sequence[Draft | Aside]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page, with headings below which nothing but a button of the page's own site calls to do something ("Sign up") as asides, unless other entries are headed as they are."""
    drafts = [part for part in parts if isinstance(part, Draft)]
    looks = Counter((draft.head.shape, draft.head.level) for draft in drafts)
    calls = [draft for draft in drafts if _is_call(draft) and looks[draft.head.shape, draft.head.level] == 1]
    of_calls = (
        frozenset(map(id, calls)) if len(calls) <= max(1, len(drafts) // _OF_CALLS) < len(drafts) else frozenset()
    )
    for part in parts:
        if id(part) in of_calls and isinstance(part, Draft):
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def without_index(parts: Sequence[Draft | Aside], title: str) -> Iterator[Draft | Aside]:
    """Yield the parts of a page, as asides what stands below a heading where the page lists itself, by its title, among other files of its own site, if it lists several things elsewhere: the index of the site."""
    drafts = [part for part in parts if isinstance(part, Draft)]
    listed: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        listed.setdefault(draft.section, []).append(draft)
    name = _plain(title)
    indexes = {
        section
        for section, those in listed.items()
        if name and section and _is_index(those, name) and len(drafts) - len(those) >= _FEW
    }
    for part in parts:
        if isinstance(part, Draft) and part.section in indexes:
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def _is_call(draft: Draft) -> bool:
    links = list(_links(draft))
    is_one = len(links) == 1 and is_own_page(links[0].href) and not draft.head.links
    return is_one and draft.head.shape in (Shape.HEADING, Shape.CARD) and CALLS.fullmatch(links[0].text) is not None


def without_unlinked_parts(parts: Sequence[Draft | Aside]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page; where most entries, many, are headings, and only such lead anywhere, with what stands in sections that lead nowhere as asides: talk about the list.

    Works are spared, and several headings of the same level with a paragraph each: their links are missing.
    """
    drafts = [part for part in parts if isinstance(part, Draft)]
    leading = [draft for draft in drafts if any(_links(draft))]
    headed = len(leading) >= _MANY_HEADED and all(draft.head.shape is Shape.HEADING for draft in leading)
    tops = {draft.section[:1] for draft in leading}
    beside = [draft for draft in drafts if draft.section[:1] not in tops and draft.head.cited is None]
    levels = {draft.head.level for draft in leading}
    alike = Counter(draft.section for draft in beside if draft.head.level in levels and _is_brief(draft))
    others = {id(draft) for draft in beside if alike[draft.section] < _FEW or not _is_brief(draft)}
    for part in parts:
        if headed and len(others) < len(leading) and isinstance(part, Draft) and id(part) in others:
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def _is_brief(draft: Draft) -> bool:
    """Say whether an entry is a heading with a paragraph at the most below it."""
    is_heading = draft.head.shape is Shape.HEADING
    return is_heading and len(draft.body) <= 1 and all(block.shape is Shape.TEXT for block in draft.body)


def _is_index(drafts: Sequence[Draft], name: str) -> bool:
    """Say whether several entries lead nowhere but to files of their own site, and one of them is named as the page is."""
    linked = [draft for draft in drafts if draft.head.links]
    is_own = all(not is_absolute(link.href) for draft in drafts for link in _links(draft))
    names = {_plain(link.text) for draft in linked for link in draft.head.links}
    return len(linked) >= max(_FEW, len(drafts) - 1) and is_own and name in names


def _plain(words: str) -> str:
    return _NO_WORD.sub(" ", words).strip().lower()


def _leading_on(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return, by `id()`, what stands below headings of teasers, all of a part to one site, and, where most else is no page of the same site, such pages below "See also"."""
    below: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        below.setdefault(draft.section, []).append(draft)
    about = {section: sum(map(_is_about, those)) for section, those in below.items()}
    all_about = sum(about.values())
    return frozenset(
        id(draft)
        for section, those in below.items()
        if section
        and _is_of_teasers(
            section[-1], those, others_lead_away=(all_about - about[section]) * 2 < len(drafts) - len(those)
        )
        for draft in those
    )


def _is_of_teasers(heading: str, drafts: Sequence[Draft], *, others_lead_away: bool) -> bool:
    links = [link for draft in drafts for link in _links(draft)]
    if TEASERS.fullmatch(heading):
        return len({host_of(link.href) for link in links}) <= 1
    return all(map(_is_about, drafts)) and others_lead_away and SEE_ALSO.fullmatch(heading) is not None


def _is_about(draft: Draft) -> bool:
    """Say whether an entry leads to pages of the same site and nowhere else."""
    links = list(_links(draft))
    return bool(links) and all(is_own_page(link.href) for link in links)


def _links(draft: Draft) -> Iterator[Found]:
    return (link for block in (draft.head, *draft.body) for link in block.links)


def _end(draft: Draft, *, ends_with_list: bool) -> int | None:
    """Return how many of the blocks behind the title of an entry are its own; None for all of them."""
    if draft.head.shape is Shape.ROW:
        return 0
    if ends_with_list and draft.head.shape is Shape.ITEM and draft.head.listed:
        return next((at for at, block in enumerate(draft.body) if _is_outside(block)), None)
    return next((at for at, block in enumerate(draft.body) if _is_menu(block)), None)


def _is_outside(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.listed


def _is_menu(block: Block) -> bool:
    """Say whether a paragraph is a bar of links most of which lead about the page's own site."""
    if block.shape is not Shape.TEXT or len(block.links) < _MANY or not holds_links_only(block):
        return False
    own = sum(is_own_page(link.href) or link.href.startswith("#") for link in block.links)
    return own * 2 > len(block.links)


def without_own_cards(parts: Sequence[Draft | Aside], menu: frozenset[str]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page, with what is built unlike all other entries, and leads to nothing but pages that the menu of the site leads to as well, as asides: a second menu beside the list. What stands below a heading of its own is spared."""
    drafts = [part for part in parts if isinstance(part, Draft)]
    looks: dict[tuple[Shape, bool], list[Draft]] = {}
    for draft in drafts:
        looks.setdefault((draft.head.shape, bool(draft.head.links)), []).append(draft)
    elsewhere = {draft.section for draft in drafts if not _is_about(draft)}
    of_site = [
        draft
        for those in looks.values()
        if _MANY <= len(those) <= len(drafts) / 2
        and _are_of_menu(those, menu)
        and those[0].head.shape is not Shape.HEADING
        and all(not draft.section or draft.section in elsewhere for draft in those)
        for draft in those
    ]
    own = frozenset(map(id, of_site))
    for part in parts:
        if isinstance(part, Draft) and id(part) in own:
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def _are_of_menu(drafts: Sequence[Draft], menu: frozenset[str]) -> bool:
    """Say whether all lead to pages of the site, and most to such as the menu leads to as well."""
    known = sum(_is_in(draft, menu) for draft in drafts)
    return known * 3 >= len(drafts) * 2 and all(map(_is_about, drafts))


def _is_in(draft: Draft, menu: frozenset[str]) -> bool:
    is_link = bool(draft.head.links) and holds_links_only(draft.head)
    return is_link and all(link.href.strip() in menu for link in _links(draft))
