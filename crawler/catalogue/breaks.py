"""Line breaks that part blocks: between lines that are none of a sentence, and above links that begin lines."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below, words_of
from crawler.catalogue.words import VAGUE

_BULLETS = " \u2022\u00b7\u25cf\u25aa\u2023\u203a\u00bb*-\u2013\u2014>"
NUMBERED = re.compile(r"\s*\(?\d{1,3}[.)\u3001\uff0e]\s*")  # "1.", as in Chinese without a space behind it
_OPENS, _CLOSES = re.compile(r"<pre\b", re.IGNORECASE), re.compile(r"</pre>", re.IGNORECASE)
_LINK = re.compile(r"<a\s", re.IGNORECASE)
_WORDED = re.compile(r"[^\W_]")
_BOLD = ("b", "strong")
_WITHIN = (*_BOLD, "span", "font", "em", "i", "small", "big")
_WHOLE = frozenset((
     "h1", "h2", "h3", "h4", "h5", "h6", "dt", "a", "b", "strong", "em", "i", "button", "label", "summary", "th",
     "caption",
))  # fmt: skip
"""Elements whose words are one line, whatever breaks they hold."""
_OPEN = re.compile(
    r"[,;&(\u2013\u2014-]$|\b(?:and|or|of|the|for|to|in|with|by|und|der|die|das|f\u00fcr|von|et|de|des|la|le|du|y|e|del)$"
)
_CLOSED = re.compile(r"[.!?:)\]\"\u201d\u2019\d]$")
_LEAF = re.compile(
    r"\d{1,2}\.? [^\W\d_]{3,10}\.?(?:,? \d{4})?|[^\W\d_]{3,10}\.? \d{1,2}(?:,? \d{4})?|(?:\d{1,2}|[^\W\d_]{3,5})\.? \d{4}"
)
_WRAPPED, _UNEVEN = 45, 20  # characters of a line that an author broke by hand
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "ul", "ol", "dl", "table", "div")
_FEW = 3
_NEAR = 6  # nodes between a line break and the link beside it, which are white space


def parting_breaks(root: Tag) -> frozenset[int]:
    """Return the `id()` of every `<br>` behind which another block begins: an empty line, a line that begins with a link as the first one does, or one that does not go on with the line above."""
    breaks = [tag for tag in tags_below(root) if tag.name == "br"]
    parents = {id(tag.parent): tag.parent for tag in breaks}
    parting = {id(tag) for parent in parents.values() if parent is not None for tag in _parting(parent)}
    return frozenset(parting | {id(tag) for tag in breaks if follows_break(tag)})


def follows_break(line_break: Tag) -> bool:
    """Say whether a line break stands right behind another: an empty line, which parts paragraphs."""
    before = next(
        (node for node in line_break.previous_siblings if isinstance(node, Tag) or squeeze(words_of(node))), None
    )
    return isinstance(before, Tag) and before.name == "br"


def part_preformatted(text: str) -> str:
    """Return HTML with a `<br>` at each line end of preformatted text with several links, as servers list folders, so that its lines are read as they are seen."""
    pieces: list[str] = []
    end = 0
    while (opened := _OPENS.search(text, end)) and (closed := _CLOSES.search(text, opened.end())):
        pieces += [text[end : opened.start()], _parted(text[opened.start() : closed.start()])]
        end = closed.start()
    return "".join([*pieces, text[end:]]) if pieces else text


def _parted(lines: str) -> str:
    return lines.replace("\n", "<br>\n") if len(_LINK.findall(lines)) >= _FEW else lines


def _parting(parent: Tag) -> Iterator[Tag]:
    for is_first, run in _runs(parent):
        lines = [(tag, linked) for tag, linked in run if linked is not None]
        if not lines or not lines[0][1]:
            continue
        parting = [tag for tag, linked in lines if tag is not None and linked and not leads_on(tag)]
        yield from parting
        if is_first and len(parting) >= _FEW and (above := _break_above(parent)) is not None:
            yield above
    yield from _between_lines(parent)


def leads_on(line_break: Tag) -> bool:
    """Say whether the links right before and behind a line break lead to the same place: an address written out over several lines."""
    beside = (_link_beside(line_break.previous_siblings), _link_beside(line_break.next_siblings))
    return beside[0] is not None and beside[0] == beside[1]


def _link_beside(nodes: Iterable[PageElement]) -> str | None:
    """Return where the first of several nodes with words leads, if it is a link."""
    first = next((node for node in islice(nodes, _NEAR) if squeeze(words_of(node))), None)
    return str(first.get("href")) if isinstance(first, Tag) and first.name == "a" else None


def _between_lines(parent: Tag) -> Iterator[Tag]:
    """Yield the breaks of a paragraph behind which no sentence, name or address goes on."""
    if parent.name in _WHOLE or not _WHOLE.isdisjoint(around.name for around in parent.parents):
        return
    for lines in _runs_of_lines(parent):
        said = [squeeze(" ".join(map(words_of, line))) for _, line in lines]
        if _is_wrapped(said) and not any(_is_set_apart(line) for _, line in lines[1:]):
            continue
        for above, below, (before, _) in zip(said, said[1:], lines[1:], strict=False):
            if before is not None and not _goes_on(above, below) and not leads_on(before):
                yield before


def _is_set_apart(line: list[PageElement]) -> bool:
    """Say whether a line begins with bold type or a link."""
    first = next((part for part in line if squeeze(words_of(part))), None)
    return isinstance(first, Tag) and first.name in (*_BOLD, "a")


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether an author broke a paragraph by hand: all lines but the last are long, and nearly as long as each other; of two lines nobody can say."""
    lengths = [len(line) for line in lines[:-1]]
    is_even = len(lengths) > 1 and min(lengths) >= _WRAPPED and max(lengths) - min(lengths) <= _UNEVEN
    return is_even and sum(bool(_CLOSED.search(line)) for line in lines[:-1]) <= len(lengths) // 2


