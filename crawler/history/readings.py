"""Keeping what a catalogue says now; what it said before stays, marked as no longer present."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, bindparam, delete, func, select, update

from crawler.history.addresses import add_uses, refresh_links
from crawler.history.codec import digest_of
from crawler.history.columns import clean
from crawler.history.contents import summary_of
from crawler.history.database import Database
from crawler.history.losses import Believes, columns_of, loss_of, note_doubt
from crawler.history.prepared import Reader, Row, Writer
from crawler.history.runs import run_number
from crawler.history.sql import Values, batches, upsert
from crawler.history.tables import WRITTEN, catalogues, entries, passages, readings, unreadable, uses
from crawler.records import CatalogueSummary, Contact, Entry, Head, Item, Loss, Passage, Unreadable

_written = attrgetter(*WRITTEN)
_CATALOGUES = Reader(select(catalogues.c.name, catalogues.c.id), catalogues.c.name)
_KNOWN = Reader(
    select(entries.c.key, entries.c.id, entries.c.digest, entries.c.reading_id, entries.c.present).where(
        entries.c.catalogue_id == bindparam("catalogue", None)
    ),
    entries.c.key,
)
_LAST = Reader(select(func.coalesce(func.max(entries.c.id), 0)))
_TOUCH = Writer(
    update(entries)
    .where(entries.c.id == bindparam("number"))
    .values({name: bindparam(name) for name in ("position", "reading_id", "present")}),
    *("number", "position", "reading_id", "present"),
)
_WRITE = Writer(
    lambda dialect: upsert(dialect, entries, "catalogue_id", "key"),
    *("id", "catalogue_id", "key", *WRITTEN, "digest", "position", "reading_id", "present"),
)
_WRITE_UNREADABLE = Writer(unreadable.insert(), "reading_id", "line", "reason", "excerpt")
_DROP_USES = Writer(delete(uses).where(uses.c.entry_id == bindparam("number")), "number")


def save_reading(
    database: Database, run: str, items: Iterable[Item], believes: Believes = lambda _: True
) -> CatalogueSummary:
    """Keep one reading of a catalogue, all of it or nothing: when `items` raises midway, all stays as it was.

    `believes` says whether entries that the reading no longer has are gone. Where they are not, only the loss is noted.
    """
    with database.writing() as connection:
        number = run_number(connection, run)
        with connection.begin_nested() as step:
            reading = _Reading(connection, number)
            for batch in batches(items):
                reading.add(batch)
            catalogue = reading.catalogue()
            loss = reading.loss()
            if loss is not None:
                loss = replace(loss, believed=believes(loss))
            if loss is None or loss.believed:
                reading.close(loss)
            else:
                step.rollback()
        if loss is not None and not loss.believed:
            note_doubt(connection, number, catalogue, reading.count, loss)
        refresh_links(connection)
        return summary_of(connection, catalogue)


def keep_catalogues(database: Database, names: Iterable[str]) -> None:
    """Mark catalogues that are not among `names` as no longer asked for; those that are read again come back."""
    wanted = [clean(name) for name in names]
    with database.writing() as connection:
        connection.execute(update(catalogues).values(present=catalogues.c.name.in_(wanted)))
        refresh_links(connection)


class _Reading:
    """One reading on its way into the database."""

    def __init__(self, connection: Connection, run: int) -> None:
        self._connection = connection
        begun = connection.execute(readings.insert().values(run_id=run, entries=0))
        self._id: int = begun.inserted_primary_key[0]  # type: ignore[index]
        self._catalogues: dict[str, int] = {}
        self.count = 0
        self._fresh = 0
        self._run = run
        self._head: Head | None = None

    def add(self, items: Sequence[Item]) -> None:
        """Keep a batch of what the reader gave."""
        self._add_entries([item for item in items if isinstance(item, Entry)])
        for item in items:
            if isinstance(item, Head):
                self._head = item
            elif isinstance(item, Passage):
                self._add_passage(item)
        damaged = [item for item in items if isinstance(item, Unreadable)]
        _WRITE_UNREADABLE.write(
            self._connection, [(self._id, item.line, item.reason, item.excerpt) for item in damaged]
        )

    def catalogue(self) -> int:
        """Return the row number of the catalogue that was read."""
        return self._catalogue(self._said().name)

    def loss(self) -> Loss | None:
        """Return what earlier readings had and this one has not; None for nothing."""
        return loss_of(
            self._connection, self.catalogue(), self._id, self._run, kept=self.count - self._fresh, fresh=self._fresh
        )

    def _said(self) -> Head:
        """Return what the catalogue says of itself."""
        if self._head is None:
            raise ValueError("a reading without a Head")
        return self._head

    def close(self, loss: Loss | None) -> None:
        """Mark what is gone, and drop the passages of earlier readings."""
        catalogue, head = self.catalogue(), self._said()
        execute = self._connection.execute
        execute(update(catalogues).where(catalogues.c.id == catalogue).values(_about(head)))
        about = {"catalogue_id": catalogue, "entries": self.count, **columns_of(loss)}
        execute(update(readings).where(readings.c.id == self._id).values(about))
        gone = (entries.c.catalogue_id == catalogue, entries.c.present, entries.c.reading_id != self._id)
        execute(update(entries).where(*gone).values(present=False))
        earlier = select(readings.c.id).where(readings.c.catalogue_id == catalogue, readings.c.id != self._id)
        loose = select(passages.c.id).where(passages.c.reading_id.in_(earlier))
        execute(delete(uses).where(uses.c.passage_id.in_(loose)))
        execute(delete(passages).where(passages.c.reading_id.in_(earlier)))
        execute(delete(unreadable).where(unreadable.c.reading_id.in_(earlier)))

    def _catalogue(self, name: str) -> int:
        """Return the row number of a catalogue, new or known."""
        if name not in self._catalogues:
            known = _CATALOGUES.rows_of(self._connection, [clean(name)])
            if not known:
                blank = {"name": name, "source": "", "format": "", "has_contact": False, "present": True}
                self._connection.execute(catalogues.insert(), blank)
                known = _CATALOGUES.rows_of(self._connection, [clean(name)])
            [(_, self._catalogues[name])] = known
        return self._catalogues[name]

    def _add_entries(self, found: Sequence[Entry]) -> None:
        """Write entries that are new or changed; an unchanged one costs one small update."""
        for name, group in groupby(found, key=lambda entry: entry.catalogue):
            catalogue = self._catalogue(name)
            rows = self._rows(catalogue, list(group))
            known = self._known(catalogue, rows)
            same = {key for key in rows.keys() & known.keys() if known[key].digest == rows[key].digest}
            _TOUCH.write(self._connection, [(known[key].id, rows[key].position, self._id, True) for key in same])
            self._write(catalogue, {key: row for key, row in rows.items() if key not in same}, known)
            self.count += len(rows)
            self._fresh += sum(key not in known or not known[key].present for key in rows)

    def _rows(self, catalogue: int, found: Sequence[Entry]) -> dict[str, "_EntryRow"]:
        """Give every entry its key. Two entries of one key are two entries all the same: the second gets a number."""
        taken = {
            key
            for key, row in self._known(catalogue, [clean(e.id) for e in found]).items()
            if row.reading_id == self._id
        }
        rows: dict[str, _EntryRow] = {}
        for entry in found:
            key = self._free(catalogue, clean(entry.id), taken)
            taken.add(key)
            rows[key] = _EntryRow(entry, digest_of(entry), self.count + len(rows))
        return rows

    def _free(self, catalogue: int, wanted: str, taken: set[str]) -> str:
        """Return a key that no entry of this reading has."""
        key, number = wanted, 1
        while key in taken:
            number += 1
            key = f"{wanted}-{number}"
            taken |= {key for row in self._known(catalogue, [key]).values() if row.reading_id == self._id}
        return key

    def _known(self, catalogue: int, keys: Iterable[str]) -> dict[str, "_KnownEntry"]:
        """Return what is kept of entries, by key."""
        return {key: _KnownEntry(*row) for key, *row in _KNOWN.rows_of(self._connection, keys, catalogue=catalogue)}

    def _write(self, catalogue: int, rows: Mapping[str, "_EntryRow"], known: Mapping[str, "_KnownEntry"]) -> None:
        """Insert or replace entries with their links; the transaction holds the only right to add some."""
        [(last,)] = _LAST.rows(self._connection)
        fresh = [key for key in rows if key not in known]
        numbers = {key: known[key].id for key in rows if key in known}
        _DROP_USES.write(self._connection, [(number,) for number in numbers.values()])
        numbers |= {key: number for number, key in enumerate(fresh, last + 1)}
        beside = (self._id, True)
        _WRITE.write(
            self._connection, [(numbers[key], catalogue, key, *row.values(), *beside) for key, row in rows.items()]
        )
        add_uses(self._connection, [(numbers[key], row.entry.links) for key, row in rows.items()])

    def _add_passage(self, passage: Passage) -> None:
        """Keep words of no entry, with their links."""
        values = {"reading_id": self._id, "text": passage.text, "section": passage.section, "line": passage.line}
        number = self._connection.execute(passages.insert().values(values)).inserted_primary_key[0]  # type: ignore[index]
        add_uses(self._connection, [(number, passage.links)], of_passages=True)


@dataclass(frozen=True, slots=True)
class _KnownEntry:
    """What is kept of an entry that was read before."""

    id: int
    digest: bytes
    reading_id: int
    present: bool


@dataclass(frozen=True, slots=True)
class _EntryRow:
    """An entry with what is not in the record."""

    entry: Entry
    digest: bytes
    position: int

    def values(self) -> Row:
        """Return the columns that come from the entry itself, and the two beside it."""
        return (*_written(self.entry), self.digest, self.position)


def _about(head: Head) -> Values:
    """Return the columns of a catalogue."""
    contact = head.contact or Contact()
    return {
        "source": head.source,
        "title": head.title,
        "format": head.format,
        "has_contact": head.contact is not None,
        "contact_name": contact.name,
        "contact_email": contact.email,
        "present": True,
    }
