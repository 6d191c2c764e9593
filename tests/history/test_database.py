"""A database that cannot be used is named, with the way out, and left as it is."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, create_mock_engine, text

from crawler import errors
from crawler.history import Store, database
from crawler.history.database import open_database
from crawler.history.failures import translated
from crawler.history.migrations import KNOWN
from crawler.history.tables import metadata
from crawler.records import Verdict
from tests.kill.aged import make_aged

NOBODY = 65534
MONDAY = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """Give a folder that another user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="crawler-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Run as somebody whom file permissions bind, if the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


def schema(connection: Connection) -> list[tuple[str, str]]:
    """Return the statements that would make the database anew, white space aside."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [(name, " ".join(sql.split())) for name, sql in rows]


def test_migrations_give_the_tables() -> None:
    """The steps of the schema, run from nothing, end where tables.py is."""
    with create_engine("sqlite://").begin() as connection:
        database.upgrade(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_new_database_is_what_the_steps_give(address: str) -> None:
    """A database made at once and one that came step by step have the same schema and revision, to the letter."""
    opened = open_database(address)
    with create_engine("sqlite://").begin() as stepped, opened.reading() as made:
        database.upgrade(stepped)
        assert schema(made) == schema(stepped)
        assert made.exec_driver_sql("SELECT * FROM alembic_version").all() == [(KNOWN[-1],)]
    opened.close()


def test_known_revisions_are_those_of_the_steps() -> None:
    """The list that opening relies on names every step, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(database._MIGRATIONS))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(step.revision for step in steps)[::-1] == KNOWN


@pytest.mark.parametrize("revision", KNOWN[:-1])
def test_a_database_of_before_is_brought_up(address: str, tmp_path: Path, make: SimpleNamespace, revision: str) -> None:
    """One of an earlier schema gets what is new and can be found for it, and loses nothing but what it had no place for."""
    moments = [make.monday + timedelta(days=day) for day in range(4)]
    verdicts = (Verdict.BROKEN, Verdict.OK, Verdict.OK, Verdict.BROKEN)
    with Store.open(address) as store:
        for at, verdict in zip(moments, verdicts, strict=True):
            run = store.begin_run(at).id
            store.save_reading(run, make.items(3))
            store.save_checks(run, [make.kept(make.url(1), at, verdict), make.kept(make.url(2), at, Verdict.BROKEN)])
        lives = [list(store.link_history(make.url(number)) or ()) for number in (1, 2)]
    if revision == "0001":
        lives = [[replace(one, evidence=replace(one.evidence, timings=())) for one in life] for life in lives]
    make_aged(tmp_path / "crawler.db", tmp_path / "old.db", revision)
    with Store.open(f"sqlite:///{tmp_path / 'old.db'}") as store:
        past, never = store.past(make.url(1)), store.past(make.url(2))
        assert [list(store.link_history(make.url(number)) or ()) for number in (1, 2)] == lives
    assert [check and check.evidence.asked_at for check in (past.first_good, past.last_good)] == moments[1:3]
    assert (never.first_good, never.last_good) == (None, None)
    for name in ("crawler.db", "old.db"):
        with closing(sqlite3.connect(tmp_path / name)) as raw:
            assert sorted(raw.execute("SELECT verdict, plain FROM judgements")) == [
                ("broken", 0),
                ("broken", 0),
                ("ok", 1),
            ]


def test_of_two_checks_in_one_run_the_later_stays(address: str, tmp_path: Path, make: SimpleNamespace) -> None:
    """No run makes them; a database that holds some all the same is brought up."""
    with Store.open(address) as store:
        run = store.begin_run(make.monday).id
        store.save_reading(run, make.items(3))
        store.save_check(run, make.kept(make.url(1)))
    make_aged(tmp_path / "crawler.db", tmp_path / "old.db", "0004")
    with sqlite3.connect(tmp_path / "old.db") as raw:
        raw.execute("INSERT INTO checks SELECT 2, link_id, run_id, evidence_id, asked_at, 777, attempts FROM checks")
        raw.execute("INSERT INTO judged SELECT 2, judgement_id FROM judged")
        raw.execute("UPDATE standings SET check_id = 2, good_id = 2, first_id = 1")
    raw.close()
    with Store.open(f"sqlite:///{tmp_path / 'old.db'}") as store:
        past = store.past(make.url(1))
    assert [check and check.evidence.elapsed_ms for check in (past.last, past.last_good, past.first_good)] == [777] * 3


def test_opened_twice_is_the_same(address: str) -> None:
    """Opening again keeps everything, and leaves one file behind."""
    for _ in range(2):
        Store.open(address).close()
    folder = Path(address.removeprefix("sqlite:///")).parent
    assert [path.name for path in folder.iterdir()] == ["crawler.db"]


@pytest.mark.parametrize(("lasting", "stores"), [(False, [0, 2, 0, 0]), (True, [0, 0, 0, 0])])
def test_only_what_is_written_row_by_row_into_a_new_file_waits_in_memory(
    address: str, *, lasting: bool, stores: list[int]
) -> None:
    """A file for it would be written and emptied for each row; what is sorted, and what a known catalogue is read over, may be too large for the memory."""
    with closing(open_database(address, lasting=lasting)) as opened:
        found = []
        for transaction in (opened.reading, opened.writing, partial(opened.writing, follow=False), opened.reading):
            with transaction() as connection:
                found.append(connection.exec_driver_sql("PRAGMA temp_store").scalar_one())
    assert found == stores


