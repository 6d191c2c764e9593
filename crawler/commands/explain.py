"""`crawler explain`: why a link has its verdict."""

import json
from collections.abc import Iterator

import click
from rich.text import Text

from crawler.commands.options import Clock as Now
from crawler.commands.options import (
    Output,
    known_link,
    result_console,
    takes_clock,
    takes_language,
    takes_output,
    takes_settings,
)
from crawler.config import Settings
from crawler.errors import HistoryError
from crawler.history.lookup import LinkHistory
from crawler.history.store import Store
from crawler.judge.explain import Explanation, explain
from crawler.judge.rule import Case
from crawler.judge.words import plain
from crawler.language import number, say, say_many, speaking
from crawler.records import WORKING, Check, Decision, Past, Span, Verdict
from crawler.report.as_note import as_json, lines
from crawler.report.decided import plain as plain_decision
from crawler.report.decided import sentence
from crawler.report.words import Clock, state_name
from crawler.run.decided import Decisions, holding_on

_ITEM = "  - "


@click.command(epilog="Example: crawler explain https://example.org/report.pdf")
@click.argument("url")
@takes_output("text", "json")
@takes_settings
@takes_language
@takes_clock
def command(*, settings: Settings, url: str, output: Output, clock: Now) -> None:
    """Say why a link has its verdict.

    What was asked, what came back, the signs for and against with their weight, which rule decided, what would change it, what to do, and what people decided. It speaks of the last check in the history;
    nothing is fetched.
    """
    with Store.existing(settings.history.url) as store:
        identity = known_link(store, url)
        life = store.link_history(identity)
        if life is None:
            raise HistoryError(f"{url}: is in no catalogue that was read")
        past, last, tally = _gone_through(life)
        if last is None:
            raise HistoryError(f"{url}: is known, and was not checked yet; `crawler run` comes first")
        case = Case(life.link, last.evidence, last.evidence.asked_at, past, store.entries_of(identity), settings.judge)
        span = life.spans[-1] if life.spans else None
        decided = Decisions.of(store)
    with speaking("en" if output.form == "json" else settings.locale):
        note = explain(case, last.judgement, span)
        calendar = Clock(settings.zone)
        holding = holding_on(decided, case, clock())
        head = (*_head(case, span, tally, calendar), *_decided(holding, calendar))
        if output.form == "json":
            known = {"url": case.link.url, "head": head[1:], "decisions": [plain_decision(one) for one in holding]}
            output.emit([json.dumps({**known, **as_json(note)}, ensure_ascii=False, indent=2) + "\n"])
        elif output.shown:
            _show(head, note, calendar)
        else:
            output.emit(f"{line}\n" for line in (*head, "", *lines(note, calendar)))


def _decided(holding: tuple[Decision, ...], clock: Clock) -> Iterator[str]:
    """Say what people decided that holds, and how to undo it."""
    return (f"  {say('decided: {said}', said=sentence(one, clock))}" for one in holding)


def _gone_through(life: LinkHistory) -> tuple[Past, Check | None, list[Verdict]]:
    """Return what was known before the last check, that check, and the verdicts of all."""
    past, last, verdicts = Past(), None, []
    for check in life.checks:
        past = past.after(last) if last else past
        last = check
        verdicts.append(check.judgement.verdict)
    return past, last, verdicts


def _show(head: tuple[str, ...], note: Explanation, clock: Clock) -> None:
    """Print the note as wide as the terminal is; what goes on over several lines hangs from its mark."""
    console = result_console()
    for line in (*head, "", *lines(note, clock)):
        style = "bold" if line.endswith(":") and not line.startswith(" ") else ""
        if not console.is_terminal:
            console.print(Text(line), soft_wrap=True)
            continue
        indent = len(_ITEM) if line.startswith(_ITEM) else 2 if line.startswith("  ") else 0
        wrapped = Text(line[indent:], style=style).wrap(console, max(20, console.width - indent))
        for place, part in enumerate(wrapped):
            console.print(Text(line[:indent] if place == 0 else " " * indent), part, sep="", soft_wrap=True)


def _head(case: Case, span: Span | None, verdicts: list[Verdict], clock: Clock) -> Iterator[str]:
    """Say which link it is, where it stands, when it was checked, and how it has fared."""
    yield plain(case.link.url)
    for entry in case.entries.values():
        place = " / ".join(plain(part) for part in (entry.catalogue, *entry.section))
        yield f"  {say('in {place}: {title}', place=place, title=plain(entry.title))}"
    checked = say(
        "checked {minute}; {life}", minute=clock.minute(case.evidence.asked_at), life=_life(span, verdicts, clock)
    )
    yield f"  {checked}"


def _life(span: Span | None, verdicts: list[Verdict], clock: Clock) -> str:
    """Tell the state and what led there, in a line."""
    works = sum(verdict in WORKING for verdict in verdicts)
    tally = say_many(
        "{works} of {number} check found it working",
        "{works} of {number} checks found it working",
        len(verdicts),
        works=number(works),
    )
    if span is None:
        return tally
    if span.last_ok_at:
        tally = say("{tally}, last on {day}", tally=tally, day=clock.day(span.last_ok_at))
    state = say("state: {state} since {day}", state=state_name(span.state), day=clock.day(span.began_at))
    return f"{state}; {tally}"
