"""Mails on their way: each is written down, with what it tells, before it is tried for the first time, and counts as told in the moment it counts as sent."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, func, or_, select

from crawler.history.compare import Kind, Told
from crawler.history.database import Database
from crawler.history.sql import drop
from crawler.history.tables_told import outbox
from crawler.history.telling import write_told
from crawler.records import State

_SPENT = {"content": None, "tells": None, "begun_at": None, "next_at": None}  # of a mail that waits no longer


class Stage(StrEnum):
    """What became of a mail."""

    WAITING = "waiting"
    SENT = "sent"
    REPLACED = "replaced"  # by a later one, which tells the same and more
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class Queued:
    """A mail that waits: its bytes as they go to the server, how often it was tried, when it is tried next, and what was said last time.

    `begun_at` is when an attempt began of which nobody knows how it ended; `noticed` says that the maintainer was mailed of trouble with it.
    """

    number: int
    recipient: str
    message_id: str
    content: bytes
    queued_at: datetime
    attempts: int = 0
    begun_at: datetime | None = None
    next_at: datetime | None = None
    answer: str | None = None
    noticed: bool = False


@dataclass(frozen=True, slots=True)
class Outbox:
    """The mails of one database. Every method raises HistoryError where it cannot be used."""

    database: Database

    def queue(self, recipient: str, message_id: str, content: bytes, tells: Iterable[Told], at: datetime) -> Queued:
        """Write down a mail that is to be sent, in place of one to the same person that still waits.

        The same mail (by its Message-ID) stays the same row, with what is known of its attempts.
        """
        mail = {"content": content, "tells": _pack(tells)}
        with self.database.writing() as connection:
            mine = (outbox.c.recipient == recipient, outbox.c.state == Stage.WAITING)
            old = connection.execute(select(outbox).where(*mine)).all()
            same = next((row for row in old if row.message_id == message_id), None)
            if same is None:
                connection.execute(outbox.update().where(*mine).values(state=Stage.REPLACED, **_SPENT))
                new = {"recipient": recipient, "message_id": message_id, "state": Stage.WAITING, "attempts": 0}
                connection.execute(outbox.insert().values(**new, **mail, queued_at=at, next_at=at))
            else:
                connection.execute(outbox.update().where(outbox.c.id == same.id).values(**mail))
            return _queued(connection.execute(select(outbox).where(*mine)).one())

    def waiting(self, due: datetime | None = None) -> tuple[Queued, ...]:
        """Return the mails that wait, the oldest first; those alone whose time has come by `due`, where that is given."""
        query = select(outbox).where(outbox.c.state == Stage.WAITING).order_by(outbox.c.id)
        if due is not None:
            query = query.where(or_(outbox.c.next_at.is_(None), outbox.c.next_at <= due))
        with self.database.reading() as connection:
            return tuple(map(_queued, connection.execute(query)))

    def last_queued_at(self, recipient: str) -> datetime | None:
        """Return when a mail to a person was last written down, whatever became of it."""
        query = select(func.max(outbox.c.queued_at)).where(outbox.c.recipient == recipient)
        with self.database.reading() as connection:
            found: datetime | None = connection.scalar(query)
            return found

    def begin(self, number: int, at: datetime) -> None:
        """Note that a mail goes to the server now."""
        self._note(number, begun_at=at, attempts=outbox.c.attempts + 1)

    def taken(self, number: int, at: datetime) -> None:
        """Note that the server took a mail, and that its reader was told what it tells: both or neither."""
        with self.database.writing() as connection:
            row = connection.execute(select(outbox).where(outbox.c.id == number)).one()
            write_told(connection, row.recipient, _unpack(row.tells), at)
            sent = {**_SPENT, "state": Stage.SENT, "sent_at": at, "answer": None}
            connection.execute(outbox.update().where(outbox.c.id == number).values(**sent))

    def refused(self, number: int, answer: str, next_at: datetime | None) -> None:
        """Note what was said in place of taking a mail, and when it is tried again; never, where that is None."""
        self._note(number, **{"begun_at": None, **_ended(next_at), "answer": answer})

    def put_back(self, number: int, answer: str, next_at: datetime | None) -> None:
        """Note that a mail's turn came and it did not go to the server; what is known of an attempt before stays."""
        self._note(number, **{"attempts": outbox.c.attempts + 1, **_ended(next_at), "answer": answer})

    def give_up(self, number: int, answer: str) -> None:
        """Note that a mail is not to be sent any more, and why."""
        self.refused(number, answer, None)

    def noticed(self, numbers: Iterable[int], at: datetime) -> None:
        """Note that the maintainer was mailed of trouble with some mails."""
        for number in numbers:
            self._note(number, noticed_at=at)

    def thin(self, before: datetime, *, dry: bool) -> int:
        """Drop the mails of before a time that wait no longer; return how many. The last one of each person stays: by it a quiet week is known."""
        last = select(func.max(outbox.c.id)).group_by(outbox.c.recipient).scalar_subquery()
        old = and_(outbox.c.state != Stage.WAITING, outbox.c.queued_at < before, outbox.c.id.not_in(last))
        return drop(self.database, outbox, old, dry=dry)

    def _note(self, number: int, **values: Any) -> None:
        """Change one row."""
        with self.database.writing() as connection:
            connection.execute(outbox.update().where(outbox.c.id == number).values(**values))


def _ended(next_at: datetime | None) -> dict[str, Any]:
    """Return what is noted of a mail that waits until then; None where it is given up."""
    return {"next_at": next_at} if next_at else {**_SPENT, "state": Stage.GIVEN_UP}


def _queued(row: Any) -> Queued:
    """Return a row as what it is."""
    return Queued(
        row.id,
        row.recipient,
        row.message_id,
        row.content,
        row.queued_at,
        row.attempts,
        row.begun_at,
        row.next_at,
        row.answer,
        row.noticed_at is not None,
    )


def _pack(tells: Iterable[Told]) -> bytes:
    """Return what a mail tells as compressed JSON."""
    rows = [[one.url, one.topic, one.kind.value, one.state and one.state.value, one.mark] for one in tells]
    return zlib.compress(json.dumps(rows).encode())


def _unpack(packed: bytes) -> Iterator[Told]:
    """Yield it again."""
    for url, topic, kind, state, mark in json.loads(zlib.decompress(packed)):
        yield Told(url, topic, Kind(kind), State(state) if state else None, mark)
