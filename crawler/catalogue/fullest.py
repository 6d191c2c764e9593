"""Which part of a page is the fullest, where nothing in it is marked as its content, and whether what is marked so is empty."""

from collections.abc import Sequence

from bs4 import Tag

from crawler.catalogue.named_edges import edge_of
from crawler.catalogue.outward import link_counts, resource_counts
from crawler.catalogue.tree import holders, look_of, tags_below, text_lengths

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_SEVERAL = 5
_MOST = 0.7
_ENOUGH = 0.5
_HARDLY_ANY = 0.05
_SHORT = 100  # characters


def fullest(root: Tag, left_out: frozenset[int]) -> Tag:
    """Go down to the part that holds most of the words which are not links, as long as there is one, it is no head of the page, and most resources do not stand beside it."""
    whole, lengths = text_lengths(root, left_out)
    if lengths.get(id(root), 0) < _ENOUGH * whole.get(id(root), 0):
        return root
    titled = holders(root, ("h1",))
    resources, links = resource_counts(root, left_out), link_counts(root, left_out)
    while True:
        inner = [
            child for child in root.contents if isinstance(child, Tag) and child.name in ("div", "section", "article")
        ]
        least = max(_MOST * lengths.get(id(root), 0), 1)  # characters
        larger = next((child for child in inner if lengths.get(id(child), 0) >= least), None)
        if larger is None or (id(root) in titled and id(larger) not in titled):
            return root
        beside = resources[id(root)] - resources[id(larger)]
        if beside and _is_one_of_several(larger, inner, resources):
            return root
        if beside >= max(_SEVERAL, links[id(larger)] + 1) or (beside and edge_of(larger) == "header"):
            return root
        root = larger


def _is_one_of_several(part: Tag, beside: Sequence[Tag], resources: dict[int, int]) -> bool:
    """Say whether another part that begins with a heading of the same level, and leads to resources, has the same look: both are sections of one content."""
    look, level = look_of(part), _first_heading(part)
    others = (tag for tag in beside if tag is not part and resources.get(id(tag)) and look_of(tag) == look)
    return bool(look and level) and any(_first_heading(tag) == level for tag in others)


def _first_heading(part: Tag) -> str:
    return next((tag.name for tag in tags_below(part) if tag.name in _HEADINGS), "")


def without_void(mains: Sequence[Tag], body: Tag, lengths: dict[int, int], left_out: frozenset[int]) -> tuple[Tag, ...]:
    """Return what a page calls its main parts, without those that hold nothing, or next to no words and no link beside a page with links: a gallery, or what a script fills."""
    if not mains:
        return ()
    least = min(_SHORT, _HARDLY_ANY * lengths.get(id(body), 0))
    links = link_counts(body, left_out)
    is_linked = links[id(body)] >= _SEVERAL
    return tuple(
        main
        for main in mains
        if (length := lengths.get(id(main), 0)) and (length > least or links.get(id(main), 0) or not is_linked)
    )
