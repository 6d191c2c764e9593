"""Catalogues as they were last read, back as records."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, true

from crawler.history.carried import present_entries, uses_of_passages
from crawler.history.database import Database
from crawler.history.losses import last_loss
from crawler.history.sql import PAGE, Pages
from crawler.history.tables import catalogues, entries, links, passages, readings, unreadable, uses
from crawler.records import CatalogueSummary, Contact, Entry, Head, Loss, Passage, Unreadable

Reading = tuple[Head, tuple[Entry, ...], tuple[Passage, ...], tuple[Unreadable, ...], Loss | None]

_PASSAGES = select(passages).join(readings).order_by(passages.c.id)


def load_readings(database: Database) -> Iterator[Reading]:
    """Give each present catalogue with all that was read of it, one at a time."""
    with database.reading() as connection:
        rows = connection.execute(_present_catalogues()).all()
    for row in rows:
        with database.reading() as connection:
            rest = load_passages(connection, row.id), load_unreadable(connection, row.id), last_loss(connection, row.id)
        yield _head(row), tuple(present_entries(database, row.id)), *rest


Mine = Callable[[str, tuple[str, ...] | None], bool]
"""Tells whether a part of a catalogue is somebody's: by the catalogue's name and the headings above an entry; None for what no entry carries."""


def present_links(names: Collection[str] | None = None) -> ColumnElement[bool]:
    """Return the condition that a link stands in a present entry or in a passage; of the catalogues named, if any are."""
    named = true() if names is None else or_(false(), *(catalogues.c.name == name for name in names))
    return or_(_in_entry(catalogues.c.present, named), _in_passage(catalogues.c.present, named))


def links_of(connection: Connection, mine: Mine) -> ColumnElement[bool]:
    """Return the condition that a link stands in a part of a present catalogue that is somebody's."""
    query = select(catalogues.c.id, catalogues.c.name, entries.c.section).join(entries)
    below: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for number, name, section in connection.execute(query.where(catalogues.c.present, entries.c.present).distinct()):
        if mine(name, section):
            below[number].append(section)
    there = (and_(catalogues.c.id == number, entries.c.section.in_(several)) for number, several in below.items())
    whole = [row.id for row in connection.execute(_present_catalogues()) if mine(row.name, None)]
    return or_(_in_entry(or_(false(), *there)), _in_passage(catalogues.c.id.in_(whole)))


def headings(database: Database, name: str) -> frozenset[str]:
    """Return the headings above the entries of a catalogue."""
    query = select(entries.c.section).join(catalogues).where(catalogues.c.name == name, entries.c.present).distinct()
    with database.reading() as connection:
        return frozenset(heading for section in connection.scalars(query) for heading in section)


def _in_entry(*there: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a link stands in a present entry."""
    return (
        select(uses.c.id)
        .join(entries, entries.c.id == uses.c.entry_id)
        .join(catalogues, catalogues.c.id == entries.c.catalogue_id)
        .where(uses.c.link_id == links.c.id, entries.c.present, *there)
        .exists()
    )


def _in_passage(*there: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a link stands in a passage."""
    return (
        select(uses.c.id)
        .join(passages, passages.c.id == uses.c.passage_id)
        .join(readings, readings.c.id == passages.c.reading_id)
        .join(catalogues, catalogues.c.id == readings.c.catalogue_id)
        .where(uses.c.link_id == links.c.id, *there)
        .exists()
    )


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
    used = uses_of_passages(connection, [row.id for row in rows])
    return tuple(Passage(row.text, row.section, tuple(used.get(row.id, ())), row.line) for row in rows)


def load_unreadable(connection: Connection, catalogue: int) -> tuple[Unreadable, ...]:
    """Return what could not be read of a catalogue."""
    query = select(unreadable).join(readings).where(readings.c.catalogue_id == catalogue).order_by(unreadable.c.id)
    return tuple(Unreadable(row.line, row.reason, row.excerpt) for row in connection.execute(query))


def present_unreadable(database: Database) -> Pages[Unreadable]:
    """Give what could not be read of the present catalogues, in the order of reading; any number of times."""
    there = select(unreadable).select_from(unreadable.join(readings).join(catalogues))
    query = there.where(catalogues.c.present).order_by(unreadable.c.id).limit(PAGE)

    def page(after: int | None) -> tuple[Sequence[Unreadable], int | None]:
        with database.reading() as connection:
            rows = connection.execute(query.where(unreadable.c.id > (after or 0))).all()
        found = [Unreadable(row.line, row.reason, row.excerpt) for row in rows]
        return found, rows[-1].id if len(rows) == PAGE else None

    return Pages(page)


def _present_catalogues() -> Any:
    """Return the query of the catalogues that are still asked for."""
    return select(catalogues).where(catalogues.c.present).order_by(catalogues.c.id)


def _head(row: Any) -> Head:
    """Return what a catalogue says of itself."""
    contact = Contact(row.contact_name, row.contact_email) if row.has_contact else None
    return Head(row.name, row.source, row.title, contact, row.format)
