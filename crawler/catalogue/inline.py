"""The running text of one block of HTML: its words, its links and what is set apart at its beginning."""

from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from crawler.catalogue.block import Block, Shape, squeeze
from crawler.catalogue.titles import without_leak
from crawler.links import Found, in_text

_BOLD = frozenset(("b", "strong"))


@dataclass(slots=True)
class Inline:
    """Gathers text; each character knows whether it is set apart. White space is collapsed as it comes."""

    _pieces: list[str] = field(default_factory=list)
    _apart: list[tuple[int, bool]] = field(default_factory=list)
    _links: list[Found] = field(default_factory=list)
    _open: list[tuple[Tag, int]] = field(default_factory=list)
    _length: int = 0
    _bold: int = 0
    _spoken: str = ""
    _spaced: bool = True

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
                self.leave(self._open[-1][0])
            self._open.append((tag, self._length))
            self._spoken = ""
        elif tag.name in _BOLD:
            self._bold += 1
        elif tag.name == "img":
            self._spoken += f" {tag.get('alt') or ''}"

    def leave(self, tag: Tag) -> None:
        """End what began with this tag; a link without words speaks through its pictures."""
        if tag.name in _BOLD:
            self._bold = max(self._bold - 1, 0)
        if not self._open or self._open[-1][0] is not tag:
            return
        start = self._open[-1][1]
        if self._length == start:
            self._append(squeeze(self._spoken or str(tag.get("aria-label") or tag.get("title") or "")))
        self._open.pop()
        self._close(tag, start)

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
        return bool(self._apart) and all(apart for _, apart in self._apart)

    def take(self, shape: Shape, level: int, line: int | None) -> Block | None:
        """Return what was gathered as a block, None when there is nothing, and begin anew (an open link goes on)."""
        for tag, start in self._open:
            if self._length > start:
                self._close(tag, start)
        raw = "".join(self._pieces)
        text, links, lead = raw.rstrip(), self._links, self._lead(raw)
        self._pieces, self._apart, self._links, self._length, self._spaced = [], [], [], 0, True
        self._open = [(tag, 0) for tag, _ in self._open]
        if not text and not links:
            return None
        return Block(text, shape, level, min(lead, len(text)), (*links, *_bare(text, links)), line)

    def _close(self, tag: Tag, start: int) -> None:
        words = "".join(self._pieces)[start:].strip()
        self._links.append(Found(str(tag["href"]), words, start, self._length))

    def _append(self, text: str) -> None:
        if text.strip():
            self._apart.append((self._length, bool(self._bold or self._open)))
        self._pieces.append(text)
        self._length += len(text)
        self._spaced = text.endswith(" ")

    def _lead(self, raw: str) -> int:
        """Return where the text stops being set apart; a file name that leaked before it does not count."""
        leak = len(raw) - len(without_leak(raw))
        for start, apart in self._apart:
            if not apart and start >= leak:
                return start
        return len(raw) if any(apart for _, apart in self._apart) else 0


def _bare(text: str, links: list[Found]) -> tuple[Found, ...]:
    """Return the addresses written out in a text that are not links already."""
    return tuple(found for found in in_text(text) if not any(link.start <= found.start < link.end for link in links))
