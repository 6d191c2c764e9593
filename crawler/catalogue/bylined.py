"""Text whose entries are told by their by-line: a title, who wrote it on a line of its own, and what is said of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.author_list import authors_of
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation
from crawler.catalogue.names import is_person
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.reading_list import cite_bracketed, is_deed
from crawler.catalogue.told_records import describes
from crawler.catalogue.words import FINITE, is_order

_MANY = 2
_FEW = 3
_MOST = 0.6
_ABOVE = 2  # lines between a title and its by-line ("For children from 5")
_LONGEST = 28  # words of a title
_BY = re.compile(
    r"(?i:(?:written |edited |compiled |created |illustrated )?by|(?:geschrieben |herausgegeben )?von|(?:\u00e9crit )?par|(?:escrito )?por|(?:scritto )?di|(?:geschreven )?door)\s"
    r"(?i:(?:the|dr\.?|prof\.?)\s)?[^\W\d_a-z]"
)
_CREDIT = re.compile(
    r"[\"\u201c\u201e\u00ab]?(?P<title>[^\W_a-z].{1,150}?)[\"\u201d\u201c\u00bb]?,?\s(?:by|von|par|por|door)\s(?P<names>[^\W\d_a-z][^\d.;:!?()]{3,80}?)(?:\s\((?:1[5-9]|20)\d\d\))?[.,]?"
)
_RUN_ON = re.compile(
    r"(?P<title>[^\W_a-z][^.!?]{2,100}?)\sby\s(?P<names>[^\W\d_a-z][\w'\u2019-]+\s(?:[^\W\d_a-z]\.?\s)?[^\W\d_a-z][\w'\u2019-]+)\s(?=[^\W_a-z])"
)
_LONGEST_BY = 30  # words
_SENTENCE = re.compile(r"[a-z)]\.\s+[^\W_a-z]")  # and what goes on behind it ("Fix a crash. Patch by Ann Hill")
_SAYS = re.compile(r"[.!?:][\"'\u201d\u2019)]?$")


def with_bylines(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text; where several have a by-line, the line above each set apart as a title, or the first of the group a line or two above it.

    A by-line that stands first, or below a sentence, has lost its title.
    """
    places = [(number, at) for number, group in enumerate(groups) for at, _ in enumerate(group)]
    lines = [groups[number][at] for number, at in places]
    if works := _bracketed(lines) or _credited(lines) or _run_on(lines):
        return [[works.get(id(block), block) for block in group] for group in groups]
    by = [place for place, block in enumerate(lines) if is_byline(block)]
    if len(by) < _MANY:
        return list(groups)
    titles = {place: title for place in by if (title := _title_above(lines, places, place)) is not None}
    items = sum(lines[title].shape is Shape.ITEM for title in titles.values())
    if len(titles) < max(_MANY if items == len(titles) else _FEW, _MOST * len(by)):
        return list(groups)
    found = {id(lines[title]): _apart(lines[title]) for title in titles.values()}
    if all(_is_first(groups, places, title) for title in titles.values()):
        found |= {id(group[0]): _apart(group[0]) for group in groups if _is_alike(group)}
    return [[found.get(id(block), block) for block in group] for group in groups]


