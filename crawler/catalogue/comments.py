"""Comments of a page that say what is to be let alone, and the blocks that they are about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bs4 import Tag
from bs4.element import Comment, NavigableString, PageElement

from crawler.catalogue.block import Block
from crawler.catalogue.ignoring import LONGEST, ignored

_COMMENT = re.compile(r"\s*crawler\s*:(.*)", re.IGNORECASE | re.DOTALL)


def in_comment(node: object) -> tuple[str, ...]:
    """Return what a comment of ours mutes; nothing for any other part of a page."""
    said = _COMMENT.fullmatch(node[:LONGEST]) if isinstance(node, Comment) else None
    return ignored(said[1]) if said else ()


def in_comments(tag: Tag) -> tuple[str, ...]:
    """Return what the comments inside a tag mute."""
    return tuple(dict.fromkeys(rule for node in tag.descendants for rule in in_comment(node)))


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark between blocks: about the block that comes next (or is being gathered), or about the one `behind` it."""

    rules: tuple[str, ...]
    behind: bool


def marked(parts: Iterable[Block | Marked]) -> Iterator[Block]:
    """Yield blocks with what the marks at their places mute; one without words carries none, and leaves it to the next."""
    last: Block | None = None
    waiting: tuple[str, ...] = ()
    for part in parts:
        if isinstance(part, Marked):
            if part.behind and last is not None:
                last = replace(last, ignored=(*last.ignored, *part.rules))
            else:
                waiting += part.rules
            continue
        if last is not None:
            yield last
        last = part
        if waiting and part.text:
            last, waiting = replace(part, ignored=(*part.ignored, *waiting)), ()
    if last is not None:
        yield last


def is_last(comment: PageElement) -> bool:
    """Tell whether nothing follows a comment in what holds it, and something came before: it is about that, and not about what comes next."""
    return not any(map(_has_words, comment.next_siblings)) and any(map(_has_words, comment.previous_siblings))


def _has_words(node: PageElement) -> bool:
    """Tell whether a part of a page is more than white space and comments."""
    return not isinstance(node, NavigableString) or (not isinstance(node, Comment) and bool(node.strip()))
