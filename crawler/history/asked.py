"""What a person was asked about: links as they were seen in a second of time, and as they were seen last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from crawler.history.carried import places_of_links
from crawler.history.checks import load_checks
from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.known import STANDING, seal
from crawler.history.prepared import Reader
from crawler.history.sql import Pages
from crawler.history.tables import checks, links, standings
from crawler.records import Check, Entry, Link, State

_PAGE = 10_000
_LINKS = Reader(
    select(links.c.url, links.c.href, links.c.present, *STANDING).outerjoin(
        standings, standings.c.link_id == links.c.id
    ),
    links.c.url,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One link: whether it stands in a catalogue, the entries that carry it, the check that was asked about (None where that is not kept), and the last."""

    link: Link
    present: bool
    entries: Mapping[str, Entry]
    then: Check | None
    last: Check | None
    state: State | None


def addresses(database: Database) -> Pages[str]:
    """Give the identity of every link there is or was."""

    def page(after: int | None) -> tuple[Sequence[str], int | None]:
        query = select(links.c.id, links.c.url).where(links.c.id > (after or 0)).order_by(links.c.id).limit(_PAGE)
        with database.reading() as connection:
            rows = connection.execute(query).all()
        return [row.url for row in rows], rows[-1].id if len(rows) == _PAGE else None

    return Pages(page)


def asked_of(database: Database, seconds: Mapping[str, int]) -> dict[str, Asked]:
    """Return links by their identity, each with the check of a second of time; a link that is not in the history is left out."""
    written = {clean(url): url for url in seconds}
    found = {}
    with database.reading() as connection:
        rows = _LINKS.rows_of(connection, written)
        sealed = seal(connection, [standing for _, _, _, *standing in rows])
        places = places_of_links(connection, [row[3] for row in rows])
        for url, href, present, number, *_ in rows:
            known, second = sealed[number].open(), seconds[written[url]]
            last = known.past.last
            then = last if last and _second(last) == second else None
            if then is None and (kept := connection.scalar(_at(number, second))) is not None:
                then = load_checks(connection, [kept])[kept]
            state = known.span.state if known.span else None
            link = Link(url, href, places[number])
            found[written[url]] = Asked(link, bool(present), known.entries, then, last, state)
    return found


def _second(check: Check) -> int:
    """Return the second in which a check was asked."""
    return int(check.evidence.asked_at.timestamp())


def _at(link: int, second: int) -> Any:
    """Find the check of a link in a second."""
    begin = datetime.fromtimestamp(second, UTC)
    within = (checks.c.asked_at >= begin, checks.c.asked_at < begin + timedelta(seconds=1))
    return select(checks.c.id).where(checks.c.link_id == link, *within).limit(1)