def _bracketed(lines: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, several lines that are a title and its authors in brackets, each right above a sentence about it, as works ("Bees and Wax (Ann Hill):")."""
    found: dict[int, Block] = {}
    for line, said in pairwise(lines):
        plain = line.shape is Shape.TEXT and not line.links and not line.lead and line.text.rstrip(".:").endswith(")")
        work = cite_bracketed(line.text.rstrip(".:")) if plain and describes(said.text) else None
        if work and said.shape is Shape.TEXT and all(map(is_person, work.authors)):
            found[id(line)] = replace(line, cited=work)
    return found if len(found) >= _MANY else {}


def _credited(lines: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the lines or items that are a title and who wrote it ("The Second Sex by Simone de Beauvoir"), as works, and the paragraphs below them as parts of these, where several are so and have something said below them."""
    works: dict[int, Block] = {}
    sure = 0
    for line, said in pairwise(lines):
        plain = line.shape in (Shape.TEXT, Shape.ITEM) and not line.links and not line.lead and not line.cited
        is_told = plain and describes(said.text) and not _CREDIT.fullmatch(said.text)
        found = _CREDIT.fullmatch(line.text) if is_told else None
        if found and _could_be_title(found["title"]) and not is_order(line.text):
            authors = authors_of(found["names"])
            works[id(line)] = replace(line, cited=Citation(*found.span("title"), authors))
            sure += all(map(is_person, authors))
    if sure < _FEW and (sure < _MANY or any(work.shape is not Shape.ITEM for work in works.values())):
        return {}
    return works | _parts_below(lines, works)


def _could_be_title(words: str) -> bool:
    """Say whether what stands before "by" could be a title: no sentence, nor what somebody did."""
    return not (FINITE.search(words) or _SENTENCE.search(words) or is_deed(words))


def _parts_below(lines: Sequence[Block], works: dict[int, Block]) -> dict[int, Block]:
    """Return, by `id()`, the paragraphs that say something and follow a work, or such a paragraph, as parts."""
    parts: dict[int, Block] = {}
    is_below = False
    for line in lines:
        is_part = is_below and id(line) not in works and line.shape is Shape.TEXT and _says(line)
        if is_part:
            parts[id(line)] = replace(line, shape=Shape.PART)
        is_below = is_part or id(line) in works
    return parts


def _says(block: Block) -> bool:
    return describes(block.text) or _SAYS.search(block.text) is not None


def _run_on(lines: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the paragraphs that begin with a title and who wrote it, and go on with nothing between ("A Bunch of Balloons by Dorothy Hill A book to help ..."), where nearly all are so."""
    works: dict[int, Block] = {}
    for line in lines:
        found = _RUN_ON.match(line.text) if line.shape is Shape.TEXT and not line.links else None
        if found and is_person(found["names"]) and not FINITE.search(found["title"]):
            works[id(line)] = replace(line, cited=Citation(*found.span("title"), (found["names"],)))
    long = sum(describes(line.text) for line in lines)
    return works if len(works) >= max(_FEW, _MOST * long) else {}


def is_byline(block: Block) -> bool:
    """Say whether a line says who wrote something, and nothing before that."""
    is_short = block.shape in (Shape.TEXT, Shape.ITEM) and len(block.text.split()) <= _LONGEST_BY
    by = _BY.match(block.text) if is_short and not block.lead else None
    return by is not None


def _title_above(lines: Sequence[Block], places: Sequence[tuple[int, int]], place: int) -> int | None:
    """Return the place of the title that a by-line belongs to: the first line of its own group, or the line right above that group's."""
    _, at = places[place]
    above = place - at if 0 < at <= _ABOVE + 1 and not _ends(lines[place - at : place]) else place - 1
    above = max(above, 0) if place else -1
    if above < 0 or above == place or _ends([lines[above]]) or is_byline(lines[above]):
        return None
    title = lines[above]
    is_plain = title.shape in (Shape.TEXT, Shape.ITEM) and not title.lead and title.cited is None
    return above if is_plain and len(title.text.split()) <= _LONGEST else None


def _is_first(groups: Sequence[Sequence[Block]], places: Sequence[tuple[int, int]], title: int) -> bool:
    """Say whether a title is the first of several lines between empty ones."""
    number, at = places[title]
    return not at and len(groups[number]) > 1


def _is_alike(group: Sequence[Block]) -> bool:
    """Say whether several lines without a by-line begin as those with one do: with a title, and below it what is said of it."""
    plain = len(group) > 1 and all(block.shape is Shape.TEXT and not block.lead for block in group)
    return (
        plain
        and not group[0].links
        and is_title_like(group[0])
        and not _ends(group[:1])
        and (bool(group[1].links) or not is_title_like(group[1]))
    )


def _ends(lines: Sequence[Block]) -> bool:
    """Say whether one of several lines is a sentence, or announces something."""
    return any(_SAYS.search(block.text) and not block.text.endswith(("?", "!")) for block in lines)


def _apart(block: Block) -> Block:
    shape = block.shape if block.shape is Shape.ITEM else Shape.CARD
    return replace(block, shape=shape, lead=len(block.text))
