"""What a person was asked about: links as they were seen in a second of time, and as they were seen last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from crawler.history.carried import places_of_links
from crawler.history.checks import checks_between, unpack_check
from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.known import STANDING, seal
from crawler.history.prepared import Reader
from crawler.history.sql import Pages
from crawler.history.tables import links, standings
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
    with database.reading() as connection:
        rows = _LINKS.rows_of(connection, written)
        sealed = seal(connection, [standing for _, _, _, *standing in rows])
        known = {number: one.open() for number, one in sealed.items()}
        places = places_of_links(connection, list(sealed))
        wanted = {number: seconds[written[url]] for url, _, _, number, *_ in rows}
        earlier = {number: at for number, at in wanted.items() if not _is_at(known[number].past.last, at)}
        before = _checks_at(connection, earlier)
    found = {}
    for url, href, present, number, *_ in rows:
        one, link = known[number], Link(url, href, places[number])
        then = before.get(number) if number in earlier else one.past.last
        state = one.span.state if one.span else None
        found[written[url]] = Asked(link, bool(present), one.entries, then, one.past.last, state)
    return found


def _is_at(check: Check | None, at: int) -> bool:
    """Tell whether a check was asked in a second."""
    return check is not None and int(check.evidence.asked_at.timestamp()) == at


def _checks_at(connection: Connection, seconds: Mapping[int, int]) -> dict[int, Check]:
    """Return the check of each link that was asked in its second."""
    if not seconds:
        return {}
    begin, end = min(seconds.values()), max(seconds.values()) + 1
    rows = checks_between(connection, seconds, datetime.fromtimestamp(begin, UTC), datetime.fromtimestamp(end, UTC))
    found = ((row[0], unpack_check(row)) for row in rows)
    return {link: check for link, check in found if _is_at(check, seconds[link])}
