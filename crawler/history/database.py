"""Opening a database and speaking to it: pragmas, schema, transactions. Everything else goes through `Database`."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
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
from crawler.history.copies import copy_whole
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
class Upgraded:
    """That a database was brought up from one schema to another; `copy` is how it was before, None where it is no file."""

    before: str
    after: str
    copy: Path | None


@dataclass(frozen=True, slots=True)
class Database:
    """An open database; `place` is what errors call it, `level` how hard what is kept in it is compressed, `file` where it lies."""

    engine: Engine
    place: str
    level: int = LASTING
    file: Path | None = None
    upgraded: Upgraded | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database; raises HistoryError."""
        with translated(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, follow: bool = True) -> Iterator[Connection]:
        """Give a connection in one transaction: all of it is kept, or nothing; raises HistoryError.

        Without `follow` references are not followed: for who makes tables anew, or deletes many rows and has made sure that nothing refers to them. SQLite would look through
        a whole table for each row, where the referring column has no index.
        """
        with translated(self.place), self.engine.connect() as reader:
            connection = reader.execution_options(crawler_writes=True, crawler_follows=follow)
            with connection.begin():
                yield connection

    def outside(self, words: str) -> None:
        """Run one of SQLite's statements that must stand outside any transaction; other databases have none."""
        if self.engine.dialect.name != "sqlite":
            return
        with translated(self.place), self.engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute(words)
            raw.close()

    def close(self) -> None:
        """Bring what stands in the write-ahead log into the file, and let go of it.

        Where that cannot be (a full disk, a reader), the log stays beside the file, and whoever opens it next reads both: nothing is lost.
        """
        with suppress(HistoryError):
            self.outside("PRAGMA wal_checkpoint(TRUNCATE)")
        self.engine.dispose()


def open_database(url: str, *, busy: float = BUSY_SECONDS, lasting: bool = True, create: bool = True) -> Database:
    """Open a database, create or bring up its schema; `busy` is how many seconds to wait for another program's lock.

    One that is not `lasting` is deleted when its process ends: nothing in it is compressed or awaited on the disk. Without `create` a file
    that is not there stays away. Raises HistoryError with a sentence that names the file and the way out.
    """
    with _opening(url, busy, lasting=lasting, create=create) as database:
        return replace(database, upgraded=_prepare(database))


def open_as_it_is(url: str, *, busy: float = BUSY_SECONDS) -> tuple[Database, str]:
    """Open a database that is there, whatever schema of ours it has, and change nothing; return it and its schema's revision."""
    with _opening(url, busy, lasting=True, create=False) as database:
        with database.reading() as connection:
            revision = _revision(connection, database.place)
        if revision is None:
            raise NotADatabase(f"{database.place} is empty: there is no history yet. `crawler run` makes it")
        return database, revision


@contextmanager
def _opening(url: str, busy: float, *, lasting: bool, create: bool) -> Iterator[Database]:
    """Give a database as it is found; it is let go of when it turns out not to be usable."""
    address = _address(url)
    place, file = _place(address), _file(address)
    if not create and file is not None and not file.exists():
        raise HistoryError(f"{place}: there is no history yet. `crawler run` makes it")
    with translated(place):
        engine = _engine(address, busy, lasting=lasting)
    with ExitStack() as undoing:
        undoing.callback(engine.dispose)
        yield Database(engine, place, LASTING if lasting else FLEETING, file)
        undoing.pop_all()


def _file(address: URL) -> Path | None:
    """Return the file that a database is; None where it is none."""
    file = address.database
    if address.get_backend_name() != "sqlite" or address.query.get("uri") or not file or file == ":memory:":
        return None
    return Path(file)


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


def _engine(address: URL, busy: float, *, lasting: bool) -> Engine:
    """Return an engine; for SQLite one that begins transactions itself (the driver would not do so before a SELECT)."""
    if address.get_backend_name() != "sqlite":
        return create_engine(address)
    engine = create_engine(address, connect_args={"timeout": busy, "check_same_thread": False})
    event.listen(engine, "connect", partial(_make_ready, _PRAGMAS if lasting else _FLEETING_PRAGMAS))
    event.listen(engine, "begin", partial(_begin, lasting=lasting))
    return engine


def _make_ready(pragmas: Sequence[str], raw: object, _record: object) -> None:
    """Set up a new SQLite connection."""
    raw.isolation_level = None  # type: ignore[attr-defined] # the driver leaves transactions to us
    for pragma in pragmas:
        raw.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def _begin(connection: Connection, *, lasting: bool) -> None:
    """Begin a transaction; one that will write takes its lock at once, so that it cannot fail half-way.

    A row that is put in place of another has the pages around it noted, in case it cannot be: where nothing stood before, a few at a time, which a file would be written
    and emptied for. Where a catalogue is read that is known, all of its pages are noted until the reading ends: SQLite walks through what it notes in memory from its
    beginning for each row, so that time would grow with the square of their number. What is sorted (for reading, and where tables are made anew) may be of any size too.
    """
    options = connection.get_execution_options()
    cursor = connection.connection.cursor()
    in_memory = not lasting and options.get("crawler_follows")
    cursor.execute(f"PRAGMA temp_store = {'MEMORY' if in_memory else 'DEFAULT'}")
    if "crawler_follows" in options:
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if options['crawler_follows'] else 'OFF'}")
    cursor.execute("BEGIN IMMEDIATE" if options.get("crawler_writes") else "BEGIN")


def _prepare(database: Database) -> Upgraded | None:
    """Bring the schema up to date, with a copy of how it was; say what was done. Costs one small query when it is up to date."""
    with database.reading() as connection:
        revision = _revision(connection, database.place)
    database.outside("PRAGMA journal_mode = WAL")
    if revision == KNOWN[-1]:
        return None
    with database.writing(follow=revision is None) as connection:  # a step may make a table anew to which others refer
        revision = _revision(connection, database.place)  # another process may have been faster
        if revision is None:
            _create(connection)
        elif revision != KNOWN[-1]:
            copy = _copied(database, revision)
            upgrade(connection)
            return Upgraded(revision, KNOWN[-1], copy)
    return None


def _copied(database: Database, revision: str) -> Path | None:
    """Keep a copy beside a database before its schema changes, while the right to write is ours; a later one takes its place."""
    if database.file is None:
        return None
    return copy_whole(database.file, database.file.with_name(f"{database.file.name}.schema-{revision}"))


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
            f"{place} was written by a newer version of this program (schema {revision}, this one knows {KNOWN[-1]}). Install that version or a "
            "later one, put back the copy it kept beside the file before it changed the schema, or name another file in history.url"
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


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the missing steps up to a revision, from the one that a database is at or from nothing."""
    from alembic import command  # noqa: PLC0415 - takes 0.3 s to import, and is needed only when the schema changes
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, to)
