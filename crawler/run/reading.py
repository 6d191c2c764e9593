"""From sources to readings in the history. A catalogue that cannot be read leaves what was read of it before."""

from collections.abc import Iterable, Iterator

from crawler.catalogue.folder import is_folder, read_folder
from crawler.catalogue.following import API, NOT_READ, read_pages
from crawler.catalogue.formats import STRUCTURED
from crawler.catalogue.readers import read
from crawler.catalogue.sniff import ARCHIVES
from crawler.catalogue.source import Source, from_page, open_file
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.fetch.fetcher import Fetcher
from crawler.history.losses import Believes
from crawler.inspect.sniff import kind_of
from crawler.judge.losses import RULE as SHRUNK
from crawler.judge.losses import believed
from crawler.judge.lost import lost
from crawler.judge.words import message, suggestion
from crawler.links.normalise import Address, resolve
from crawler.records import Entry, FailureKind, Fetched, Further, Head, Item, Loss, Passage, Unreadable, Use
from crawler.run.work import Work

PAGE_KINDS = {"html", "text", "json", "xml", "csv", "xlsx", "ods", "docx", "odt", "gz"}
# A further page that is not there is a fault of the catalogue; one that does not answer today is none.
GONE = (404, 410)
REFUSED = (400, 401, 403, 405, *GONE)  # what an address answers that nobody named, and that is none


def is_address(source: str) -> bool:
    """Say whether a source is a web address and not a file."""
    return source.lower().startswith(("http://", "https://"))


async def items_of(catalogue: CatalogueSettings, fetcher: Fetcher, *, ad_hoc: bool) -> Iterable[Item]:
    """Return the stream of records of one catalogue, with those of its further pages.

    `ad_hoc`: an address that is no page with entries is a link to be checked itself, with the links that stand on it. Raises CatalogueError.
    """
    if not is_address(catalogue.source):
        return _from_file(catalogue)
    if not ad_hoc:
        return list(_needed(await _from_pages(catalogue, fetcher), catalogue.source))
    try:
        items = await _from_pages(catalogue, fetcher)
    except CatalogueError:
        return [Head(catalogue.label, catalogue.source), _itself(catalogue)]
    return items if any(isinstance(item, Entry) for item in items) else [*items, _itself(catalogue)]


async def _from_pages(catalogue: CatalogueSettings, fetcher: Fetcher) -> list[Item]:
    """Fetch the pages that a catalogue's reading asks for."""
    flow = read_pages(catalogue)
    address = guessed = next(flow)
    while True:
        fetched = await fetcher.get(address)
        is_gone = fetched.evidence.status in (REFUSED if address == guessed else GONE) and address != catalogue.source
        page = f"answers {fetched.evidence.status}" if is_gone else _page(catalogue, address, fetched)
        try:
            address = flow.send(page)
        except StopIteration as end:
            items: list[Item] = end.value
            return items


async def read_catalogues(
    work: Work, run_id: str, sources: Iterable[CatalogueSettings], fetcher: Fetcher, *, ad_hoc: bool
) -> tuple[tuple[str, ...], tuple[Head, ...]]:
    """Keep a reading of each source; return why some could not be read, a sentence each, and the heads of the others."""
    unread: list[str] = []
    heads: list[Head] = []
    for catalogue in sources:
        try:
            items = await items_of(catalogue, fetcher, ad_hoc=ad_hoc)
            work.store.save_reading(run_id, _noting(items, heads), _believing(work, catalogue))
            _warn(work, catalogue.label)
        except CatalogueError as error:
            unread.append(str(error))
            work.watch.say(str(error))
    return tuple(unread), tuple(heads)


def _noting(items: Iterable[Item], heads: list[Head]) -> Iterator[Item]:
    """Pass the records on, and note the heads among them."""
    for item in items:
        if isinstance(item, Head):
            heads.append(item)
        yield item


def _believing(work: Work, catalogue: CatalogueSettings) -> Believes:
    """Return what says whether entries that a catalogue no longer has are gone."""
    judge = work.settings.judge
    settings = judge.model_copy(update={"rules": {**judge.rules, **catalogue.rules}})

    def believes(loss: Loss) -> bool:
        return believed(catalogue.label, loss, settings, work.store.decisions())

    return believes


