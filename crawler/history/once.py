"""Content that is kept once, however often it is seen: evidence and judgements, by the digest of what they say."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, select

from crawler.history.codec import LASTING, Packed
from crawler.history.prepared import Reader, Row, Writer


class Once:
    """A table with one row for each content; `beside` names the columns that stand beside the body."""

    def __init__(self, table: Table, *beside: str) -> None:
        self._known = Reader(select(table.c.digest, table.c.id), table.c.digest)
        self._last = Reader(select(func.coalesce(func.max(table.c.id), 0)))
        self._insert = Writer(table.insert(), "id", "digest", "body", *beside)

    def keep(
        self, connection: Connection, contents: Sequence[Packed], beside: Sequence[Row] = (), level: int = LASTING
    ) -> list[int]:
        """Return the row number of each content, in order; what is new is compressed by `level` and added.

        The transaction holds the only right to write, so the numbers after the last are free.
        """
        digests = [packed.digest for packed in contents]
        numbers = dict(self._known.rows_of(connection, digests))
        [(last,)] = self._last.rows(connection)
        rows = []
        for packed, digest, more in zip(contents, digests, beside or [()] * len(digests), strict=True):
            if digest not in numbers:
                last = numbers[digest] = last + 1
                rows.append((last, digest, packed.body(level), *more))
        self._insert.write(connection, rows)
        return [numbers[digest] for digest in digests]
