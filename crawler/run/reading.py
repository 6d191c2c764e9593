"""From sources to readings in the history. A catalogue that cannot be read leaves what was read of it before."""

from collections.abc import Iterable, Iterator

from crawler.catalogue.readers import read
from crawler.catalogue.source import Source, from_page, open_file
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.fetch.fetcher import Fetcher
from crawler.inspect.sniff import kind_of
from crawler.links.normalise import Address, resolve
from crawler.records import Entry, Fetched, Head, Item, Passage, Use
from crawler.run.work import Work

PAGE_KINDS = {"html", "text", "json", "xml", "csv", "xlsx", "ods", "gz"}


def is_address(source: str) -> bool:
    """Say whether a source is a web address and not a file."""
    return source.lower().startswith(("http://", "https://"))


async def items_of(catalogue: CatalogueSettings, fetcher: Fetcher, *, ad_hoc: bool) -> Iterable[Item]:
    """Return the stream of records of one catalogue.

    `ad_hoc`: an address that is no page with entries is a link to be checked itself, with the links that stand on it. Raises CatalogueError.
    """
    if not is_address(catalogue.source):
        return _from_file(catalogue)
    fetched = await fetcher.get(catalogue.source)
    if not ad_hoc:
        return list(_needed(read(_page(catalogue, fetched)), catalogue.source))
    try:
        items = list(read(_page(catalogue, fetched)))
    except CatalogueError:
        return [Head(catalogue.label, catalogue.source), _itself(catalogue)]
    return items if any(isinstance(item, Entry) for item in items) else [*items, _itself(catalogue)]


async def read_catalogues(
    work: Work, run_id: str, sources: Iterable[CatalogueSettings], fetcher: Fetcher, *, ad_hoc: bool
) -> tuple[str, ...]:
    """Keep a reading of each source; return why some could not be read, a sentence each."""
    unread = []
    for catalogue in sources:
        try:
            work.store.save_reading(run_id, await items_of(catalogue, fetcher, ad_hoc=ad_hoc))
        except CatalogueError as error:
            unread.append(str(error))
            work.watch.say(str(error))
    return tuple(unread)


def _from_file(catalogue: CatalogueSettings) -> Iterator[Item]:
    """Yield the records of a file, which stays open as long as it is read."""
    with open_file(catalogue) as source:
        yield from _needed(read(source), catalogue.source)


def _page(catalogue: CatalogueSettings, fetched: Fetched) -> Source:
    """Make a source of a page that was fetched; CatalogueError when it did not answer with one."""
    evidence, address = fetched.evidence, catalogue.source
    if evidence.failure:
        said = evidence.failure.kind.replace("-", " ")
        raise CatalogueError(
            f"{address}: could not be fetched ({said}); check `source`, and whether this machine is online"
        )
    if evidence.status != 200:  # noqa: PLR2004 - RFC 9110 section 15.3.1
        raise CatalogueError(f"{address}: the catalogue's page answers {evidence.status}; check `source` in a browser")
    if evidence.answer and evidence.answer.capped:
        raise CatalogueError(
            f"{address}: the page is larger than a catalogue may be; save it as CSV and name that file"
        )
    if kind_of(fetched.body, evidence.header("content-type")) not in PAGE_KINDS:
        raise CatalogueError(f"{address}: is not a page or a table that could be read as a catalogue")
    return from_page(catalogue, evidence.final_url or address, fetched.body, evidence.header("content-type"))


def _needed(items: Iterable[Item], place: str) -> Iterator[Item]:
    """Pass the records on; CatalogueError at their end when none was an entry."""
    entries = 0
    for item in items:
        entries += isinstance(item, Entry)
        yield item
    if not entries:
        raise CatalogueError(
            f"{place}: no entry was found; say with `select` which part of the page holds them, or with `format` how it is written"
        )


def _itself(catalogue: CatalogueSettings) -> Passage:
    """Make the passage that holds nothing but a source's own address."""
    found = resolve(catalogue.source, None)
    if isinstance(found, Address):
        use = Use(catalogue.source, found.url, asked=found.href)
    else:
        use = Use(catalogue.source, None, fault=found.slug)
    return Passage(catalogue.source, links=(use,))
