"""Lists in a text whose items are told in one manner: a name and a paragraph below it, a name and words about it by turns, a name and a colon, or an author and a title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from crawler.catalogue.author_list import authors_of, is_author_list, is_surely_author_list
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation, parse_citation
from crawler.catalogue.headline import is_named_address
from crawler.catalogue.names import is_person
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.reading_list import cite_dashed
from crawler.catalogue.told_records import describes
from crawler.catalogue.words import FINITE, PAGE_TALK, is_order

_MANY = 2
_FEW = 3
_ENOUGH = 4
_MOST = 0.7
_SOME = 0.6
_LONGEST_NAME = 14  # words
_SAYS = 8  # words that a description has on average where no full stop ends it
_COLON = re.compile(r"(?P<name>[^\W_a-z][^:@]{1,100}?):\s+(?P<about>\S+\s+\S+\s+\S.*)")
_SMALL = re.compile(r"[a-z\d(]|an?\s|the\s", re.IGNORECASE)
_TURNED_NAME = r"[^\W\d_a-z][\w'\u2019-]+,\s?(?:[^\W\d_a-z]\.?[ -]?){1,3}(?:\([Ee]d(?:itor|s)?\.?\))?"
_TURNED = re.compile(
    rf"(?P<names>{_TURNED_NAME}(?:,?\s?(?:&|and|und|et|y|e)\s{_TURNED_NAME}|,\s?{_TURNED_NAME})*?)\s?[,.:]?\s(?P<title>[^\W_a-z][^()]{{3,200}}?(?:\([^()]{{1,40}}\))?)(?=\s?\([^()]{{41,}}|\.?$)"
)
_DATED = re.compile(
    r"(?P<title>[^\W_].{3,200}?),\s(?P<names>[^\W\d_a-z][^,;:()\d]{4,60})(?:\s\([^()]{2,80}\))?,\s(?:[^\W\d_]{3,10}\.?\s)?(?P<year>(?:19|20)\d\d)\.?"
)
_YEAR_LAST = re.compile(r"\s\((?:1[5-9]|20)\d\d\)$")
_NAMED = re.compile(r"(?P<names>[^\W_a-z][^:.]{1,120}): (?P<title>[^\W_].{3,250}?)(?=\. |\.?$)")
_WRITTEN = re.compile(
    r"(?P<names>[^\W\d_a-z][^,:;\u2013\u2014]{3,60}),\s(?P<title>[^\W_a-z].{2,160}?)(?=,\s?(?!(?:and|or|und|et|y|e)\s)[^\W\d_A-Z]|\.?$)"
)


def with_told_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; in lists whose items are all told in one manner, what each names set apart."""
    blocks = _over_paragraphs(_below_works(blocks))
    found: dict[int, Block] = {}
    for lines in _runs(blocks, Shape.TEXT):
        found |= _inverted(lines)
    found |= _dated([block for block in blocks if block.shape is Shape.ITEM])
    for items in _runs(blocks, Shape.ITEM):
        found |= _by_turns(items) or _cited(items) or _written(items) or _with_colon(items)
    return [found.get(id(block), block) for block in blocks] if found else blocks


def _runs(blocks: Sequence[Block], shape: Shape) -> Iterator[list[Block]]:
    """Yield the blocks of a shape that follow each other, none of them told apart before."""
    for is_it, run in groupby(blocks, lambda block: block.shape is shape):
        those = list(run)
        if is_it and len(those) >= _MANY and not any(block.lead or block.cited for block in those):
            yield those


def _below_works(blocks: Sequence[Block]) -> Sequence[Block]:
    """Set works apart below each of which an item of a list says something of it, and the items as paragraphs."""
    pairs = [
        (work, item)
        for work, item in pairwise(blocks)
        if work.shape is Shape.TEXT and item.shape is Shape.ITEM and not item.lead and describes(item.text)
    ]
    works = {id(work): found for work, _ in pairs if not work.lead and (found := parse_citation(work.text))}
    items = sum(block.shape is Shape.ITEM for block in blocks)
    if len(works) < max(_MANY, _MOST * items):
        return blocks
    told = {id(item) for work, item in pairs if id(work) in works}
    return [
        replace(block, cited=works[id(block)])
        if id(block) in works
        else replace(block, shape=Shape.PART)
        if id(block) in told
        else block
        for block in blocks
    ]


