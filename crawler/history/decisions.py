"""What people decided: appended and ended, never deleted; and the marks of catalogues, which are read like decisions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from crawler.errors import HistoryError, UsageError
from crawler.history.carried import entries_of_links, places_of_links
from crawler.history.columns import EPOCH, clean
from crawler.history.database import Database
from crawler.history.prepared import Reader
from crawler.history.sql import PAGE, Values, write_all
from crawler.history.tables import catalogues, decisions, entries, links
from crawler.records import Action, Basis, Carrier, Decision, Ended, EndedBy, Ending, Entry, Place, Scope

ALL = "*"  # a mark that mutes every rule
_LINKS = Reader(select(links.c.url, links.c.id), links.c.url)
_NAMES = ("entry", "rule", "host", "catalogue")
_BASIS = ("reason", "final_url", "found", "title")
_DECISIONS = select(decisions, links.c.url).outerjoin(links, links.c.id == decisions.c.link_id).order_by(decisions.c.id)


def load_decisions(database: Database, *, ended: bool = False, url: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions that nothing has ended (or all), of one link or of everything, oldest first; some may have run out."""
    query = _DECISIONS if ended else _DECISIONS.where(decisions.c.ended_at.is_(None))
    query = query if url is None else query.where(links.c.url == clean(url))
    with database.reading() as connection:
        return tuple(_decision(row) for row in connection.execute(query))


def load_marks(database: Database) -> tuple[Decision, ...]:
    """Return what the marks of catalogues say, as decisions of their owners."""
    query = (
        select(entries.c.key, entries.c.ignored, catalogues.c.name)
        .join(catalogues)
        .where(entries.c.present, catalogues.c.present, func.length(entries.c.ignored) > len("[]"))
    )
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(mark(name, key, rule) for key, ignored, name in rows for rule in ignored)


def mark(catalogue: str, entry: str, rule: str) -> Decision:
    """Return a mark as a decision."""
    scope = Scope(entry=entry, catalogue=catalogue, rule=None if rule == ALL else rule)
    return Decision(Action.IGNORE, scope, f"the catalogue {catalogue}", "a mark beside the entry", EPOCH)


def add_decisions(database: Database, made: Sequence[Decision], replaced: Iterable[Ended] = ()) -> tuple[Decision, ...]:
    """Keep decisions and end those they replace, all or nothing; return them with their numbers. HistoryError for a link the history does not know."""
    with database.writing() as connection:
        end_decisions(connection, replaced)
        known: dict[str, int] = dict(
            _LINKS.rows_of(connection, [clean(one.scope.url) for one in made if one.scope.url])
        )
        last = (
            connection.scalar(select(func.max(decisions.c.id))) or 0
        )  # the transaction holds the only right to add some
        kept = tuple(replace(one, number=number) for number, one in enumerate(made, last + 1))
        write_all(connection, decisions.insert(), [{"id": one.number, **_values(one, known)} for one in kept])
    return kept


def end_decisions(connection: Connection, found: Iterable[Ended]) -> int:
    """Note what has ended decisions; one that has ended already stays as it is. Returns how many ended."""
    count = 0
    for one in found:
        if one.decision.number is None:
            continue
        still_open = (decisions.c.id == one.decision.number, decisions.c.ended_at.is_(None))
        ending = {"ended_at": one.ending.at, "ended_by": one.ending.by.value, "ended_now": one.ending.now}
        count += connection.execute(update(decisions).where(*still_open).values(ending)).rowcount
    return count


def reopen(connection: Connection, failed: Sequence[int], since: datetime) -> None:
    """Take back what ended since a run began because links failed in it that are not to be judged by it; what a person ended stays so."""
    by_checks = decisions.c.ended_by.in_([EndedBy.REASON.value, EndedBy.ADDRESS.value, EndedBy.TITLE.value])
    for first in range(0, len(failed), PAGE):
        theirs = (decisions.c.link_id.in_(failed[first : first + PAGE]), decisions.c.ended_at >= since, by_checks)
        connection.execute(update(decisions).where(*theirs).values(ended_at=None, ended_by=None, ended_now=None))


def undo(database: Database, number: int, who: str, at: datetime) -> Decision:
    """End a decision by a person's word; HistoryError where there is none of that number, or it has ended already."""
    with database.writing() as connection:
        row = connection.execute(_DECISIONS.where(decisions.c.id == number)).one_or_none()
        if row is None:
            raise UsageError(f"there is no decision {number}; `crawler decide --list --all` lists them")
        found = _decision(row)
        if found.ending is not None:
            raise UsageError(f"decision {number} ended already, on {found.ending.at:%Y-%m-%d}")
        end_decisions(connection, [Ended(found, Ending(at, EndedBy.PERSON, who))])
    return found


def carriers_of(
    connection: Connection, numbers: Sequence[int], names: Collection[str] | None = None
) -> dict[int, tuple[dict[str, Carrier], tuple[str, ...]]]:
    """Return for each link the entries that carry it, and all catalogues it stands in; those of the catalogues named, if any are."""
    carried, places = entries_of_links(connection, numbers), places_of_links(connection, numbers)
    return {
        number: (
            carriers(entry for entry in carried[number].values() if names is None or entry.catalogue in names),
            catalogues_of(place for place in places[number] if names is None or place.catalogue in names),
        )
        for number in numbers
    }


def carriers(found: Iterable[Entry]) -> dict[str, Carrier]:
    """Return entries as decisions look at them."""
    return {entry.id: Carrier(entry.catalogue, entry.title) for entry in found}


def catalogues_of(places: Iterable[Place]) -> tuple[str, ...]:
    """Return the catalogues in which a link stands, each once."""
    return tuple(dict.fromkeys(place.catalogue for place in places))


def knows_catalogue(database: Database, name: str) -> bool:
    """Tell whether a catalogue of that name was read."""
    with database.reading() as connection:
        return connection.scalar(select(catalogues.c.id).where(catalogues.c.name == clean(name))) is not None


def knows_host(database: Database, name: str) -> bool:
    """Tell whether there is a link to a host, with or without a port."""
    of_host = links.c.host == name, links.c.host.startswith(f"{name}:", autoescape=True)
    with database.reading() as connection:
        return connection.scalar(select(links.c.id).where(of_host[0] | of_host[1]).limit(1)) is not None


def _values(one: Decision, known: dict[str, int]) -> Values:
    """Return the columns of a decision."""
    url = one.scope.url
    if url is not None and clean(url) not in known:
        raise HistoryError(f"{url}: is no link of a catalogue that was read")
    ending = one.ending
    return {
        "action": one.action.value,
        "link_id": None if url is None else known[clean(url)],
        **{name: getattr(one.scope, name) for name in _NAMES},
        **{name: getattr(one, name) for name in ("who", "why", "decided_at", "until")},
        **{name: getattr(one.basis, name) for name in _BASIS},
        "ended_at": ending.at if ending else None,
        "ended_by": ending.by.value if ending else None,
        "ended_now": ending.now if ending else None,
    }


def _decision(row: Any) -> Decision:
    """Return a decision of its row."""
    return Decision(
        action=Action(row.action),
        scope=Scope(row.url, *(getattr(row, name) for name in _NAMES)),
        who=row.who,
        why=row.why,
        decided_at=row.decided_at,
        until=row.until,
        basis=Basis(*(getattr(row, name) for name in _BASIS)),
        ending=Ending(row.ended_at, EndedBy(row.ended_by), row.ended_now or "") if row.ended_at else None,
        number=row.id,
    )
