"""The language that the markup around a link gives for its target."""

from collections.abc import Iterator

from bs4 import Tag

from crawler.catalogue.languages import tag_language

_ENTRIES = frozenset(("li", "dt", "dd", "tr", "article"))
_DEEPEST = 20  # tags: strangers nest ten thousand
_ABOVE = frozenset(("ul", "ol", "dl", "table", "tbody", "section", "div", "main", "body", "html", "[document]"))


def language_of_document(tag: Tag) -> str | None:
    """Return the language of the document that a tag is of."""
    root = tag if tag.name == "html" else tag.find_parent("html")
    return tag_language(_told(root, "lang") or _told(root, "xml:lang")) if root else None


def language_of_link(anchor: Tag, document: str | None) -> str | None:
    """Return what `hreflang` says, else the `lang` of the link or of its entry, where that is not the language of the document."""
    said = tag_language(_told(anchor, "hreflang"))
    if said:
        return said
    nearest = next((found for tag in _within(anchor) if (found := tag_language(_told(tag, "lang")))), None)
    return nearest if nearest != document else None


def _within(anchor: Tag) -> Iterator[Tag]:
    """Yield the link and what holds it, up to its entry, at most a few deep."""
    yield anchor
    for _, tag in zip(range(_DEEPEST), anchor.parents, strict=False):
        if tag.name in _ABOVE:
            return
        yield tag
        if tag.name in _ENTRIES:
            return


def _told(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return value if isinstance(value, str) else None
