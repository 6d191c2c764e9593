"""States put right: derived anew from the checks as they are judged, and written only where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from crawler.history.checks import spans_of
from crawler.history.database import Database
from crawler.history.replay import Move, checked_links, relived, save_life
from crawler.history.sql import Pages
from crawler.history.tables import links
from crawler.records import Span


@dataclass(frozen=True, slots=True)
class Restated:
    """A link whose states were put right: the last one as it was kept, and as its checks lead to it; None for no state at all."""

    url: str
    kept: Span | None
    derived: Span | None


def restate(database: Database, move: Move) -> Iterator[Restated]:
    """Replay the checks of every link as they are judged, one transaction a link, and put states that differ right; give the links that did."""
    for number in Pages(lambda after: checked_links(database, after)):
        with database.writing() as connection:
            kept, life = spans_of(connection, number), relived(connection, number, move)
            derived = tuple(life.spans)
            if derived == kept:
                continue
            save_life(connection, number, life)
            url = str(connection.scalar(select(links.c.url).where(links.c.id == number)))
        yield Restated(url, kept[-1] if kept else None, derived[-1] if derived else None)
