"""Opening a database and speaking to it: pragmas, schema, transactions. Everything else goes through `Database`."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError

from crawler.errors import HistoryError, NewerDatabase, NotADatabase
from crawler.history.codec import FLEETING, LASTING
from crawler.history.failures import translated
from crawler.history.migrations import KNOWN
from crawler.history.tables import metadata, only_open, states

BUSY_SECONDS = 10.0
# As Alembic makes it; a table of its own metadata, for `tables.py` is what the steps of the schema have to give.
_VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32)),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
_MIGRATIONS = Path(__file__).parent / "migrations"
# WAL with synchronous NORMAL survives a killed process; a power cut loses at most the last commits, never the file.
_PRAGMAS = ("synchronous = NORMAL", "foreign_keys = ON", "cache_size = -32000")
_FLEETING_PRAGMAS = ("synchronous = OFF", "foreign_keys = ON", "cache_size = -8000")


@dataclass(frozen=True, slots=True)
class Database:
    """An open database; `place` is what errors call it, `level` how hard what is kept in it is compressed."""

    engine: Engine
    place: str
    level: int = LASTING

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database; raises HistoryError."""
        with translated(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in one transaction: all of it is kept, or nothing; raises HistoryError."""
        with translated(self.place), self.engine.connect() as reader:
            connection = reader.execution_options(crawler_writes=True)
            with connection.begin():
                yield connection

    def pragma(self, words: str) -> None:
        """Run one of SQLite's PRAGMAs that must stand outside any transaction; other databases have none."""
        if self.engine.dialect.name != "sqlite":
            return
        with translated(self.place), self.engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute(f"PRAGMA {words}")
            raw.close()

    def close(self) -> None:
        """Bring what stands in the write-ahead log into the file, and let go of it."""
        try:
            self.pragma("wal_checkpoint(TRUNCATE)")
        finally:
            self.engine.dispose()


def open_database(url: str, *, busy: float = BUSY_SECONDS, lasting: bool = True, create: bool = True) -> Database:
    """Open a database, create or bring up its schema; `busy` is how many seconds to wait for another program's lock.

    One that is not `lasting` is deleted when its process ends: nothing in it is compressed or awaited on the disk. Without `create` a file
    that is not there stays away. Raises HistoryError with a sentence that names the file and the way out.
    """
    address = _address(url)
    place = _place(address)
    if not create and _is_missing(address):
        raise HistoryError(f"{place}: there is no history yet. `crawler run` makes it")
    with translated(place):
        engine = _engine(address, busy, _PRAGMAS if lasting else _FLEETING_PRAGMAS)
    with ExitStack() as undoing:
        undoing.callback(engine.dispose)
        database = Database(engine, place, LASTING if lasting else FLEETING)
        _prepare(database)
        undoing.pop_all()
    return database


def _is_missing(address: URL) -> bool:
    """Tell whether a database would be a file, and is not there."""
    file = address.database
    if address.get_backend_name() != "sqlite" or address.query.get("uri") or not file or file == ":memory:":
        return False
    return not Path(file).exists()


def _address(url: str) -> URL:
    """Read a database address."""
    try:
        return make_url(url)
    except ArgumentError:
        raise HistoryError(f"history.url is not a database address: {url}. Write it as sqlite:///crawler.db") from None


def _place(address: URL) -> str:
    """Return what errors call the database; refuse a file whose folder is missing."""
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return address.render_as_string(hide_password=True)
    if address.query.get("uri"):
        return address.database
    path = Path(address.database)
    if path.is_dir():
        raise HistoryError(f"{path} is a folder. Name a file in history.url, such as sqlite:///{path / 'crawler.db'}")
    if not path.parent.is_dir():
        raise HistoryError(f"the folder of {path} does not exist. Create it, or name another file in history.url")
    return str(path)


def _engine(address: URL, busy: float, pragmas: Sequence[str]) -> Engine:
    """Return an engine; for SQLite one that begins transactions itself (the driver would not do so before a SELECT)."""
    if address.get_backend_name() != "sqlite":
        return create_engine(address)
    engine = create_engine(address, connect_args={"timeout": busy, "check_same_thread": False})
    event.listen(engine, "connect", partial(_make_ready, pragmas))
    event.listen(engine, "begin", _begin)
    return engine


def _make_ready(pragmas: Sequence[str], raw: object, _record: object) -> None:
    """Set up a new SQLite connection."""
    raw.isolation_level = None  # type: ignore[attr-defined] # the driver leaves transactions to us
    for pragma in pragmas:
        raw.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that will write takes its lock at once, so that it cannot fail half-way."""
    writes = connection.get_execution_options().get("crawler_writes")
    connection.connection.cursor().execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(database: Database) -> None:
    """Bring the schema up to date. Costs one small query when it is."""
    with database.reading() as connection:
        revision = _revision(connection, database.place)
    database.pragma("journal_mode = WAL")
    if revision == KNOWN[-1]:
        return
    with database.writing() as connection:
        revision = _revision(connection, database.place)  # another process may have been faster
        if revision is None:
            _create(connection)
        elif revision != KNOWN[-1]:
            upgrade(connection)


def _revision(connection: Connection, place: str) -> str | None:
    """Return the revision of the schema, None for an empty database; refuse what is not ours or newer than we are."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "runs", "checks"} <= tables:
        raise NotADatabase(f"{place} belongs to another program. Name another file in history.url")
    revision = str(connection.scalar(select(_VERSION.c.version_num)))
    if revision not in KNOWN:
        raise NewerDatabase(
            f"{place} was written by a newer version of this program (schema {revision}). "
            "Install that version or a later one, or name another file in history.url"
        )
    return revision


def _create(connection: Connection) -> None:
    """Make the tables of an empty database at once, at the newest revision: what all steps together give, and 0.5 s faster."""
    create_tables(connection)
    _VERSION.create(connection)
    connection.execute(_VERSION.insert().values(version_num=KNOWN[-1]))


def create_tables(connection: Connection) -> None:
    """Make the tables, with what only the database at hand has words for."""
    only_open.dialect_options[connection.dialect.name]["where"] = states.c.ended_at.is_(None)
    metadata.create_all(connection)


def upgrade(connection: Connection) -> None:
    """Run the missing steps, from the revision a database is at or from nothing."""
    from alembic import command  # noqa: PLC0415 - takes 0.3 s to import, and is needed only when the schema changes
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
