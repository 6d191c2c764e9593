"""Signs of what a block is that its place among the others gives: how it is set, what stands around it, how often that comes again."""

from collections import Counter
from collections.abc import Iterator, Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.learned.page_signs import places_of
from crawler.catalogue.learned.word_signs import bucket, kind_of, signs_of, words_of
from crawler.links import leads_elsewhere

_EDGE = "^"
_SHARES = (0.03, 0.1, 0.2, 0.4, 0.7)
_ALIKE = ("kind=", "kind+1=", "level=", "end=", "in group=", "lead=")
_SET_ALIKE = ("level=", "lead=", "links=")
_COUNTS = (1.0, 2.0, 4.0, 8.0)
_DOCUMENTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".epub", ".mp3", ".mp4")


def signs_of_all(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield the signs of each of the blocks of a page, of which there may be a hundred thousand: those of a block are made when it is its turn."""
    if not blocks:
        return
    lengths = [len(block.text.split()) for block in blocks]
    around = zip(
        _patterns("kind", [kind_of(block) for block in blocks]),
        _patterns("form", [form_of(block) for block in blocks]),
        places_of(blocks),
        strict=True,
    )
    coming = ([*signs_of(block), *_set_signs(block)] for block in blocks)
    above, own = None, next(coming, None)
    for here, (kinds, forms, place) in enumerate(around):
        assert own is not None
        below = next(coming, None)
        neighbours = (
            *_neighbour("above", above, here - 1, here, lengths),
            *_neighbour("below", below, here + 1, here, lengths),
        )
        yield ["any", *own, *kinds, *forms, *place, *neighbours, *words_of(blocks[here])]
        above, own = own, below


def alike(signs: Sequence[str]) -> tuple[str, ...]:
    """Return what makes a block like others of its page: lists are written in one manner, so these are told together."""
    return tuple(sign for sign in signs if sign.startswith(_ALIKE))


def set_alike(signs: Sequence[str]) -> tuple[str, ...]:
    """Return what makes a block look like others of its page, whatever it says."""
    return tuple(sign for sign in signs if sign.startswith(_SET_ALIKE))


def form_of(block: Block) -> str:
    """Return how a block is set, for patterns of several blocks: its shape, how much of it is a link, bold type, its length."""
    covered = sum(link.end - link.start for link in block.links)
    linked = (
        "" if not block.links else "a" if covered >= 0.8 * len(block.text) else "b" if not block.links[0].start else "c"
    )
    level = str(block.level) if block.shape is Shape.HEADING else ""
    bold = "B" if block.lead and not block.links else ""
    return block.shape[:2] + level + linked + bold + bucket(len(block.text.split()), (3, 12, 30))


def _set_signs(block: Block) -> Iterator[str]:
    """Yield signs of how a block is set: its level, its lead, its links."""
    yield f"level={block.shape}{block.level}"
    yield "lead=" + ("none" if not block.lead else "all" if block.is_all_lead else "some")
    yield from (name for name in ("listed", "slanted", "cited", "pictured", "titled") if getattr(block, name))
    yield "links=" + bucket(len(block.links), (0, 1, 2, 4))
    if block.links:
        first = block.links[0]
        yield f"leads elsewhere={leads_elsewhere(first.href)}"
        yield "leads to=" + _target(first.href)
        yield f"begins with link={first.start == 0}"
        covered = sum(link.end - link.start for link in block.links) / max(1, len(block.text))
        yield "covered=" + bucket(covered, (0.2, 0.5, 0.8, 0.99))


def _target(href: str) -> str:
    href = href.lower().split("#")[0].split("?")[0]
    if href.endswith(_DOCUMENTS):
        return "document"
    return "mail" if href.startswith("mailto:") else "web" if href.startswith(("http:", "https:", "//")) else "own site"


def _patterns(name: str, letters: Sequence[str]) -> Iterator[Iterator[str]]:
    """Yield for each block signs of its letter with those around it, and of how often these come on the page."""
    framed = [_EDGE, _EDGE, *letters, _EDGE, _EDGE]
    counted = Counter(letters)
    threes = Counter(zip(framed[1:], framed[2:], framed[3:], strict=False))
    for place in range(len(letters)):
        before2, before, own, after, after2 = framed[place : place + 5]
        yield _pattern(
            name,
            (before2, before, own, after, after2),
            threes[before, own, after],
            counted[own] / len(letters),
            counted[own],
        )


def _pattern(name: str, five: Sequence[str], times: int, share: float, count: int) -> Iterator[str]:
    before2, before, own, after, after2 = five
    yield f"{name}={own}"
    yield f"{name}-1={before}|{own}"
    yield f"{name}+1={own}|{after}"
    yield f"{name}3={before}|{own}|{after}"
    yield f"{name}+2={own}|{after}|{after2}"
    yield f"{name}-2={before2}|{before}|{own}"
    yield f"{name} again=" + bucket(times, _COUNTS)
    yield f"{name}={own} again=" + bucket(times, _COUNTS)
    yield f"{name} share=" + bucket(share, _SHARES)
    yield f"{name}={own} share=" + bucket(share, _SHARES)
    yield f"{name} count=" + bucket(count, (1, 2, 3, 6, 12))


def _neighbour(name: str, signs: Sequence[str] | None, place: int, own: int, lengths: Sequence[int]) -> Iterator[str]:
    """Yield the signs of a neighbour of a block, and how much longer it is."""
    if signs is None:
        yield f"{name}: nothing"
        return
    yield from (f"{name}: {sign}" for sign in signs)
    yield f"{name}: longer=" + bucket(lengths[place] / max(1, lengths[own]), (0.3, 0.7, 1.5, 3, 8))
