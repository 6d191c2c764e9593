"""Plain text to blocks: paragraphs, lists, underlined headings, hard and soft line ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.bare_hosts import host_at_end, host_at_start
from crawler.catalogue.block import Block, Page, Shape, squeeze
from crawler.catalogue.columns import meanings
from crawler.catalogue.grids import cells_as_items, is_grid
from crawler.catalogue.line_marks import (
    BULLET,
    LABEL,
    are_columns,
    are_entries,
    cells_of,
    first_cell,
    paragraphs_of_items,
    with_tabs,
    without_quotes,
)
from crawler.catalogue.org_marks import without_org
from crawler.catalogue.text_signs import FILED
from crawler.catalogue.wiki_marks import as_lines, heading, without_marks
from crawler.config import CatalogueSettings
from crawler.links import Found, in_text

_NUMBER = re.compile(r"\s*\(?(\d{1,4})[.)]\s")
_UNDERLINE = re.compile(r"\s*([=\-~*_#])\1{2,}\s*")
_ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
_ADDRESS_ALONE = re.compile(r"<?(?:https?://|www\.)\S+", re.IGNORECASE)
_ADDRESS_FIRST = re.compile(r"\s*(?:https?://|www\.)\S+\s+\S", re.IGNORECASE)
_TARGET = re.compile(
    r"\s*\.\.\s+_`?([^:`]{1,200}?)`?:\s+((?:https?://|www\.)\S+)\s*$", re.IGNORECASE
)  # of reStructuredText
_MARK = re.compile(r"\.\. _[^:]{1,200}:\s*")  # of a place in the text itself
_REFERENCE = re.compile(r"`([^`<>]{1,200})`__?(?!\w)|(?<![\w`])([^\W_][\w.+-]*?)_(?![\w_])")
_SIGNS = re.compile(r"[^\w\x00-\u218f]+[\s\ufe0f]*")  # a picture on a line of its own
_STOPS = (".", "!", "?", ".)", ":")
_NARROWEST = 40  # a text broken at fewer columns is a poem
_MAX_HEADING = 200
_OPENING = "\"'([\u201c\u2018\u00ab\u201e"
_FAR = 2  # widths, which no line of a wrapped text reaches
_WORDS = 2  # of a column's name
_BAR = " | "  # between what stands in columns

Line = tuple[int, str]


def read_text(text: str, _settings: CatalogueSettings | None = None) -> Page:
    """Return the blocks of a plain text, which no setting concerns; a paragraph ends at an empty line or where its author broke the line."""
    written = without_quotes(without_org(re.split(r"\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]", text)))
    tabbed, cuts = with_tabs(written)
    lines = list(enumerate(as_lines(tabbed), 1))
    width = _wrap_width([line for _, line in lines])
    pointed = (target for _, line in lines if (target := _TARGET.match(line)))
    targets = {_named(target[1]): target[2] for target in pointed}
    apart = paragraphs_of_items([line for _, line in lines])
    lines = [(number, "" if _TARGET.match(line) or _MARK.fullmatch(line) else line) for number, line in lines]
    groups = [list(_blocks(group, width, apart)) for group in _groups(lines, cuts)]
    blocks = [
        replace(block, joined=place > 0, alone=len(group) == 1) for group in groups for place, block in enumerate(group)
    ]
    return Page(tuple(_referred(block, targets) for block in blocks) if targets else tuple(blocks))


def _groups(lines: list[Line], cuts: frozenset[int]) -> Iterator[list[Line]]:
    """Cut at empty lines, and before those of numbers in `cuts`."""
    group: list[Line] = []
    for number, line in lines:
        if group and number in cuts:
            yield group
            group = []
        if _SIGNS.fullmatch(line):
            continue
        if squeeze(line):
            group.append((number, line))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(lines: list[str]) -> int:
    """Return the column at which the text was wrapped, 0 when it was not: wrapped lines are even, and most end amid a sentence."""
    broken = [
        (a.rstrip(), b.strip())
        for a, b in pairwise(lines)
        if a.strip() and b.strip() and not BULLET.match(b) and not _UNDERLINE.fullmatch(b)
    ]
    widest = max((len(line) for line, _ in broken), default=0)
    near = [(line, following) for line, following in broken if len(line) > widest - 16]
    amid = sum(not line.endswith(_STOPS) and not _ADDRESS_LAST.search(line) for line, _ in near)
    small = sum(not following.lstrip(_OPENING)[:1].isupper() for _, following in near)  # a list's lines have capitals
    over = sum(len(following) > _FAR * widest for _, following in near)
    wrapped = (
        len(near) >= len(broken) * 0.5
        and amid >= len(near) * 0.5
        and small >= len(near) * 0.2
        and over * 2 <= len(near)
    )
    return widest if _NARROWEST <= widest <= 120 and wrapped else 0  # noqa: PLR2004 - columns


def _blocks(group: list[Line], width: int, apart: frozenset[int]) -> Iterator[Block]:
    """Return one block for each run of lines that belong together; lines of numbers in `apart` begin one."""
    words = [line for _, line in group]
    if is_grid(words):
        yield from cells_as_items(group)
        return
    if are_columns(words):
        yield from map(_row, group)
        return
    width = 0 if are_entries(words) else width
    run: list[Line] = []
    for number, line in group:
        mark, head = _UNDERLINE.fullmatch(line), heading(line, is_first=number == 1)
        if head:
            yield from _finished(run)
            run = []
            yield replace(_block([(number, head[1])]), shape=Shape.HEADING, level=head[0])
        elif mark and run and len(run) == 1 and len(run[0][1]) < _MAX_HEADING and mark[1] != "*":
            yield _block(run, level=1 if mark[1] == "=" else 2)
            run = []
        elif mark:
            yield from _finished(run)
            run = []
            yield Block("", Shape.RULE, line=number)
        elif run and (number in apart or not _continues(run[0][1], run[-1][1], line, width)):
            yield _block(run)
            run = [(number, line)]
        else:
            run.append((number, line))
    yield from _finished(run)


def _finished(run: list[Line]) -> Iterator[Block]:
    if run:
        yield _block(run)


def _continues(first: str, last: str, line: str, width: int) -> bool:
    """Tell a wrapped line from a new one: it is wrapped when its first word would not have fitted above, or hangs below a bullet."""
    if BULLET.match(line):
        return not _counts_on(first, line)
    if BULLET.match(first) and line[:2].isspace():
        return True
    if LABEL.match(first) and (_hangs(first, line) or (len(last) > _NARROWEST and not _ADDRESS_LAST.search(last))):
        return True
    if _ADDRESS_FIRST.match(line) and _ADDRESS_FIRST.match(first):
        return False
    if _ADDRESS_LAST.search(last) and not line.lstrip()[:1].islower():
        return False
    return width > 0 and len(last.rstrip()) + 1 + len(line.strip().split(" ", 1)[0]) > width


def _hangs(first: str, line: str) -> bool:
    """Say whether a line is indented deeper than the first one of its run, and begins no work of its own."""
    return len(line) - len(line.lstrip()) > len(first) - len(first.lstrip()) and not LABEL.match(line)


def _counts_on(first: str, line: str) -> bool:
    """Say whether a line with a mark of lists in front begins an item: a number that neither counts on nor begins anew is one of a sentence ("Vol. 25, No." and below that "2. pp. 1-9")."""
    here, above = _NUMBER.match(line), _NUMBER.match(first)
    return not (here and above) or int(here[1]) in (1, int(above[1]) + 1)


def _block(run: list[Line], level: int = 0) -> Block:
    first = run[0][1]
    bullet = BULLET.match(first)
    words = first[bullet.end() :] if bullet else first
    text = squeeze(_BAR.join(cells_of(words)) if len(run) == 1 else " ".join([words, *(line for _, line in run[1:])]))
    shape = Shape.HEADING if level else Shape.ITEM if bullet else Shape.TEXT
    text, quoted = without_marks(text)
    lead = quoted[0].end if quoted and quoted[0].start == 0 else _first_line(run) if bullet and not quoted else 0
    taken = {found.start for found in quoted}
    bare = tuple(found for found in in_text(text) if found.start not in taken)
    host = (host_at_start(text) or host_at_end(text)) if not bare and not quoted and "." in text else None
    links = tuple(sorted((*quoted, *((host,) if host else bare)), key=lambda found: found.start))
    return Block(text, shape, level, lead, links, run[0][0])


def _first_line(run: list[Line]) -> int:
    """Return how long the first line of an item is that is its title: its author broke it early, above words that begin anew, and an address ends the item; 0 for any other."""
    lines = [squeeze(line) for _, line in run]
    if len(lines) <= _WORDS or not _ADDRESS_ALONE.fullmatch(lines[-1]):
        return 0
    title, below = squeeze(BULLET.sub("", run[0][1], count=1)), lines[1]
    would_fit = len(lines[0]) + 1 + len(below.split(" ", 1)[0]) <= max(_NARROWEST, *map(len, lines[:-1]))
    return len(title) if would_fit and not below[0].islower() and not title.endswith(",") else 0


def _row(line: Line) -> Block:
    """Return a line in columns as an item, its first cell with words set apart; the names of columns as a line without words."""
    block, cell = _block([line]), squeeze(first_cell(line[1]))
    if not block.links and _heads_columns([squeeze(one) for one in cells_of(line[1])]):
        return Block("", Shape.RULE, line=line[0])
    filed = FILED.match(cell)
    cell = filed["name"] if filed else cell
    at = block.text.find(cell)
    if not cell or at < 0:
        return block
    end = at + len(cell)
    return replace(block, shape=Shape.ITEM, lead=end, titled=(at, end) if at else None)


def _heads_columns(cells: Sequence[str]) -> bool:
    """Say whether cells name columns: a word or two each, without figures, one of them a title's or a link's name."""
    are_names = all(len(cell.split()) <= _WORDS and not any(map(str.isdigit, cell)) for cell in cells)
    return are_names and bool(meanings(cells).keys() & {"title", "url"})


def _named(name: str) -> str:
    return squeeze(name).casefold()


def _referred(block: Block, targets: dict[str, str]) -> Block:
    """Return a block of reStructuredText with the links whose addresses stand elsewhere in it ("`The title`_")."""
    pieces: list[str] = []
    found: list[Found] = []
    end = length = 0
    for reference in _REFERENCE.finditer(block.text):
        words = reference[1] or reference[2]
        if (address := targets.get(_named(words))) is None:
            continue
        pieces += [block.text[end : reference.start()], words]
        length += reference.start() - end
        found.append(Found(address, words, length, length + len(words)))
        length += len(words)
        end = reference.end()
    if not found:
        return block
    lead = found[0].end if found[0].start == 0 else block.lead
    return replace(block, text="".join([*pieces, block.text[end:]]), lead=lead, links=(*found, *block.links))
