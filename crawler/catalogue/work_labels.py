"""Labels before the titles of a bibliography ("[KNUTH84] The ..."), which are no part of them."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.titles import LABEL, clean_title
from crawler.records import Entry, Passage

_FEW = 3
_MOST = 0.8


def without_labels(items: Sequence[Entry | Passage]) -> list[Entry | Passage]:
    """Return what a page holds; where nearly all titles open with a label in brackets ("[KNUTH84] The ..."), as in bibliographies, without it."""
    titles = [item.title for item in items if isinstance(item, Entry)]
    labelled = sum(bool(LABEL.match(title)) for title in titles)
    if labelled < _FEW or labelled < _MOST * len(titles):
        return list(items)
    return [_unlabelled(item) if isinstance(item, Entry) else item for item in items]


def _unlabelled(entry: Entry) -> Entry:
    return replace(entry, title=clean_title(LABEL.sub("", entry.title)) or entry.title)