def test_settings_of_the_file(address: str) -> None:
    """Readers do not wait for writers, and references hold."""
    opened = open_database(address)
    with opened.reading() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    opened.close()
    assert found == ["wal", 1, 1]


def write_text(path: Path) -> None:
    """Put a text file there."""
    path.write_text("This is a shopping list, and it is long enough to be read as a header.\n" * 30)


def write_half(path: Path) -> None:
    """Put the first part of a real database there."""
    Store.open(f"sqlite:///{path}").close()
    path.write_bytes(path.read_bytes()[:6_000])


def write_other(path: Path) -> None:
    """Put the database of another program there."""
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE recipes (id INTEGER)")
    raw.close()


def write_newer(path: Path) -> None:
    """Put a database of a later version there."""
    Store.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


@pytest.mark.parametrize(
    ("write", "error", "words"),
    [
        (write_text, errors.NotADatabase, "is not a database"),
        (write_half, errors.NotADatabase, "damaged or cut short"),
        (write_other, errors.NotADatabase, "belongs to another program"),
        (write_newer, errors.NewerDatabase, "newer version"),
        (Path.mkdir, errors.HistoryError, "is a folder"),
    ],
)
def test_bad_file_is_named_and_kept(tmp_path: Path, write: object, error: type[Exception], words: str) -> None:
    """What is not ours is refused in words and not written to."""
    path = tmp_path / "crawler.db"
    write(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=f"{re.escape(str(path))}.*{words}"):
        Store.open(f"sqlite:///{path}")
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("crawler.db", "not a database address"),
        ("", "not a database address"),
        ("sqlite:////no/such/folder/crawler.db", "folder of .* does not exist"),
        ("sqlite:////proc/crawler.db", "cannot be opened or created"),
        ("nosuch://host/db", "cannot be used"),
    ],
)
def test_bad_address_is_named(url: str, words: str) -> None:
    """An address that leads nowhere is said so."""
    with pytest.raises(errors.HistoryError, match=words):
        Store.open(url)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o000, 0o555), (0o444, 0o777)])
def test_read_only_is_named(
    shared_folder: Path, request: pytest.FixtureRequest, file_mode: int, folder_mode: int
) -> None:
    """A file or folder that this user may not write is named."""
    path = shared_folder / "crawler.db"
    Store.open(f"sqlite:///{path}").close()
    path.chmod(file_mode)
    shared_folder.chmod(folder_mode)
    request.getfixturevalue("unprivileged")
    with pytest.raises(errors.HistoryError, match=f"{re.escape(str(path))} cannot be .*history.url"):
        Store.open(f"sqlite:///{path}").begin_run(MONDAY)


def test_locked_is_named(address: str, make: SimpleNamespace) -> None:
    """Another program's lock is waited for, then named; nothing is lost."""
    with Store.open(address, busy=0.05) as store:
        other = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.DatabaseBusy, match=r"crawler\.db is in use by another program"):
            store.begin_run(make.monday)
        other.execute("ROLLBACK")
        other.close()
        assert store.begin_run(make.monday).id


def test_full_disk_is_named_and_nothing_is_lost(address: str, make: SimpleNamespace) -> None:
    """When there is no room, the reading at hand is dropped whole and what was kept stays."""
    opened = open_database(address)
    store = Store(opened)
    run = store.begin_run(make.monday).id
    store.save_reading(run, make.items(2))
    with opened.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 1"))  # SQLite takes the size it has
    with pytest.raises(errors.HistoryError, match="no room left"):
        store.save_reading(run, make.items(5_000))
    assert len(list(store.report(run).entries)) == 2
    store.close()


def test_other_failures_keep_their_words() -> None:
    """What is not in the table is passed on in the database's own words, one line."""
    with pytest.raises(errors.HistoryError, match=r"^here cannot be used: no such table: missing$"), translated("here"):
        sqlite3.connect(":memory:").execute("SELECT * FROM missing")


def test_temporary_store_is_gone_afterwards() -> None:
    """An audit leaves nothing behind."""
    with Store.temporary() as store:
        folder = Path(store._database.place).parent
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


LOADED = """
import sys
from crawler.history import Store
Store.open(sys.argv[1]).close()
print(*sorted(name for name in sys.modules if name in ("alembic", "sqlalchemy.dialects.postgresql")))
"""


def test_opening_loads_only_what_it_needs(address: str) -> None:
    """A new database and one that is up to date need neither Alembic nor the drivers of other databases."""
    for _ in range(2):
        found = subprocess.run([sys.executable, "-c", LOADED, address], check=True, capture_output=True, text=True)
        assert found.stdout.split() == []


def test_open_states_are_unique_on_every_database() -> None:
    """The index of the states that last says so in the words of the database that is made."""
    said: list[str] = []
    engine = create_mock_engine(
        "postgresql://", lambda sql, *_, **__: said.append(str(sql.compile(dialect=engine.dialect)))
    )
    database.create_tables(engine)  # type: ignore[arg-type]
    assert [sql for sql in said if "ix_states_open" in sql and sql.endswith("WHERE ended_at IS NULL")]
