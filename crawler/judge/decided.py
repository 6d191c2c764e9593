"""What decisions of people do to a check: which findings they mute, and what counts towards states. Pure.

A verdict is of one check and never softened; it is only not told, and a link that a person found working counts as working.
The order of decisions is of no account: of several that mute a finding, the narrowest is named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.judge.deciding import ACCEPTING, TITLES, ending, fails, holds, is_silent
from crawler.judge.signs.addresses import host
from crawler.records import WORKING, Action, Decision, Ended, Finding, Judgement, Scope, Seen, TitleMatch, Verdict

NARROWER = ("url", "entry", "rule", "host", "catalogue")


@dataclass(frozen=True, slots=True)
class Told:
    """A judgement as it is told.

    `counts` is what states reckon with; `findings` are all that were found, each with the decision that mutes it, if any; `closed` is the decision by which
    the link as a whole needs nobody.
    """

    counts: Judgement
    findings: tuple[Finding, ...]
    closed: Decision | None = None

    @property
    def muted(self) -> Mapping[str, Decision]:
        """Return the rules that are muted, each with its decision."""
        return {finding.rule: finding.decided for finding in self.findings if finding.decided}


def tell(judgement: Judgement, seen: Seen, decisions: Iterable[Decision], at: datetime) -> Told:
    """Return a judgement as it is told at a moment, by the decisions that hold then."""
    standing = sorted((one for one in decisions if _stands(one, judgement, seen, at)), key=_width)
    findings = tuple(
        replace(one, decided=_muting(one, judgement, seen, standing)) if standing else one for one in judgement.findings
    )
    closed = _closing(judgement, seen, standing, findings)
    counts = judgement
    if closed and closed.action is Action.NOT_BROKEN and judgement.verdict not in WORKING:
        counts = replace(judgement, verdict=Verdict.OK, reason=None, findings=())
    return Told(counts, findings, closed)


def tell_fault(finding: Finding, decisions: Iterable[Decision], at: datetime) -> Finding:
    """Return a fault of a catalogue with the decision that mutes it, if any."""
    carried = finding.entry, finding.catalogue
    standing = [
        one
        for one in decisions
        if holds(one, at)
        and one.action in (Action.IGNORE, Action.LOOK_AGAIN)
        and one.scope.rule in (None, finding.rule)
        and one.scope.url in (None, finding.url)
        and one.scope.host in (None, host(finding.url or ""))
        and _within(one.scope, *carried)
    ]
    return replace(finding, decided=min(standing, key=_width)) if standing else finding


def ended(
    judgement: Judgement, seen: Seen, decisions: Iterable[Decision], *, confirmed: bool = False
) -> tuple[Ended, ...]:
    """Return the decisions that a new check has ended; `confirmed` says that the link is broken, not only failing."""
    if seen.at is None:
        return ()
    found = (
        (one, ending(one, judgement, seen, confirmed=confirmed))
        for one in decisions
        if one.scope.url == seen.url and holds(one, seen.at) and one.decided_at < seen.at
    )
    return tuple(Ended(one, end) for one, end in found if end)


def _width(decision: Decision) -> tuple[object, ...]:
    """Order decisions: the narrowest first, then the latest."""
    names = tuple(getattr(decision.scope, name) is None for name in NARROWER)
    words = (decision.action.value, decision.who, decision.why)
    return names, -decision.decided_at.timestamp(), *words, decision.number or 0, repr(decision)


def _stands(decision: Decision, judgement: Judgement, seen: Seen, at: datetime) -> bool:
    """Tell whether a decision holds at a moment, is about this link, and its evidence is what was seen."""
    scope = decision.scope
    if not holds(decision, at) or scope.url not in (None, seen.url) or scope.host not in (None, host(seen.url)):
        return False
    if scope.url is None:
        return True
    if decision.action is Action.FIXED and (seen.at is None or seen.at <= decision.decided_at):
        return True
    return ending(decision, judgement, seen, confirmed=True) is None


def _muting(finding: Finding, judgement: Judgement, seen: Seen, standing: list[Decision]) -> Decision | None:
    """Return the decision that mutes a finding: of a link that several entries carry, each of them needs one."""
    speaking = [one for one in standing if _speaks_of(one, finding, judgement)]
    if not speaking:
        return None
    found = [
        next((one for one in speaking if _within(one.scope, carrier, catalogue)), None)
        for carrier, catalogue in _carriers(finding, judgement, seen)
    ]
    return min((one for one in found if one), key=_width) if all(found) else None


def _carriers(finding: Finding, judgement: Judgement, seen: Seen) -> list[tuple[str | None, str | None]]:
    """Return the entries that a finding concerns, each with its catalogue; the catalogues alone for a link of no entry."""
    wanted: Iterable[str] = seen.entries
    if finding.rule in TITLES and finding.entry:
        drifted = {entry for entry, match in judgement.titles.items() if match is TitleMatch.DRIFTED}
        wanted = {finding.entry} | drifted
    elif finding.entry:
        wanted = (finding.entry,)
    named: list[tuple[str | None, str | None]] = [
        (entry, seen.entries[entry].catalogue if entry in seen.entries else finding.catalogue) for entry in wanted
    ]
    return named or [(None, catalogue) for catalogue in seen.catalogues] or [(None, None)]


def _within(scope: Scope, entry: str | None, catalogue: str | None) -> bool:
    """Tell whether a place is within a scope."""
    return scope.entry in (None, entry) and scope.catalogue in (None, catalogue)


def _speaks_of(decision: Decision, finding: Finding, judgement: Judgement) -> bool:
    """Tell whether a decision that stands is about a finding."""
    if decision.scope.rule not in (None, finding.rule):
        return False
    match decision.action:
        case Action.NOT_BROKEN:
            return judgement.verdict not in WORKING and finding.rule == judgement.reason
        case Action.ACCEPT_TITLE:
            return finding.rule in TITLES and not _is_newer(finding, decision)
        case Action.ACCEPT_ADDRESS:
            return finding.rule == "moved-permanently"
        case _:
            return True


def _is_newer(finding: Finding, decision: Decision) -> bool:
    """Tell whether a change was seen after the decision: it cannot have been accepted."""
    return str(finding.params.get("on") or "") > decision.decided_at.date().isoformat()


def _closing(
    judgement: Judgement, seen: Seen, standing: list[Decision], findings: tuple[Finding, ...]
) -> Decision | None:
    """Return the decision by which a link needs nobody: what decided its verdict is muted, or all of it is."""
    decided = next((one.decided for one in findings if one.rule == judgement.reason and one.decided), None)
    if decided or (judgement.reason is not None and not is_silent(judgement)):
        return decided
    whole = [one for one in standing if _is_whole(one, judgement)]
    places = _carriers(Finding("", seen.url), judgement, seen)
    found = [next((one for one in whole if _within(one.scope, *place)), None) for place in places]
    return min((one for one in found if one), key=_width) if all(found) else None


def _is_whole(decision: Decision, judgement: Judgement) -> bool:
    """Tell whether a decision is about a link as a whole. One that a link does not work goes on where nothing can be known at the moment."""
    if decision.scope.rule is not None or decision.action in ACCEPTING:
        return False
    if decision.action is Action.NOT_BROKEN:
        return decision.scope.url is not None and is_silent(judgement) and fails(decision.basis.reason)
    return True
