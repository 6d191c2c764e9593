"""RSS 0.9x to 2.0 and 1.0 (RDF), and Atom (RFC 4287, RFC 5005): one resource an item."""

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urljoin

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import kind_of, year_in
from crawler.catalogue.identifiers import identifiers_in
from crawler.catalogue.languages import language_of, tag_language
from crawler.catalogue.listed import Anchor, Called, Found, Listed, plain_text
from crawler.catalogue.source import Source
from crawler.catalogue.xml_elements import Element, elements
from crawler.records import Further, Role, Unreadable

_ITEMS = frozenset(("item", "entry"))
_ABOUT = frozenset(("title", "link", "author"))
_ATOM = "http://www.w3.org/2005/Atom"


def read_feed(source: Source) -> Iterator[Found]:
    """Yield one resource an item, what the feed is called, and the address of its next page."""
    own: tuple[str, ...] = ()  # who wrote what names nobody (RFC 4287, 4.1.2)
    for element in elements(source, _ITEMS | _ABOUT):
        if isinstance(element, Unreadable):
            yield element
        elif element.name in _ITEMS:
            yield _item(element, own)
        elif element.name == "author":
            own = (*own, *_persons([element])) if element.space == _ATOM else own
        elif element.name == "title" and element.text.strip():
            yield Called(plain_text(element.text))
        elif element.attributes.get("rel") == "next" and element.attributes.get("href"):
            yield from _further(source, element.attributes["href"])


def _further(source: Source, href: str) -> Iterator[Further]:
    address = urljoin(source.base or "", href) if "://" in (source.base or href) else ""
    if address.startswith(("http://", "https://")):
        yield Further(address)


def _item(item: Element, own: tuple[str, ...]) -> Found:
    title = plain_text(item.first("title"))
    anchors = tuple(_anchors(item, title))
    description = plain_text(item.first("summary", "description", "subtitle", "content", "encoded"))
    if not (title or anchors):
        return Unreadable(
            item.line, "this item has neither a title nor a link", (description or item.text.strip())[:120]
        )
    categories = (
        squeeze(one.attributes.get("label") or one.attributes.get("term") or one.text)
        for one in item.all("category", "subject")
    )
    return Listed(
        title=title,
        anchors=anchors,
        description=description,
        section=tuple(filter(None, [next(categories, "")])),
        authors=tuple(dict.fromkeys(_persons(item.all("author", "creator", "contributor")))) or own,
        publishers=tuple(filter(None, [squeeze(item.first("publisher"))])),
        year=year_in(item.first("published", "pubDate", "issued", "date", "updated", "created")),
        kind=kind_of(item.first("type")),
        language=language_of(item.first("language")) or tag_language(item.attributes.get("lang")),
        identifiers=identifiers_in((one.name, one.text) for one in item.all("identifier", "guid", "id", "doi")),
        line=item.line,
    )


def _anchors(item: Element, title: str) -> Iterator[Anchor]:
    """Yield the address of an item, then those of files and other things it names; its permanent name where it has no link."""
    links = list(item.all("link"))
    own = [
        one.attributes.get("href", "")
        for one in links
        if one.attributes.get("rel", "alternate") == "alternate" and one.attributes.get("href")
    ]
    own += [one.text.strip() for one in links if not one.attributes.get("href") and one.text.strip()]
    own = own or [
        text
        for one in item.all("guid")
        if one.attributes.get("isPermaLink") != "false" and (text := one.text.strip()).startswith("http")
    ]
    own = own or [text for one in item.all("id") if (text := one.text.strip()).startswith("http") and not links]
    yield from (Anchor(href, title, Role.MORE if number else Role.PRIMARY) for number, href in enumerate(own))
    related = (one for one in links if one.attributes.get("rel") in ("enclosure", "related", "via"))
    media = chain(item.all("enclosure"), (one for one in item.all("content") if one.space != _ATOM))
    for one in chain(related, media):
        if href := one.attributes.get("href") or one.attributes.get("url"):
            yield Anchor(href, squeeze(one.attributes.get("title", "")), Role.MORE if own else Role.PRIMARY)


def _persons(named: Iterable[Element]) -> Iterator[str]:
    """Yield the names of persons; RSS writes them behind their mail address: `lawyer@boyer.net (Lawyer Boyer)`."""
    for one in named:
        name = squeeze(one.first("name") or ("" if one.below else one.text))
        mail, opened, behind = name.partition(" (")
        name = behind.rstrip(") ") if opened and "@" in mail else name
        if name and "@" not in name:
            yield name
