"""Catalogues of several pages, in the manner of `ask`: a generator that says which page it wants next, and is given it."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.catalogue.identity import Identities, repeated
from crawler.catalogue.portals import asked_first
from crawler.catalogue.readers import read
from crawler.catalogue.same_list import identity_of, without_ways
from crawler.catalogue.source import Source
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Entry, Further, Head, Item, Unreadable

NOT_READ = "a further page was not read"
API = "ckan"  # the format of what is listed by an API that is named by its address
_ASKED_FOR_DATA = frozenset((API, "oai-pmh"))  # formats whose further pages are of the same
Gone = str  # why a page is not there, in words
Flow = Generator[str, Source | Gone, list[Item]]


def read_pages(settings: CatalogueSettings) -> Flow:
    """Yield the addresses of a catalogue's pages, be sent each page (or why it is gone), and return all that they hold.

    A page is read once, and at most `pages` of them; one that brings no entry that is new leads nowhere. Pages of another host are
    read only where `follow` allows it. What was not read is told, as Unreadable. CatalogueError when the first page cannot be read.
    Where the address looks like a portal's API and its list is not there, the address itself is read.
    """
    reading = _Reading(settings)
    first = asked_first(settings.source)
    if first == settings.source or not reading.has_list((yield first), first):
        reading.add((yield settings.source), settings.source)
    while reading.waiting and reading.pages < settings.pages:
        address = reading.waiting.pop(0)
        reading.add((yield address), address)
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    """What was read so far, and what waits."""

    settings: CatalogueSettings
    items: list[Item] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    pages: int = 0
    left_out: dict[str, None] = field(default_factory=dict)
    missing: Unreadable | None = None  # the list of an address that looked like a portal's API
    _formats: dict[str, str] = field(default_factory=dict)  # of pages that are asked for data
    _seen: set[str] = field(default_factory=set)
    _known: set[tuple[object, ...]] = field(default_factory=set)

    def add(self, page: Source | Gone, address: str) -> None:
        """Read a page, and note where it leads."""
        self.pages += 1
        self._seen.add(identity_of(address))
        if isinstance(page, str):
            self._skip(address, page)
            return
        if self.pages == 1:
            self._seen.add(identity_of(page.address))
        try:
            items = list(read(_as(page, self._formats.get(address))))
        except CatalogueError as error:
            if self.pages == 1:
                raise
            self._skip(address, _without_place(error, page))
            return
        if address in self._formats and not any(isinstance(item, Entry | Further | Unreadable) for item in items):
            self._skip(address, "lists nothing")
        self._keep(items, page.address)

    def has_list(self, page: Source | Gone, address: str) -> bool:
        """Read what a portal's API lists; say whether there was such a list, and note why not."""
        if isinstance(page, str):
            self.missing = _unread(address, page)
            return False
        try:
            items = list(read(_as(page, API)))
        except CatalogueError as error:
            self.missing = _unread(address, _without_place(error, page))
            return False
        self.pages += 1
        self._seen |= {identity_of(address), identity_of(page.address)}
        self._keep(items, page.address)
        return True

    def finished(self) -> list[Item]:
        """Return what was read, with ids that no two entries of several pages share."""
        if self.waiting:
            said = f"only the first {self.settings.pages} pages were read; `pages` says how many are"
            self.items.append(Unreadable(None, said, self.waiting[0]))
        if self.missing and not any(isinstance(item, Entry) for item in self.items):
            self.items.insert(0, self.missing)
        if self.pages == 1:
            return self.items
        titles = [item.title for item in self.items if isinstance(item, Entry)]
        identities = Identities(repeated(titles))
        return [self._settled(item, identities) for item in self.items]

    def _settled(self, item: Item, identities: Identities) -> Item:
        if isinstance(item, Entry):
            return identities.name(item)
        left_out = tuple(without_ways(self.left_out, self._seen))
        return replace(item, left_out=left_out) if isinstance(item, Head) else item

    def _keep(self, items: list[Item], place: str) -> None:
        """Keep what is new of a page; a list that answers every number with the same page ends here."""
        fresh = [item for item in items if not isinstance(item, Entry) or self._is_new(item)]
        leads = [item.address for item in items if isinstance(item, Further)]
        formats = {item.format for item in items if isinstance(item, Head)} & _ASKED_FOR_DATA
        self._formats |= {address: name for address in leads for name in formats}
        had_entries = any(isinstance(item, Entry) for item in items)
        self.left_out.update(dict.fromkeys(url for item in items if isinstance(item, Head) for url in item.left_out))
        self.items += [item for item in fresh if self._belongs(item)]
        if not had_entries or any(isinstance(item, Entry) for item in fresh):
            for address in leads:
                self._lead(address, place)

    def _belongs(self, item: Item) -> bool:
        """Say whether a record is kept: of several heads, the first."""
        return not isinstance(item, Further) and (self.pages == 1 or not isinstance(item, Head))

    def _is_new(self, entry: Entry) -> bool:
        key = (entry.title, entry.section, entry.description, tuple(use.url or use.href for use in entry.links))
        if self.pages > 1 and key in self._known:
            return False
        self._known.add(key)
        return True

    def _lead(self, address: str, place: str) -> None:
        """Note a further page, unless it is known or lies elsewhere."""
        identity = identity_of(address)
        if identity in self._seen or self.settings.follow == "never":
            return
        self._seen.add(identity)
        if self.settings.follow == "same-host" and _host(address) != _host(place):
            self._skip(address, "is a further page on another host; `follow: any-host` has it read")
        else:
            self.waiting.append(address)

    def _skip(self, address: str, reason: str) -> None:
        self.items.append(_unread(address, reason))


def _unread(address: str, reason: str) -> Unreadable:
    """Return what is told of a page that was not read."""
    said = reason if reason.startswith("the ") else f"it {reason}"
    return Unreadable(None, f"{NOT_READ}: {said}"[:300], address)


def _without_place(error: CatalogueError, page: Source) -> str:
    return str(error).removeprefix(f"{page.address}: ")


def _as(page: Source, name: str | None) -> Source:
    """Return a page to be read as what it was asked for: an API that is switched off answers with a page for people."""
    if name is None or page.settings.format != "auto":
        return page
    return replace(page, settings=page.settings.model_copy(update={"format": name}))


def _host(address: str) -> str:
    """Return the host of an address, which may answer with and without `www.`; nothing for a file."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
