"""What a target is now, held against what it was at its last good check and at its first.

A change is seen at one check and over at the next, so what was found then is carried on: the same finding, word for word, for five weeks. A weekly
report is not missed by it, a reader is told once (`history/compare.py` goes by the day), and an unchanged check still says what the last one said.
"""

from datetime import date, timedelta

from crawler.judge.rule import Case
from crawler.judge.signs.fingerprints import Likeness, likeness
from crawler.records import Check, Content, Facts, Finding

NEWS = timedelta(weeks=5)


def facts_of(check: Check | None) -> Facts | None:
    """Return the facts of a check."""
    return check.evidence.facts if check else None


def day(check: Check | None) -> str | None:
    """Return the day on which a check was made."""
    return check.evidence.asked_at.date().isoformat() if check else None


def today(case: Case) -> str:
    """Return the day of the check that is judged."""
    return case.evidence.asked_at.date().isoformat()


def against_last(case: Case) -> Likeness | None:
    """Return how the text compares with that of the last good check. Worked out once a case."""
    return _against(case, "last", facts_of(case.past.last_good))


def against_first(case: Case) -> Likeness | None:
    """Return how the text compares with that of the first good check. Worked out once a case."""
    return _against(case, "first", facts_of(case.past.first_good))


def _against(case: Case, name: str, before: Facts | None) -> Likeness | None:
    if name not in case.memo:
        now = case.evidence.facts
        known = before is not None and now is not None and before.kind == now.kind
        case.memo[name] = likeness(before, now) if known and before and now else None
    found: Likeness | None = case.memo[name]
    return found


def content(case: Case) -> Content:
    """Compare with the last good check: byte for byte, else by what is kept of the text."""
    last, facts = case.past.last_good, case.evidence.facts
    if last is None or facts is None or last.evidence.facts is None:
        return Content.UNKNOWN
    if same_bytes(case):
        return Content.SAME
    if last.evidence.facts.kind != facts.kind:
        return Content.CHANGED
    found = against_last(case)
    if found is None:
        return Content.UNKNOWN
    return Content.SAME if found.same else Content.CHANGED


def same_bytes(case: Case) -> bool:
    """Tell whether the answer is that of the last good check, byte for byte."""
    before = case.past.last_good.evidence.answer if case.past.last_good else None
    now = case.evidence.answer
    return before is not None and now is not None and now.sha256 is not None and before.sha256 == now.sha256


def found_before(case: Case, slug: str) -> Finding | None:
    """Return what a rule found at the last good check, where it was a change seen on some day."""
    said = case.past.last_good.judgement.findings if case.past.last_good else ()
    return next((item for item in said if item.rule == slug and _seen_on(item) is not None), None)


def still_news(case: Case, slug: str) -> Finding | None:
    """Return what a rule found at the last good check, as long as that is news."""
    found = found_before(case, slug)
    seen = _seen_on(found) if found else None
    return found if seen and case.evidence.asked_at.date() - seen <= NEWS else None


def _seen_on(found: Finding) -> date | None:
    """Return the day on which a change was seen; None for what is no such finding."""
    try:
        return date.fromisoformat(str(found.params.get("on")))
    except ValueError:
        return None
