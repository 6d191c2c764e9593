"""Keeping what a catalogue says now; what it said before stays, marked as no longer present."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, bindparam, delete, select, update

from crawler.history.codec import digest_of
from crawler.history.columns import clean
from crawler.history.contents import present_links, summary_of
from crawler.history.database import Database
from crawler.history.runs import run_number
from crawler.history.sql import Values, batches, ids_by, upsert, write_all
from crawler.history.tables import catalogues, entries, links, passages, readings, unreadable, uses
from crawler.records import CatalogueSummary, Contact, Entry, Head, Item, Passage, Unreadable, Use

_WEB = ("http://", "https://")


def save_reading(database: Database, run: str, items: Iterable[Item]) -> CatalogueSummary:
    """Keep one reading of a catalogue, all of it or nothing: when `items` raises midway, all stays as it was."""
    with database.writing() as connection:
        reading = _Reading(connection, run_number(connection, run))
        for batch in batches(items):
            reading.add(batch)
        catalogue = reading.close()
        _refresh_links(connection)
        return summary_of(connection, catalogue)


def keep_catalogues(database: Database, names: Iterable[str]) -> None:
    """Mark catalogues that are not among `names` as no longer asked for; those that are read again come back."""
    wanted = [clean(name) for name in names]
    with database.writing() as connection:
        connection.execute(update(catalogues).values(present=catalogues.c.name.in_(wanted)))
        _refresh_links(connection)


class _Reading:
    """One reading on its way into the database."""

    def __init__(self, connection: Connection, run: int) -> None:
        self._connection = connection
        begun = connection.execute(readings.insert().values(run_id=run, entries=0))
        self._id: int = begun.inserted_primary_key[0]  # type: ignore[index]
        self._catalogues: dict[str, int] = {}
        self._count = 0
        self._head: Head | None = None

    def add(self, items: Sequence[Item]) -> None:
        """Keep a batch of what the reader gave."""
        self._add_entries([item for item in items if isinstance(item, Entry)])
        for item in items:
            if isinstance(item, Head):
                self._head = item
            elif isinstance(item, Passage):
                self._add_passage(item)
            elif isinstance(item, Unreadable):
                values = {"reading_id": self._id, "line": item.line, "reason": item.reason, "excerpt": item.excerpt}
                self._connection.execute(unreadable.insert(), values)

    def close(self) -> int:
        """Mark what is gone, drop the passages of earlier readings, and return the catalogue's row number."""
        if self._head is None:
            raise ValueError("a reading without a Head")
        catalogue = self._catalogue(self._head.name)
        execute = self._connection.execute
        execute(update(catalogues).where(catalogues.c.id == catalogue).values(_about(self._head)))
        execute(update(readings).where(readings.c.id == self._id).values(catalogue_id=catalogue, entries=self._count))
        gone = (entries.c.catalogue_id == catalogue, entries.c.present, entries.c.reading_id != self._id)
        execute(update(entries).where(*gone).values(present=False))
        earlier = select(readings.c.id).where(readings.c.catalogue_id == catalogue, readings.c.id != self._id)
        loose = select(passages.c.id).where(passages.c.reading_id.in_(earlier))
        execute(delete(uses).where(uses.c.passage_id.in_(loose)))
        execute(delete(passages).where(passages.c.reading_id.in_(earlier)))
        execute(delete(unreadable).where(unreadable.c.reading_id.in_(earlier)))
        return catalogue

    def _catalogue(self, name: str) -> int:
        """Return the row number of a catalogue, new or known."""
        if name not in self._catalogues:
            known = ids_by(self._connection, catalogues.c.name, [clean(name)])
            if not known:
                blank = {"name": name, "source": "", "format": "", "has_contact": False, "present": True}
                self._connection.execute(catalogues.insert(), blank)
                known = ids_by(self._connection, catalogues.c.name, [clean(name)])
            self._catalogues[name] = known[clean(name)]
        return self._catalogues[name]

    def _add_entries(self, found: Sequence[Entry]) -> None:
        """Write entries that are new or changed; an unchanged one costs one small update."""
        for name, group in groupby(found, key=lambda entry: entry.catalogue):
            catalogue = self._catalogue(name)
            rows = self._rows(catalogue, list(group))
            known = self._known(catalogue, rows)
            same = {key for key in rows.keys() & known.keys() if known[key].digest == rows[key].digest}
            self._touch(catalogue, {key: row for key, row in rows.items() if key in same})
            self._write(catalogue, {key: row for key, row in rows.items() if key not in same})
            self._count += len(rows)

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
            rows[key] = _EntryRow(entry, digest_of(entry), self._count + len(rows))
        return rows

    def _free(self, catalogue: int, wanted: str, taken: set[str]) -> str:
        """Return a key that no entry of this reading has."""
        key, number = wanted, 1
        while key in taken:
            number += 1
            key = f"{wanted}-{number}"
            taken |= {key for row in self._known(catalogue, [key]).values() if row.reading_id == self._id}
        return key

    def _known(self, catalogue: int, keys: Iterable[str]) -> dict[str, Any]:
        """Return what is kept of entries, by key."""
        columns = (entries.c.key, entries.c.id, entries.c.digest, entries.c.reading_id)
        query = select(*columns).where(entries.c.catalogue_id == catalogue, entries.c.key.in_(list(keys)))
        return {row.key: row for row in self._connection.execute(query)}

    def _touch(self, catalogue: int, rows: Mapping[str, "_EntryRow"]) -> None:
        """Note that entries are still there, and where."""
        statement = update(entries).where(entries.c.catalogue_id == catalogue, entries.c.key == bindparam("wanted"))
        statement = statement.values(position=bindparam("at"), reading_id=self._id, present=True)
        values = [{"wanted": key, "at": row.position} for key, row in rows.items()]
        write_all(self._connection, statement, values)

    def _write(self, catalogue: int, rows: Mapping[str, "_EntryRow"]) -> None:
        """Insert or replace entries with their links."""
        values = [
            {**row.values(), "catalogue_id": catalogue, "key": key, "reading_id": self._id, "present": True}
            for key, row in rows.items()
        ]
        statement = upsert(self._connection.dialect.name, entries, "catalogue_id", "key")
        write_all(self._connection, statement, values)
        numbers = {key: row.id for key, row in self._known(catalogue, rows).items()}
        self._connection.execute(delete(uses).where(uses.c.entry_id.in_(list(numbers.values()))))
        self._add_uses("entry_id", [(numbers[key], row.entry.links) for key, row in rows.items()])

    def _add_passage(self, passage: Passage) -> None:
        """Keep words of no entry, with their links."""
        values = {"reading_id": self._id, "text": passage.text, "section": passage.section, "line": passage.line}
        number = self._connection.execute(passages.insert().values(values)).inserted_primary_key[0]  # type: ignore[index]
        self._add_uses("passage_id", [(number, passage.links)])

    def _add_uses(self, owner: str, owners: Sequence[tuple[int, Sequence[Use]]]) -> None:
        """Keep the links of entries or passages, and where they stand there."""
        numbers = self._link_numbers([use for _, used in owners for use in used])
        rows = [
            {owner: number, "link_id": numbers[_identity(use)], "position": position, **_use_values(use)}
            for number, used in owners
            for position, use in enumerate(used)
        ]
        write_all(self._connection, uses.insert(), rows)

    def _link_numbers(self, used: Sequence[Use]) -> dict[str, int]:
        """Return the row numbers of links, new or known; the latest spelling is the one that is asked."""
        values: dict[str, Values] = {}
        for use in used:
            values.setdefault(_identity(use), _link_values(use))
        statement = upsert(self._connection.dialect.name, links, "url")
        write_all(self._connection, statement, list(values.values()))
        return ids_by(self._connection, links.c.url, values)


