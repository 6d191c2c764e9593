"""What a person decided, in a sentence, and as plain values."""

from typing import Any

from crawler.judge.decision_words import SAID, new_address
from crawler.judge.own_words import with_reason
from crawler.language import later, say
from crawler.records import Decision
from crawler.report.clean import address, line
from crawler.report.moments import moment
from crawler.report.words import Clock


def sentence(decision: Decision, clock: Clock) -> str:
    """Return who said what of it, when, why and until when, and how that is undone; a mark of a catalogue has no day."""
    rule = f" ({decision.scope.rule})" if decision.scope.rule else ""
    who, why = line(decision.who), line(decision.why)
    if decision.number is None:
        return say("{who} says that it is to be ignored{rule}: {why}.", who=who, rule=rule, why=why)
    said = with_reason(f"{say(SAID[decision.action])}{rule}", why)
    form = (
        later("{who} said on {day}: {said}. To undo it: {command}")
        if decision.until is None
        else later("{who} said on {day}, until {until}: {said}. To undo it: {command}")
    )
    return say(
        form,
        who=who,
        said=said,
        day=clock.day(decision.decided_at),
        until=clock.day(decision.until) if decision.until else "",
        command=f"crawler decide --undo {decision.number}",
    )


def advice(decision: Decision, clock: Clock) -> str:
    """Say what there is to do of what a person has decided: nothing, or to edit the catalogue."""
    named = new_address(decision)
    what = say("Put {address} into the catalogue.", address=address(named)) if named else say("Nothing.")
    return f"{what} {sentence(decision, clock)}"


def plain(decision: Decision | None) -> dict[str, Any] | None:
    """Return a decision as a report for machines carries it."""
    if decision is None:
        return None
    return {
        "number": decision.number,
        "action": decision.action,
        "who": decision.who,
        "why": decision.why,
        "decided_at": moment(decision.decided_at) if decision.number is not None else None,
        "until": moment(decision.until),
    }
