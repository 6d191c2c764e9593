"""When a decision holds, and what evidence ends it. Pure.

A decision is bound to what it was said of: the reason, the final address without its query, the target's title. A check that could not know says
nothing against it, and a failure without any answer only once it is confirmed: a bad hour of the network undoes nobody's word.
"""

from collections.abc import Sequence
from datetime import datetime

from crawler.judge.signs.texts import fold
from crawler.judge.signs.title_names import alike
from crawler.judge.table import BY_SLUG
from crawler.judge.words import severity
from crawler.records import WORKING, Action, Decision, EndedBy, Ending, Judgement, Seen, Severity, Verdict

TITLES = frozenset({"title-drift", "title-changed", "edition-changed"})
ACCEPTING = frozenset({Action.ACCEPT_TITLE, Action.ACCEPT_ADDRESS})
_SILENT = frozenset({"blocked", "challenge", "rate-limited", "temporarily-unavailable", "host-unreachable"})
_UNANSWERED = frozenset({"domain-unresolvable", "connection-refused", "timeout", "connection-broken", "tls-failed"})


def holds(decision: Decision, at: datetime) -> bool:
    """Tell whether a decision holds at a moment: made, not run out, not ended."""
    begun = decision.decided_at <= at and (decision.until is None or at < decision.until)
    return begun and (decision.ending is None or at < decision.ending.at)


def is_silent(judgement: Judgement) -> bool:
    """Tell whether a check says nothing of a link: it was not asked, or its host let nobody in at the moment."""
    return judgement.verdict is Verdict.SKIPPED or (judgement.verdict is Verdict.UNSURE and judgement.reason in _SILENT)


def fails(reason: str | None) -> bool:
    """Tell whether a rule is about a link that does not work."""
    rule = BY_SLUG.get(reason or "")
    return rule is not None and rule.verdict is not None and rule.verdict not in WORKING


def without_query(url: str | None) -> str | None:
    """Return an address as decisions hold it: a change of the query alone is no change."""
    return url.partition("#")[0].partition("?")[0] if url else None


def ending(decision: Decision, judgement: Judgement, seen: Seen, *, confirmed: bool) -> Ending | None:
    """Return how a check ends a decision about its link; None where the evidence is what it was."""
    if is_silent(judgement) and not _is_of(decision, judgement):
        return None
    changed = _again(decision, judgement) if decision.action is Action.FIXED else _changed(decision, judgement, seen)
    if changed is None:
        return None
    unsure = judgement.reason in _UNANSWERED and not confirmed and decision.action is not Action.FIXED
    return None if unsure else Ending(seen.at or decision.decided_at, *changed)


def _is_of(decision: Decision, judgement: Judgement) -> bool:
    """Tell whether a decision was said of just what a check says."""
    return decision.basis.reason == judgement.reason


def _again(decision: Decision, judgement: Judgement) -> tuple[EndedBy, str] | None:
    """Say whether what was mended is found again, or is gone; None where the check cannot tell."""
    rule, works = decision.scope.rule, judgement.verdict in WORKING
    if rule is not None:
        if not works and not fails(rule):
            return None  # what is seen only beside a link that works
        found = [one.rule for one in judgement.findings if one.rule == rule]
    elif not works:
        found = [judgement.reason or ""]
    elif fails(decision.basis.reason):
        found = []
    else:
        found = [one.rule for one in judgement.findings if severity(one) is not Severity.INFO]
    return (EndedBy.AGAIN, found[0]) if found else (EndedBy.WORKS, "")


def _changed(decision: Decision, judgement: Judgement, seen: Seen) -> tuple[EndedBy, str] | None:
    """Return what has changed of the evidence, and what stands in its place."""
    lasting = decision.scope.rule is not None or decision.action in ACCEPTING
    same = _is_of(decision, judgement) or is_silent(judgement)
    works = judgement.verdict in WORKING
    if works is fails(decision.basis.reason) or (not works and not same):  # evidence of another kind
        return None if lasting else (EndedBy.REASON, judgement.reason or "")
    if not lasting and not same:
        return EndedBy.REASON, judgement.reason or ""
    found = (_address(decision, seen), _title(decision, seen), _entry(decision, seen))
    return next((one for one in found if one), None)


def _address(decision: Decision, seen: Seen) -> tuple[EndedBy, str] | None:
    """Say whether the target ends at another address; a title is accepted wherever it is found."""
    before, now = decision.basis.final_url, without_query(seen.final_url)
    if decision.action is Action.ACCEPT_TITLE or before is None or now is None or now == without_query(before):
        return None
    return EndedBy.ADDRESS, now


def _title(decision: Decision, seen: Seen) -> tuple[EndedBy, str] | None:
    """Say whether the target calls itself otherwise: to the letter where its title was accepted, else but for numbers and the site's name."""
    before = decision.basis.found
    if decision.action is Action.ACCEPT_ADDRESS or before is None or not seen.titles:
        return None
    exact = decision.action is Action.ACCEPT_TITLE
    return None if _is_among(before, seen.titles, exact=exact) else (EndedBy.TITLE, seen.titles[0])


def _is_among(title: str, titles: Sequence[str], *, exact: bool) -> bool:
    """Tell whether a title is one of some."""
    if any(fold(title) == fold(other) for other in titles):
        return True
    return not exact and any(alike(title, other, frozenset()) for other in titles)


def _entry(decision: Decision, seen: Seen) -> tuple[EndedBy, str] | None:
    """Say whether the catalogue calls the entry otherwise, or no longer has it."""
    entry, before = decision.scope.entry, decision.basis.title
    if entry is None or before is None or not seen.entries:
        return None
    carrier = seen.entries.get(entry)
    if carrier is not None and fold(carrier.title) == fold(before):
        return None
    return EndedBy.ENTRY, carrier.title if carrier else ""
