"""Looking after a database: looked through, copied while others write, thinned without a change of state, brought up with a copy kept."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from crawler.config import Confirm, JudgeSettings
from crawler.errors import HistoryError, NewerDatabase
from crawler.history import Kept, Store, database, upkeep
from crawler.history.migrations import KNOWN
from crawler.history.replay import Move
from crawler.judge.states import advance
from crawler.records import Action, Basis, Decision, Finding, Judgement, Scope, Span, Verdict
from crawler.run.decided import Decisions, moving

DAY = timedelta(days=1)
LATE = datetime(2030, 1, 1, tzinfo=UTC)


def move(span: Span | None, judgement: Judgement, at: datetime) -> Span:
    """Move a link's state on, as runs do."""
    return advance(span, judgement, at, Confirm())


def decided(found: Sequence[Decision]) -> Move:
    """Move a link's state on with what people had decided, as runs do."""
    return moving(JudgeSettings(), Decisions.sorted_out(found))


def file_of(address: str) -> Path:
    """Return the file of a database."""
    return Path(address.removeprefix("sqlite:///"))


def change(address: str, *words: str) -> None:
    """Change a database behind the program's back."""
    with closing(sqlite3.connect(file_of(address))) as raw:
        for sql in words:
            raw.execute(sql)
        raw.commit()


def ask(address: str, words: str) -> list[tuple[object, ...]]:
    """Ask a database behind the program's back."""
    with closing(sqlite3.connect(file_of(address))) as raw:
        return raw.execute(words).fetchall()


def lived(store: Store, make: SimpleNamespace, *steps: tuple[Verdict, float]) -> None:
    """Let the first link live through verdicts, each some hours after the one before."""
    at, span, url = make.monday, None, make.url(1)
    for verdict, hours in steps:
        at += timedelta(hours=hours)
        run = store.begin_run(at).id
        store.save_reading(run, make.items(3))
        judgement = make.judge(url, verdict)
        span = move(span, judgement, at)
        store.save_checks(run, [Kept(make.kept(url, at, verdict).evidence, judgement, span, at + DAY)])
        store.finish_run(run, at, store.coverage(run))


@pytest.fixture
def live(store: Store, make: SimpleNamespace) -> Callable[..., None]:
    """Give a function that lets the first link live through verdicts."""
    return partial(lived, store, make)


@pytest.fixture
def old(address: str) -> str:
    """Give the address of a database of the first schema, in which a run was begun."""
    with create_engine(address).begin() as connection:
        database.upgrade(connection, "0001")
        connection.exec_driver_sql("INSERT INTO runs VALUES (1, 'first', 0, NULL, 0, 0, 0, 0, 0, 0)")
    return address


def test_a_sound_database_has_no_faults(address: str, live: Callable[..., None]) -> None:
    """Nothing is wrong with what runs leave, and each table has its size."""
    live((Verdict.OK, 24), (Verdict.BROKEN, 24), (Verdict.BROKEN, 30), (Verdict.OK, 1))

    found = upkeep.check(address, move, decided)

    assert (found.revision, found.faults, found.notes) == (KNOWN[-1], (), ())
    assert {size.table: size.rows for size in found.sizes}["checks"] == 4
    assert {size.size is None for size in found.sizes} == {False}


@pytest.mark.parametrize("before", [[], [(Verdict.OK, 24)], [(Verdict.OK, 24), (Verdict.BROKEN, 24), (Verdict.OK, 24)]])
def test_a_withheld_run_is_no_fault(
    address: str, live: Callable[..., None], store: Store, before: list[tuple[Verdict, int]]
) -> None:
    """What failed in it is kept beside what the link stands by."""
    live(*before, (Verdict.BROKEN, 48))
    store.withhold(store.latest_run().id, [Finding("run-withheld")], LATE, decided(()))  # type: ignore[union-attr]

    assert upkeep.check(address, move, decided).faults == ()


