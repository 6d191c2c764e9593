"""The states of a link with what people decided of it: a replay that knows all decisions comes to what each day came to, which knew those made by then."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.config import JudgeSettings
from crawler.records import (
    Action,
    Basis,
    Check,
    Decision,
    EndedBy,
    Ending,
    Evidence,
    Failure,
    FailureKind,
    Finding,
    Judgement,
    Link,
    Scope,
    Span,
    State,
    Verdict,
)
from crawler.run.decided import Decisions, moving

URL = "https://a.example/report"
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
SETTINGS = JudgeSettings()
SEEN = {
    None: Verdict.OK,
    "not-found": Verdict.BROKEN,
    "gone": Verdict.BROKEN,
    "timeout": Verdict.BROKEN,
    "blocked": Verdict.UNSURE,
}
BROKEN = ("not-found", "gone", "timeout")

lives = st.lists(st.tuples(st.sampled_from(list(SEEN)), st.integers(-50, 100)), min_size=1, max_size=12)
hours = st.integers(0, 800)
words = st.builds(
    lambda reason, at, lasts, ends: Decision(
        Action.NOT_BROKEN,
        Scope(URL),
        "Sam",
        "I looked",
        MONDAY + timedelta(hours=at),
        until=MONDAY + timedelta(hours=at + lasts) if lasts else None,
        basis=Basis(reason),
        ending=Ending(MONDAY + timedelta(hours=at + ends), EndedBy.PERSON) if ends else None,
    ),
    st.sampled_from(BROKEN),
    hours,
    st.none() | st.integers(1, 400),
    st.none() | st.integers(1, 400),
)


def checks(life: Sequence[tuple[str | None, int]]) -> list[Check]:
    """Return the checks of a life whose clock goes forward, back, or stands still."""
    found, at = [], MONDAY
    for reason, step in life:
        at += timedelta(hours=step)
        findings = (Finding(reason, URL),) if reason else ()
        evidence = Evidence(URL, at, Failure(FailureKind.OTHER, "as the life has it"))
        found.append(Check(evidence, Judgement(SEEN[reason], reason, findings=findings), "run"))
    return found


def lived(life: Sequence[Check], decisions: Sequence[Decision], *, as_known: bool = False) -> list[Span]:
    """Return the state after each check; `as_known`: of decisions, only those made by the moment of the check are there yet."""
    span, found = None, []
    for check in life:
        known = [one for one in decisions if not as_known or one.decided_at <= check.evidence.asked_at]
        span = moving(SETTINGS, Decisions.sorted_out(known))(Link(URL, URL), {}, span, check)
        found.append(span)
    return found


@given(lives, st.lists(words, max_size=4))
def test_a_replay_is_what_was(life: list[tuple[str | None, int]], decisions: list[Decision]) -> None:
    """Nothing that was decided later changes what a link was before, and neither does the order in which decisions are kept."""
    made = checks(life)
    once = lived(made, decisions, as_known=True)
    assert lived(made, decisions) == once
    assert lived(made, decisions[::-1]) == once


@given(lives, st.lists(words, max_size=4))
def test_no_state_without_a_reason(life: list[tuple[str | None, int]], decisions: list[Decision]) -> None:
    """With or without a person's word: broken needs two failures that count, healthy a success or a word, and what is not known stays unverified."""
    made = checks(life)
    for number, span in enumerate(lived(made, decisions)):
        reasons = [check.judgement.reason for check in made[: number + 1]]
        if span.state is State.BROKEN:
            assert sum(reason in BROKEN for reason in reasons) >= 2
        if span.state is State.HEALTHY:
            assert None in reasons or decisions
        if span.state is State.UNVERIFIED:
            assert set(reasons) == {"blocked"}