def _warn(work: Work, catalogue: str) -> None:
    """Tell who watches that a reading was put aside."""
    loss = work.store.loss(catalogue)
    if loss is not None and not loss.believed:
        finding = lost(SHRUNK, catalogue, loss)
        work.watch.say(f"{message(finding)} {suggestion(finding)}")


def _from_file(catalogue: CatalogueSettings) -> Iterator[Item]:
    """Yield the records of a file, which stays open as long as it is read, or of the files in a folder."""
    if is_folder(catalogue.source):
        yield from map(_unfollowed, _needed(read_folder(catalogue), catalogue.source))
        return
    with open_file(catalogue) as source:
        yield from map(_unfollowed, _needed(read(source), catalogue.source))


def _unfollowed(item: Item) -> Item:
    """Tell of a further page that a file names: nothing is fetched because of what a file says."""
    if not isinstance(item, Further):
        return item
    said = "a further page was not read: a file names it; give the catalogue's address as `source` to have it read"
    return Unreadable(None, said, item.address)


def _page(catalogue: CatalogueSettings, address: str, fetched: Fetched) -> Source:
    """Make a source of a page that was fetched; CatalogueError when it did not answer with one."""
    evidence = fetched.evidence
    if evidence.failure:
        raise CatalogueError(f"{address}: could not be fetched ({_why_not(evidence.failure.kind)}")
    if evidence.status != 200:  # noqa: PLR2004 - RFC 9110 section 15.3.1
        raise CatalogueError(f"{address}: the catalogue's page answers {evidence.status}; check `source` in a browser")
    if evidence.answer and evidence.answer.capped:
        raise CatalogueError(
            f"{address}: the page is larger than a catalogue may be; save it as CSV and name that file"
        )
    if kind_of(fetched.body, evidence.header("content-type")) not in PAGE_KINDS:
        raise CatalogueError(f"{address}: is not a page or a table that could be read as a catalogue")
    final = evidence.final_url or address
    return from_page(catalogue, final, fetched.body, evidence.header("content-type"), evidence.header("link"))


def _why_not(kind: FailureKind) -> str:
    """Return why a page could not be fetched, the bracket closed, and the way out."""
    said = kind.replace("-", " ")
    if kind is FailureKind.PRIVATE_ADDRESS:
        return f"{said}); where that is meant, name its network in `fetch.allow_networks`"
    return f"{said}); check `source`, and whether this machine is online"


def _needed(items: Iterable[Item], place: str) -> Iterator[Item]:
    """Pass the records on; CatalogueError at their end when none was an entry."""
    entries, found, unread = 0, "", None
    for item in items:
        entries += isinstance(item, Entry)
        if isinstance(item, Head):
            found = item.format
        elif isinstance(item, Unreadable):
            unread = unread or item
        yield item
    if not entries:
        raise _unreached(place, found, unread) if unread else _without_entry(place, found)


def _unreached(place: str, found: str, unread: Unreadable) -> CatalogueError:
    """Return what is said where nothing but what could not be read was found."""
    if not unread.reason.startswith(NOT_READ):
        said = unread.reason if unread.line is None else f"line {unread.line}: {unread.reason}"
        return CatalogueError(f"{place}: no entry was found; what could not be read begins with {said}")
    if found == API:
        return CatalogueError(
            f"{place}: no entry was found; {unread.reason} ({unread.excerpt}): check that address, or set `format: html` to have the page itself read"
        )
    return CatalogueError(
        f"{place}: no entry was found; {unread.reason} ({unread.excerpt}): check that address, or name another as `source`"
    )


def _without_entry(place: str, found: str) -> CatalogueError:
    """Return what is said where no entry was found in what was read as the format `found`."""
    ending = place.lower().rpartition(".")[2]
    if ending in ARCHIVES and found not in ARCHIVES:
        return CatalogueError(
            f"{place}: no entry was found; it is called .{ending}, but holds {found}: save it once more in the program that made it"
        )
    if found in STRUCTURED:
        return CatalogueError(
            f"{place}: no entry was found; it was read as {found}: look whether it lists anything, or say with `format` how it is written"
        )
    return CatalogueError(
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
