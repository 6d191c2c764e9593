"""The running text of one block of HTML: its words, its links and what is set apart at its beginning."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from crawler.catalogue.block import Block, Shape, squeeze
from crawler.catalogue.headline import says_where
from crawler.catalogue.language_marks import language_of_link
from crawler.catalogue.numbered import without_number
from crawler.catalogue.side_by_side import is_piece_beside
from crawler.catalogue.titles import without_leak
from crawler.links import Found, in_text

_BOLD = frozenset(("b", "strong", "cite"))
_SLANTED = frozenset(("em", "i"))
_TITLES = frozenset(("title", "citetitle"))  # classes, as DocBook and others write bibliographies
_PART_OF_WORK = re.compile(
    r"[\"\u201c](?P<title>[^\"\u201c\u201d]{4,200})[\"\u201d]\W*(?:(?:contained )?in\W*)?$", re.IGNORECASE
)
_WORD = re.compile(r"\w")
_MOST_NAMES = 25  # words
_LOOKED_AT = 20  # pieces behind a line break
_STOPS = " .:;,'\"\u2019\u201d"
_ORNAMENT = re.compile(
    r"(?:\(?\d{1,3}[.)\u3001\uff0e])?(?:[^\w(\[]|:\w+:|\[[^\[\]\s]{1,30}\])*(?:\((?:1[5-9]|20)\d\d\)\W*)?"
)  # a number, an arrow, a `:star:`, a "[KNUTH84]", a "(2019)" before the words
_MARK = re.compile(r"[\s:.,\u2013\u2014-]{0,4}[\[(]{1,2}")
_YEAR_FIRST = re.compile(r"\W{0,4}\((?:1[5-9]|20)\d\d\)\W*")


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
    _slanted: int = 0
    _spaced: bool = True
    _has_plain: bool = False
    _has_upright: bool = False
    _bold_run: tuple[int, int] | None = None
    _slanted_run: tuple[int, int] | None = None

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
        if not self._spaced and is_piece_beside(tag):
            self._append(" ")
        if tag.name == "a" and tag.get("href") is not None:
            if self._open:  # as browsers do: a link inside a link ends the outer one
                self.leave(self._open[-1].tag)
            self._open.append(_Anchor(tag, self._length, len(self._pieces)))
        elif _sets_apart(tag):
            self._bold += 1
        elif tag.name in _SLANTED:
            self._slanted += 1
        elif tag.name == "img" and self._open:
            self._open[-1].spoken.append(str(tag.get("alt") or ""))

    def leave(self, tag: Tag) -> None:
        """End what began with this tag; a link without words speaks through its pictures."""
        if _sets_apart(tag):
            self._bold = max(self._bold - 1, 0)
        elif tag.name in _SLANTED:
            self._slanted = max(self._slanted - 1, 0)
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

    def set_apart_slanted(self) -> bool:
        """Set apart the words gathered so far where all of them are in italics, and say whether they are."""
        if self._slanted_run is None or self._has_upright:
            return False
        self._apart, self._has_plain = [(place, True) for place, _ in self._apart], False
        return True

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was gathered yet."""
        return not self._length and not self._open

    def goes_on_after(self, line_break: Tag) -> bool:
        """Say whether the link or bold type around a line break holds further words behind it: they are one title."""
        around = line_break.parent
        if around is None or not (around.name == "a" or around.name in _SLANTED or _sets_apart(around)):
            return False
        behind = islice(line_break.next_siblings, _LOOKED_AT)
        return any(squeeze(node.get_text(" ")) for node in behind if isinstance(node, Tag | NavigableString))

    def take(self, shape: Shape, level: int, line: int | None) -> Block | None:
        """Return what was gathered as a block, None when there is nothing, and begin anew (an open link goes on)."""
        for anchor in self._open:
            if self._length > anchor.start:
                self._close(anchor)
        raw = "".join(self._pieces)
        text, lead, bold, slanted = raw.rstrip(), self._lead(raw), self._bold_run, self._slanted_run
        links = [*self._links, *self._again] if shape is Shape.HEADING else self._links
        self._pieces, self._apart, self._links, self._again, self._length = [], [], [], [], 0
        self._spaced, self._has_plain, self._has_upright, self._bold_run, self._slanted_run = (
            True, False, False, None, None,
        )  # fmt: skip
        for anchor in self._open:
            anchor.start = anchor.piece = 0
        if not text and not links:
            return None
        if not text:
            return _pictured(links, shape, level, line)
        found = (*links, *_bare(text, links))
        lead = _before_bold(lead, bold, links) or (_before_mark(text, slanted, links) if shape is Shape.ITEM else 0)
        lead = _before_other(text, _before_address(text, min(lead, len(text)), found), found)
        is_led = slanted is not None and not slanted[0]  # by a title in italics: what is bold behind it is a shelf mark
        titled = _behind_year(text, lead) if lead else None if is_led else _behind_names(text, bold)
        return without_number(Block(text, shape, level, lead, found, line, titled=titled, slanted=slanted))

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
            is_worded = _WORD.search(text) is not None
            self._has_plain = self._has_plain or (not apart and is_worded)
            self._has_upright = self._has_upright or (is_worded and not self._slanted)
            self._apart.append((self._length, apart))
            place = (self._length, self._length + len(text))
            self._bold_run = _grown(self._bold_run, place) if self._bold else self._bold_run
            self._slanted_run = _grown(self._slanted_run, place) if self._slanted else self._slanted_run
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


