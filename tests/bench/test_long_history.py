"""The history that sizes are measured on is what the store writes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from crawler.history import Store
from crawler.records import Coverage, Span
from tests.bench.long_history import MONDAY, TAKES, WEEK, _items, _kept, make, state_after

LINKS, RUNS = 120, 4


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what a history holds of runs and checks."""
    with Store.open(f"sqlite:///{file}") as store, store._database.reading() as connection:
        columns = {"states": "link_id, began_at, state, reason, ended_at, failures, first_failure, last_ok_at, turns"}
        return {
            name: [
                tuple(row)
                for row in connection.exec_driver_sql(f"SELECT {columns.get(name, '*')} FROM {name} ORDER BY 1, 2")
            ]
            for name in ("runs", "checks", "standings", "states", "evidence", "judgements")
        }


def by_the_store(file: Path) -> None:
    """Make the same history by the store alone."""
    with Store.open(f"sqlite:///{file}") as store:
        spans: dict[int, Span | None] = dict.fromkeys(range(LINKS))
        for number in range(1, RUNS + 1):
            later = (number - 1) * WEEK
            run = store.begin_run(MONDAY + later)
            if number == 1:
                store.save_reading(run.id, _items(LINKS))
            kept = []
            for link in range(LINKS):
                one = _kept(link, LINKS)
                varied = timedelta(microseconds=((link + 1) * 7919 + number) % 1_000_000 if number > 1 else 0)
                seen = replace(one.evidence, asked_at=one.evidence.asked_at + later + varied)
                spans[link] = state_after(spans[link], link, seen.asked_at)
                kept.append(
                    replace(
                        one, evidence=seen, span=spans[link], due_at=one.due_at and one.due_at + later, steady=number
                    )
                )
            store.save_checks(run.id, kept)
            store.finish_run(run.id, MONDAY + later + TAKES, Coverage(LINKS, LINKS))


def test_what_is_written_beside_the_store_is_what_it_writes(tmp_path: Path) -> None:
    """Every row of runs, checks, states and what links stand by, and each content once."""
    make(tmp_path / "made.db", LINKS, RUNS)
    by_the_store(tmp_path / "stored.db")
    assert rows(tmp_path / "made.db") == rows(tmp_path / "stored.db")
