"""Where the title of an entry could begin and end in a line: at punctuation, quotation marks, names of fields, figures and verbs, and where rules find it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.catalogue.author_list import is_author_list
from crawler.catalogue.block import Block
from crawler.catalogue.citation import parse_citation
from crawler.catalogue.headline import headline, is_address, says_where
from crawler.catalogue.learned.pieces import piece_of
from crawler.catalogue.learned.word_signs import bucket
from crawler.catalogue.names import is_person
from crawler.catalogue.reading import read_title
from crawler.catalogue.segment import Draft
from crawler.catalogue.titles import split_likely_line, split_line, split_quoted
from crawler.catalogue.words import FINITE
from crawler.links import Found

RULE = "rule"
"""The sign of the place where `read_title` finds the title."""
_STARTS = {
    "quote": r"[\"\u201c\u201e\u00ab\u2018\u300a\u300e](?=\w)|(?<![^\W\d_])'(?=\w)",
    "name": r"^\W*(?i:title|name|titel|titre|t\u00edtulo|titolo|tytu\u0142|nom|nombre|nome)\s*:\s+",
    "address": r"^\W*(?:https?://|www\.)\S+[\s,;:|\u2013\u2014-]+",
    "label": r"^[^:]{1,40}:\s+",
    "colon": r":\s+",
    "year": r"[(\[]?(?:1[5-9]|20)\d\d[a-z]?[)\]]?[.,:]?\s+|\(n\.d\.\)[.,]?\s+",
    "stop": r"(?<=\w|\))\.\s+",
    "comma": r",\s+",
    "dash": r"\s+[-\u2013\u2014]\s+",
    "number": r"^\W*\d{1,4}[.):]?\s+",
    "bar": r"\t|\s[|/]\s",
    "possessive": r"['\u2019]s\s+(?=[A-Z\u00c0-\u00de])",
    "article": r"^(?i:the|die|der|das|le|la|les|el|los)\s+",
}
_ENDS = {
    "dash": r"\s+[-\u2013\u2014]+\s+|\s*\u2014\s*|\s[-\u2013](?=\w)|(?<=\w)[-\u2013]\s",
    "colon": r"(?<!\s):(?:\s+|$)|\uff1a|(?<=[^\x00-\u02ff]):",
    "spaced colon": r"\s+:\s+",
    "stop": r"(?<=[^\W\d_]{2})\.\s+|(?<=[\d)\]'\"\u201d\u2019])\.\s+|\u3002",
    "call": r"(?<=[?!])\s+",
    "bracket": r"\s*[(\[\uff08]",
    "comma": r"\s*[,\uff0c\u3001]\s*",
    "by": r"\s+(?:by|von|par|por|di|door|av|af|przez|(?i:edited by|hrsg\.|ed\.))\s+",
    "semicolon": r"\s*;\s*",
    "of a person": r"\s+(?:de|d['\u2019]|of|van|z|\u017ce)\s*(?=[^\W\d_a-z][\w'\u2019-]+ (?:(?:de|van|von|la|le|di|da) )?[^\W\d_a-z][\w'\u2019-]+\W*$)",
    "surname": r"\s+(?=[^\W\d_a-z][\w'\u2019-]+,?\s+(?:[^\W\d_a-z]\.?[\s-]?){1,3}(?:[,(&:]|\d|and\b|$))",
    "bar": r"\s*[|\u00b7\u2022]\s*|\s+/+\s+|\t+|\s{3,}",
    "address": r"\s+<?(?=https?://|www\.|\S+@\S+\.\w)|\s+(?=[\w-]+\.(?:org|com|net|edu|gov|[a-z]{2})\b)",
    "quote": r"[\"\u201d\u201c\u00bb\u2019'](?=[\s,.;:)]|$)",
    "kind": r"\s+(?=(?i:click|download|read|view|visit|find|see|open|available|pdf|web(?:site|page)?|tel|phone|email|isbn|issn|published|posted|author|free|full)\b)",
    "figure": r"\s+(?=(?:1[5-9]|20)\d\d\b|\d[\d.,]*\s?[kKmMgG]i?[bB]\b|[\u00a3\u20ac$]\s?\d|\d)",
    "article": r"(?<=[^\W\d_])\s+(?=(?:An?|The|This|These|It|Ein|Eine|Der|Die|Das|Une?|Le|La|Les)\s)",
    "glued": r"(?<=[a-z\u00df-\u00ff\u201d\"])(?=[A-Z\u00c0-\u00de][a-z\u00df-\u00ff])",
    "shout": r"\s+(?=[A-Z\u00c0-\u00de]{4,}\b)",
}
_FIND_STARTS = {kind: re.compile(pattern) for kind, pattern in _STARTS.items()}
_FIND_ENDS = {kind: re.compile(pattern) for kind, pattern in _ENDS.items()} | {
    "verb": re.compile(rf"\s+(?={FINITE.pattern})", re.IGNORECASE)
}
_SKIPPED = re.compile(r"[\s\-\u2013\u2014]*[\"\u201c\u201e\u00ab\u2018\u300a\u300e]?")
_MOST_STARTS = 8
_REACH = 320  # characters in which a title begins
_EDGE = "edge"
_LEAD = re.compile(r"(?:&\w{1,8};|</?\w{1,10}>|[^\w\"\u201c\u201e\u00ab\u2018'(\[<&])*")
_IDEM = re.compile(
    r"(?:(?:idem|id|ders|dies|ibid)\.?|[-_\u2013\u2014\u2015]{1,6})\W*", re.IGNORECASE
)  # the authors of the work above
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_CUT = re.compile(r"[.,;:()\[\]|]\s+|\s+[-\u2013\u2014]\s+")
_FILE = re.compile(r"(?:pdf|docx?|word|\d+\s?[km]b|free|new|html)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|the|this|these|it|our|we|ein\w*|der|die|das|une?|le|la|les|el|los|un)\s", re.IGNORECASE)
_IMPRINT = re.compile(r"[^\W\d_a-z][\w ]+:\s[^\W\d_a-z]")
_INITIAL = re.compile(r"[^\W\d_]\.(?:\s|$|,)")
_BY = re.compile(r"(?:by|von|par|por|di|door)\s")
_NEXT = 80  # characters


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a title could begin or end, by what, with the signs that the words on the other side of it give; `after` is where the line goes on behind what ends it."""

    place: int
    after: int
    kind: str
    signs: tuple[str, ...]


