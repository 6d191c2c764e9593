"""Markup that would make a parser slow: beyond a depth that no page needs, tags are dropped and their text is kept.

The tree-building algorithm of the HTML Standard walks the stack of open elements for most tags, and re-opens every open formatting
element in each new block: 200,000 nested elements took minutes, 3,000 open font tags before 3,000 paragraphs gigabytes. Browsers cap too (Blink at 512).
"""

import re

_FEW = 6_000  # start tags that cost at most a tenth of a second, however they nest
_DEEPEST = 512
_STEPS = 50_000_000  # tags times depth: under a second
_COPIES = 4_000_000  # tags times open formatting elements: nodes made in the worst case
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
_OPENS_FORMATTING = re.compile(r"<(?:[bisu]|big|code|em|font|nobr|small|strike|strong|tt)[\s>]", re.IGNORECASE)
_LONG_RUN = 4_000  # characters
_LONG = re.compile(rf"(?:^|[<>])([^<>]{{{_LONG_RUN},}})")  # from a bracket on, so that each run is read once
_MOST_ATTRIBUTES = 1_000
_ANY_TAG = re.compile(r"<[^<>]*>?")


def tame(markup: str) -> str:
    """Return the markup, without the tags that follow the place where it nests too deeply, and without floods of attributes."""
    markup = _without_floods(markup)
    tags = markup.count("<") - markup.count("</")
    if tags < _FEW and (tags * tags < _COPIES or len(_OPENS_FORMATTING.findall(markup)) * tags < _COPIES):
        return markup
    place = _too_deep(markup, min(_DEEPEST, _STEPS // tags), max(8, _COPIES // tags))
    return markup if place is None else markup[:place] + _ANY_TAG.sub(" ", markup[place:])


def _without_floods(markup: str) -> str:
    """Break long runs of words without an angle bracket by empty comments: in text they change nothing, in a tag they end it.

    A parser compares each attribute with all before it: 100,000 in one tag took seven minutes.
    """
    if max(map(len, markup.split("<"))) < _LONG_RUN:  # nearly every page, told quickly
        return markup
    for run in set(_LONG.findall(markup)):
        if len(words := run.split()) >= _MOST_ATTRIBUTES:
            markup = markup.replace(run, _broken(run, words))
    return markup


def _broken(run: str, words: list[str]) -> str:
    pieces = (" ".join(words[at : at + _MOST_ATTRIBUTES]) for at in range(0, len(words), _MOST_ATTRIBUTES))
    before, after = (" " if edge.isspace() else "" for edge in (run[0], run[-1]))
    return before + " <!----> ".join(pieces) + after


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
