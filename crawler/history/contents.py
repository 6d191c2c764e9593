"""Catalogues as they were last read, back as records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true, tuple_

from crawler.history.database import Database
from crawler.history.sql import PAGE, Pages, batches
from crawler.history.tables import catalogues, entries, links, passages, readings, unreadable, uses
from crawler.records import (
    CatalogueSummary,
    Contact,
    Entry,
    Head,
    Passage,
    Place,
    Role,
    Unreadable,
    Use,
)

Reading = tuple[Head, tuple[Entry, ...], tuple[Passage, ...], tuple[Unreadable, ...]]

_USES = select(uses, links.c.url).join(links).order_by(uses.c.position, uses.c.id)
_ENTRIES = select(entries, catalogues.c.name).join(catalogues)
_PASSAGES = select(passages).join(readings).order_by(passages.c.id)


def load_readings(database: Database) -> Iterator[Reading]:
    """Give each present catalogue with all that was read of it, one at a time."""
    with database.reading() as connection:
        rows = connection.execute(_present_catalogues()).all()
    for row in rows:
        of_this = Pages(lambda cursor, number=row.id: _entry_page(database, cursor, number))  # type: ignore[misc]
        with database.reading() as connection:
            rest = load_passages(connection, row.id), load_unreadable(connection, row.id)
        yield _head(row), tuple(of_this), *rest


def all_entries(database: Database) -> Pages[Entry]:
    """Give every present entry in the order of the catalogues; any number of times."""
    return Pages(lambda cursor: _entry_page(database, cursor))


def _entry_page(database: Database, cursor: Any, catalogue: int | None = None) -> tuple[Sequence[Entry], Any]:
    """Return one page of entries and where the next begins."""
    place = tuple_(entries.c.catalogue_id, entries.c.position, entries.c.id)
    wanted: list[Any] = [entries.c.present, catalogues.c.present]
    wanted += [entries.c.catalogue_id == catalogue] if catalogue is not None else []
    wanted += [place > cursor] if cursor else []
    query = _ENTRIES.where(and_(true(), *wanted)).order_by(*place).limit(PAGE)
    with database.reading() as connection:
        rows = connection.execute(query).all()
        found = list(_with_uses(connection, rows).values())
    last = rows[-1] if len(rows) == PAGE else None
    return found, (last.catalogue_id, last.position, last.id) if last else None


def entries_by_id(connection: Connection, numbers: Collection[int]) -> dict[int, Entry]:
    """Return entries by their row number."""
    found: dict[int, Entry] = {}
    for batch in batches(numbers):
        rows = connection.execute(_ENTRIES.where(entries.c.id.in_(batch))).all()
        found |= _with_uses(connection, rows)
    return found


def entries_of_links(connection: Connection, numbers: Collection[int]) -> dict[int, dict[str, Entry]]:
    """Return for each link the present entries that carry it, by Entry.id."""
    pairs: list[tuple[int, int]] = []
    for batch in batches(numbers):
        query = (
            select(uses.c.link_id, uses.c.entry_id).join(entries).where(uses.c.link_id.in_(batch), entries.c.present)
        )
        pairs += [
            (link, entry)
            for link, entry in connection.execute(query.order_by(entries.c.catalogue_id, entries.c.position))
        ]
    known = entries_by_id(connection, {entry for _, entry in pairs})
    found: dict[int, dict[str, Entry]] = {number: {} for number in numbers}
    for link, entry in pairs:
        found[link][known[entry].id] = known[entry]
    return found


def places_of_links(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[Place, ...]]:
    """Return where each link stands now: in present entries, then in passages."""
    in_entries = (
        _USES.add_columns(catalogues.c.name, entries.c.key)
        .join(entries, entries.c.id == uses.c.entry_id)
        .join(catalogues, catalogues.c.id == entries.c.catalogue_id)
        .where(entries.c.present)
    )
    in_passages = (
        _USES.add_columns(catalogues.c.name)
        .join(passages, passages.c.id == uses.c.passage_id)
        .join(readings, readings.c.id == passages.c.reading_id)
        .join(catalogues, catalogues.c.id == readings.c.catalogue_id)
    )
    found: dict[int, list[Place]] = {number: [] for number in numbers}
    for batch in batches(numbers):
        for query in (in_entries, in_passages):
            for row in connection.execute(query.where(uses.c.link_id.in_(batch), catalogues.c.present)):
                found[row.link_id].append(Place(row.name, getattr(row, "key", None), _use(row)))
    return {number: tuple(places) for number, places in found.items()}


def present_links(names: Collection[str] | None = None) -> ColumnElement[bool]:
    """Return the condition that a link stands in a present entry or in a passage; of the catalogues named, if any are."""
    there: list[Any] = [catalogues.c.present] if names is None else [catalogues.c.present, catalogues.c.name.in_(names)]
    in_entry = (
        select(uses.c.link_id)
        .join(entries, entries.c.id == uses.c.entry_id)
        .join(catalogues, catalogues.c.id == entries.c.catalogue_id)
        .where(entries.c.present, *there)
    )
    in_passage = (
        select(uses.c.link_id)
        .join(passages, passages.c.id == uses.c.passage_id)
        .join(readings, readings.c.id == passages.c.reading_id)
        .join(catalogues, catalogues.c.id == readings.c.catalogue_id)
        .where(*there)
    )
    return or_(links.c.id.in_(in_entry), links.c.id.in_(in_passage))


def summaries(database: Database) -> tuple[CatalogueSummary, ...]:
    """Return every present catalogue, in the order in which they were first read."""
    with database.reading() as connection:
        rows = connection.execute(_present_catalogues()).all()
        return tuple(_summary(connection, row) for row in rows)


def summary_of(connection: Connection, catalogue: int) -> CatalogueSummary:
    """Return one catalogue by its row number."""
    return _summary(connection, connection.execute(select(catalogues).where(catalogues.c.id == catalogue)).one())


def _summary(connection: Connection, row: Any) -> CatalogueSummary:
    """Count the entries, and gather the links of no entry."""
    count = select(func.count()).select_from(entries).where(entries.c.catalogue_id == row.id, entries.c.present)
    loose = tuple(use for passage in load_passages(connection, row.id) for use in passage.links)
    head = _head(row)
    return CatalogueSummary(
        head.name, head.source, head.title, head.contact, connection.execute(count).scalar_one(), loose
    )


def load_passages(connection: Connection, catalogue: int) -> tuple[Passage, ...]:
    """Return the words of a catalogue that belong to no entry."""
    rows = connection.execute(_PASSAGES.where(readings.c.catalogue_id == catalogue)).all()
    used = _uses_by(connection, uses.c.passage_id, [row.id for row in rows])
    return tuple(Passage(row.text, row.section, tuple(used[row.id]), row.line) for row in rows)


def load_unreadable(connection: Connection, catalogue: int) -> tuple[Unreadable, ...]:
    """Return what could not be read of a catalogue."""
    query = select(unreadable).join(readings).where(readings.c.catalogue_id == catalogue).order_by(unreadable.c.id)
    return tuple(Unreadable(row.line, row.reason, row.excerpt) for row in connection.execute(query))


def _present_catalogues() -> Any:
    """Return the query of the catalogues that are still asked for."""
    return select(catalogues).where(catalogues.c.present).order_by(catalogues.c.id)


def _head(row: Any) -> Head:
    """Return what a catalogue says of itself."""
    contact = Contact(row.contact_name, row.contact_email) if row.has_contact else None
    return Head(row.name, row.source, row.title, contact, row.format)


def _with_uses(connection: Connection, rows: Sequence[Any]) -> dict[int, Entry]:
    """Make entries of their rows, with their links, in the same order."""
    used = _uses_by(connection, uses.c.entry_id, [row.id for row in rows])
    return {row.id: _entry(row, used[row.id]) for row in rows}


def _uses_by(connection: Connection, owner: Any, numbers: Iterable[int]) -> dict[int, list[Use]]:
    """Return the links of entries or passages, by the owner's row number."""
    found: dict[int, list[Use]] = defaultdict(list)
    for batch in batches(numbers):
        for row in connection.execute(_USES.where(owner.in_(batch))):
            found[getattr(row, owner.name)].append(_use(row))
    return found


def _use(row: Any) -> Use:
    """Return one appearance of an address."""
    return Use(row.href, row.url if row.addressed else None, Role(row.role), row.text, row.line, row.fault)


def _entry(row: Any, used: Sequence[Use]) -> Entry:
    """Return an entry of its row."""
    return Entry(
        id=row.key,
        catalogue=row.name,
        title=row.title,
        section=row.section,
        description=row.description,
        authors=row.authors,
        publishers=row.publishers,
        year=row.year,
        kind=row.kind,
        links=tuple(used),
        line=row.line,
        as_written=row.as_written,
    )
