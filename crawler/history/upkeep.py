"""Looking after a database: what `crawler db` does. Every function raises HistoryError with words."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crawler.errors import HistoryError
from crawler.history import health, thinning
from crawler.history.copies import copy_whole
from crawler.history.database import Database, Upgraded, open_as_it_is, open_database
from crawler.history.explaining import Decided, Step
from crawler.history.health import Size
from crawler.history.thinning import Purged

_WORTH_SHARE, _WORTH_BYTES = 0.25, 16_000_000  # of free pages: less is used up by the next runs


@dataclass(frozen=True, slots=True)
class Health:
    """How a database is: its schema, what is wrong, what else may be worth knowing, and how large it is."""

    place: str
    revision: str
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    sizes: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The bytes of a file before and after, and why they were not given back to the disk, if they were not."""

    before: int
    after: int
    why_not: str = ""


def check(url: str, step: Step, decided: Decided) -> Health:
    """Look through a database, and change nothing; `step` is the state machine of links, and `decided` makes of decisions one that reckons with them."""
    database, revision = open_as_it_is(url)
    with closing(database):
        found = tuple(health.faults(database, revision, step, decided))
        if found:
            return Health(database.place, revision, found, (), ())
        return Health(database.place, revision, (), tuple(health.notes(database)), health.sizes(database))


def backup(url: str, target: Path, *, replace: bool = False) -> Path:
    """Copy a database, whole and of one moment, while others may write to it; what stands at `target` stays unless it may be replaced."""
    database, _ = open_as_it_is(url)
    with closing(database):
        file = _file(database)
        if target.is_dir():
            target /= file.name
        if target.exists():
            if target.samefile(file):
                raise HistoryError(f"{target} is the database itself. Name another file for the copy")
            if not replace:
                raise HistoryError(
                    f"{target} is there already. Name another file for the copy, or allow it with --replace"
                )
        return copy_whole(file, target)


def upgrade(url: str) -> Upgraded | None:
    """Bring a database up to this version's schema; None where it is."""
    with closing(open_database(url, create=False)) as database:
        return database.upgraded


def purge(url: str, now: datetime, keep: timedelta, *, dry: bool = False) -> Purged:
    """Thin the checks older than `keep`, and drop what nothing refers to; with `dry` only count."""
    with closing(open_database(url, create=False)) as database:
        return thinning.purge(database, now, keep, dry=dry)


def keep_house(url: str, now: datetime, keep: timedelta, copy: Path | None) -> tuple[Purged, Room | None]:
    """Look a database through, copy it to a file in place of the copy before, thin it, and give room back to the disk where that is worth it.

    One that is damaged is neither copied nor thinned: HistoryError, and the copy before stays.
    """
    database, _ = open_as_it_is(url)
    with closing(database):
        damage = health.glance(database)
    if damage:
        raise HistoryError(f"{database.place}: {damage}. `crawler db check` tells more; a copy from before can mend it")
    if copy is not None:
        backup(url, copy, replace=True)
    return purge(url, now, keep), give_back(url, asked=False)


def give_back(url: str, *, asked: bool) -> Room | None:
    """Make the file as small as it can be, where that is asked for or worth it; None where it is not."""
    with closing(open_database(url, create=False)) as database:
        file = _file(database)
        pages, free, size = (
            _number(database, f"PRAGMA {name}") for name in ("page_count", "freelist_count", "page_size")
        )
        if not asked and (free * size < _WORTH_BYTES or free < pages * _WORTH_SHARE):
            return None
        before, needed = (
            pages * size,
            2 * (pages - free) * size,
        )  # a copy of what is used, and the log of writing it back
        room = shutil.disk_usage(file.absolute().parent).free
        if room < needed:
            return Room(
                before,
                before,
                f"that takes {needed / 1e6:,.0f} MB of room for a while, and there are {room / 1e6:,.0f}",
            )
        database.outside("VACUUM")
        return Room(before, _number(database, "PRAGMA page_count") * size)


def _file(database: Database) -> Path:
    """Return the file of a database, or say that it has none."""
    if database.file is None:
        raise HistoryError(f"{database.place} is no SQLite file: use the tools of that database")
    return database.file


def _number(database: Database, words: str) -> int:
    """Return the one number that SQLite answers with."""
    with database.reading() as connection:
        return int(connection.exec_driver_sql(words).scalar_one())
