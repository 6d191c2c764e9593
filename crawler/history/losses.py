"""What a reading no longer has of what earlier ones had, and whether it is believed: a broken page must not erase a catalogue."""

from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeAlias

from sqlalchemy import Connection, and_, exists, func, select

from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.sql import Values
from crawler.history.tables import catalogues, entries, readings, runs, uses
from crawler.records import Loss, Role

Believes: TypeAlias = Callable[[Loss], bool]
"""Says whether the entries of a loss are gone."""

_TITLES = 50  # titles kept of a loss; a person needs to see which ones, not to read a thousand
_MARK = 16  # bytes


def loss_of(connection: Connection, catalogue: int, reading: int, run: int, *, kept: int, fresh: int) -> Loss | None:
    """Return what was present and is not in a reading just written; None for nothing. `kept` and `fresh` count what it has, seen before and new.

    An entry that got another title, and so another name, is not lost as long as another leads to its address; but no entry new in this reading
    stands for two.
    """
    gone = and_(entries.c.catalogue_id == catalogue, entries.c.present, entries.c.reading_id != reading)
    count = connection.scalar(select(func.count()).where(gone)) or 0
    if not count:
        return None
    lost = and_(gone, ~_goes_on(reading)) if fresh else gone
    number = connection.scalar(select(func.count()).where(lost)) or 0
    if number < count - fresh:
        lost, number = gone, count - fresh
    if not number:
        return None
    in_order = select(entries.c.title).where(lost).order_by(entries.c.position, entries.c.id).limit(_TITLES)
    titles = tuple(connection.scalars(in_order))
    mark = _mark(connection.scalars(select(entries.c.key).where(lost).order_by(entries.c.key)))
    at = connection.execute(select(runs.c.started_at).where(runs.c.id == run)).scalar_one()
    since, before = _same_before(connection, catalogue, mark)
    return Loss(number, kept + count, titles, mark, since or at, at, before + 1)


def columns_of(loss: Loss | None) -> Values:
    """Return a loss as a reading's row has it."""
    if loss is None:
        return {}
    return {
        "lost": loss.lost,
        "lost_of": loss.before,
        "lost_titles": loss.titles,
        "lost_mark": loss.mark,
        "believed": loss.believed,
    }


def note_doubt(connection: Connection, run: int, catalogue: int, count: int, loss: Loss) -> None:
    """Keep that a reading was made which is not believed."""
    about = {"run_id": run, "catalogue_id": catalogue, "entries": count}
    connection.execute(readings.insert().values({**about, **columns_of(loss)}))


def last_loss(connection: Connection, catalogue: int) -> Loss | None:
    """Return what the last reading of a catalogue no longer had, by the catalogue's row number."""
    query = select(readings, runs.c.started_at).join(runs).where(readings.c.catalogue_id == catalogue)
    row = connection.execute(query.order_by(readings.c.id.desc()).limit(1)).first()
    if row is None or row.lost is None:
        return None
    since, before = (None, 1) if row.believed else _same_before(connection, catalogue, row.lost_mark)
    at: datetime = row.started_at
    return Loss(row.lost, row.lost_of, row.lost_titles, row.lost_mark, since or at, at, before, row.believed)


def loss_named(database: Database, name: str) -> Loss | None:
    """Return what the last reading of a catalogue no longer had, by the catalogue's name."""
    with database.reading() as connection:
        number = connection.scalar(select(catalogues.c.id).where(catalogues.c.name == clean(name)))
        return None if number is None else last_loss(connection, number)


def _goes_on(reading: int) -> Any:
    """Return the condition that an entry of a reading leads where an entry leads: to the same main address."""
    ours, theirs, heir = uses.alias(), uses.alias(), entries.alias()
    main = Role.PRIMARY.value
    return exists(
        select(ours.c.id)
        .join(theirs, theirs.c.link_id == ours.c.link_id)
        .join(heir, heir.c.id == theirs.c.entry_id)
        .where(ours.c.entry_id == entries.c.id, ours.c.role == main, theirs.c.role == main)
        .where(heir.c.reading_id == reading, heir.c.catalogue_id == entries.c.catalogue_id)
    )


def _same_before(connection: Connection, catalogue: int, mark: bytes) -> tuple[datetime | None, int]:
    """Return since when the latest readings in a row have missed just the same, and how many they are."""
    query = select(readings.c.lost_mark, readings.c.believed, runs.c.started_at).join(runs)
    since, number = None, 0
    for row in connection.execute(query.where(readings.c.catalogue_id == catalogue).order_by(readings.c.id.desc())):
        if row.lost_mark != mark or row.believed:
            break
        since, number = row.started_at, number + 1
    return since, number


def _mark(keys: Iterable[str]) -> bytes:
    """Return what stands for some entries, whatever their number."""
    digest = sha256()
    for key in keys:
        digest.update(key.encode() + b"\n")
    return digest.digest()[:_MARK]
