"""What most entries of a page have in common, held against those that lack it: on a list of links, a part without any is talk about the list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.segment import Aside, Draft
from crawler.links import leads_elsewhere
from crawler.records import Entry, Passage

_ENOUGH = 20  # entries
_FEW = 3
_MOST = 0.8
_LABEL = re.compile(r"\[[^\[\]\s]{1,30}\]\s+(?=\w|[^\w\s]\w)")
_PROSE = (Shape.ITEM, Shape.TEXT)
_TALK = (*_PROSE, Shape.HEADING)


def without_talk(parts: Sequence[Draft | Aside]) -> Iterator[Draft | Aside]:
    """Yield the parts of a page; where nearly all entries are items with a link, what carries none becomes asides if no entry of its section does.

    So do headings with paragraphs on a page that is a list ("Contributing", "License").

    A single entry without its link, among others that have one, stays: that is a fault of the catalogue to be told.
    """
    drafts = [part for part in parts if isinstance(part, Draft)]
    linked = [draft for draft in drafts if _is_linked(draft)]
    if len(linked) < _ENOUGH or len(linked) < _MOST * len(drafts):
        yield from parts
        return
    listed = [draft for draft in linked if draft.head.shape in _PROSE]
    if len(listed) < _MOST * len(drafts):
        yield from parts
        return
    sections = {draft.section for draft in listed}
    for part in parts:
        if (
            isinstance(part, Draft)
            and part.head.shape in _TALK
            and part.section not in sections
            and not _is_linked(part)
        ):
            yield from (Aside(block, part.section) for block in (part.head, *part.body))
        else:
            yield part


def without_labels(items: Sequence[Entry | Passage]) -> list[Entry | Passage]:
    """Return what a page holds; where nearly all titles open with a label in brackets ("[KNUTH84] The ..."), as in bibliographies, without it."""
    titles = [item.title for item in items if isinstance(item, Entry)]
    labelled = sum(bool(_LABEL.match(title)) for title in titles)
    if labelled < _FEW or labelled < _MOST * len(titles):
        return list(items)
    return [replace(item, title=_LABEL.sub("", item.title)) if isinstance(item, Entry) else item for item in items]


def _is_linked(draft: Draft) -> bool:
    """Say whether an entry's own words carry its link; in a row, or below a term, any link will do."""
    blocks: tuple[Block, ...] = (draft.head,) if draft.head.shape in _TALK else (draft.head, *draft.body)
    reach = draft.head.lead if draft.head.shape is Shape.TEXT else None
    return any(
        leads_elsewhere(link.href) and (reach is None or link.start < reach) for block in blocks for link in block.links
    )
