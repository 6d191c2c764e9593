"""Markup that would make a parser slow: beyond a depth that no page needs, tags are dropped and their text is kept.

The tree-building algorithm of the HTML Standard walks the stack of open elements for most tags, and re-opens every open formatting
element in each new block: 200,000 nested elements took minutes, 3,000 open font tags before 3,000 paragraphs gigabytes. Browsers cap too (Blink at 512).
"""

import re
from collections import Counter
from collections.abc import Iterator

_FEW = 6_000  # start tags that cost at most a tenth of a second, however they nest
_DEEPEST = 512
_STEPS = 50_000_000  # tags times depth: under a second
_COPIES = 700_000  # tags times open formatting elements: nodes made in the worst case, of some 400 bytes each
_ALIKE = 3  # formatting elements of one name with the same attributes are kept no more than so often (HTML Standard, 13.2.4.3)
# Never deep by themselves: void elements, and those that close their like.
_FLAT = frozenset(
    {
        "a",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "optgroup",
        "br",
        "img",
        "meta",
        "link",
        "input",
        "hr",
        "source",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "param",
        "track",
    }
)
_NEVER_DEEP = _FLAT | {f"/{name}" for name in _FLAT}
_FORMATTING = frozenset({"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
_FOREIGN = frozenset({"svg", "math"})
# HTML Standard section 13.2.6.5: the common ones among the tags that leave foreign content.
_LEAVING = _FORMATTING | frozenset(
    {
        "div",
        "span",
        "p",
        "table",
        "ul",
        "ol",
        "li",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "center",
        "body",
        "img",
        "br",
    }
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)([^<>]*)")
_NAME = re.compile(r"<(/?[a-zA-Z][^\s<>/]*)")
_FORMATTING_TAG = re.compile(
    r"<(?=[bcefinstu])(?:[bisu]|big|code|em|font|nobr|small|strike|strong|tt)(?=[\s/>])[^<>]*", re.IGNORECASE
)
_LONG_RUN = 4_000  # characters
_BRACKET = re.compile(r"[<>]")
_MOST_ATTRIBUTES = 1_000
_ANY_TAG = re.compile(r"<[^<>]*>?")


def tame(markup: str) -> str:
    """Return the markup, without the tags that follow the place where it nests too deeply, and without floods of attributes."""
    markup = _without_floods(markup)
    most = markup.count("<")
    if _can_hardly_copy(most):  # nearly every page, told quickly
        return markup
    tags = most - markup.count("</")
    few_copies = _can_hardly_copy(tags) or _most_open(markup, _COPIES // tags) * tags < _COPIES
    if tags < _FEW and few_copies:
        return markup
    deepest = min(_DEEPEST, _STEPS // tags)
    most_formatting = deepest if few_copies else max(8, _COPIES // tags)
    if _is_shallow(markup, deepest, most_formatting):
        return markup
    place = _too_deep(markup, deepest, most_formatting)
    return markup if place is None else markup[:place] + _ANY_TAG.sub(" ", markup[place:])


def _can_hardly_copy(tags: int) -> bool:
    """Tell whether so many tags make no more copies than are allowed: most are made where half of them are formatting elements, and half blocks."""
    return (tags / 2) ** 2 < _COPIES


def _most_open(markup: str, few: int) -> int:
    """Return how many formatting elements can be open at once: all of a few, else of those that are alike three; where a quoted value holds a bracket it is not seen how they differ."""
    found = _FORMATTING_TAG.findall(markup)
    if len(found) < few:
        return len(found)
    return sum(
        times if tag.count('"') % 2 or tag.count("'") % 2 else min(times, _ALIKE)
        for tag, times in Counter(found).items()
    )


def _without_floods(markup: str) -> str:
    """Break long runs of words without an angle bracket by empty comments: in text they change nothing, in a tag they end it.

    A parser compares each attribute with all before it: 100,000 in one tag took seven minutes.
    """
    pieces, done = [], 0
    for start, end in _long_runs(markup):
        if len(words := markup[start:end].split()) >= _MOST_ATTRIBUTES:
            pieces += [markup[done:start], _broken(markup[start:end], words)]
            done = end
    return "".join((*pieces, markup[done:])) if pieces else markup


def _long_runs(markup: str) -> Iterator[tuple[int, int]]:
    """Find the runs without an angle bracket: where none is near the end of a window, none need be looked for before it."""
    start = 0
    while (window := start + _LONG_RUN) <= len(markup):
        last = max(markup.rfind("<", start, window), markup.rfind(">", start, window))
        if last < 0:
            bracket = _BRACKET.search(markup, window)
            last = bracket.start() if bracket else len(markup)
            yield start, last
        start = last + 1


def _broken(run: str, words: list[str]) -> str:
    pieces = (" ".join(words[at : at + _MOST_ATTRIBUTES]) for at in range(0, len(words), _MOST_ATTRIBUTES))
    before, after = (" " if edge.isspace() else "" for edge in (run[0], run[-1]))
    return before + " <!----> ".join(pieces) + after


def _is_shallow(markup: str, deepest: int, most_formatting: int) -> bool:
    """Tell quickly that `_too_deep` would find nothing; it may count more elements than are open, never fewer."""
    opened: dict[str, int] = {}
    depth = formatting = 0
    for name in _NAME.findall(markup.lower()):
        if name in _NEVER_DEEP:
            continue
        if name[0] != "/":
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            formatting += name in _FORMATTING
            if depth > deepest or formatting > most_formatting:
                return False
        elif opened.get(name[1:]):
            opened[name[1:]] -= 1
            depth -= 1
            formatting -= name[1:] in _FORMATTING
    return True


def _too_deep(markup: str, deepest: int, most_formatting: int) -> int | None:
    """Find where more elements are open than allowed; end tags close the elements of their own name only."""
    opened: dict[str, int] = {}
    depth = formatting = 0
    foreign = False
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        foreign = (foreign or name in _FOREIGN) and name not in _LEAVING
        if name in _FLAT or (foreign and tag[3].endswith("/")):
            continue
        step = -1 if tag[1] else 1
        count = opened.get(name, 0) + step
        if count < 0:
            continue
        opened[name] = count
        depth += step
        formatting += step if name in _FORMATTING else 0
        if name in _FOREIGN:
            foreign = count > 0
        if depth > deepest or formatting > most_formatting:
            return tag.start()
    return None
