"""Pages: titles, headings, visible text, fingerprint and marks, in one pass over one tree."""

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from crawler.inspect.charset import decode
from crawler.inspect.signs import Page, page_marks
from crawler.inspect.tame import tame
from crawler.inspect.text import KEPT, count_words, fingerprint, squeeze
from crawler.inspect.titles import page_headings, page_titles
from crawler.records import Facts

_UNSEEN = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "select",
    "datalist",
    "object",
    "iframe",
    "canvas",
    "title",
]
_AROUND = "nav, footer, aside, body > header, [role=navigation], [role=banner], [role=contentinfo]"
_HIDDEN = '[hidden], [style*="display:none"], [style*="display: none"]'
_LITTLE = 200  # characters: with less left, what stands around the text is the text
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def read_page(body: bytes, content_type: str | None, url: str | None, version: int) -> Facts:
    """Draw the facts of a page. `url` is where it was found, for the addresses in it."""
    markup = decode(body, content_type)
    tree = LexborHTMLParser(tame(markup))
    metas = [node.attributes for node in tree.css("meta") if not (node.parent and node.parent.tag == "noscript")]
    titles = page_titles(tree, metas)
    headings = page_headings(tree)
    language = _language(tree, metas)
    page = Page(
        tree, markup, metas, url, next((title.text for title in titles if title.source == "title"), ""), headings
    )
    visible = cache(lambda: _visible(tree))
    marks = page_marks(page, visible)
    text = _main_text(tree, visible())
    return Facts(
        kind="html",
        titles=titles,
        headings=headings,
        text=text[:KEPT],
        words=count_words(text),
        fingerprint=fingerprint(text),
        marks=marks,
        language=language,
        version=version,
    )


def _visible(tree: LexborHTMLParser) -> str:
    """Return the visible text of the whole page; takes what is not shown out of the tree."""
    tree.strip_tags(_UNSEEN)
    body = tree.body
    if body is None:
        return ""
    for node in body.css(_HIDDEN):
        node.decompose()
    return squeeze(body.text(separator=" "))


def _main_text(tree: LexborHTMLParser, everything: str) -> str:
    """Return the text without navigation, banner and footer, or all of it where nearly nothing else is there."""
    body = tree.body
    around = body.css(_AROUND) if body is not None else []
    if body is None or not around:
        return everything
    for node in around:
        node.decompose()
    text = squeeze(body.text(separator=" "))
    return text if len(text) >= _LITTLE else everything


def _language(tree: LexborHTMLParser, metas: list[dict[str, str | None]]) -> str | None:
    root = tree.root.attributes if tree.root else {}
    declared = [root.get("lang"), root.get("xml:lang")]
    declared += [meta.get("content") for meta in metas if (meta.get("http-equiv") or "").lower() == "content-language"]
    for value in declared:
        found = _LANGUAGE.fullmatch((value or "").strip())
        if found:
            return found[0].replace("_", "-").lower()
    return None
