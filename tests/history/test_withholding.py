"""Withholding a run: what failed in it says nothing of any link."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from crawler.config import Confirm
from crawler.history import Kept, Store
from crawler.judge.states import advance
from crawler.records import (
    Action,
    Check,
    Decision,
    Ended,
    EndedBy,
    Ending,
    Entry,
    Evidence,
    Finding,
    Judgement,
    Link,
    Scope,
    Span,
    Verdict,
)

DAY = timedelta(days=1)
LATER = timedelta(hours=1)
FOUND = Finding("run-withheld", params={"silent": 5})


def move_on(span: Span | None, evidence: Evidence, judgement: Judgement) -> Span:
    """Move a state on as the program does."""
    return advance(span, judgement, evidence.asked_at, Confirm())


def move(_link: Link, _entries: Mapping[str, Entry], span: Span | None, check: Check) -> Span:
    """Move a state on as the program does where nothing was decided."""
    return move_on(span, check.evidence, check.judgement)


def live(store: Store, make: SimpleNamespace, begin: Callable[..., str], verdicts: str) -> str:
    """Check one link once a day; return the last run."""
    url, run = make.url(1), ""
    for day, word in enumerate(verdicts):
        at = make.monday + day * DAY
        run = begin(at=at)
        verdict = Verdict.BROKEN if word == "B" else Verdict.OK
        judgement, evidence = make.judge(url, verdict), make.evidence(url, at, 404 if word == "B" else 200)
        span = move_on(store.span(url), evidence, judgement)
        store.save_check(run, Kept(evidence, judgement, span, at + DAY, day + 1))
    return run


def seen(check: Check | None) -> Check | None:
    """Return a check without its timings, which are kept of the last one alone."""
    return replace(check, evidence=replace(check.evidence, timings=())) if check else None


@pytest.mark.parametrize("before", ["O", "OO", "OB", "OBB", "OBBO", "BBB", "OBOB"])
def test_a_link_stands_as_if_it_had_not_been_checked(
    store: Store, make: SimpleNamespace, begin: Callable[..., str], before: str
) -> None:
    """States with all their times, past and steadiness are those of before; only the due time is now."""
    url, at = make.url(1), make.monday + 30 * DAY
    live(store, make, begin, before)
    stood = store.known([url])[url]
    spans = getattr(store.link_history(url), "spans", ())
    run = begin(at=at)
    fails = make.judge(url, Verdict.BROKEN)
    evidence = make.refused(url, at)
    store.save_check(run, Kept(evidence, fails, move_on(stood.span, evidence, fails), at + DAY, 1))
    store.withhold(run, [FOUND], at, move)
    now = store.known([url])[url]

    assert (now.span, now.steady) == (stood.span, len(before) - max(before.rfind("OB"), before.rfind("BO")) - 1)
    for name in ("last", "last_good", "first_good"):
        assert seen(getattr(now.past, name)) == seen(getattr(stood.past, name))
    life = store.link_history(url)
    assert life is not None
    assert life.spans == spans
    assert [check.withheld for check in life.checks] == [False] * len(before) + [True]
    pictured = next(link for link in store.report(run).links if link.url == url).timeline
    assert len(pictured) == len(before)
    due = store.due(begin(at=at + LATER), at)
    assert url in {link.url for host, _ in due.hosts() for link in due.links(host)}


@pytest.mark.parametrize(("by", "holding"), [(EndedBy.REASON, [2]), (EndedBy.PERSON, [])])
def test_a_decision_that_ended_by_what_failed_holds_again(
    store: Store, make: SimpleNamespace, begin: Callable[..., str], by: EndedBy, holding: list[int]
) -> None:
    """A silent line is no other reason than the one a person knew of; an end by a person, or by an earlier run, stays."""
    url, at = make.url(1), make.monday + 3 * DAY
    live(store, make, begin, "OB")
    said = Decision(Action.NOT_BROKEN, Scope(url), "Sam", "opens", make.monday)
    earlier, now = store.decide([said, said])
    store.save_check(
        begin(at=at - DAY), make.kept(url, at, Verdict.BROKEN, ended=(Ended(earlier, Ending(at - DAY, by)),))
    )
    run = begin(at=at)
    store.save_check(run, make.kept(url, at, Verdict.BROKEN, ended=(Ended(now, Ending(at, by)),)))
    store.withhold(run, [FOUND], at, move)

    assert [one.number for one in store.decisions()] == holding


def test_what_worked_counts(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A success in a withheld run is one: it clears what failed before."""
    run = live(store, make, begin, "OBBO")
    store.withhold(run, [FOUND], make.monday, move)
    assert getattr(store.span(make.url(1)), "failures", None) == 0
    assert not any(check.withheld for check in store.link_history(make.url(1)) or ())


def test_a_link_that_was_never_checked_stays_so(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Its first check was withheld: nothing is known of it, and it is due."""
    run = live(store, make, begin, "B")
    store.withhold(run, [FOUND], make.monday, move)
    known = store.known([make.url(1)])[make.url(1)]
    assert (known.past.last, known.span, known.steady) == (None, None, 0)


def test_it_is_one_step_and_can_be_taken_twice(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A program killed before it could end the run finds it marked, with nothing left to take back."""
    run = live(store, make, begin, "OB")
    store.withhold(run, [FOUND], make.monday, move)
    unfinished = store.unfinished_run()
    assert unfinished is not None
    assert unfinished.withheld
    stood = store.known([make.url(1)])
    store.withhold(run, [], make.monday, move)
    assert store.known([make.url(1)]) == stood
    assert [finding.rule for finding in store.catalogue_findings(run)] == ["run-withheld"]


def test_the_last_run_that_counts(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """The weekly report is of the last run that was not withheld."""
    first = live(store, make, begin, "O")
    store.finish_run(first, make.monday, store.coverage(first))
    second = live(store, make, begin, "B")
    store.finish_run(second, make.monday, store.coverage(second), withheld=True)
    for withheld, expected in ((True, second), (False, first)):
        found = store.latest_run(withheld=withheld)
        assert found is not None
        assert found.id == expected
    before = store.run_before(second)
    assert before is not None
    assert before.id == first
    assert store.run_before(first) is None