def starts_in(text: str, told: list[tuple[str, int, int]]) -> list[Edge]:
    """Return where a title could begin, the first of many such places, and where rules say so."""
    lead = _LEAD.match(text)
    places = {lead.end() if lead else 0: _EDGE}
    for kind, pattern in _FIND_STARTS.items():
        for found in pattern.finditer(text, 0, _REACH):
            places.setdefault(_inside(text, found.end()), kind)
    known = dict(sorted(places.items())[:_MOST_STARTS])
    for _, start, _ in told:
        known.setdefault(_inside(text, start), "told")
    return [
        Edge(place, place, kind, tuple(_before(text[:place].strip(), kind)))
        for place, kind in known.items()
        if place < len(text)
    ]


def _inside(text: str, place: int) -> int:
    """Return a place, or where the words begin behind a dash or a quotation mark there."""
    skipped = _SKIPPED.match(text, place)
    return skipped.end() if skipped else place


def ends_in(text: str, told: list[tuple[str, int, int]], verbs: Sequence[int]) -> list[Edge]:
    """Return where a title could end, in their order; `verbs` are the places of the finite ones."""
    places: dict[int, tuple[str, int]] = {}
    for kind, pattern in _FIND_ENDS.items():
        for found in pattern.finditer(text):
            places.setdefault(found.start(), (kind, found.end()))
    for *_, end in told:
        places.setdefault(end, ("told", end))
    places[len(text)] = (_EDGE, len(text))
    return [
        Edge(end, after, kind, tuple(_behind(text[after:].strip(), kind, says=bool(verbs) and verbs[-1] >= after)))
        for end, (kind, after) in sorted(places.items())
    ]


def _before(before: str, kind: str) -> Iterator[str]:
    last = piece_of(_CUT.split(before.rstrip(" .,;:"))[-1]) if before else _EDGE
    yield from (f"piece before={last}", f"{kind} piece before={last}")
    if not before:
        return
    yield "before=" + bucket(len(before.split()), (1, 2, 4, 8, 15))
    names = before.rstrip(" .,:([0123456789)]")
    for name, says in (
        ("before authors", _IDEM.fullmatch(before) or is_author_list(names)), ("before year", YEAR.search(before)), ("before initial", _INITIAL.search(before)), ("before small", before[0].islower()),
    ):  # fmt: skip
        if says:
            yield from (name, f"{name} {kind}")


def _behind(rest: str, kind: str, *, says: bool) -> Iterator[str]:
    first = piece_of(_CUT.split(rest, maxsplit=1)[0]) if rest else _EDGE
    yield from (f"piece behind={first}", f"{kind} piece behind={first}")
    begins, length = _begins(rest), bucket(len(rest.split()), (0, 1, 3, 8, 20))
    yield from (f"rest {begins}", f"{kind} rest {begins}", f"rest={length}", f"{kind} rest={length}")
    for name, is_so in (
        ("rest finite", says), ("rest year first", YEAR.match(rest)), ("rest year", YEAR.search(rest[:_NEXT])), ("rest by", _BY.match(rest)),
        ("rest article", _ARTICLE.match(rest)), ("rest file", _FILE.match(rest)), ("rest imprint", _IMPRINT.search(rest)), ("rest person", rest and is_person(" ".join(rest.split(maxsplit=2)[:2]).rstrip(",.;:"))),
    ):  # fmt: skip
        if is_so:
            yield from (name, f"{name} {kind}")


def _begins(rest: str) -> str:
    first = rest[:1]
    if first.isalpha():
        return "small" if first.islower() else "capital"
    return "nothing" if not rest else "digit" if first.isdigit() else "sign"


def told_in(block: Block, text: str) -> Iterator[tuple[str, int, int]]:
    """Yield by name what the layout sets apart, and where rules find the title: those for lines of one kind, and for all as they are set."""
    rule = read_title(Draft(block, (), is_line=True)).title
    if rule and (read := text.find(rule)) >= 0:
        yield RULE, read, read + len(rule)
    yield from ((name, *place) for name, place in (("titled", block.titled), ("slanted", block.slanted)) if place)
    yield from (("lead", 0, end) for end in [min(block.lead, len(text))] if end)
    yield from _links(block, len(text))
    yield "headline", 0, len(headline(block))
    if cited := block.cited or parse_citation(text):
        yield "cited", cited.start, cited.end
    for name, split in (("split", split_line), ("likely split", split_likely_line), ("quoted", split_quoted)):
        if parts := split(text):
            start = text.find(parts[0])
            yield name, start, start + len(parts[0])


def _links(block: Block, length: int) -> Iterator[tuple[str, int, int]]:
    for name, link in zip(("first link", "second link", "third link"), block.links, strict=False):
        if link.end <= length:
            yield name, link.start, link.end
            yield f"{name} {_words_of(link)}", link.start, link.end


def _words_of(link: Found) -> str:
    """Return what the words of a link are: an address, words that only say where, or a name."""
    return "address" if is_address(link.text) else "where" if says_where(link.text) else "name"
