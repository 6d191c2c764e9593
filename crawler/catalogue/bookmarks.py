"""Bookmarks as browsers write them (the Netscape bookmark file): folders are sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape

from crawler.catalogue.listed import Anchor, Called, Found, Listed, plain_text
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_text

_TAG = re.compile(r"<(/?)(dl|dt|dd|h1|h2|h3|h4|title|a|p|hr)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SHOWN = frozenset(("http", "https", "ftp", "mailto"))
_DEEPEST = 100


@dataclass(slots=True)
class _State:
    """Where the reading stands: the folders it is in, the folder just named, and the link that may still get a description."""

    folders: list[str] = field(default_factory=list)
    named: str = ""
    link: Listed | None = None


def read_bookmarks(source: Source) -> Iterator[Found]:
    """Yield one resource a bookmark, and what the file calls itself."""
    text = whole_text(source)
    state = _State()
    line, counted = 1, 0
    tag = _TAG.search(text)
    while tag is not None:
        following = _TAG.search(text, tag.end())
        words = text[tag.end() : following.start() if following else None]
        line, counted = line + text.count("\n", counted, tag.start()), tag.start()
        yield from _met(state, tag, words, line)
        tag = following
    yield from _closed(state)


def _met(state: _State, tag: re.Match[str], words: str, line: int) -> Iterator[Found]:
    """Take one tag with the words behind it."""
    ends, name = bool(tag[1]), tag[2].lower()
    if name == "dd" and not ends and state.link:
        state.link = replace(state.link, description=plain_text(words))
    elif name in ("dt", "dl", "h1", "h3", "a") and not (ends and name in ("a", "dt", "h1", "h3")):
        yield from _closed(state)
    match name, ends:
        case (("title" | "h1"), False):
            yield Called(plain_text(words))
        case (("h2" | "h3" | "h4"), False):
            state.named = plain_text(words)
        case "dl", False:
            if len(state.folders) < _DEEPEST:
                state.folders.append(state.named)
            state.named = ""
        case "dl", True:
            del state.folders[-1:]
        case "a", False:
            state.link = _link(tag[3], words, state, line)


def _closed(state: _State) -> Iterator[Listed]:
    """Give out the link that was waiting for its description."""
    if state.link:
        yield state.link
    state.link = None


def _link(attributes: str, words: str, state: _State, line: int) -> Listed | None:
    """Return a bookmark; none for the programs and places of a browser's own (`javascript:`, `place:`)."""
    own = {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(attributes)
    }
    href = own.get("href", "").strip()
    if href.partition(":")[0].lower() not in _SHOWN:
        return None
    title = plain_text(words)
    return Listed(title, (Anchor(href, title),), section=tuple(filter(None, state.folders)), line=line)
