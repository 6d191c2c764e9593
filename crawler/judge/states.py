"""What a link is over time: a state machine whose whole memory is one span.

(never checked) ─ works ─> healthy            unsure, skipped ─> unverified (only where nothing else is known)
healthy, unverified ─ broken ─> suspect ─ confirmed ─> broken
any ─ works ─> healthy
two turns within 14 days ─> unstable, until they are 14 days old; a confirmed failure is broken all the same
"""

from dataclasses import replace
from datetime import datetime, timedelta

from crawler.config import Confirm
from crawler.records import WORKING, Judgement, Span, State, Verdict

WINDOW = timedelta(days=14)
_MANY_TURNS = 2
_KEPT_TURNS = 8  # more say nothing that these do not
_PLAIN = frozenset({"not-found", "gone"})  # said so plainly that fewer failures confirm


def advance(span: Span | None, judgement: Judgement, at: datetime, confirm: Confirm) -> Span:
    """Return the span after a check asked at `at` (UTC): the same one with new counters, or a new one beginning at `at`.

    It is a new one when `state` or `began_at` differs. `unsure` and `skipped` leave everything as it is; one success clears. A clock
    that jumped back moves remembered times to `at`, so that nothing is confirmed early and nothing waits for a future that was
    never there; a span never begins before the one it follows.
    """
    if judgement.verdict not in WORKING and judgement.verdict is not Verdict.BROKEN:
        return span or Span(State.UNVERIFIED, at, judgement.reason)
    known = _rewound(span, at) if span else Span(State.UNVERIFIED, at)
    after = _worked(known, judgement, at) if judgement.verdict in WORKING else _failed(known, judgement, at, confirm)
    if span is None:
        return after
    same = after.state is span.state and not _plainer(span, after)
    began_at = span.began_at if same else max(at, span.began_at)
    return after if after.began_at == began_at else replace(after, began_at=began_at)


def _rewound(span: Span, at: datetime) -> Span:
    """Move remembered times that lie in the future to now."""
    if not span.turns and (span.first_failure is None or span.first_failure <= at):
        return span
    first = min(span.first_failure, at) if span.first_failure else None
    return replace(span, first_failure=first, turns=tuple(min(turn, at) for turn in span.turns))


def _worked(span: Span, judgement: Judgement, at: datetime) -> Span:
    """One success clears every failure."""
    turns = _turns(span, at, turned=span.failures > 0)
    state = State.UNSTABLE if _unstable(turns, at) else State.HEALTHY
    return Span(state, at, judgement.reason, last_ok_at=at, turns=turns)


def _failed(span: Span, judgement: Judgement, at: datetime, confirm: Confirm) -> Span:
    """Count a failure; it is broken when confirmed, and stays so until a success."""
    turns = _turns(span, at, turned=span.failures == 0 and span.last_ok_at is not None)
    failing = replace(
        span,
        reason=judgement.reason,
        ended_at=None,
        failures=span.failures + 1,
        first_failure=span.first_failure or at,
        turns=turns,
    )
    if span.state is State.BROKEN or _confirmed(span, failing, at, confirm):
        return replace(failing, state=State.BROKEN)
    return replace(failing, state=State.UNSTABLE if _unstable(turns, at) else State.SUSPECT)


def _confirmed(span: Span, failing: Span, at: datetime, confirm: Confirm) -> bool:
    """Tell whether enough failures lie far enough apart; plain ones count apart, from the span in which they began."""
    first = failing.first_failure or at
    needed, over = confirm.failures, confirm.over
    if failing.reason in _PLAIN and (span.failures == 0 or span.reason in _PLAIN):
        needed, over = confirm.gone_failures, confirm.gone_over
        first = max(first, min(span.began_at, at)) if span.failures else first
    return failing.failures >= needed and at - first >= over


def _plainer(before: Span, after: Span) -> bool:
    """Tell whether a suspicion turned into a plain one: it begins anew, so that plain failures are timed by themselves, of a link that comes and goes as well."""
    waits = after.state in (State.SUSPECT, State.UNSTABLE) and after.failures > 0
    return waits and after.reason in _PLAIN and before.reason not in _PLAIN


def _turns(span: Span, at: datetime, *, turned: bool) -> tuple[datetime, ...]:
    """Return the turns of the last days, with this one if it is one."""
    recent = tuple(turn for turn in span.turns if at - turn <= WINDOW)
    return (*recent, at)[-_KEPT_TURNS:] if turned else recent


def _unstable(turns: tuple[datetime, ...], at: datetime) -> bool:
    """Tell whether the link turned twice within the window that ends now."""
    return sum(at - turn <= WINDOW for turn in turns) >= _MANY_TURNS
