"""Indented lines of Markdown that are no code: tags inside an open tag, and works below the name of their author."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_INDENT = 4  # columns that begin code
_DEEPEST = 12  # indentations, one in the other
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?=[\s/>])")
_HOLDER = re.compile(
    r"<(?P<end>/?)(?:article|aside|body|center|dd|details|div|dl|dt|figure|footer|header|html|li|main|nav|ol|section|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\]\((?:https?:|/|[\w./-]{1,200}\.\w{2,5}\))|(?:1[5-9]|20)\d\d[a-z]?[.,:)]*\s+[\"*_\u201c(\[]*[^\W\d_a-z]\w"
)
_CODE = re.compile(
    r"[{};]|=>|==|\bdef |\bimport |#include|^[ \t]*[$>#]\s|^[ \t]*(?:git|pip|npm|ls|cd|curl|sudo)\s", re.MULTILINE
)


def with_indented(parser: MarkdownIt) -> None:
    """Let a parser read such lines as what they are."""
    parser.block.ruler.before("code", "indented", _indented)


def _indented(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    """Read indented lines as the text around them is read, from their own column on, unless they are code."""
    depth = state.env.get("indented", 0)
    is_code = state.sCount[first] - state.blkIndent < _INDENT or depth >= _DEEPEST or silent
    if is_code or not (_is_markup(state, first) or _is_prose(state, first)):
        return False
    indent, around = state.blkIndent, state.parentType
    column = state.sCount[first]
    last = first
    while last < end and (state.isEmpty(last) or state.sCount[last] >= column):
        last += 1
    state.blkIndent, state.parentType, state.env["indented"] = column, "root", depth + 1
    state.md.block.tokenize(state, first, last)
    state.blkIndent, state.parentType, state.env["indented"] = indent, around, depth
    return True


def _is_markup(state: StateBlock, first: int) -> bool:
    """Say whether a line begins with a tag inside a tag that is still open."""
    return _TAG.match(state.src, state.bMarks[first] + state.tShift[first]) is not None and _open_tags(state) > 0


def _open_tags(state: StateBlock) -> int:
    """Return how many tags that hold others are open in the HTML so far."""
    seen, depth = state.env.get("open tags", (0, 0))
    for token in state.tokens[seen:]:
        if token.type == "html_block":
            for tag in _HOLDER.finditer(token.content):
                depth = max(depth - 1, 0) if tag["end"] else depth + 1
    state.env["open tags"] = (len(state.tokens), depth)
    return int(depth)


def _is_prose(state: StateBlock, first: int) -> bool:
    """Say whether indented lines up to an empty one lead somewhere, or name a work behind its year, and hold no signs of code."""
    last = first
    while last < state.lineMax and not state.isEmpty(last):
        last += 1
    words = state.src[state.bMarks[first] : state.eMarks[last - 1]]
    return _PROSE.search(words) is not None and _CODE.search(words) is None
