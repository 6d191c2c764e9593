"""Plain text whose entries are stanzas: lines between empty lines, the name first and its address last, with words about it between them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.author_list import authors_of, is_author_list, is_surely_author_list
from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation, parse_citation
from crawler.catalogue.headline import is_address, is_at_end, is_bare_address
from crawler.catalogue.names import is_person, is_surely_person
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.text_signs import DASHED
from crawler.catalogue.titles import split_line
from crawler.catalogue.told_records import describes
from crawler.catalogue.words import ORDERS

_FEW = 3
_TWO = 2
_NEARLY_ALL = 0.8
_MOST_LINES = 6
_LONGEST_HEADING = 8  # words
_LEVEL = 2
_NUMBER = re.compile(r"(?:\d[\s()-]{0,2}){8}")  # of a telephone
_FILE_LINE = re.compile(
    r"\(?(?:pdf|word|docx?|excel|xlsx?|powerpoint|pptx?|mp3|mp4|video|audio|film|podcast|zip|epub)\b[\s,:(]*(?:[\d.,]+\s?(?:[km]i?b|min(?:ute)?[ns]?\.?|pages?|seiten))?\)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_][\w ]{1,24}:\s+(?=\S)")

_DESCRIBED = re.compile(
    r"(?P<name>[^\W_][^\u2013\u2014:]{1,60}?)\s[-\u2013\u2014]\s(?=[^\WA-Z\d_]\w*(?:\s\S+){3})"
)  # "Mind - help for everybody there"

Group = Sequence[Block]


def with_stanzas(groups: Sequence[Group]) -> list[Group]:
    """Return the groups of lines of a text; where nearly all that have an address are stanzas, each with its name set apart, and lines that stand alone above them as headings.

    The name stands in their first line, below the address where nearly all begin with that, and without a label where they have one in common ("Name: The club").
    """
    given = groups = _with_heads_apart(groups)
    addressed = sum(any(map(_says_where, group)) or _is_filed(group) for group in groups)
    groups = _with_names_below(_without_label(_with_address_last(groups, addressed)), addressed)
    titles = [_title_of(group) for group in groups]
    if sum(end > 0 for end in titles) < max(_FEW, _NEARLY_ALL * addressed):
        return given
    titles = [end or _title_of(group, among=True) for group, end in zip(groups, titles, strict=True)]
    named = [
        [replace(group[0], lead=end), *group[1:]] if end else group for group, end in zip(groups, titles, strict=True)
    ]
    heads = {place for place, (group, below) in enumerate(pairwise(titles)) if below and not group}
    return [
        [replace(group[0], shape=Shape.HEADING, level=_LEVEL)] if place in heads and _may_head(group) else group
        for place, group in enumerate(named)
    ]


def _with_heads_apart(groups: Sequence[Group]) -> list[Group]:
    """Return the groups; where several begin with a name, a dash and words about it, the one short line above such a line in others as a group of its own, which heads it."""
    begun = sum(len(group) > 1 and _begins_told(group[0]) for group in groups)
    kept: list[Group] = []
    for group in groups:
        is_headed = begun >= _TWO and len(group) > _TWO and _begins_told(group[1]) and _may_head(group[:1])
        kept += [group[:1], group[1:]] if is_headed and not _begins_told(group[0]) else [group]
    return kept


def _begins_told(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.links and DASHED.match(block.text) is not None


def _with_address_last(groups: Sequence[Group], addressed: int) -> Sequence[Group]:
    """Return the groups; where nearly all with an address begin with it, what it is the address of goes first, unless most only describe it."""
    led = [len(group) > 1 and is_bare_address(group[0]) and not group[1].links for group in groups]
    said = sum(first and describes(group[1].text) for group, first in zip(groups, led, strict=True))
    if said * 2 > sum(led) or sum(led) < max(_FEW, _NEARLY_ALL * addressed):
        return groups
    return [[*group[1:], group[0]] if first else group for group, first in zip(groups, led, strict=True)]


def _with_names_below(groups: Sequence[Group], addressed: int) -> Sequence[Group]:
    """Return the groups; where nearly all with an address have the names of authors above their title or below it, the title goes first, and they are its authors."""
    those = [group for group in groups if len(group) > _TWO and not group[0].links and not group[1].links]
    above, below = (sum(_are_people(group[line]) for group in those) for line in (0, 1))
    enough = max(_FEW, _NEARLY_ALL * addressed)
    line = 0 if above > below else 1
    surely = sum(_are_surely_people(group[line]) for group in those)
    if max(above, below) < enough or min(above, below) * 2 > max(above, below) or surely * 2 < max(above, below):
        return groups
    credited = {id(group): _credited(group, names=line) for group in those}
    return [credited.get(id(group), group) for group in groups]


def _credited(group: Group, *, names: int) -> Group:
    """Return a group with its title first, by the authors in its first or second line."""
    title, authors = group[1 - names], group[names]
    if not _are_people(authors):
        return group
    work = Citation(0, len(title.text), authors_of(authors.text))
    return [replace(title, cited=work), authors, *group[_TWO:]]


def _are_people(block: Block) -> bool:
    """Say whether a line is the names of persons and nothing else."""
    names = authors_of(block.text) if not block.links and is_author_list(block.text) else ()
    return bool(names) and all(map(is_person, names))


def _are_surely_people(block: Block) -> bool:
    """Say whether a line of names could be nothing else: there are several, or one is known for a person's."""
    names = authors_of(block.text)
    return len(names) > 1 or is_surely_author_list(block.text) or any(map(is_surely_person, names))


