"""OPML 1.0 and 2.0 (http://opml.org/spec2.opml): outlines with an address are resources, outlines around them are sections."""

import re
from collections.abc import Iterator

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import year_in
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import NO_ADDRESS, Anchor, Called, Found, Listed, plain_text
from crawler.catalogue.source import Source
from crawler.catalogue.xml_elements import Element, elements
from crawler.records import Role, Unreadable

_ADDRESSES = ("htmlUrl", "url", "xmlUrl")
_BEHIND = re.compile(
    r"<a\s[^<>]{0,200}?href\s*=\s*[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE
)  # a title that is a link in HTML
_ALONE = re.compile(
    r"^\s*((?:https?://|www\.)\S{1,2000})\s*$", re.IGNORECASE
)  # a note that is an address, as OmniOutliner writes


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
            if addresses := list(_addresses(element)):
                section = tuple(filter(None, (_name(one) for one in above if not one.attributes.get("xmlUrl"))))
                yield _listed(element, addresses, section)
            above.append(element)


def _addresses(outline: Element) -> Iterator[str]:
    """Yield the addresses of an outline, each once; a word in the place of one is what a reader of feeds keeps for itself (`vfolder`)."""
    own = outline.attributes
    written = [own.get(name, "").strip() for name in _ADDRESSES]
    told = (
        [] if any(written) else [*_BEHIND.findall(own.get("text", ""))[:1], *_ALONE.findall(own.get("_note", ""))[:1]]
    )
    yield from (address for address in dict.fromkeys([*written, *told]) if not NO_ADDRESS.fullmatch(address))


def _name(outline: Element) -> str:
    return plain_text(outline.attributes.get("text") or outline.attributes.get("title") or "")


def _listed(outline: Element, addresses: list[str], section: tuple[str, ...]) -> Listed:
    own = outline.attributes
    title = _name(outline)
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
