"""Everything a page calls itself, each with its source: which of them is right is for `judge` to say."""

from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.inspect.elements import Elements
from crawler.inspect.structured import Work
from crawler.inspect.text import squeeze
from crawler.records import Title

_MOST = 14
_LONGEST = 300
_MOST_OF_A_SOURCE = 3
_HEADINGS = 12

# Names in `<meta name>` or `<meta property>`, best first (measured on real pages: scholarly names, then og:title).
_META = {
    "citation_title": "citation_title",
    "dc.title": "dc.title",
    "dcterms.title": "dc.title",
    "og:title": "og:title",
    "twitter:title": "twitter:title",
    "og:site_name": "og:site_name",
}
_ORDER = ("citation_title", "dc.title", "og:title", "title", "json-ld", "h1", "twitter:title", "og:site_name")
_BREAKS = frozenset({"br", "div", "p", "li", "td", "h1", "h2", "h3", "hr"})


class Headings:
    """The headings of the two upper levels, in the order of the page, read once."""

    def __init__(self, elements: Elements, hidden: frozenset[int] = frozenset()) -> None:
        nodes = [node for node in elements.among("h1", "h2") if not hidden or node.mem_id not in hidden]
        self.top = [
            heading_text(node) for node in islice((node for node in nodes if node.tag == "h1"), 2 * _MOST_OF_A_SOURCE)
        ]
        """The raw texts of the first of the upper level."""
        texts = (squeeze(heading_text(node))[:_LONGEST] for node in nodes[: 2 * _HEADINGS])
        self.texts = tuple(islice((text for text in texts if text), _HEADINGS))
        """The first twelve that say something."""


def page_titles(
    elements: Elements, metas: Iterable[dict[str, str | None]], headings: Headings, works: Iterable[Work] = ()
) -> tuple[Title, ...]:
    """Collect the titles of a page, best source first, without repeats, at most fourteen of at most 300 characters."""
    found: dict[str, list[str]] = {source: [] for source in _ORDER}
    for meta in metas:
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        if name in _META:
            found[_META[name]].append(meta.get("content") or "")
    found["title"].extend(_title_element(elements))
    found["json-ld"].extend(text for work in works for text in work.texts("headline", "name"))
    found["h1"].extend(headings.top)
    return tuple(_chosen(found))[:_MOST]


def _chosen(found: dict[str, list[str]]) -> Iterator[Title]:
    for source in _ORDER:
        texts = (squeeze(text)[:_LONGEST] for text in found[source])
        for text in list(dict.fromkeys(text for text in texts if text))[:_MOST_OF_A_SOURCE]:
            yield Title(source, text)


def heading_text(node: LexborNode) -> str:
    """Return the text of a heading, with a space where a line break or a block parts two words."""
    only = node.first_child
    if only is None or (only.is_text_node and only.next is None):  # most are so
        return node.text(deep=False)
    parts: list[str] = []
    for number, child in enumerate(node.traverse(include_text=True)):
        if number > _LONGEST:
            break
        if child.tag in _BREAKS:
            parts.append(" ")
        elif child.is_text_node and not (child.parent and child.parent.tag in ("script", "style")):
            parts.append(child.text(deep=False))
    return "".join(parts)


def _title_element(elements: Elements) -> Iterator[str]:
    """Yield the document's title: the first title element that does not belong to a picture."""
    for node in elements.of("title")[:20]:
        if node.parent is None or node.parent.tag in ("head", "html", "body", "div"):
            yield node.text()
            return
