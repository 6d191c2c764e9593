"""States: confirmed before they alarm, cleared by one success, explained by their history whatever the clock does."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, takewhile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.config import Confirm
from crawler.judge.states import advance
from crawler.records import Judgement, Span, State, Verdict

START = datetime(2026, 1, 1, tzinfo=UTC)
CONFIRM = Confirm()
LETTERS = {
    "o": Judgement(Verdict.OK),
    "m": Judgement(Verdict.MOVED, "moved-permanently"),
    "b": Judgement(Verdict.BROKEN, "timeout"),
    "4": Judgement(Verdict.BROKEN, "not-found"),
    "g": Judgement(Verdict.BROKEN, "gone"),
    "u": Judgement(Verdict.UNSURE, "blocked"),
    "s": Judgement(Verdict.SKIPPED, "robots-disallowed"),
}


def live(letters: str, hours: float = 24.0, span: Span | None = None, since: datetime = START) -> list[Span]:
    """Return the span after each check: one letter a check, so many hours apart."""
    spans = []
    for at, letter in enumerate(letters):
        span = advance(span, LETTERS[letter], since + timedelta(hours=hours * at), CONFIRM)
        spans.append(span)
    return spans


@pytest.mark.parametrize(
    ("letters", "hours", "state"),
    [
        ("o", 24, "healthy"),
        ("m", 24, "healthy"),
        ("b", 24, "suspect"),
        ("u", 24, "unverified"),
        ("s", 24, "unverified"),
        ("uo", 24, "healthy"),
        ("ub", 24, "suspect"),
        ("ou", 24, "healthy"),
        ("obb", 72, "suspect"),
        ("obbb", 36, "broken"),
        ("obbb", 35, "suspect"),
        ("obbbb", 24, "broken"),
        ("obbbb", 1, "suspect"),
        ("o44", 24, "broken"),
        ("o44", 23, "suspect"),
        ("o4g", 24, "broken"),
        ("gg", 24, "broken"),
        ("b4", 24, "suspect"),
        ("b44", 24, "broken"),
        ("bb4", 10, "suspect"),
        ("bb44", 13, "suspect"),
        ("4b", 24, "suspect"),
        ("bbb", 24 * 30, "broken"),
        ("obububu", 36, "broken"),
        ("obuuuuu", 36, "suspect"),
        ("obsssss", 36, "suspect"),
        ("bbbbu", 36, "broken"),
        ("bbbbo", 36, "healthy"),
        ("obbbbb" + "b" * 10 + "o", 36, "healthy"),
        ("obo", 24, "unstable"),
        ("omoo", 24, "healthy"),
        ("obo", 24 * 14, "unstable"),
        ("obo", 24 * 15, "healthy"),
        ("obo" + "o" * 13, 24, "unstable"),
        ("obo" + "o" * 14, 24, "healthy"),
        ("obob", 24, "unstable"),
        ("obobbb", 36, "broken"),
        ("obo44", 24, "broken"),
    ],
)
def test_a_life_leads_to_a_state(letters: str, hours: float, state: str) -> None:
    """Each row is a life of checks, so many hours apart, and where it ends."""
    assert live(letters, hours)[-1].state == state


def test_a_span_that_lasts_keeps_its_beginning() -> None:
    """Counters change, the span does not; a new state begins when it was asked."""
    spans = live("ooob", 24)
    assert [span.began_at for span in spans] == [START, START, START, START + timedelta(hours=72)]
    assert spans[2].last_ok_at == START + timedelta(hours=48)


def test_failures_are_counted_from_the_first() -> None:
    """The span knows how many failures led to it, since when, and when it last worked."""
    last = live("obbb", 36)[-1]
    assert (last.failures, last.first_failure) == (3, START + timedelta(hours=36))
    assert (last.last_ok_at, last.reason) == (START, "timeout")


def test_a_success_forgets_failures() -> None:
    """Nothing of an earlier failure confirms a later one."""
    last = live("bo")[-1]
    assert (last.failures, last.first_failure) == (0, None)


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=400), timedelta(days=3650)])
def test_a_clock_that_was_ahead_confirms_nothing_early(back: timedelta) -> None:
    """The first failure was dated in the future: it counts, but from now."""
    ahead = live("ob", 24)[-1]
    spans = live("bbbb", 36, ahead, ahead.began_at - back)
    assert [span.state for span in spans] == ["suspect", "suspect", "broken", "broken"]
    assert all(span.began_at >= ahead.began_at for span in spans)


@pytest.mark.parametrize(("failures", "over", "state"), [(1, "0h", "broken"), (2, "0h", "suspect")])
def test_confirmation_is_the_settings(failures: int, over: str, state: str) -> None:
    """One failure can be enough, if somebody wants it so."""
    confirm = Confirm.model_validate({"failures": failures, "over": over})
    assert advance(None, LETTERS["b"], START, confirm).state == state


lives = st.lists(
    st.tuples(st.sampled_from(sorted(LETTERS)), st.integers(min_value=-2000, max_value=2000)), min_size=1, max_size=15
)


def run(life: list[tuple[str, int]]) -> list[tuple[str, datetime, Span]]:
    """Return letter, time and span of each check of a life whose clock goes where it likes."""
    span, at, seen = None, START, []
    for letter, hours in life:
        at += timedelta(hours=hours)
        span = advance(span, LETTERS[letter], at, CONFIRM)
        seen.append((letter, at, span))
    return seen


@given(lives)
def test_no_state_without_its_history(life: list[tuple[str, int]]) -> None:
    """Broken needs enough failures in a row, suspect one, healthy a success; unverified knows of neither."""
    row, worked = 0, False
    for letter, _, span in run(life):
        row = 0 if letter in "om" else row + (letter in "b4g")
        worked = worked or letter in "om"
        assert span.failures == row
        assert span.state is not State.BROKEN or row >= min(CONFIRM.failures, CONFIRM.gone_failures)
        assert span.state is not State.SUSPECT or row >= 1
        assert span.state is not State.HEALTHY or (worked and row == 0)
        assert (span.state is State.UNVERIFIED) is (not worked and row == 0)


@given(lives)
def test_spans_follow_one_another(life: list[tuple[str, int]]) -> None:
    """No span begins before the one it follows, and none has ended already, wherever the clock jumps."""
    spans = [span for _, _, span in run(life)]
    assert all(after.began_at >= before.began_at for before, after in pairwise(spans))
    assert all(span.ended_at is None and len(span.turns) <= 8 for span in spans)


@given(lives)
def test_unsure_and_skipped_change_nothing(life: list[tuple[str, int]]) -> None:
    """They neither confirm nor clear: without them the life is the same."""
    plain = [(letter, at) for letter, at, _ in run(life) if letter not in "us"]
    span = None
    for letter, at in plain:
        span = advance(span, LETTERS[letter], at, CONFIRM)
    if life[0][0] not in "us" and span is not None:
        assert run(life)[-1][2] == span


@given(lives, st.sampled_from("om"))
def test_one_success_clears(life: list[tuple[str, int]], letter: str) -> None:
    """Whatever was before, a link that works is healthy, or unstable if it turned twice of late."""
    _, at, span = run(life)[-1]
    after = advance(span, LETTERS[letter], at + timedelta(hours=1), CONFIRM)
    assert (after.failures, after.state in {State.HEALTHY, State.UNSTABLE}) == (0, True)


@given(st.lists(st.sampled_from("b4g"), min_size=4, max_size=12), st.integers(min_value=24, max_value=500))
def test_what_stays_broken_is_confirmed(letters: list[str], hours: int) -> None:
    """Four failures a day or more apart are always enough."""
    assert live("".join(letters), hours)[-1].state is State.BROKEN


@given(st.lists(st.tuples(st.sampled_from("ob4"), st.integers(min_value=0, max_value=60)), min_size=2, max_size=15))
def test_nothing_is_confirmed_before_its_time(life: list[tuple[str, int]]) -> None:
    """However often a failing link is asked, it turns broken 72 hours after the first failure, plain ones 24."""
    first, plain = START, False
    before = None
    for letter, at, span in run(life):
        if letter == "o" or before is None or before.failures == 0:
            first, plain = at, False
        plain = plain or letter == "4"
        if span.state is State.BROKEN and (before is None or before.state is not State.BROKEN):
            assert at - first >= (CONFIRM.gone_over if plain else CONFIRM.over)
        before = span


def whole(life: list[tuple[str, datetime]]) -> State:
    """Say what a link is by all of its life at once, as the documentation has it: nothing is carried on from check to check."""
    decisive = [(letter, at) for letter, at in life if letter not in "us"]
    if not decisive:
        return State.UNVERIFIED
    worked = max((number for number, (letter, _) in enumerate(decisive) if letter in "om"), default=-1)
    failing = decisive[worked + 1 :]
    if any(_confirms(failing[: number + 1]) for number in range(len(failing))):
        return State.BROKEN
    turns = [after for (before, _), (letter, after) in pairwise(decisive) if (before in "om") is not (letter in "om")]
    if sum(decisive[-1][1] - turn <= timedelta(days=14) for turn in turns) >= 2:
        return State.UNSTABLE
    return State.SUSPECT if failing else State.HEALTHY


def _confirms(failing: list[tuple[str, datetime]]) -> bool:
    """Tell whether the last of some failures confirms: with all of them, or with those alone that say plainly that nothing is there."""
    last = failing[-1][1]
    plain = list(takewhile(lambda check: check[0] in "4g", reversed(failing)))
    if len(plain) >= 2:
        return last - plain[-1][1] >= CONFIRM.gone_over
    return len(failing) >= CONFIRM.failures and last - failing[0][1] >= CONFIRM.over


forward = st.lists(st.tuples(st.sampled_from(sorted(LETTERS)), st.integers(0, 200)), min_size=1, max_size=15)


@given(forward)
@example([("o", 0), ("b", 24), ("o", 24), ("b", 24), ("4", 1), ("4", 23)])
def test_a_state_is_what_the_whole_life_says(life: list[tuple[str, int]]) -> None:
    """Step by step comes to what all of the life says at once, whatever was missed or asked twice at the same moment."""
    seen = run(life)
    for number, (_, _, span) in enumerate(seen):
        right = whole([(letter, at) for letter, at, _ in seen[: number + 1]])
        before = seen[number - 1][2].state if number else None
        late = right is State.BROKEN and span.state is not State.BROKEN and before in (State.UNSTABLE, State.SUSPECT)
        assert span.state is right or (late and _was_unstable(seen[:number]))


def _was_unstable(seen: list[tuple[str, datetime, Span]]) -> bool:
    """Tell whether a link was unstable lately: leaving that, its failures are timed anew, and it is confirmed later, never earlier."""
    return any(span.state is State.UNSTABLE for _, _, span in seen[-6:])
