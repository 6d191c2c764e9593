"""Pages: titles, headings, visible text, fingerprint and marks, from one tree."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.inspect.charset import decode
from crawler.inspect.makers import leads_on, maker_marks, sent_on_by_script
from crawler.inspect.places import split_places
from crawler.inspect.signs import Page, Texts, page_marks, structure_marks
from crawler.inspect.simhash import fingerprint
from crawler.inspect.tame import tame
from crawler.inspect.text import KEPT, count_words, squeeze
from crawler.inspect.titles import Headings, page_titles
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
_AROUND = ("nav", "footer", "aside")
_ROLES = frozenset({"navigation", "banner", "contentinfo"})
_MAYBE_HIDDEN = '[hidden], [style*="display"]'
_HIDING = ("display:none", "display: none")
_PRESSED = ["a", "button", "label", "select"]
_NOTICES = '[id*="cookie" i], [class*="cookie" i], [id*="consent" i]'
_LOOKED_AT = 200  # hidden parts
_FEW = 120  # words that may be all a page has to say
_LITTLE = 200  # characters: with less left, what stands around the text is the text
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def read_page(
    body: bytes, content_type: str | None, url: str | None, version: int, fragments: tuple[str, ...] = ()
) -> Facts:
    """Draw the facts of a page. `url` is where it was found, for the addresses in it; `fragments` are looked for in it."""
    markup = decode(body, content_type)
    tree = LexborHTMLParser(tame(markup))
    metas = [node.attributes for node in tree.tags("meta") if not (node.parent and node.parent.tag == "noscript")]
    headings = Headings(tree, frozenset(_hidden_headings(tree)))
    titles = page_titles(tree, metas, headings)
    title = next((title.text for title in titles if title.source == "title"), "")
    page = Page(tree, markup, metas, url, title, headings.texts)
    structure = structure_marks(page) | frozenset(maker_marks(page))
    onward = sent_on_by_script(page)
    language = _language(tree, metas)
    places, no_places = split_places(tree, fragments)
    texts = _texts(tree)
    prose = _prose(tree)
    marks = page_marks(page, structure, texts, count_words(prose))
    if onward is not None and leads_on(onward, texts, frozenset(marks)):
        marks = tuple(sorted({*marks, f"meta-refresh:{onward}"} - {"script-shell"}))
    return Facts(
        kind="html",
        titles=titles,
        headings=headings.texts,
        text=texts.main[:KEPT],
        words=count_words(texts.main),
        prose=(count := count_words(prose)),
        message=prose if count < _FEW else "",
        fingerprint=fingerprint(texts.main),
        marks=marks,
        language=language,
        places=places,
        no_places=no_places,
        version=version,
    )


def _texts(tree: LexborHTMLParser) -> Texts:
    """Take what is not shown out of the tree, then what stands around the text, and read what is left each time."""
    tree.strip_tags(_UNSEEN)
    body = tree.body
    if body is None:
        return Texts("", "")
    for node in filter(_is_hidden, body.css(_MAYBE_HIDDEN)):
        node.decompose()
    raw = body.text(separator=" ")
    around = _around(tree, body)
    for node in around:
        node.decompose()
    main = squeeze(body.text(separator=" ")) if around else ""
    return Texts(main if len(main) >= _LITTLE else squeeze(raw), raw)


def _prose(tree: LexborHTMLParser) -> str:
    """Take out of the tree what leads elsewhere, what is pressed and what is said of cookies, and read what is left."""
    tree.strip_tags(_PRESSED)
    body = tree.body
    if body is None:
        return ""
    for node in body.css(_NOTICES):
        node.decompose()
    return squeeze(body.text(separator=" "))


def _hidden_headings(tree: LexborHTMLParser) -> Iterator[int]:
    """Yield the headings in parts that are not shown: messages for later, windows that open, templates."""
    for node in [*filter(_is_hidden, tree.css(_MAYBE_HIDDEN)[:_LOOKED_AT]), *tree.tags("template")]:
        yield from (heading.mem_id for heading in node.css("h1, h2"))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = attributes.get("style") or ""
    return "hidden" in attributes or any(piece in style for piece in _HIDING)


def _around(tree: LexborHTMLParser, body: LexborNode) -> list[LexborNode]:
    """Find what stands around the text: walks by name cost a third of one with all these selectors."""
    named = [node for name in _AROUND for node in tree.tags(name)]
    headers = [node for node in tree.tags("header") if node.parent and node.parent.mem_id == body.mem_id]
    return [*named, *headers, *(node for node in body.css("[role]") if node.attributes["role"] in _ROLES)]


def _language(tree: LexborHTMLParser, metas: list[dict[str, str | None]]) -> str | None:
    root = tree.root.attributes if tree.root else {}
    declared = [root.get("lang"), root.get("xml:lang")]
    declared += [meta.get("content") for meta in metas if (meta.get("http-equiv") or "").lower() == "content-language"]
    for value in declared:
        found = _LANGUAGE.fullmatch((value or "").strip())
        if found:
            return found[0].replace("_", "-").lower()
    return None