def _grown(run: tuple[int, int] | None, place: tuple[int, int]) -> tuple[int, int]:
    """Return the first words in a type of their own with those at a place, when only white space lies between."""
    if run is None:
        return place
    return (run[0], place[1]) if place[0] - run[1] <= 1 else run


def _behind_names(text: str, bold: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return where a title stands behind names: the first words in bold type ("Ann Abel, <b>Bees</b>, 2001."), or those quoted right before them, as a part of that work."""
    if bold is None:
        return None
    start, end = bold
    if part := _PART_OF_WORK.search(text, 0, start):
        start, end = part.span("title")
    names = text[:start].rstrip().rstrip('"\u201c').rstrip()
    is_credit = names.endswith((".", ",", ":")) and names[:1].isupper() and len(names.split()) <= _MOST_NAMES
    return (start, end) if (is_credit or (part and not names)) and len(text[start:end].split()) > 1 else None


def _before_bold(lead: int, bold: tuple[int, int] | None, links: list[Found]) -> int:
    """Return where the words set apart end that begin with a link: before bold type that begins behind it ("[Bees](...) **new**")."""
    first = min(links, key=lambda link: link.start, default=None)
    is_behind = first is not None and bold is not None and first.start == 0 < first.end <= bold[0] < lead
    return first.end if first is not None and is_behind else lead


def _before_mark(text: str, slanted: tuple[int, int] | None, links: list[Found]) -> int:
    """Return where a title in italics ends at the beginning of an item that goes on with links in brackets ("*Bees* [[pdf]](...)"); 0 for any other."""
    if slanted is None or slanted[0] or not links:
        return 0
    first = min(link.start for link in links)
    return slanted[1] if first >= slanted[1] and _MARK.fullmatch(text, slanted[1], first + 1) else 0


def _behind_year(text: str, lead: int) -> tuple[int, int] | None:
    """Return where a title stands that is set apart with the year before it ("(2019) **Bees**")."""
    year = _YEAR_FIRST.match(text, 0, lead)
    return (year.end(), lead) if year and year.end() < lead else None


def _before_address(text: str, lead: int, links: tuple[Found, ...]) -> int:
    """Return where the words set apart end: before an address, or a "PDF", that follows them without being part of the title."""
    if not text[lead:].strip(_STOPS):
        return lead
    for link in sorted((link for link in links if link.end <= lead), key=lambda found: found.start, reverse=True):
        if text[link.end : lead].strip(_STOPS) or not says_where(link.text):
            break
        lead = len(text[: link.start].rstrip()) or lead
    return lead


def _before_other(text: str, lead: int, links: tuple[Found, ...]) -> int:
    """Return where the words set apart end that begin with a link: before a link to another place that follows with nothing between ("[MoarVM] [uses] ...")."""
    first, *others = [
        *sorted((link for link in links if link.start < link.end <= lead), key=lambda found: found.start),
        None,
    ]
    if first is None or text[: first.start].strip() or text[first.end : lead].strip() == "":
        return lead
    other = next(
        (link for link in others if link and link.href != first.href and not text[first.end : link.start].strip()), None
    )
    return len(text[: other.start].rstrip()) if other else lead


def _sets_apart(tag: Tag) -> bool:
    """Say whether a tag sets its words apart as titles are: bold type, or one that says itself that it holds a title."""
    named = tag.get_attribute_list("class")
    if tag.name in _BOLD:
        return tag.name != "cite" or "citation" not in named  # MediaWiki cites a work whole, with its authors
    return tag.name != "a" and not _TITLES.isdisjoint(named)


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
