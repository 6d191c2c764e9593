"""What is due, for the terminal and for machines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from rich.table import Table
from rich.text import Text

from crawler.config.durations import write_duration
from crawler.records.agenda import Agenda, Group, Waiting, Why
from crawler.report.as_text import make_console, trimmed
from crawler.report.clean import address, line
from crawler.report.moments import moment
from crawler.report.words import Clock, count

VERSION = 1
_AHEAD = ("within an hour", "within a day", "within a week", "later than that")
_WORDS = {
    Why.NEW: "never checked",
    Why.CLOCK: "checked by a clock that ran ahead",
    Why.FAILING: "failing",
    Why.HEALTHY: "nothing new",
}
_GAP, _LEAST = 2, 12  # columns between two of a table; of its first one
_MINUTES, _HOURS, _DAYS = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def as_json(found: Agenda, budget: int | None) -> str:
    """Return an agenda as one JSON document; durations are written as in the configuration, times by RFC 3339."""
    document = {
        "version": VERSION,
        "now": moment(found.now),
        "until": moment(found.until),
        "links": found.links,
        "due": found.due,
        "budget": budget,
        "reasons": [{"why": one.why, "step": _step(one.step), **_counted(one)} for one in found.reasons],
        "hosts": [{"host": one.host, **_counted(one)} for one in found.hosts],
        "first": [_link(one) for one in found.first],
        "later": dict(zip(("hour", "day", "week", "after"), found.later, strict=True)),
    }
    return json.dumps(document, indent=2) + "\n"


def link_as_json(one: Waiting, now: datetime) -> str:
    """Return when and why one link is due as a JSON document."""
    due = one.present and (one.due_at is None or one.why is Why.CLOCK or one.due_at <= now)
    return json.dumps({"version": VERSION, "now": moment(now), "due": due, **_link(one)}, indent=2) + "\n"


def as_text(found: Agenda, clock: Clock, *, budget: int | None, limit: int, width: int, colour: bool) -> Iterator[str]:
    """Yield an agenda as lines no wider than `width`, with `limit` hosts."""
    console = make_console(width, colour=colour)
    for block in _blocks(found, clock, budget, limit, console.width):
        with console.capture() as captured:
            console.print(block)
        yield trimmed(captured.get())


def sentences(one: Waiting, now: datetime, clock: Clock) -> Iterator[str]:
    """Yield in plain words whether a link is due and why."""
    if not one.present:
        yield "It is in no catalogue any more, so it is not checked."
    elif one.why is Why.NEW or one.due_at is None:
        yield "It is due: it was never checked." if one.why is Why.NEW else "It is due at once."
    elif one.why is Why.CLOCK:
        yield "It is due: it was checked by a clock that ran ahead, so the time noted with it says nothing."
    else:
        yield _when(one.due_at, now, clock)
        yield _because(one)


def _when(due_at: datetime, now: datetime, clock: Clock) -> str:
    """Say since when a link is due, or when it will be."""
    if due_at <= now:
        return f"It is due since {clock.minute(due_at)} ({_age(now - due_at)} ago)."
    return f"It is not due until {clock.minute(due_at)} (in {_age(due_at - now)})."


def _because(one: Waiting) -> str:
    """Say what a link waits for, or waited."""
    after = f"it is checked again {write_duration(one.step or timedelta(0))} after that"
    checks = "Its last check" if one.count <= 1 else f"Its last {one.count:,} checks"
    said = "failed" if one.why is Why.FAILING else "in a row said nothing new" if one.count > 1 else "said nothing new"
    return f"{checks} {said}: {after}."


def _blocks(found: Agenda, clock: Clock, budget: int | None, limit: int, width: int) -> Iterator[Text | Table]:
    """Yield what is printed."""
    yield Text(_head(found, clock, budget))
    if found.due:
        yield Text()
        yield _groups("why", [_why(one) for one in found.reasons], found.reasons, found.now, width)
        yield Text()
        hosts = found.hosts[:limit]
        yield _groups("host", [line(one.host or "") or "(no host)" for one in hosts], hosts, found.now, width)
        yield from _more(len(found.hosts) - len(hosts), "host")
        yield Text()
        yield _first(found.first, found.now, width)
        yield from _more(found.due - len(found.first), "link")
        yield Text()
    waits = [f"{number:,} {when}" for number, when in zip(found.later, _AHEAD, strict=True) if number]
    if waits:
        yield Text(f"due after that: {', '.join(waits)}")


def _head(found: Agenda, clock: Clock, budget: int | None) -> str:
    """Say how many links are due, and when."""
    when = "now" if found.until == found.now else f"by {clock.minute(found.until)}"
    verb = "is" if found.due == 1 else "are"
    said = f"{count(found.due, 'link')} of {found.links:,} {verb} due {when}"
    return said + (f"; a run checks {budget:,} at most, the longest overdue first" if budget else "")


def _why(one: Group) -> str:
    """Name a reason."""
    words = _WORDS[one.why or Why.NEW]
    return f"{words}, checked again after {_step(one.step)}" if one.step else words


def _groups(name: str, names: Sequence[str], groups: Sequence[Group], now: datetime, width: int) -> Table:
    """Make a table of groups with their numbers."""
    rows = [(title, f"{one.links:,}", _overdue(one.since, now)) for title, one in zip(names, groups, strict=True)]
    return _table((name, "links", "overdue"), rows, width)


def _first(found: Iterable[Waiting], now: datetime, width: int) -> Table:
    """Make the table of the links that are overdue the longest."""
    rows = [(address(one.url), _overdue(one.due_at, now), _short(one)) for one in found]
    return _table(("the longest overdue first", "overdue", "why"), rows, width)


def _short(one: Waiting) -> str:
    """Say in a few words why a link is due."""
    return _WORDS[one.why] if one.step is None else f"{_WORDS[one.why]}, {_step(one.step)}"


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Table:
    """Make a table whose first column gives way to the others where the terminal is narrow."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    others = sum(_GAP + max(map(len, column)) for column in list(zip(names, *rows, strict=True))[1:])
    table.add_column(names[0], overflow="ellipsis", no_wrap=True, max_width=max(_LEAST, width - others))
    for name in names[1:]:
        table.add_column(name, justify="left" if name == "why" else "right", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _more(number: int, noun: str) -> Iterator[Text]:
    """Say how many are not shown."""
    if number > 0:
        yield Text(f"and {count(number, f'{noun} more', f'{noun}s more')}", style="dim")


def _overdue(since: datetime | None, now: datetime) -> str:
    """Say how long something is overdue; nothing where it was never checked, or is due later."""
    return _age(now - since) if since and since <= now else "-"


def _age(span: timedelta) -> str:
    """Write how long, in the largest unit that says enough: `3 days`."""
    for unit, name in ((_DAYS, "day"), (_HOURS, "hour")):
        if span >= unit:
            return count(span // unit, name)
    return count(max(1, span // _MINUTES), "minute")


def _link(one: Waiting) -> dict[str, Any]:
    """Return one link with when and why it is due."""
    return {
        "url": one.url,
        "host": one.host,
        "due_at": moment(one.due_at),
        "why": one.why,
        "step": _step(one.step),
        "checks": one.count,
    }


def _counted(one: Group) -> dict[str, Any]:
    """Return the numbers of a group."""
    return {"links": one.links, "since": moment(one.since)}


def _step(step: timedelta | None) -> str | None:
    """Write a step as the configuration has it."""
    return None if step is None else write_duration(step)
