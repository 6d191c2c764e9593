"""OAI-PMH: Dublin Core of ListRecords (https://www.openarchives.org/OAI/openarchivesprotocol.html), with the token of what follows."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit, urlunsplit

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import kind_of, persons, year_in
from crawler.catalogue.identifiers import identifiers_in
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Anchor, Called, Found, Listed
from crawler.catalogue.portals import records_of
from crawler.catalogue.source import Source
from crawler.catalogue.xml_elements import Element, elements
from crawler.errors import CatalogueError
from crawler.links.resolvers import written_out
from crawler.records import Further, Role, Unreadable

_WANTED = frozenset(("record", "resumptionToken", "error", "Identify"))
_NO_RECORDS = "noRecordsMatch"


def read_oai(source: Source) -> Iterator[Found]:
    """Yield one resource a record that was not deleted, and the address of the next part; CatalogueError when the archive answers with an error."""
    for element in elements(source, _WANTED):
        if isinstance(element, Unreadable):
            yield element
        elif element.name == "Identify" or element.attributes.get("code") == "badVerb":
            yield from _asked_otherwise(element, source.address)
        elif element.name == "error" and element.attributes.get("code") != _NO_RECORDS:
            raise _refused(element, source.address)
        elif element.name == "resumptionToken":
            yield from _further(source.address, element.text.strip())
        elif element.name == "record" and not any(
            one.attributes.get("status") == "deleted" for one in element.all("header")
        ):
            yield _listed(element)


def _asked_otherwise(answer: Element, address: str) -> Iterator[Found]:
    """Yield what an archive is called that tells of itself, and where it lists its records."""
    records = records_of(address)
    if not records:
        raise _refused(answer, address)
    if name := answer.first("repositoryName"):
        yield Called(name)
    yield Further(records)


def _refused(answer: Element, address: str) -> CatalogueError:
    said = f"{answer.attributes.get('code', '')} {squeeze(answer.text)}".strip()[:200]
    return CatalogueError(
        f"{address}: the archive gave no records ({said}); ask it for verb=ListRecords&metadataPrefix=oai_dc"
    )


def _further(address: str, token: str) -> Iterator[Further]:
    """Yield where the next part is asked for: the token stands in the place of all other arguments (section 3.5)."""
    if token and address.startswith(("http://", "https://")):
        parts = urlsplit(address)
        yield Further(
            urlunsplit(parts._replace(query=f"verb=ListRecords&resumptionToken={quote(token, safe='')}", fragment=""))
        )


def _listed(record: Element) -> Found:
    about = next((dc for metadata in record.all("metadata") for dc in metadata.below), None)
    title = squeeze(about.first("title")) if about else ""
    if about is None or not (title or about.first("identifier")):
        return Unreadable(record.line, "this record has neither a title nor a link", squeeze(record.text)[:120])
    return Listed(
        title=title,
        anchors=tuple(_anchors(about, title)),
        description=squeeze(about.first("description")),
        section=tuple(squeeze(one.text) for header in record.all("header") for one in header.all("setSpec"))[:1],
        authors=tuple(
            dict.fromkeys(name for one in about.all("creator") for name in persons(f"{squeeze(one.text)};") if name)
        ),
        publishers=tuple(filter(None, (squeeze(one.text) for one in about.all("publisher")))),
        year=year_in(about.first("date")),
        kind=kind_of(about.first("type").rpartition("/")[2]),
        language=language_of(about.first("language")),
        identifiers=identifiers_in((one.name, one.text) for one in about.all("identifier")),
        line=record.line,
    )


def _anchors(about: Element, title: str) -> Iterator[Anchor]:
    """Yield the names of a record that can be opened; others are no links."""
    texts = (one.text.strip() for one in about.all("identifier"))
    addresses = [text for text in texts if text.startswith(("http://", "https://")) or written_out(text)]
    yield from (
        Anchor(href, title, Role.MORE if number else Role.PRIMARY)
        for number, href in enumerate(dict.fromkeys(addresses))
    )
