"""Entries with their links, and links with their places, back as records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select, tuple_

from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.prepared import Reader, Row
from crawler.history.sql import PAGE, Pages
from crawler.history.tables import WRITTEN, catalogues, entries, links, passages, readings, uses
from crawler.records import Entry, Place, Role, Use

_USE = (uses.c.href, links.c.url, uses.c.addressed, uses.c.role, uses.c.text, uses.c.line, uses.c.fault)
_ORDER = (uses.c.position, uses.c.id)
_ROLES = {role.value: role for role in Role}


def _uses_by(owner: Any) -> Reader:
    """Return what reads the links of entries or passages, by the owner's row number."""
    return Reader(select(owner, *_USE).join(links, links.c.id == uses.c.link_id).order_by(*_ORDER), owner)


_OF_ENTRIES = _uses_by(uses.c.entry_id)
_OF_PASSAGES = _uses_by(uses.c.passage_id)

_ENTRY = select(entries.c.id, entries.c.key, catalogues.c.name, *(entries.c[name] for name in WRITTEN)).join(catalogues)
_ENTRIES = Reader(_ENTRY, entries.c.id)
_NAMED = Reader(_ENTRY.where(entries.c.present, catalogues.c.present), entries.c.key)
_PLACE = tuple_(entries.c.catalogue_id, entries.c.position, entries.c.id)
_PAGE = _ENTRY.add_columns(entries.c.catalogue_id, entries.c.position).order_by(*_PLACE).limit(PAGE)
_PAGE = _PAGE.where(entries.c.present, catalogues.c.present)

_CARRYING = Reader(
    select(uses.c.link_id, uses.c.entry_id, entries.c.key)
    .join(entries, entries.c.id == uses.c.entry_id)
    .where(entries.c.present)
    .order_by(entries.c.catalogue_id, entries.c.position),
    uses.c.link_id,
)
_IN_ENTRIES = Reader(
    select(uses.c.link_id, catalogues.c.name, entries.c.key, *_USE)
    .join(links, links.c.id == uses.c.link_id)
    .join(entries, entries.c.id == uses.c.entry_id)
    .join(catalogues, catalogues.c.id == entries.c.catalogue_id)
    .where(entries.c.present, catalogues.c.present)
    .order_by(*_ORDER),
    uses.c.link_id,
)
_IN_PASSAGES = Reader(
    select(uses.c.link_id, catalogues.c.name, *_USE)
    .join(links, links.c.id == uses.c.link_id)
    .join(passages, passages.c.id == uses.c.passage_id)
    .join(readings, readings.c.id == passages.c.reading_id)
    .join(catalogues, catalogues.c.id == readings.c.catalogue_id)
    .where(catalogues.c.present)
    .order_by(*_ORDER),
    uses.c.link_id,
)


def present_entries(database: Database, catalogue: int | None = None) -> Pages[Entry]:
    """Give the present entries in the order of the catalogues, or those of one; any number of times."""
    of_these = _PAGE if catalogue is None else _PAGE.where(entries.c.catalogue_id == catalogue)

    def page(after: Row | None) -> tuple[Sequence[Entry], Row | None]:
        query = of_these.where(after < _PLACE) if after else of_these
        with database.reading() as connection:
            rows = connection.execute(query).all()
            found = list(_with_uses(connection, [row[:-2] for row in rows]).values())
        last = rows[-1] if len(rows) == PAGE else None
        return found, (last.catalogue_id, last.position, last.id) if last else None

    return Pages(page)


def entries_named(database: Database, keys: Iterable[str]) -> dict[str, Entry]:
    """Return present entries by their id."""
    with database.reading() as connection:
        found = _with_uses(connection, _NAMED.rows_of(connection, map(clean, keys)))
    return {entry.id: entry for entry in found.values()}


def entries_of_links(connection: Connection, numbers: Collection[int]) -> dict[int, dict[str, Entry]]:
    """Return for each link the present entries that carry it, by Entry.id."""
    pairs = _CARRYING.rows_of(connection, numbers)
    known = _with_uses(connection, _ENTRIES.rows_of(connection, [entry for _, entry, _ in pairs]))
    found: dict[int, dict[str, Entry]] = {number: {} for number in numbers}
    for link, entry, key in pairs:
        found[link][key] = known[entry]
    return found


def keys_of_links(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return for each link the ids of the present entries that carry it, each once."""
    found: dict[int, dict[str, None]] = {number: {} for number in numbers}
    for link, _, key in _CARRYING.rows_of(connection, numbers):
        found[link][key] = None
    return {number: tuple(keys) for number, keys in found.items()}


def places_of_links(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[Place, ...]]:
    """Return where each link stands now: in present entries, then in passages."""
    found: dict[int, list[Place]] = {number: [] for number in numbers}
    for link, name, key, *use in _IN_ENTRIES.rows_of(connection, numbers):
        found[link].append(Place(name, key, _use(*use)))
    for link, name, *use in _IN_PASSAGES.rows_of(connection, numbers):
        found[link].append(Place(name, None, _use(*use)))
    return {number: tuple(places) for number, places in found.items()}


def uses_of_passages(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Use]]:
    """Return the links of passages, by the passage's row number."""
    return _by_owner(_OF_PASSAGES.rows_of(connection, numbers))


def _with_uses(connection: Connection, rows: Sequence[Any]) -> dict[int, Entry]:
    """Make entries of their columns, with their links, by row number and in the same order."""
    used = _by_owner(_OF_ENTRIES.rows_of(connection, [row[0] for row in rows]))
    return {row[0]: _entry(row, tuple(used.get(row[0], ()))) for row in rows}


def _by_owner(rows: Iterable[Row]) -> dict[int, list[Use]]:
    """Gather the links of each owner."""
    found: dict[int, list[Use]] = defaultdict(list)
    for owner, *use in rows:
        found[owner].append(_use(*use))
    return found


def _use(*columns: Any) -> Use:
    """Return one appearance of an address, of the columns of `_USE`."""
    href, url, addressed, role, text, line, fault = columns
    return Use(href, url if addressed else None, _ROLES[role], text, line, fault)


def _entry(columns: Sequence[Any], used: tuple[Use, ...]) -> Entry:
    """Return an entry, of the columns of `_ENTRY`."""
    _, key, name, *written = columns
    return Entry(id=key, catalogue=name, links=used, **dict(zip(WRITTEN, written, strict=True)))
