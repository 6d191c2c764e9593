"""The words of a catalogue with their place, for the rules that read prose."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Reading
from crawler.records import Entry, Finding, Json, Role, Use, Weighable

EXCERPT = 200
# Formats of works in volumes: several may stand at one address, and a description is the abstract of the work in the words of its day.
BIBLIOGRAPHIES = frozenset(("bibtex", "ris", "csl-json", "oai-pmh"))
_WORD = Pattern(r"\w+")
_APOSTROPHE = Pattern(r"['\u2018\u2019\u02bc\u00b4`]")
_SENTENCE = Pattern(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, what it is (`title`, `description`, `heading`, `line`, `text`), and whose."""

    text: str
    where: str
    catalogue: str
    entry: Entry | None = None
    links: tuple[Use, ...] = ()

    def finding(self, rule: str, text: str, confidence: float = 1.0, **params: Json) -> Finding:
        """Return a finding that rests on these words; `text` is the evidence in them."""
        facts: dict[str, Json] = {"text": shorten(text), "where": self.where, **params}
        entry = self.entry.id if self.entry else None
        return Finding(rule, entry=entry, catalogue=self.catalogue, params=facts, confidence=confidence)


def descriptions(reading: Reading) -> Iterator[Piece]:
    """Yield the prose: the descriptions of entries and the words that belong to no entry."""
    name = reading.head.name
    for passage in reading.passages:
        yield Piece(passage.text, "text", name, links=passage.links)
    for entry in reading.entries:
        yield Piece(entry.description, "description", name, entry, entry.links)


def headings(reading: Reading) -> Iterator[Piece]:
    """Yield the title of the catalogue and each heading once; the titles of entries are not among them."""
    names = dict.fromkeys(name for entry in reading.entries for name in entry.section)
    names |= dict.fromkeys(name for passage in reading.passages for name in passage.section)
    for name in dict.fromkeys((reading.head.title or "", *names)):
        yield Piece(name, "heading", reading.head.name)


def titles(reading: Reading) -> Iterator[Piece]:
    """Yield the title of every entry."""
    for entry in reading.entries:
        yield Piece(entry.title, "title", reading.head.name, entry, entry.links)


def everything(reading: Reading) -> Iterator[Piece]:
    """Yield all words a person reads: headings, titles and prose."""
    yield from headings(reading)
    yield from titles(reading)
    yield from descriptions(reading)


def as_written(reading: Reading) -> Iterator[Piece]:
    """Yield all words, then every entry's line as it stood before it was cleaned, for rules that look at damage."""
    yield from everything(reading)
    for entry in reading.entries:
        if entry.as_written not in (entry.title, entry.description):
            yield Piece(entry.as_written, "line", reading.head.name, entry)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, without the space around them; a line break ends one too."""
    for match in _SENTENCE.finditer(text):
        if sentence := match.group().strip():
            yield sentence


def shorten(text: str) -> str:
    """Return the text on one line, cut to what a report can show."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "\u2026"


@lru_cache(maxsize=8_192)  # several rules compare the same titles
def words(text: str) -> tuple[str, ...]:
    """Return the words of a title for comparison: case, accents, apostrophes and punctuation make no difference, "&" is "and"."""
    text = text.replace(" & ", " and ")
    if text.isascii():
        bare = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text).casefold()
        bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_WORD.findall(_APOSTROPHE.sub("", bare).replace("_", " ")))


def leads_on(entry: Entry | Weighable) -> bool:
    """Return whether the entry carries a link to something; an address to write to is none."""
    return any(use.role is not Role.CONTACT and not use.href.startswith(("mailto:", "tel:")) for use in entry.links)


def has_links(reading: Reading) -> bool:
    """Return whether the catalogue has any link, in an entry or elsewhere."""
    return any(entry.links for entry in reading.entries) or any(passage.links for passage in reading.passages)