def _goes_on(above: str, below: str) -> bool:
    """Say whether words go on in the line below: a small letter begins it, the line above is left open, or both are a date, as a leaf of a calendar has it."""
    return below[:1].islower() or _OPEN.search(above) is not None or _LEAF.fullmatch(f"{above} {below}") is not None


def _runs_of_lines(parent: Tag) -> Iterator[list[tuple[Tag | None, list[PageElement]]]]:
    """Yield the lines that have words, each with the break before it, those between two headings, lists or rules together."""
    run: list[tuple[Tag | None, list[PageElement]]] = []
    before: Tag | None = None
    line: list[PageElement] = []
    for child in [*parent.contents, None]:
        ends_run = child is None or (isinstance(child, Tag) and child.name in _BLOCKS)
        if child is not None and not ends_run and not (isinstance(child, Tag) and child.name == "br"):
            line.append(child)
            continue
        if any(squeeze(words_of(part)) for part in line):
            run.append((before, line))
        before, line = child if isinstance(child, Tag) else None, []
        if ends_run:
            yield run
            run, before = [], None


def _break_above(parent: Tag) -> Tag | None:
    """Return the break right before a tag within a paragraph, behind which a list begins."""
    before = parent.previous_sibling if parent.name in _WITHIN else None
    while isinstance(before, NavigableString) and not squeeze(before):
        before = before.previous_sibling
    return before if isinstance(before, Tag) and before.name == "br" else None


def _runs(parent: Tag) -> Iterator[tuple[bool, list[tuple[Tag | None, bool | None]]]]:
    """Yield the lines between two rules together, and whether they are the first; each line by the break before it, and whether it begins with a link (None for a line without words)."""
    run: list[tuple[Tag | None, bool | None]] = []
    before: Tag | None = None
    linked: bool | None = None
    is_first = True
    for child in parent.contents:
        if isinstance(child, Tag) and child.name in ("br", "hr"):
            run.append((before, linked))
            before, linked = child if child.name == "br" else None, None
            if child.name == "hr":
                yield is_first, run
                run, is_first = [], False
        elif linked is None:
            linked = _begins_with_link(child)
    yield is_first, [*run, (before, linked)]


def _begins_with_link(child: PageElement) -> bool | None:
    """Say whether the first words of a line are a link, in whatever type they are; None for what has no words, such as a bullet."""
    stack = [child]
    while stack:
        part = stack.pop()
        if isinstance(part, Tag) and part.name in _WITHIN and part.name not in _BOLD:
            stack.extend(reversed(part.contents))
        elif (begins := _is_link(part)) is not None:
            return begins
    return None


def _is_link(child: PageElement) -> bool | None:
    if isinstance(child, PreformattedString):
        return None
    if isinstance(child, NavigableString):
        words = squeeze(child).strip(_BULLETS)
        return False if _WORDED.search(words) and not NUMBERED.fullmatch(words) else None
    if not isinstance(child, Tag) or not (words := squeeze(child.get_text(" "))):
        return None
    anchor = child.find("a", href=True) if child.name in _BOLD else child
    return isinstance(anchor, Tag) and anchor.name == "a" and anchor.has_attr("href") and not VAGUE.fullmatch(words)