def test_a_state_that_a_decision_explains_is_no_fault(
    address: str, store: Store, make: SimpleNamespace, live: Callable[..., None]
) -> None:
    """A link that a person found working stays healthy while its checks fail; without the decision that is a fault."""
    url = make.url(1)
    live((Verdict.OK, 24))
    store.decide([Decision(Action.NOT_BROKEN, Scope(url), "Sam", "opens", make.monday, basis=Basis("not-found"))])
    at, span = make.monday + 4 * DAY, store.span(url)
    run = store.begin_run(at).id
    judgement, counts = make.judge(url, Verdict.BROKEN), make.judge(url, Verdict.OK)
    store.save_checks(
        run, [Kept(make.kept(url, at, Verdict.BROKEN).evidence, judgement, move(span, counts, at), at + DAY)]
    )
    store.finish_run(run, at, store.coverage(run))

    assert upkeep.check(address, move, decided).faults == ()
    change(address, "DELETE FROM decisions")
    assert "states that their checks do not lead to" in upkeep.check(address, move, decided).faults[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("DELETE FROM evidence", "rows of checks refer to rows of evidence"),
        ("DELETE FROM judgements", "rows of checks refer to rows of judgements"),
        ("UPDATE standings SET run_id = 1", "of 1 links the check noted as the last"),
        ("UPDATE standings SET first_run_id = 77", "1 rows of standings refer to rows of checks that are not there"),
        ("DELETE FROM standings", "1 links were checked and nothing notes"),
        ("UPDATE states SET state = 'broken'", "are in states that their checks do not lead to"),
        ("DROP INDEX ix_uses_link_id", "ix_uses_link_id is missing"),
        ("CREATE TABLE recipes (id INTEGER)", "recipes is not of this program"),
        ("ALTER TABLE links ADD COLUMN colour TEXT", "links is made otherwise"),
    ],
)
def test_each_fault_is_told(address: str, live: Callable[..., None], words: str, told: str) -> None:
    """What has been changed behind the program's back is found, in words."""
    live((Verdict.OK, 24), (Verdict.BROKEN, 24), (Verdict.OK, 1))
    change(address, words)

    assert [fault for fault in upkeep.check(address, move, decided).faults if told in fault]


def test_a_damaged_file_is_told(address: str, live: Callable[..., None], store: Store) -> None:
    """Pages that were overwritten are found, though the file opens."""
    live((Verdict.OK, 24))
    store.close()
    with file_of(address).open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * 4096)

    assert any("damaged" in fault for fault in upkeep.check(address, move, decided).faults)


def test_a_backup_while_another_writes_is_of_one_moment(
    address: str, make: SimpleNamespace, store: Store, tmp_path: Path
) -> None:
    """Copies are taken between the checks of a run that goes on; each is sound and holds whole transactions only."""
    run = store.begin_run(make.monday).id
    store.save_reading(run, make.items(400))
    ended, copies = threading.Event(), []

    def copying() -> None:
        while not ended.is_set() or not copies:
            copies.append(upkeep.backup(address, tmp_path / f"copy-{len(copies)}.db"))

    thread = threading.Thread(target=copying)
    thread.start()
    for first in range(0, 400, 4):
        kept = [make.kept(make.url(number), span=None) for number in range(first, first + 4)]
        store.save_checks(run, kept)
    ended.set()
    thread.join()

    counts = [ask(f"sqlite:///{copy}", "SELECT COUNT(*) FROM checks")[0][0] for copy in copies]
    assert [count for count in counts if not isinstance(count, int) or count % 4] == []
    assert [path.name for path in tmp_path.glob("*.part*")] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [("crawler.db", "is the database itself"), ("there.txt", "is there already"), ("no/folder/x.db", "cannot be")],
)
def test_a_backup_spares_what_is_there(address: str, store: Store, tmp_path: Path, name: str, told: str) -> None:
    """The database itself and other files are not written over, and what cannot be written is named."""
    (tmp_path / "there.txt").write_text("a letter")
    with pytest.raises(HistoryError, match=told):
        upkeep.backup(address, tmp_path / name)
    assert (tmp_path / "there.txt").read_text() == "a letter"
    assert store.latest_run() is None


def test_an_upgrade_keeps_a_copy(old: str) -> None:
    """Whoever opens a database of before leaves a copy of it beside it, that an older version could open."""
    with Store.open(old) as opened:
        done = opened.upgraded
    copy = Path(f"{file_of(old)}.schema-0001")

    assert done == upkeep.Upgraded("0001", KNOWN[-1], copy)
    assert ask(f"sqlite:///{copy}", "SELECT version_num, name FROM alembic_version, runs") == [("0001", "first")]
    assert ask(old, "SELECT version_num, name FROM alembic_version, runs") == [(KNOWN[-1], "first")]
    assert upkeep.check(old, move, decided).faults == ()
    assert upkeep.upgrade(old) is None


