"""Decisions as a list for people, and as a table or document that is read back."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from itertools import chain
from typing import Any

from crawler.judge.decision_words import SAID, end_words, scope_words
from crawler.judge.own_words import NO_NOTE
from crawler.records import Decision
from crawler.report.as_csv import cell
from crawler.report.clean import line
from crawler.report.words import Clock

VERSION = 1
SCOPE = ("url", "entry", "rule", "host", "catalogue")
BASIS = ("reason", "final_url", "found", "title")
FIELDS = ("number", "action", *SCOPE, "who", "why", "decided_at", "until", *BASIS, "ended_at", "ended_by", "ended_now")


def render_decisions(found: Iterable[Decision], form: str, clock: Clock) -> Iterator[str]:
    """Yield decisions in one of `text`, `json` and `csv`."""
    renderers: Mapping[str, Callable[[], Iterator[str]]] = {
        "text": lambda: _text(found, clock),
        "json": lambda: _json(found),
        "csv": lambda: _csv(found),
    }
    return renderers[form]()


def row(decision: Decision) -> dict[str, Any]:
    """Return a decision as plain values, in the order of `FIELDS`; times to the microsecond, so that what is read back is the same."""
    ending = decision.ending
    values = {
        "number": decision.number,
        "action": decision.action.value,
        **{name: getattr(decision.scope, name) for name in SCOPE},
        "who": decision.who,
        "why": decision.why,
        "decided_at": decision.decided_at.isoformat(),
        "until": decision.until.isoformat() if decision.until else None,
        **{name: getattr(decision.basis, name) for name in BASIS},
        "ended_at": ending.at.isoformat() if ending else None,
        "ended_by": ending.by.value if ending else None,
        "ended_now": ending.now if ending else None,
    }
    return {name: values[name] for name in FIELDS}


def _json(found: Iterable[Decision]) -> Iterator[str]:
    """Yield one document, a decision a line."""
    yield f'{{"version": {VERSION}, "decisions": ['
    between = "\n"
    for one in found:
        yield between + json.dumps(row(one))
        between = ",\n"
    yield "\n]}\n"


def _csv(found: Iterable[Decision]) -> Iterator[str]:
    """Yield a header and a line for each."""
    for values in (FIELDS, *(tuple(row(one).values()) for one in found)):
        written = StringIO()
        csv.writer(written, lineterminator="\r\n").writerow(
            ["" if value is None else cell(str(value)) for value in values]
        )
        yield written.getvalue()


def _text(found: Iterable[Decision], clock: Clock) -> Iterator[str]:
    """Yield what is decided, for a terminal."""
    listed = iter(found)
    first = next(listed, None)
    if first is None:
        yield "nothing is decided\n"
        return
    for one in chain((first,), listed):
        yield "".join(f"{words}\n" for words in _lines(one, clock))


def _lines(decision: Decision, clock: Clock) -> Iterator[str]:
    """Yield the lines about one decision."""
    name = "mark" if decision.number is None else str(decision.number)
    yield f"{name:>4}  {scope_words(decision.scope)}: {SAID[decision.action]}"
    when = f" on {clock.day(decision.decided_at)}" if decision.number is not None else ""
    until = f", until {clock.day(decision.until)}" if decision.until else ""
    why = "" if decision.why == NO_NOTE else f": “{line(decision.why)}”"
    yield f"      {line(decision.who)}{when}{until}{why}"
    basis = decision.basis
    parts = (
        basis.reason,
        f"at {line(basis.final_url)}" if basis.final_url else "",
        f"“{line(basis.found)}”" if basis.found else "",
    )
    if said := ", ".join(part for part in parts if part):
        yield f"      said of {said}"
    if decision.ending is not None:
        yield f"      ended on {clock.day(decision.ending.at)}: {end_words(decision)}"
