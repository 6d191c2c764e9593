"""Making a decision of what a person says about a link: bound to the evidence of its last check, or refused with what is amiss. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.judge.deciding import ACCEPTING, TITLES, without_query
from crawler.judge.matching import found_title
from crawler.judge.rule import Case
from crawler.records import WORKING, Action, Basis, Decision, Judgement, TitleMatch, Verdict


class DecisionError(ValueError):
    """Why a decision makes no sense, in a sentence that says what would."""


def bound(decision: Decision, case: Case, judgement: Judgement) -> tuple[Decision, ...]:
    """Return a decision about a link with the evidence it is said of: one for each entry where a title is accepted for several. Raises DecisionError."""
    scope = decision.scope
    if scope.entry is not None and scope.entry not in case.entries:
        names = "; ".join(f"{name} ({entry.title[:60]})" for name, entry in case.entries.items())
        raise DecisionError(f"no entry {scope.entry} carries {case.link.url}; those that do: {names or 'none'}")
    refused = _amiss(decision, judgement)
    if refused:
        raise DecisionError(f"{case.link.url}: {refused}")
    basis = Basis(
        reason=scope.rule or _reason(decision.action, judgement),
        final_url=without_query(case.evidence.final_url),
        found=_found(case),
        title=case.entries[scope.entry].title if scope.entry else None,
    )
    made = replace(decision, basis=basis)
    if decision.action is Action.ACCEPT_TITLE and scope.entry is None:
        return tuple(_for_entries(made, case, judgement)) or (made,)
    return (made,)


def _found(case: Case) -> str | None:
    """Return what the target calls itself, as it stands among its titles; what an error page calls itself is of no account."""
    facts = case.evidence.facts
    if facts is None or not facts.titles or case.evidence.status not in range(200, 301):
        return None
    titles, closest = [title.text for title in facts.titles], found_title(case)
    return closest if closest in titles else titles[0]


def _reason(action: Action, judgement: Judgement) -> str | None:
    """Return the rule that a decision answers."""
    if action is Action.ACCEPT_TITLE:
        return next((one.rule for one in judgement.findings if one.rule in TITLES), None)
    return judgement.reason


def _for_entries(decision: Decision, case: Case, judgement: Judgement) -> Iterator[Decision]:
    """Yield the decision for each entry whose title the target does not bear."""
    for entry, match in judgement.titles.items():
        if match is TitleMatch.DRIFTED and entry in case.entries:
            title = case.entries[entry].title
            yield replace(
                decision, scope=replace(decision.scope, entry=entry), basis=replace(decision.basis, title=title)
            )


def _amiss(decision: Decision, judgement: Judgement) -> str:
    """Say why a decision makes no sense; empty where it does."""
    rule, found = decision.scope.rule, {one.rule for one in judgement.findings}
    if decision.action in ACCEPTING and rule is not None:
        return f"--{decision.action.value} takes no --rule"
    if rule is not None and decision.action is not Action.IGNORE and rule not in found:
        return f"its last check found no {rule}; it found {', '.join(sorted(found)) or 'nothing amiss'}"
    works = judgement.verdict in WORKING
    pointless = {
        Action.NOT_BROKEN: (works, "it works, so there is nothing that is not broken"),
        Action.ACCEPT_TITLE: (not found & TITLES, "its title was not found to differ, so there is none to accept"),
        Action.ACCEPT_ADDRESS: (judgement.verdict is not Verdict.MOVED, "it was not found to have moved for good"),
        Action.FIXED: (works and not found, "nothing was found amiss with it"),
        Action.LOOK_AGAIN: (works and not found, "nothing was found amiss with it"),
        Action.IGNORE: (False, ""),
    }
    is_so, words = pointless[decision.action]
    return words if is_so else ""
