"""Markdown to blocks, by way of HTML that remembers its lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bs4 import Tag
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from crawler.catalogue.block import Page
from crawler.catalogue.breaks import NUMBERED
from crawler.catalogue.front_matter import with_addresses, without_front_matter
from crawler.catalogue.html import read_html
from crawler.catalogue.indented import with_indented
from crawler.config import CatalogueSettings

_LINE = "data-line"
_NOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:[ \t]+(?=\S)")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\](?!:)")
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~=&+-]*)?")
_TASK = re.compile(r"\[[ xX]\]\s+\S")  # of a list of tasks
_SHORTCODES = re.compile(r"^(?::[a-z][\w+-]{1,40}:\s*)+(?=\S|$)")  # ":book: ", as GitHub and GitLab write emoji
_BOX = 3  # characters
_ATTRIBUTES = re.compile(
    r"(?<=[)>*\]])\{:[^{}\n]{1,200}\}|^[ \t]*\{:[^{}\n]{1,200}\}[ \t]*$", re.MULTILINE
)  # of kramdown: "[Bees](...){:target=\"_blank\"}"
_CONTENTS = re.compile(
    r"^[ \t]*(?:[-*+]|\d\.)[ \t]+\S[^\n]{0,60}(?=\n[ \t]*\{:\s*toc\b)", re.MULTILINE
)  # "* TOC", of kramdown
_BEGINNING = 6  # pieces of a line that tell what it begins with
_MAIN = re.compile(r"</?main\b[^<>]{0,200}>", re.IGNORECASE)
_INDENT = 4  # columns that begin code


def read_markdown(text: str, settings: CatalogueSettings) -> Page:
    """Return the blocks of a Markdown text (CommonMark with tables and footnotes); HTML inside it is read as such, front matter gives the title of a page that has no other."""
    text, title = without_front_matter(with_addresses(text))
    tokens = _PARSER.parse(_ATTRIBUTES.sub("", _CONTENTS.sub("", text)) if "{:" in text else text)
    for token in tokens:
        if token.type == "inline" and token.children:
            _settle(token, token.children)
        if token.map and token.nesting >= 0:
            token.attrSet(_LINE, str(token.map[0] + 1))
    body = _MAIN.sub("", _PARSER.renderer.render(tokens, _PARSER.options, {}))
    content = f"<main>{body}</main>"  # nothing of a site is around it
    page = read_html(content, settings, _line_of)
    return replace(page, title=page.title or title)


def _settle(token: Token, children: list[Token]) -> None:
    """Take the box of a task away, and break the lines of a paragraph each of which begins with a link or a name in bold type."""
    if _TASK.match(token.content):
        children[0].content = children[0].content[_BOX:].lstrip()
    if children[0].type == "text":
        children[0].content = _SHORTCODES.sub("", children[0].content)
    breaks = [place for place, child in enumerate(children) if child.type == "softbreak"]
    firsts = (0, *(place + 1 for place in breaks))
    if token.level == 1 and breaks and all(_begins_entry(children[place : place + _BEGINNING]) for place in firsts):
        for place in breaks:
            children[place].type = "hardbreak"


def _begins_entry(children: Sequence[Token]) -> bool:
    """Say whether a line begins with a link, a number before it aside, or with a name in bold type that is no label ("**Open:** daily")."""
    children = [child for child in children if child.type != "text" or child.content]
    first, *others = [child.type for child in children] or [""]
    if first == "strong_open":
        return others[:2] == ["text", "strong_close"] and not any(
            ":" in edge for edge in (children[1].content[-1:], *(child.content[:1] for child in children[3:]))
        )
    return first == "link_open" or (others[:1] == ["link_open"] and NUMBERED.fullmatch(children[0].content) is not None)


def _note(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    """Read a footnote ("[^1]: Words") as a paragraph of its own, up to an empty line or the next one."""
    begin = state.bMarks[first] + state.tShift[first]
    mark = _NOTE.match(state.src, begin, state.eMarks[first])
    if mark is None or state.sCount[first] - state.blkIndent >= _INDENT:
        return False
    if silent:
        return True
    last = first + 1
    while (
        last < end and not state.isEmpty(last) and not _NOTE.match(state.src, state.bMarks[last] + state.tShift[last])
    ):
        last += 1
    state.line = last
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [first, last]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(first, last, state.blkIndent, keepLastLF=False).strip()[len(mark[0]) :]
    inline.map, inline.children = [first, last], []
    state.push("paragraph_close", "p", -1)
    return True


def _note_mark(state: StateInline, _silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    """Pass over the mark of a footnote in running text ("Title[^1]")."""
    mark = _NOTE_MARK.match(state.src, state.pos) if state.src.startswith("[^", state.pos) else None
    if mark is None:
        return False
    state.pos = mark.end()
    return True


class _Parser(MarkdownIt):
    """CommonMark, with a short way for the many addresses that stand as they must already."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        """Return an address as it has to be written."""
        return url if _PLAIN.fullmatch(url) else super().normalizeLink(url)


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "note_mark", _note_mark)
    with_indented(parser)
    return parser


_PARSER = _parser()


def _line_of(tag: Tag) -> int | None:
    line = str(tag.get(_LINE) or "")
    return int(line) if line.isascii() and line.isdigit() and len(line) < 10 else None  # noqa: PLR2004 - digits
