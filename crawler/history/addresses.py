"""The links of entries and passages on their way in: one row an address, however often it appears."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select, update

from crawler.history.columns import clean
from crawler.history.contents import present_links
from crawler.history.prepared import Reader, Row, Writer
from crawler.history.sql import upsert
from crawler.history.tables import links, uses
from crawler.records import Use

_WEB = ("http://", "https://")
_USE = ("link_id", "position", "role", "text", "href", "addressed", "fault", "line")
_OF_ENTRIES = Writer(uses.insert(), "entry_id", *_USE)
_OF_PASSAGES = Writer(uses.insert(), "passage_id", *_USE)

_LINK = ("url", "href", "host", "present")
_KNOWN = Reader(select(links.c.id, *(links.c[name] for name in _LINK)), links.c.url)
_LAST = Reader(select(func.coalesce(func.max(links.c.id), 0)))
_WRITE = Writer(lambda dialect: upsert(dialect, links, "url"), "id", *_LINK)


def add_uses(connection: Connection, owners: Sequence[tuple[int, Sequence[Use]]], *, of_passages: bool = False) -> None:
    """Keep the links of entries (or of passages), by the owners' row numbers, and where they stand there."""
    numbers = _link_numbers(connection, [use for _, used in owners for use in used])
    rows = [
        (owner, numbers[_identity(use)], position, *_use_values(use))
        for owner, used in owners
        for position, use in enumerate(used)
    ]
    (_OF_PASSAGES if of_passages else _OF_ENTRIES).write(connection, rows)


def refresh_links(connection: Connection) -> None:
    """Bring `links.present` in line with the entries and passages that are there now."""
    there = present_links()
    connection.execute(update(links).where(links.c.present, ~there).values(present=False))
    connection.execute(update(links).where(~links.c.present, there).values(present=True))


def _link_numbers(connection: Connection, used: Sequence[Use]) -> dict[str, int]:
    """Return the row numbers of links, new or known; the latest spelling is the one that is asked.

    The transaction holds the only right to write, so the numbers after the last are free.
    """
    wanted: dict[str, Row] = {}
    for use in used:
        identity = _identity(use)
        wanted.setdefault(identity, (identity, clean(use.asked or identity), _host(identity), True))
    known = {row[1]: row for row in _KNOWN.rows_of(connection, wanted)}
    numbers: dict[str, int] = {identity: row[0] for identity, row in known.items()}
    [(last,)] = _LAST.rows(connection)
    fresh = [identity for identity in wanted if identity not in known]
    numbers |= {identity: number for number, identity in enumerate(fresh, last + 1)}
    rows = [(numbers[identity], *row) for identity, row in wanted.items()]
    _WRITE.write(connection, [row for row in rows if row != known.get(row[1])])
    return numbers


def _identity(use: Use) -> str:
    """Return what a link is known by: its address, or what was written where that is none."""
    return clean(use.href if use.url is None else use.url)


def _use_values(use: Use) -> Row:
    """Return the columns of one appearance of an address, after its link and position."""
    return (use.role.value, use.text, use.href, use.url is not None, use.fault, use.line)


def _host(url: str) -> str:
    """Return host and port as asked, empty where there is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower() if url.lower().startswith(_WEB) else ""
    except ValueError:  # brackets that hold no address
        return ""
