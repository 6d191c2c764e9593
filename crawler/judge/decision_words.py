"""Decisions in words: what was said, by whom, and what has ended it."""

from datetime import datetime, timedelta

from crawler.judge.words import plain
from crawler.records import Action, Decision, EndedBy, Finding, Json, Scope

RECENT = timedelta(days=14)  # for so long an ended decision is a finding

SAID = {
    Action.IGNORE: "to be ignored",
    Action.NOT_BROKEN: "not broken",
    Action.ACCEPT_TITLE: "its title is accepted",
    Action.ACCEPT_ADDRESS: "its new address is accepted",
    Action.FIXED: "mended",
    Action.LOOK_AGAIN: "to be looked at again",
}
_NOTHING = "nothing amiss"
_REPLACED = "New address: "
_UNREPORTED = frozenset({EndedBy.PERSON, EndedBy.WORKS})


def decision_ended(decision: Decision, now: datetime) -> Finding | None:
    """Return what is to be told of a decision about a link that has lately ended by evidence or time; None where nothing is."""
    at, form, instead = _end(decision)
    if at is None or not at <= now < at + RECENT or decision.scope.url is None:
        return None
    params: dict[str, Json] = {
        "who": decision.who,
        "why": decision.why,
        "said": SAID[decision.action],
        "decided": decision.decided_at.date().isoformat(),
        "on": at.date().isoformat(),
        "before": _before(decision, form),
        "now": instead or _NOTHING,
        "form": form,
        "decision": decision.number,
    }
    return Finding("decision-ended", decision.scope.url, decision.scope.entry, decision.scope.catalogue, params)


def why_replaced(address: str, note: str) -> str:
    """Return the reason of a decision by which the catalogue is to carry another address: that address, then what else was said."""
    return f"{_REPLACED}{address}" + (f" {note}" if note else "")


def new_address(decision: Decision) -> str | None:
    """Return the address that the catalogue is to carry instead, where a person gave one."""
    return address_in(decision.why)


def address_in(why: str) -> str | None:
    """Return the address that the reason of a decision wants in the catalogue instead; None where it names none."""
    words = why.removeprefix(_REPLACED)
    return words.split(" ", 1)[0] if words != why else None


def scope_words(scope: Scope) -> str:
    """Return what a decision is about, in a line."""
    named = (
        ("", scope.url),
        ("entry ", scope.entry),
        ("rule ", scope.rule),
        ("host ", scope.host),
        ("catalogue ", scope.catalogue),
    )
    return ", ".join(f"{word}{plain(value)}" for word, value in named if value)


def end_words(decision: Decision) -> str:
    """Return what ended a decision, in a few words; empty where nothing has."""
    ending = decision.ending
    if ending is None:
        return ""
    instead = plain(ending.now)
    return {
        EndedBy.PERSON: f"undone by {instead}",
        EndedBy.REASON: f"the reason is now {instead or _NOTHING}",
        EndedBy.ADDRESS: f"it leads to {instead}",
        EndedBy.TITLE: f"the target calls itself “{instead}”",
        EndedBy.ENTRY: f"the entry is now “{instead}”" if instead else "the entry is gone",
        EndedBy.AGAIN: f"found again: {instead}",
        EndedBy.WORKS: "it works again",
    }[ending.by]


def _end(decision: Decision) -> tuple[datetime | None, str, str]:
    """Return when a decision ended, the form of the words for it, and what stands in place of the evidence."""
    ending = decision.ending
    if ending is None:
        return decision.until, "time", ""
    if ending.by in _UNREPORTED:
        return None, "", ""
    form = "works" if ending.by is EndedBy.REASON and not ending.now else ending.by.value
    return ending.at, form, ending.now


def _before(decision: Decision, form: str) -> str:
    """Return what the evidence was."""
    basis = decision.basis
    found = {"title": basis.found, "entry": basis.title, "address": basis.final_url}.get(form, basis.reason)
    return found or _NOTHING
