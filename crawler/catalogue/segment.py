"""Blocks with their marks to drafts of entries and passages, and the title of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from crawler.catalogue.block import LISTED, Block, Page, Shape
from crawler.catalogue.mark import Mark
from crawler.catalogue.prose import is_title_like, names_collection

_LONGEST_TITLE = 6  # words


@dataclass(slots=True)
class Draft:
    """The blocks of one entry: the one that carries its title, and those of its description, some of which may stand `above` its title; `is_line` when they are one."""

    head: Block
    section: tuple[str, ...]
    is_line: bool
    body: list[Block] = field(default_factory=list)
    above: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aside:
    """A block of no entry, and the section it stands in."""

    block: Block
    section: tuple[str, ...]


@dataclass(slots=True)
class _Sections:
    """The headings above the place that is read; guessed ones lie below all that the format sets."""

    path: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, block: Block) -> None:
        level = (block.level if block.shape in (Shape.HEADING, Shape.GROUP) else 0) or LISTED - 1
        self.path = [*(step for step in self.path if step[0] < level), (level, block.text.rstrip(" :"))]

    def leave(self, block: Block) -> None:
        """Close what does not hold the entry that begins with this block: groups of lists, and for a heading those of its level."""
        level = block.level if block.shape is Shape.HEADING else max(block.level, LISTED)
        self.path = [step for step in self.path if step[0] < level]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.path)


def page_title(page: Page, *, set_apart: bool) -> tuple[str | None, Page]:
    """Return the page's title, and the page without the block that was it."""
    blocks = page.blocks
    at = next((index for index, block in enumerate(blocks) if block.shape is Shape.HEADING and block.level == 1), None)
    ones = sum(block.shape is Shape.HEADING and block.level == 1 for block in blocks)
    if at is not None and ones == 1:
        return blocks[at].text, replace(page, blocks=blocks[:at] + _as_links(blocks[at]) + blocks[at + 1 :])
    if not set_apart and _begins_with_title(blocks):
        site, *below = blocks
        is_above = len(below) > 1 and names_collection(below[0].text) and _begins_with_title(below)
        at = 1 if is_above and not names_collection(site.text) else 0
        return blocks[at].text, replace(page, blocks=blocks[at + 1 :])
    return page.title, page


def segment(page: Page) -> Iterator[Draft | Aside]:
    """Yield the entries and what lies between them, in their order on the page."""
    sections = _Sections()
    draft: Draft | None = None
    kickers: list[Block] = []
    for block in page.blocks:
        mark = block.mark
        if mark is Mark.TEXT and draft is not None:
            draft.body.append(block)
            continue
        if mark is Mark.KICKER:
            kickers.append(block)
            continue
        if draft is not None:
            yield draft
            draft = None
        if mark in (Mark.TITLE, Mark.LINE):
            sections.leave(block)
            draft = Draft(block, sections.names, mark is Mark.LINE, [*kickers], kickers)
            kickers = []
            continue
        if mark is Mark.SECTION:
            sections.enter(block)
        if block.text and (mark is not Mark.SECTION or block.links):
            yield Aside(block, sections.names)
    if draft is not None:
        yield draft
    yield from (Aside(block, sections.names) for block in kickers)


def _as_links(block: Block) -> tuple[Block, ...]:
    """Keep the links of a title that is taken off the page."""
    return (Block(block.text, Shape.RULE, links=block.links, line=block.line),) if block.links else ()


def _begins_with_title(blocks: Sequence[Block]) -> bool:
    """Say whether a plain text begins with its own title: a few words that are of no entry."""
    if len(blocks) <= 1 or blocks[0].mark not in (Mark.SECTION, Mark.ASIDE) or blocks[0].links:
        return False
    return is_title_like(blocks[0]) or len(blocks[0].text.split()) <= _LONGEST_TITLE
