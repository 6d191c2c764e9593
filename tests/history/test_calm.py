"""Links with nothing to tell are passed over, and nothing is lost by it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import and_

from crawler.history import Store
from crawler.history.calm import glance
from crawler.history.compare import is_news, is_plain, to_tell
from crawler.history.contents import present_links
from crawler.history.tables import links
from crawler.records import Changes, Entry, Finding, Judgement, Span, State, TitleMatch, Verdict

DAY = timedelta(days=1)
EVERYONE = "olivia@example.org"


@pytest.fixture
def several(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> str:
    """Keep a run with a link of each sort: calm, broken, suspect, refused, moved, drifted, with another file, with a remark."""
    run = begin(10)
    kept = [make.kept(make.url(number)) for number in range(10)]
    for number, state in ((1, State.BROKEN), (2, State.SUSPECT)):
        span = Span(
            state, make.monday, "not-found", failures=3, first_failure=make.monday, last_ok_at=make.monday - DAY
        )
        kept[number] = make.kept(make.url(number), verdict=Verdict.BROKEN, span=span)
    said = {
        3: Judgement(Verdict.UNSURE, "blocked", 0.9),
        4: Judgement(Verdict.MOVED, "moved-permanently", 0.9),
        5: Judgement(Verdict.OK, title=TitleMatch.DRIFTED, findings=(Finding("title-drift", make.url(5)),)),
        6: Judgement(Verdict.OK, findings=(Finding("download-changed", make.url(6), params={"on": "2024-01-01"}),)),
        7: Judgement(Verdict.OK, findings=(Finding("insecure-downgrade", make.url(7)),)),
    }
    for number, judgement in said.items():
        kept[number] = replace(kept[number], judgement=judgement)
    kept[3] = replace(kept[3], span=Span(State.UNVERIFIED, make.monday, "blocked"))
    store.save_checks(run, kept)
    return run


def looked_at_one_by_one(store: Store, make: SimpleNamespace, run: str) -> Changes:
    """Return the same with a mark in the catalogue, which may be about any link, so that none is passed over; it mutes what is not there."""
    marked = [
        replace(item, ignored=("misspelling",)) if isinstance(item, Entry) and item.id == "e9" else item
        for item in make.items(10)
    ]
    store.save_reading(run, marked)
    return store.changes(EVERYONE)


def test_nothing_is_lost_by_passing_over(store: Store, make: SimpleNamespace, several: str) -> None:
    """The lists, the numbers and the times are those of looking at every link."""
    quickly = store.changes(EVERYONE)
    assert [len(group) for group in (quickly.new, quickly.unsure, quickly.changed)] == [1, 1, 3]
    assert (quickly.waiting, quickly.states[State.HEALTHY]) == (1, 7)
    slowly = looked_at_one_by_one(store, make, several)
    assert slowly.states == quickly.states
    assert slowly.answered == quickly.answered
    for name in ("new", "still", "recovered", "changed", "unsure", "earlier", "spared"):
        there = [change.link.url for change in getattr(slowly, name)]
        assert [change.link.url for change in getattr(quickly, name)] == there


def test_a_page_is_found_without_reading_whole_tables(store: Store) -> None:
    """A report of many links takes as many pages; if each page took longer the more links there are, time would grow with their square."""
    words = glance(and_(links.c.present, present_links(["Reading list", "Another"])))
    with store._database.reading() as connection:
        asked = words._words(connection.dialect, 0)
        cursor = connection.connection.cursor()
        plan = cursor.execute(f"EXPLAIN QUERY PLAN {asked.text}", asked.row({"after": 0})).fetchall()  # type: ignore[attr-defined]
    assert [row[-1] for row in plan if "SCAN" in row[-1] or "LIST" in row[-1]] == []


def test_a_link_that_was_told_of_is_looked_at(store: Store, make: SimpleNamespace, several: str) -> None:
    """One that works again is calm by itself; that it was told broken makes it news."""
    store.record_told(EVERYONE, to_tell(store.changes(EVERYONE)), make.monday)
    later = store.begin_run(make.monday + DAY).id
    store.save_check(later, make.kept(make.url(1), make.monday + DAY))
    found = store.changes(EVERYONE)
    assert [change.link.url for change in found.recovered] == [make.url(1)]
    assert several != later


def test_what_is_plain_is_no_news() -> None:
    """What the column says never hides what rules tell."""
    finding = Finding("insecure-downgrade")
    said = [
        Judgement(verdict, title=title, findings=findings)
        for verdict in Verdict
        for title in TitleMatch
        for findings in ((), (finding,))
    ]
    assert [one for one in said if is_plain(one) and is_news(one)] == []
    assert [is_plain(one) for one in said].count(True) == 2
