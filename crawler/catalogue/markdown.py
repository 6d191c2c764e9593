"""Markdown to blocks, by way of HTML that remembers its lines."""

from bs4 import Tag
from markdown_it import MarkdownIt

from crawler.catalogue.block import Page
from crawler.catalogue.html import read_html
from crawler.config import CatalogueSettings

_LINE = "data-line"
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_markdown(text: str, settings: CatalogueSettings) -> Page:
    """Return the blocks of a Markdown text (CommonMark with tables); HTML inside it is read as such."""
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet(_LINE, str(token.map[0] + 1))
    return read_html(_PARSER.renderer.render(tokens, _PARSER.options, {}), settings, _line_of)


def _line_of(tag: Tag) -> int | None:
    line = str(tag.get(_LINE) or "")
    return int(line) if line.isascii() and line.isdigit() and len(line) < 10 else None  # noqa: PLR2004 - digits
