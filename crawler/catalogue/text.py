"""Plain text to blocks: paragraphs, lists, underlined headings, hard and soft line ends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.block import Block, Page, Shape, squeeze
from crawler.links import in_text

_BULLET = re.compile(r"\s*(?:[-*+\u2022\u00b7\u25cf\u2013o]|\(?\d{1,3}[.)])\s+(?=\S)")
_UNDERLINE = re.compile(r"\s*([=\-~*_#])\1{2,}\s*")
_NARROWEST = 40  # a text broken at fewer columns is a poem
_MAX_HEADING = 200

Line = tuple[int, str]


def read_text(text: str) -> Page:
    """Return the blocks of a plain text; a paragraph ends at an empty line or where its author broke the line."""
    lines = list(enumerate(re.split(r"\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]", text), 1))
    width = _wrap_width([line for _, line in lines])
    return Page(tuple(block for group in _groups(lines) for block in _parted(list(_blocks(group, width)))))


def _parted(blocks: list[Block]) -> list[Block]:
    """Note which blocks stand between empty lines with others."""
    return blocks if len(blocks) == 1 else [replace(block, alone=False) for block in blocks]


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Cut at empty lines."""
    group: list[Line] = []
    for number, line in lines:
        if squeeze(line):
            group.append((number, line))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(lines: list[str]) -> int:
    """Return the column at which the text was wrapped, 0 when it was not."""
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if a.strip() and b.strip() and not _BULLET.match(b) and not _UNDERLINE.fullmatch(b)
    ]
    lengths = sorted(len(a.rstrip()) for a, _ in pairs)
    if not lengths:
        return 0
    widest = lengths[-1]
    near = sum(length > widest - 16 for length in lengths)
    return widest if _NARROWEST <= widest <= 120 and near >= len(lengths) * 0.5 else 0  # noqa: PLR2004 - columns


def _blocks(group: list[Line], width: int) -> Iterator[Block]:
    """Return one block for each run of lines that belong together."""
    run: list[Line] = []
    for number, line in group:
        mark = _UNDERLINE.fullmatch(line)
        if mark and run and len(run) == 1 and len(run[0][1]) < _MAX_HEADING and mark[1] != "*":
            yield _block(run, level=1 if mark[1] == "=" else 2)
            run = []
        elif mark:
            yield from _finished(run)
            run = []
            yield Block("", Shape.RULE, line=number)
        elif run and not _continues([line for _, line in run], line, width):
            yield _block(run)
            run = [(number, line)]
        else:
            run.append((number, line))
    yield from _finished(run)


def _finished(run: list[Line]) -> Iterator[Block]:
    if run:
        yield _block(run)


def _continues(run: list[str], line: str, width: int) -> bool:
    """Tell a wrapped line from a new one: it is wrapped when its first word would not have fitted above, or hangs below a bullet."""
    if _BULLET.match(line):
        return False
    if _BULLET.match(run[0]) and line[:2].isspace():
        return True
    return width > 0 and len(run[-1].rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width


def _block(run: list[Line], level: int = 0) -> Block:
    first = run[0][1]
    bullet = _BULLET.match(first)
    text = squeeze(" ".join([first[bullet.end() :] if bullet else first, *(line for _, line in run[1:])]))
    shape = Shape.HEADING if level else Shape.ITEM if bullet else Shape.TEXT
    return Block(text, shape, level, links=in_text(text), line=run[0][0])
