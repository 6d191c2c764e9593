"""How values stand in the database: times as integers, text that every database takes."""

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from operator import attrgetter

from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.types import TypeDecorator

from crawler.records import Timing

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LIST = json.JSONEncoder(ensure_ascii=False)
_DECODER = json.JSONDecoder()
_NOTHING = "[]"
_TIMES = json.JSONEncoder(separators=(",", ":"))
_FIELDS = attrgetter(*(item.name for item in fields(Timing)))
_MICROSECOND = timedelta(microseconds=1)


def clean(text: str) -> str:
    """Replace what UTF-8 or PostgreSQL cannot hold: lone surrogates and NUL become U+FFFD."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


class Utc(TypeDecorator[datetime]):
    """A moment as microseconds since 1970: aware UTC goes in and comes out, exact and the same everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse a time without a zone: nobody could tell later which one was meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a time zone: {value.isoformat()}")
        return (value - EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment, in UTC."""
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """Text from strangers, made storable by `clean`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text as any database takes it."""
        return None if value is None else clean(value)


class WordList(TypeDecorator[tuple[str, ...]]):
    """A few short texts in one column, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the list as JSON."""
        return _LIST.encode([clean(text) for text in value]) if value else _NOTHING

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """Return the texts."""
        return () if not value or value == _NOTHING else tuple(_DECODER.raw_decode(value)[0])


class Timings(TypeDecorator[tuple[Timing, ...]]):
    """Where the time of each request of a check went: a JSON list of lists, in the order of the fields of `Timing`; NULL for none."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Timing, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the list as JSON."""
        return _TIMES.encode([_FIELDS(timing) for timing in value]) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Timing, ...]:  # noqa: ARG002
        """Return the timings."""
        return tuple(Timing(*fields) for fields in _DECODER.raw_decode(value)[0]) if value else ()