def _without_label(groups: Sequence[Group]) -> Sequence[Group]:
    """Return the groups; where several and nearly all of several lines begin with one and the same label, without it."""
    labels = [_LABEL.match(group[0].text) if len(group) > 1 and not group[0].links else None for group in groups]
    most = Counter(label[0] for label in labels if label).most_common(1)
    if not most or most[0][1] < max(_FEW, _NEARLY_ALL * sum(len(group) > 1 for group in groups)):
        return groups
    return [
        [_cut(group[0], label.end()), *group[1:]] if label and label[0] == most[0][0] else group
        for group, label in zip(groups, labels, strict=True)
    ]


def _cut(block: Block, start: int) -> Block:
    return replace(block, text=block.text[start:], lead=0)


def _title_of(group: Group, *, among: bool = False) -> int:
    """Return where the name ends with which a stanza begins; 0 for what is none, and for works of a bibliography. `among` others any few words are one ("smoke.exe")."""
    first, *below = group
    if not 1 < len(group) <= _MOST_LINES or first.links or any(block.shape is not Shape.TEXT for block in group):
        return 0
    linked = [block for block in below if block.links]
    is_called = among and any(_NUMBER.search(block.text) for block in below)
    is_told = (among and _is_told(below)) or _is_filed(group)
    if not (linked or is_called or is_told) or not (all(map(_says_where, linked)) or (among and _ends_there(linked))):
        return 0
    if parse_citation(first.text, is_linked=True) is not None:
        return 0
    parts, described = split_line(first.text), _DESCRIBED.match(first.text)
    if parts or described:
        name = described["name"] if described else parts[0] if parts else ""
        return len(name) if first.text.startswith(name) else 0
    dashed = DASHED.match(first.text)
    if dashed and (first.text[dashed.end()].islower() or any(_NUMBER.search(block.text) for block in below)):
        return dashed.end("name")
    is_short = len(first.text.split()) <= _LONGEST_HEADING
    is_over_address = is_short and is_bare_address(below[0]) and first.text[:1].isupper()
    is_name = is_title_like(first) or is_over_address or (among and is_short)
    return len(first.text) if is_name else 0


def _is_told(below: Group) -> bool:
    """Say whether lines are whole sentences."""
    return bool(below) and all(block.text.endswith((".", "!")) and len(block.text.split()) > _TWO for block in below)


def _is_filed(group: Group) -> bool:
    """Say whether several lines end with what kind of file it is, and how large ("PDF, 3.4 MB")."""
    return len(group) > 1 and _FILE_LINE.fullmatch(group[-1].text) is not None


def _ends_there(linked: Group) -> bool:
    """Say whether lines end with an address ("Call us, or look at www.help.example")."""
    return all(is_at_end(block, block.links[-1]) and is_address(block.links[-1].text) for block in linked)


def _says_where(block: Block) -> bool:
    """Say whether a line is an address, alone or behind a word or two that say of what ("Source code: https://...")."""
    if is_bare_address(block) or _holds_addresses_only(block):
        return True
    label = block.text[: block.links[0].start].strip() if len(block.links) == 1 else ""
    at_end = bool(label) and block.text.endswith(block.links[0].text)
    return at_end and label.endswith(":") and len(label.split()) <= _FEW


def _holds_addresses_only(block: Block) -> bool:
    """Say whether a line is several addresses with but a comma or a word between them ("www.a.example and www.b.example")."""
    words = len(block.text.split()) - len(block.links)
    return len(block.links) > 1 and words < len(block.links) and all(is_address(link.text) for link in block.links)


def _may_head(group: Group) -> bool:
    """Say whether a line by itself can be the heading of what stands below it."""
    [*others, line] = group
    short = len(line.text.split()) <= _LONGEST_HEADING and not line.text.endswith(".")
    return not others and line.shape is Shape.TEXT and short and not line.links and not ORDERS.match(line.text)
