"""Pages: titles, headings, visible text, fingerprint and marks, from one tree."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.inspect.beside import beside
from crawler.inspect.charset import decode
from crawler.inspect.details import read_language
from crawler.inspect.elements import Elements
from crawler.inspect.makers import leads_on, maker_marks, sent_on_by_script
from crawler.inspect.page_details import page_details
from crawler.inspect.places import split_places
from crawler.inspect.signs import Page, Texts, page_marks, structure_marks
from crawler.inspect.simhash import Prints, prints
from crawler.inspect.structured import read_works
from crawler.inspect.tame import tame
from crawler.inspect.text import KEPT, count_words, squeeze
from crawler.inspect.titles import Headings, page_titles
from crawler.records import Facts

_UNSEEN = (
    *("script", "style", "noscript", "template", "svg", "select", "datalist", "object", "iframe", "canvas"),
    "title",
)
_AROUND = ("nav", "footer", "aside")
_ROLES = frozenset({"navigation", "banner", "contentinfo"})
_MAYBE_HIDDEN = '[hidden], [style*="display"]'
_HIDING = ("display:none", "display: none")
_PRESSED = ("a", "button", "label", "select")
_ENOUGH = 60  # words of its own by which a page is known
_LOOKED_AT = 200  # hidden parts
_FEW = 120  # words that may be all a page has to say
_LITTLE = 200  # characters: with less left, what stands around the text is the text


def read_page(
    body: bytes, content_type: str | None, url: str | None, version: int, fragments: tuple[str, ...] = ()
) -> Facts:
    """Draw the facts of a page. `url` is where it was found, for the addresses in it; `fragments` are looked for in it."""
    markup = decode(body, content_type)
    tree = LexborHTMLParser(tame(markup))
    elements = Elements(tree)
    metas = [node.attributes for node in elements.of("meta") if not (node.parent and node.parent.tag == "noscript")]
    unclear = tree.css(_MAYBE_HIDDEN)
    headings = Headings(elements, frozenset(_hidden_headings(elements, unclear)))
    works = read_works(elements)
    titles = page_titles(elements, metas, headings, works)
    title = next((title.text for title in titles if title.source == "title"), "")
    page = Page(tree, elements, markup, metas, url, title, headings.texts)
    structure = structure_marks(page) | frozenset(maker_marks(page))
    onward = sent_on_by_script(page)
    language = _language(tree, metas)
    places, no_places = split_places(tree, fragments)
    texts = _texts(tree, elements, unclear)
    prose, passing = _prose(tree, elements)
    count = count_words(prose)
    marks = page_marks(page, structure, texts, count)
    if onward is not None and leads_on(onward, texts, frozenset(marks)):
        marks = tuple(sorted({*marks, f"meta-refresh:{onward}"} - {"script-shell"}))
    found = prints(texts.whole, "t") if count < _ENOUGH else _lasting(tree, prose, count, passing)
    return Facts(
        kind="html",
        titles=titles,
        headings=headings.texts,
        text=texts.main[:KEPT],
        words=count_words(texts.whole),
        prose=count,
        message=squeeze(prose)[:KEPT] if count < _FEW else "",
        fingerprint=found.fingerprint,
        sketch=found.sketch,
        marks=marks,
        language=language,
        details=page_details(metas, works),
        places=places,
        no_places=no_places,
        version=version,
    )


def _texts(tree: LexborHTMLParser, elements: Elements, unclear: list[LexborNode]) -> Texts:
    """Take what is not shown out of the tree, then what stands around the text, and read what is left each time."""
    elements.take_out(*_UNSEEN)
    body = tree.body
    if body is None:
        return Texts("", "")
    for node in filter(_is_hidden, unclear):
        if node.parent and node.parent.parent:  # not the page itself, which scripts show later
            node.decompose()
    raw = body.text(separator=" ")
    around = _around(elements, body)
    for node in around:
        node.decompose()
    main = Texts(body.text(separator=" "), raw) if around else None
    return main if main and len(main.main) >= _LITTLE else Texts(raw, raw)


def _prose(tree: LexborHTMLParser, elements: Elements) -> tuple[str, list[LexborNode]]:
    """Take out of the tree what leads elsewhere, what is pressed and what is said of cookies, and read what is left; give what passes of it too."""
    elements.take_out(*_PRESSED)
    body = tree.body
    if body is None:
        return "", []
    passing = [*elements.of("time")]
    for node, is_notice in beside(body):
        if is_notice:
            node.decompose()
        else:
            passing.append(node)
    return body.text(separator=" "), passing


def _lasting(tree: LexborHTMLParser, prose: str, count: int, passing: list[LexborNode]) -> Prints:
    """Return the prints of what stays of a page from week to week: its own words, without dates set off as such and what machines and readers put beside it.

    Where these are most of a page they are its text. A letter before the sketch tells which words it is of: `t` all, `p` its own, `o` those that stay.
    """
    body = tree.body
    if body is None or not passing:
        return prints(prose, "o")
    for node in passing:
        node.decompose()
    left = body.text(separator=" ")
    return prints(left, "o") if 2 * count_words(left) >= count else prints(prose, "p")


def _hidden_headings(elements: Elements, unclear: list[LexborNode]) -> Iterator[int]:
    """Yield the headings in parts that are not shown: messages for later, windows that open, templates."""
    for node in [*filter(_is_hidden, unclear[:_LOOKED_AT]), *elements.of("template")]:
        yield from (heading.mem_id for heading in node.css("h1, h2"))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = attributes.get("style") or ""
    return "hidden" in attributes or any(piece in style for piece in _HIDING)


def _around(elements: Elements, body: LexborNode) -> list[LexborNode]:
    """Find what stands around the text."""
    named = [node for name in _AROUND for node in elements.of(name)]
    headers = [node for node in elements.of("header") if node.parent and node.parent.mem_id == body.mem_id]
    return [*named, *headers, *(node for node in body.css("[role]") if node.attributes["role"] in _ROLES)]


def _language(tree: LexborHTMLParser, metas: list[dict[str, str | None]]) -> str | None:
    root = tree.root.attributes if tree.root else {}
    declared = [root.get("lang"), root.get("xml:lang")]
    declared += [meta.get("content") for meta in metas if (meta.get("http-equiv") or "").lower() == "content-language"]
    return next((found for value in declared if (found := read_language(value or ""))), None)
