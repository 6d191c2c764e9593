"""OPML 1.0 and 2.0 (http://opml.org/spec2.opml): outlines with an address are resources, outlines around them are sections."""

from collections.abc import Iterator

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import year_in
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Anchor, Called, Found, Listed, plain_text
from crawler.catalogue.source import Source
from crawler.catalogue.xml_elements import Element, elements
from crawler.records import Role, Unreadable

_ADDRESSES = ("htmlUrl", "url", "xmlUrl")


def read_opml(source: Source) -> Iterator[Found]:
    """Yield one resource an outline that has an address, and what the list is called."""
    above: list[Element] = []
    for element in elements(source, frozenset(("title",)), frozenset(("outline",))):
        if isinstance(element, Unreadable):
            yield element
        elif element.name == "title":
            yield Called(element.text)
        else:
            above = [one for one in above if one.depth < element.depth]
            if any(element.attributes.get(name) for name in _ADDRESSES):
                yield _listed(
                    element, tuple(filter(None, (_name(one) for one in above if not one.attributes.get("xmlUrl"))))
                )
            above.append(element)


def _name(outline: Element) -> str:
    return plain_text(outline.attributes.get("text") or outline.attributes.get("title") or "")


def _listed(outline: Element, section: tuple[str, ...]) -> Listed:
    own = outline.attributes
    title = _name(outline)
    addresses = list(dict.fromkeys(address for name in _ADDRESSES if (address := own.get(name, "").strip())))
    return Listed(
        title=title,
        anchors=tuple(
            Anchor(href, title, Role.MORE if number else Role.PRIMARY) for number, href in enumerate(addresses)
        ),
        description=plain_text(own.get("description", "")),
        section=section,
        authors=tuple(filter(None, [squeeze(own.get("author", ""))])),
        year=year_in(own.get("created", "")),
        language=language_of(own.get("language", "")),
        line=outline.line,
    )