@dataclass(frozen=True, slots=True)
class _EntryRow:
    """An entry with what is not in the record."""

    entry: Entry
    digest: bytes
    position: int

    def values(self) -> Values:
        """Return the columns that come from the entry itself."""
        names = ("title", "section", "description", "authors", "publishers", "year", "kind", "line", "as_written")
        values = {name: getattr(self.entry, name) for name in names}
        return {**values, "digest": self.digest, "position": self.position}


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


def _identity(use: Use) -> str:
    """Return what a link is known by: its address, or what was written where that is none."""
    return clean(use.href if use.url is None else use.url)


def _use_values(use: Use) -> Values:
    """Return the columns of one appearance of an address."""
    return {
        "role": use.role.value,
        "text": use.text,
        "href": use.href,
        "addressed": use.url is not None,
        "fault": use.fault,
        "line": use.line,
    }


def _link_values(use: Use) -> Values:
    """Return the columns of a link."""
    identity = _identity(use)
    return {"url": identity, "href": clean(use.asked or identity), "host": _host(identity), "present": True}


def _host(url: str) -> str:
    """Return host and port as asked, empty where there is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower() if url.lower().startswith(_WEB) else ""
    except ValueError:  # brackets that hold no address
        return ""


def _refresh_links(connection: Connection) -> None:
    """Bring `links.present` in line with the entries and passages that are there now."""
    there = present_links()
    connection.execute(update(links).where(links.c.present, ~there).values(present=False))
    connection.execute(update(links).where(~links.c.present, there).values(present=True))
