"""What a person says of links, made into decisions: checked against the history, bound to the evidence of the last check."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from crawler.errors import HistoryError, UsageError
from crawler.history.store import Store
from crawler.judge.deciding import ACCEPTING, fails, holds
from crawler.judge.proposals import DecisionError, bound
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host
from crawler.judge.table import rule
from crawler.records import Action, Decision, Scope
from crawler.run.work import Work

_OF_LINKS = ACCEPTING | {Action.FIXED}


def decide(work: Work, decision: Decision) -> tuple[Decision, ...]:
    """Keep what a person says; return it as kept. Raises UsageError or HistoryError with what is amiss, and keeps nothing."""
    scope = decision.scope
    told = replace(decision, scope=replace(scope, rule=_slug(scope.rule), host=_host(scope.host)))
    _refuse(list(_amiss(work.store, told, work.clock())))
    made = (told,) if told.scope.url is None else _bound(work, told)
    for one in work.store.decisions(url=scope.url):
        if holds(one, work.clock()) and any((one.action, one.scope) == (other.action, other.scope) for other in made):
            raise UsageError(f"that is decided already, by {one.who}: see `crawler decide --undo {one.number}`")
    return work.store.decide(made)


def take_in(work: Work, found: tuple[Decision, ...]) -> tuple[int, int]:
    """Keep decisions of an export, all or none; return how many are new, and how many were there already."""
    kept = {_without_number(one) for one in work.store.decisions(ended=True)}
    fresh = tuple(dict.fromkeys(one for one in map(_without_number, found) if one not in kept))
    wrong = [
        f"decision {number}: {words}"
        for number, one in enumerate(found, 1)
        for words in _unknown(work.store, one.scope)
    ]
    _refuse(wrong)
    work.store.decide(fresh)
    return len(fresh), len(found) - len(fresh)


def _without_number(decision: Decision) -> Decision:
    """Return a decision as another history would know it."""
    return replace(decision, number=None)


def _refuse(wrong: list[str]) -> None:
    """Raise a UsageError that tells every mistake, a line each; nothing for none."""
    if wrong:
        raise UsageError("\n".join(wrong))


def _slug(name: str | None) -> str | None:
    """Return the slug of a rule that is named by slug or code; what is unknown stays for `_unknown` to tell."""
    found = rule(name) if name else None
    return found.slug if found else name


def _host(name: str | None) -> str | None:
    """Return a host as links have it: lower-case, without port, also where an address was given."""
    return (host(name if "//" in name else f"http://{name}") or name.lower()) if name else name


def _amiss(store: Store, decision: Decision, now: datetime) -> Iterator[str]:
    """Yield what is amiss with what a person says."""
    scope, action = decision.scope, decision.action
    if not any((scope.url, scope.rule, scope.host, scope.catalogue)):
        yield "say what it is about: an address, --rule, --host or --catalogue"
    if scope.url is None and action in _OF_LINKS:
        yield f"--{action.value} is about one link: name its address"
    if scope.url is None and scope.entry is not None:
        yield "--entry says which entry of a link is meant: name its address too"
    if scope.url is not None and scope.host is not None:
        yield "name an address or a --host, not both"
    if action is Action.NOT_BROKEN and scope.rule and rule(scope.rule) and not fails(scope.rule):
        yield f"{scope.rule} calls no link broken; --ignore mutes it"
    if decision.until is not None and decision.until <= now:
        yield f"{decision.until:%Y-%m-%d} is past"
    yield from _unknown(store, scope)


def _unknown(store: Store, scope: Scope) -> Iterator[str]:
    """Yield what a decision names and nobody knows."""
    if scope.rule is not None and rule(scope.rule) is None:
        yield f"there is no rule {scope.rule}; `crawler rules` lists them"
    if scope.host is not None and not store.knows(host=scope.host):
        yield f"{scope.host}: no link of a catalogue that was read leads to that host"
    if scope.catalogue is not None and not store.knows(catalogue=scope.catalogue):
        yield f"{scope.catalogue}: no catalogue of that name was read"
    if scope.url is not None and store.find_link(scope.url) != scope.url:
        yield f"{scope.url}: is no link of a catalogue that was read"


def _bound(work: Work, decision: Decision) -> tuple[Decision, ...]:
    """Return a decision about a link, with the evidence of its last check."""
    url = decision.scope.url or ""
    life, known = work.store.link_history(url), work.store.known([url]).get(url)
    if life is None or known is None or known.past.last is None:
        raise HistoryError(f"{url}: was not checked yet, so there is nothing to decide; `crawler run` comes first")
    last = known.past.last
    case = Case(life.link, last.evidence, last.evidence.asked_at, known.past, known.entries, work.settings.judge)
    try:
        return bound(decision, case, last.judgement)
    except DecisionError as refused:
        raise UsageError(str(refused)) from None
