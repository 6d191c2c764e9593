"""What every format of prose becomes before entries are looked for: a sequence of blocks."""

import re
from dataclasses import dataclass
from enum import StrEnum

from crawler.catalogue.citation import Citation
from crawler.catalogue.mark import Mark
from crawler.links import Found

_INVISIBLE = re.compile("[\u200b\ufeff]")


LISTED = 8  # the level of an item of an outermost list; 7 is that of headings which are guessed


class Shape(StrEnum):
    """What the format itself says a block is; PART belongs to the CARD above it."""

    HEADING = "heading"
    TERM = "term"
    CARD = "card"
    PART = "part"
    ITEM = "item"
    GROUP = "group"
    ROW = "row"
    TEXT = "text"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row; white space is collapsed.

    `lead` counts the characters at its beginning that are set apart, in bold or as a link; `links` have their places in `text`;
    `level` is that of a heading (1 to 6) or, from `LISTED` on, of a list inside lists; `alone` says that empty lines part it from its neighbours; `names` are a row's column headings, `cells` its cells;
    `titled` is where a title stands in bold type behind the names of its authors, or, within the lead, a site's name in a sentence; `slanted` where the first words in italics stand; `cited` is the work of a bibliography that the block is;
    `pictured` says that its words are only those that pictures speak; `listed` that it stands inside an item of a list; `joined` that no empty line parts it from the block above it; `ignored` are the rules that a mark at this place mutes; `mark` is what the block is, and `told` where its title stands, where that was told already.
    """

    text: str
    shape: Shape = Shape.TEXT
    level: int = 0
    lead: int = 0
    links: tuple[Found, ...] = ()
    line: int | None = None
    names: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    alone: bool = True
    pictured: bool = False
    titled: tuple[int, int] | None = None
    slanted: tuple[int, int] | None = None
    cited: Citation | None = None
    listed: bool = False
    joined: bool = False
    ignored: tuple[str, ...] = ()
    mark: Mark | None = None
    told: tuple[int, int] | None = None

    @property
    def lead_text(self) -> str:
        """Return the words set apart at the beginning."""
        return self.text[: self.lead].strip()

    @property
    def is_all_lead(self) -> bool:
        """Say whether nothing but closing punctuation follows the lead."""
        return bool(self.lead_text) and not self.text[self.lead :].strip(" .:;,'\"\u2019\u201d")


@dataclass(frozen=True, slots=True)
class Page:
    """A catalogue as blocks: `title` is what the format itself calls the title, `base` the page's own base address, `next` where it says that it goes on, as written, `hrefs` all its links, as written, `generators` what it says made it."""

    blocks: tuple[Block, ...]
    title: str | None = None
    base: str | None = None
    next: str | None = None
    hrefs: tuple[str, ...] = ()
    generators: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """Collapse white space of every kind to single spaces."""
    return " ".join((_INVISIBLE.sub(" ", text) if not text.isascii() else text).split())