def test_no_upgrade_without_a_copy(old: str) -> None:
    """Where the copy cannot be made the schema stays what it was."""
    Path(f"{file_of(old)}.schema-0001").mkdir()
    with pytest.raises(HistoryError, match="schema-0001 cannot be written"):
        Store.open(old)
    assert ask(old, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert "crawler db upgrade" in upkeep.check(old, move, decided).faults[0]


def test_a_newer_database_is_refused_in_words(address: str, store: Store) -> None:
    """Neither command touches what a later version wrote, and both name the ways out."""
    change(address, "UPDATE alembic_version SET version_num = '9999'")
    for act in (lambda: upkeep.upgrade(address), lambda: upkeep.check(address, move, decided)):
        with pytest.raises(NewerDatabase, match=r"schema 9999.*copy it kept"):
            act()
    assert store.latest_run() is None


def test_a_stretch_is_thinned_to_its_ends(address: str, live: Callable[..., None], make: SimpleNamespace) -> None:
    """Of ten good checks the first and the last stay; failing ones and those that are young stay all."""
    good, bad = (Verdict.OK, 24), (Verdict.BROKEN, 24)
    live(*[good] * 10, *[bad] * 4, *[good] * 10)
    now, keep = make.monday + 24 * DAY, 5.5 * DAY

    would = upkeep.purge(address, now, keep, dry=True)
    done = upkeep.purge(address, now, keep)

    assert (would, done.checks) == (done, 8 + 3)
    assert ask(address, "SELECT COUNT(*) FROM checks") == [(24 - 11,)]
    assert ask(address, "SELECT run_id FROM checks WHERE run_id <= 14") == [(1,), (10,), (11,), (12,), (13,), (14,)]
    assert upkeep.check(address, move, decided).faults == ()
    assert upkeep.purge(address, now, keep).checks == 0


@pytest.mark.parametrize(("years", "gone"), [(0, 3), (10, 3), (-10, 0)])
def test_a_wrong_clock_makes_nothing_old(
    address: str, live: Callable[..., None], make: SimpleNamespace, years: int, gone: int
) -> None:
    """Years ahead, age is counted from the last run; years behind, everything is young."""
    live(*[(Verdict.OK, 24)] * 10)
    assert upkeep.purge(address, make.monday + 10 * DAY + years * 365 * DAY, 5 * DAY).checks == gone


def test_where_a_state_begins_stays(address: str, live: Callable[..., None], make: SimpleNamespace) -> None:
    """A link that calms down does so by a check like those before and after; that one is no middle of a stretch."""
    up, down = (Verdict.OK, 24), (Verdict.BROKEN, 24)
    live(up, down, up, down, *[up] * 30)
    calmed = ask(address, "SELECT began_at FROM states WHERE state = 'healthy' ORDER BY id DESC LIMIT 1")
    assert upkeep.purge(address, make.monday + 90 * DAY, DAY).checks == 25  # also kept: the good check before it
    assert calmed[0] in ask(address, "SELECT asked_at FROM checks")
    assert upkeep.check(address, move, decided).faults == ()


def test_a_withheld_run_is_no_part_of_a_stretch(address: str, live: Callable[..., None], make: SimpleNamespace) -> None:
    """What counts towards a state is not thinned for the sake of neighbours that do not."""
    live(*[(Verdict.OK, 24)] * 6)
    change(address, "UPDATE runs SET withheld = 1 WHERE id IN (2, 4)")
    assert upkeep.purge(address, make.monday + 90 * DAY, timedelta()).checks == 0


def test_contents_without_references_go(address: str, live: Callable[..., None], make: SimpleNamespace) -> None:
    """What nothing refers to any more is dropped, what is referred to stays."""
    live((Verdict.OK, 24), (Verdict.BROKEN, 24))
    change(
        address,
        "INSERT INTO evidence (id, digest, body) VALUES (90, x'00', x'00')",
        "INSERT INTO judgements (id, digest, verdict, body) VALUES (91, x'00', 'ok', x'00')",
    )
    assert upkeep.check(address, move, decided).notes[0].startswith("1 evidence")
    assert upkeep.purge(address, make.monday, DAY).contents == 2
    assert ask(address, "SELECT COUNT(*) FROM evidence") == [(2,)]


VERDICTS = st.sampled_from([Verdict.OK] * 6 + [Verdict.BROKEN] * 2 + [Verdict.UNSURE, Verdict.MOVED])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(VERDICTS, st.sampled_from([1, 24, 24, 100, 400, -30, -9000])), min_size=1, max_size=25))
def test_no_state_changes_by_thinning(
    blank: Path, make: SimpleNamespace, tmp_path: Path, steps: list[tuple[Verdict, float]]
) -> None:
    """Whatever a link lived through, clocks that jump included: its states follow from what is left, and stay to the letter."""
    address = f"sqlite:///{tmp_path / 'lived.db'}"
    shutil.copy(blank, file_of(address))
    with Store.open(address) as store:
        lived(store, make, *steps)
        before = store.link_history(make.url(1))
    upkeep.purge(address, make.monday + 9000 * DAY, -9000 * DAY)
    with Store.open(address) as store:
        after = store.link_history(make.url(1))
    assert before is not None
    assert after is not None
    assert (after.spans, after.link) == (before.spans, before.link)
    assert upkeep.check(address, move, decided).faults == ()
    assert [check.judgement.verdict for check in after if check.judgement.verdict is Verdict.BROKEN] == [
        verdict for verdict, _ in steps if verdict is Verdict.BROKEN
    ]


def test_room_is_given_back(address: str, live: Callable[..., None]) -> None:
    """The file shrinks where that is asked for, and stays where it is not worth it."""
    live(*[(Verdict.OK, 24)] * 3)
    assert upkeep.give_back(address, asked=False) is None
    room = upkeep.give_back(address, asked=True)
    assert room is not None
    assert (room.after <= room.before, room.why_not) == (True, "")
