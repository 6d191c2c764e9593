"""Lines of a text that name one thing each and follow each other, in a page that says other things too: with a full stop or a colon behind each name, or at the end of what announces them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.text_menus import HOME
from crawler.catalogue.words import FINITE, NOT_ENTRIES, ORDERS, PAGE_TALK

_FEW = 3
_ENOUGH = 4
_SEVERAL = 5
_MOST = 0.6
_LONGEST = 22  # words of a line
_LONGEST_NAME = 11
_LONGEST_COLON = 8
_LONGEST_PLAIN = 6
_SMALL = 3  # letters of a word that needs no capital in a name
_STOPPED = re.compile(r"(?P<name>[^\W_a-z][^.:;!?]{2,100}?)(?:,\s(?=[a-z]).*)?\.")
_ASKS = re.compile(r"(?:how|what|why|when|where|who|which)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def with_bare_runs(groups: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the groups of lines of a text, the names in runs of lines that are but names set apart."""
    found = _stopped(groups) | _with_colons(groups) | _announced(groups)
    return [[found.get(id(block), block) for block in group] for group in groups] if found else list(groups)


def _stopped(groups: Sequence[Sequence[Block]]) -> dict[int, Block]:
    """Return, by `id()`, the lines of groups that are several names, each with a full stop ("The Woodland Trust.", "Natural England, the government's advisor.")."""
    found: dict[int, Block] = {}
    for group in groups:
        for named, run in groupby(group, lambda block: _name_before_stop(block) > 0):
            lines = list(run)
            if named and len(lines) >= _SEVERAL and len(lines) * 2 > len(group):
                found |= {id(line): _item(line, _name_before_stop(line)) for line in lines}
    return found


def _name_before_stop(block: Block) -> int:
    """Return where a name ends that is all of a line, or all before a comma and small words, with a full stop behind it; 0 for any other line."""
    named = _STOPPED.fullmatch(block.text) if _is_plain(block) and len(block.text.split()) <= _LONGEST else None
    if named is None or ORDERS.match(block.text) or PAGE_TALK.search(block.text):
        return 0
    words = named["name"].split()
    capitals = sum(word[0].isupper() or word[0].isdigit() or len(word) <= _SMALL for word in words)
    is_name = len(words) <= _LONGEST_NAME and capitals >= _MOST * len(words) and not FINITE.search(named["name"])
    return named.end("name") if is_name else 0


def _with_colons(groups: Sequence[Sequence[Block]]) -> dict[int, Block]:
    """Return, by `id()`, the lines that are a few words and a colon and follow each other, the addresses behind which are lost ("The Good Grief Trust:")."""
    blocks = [block for group in groups for block in group]
    found: dict[int, Block] = {}
    for named, run in groupby(enumerate(blocks), lambda pair: _is_before_colon(pair[1])):
        lines = list(run)
        behind = blocks[lines[-1][0] + 1] if lines[-1][0] + 1 < len(blocks) else None
        lines = lines if behind is None or (behind.shape is Shape.TEXT and not behind.links) else lines[:-1]
        if named and len(lines) >= _FEW:
            found |= {id(line): _item(line, len(line.text) - 1) for _, line in lines}
    return found


def _is_before_colon(block: Block) -> bool:
    words = block.text[:-1].split()
    is_short = _is_plain(block) and block.text.endswith(":") and 0 < len(words) <= _LONGEST_COLON
    is_named = all(word[0].isupper() or len(word) <= _SMALL for word in words)
    return is_short and is_named and not FINITE.search(block.text) and not _ASKS.match(block.text)


def _announced(groups: Sequence[Sequence[Block]]) -> dict[int, Block]:
    """Return, by `id()`, the short lines with which a group ends below sentences in it, or that are a group below a line with a colon, four or more."""
    found: dict[int, Block] = {}
    above: Block | None = None
    for group in groups:
        lines = list(_short_at_end(group))
        over = group[-len(lines) - 1] if len(lines) < len(group) else above
        is_said = over is not None and over.text.endswith((".", ":") if len(lines) < len(group) else ":")
        if len(lines) >= _ENOUGH and is_said and over is not None and len(over.text.split()) >= _SEVERAL:
            found |= {id(line): _item(line, len(line.text)) for line in lines}
        above = group[-1]
    return found


def _short_at_end(group: Sequence[Block]) -> Iterator[Block]:
    """Yield the last lines of a group that are a few words each, none of them a figure, and no pages of the site itself."""
    lines: list[Block] = []
    for block in reversed(group):
        is_short = _is_plain(block) and len(block.text.split()) <= _LONGEST_PLAIN and block.text[-1:].isalnum()
        if not is_short or not is_title_like(block) or _DIGIT.search(block.text):
            break
        lines.append(block)
    if not any(line.text.lower() in HOME or NOT_ENTRIES.fullmatch(line.text) for line in lines):
        yield from lines


def _is_plain(block: Block) -> bool:
    return block.shape is Shape.TEXT and not block.links and not block.lead and block.cited is None


def _item(block: Block, end: int) -> Block:
    return replace(block, shape=Shape.ITEM, level=LISTED + 1, lead=end)