def _dated(items: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the items of a list whose items nearly all end with a person, perhaps where that works, and a year ("Hives for All, Ann Hill (Moor Institute), March 2018"), as works."""
    works: dict[int, Block] = {}
    for item in items:
        work = _DATED.fullmatch(item.text)
        names = authors_of(work["names"]) if work else ()
        if work and names and all(map(is_person, names)):
            works[id(item)] = replace(item, cited=Citation(*work.span("title"), names, int(work["year"])))
    return works if len(works) >= max(_MANY, _MOST * len(items)) else {}


def _inverted(lines: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the lines of several that nearly all begin with names turned round and go on with a title ("Crenshaw, D., Counseling the grieving"), as works."""
    works: dict[int, Block] = {}
    for line in lines:
        work = _TURNED.match(line.text)
        if work and not line.links:
            works[id(line)] = replace(line, cited=Citation(*work.span("title"), authors_of(work["names"])))
    return works if len(works) >= max(_ENOUGH, _MOST * len(lines)) else {}


def _over_paragraphs(blocks: Sequence[Block]) -> Sequence[Block]:
    """Set apart items that are but a name, with a paragraph right below each that says something of it."""
    places = [place for place, block in enumerate(blocks) if block.shape is Shape.ITEM]
    over = {
        place
        for place in places
        if place + 1 < len(blocks) and _is_name(blocks[place]) and _is_below(blocks[place + 1])
    }
    if len(over) < max(_MANY, _MOST * len(places)):
        return blocks
    works = {place: cite_dashed(_YEAR_LAST.sub("", blocks[place].text), names_first=False) for place in over}
    dashed = sum(work is not None for work in works.values()) >= _MOST * len(over)
    return [
        (replace(block, cited=works[place]) if dashed and works[place] else replace(block, lead=len(block.text)))
        if place in over
        else block
        for place, block in enumerate(blocks)
    ]


def _is_below(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.alone and not block.text[:1].islower() and describes(block.text)


def _is_name(block: Block) -> bool:
    text = block.text
    plain = not block.links and not block.lead and block.cited is None
    return plain and len(text.split()) <= _LONGEST_NAME and not text.endswith((".", ",", ";")) and is_title_like(block)


def _by_turns(items: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the items of a list that are a name and a sentence by turns, three times or more, the names set apart and the sentences as paragraphs."""
    pairs = list(zip(items[::_MANY], items[1::_MANY], strict=False))
    told = [(name, said) for name, said in pairs if _is_name(name) and describes(said.text)]
    longer = sum(len(said.text) > len(name.text) * _MANY for name, said in told)
    if len(told) < max(_FEW, len(pairs)) or longer < len(told):
        return {}
    names = {id(name): replace(name, lead=len(name.text)) for name in items[::_MANY]}
    return names | {id(said): replace(said, shape=Shape.PART) for _, said in told}


def _cited(items: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the items of a list of works as bibliographies write them; where a colon parts the names of several from their titles, it does so in all ("Scottish Government: Caring together. 2010.")."""
    works = {id(item): work for item in items if (work := parse_citation(item.text, is_linked=bool(item.links)))}
    by_colon = sum(item.text[: works[id(item)].start].endswith(": ") for item in items if id(item) in works)
    if by_colon >= max(_MANY, _SOME / _MANY * len(items)):
        named = {id(item): _NAMED.match(item.text) for item in items if id(item) not in works}
        works |= {key: Citation(*found.span("title"), (found["names"],)) for key, found in named.items() if found}
    if len(works) < max(_MANY, _MOST * len(items)):
        return {}
    return {id(item): replace(item, cited=works[id(item)]) for item in items if id(item) in works}


def _written(items: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the items of a list whose items nearly all begin with a person's name and a comma, as works ("Ann Hill, Bees and Wax, a keeper's year")."""
    works: dict[int, Block] = {}
    for item in items:
        work = _WRITTEN.match(item.text)
        names = authors_of(work["names"]) if work and is_author_list(work["names"]) else ()
        if work and names and all(map(is_person, names)):
            works[id(item)] = replace(item, cited=Citation(*work.span("title"), names))
    said = sum(work.cited is not None and work.cited.end < len(work.text) - 1 for work in works.values())
    return works if len(works) >= max(_FEW, _MOST * len(items)) and said * 2 >= len(works) else {}


def _with_colon(items: Sequence[Block]) -> dict[int, Block]:
    """Return, by `id()`, the items of a list in which nearly all are a name, a colon and words about it, set apart as far as the name goes.

    Behind the colon of a title stands another few words with capitals, not what goes on small or is a sentence.
    """
    cut = {id(item): found for item in items if (found := _COLON.match(item.text)) and _is_told(item, found)}
    names = {found["name"] for found in cut.values()}
    others = sum(id(item) not in cut and not is_named_address(item) for item in items)
    if len(cut) < max(_MANY, _MOST * (len(cut) + others)) or len(names) < len(cut):
        return {}
    abouts = [found["about"] for found in cut.values()]
    small = sum(_SMALL.match(about) is not None or FINITE.search(about) is not None for about in abouts)
    closed = sum(about.endswith((".", "!")) for about in abouts)
    words = sum(len(about.split()) for about in abouts)
    if small < _SOME * len(cut) or not (closed * 2 >= len(cut) or words >= _SAYS * len(cut)):
        return {}
    return {id(item): replace(item, lead=cut[id(item)].end("name")) for item in items if id(item) in cut}


def _is_told(item: Block, found: re.Match[str]) -> bool:
    """Say whether what stands before a colon could be a name, and no link stands in it."""
    name = found["name"]
    plain = len(name.split()) <= _LONGEST_NAME and not FINITE.search(name) and not PAGE_TALK.search(item.text[:200])
    inside = any(link.start < found.end("name") for link in item.links)
    return plain and not inside and not is_order(name) and not is_surely_author_list(name)
