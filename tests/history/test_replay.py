"""Judging again from kept evidence."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import SimpleNamespace

from crawler.history import Store
from crawler.records import Check, Coverage, Entry, Evidence, Judgement, Link, Past, Span, State, Verdict

DAY = timedelta(days=1)
B, M, O = Verdict.BROKEN, Verdict.MOVED, Verdict.OK  # noqa: E741


def advance(span: Span | None, evidence: Evidence, judgement: Judgement) -> Span:
    """Follow the verdict."""
    state = State.SUSPECT if judgement.verdict is B else State.HEALTHY
    began = span.began_at if span and span.state is state else evidence.asked_at
    return Span(state, began, judgement.reason)


def move(_link: Link, _entries: Mapping[str, Entry], span: Span | None, check: Check) -> Span:
    """Follow the verdict of a check."""
    return advance(span, check.evidence, check.judgement)


def live(store: Store, make: SimpleNamespace, begin: Callable[..., str], verdicts: str, withheld: str = "") -> None:
    """Play one check a day."""
    for day, word in enumerate(verdicts):
        at = make.monday + day * DAY
        run = begin(at=at)
        judgement = make.judge(make.url(1), B if word == "B" else O)
        span = advance(store.span(make.url(1)), make.evidence(make.url(1), at), judgement)
        store.save_check(run, make.kept(make.url(1), at, judgement.verdict, span=span))
        store.finish_run(run, at, Coverage(), withheld=withheld[day : day + 1] == "x")


def as_before(store: Store, make: SimpleNamespace) -> Callable[..., Judgement]:
    """Return rules that say what they said."""

    def judge_one(link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        return make.judge(link.url, B if evidence.status == 404 else O)

    return judge_one


def test_same_rules_change_nothing(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Replaying a life gives the same verdicts and states."""
    live(store, make, begin, "OBBOOB")
    before = store.link_history(make.url(1))
    assert store.rejudge(as_before(store, make), move) == {}
    after = store.link_history(make.url(1))
    assert before is not None
    assert after is not None
    assert (list(after.checks), after.spans) == (list(before.checks), before.spans)


def test_changed_rules_turn_verdicts_and_states(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A rule that takes 404 for a move makes the link healthy from the beginning, evidence untouched."""
    live(store, make, begin, "OBBO")

    def judge_one(link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        return Judgement(M if evidence.status == 404 else O)

    turned = store.rejudge(judge_one, move)
    assert turned == {(B, M): 2}
    history = store.link_history(make.url(1))
    assert history is not None
    assert [check.judgement.verdict for check in history.checks] == [O, M, M, O]
    assert history.spans == (Span(State.HEALTHY, make.monday),)


def test_rules_see_the_past_as_it_was(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Each check is judged with the checks before it only, as they are judged now, and with its entries."""
    live(store, make, begin, "OBB")
    seen: list[tuple[list[str | None], list[str]]] = []

    def judge_one(link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        three = (past.last, past.last_good, past.first_good)
        seen.append(([check.judgement.reason if check else None for check in three], list(entries)))
        return Judgement(O if len(seen) < 3 else B, f"check {len(seen)}")

    store.rejudge(judge_one, move)
    expected = [[None, None, None], ["check 1", "check 1", "check 1"], ["check 2", "check 2", "check 1"]]
    assert seen == [(three, ["e1"]) for three in expected]
    past = store.past(make.url(1))
    assert [check and check.judgement.reason for check in (past.last_good, past.first_good)] == ["check 2", "check 1"]


def test_withheld_run_moves_no_state(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Checks made while our own line was down are judged, but no link is condemned by them."""
    live(store, make, begin, "OBO", withheld=".x.")
    store.rejudge(as_before(store, make), move)
    history = store.link_history(make.url(1))
    assert history is not None
    assert [span.state for span in history.spans] == [State.HEALTHY]
    assert len(list(history.checks)) == 3


def test_long_life_is_replayed_by_pages(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """More checks than one page holds are replayed in order."""
    begin()
    for day in range(130):
        at = make.monday + day * DAY
        store.save_check(store.begin_run(at).id, make.kept(make.url(1), at))
    times = []

    def judge_one(link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        times.append(evidence.asked_at)
        return Judgement(M)

    assert store.rejudge(judge_one, move) == {(O, M): 130}
    assert times == [make.monday + day * DAY for day in range(130)]
