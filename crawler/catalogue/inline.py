"""The running text of one block of HTML: its words, its links and what is set apart at its beginning."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from crawler.catalogue.block import Block, Shape, squeeze
from crawler.catalogue.language_marks import language_of_link
from crawler.catalogue.titles import without_leak
from crawler.links import Found, in_text

_BOLD = frozenset(("b", "strong"))
_ORNAMENT = re.compile(r"(?:[^\w(\[]|:\w+:)*")  # an arrow, a dot, a `:star:` before the words


@dataclass(slots=True)
class _Anchor:
    """A link that is still open: where its words begin, as a character and as a piece, what its pictures say, and whether it had words in a block before."""

    tag: Tag
    start: int
    piece: int
    is_told: bool = False
    goes_on: bool = False
    spoken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Inline:
    """Gathers text; each character knows whether it is set apart. White space is collapsed as it comes."""

    document_language: str | None = None
    _pieces: list[str] = field(default_factory=list)
    _apart: list[tuple[int, bool]] = field(default_factory=list)
    _links: list[Found] = field(default_factory=list)
    _again: list[Found] = field(default_factory=list)  # of blocks before
    _open: list[_Anchor] = field(default_factory=list)
    _length: int = 0
    _bold: int = 0
    _spaced: bool = True
    _has_plain: bool = False

    def add(self, text: str) -> None:
        """Add words as they stand in the source."""
        words = squeeze(text)
        if (text[:1].isspace() and not self._spaced) or (not words and text and not self._spaced):
            self._append(" ")
        if words:
            self._append(words)
            if squeeze(text[-1]) == "":
                self._append(" ")

    def enter(self, tag: Tag) -> None:
        """Begin a link or bold type."""
        if tag.name == "a" and tag.get("href") is not None:
            if self._open:  # as browsers do: a link inside a link ends the outer one
                self.leave(self._open[-1].tag)
            self._open.append(_Anchor(tag, self._length, len(self._pieces)))
        elif tag.name in _BOLD:
            self._bold += 1
        elif tag.name == "img" and self._open:
            self._open[-1].spoken.append(str(tag.get("alt") or ""))

    def leave(self, tag: Tag) -> None:
        """End what began with this tag; a link without words speaks through its pictures."""
        if tag.name in _BOLD:
            self._bold = max(self._bold - 1, 0)
        if self._open and self._open[-1].tag is tag:
            self._close(self._open.pop())

    def add_all(self, tag: Tag) -> None:
        """Add everything inside a tag."""
        stack: list[tuple[object, bool]] = [(child, True) for child in reversed(tag.contents)]
        while stack:
            node, entering = stack.pop()
            if isinstance(node, NavigableString):
                self.add("" if isinstance(node, PreformattedString) else str(node))
            elif isinstance(node, Tag) and entering:
                self.enter(node)
                self.add(" " if node.name in ("br", "p", "div") else "")
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(node.contents))
            elif isinstance(node, Tag):
                self.leave(node)

    @property
    def is_all_lead(self) -> bool:
        """Say whether there are words, and all of them are set apart."""
        return bool(self._apart) and not self._has_plain

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was gathered yet."""
        return not self._length and not self._open

    def take(self, shape: Shape, level: int, line: int | None) -> Block | None:
        """Return what was gathered as a block, None when there is nothing, and begin anew (an open link goes on)."""
        for anchor in self._open:
            if self._length > anchor.start:
                self._close(anchor)
        raw = "".join(self._pieces)
        text, lead = raw.rstrip(), self._lead(raw)
        links = [*self._links, *self._again] if shape is Shape.HEADING else self._links
        self._pieces, self._apart, self._links, self._again, self._length = [], [], [], [], 0
        self._spaced, self._has_plain = True, False
        for anchor in self._open:
            anchor.start = anchor.piece = 0
        if not text and not links:
            return None
        if not text:
            return _pictured(links, shape, level, line)
        return Block(text, shape, level, min(lead, len(text)), (*links, *_bare(text, links)), line)

    def _close(self, anchor: _Anchor) -> None:
        """Note a link; one that ends without words of its own, in this block or an earlier one, has those of its pictures."""
        words = "".join(self._pieces[anchor.piece :]).strip()
        goes_on, anchor.goes_on = anchor.goes_on, anchor.goes_on or bool(words)
        if not words and anchor.is_told:
            return
        anchor.is_told = True
        words = words or squeeze(
            " ".join(anchor.spoken) or str(anchor.tag.get("aria-label") or anchor.tag.get("title") or "")
        )
        language = language_of_link(anchor.tag, self.document_language)
        found = Found(str(anchor.tag["href"]), words, anchor.start, self._length, language)
        (self._again if goes_on else self._links).append(found)

    def _append(self, text: str) -> None:
        if text.strip():
            # a card that is one link: what follows its title in blocks of their own is said of it
            apart = bool(self._bold or self._open) and not any(anchor.goes_on for anchor in self._open)
            self._has_plain = self._has_plain or not apart
            self._apart.append((self._length, apart))
        self._pieces.append(text)
        self._length += len(text)
        self._spaced = text.endswith(" ")

    def _lead(self, raw: str) -> int:
        """Return where the text stops being set apart; ornaments and a file name that leaked before it do not count."""
        leak = len(raw) - len(without_leak(raw))
        first = next((start for start, apart in self._apart if apart), None)
        if first is None:
            return 0
        leak = max(leak, first if _ORNAMENT.fullmatch(raw, 0, first) else 0)
        return next((start for start, apart in self._apart if not apart and start >= leak), len(raw))


def _pictured(links: list[Found], shape: Shape, level: int, line: int | None) -> Block:
    """Return a block that has no words but those of its pictures."""
    text, placed = "", []
    for link in links:
        start = len(text) + bool(text and link.text)
        text = f"{text} {link.text}".strip()
        placed.append(Found(link.href, link.text, min(start, len(text)), len(text), link.language))
    return Block(text, shape, level, len(text), tuple(placed), line, pictured=True)


def _bare(text: str, links: list[Found]) -> tuple[Found, ...]:
    """Return the addresses written out in a text that are not links already."""
    covered = sorted((link.start, link.end) for link in links)
    starts = [start for start, _ in covered]

    def is_covered(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < covered[at][1]

    return tuple(found for found in in_text(text) if not is_covered(found.start))
