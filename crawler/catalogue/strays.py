"""What stands behind an entry on the page without belonging to it: words below a table or a list, and menus of the site's own pages."""

from collections.abc import Iterator, Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.outward import is_own_page
from crawler.catalogue.segment import Aside, Draft
from crawler.catalogue.words import SEE_ALSO, TEASERS

_MANY = 2


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
    teasers = frozenset(id(draft) for draft in drafts if _leads_on(draft))
    few = len(teasers) * 2 < len(drafts)
    for part in parts:
        if few and isinstance(part, Draft) and id(part) in teasers:
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def _leads_on(draft: Draft) -> bool:
    heading = draft.section[-1] if draft.section else ""
    links = [link for block in (draft.head, *draft.body) for link in block.links]
    is_about = bool(links) and all(is_own_page(link.href) for link in links)
    return bool(TEASERS.fullmatch(heading) or (is_about and SEE_ALSO.fullmatch(heading)))


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
