"""`crawler decide`: what a person has looked at and found."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from crawler.commands.options import Clock, Command, Output, known_link, takes_clock, takes_output, takes_settings
from crawler.config import Settings
from crawler.deliver.files import write
from crawler.errors import UsageError
from crawler.history.store import Store
from crawler.judge.deciding import holds
from crawler.judge.decision_words import SAID, scope_words
from crawler.records import Action, Decision, Scope
from crawler.report.decisions import render_decisions
from crawler.report.words import Clock as Calendar
from crawler.run.deciding import decide, take_in
from crawler.run.decision_file import read_decisions
from crawler.run.work import Work

_HELP = {
    Action.IGNORE: "Say nothing of it, or of the --rule named.",
    Action.NOT_BROKEN: "It works for people: count it as working, for the reason found.",
    Action.ACCEPT_TITLE: "Take the title that the target has now.",
    Action.ACCEPT_ADDRESS: "Take the address that it has moved to; the catalogue keeps the old one.",
    Action.FIXED: "It is mended: say nothing until it is found again.",
}
_LONGEST = 500  # characters of a name, or of a reason


class Day(click.ParamType[str]):
    """A day such as 2026-06-01, or a moment by RFC 3339; a day begins in the configured time zone."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Look whether it is a date."""
        try:
            datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-06-01", param, ctx)
        return str(value)


_OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.option("--entry", metavar="ID", help="Only for this entry that carries the link."),
    click.option("--rule", metavar="RULE", help="Only what this rule says."),
    click.option("--host", metavar="HOST", help="All links of a host."),
    click.option("--catalogue", metavar="NAME", help="All links of a catalogue, and the catalogue itself."),
    *(
        click.option(f"--{action.value}", "action", flag_value=action.value, help=said)
        for action, said in _HELP.items()
    ),
    click.option("--look-again", type=Day(), metavar="DATE", help="Let it rest until that day."),
    click.option("--why", metavar="TEXT", help="What you saw."),
    click.option("--who", metavar="NAME", help="Who decides."),
    click.option("--until", type=Day(), metavar="DATE", help="Let it hold until that day only."),
    click.option("--list", "listed", is_flag=True, help="List what is decided."),
    click.option("--all", "everything", is_flag=True, help="With --list: also what has ended."),
    click.option("--undo", type=int, metavar="NUMBER", help="End a decision."),
    click.option(
        "--export",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar="FILE",
        help="Write all decisions, also those that have ended.",
    ),
    click.option("--import", "imported", type=click.Path(path_type=Path), metavar="FILE", help="Read an export back."),
)


def _takes_what(function: Command) -> Command:
    """Give the command one option for each thing that can be said, and those that say of what."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    epilog='Example: crawler decide https://example.org/report.pdf --not-broken --why "opens in a browser" --who Sam'
)
@click.argument("url", required=False)
@_takes_what
@takes_output("text", "json", "csv")
@takes_settings
@takes_clock
def command(*, settings: Settings, output: Output, clock: Clock, **asked: Any) -> None:
    """Say what you found of a link, or of many.

    A decision is bound to what it was said of: the reason, the address at the end (its query aside), the title. When that changes, it ends, and
    the next report says so. It is listed with --list, undone with --undo; nothing is ever deleted.
    """
    way = _way(asked)
    with Store.existing(settings.history.url) as store:
        work = Work(settings, store, clock)
        way(work, asked, output)


def _way(asked: dict[str, Any]) -> Callable[[Work, dict[str, Any], Output], None]:
    """Return what is asked for; UsageError where that is nothing, or more than one thing."""
    if asked["action"] and asked["look_again"]:
        raise UsageError("say one thing: --look-again and another were given")
    ways = {
        "--list": (_list, asked["listed"]),
        "--undo": (_undo, asked["undo"] is not None),
        "--export": (_export, asked["export"]),
        "--import": (_import, asked["imported"]),
        "a decision": (_decide, asked["action"] or asked["look_again"]),
    }
    wanted = [name for name, (_, given) in ways.items() if given]
    if len(wanted) != 1:
        actions = ", ".join(f"--{action.value}" for action in Action)
        raise UsageError(
            f"{' and '.join(wanted)} do not go together" if wanted else f"say what you found ({actions}), or --list"
        )
    if asked["everything"] and not asked["listed"]:
        raise UsageError("--all goes with --list")
    return ways[wanted[0]][0]


def _decide(work: Work, asked: dict[str, Any], output: Output) -> None:
    """Keep what a person says."""
    who, why = _words(asked, "who"), _words(asked, "why")
    if asked["look_again"] and asked["until"]:
        raise UsageError("--look-again names its day itself; leave out --until")
    day = asked["look_again"] or asked["until"]
    url = known_link(work.store, asked["url"]) if asked["url"] is not None else None
    said = Decision(
        Action.LOOK_AGAIN if asked["look_again"] else Action(asked["action"]),
        Scope(url, *(asked[name] for name in ("entry", "rule", "host", "catalogue"))),
        who,
        why,
        work.clock(),
        _moment(day, work.settings.zone) if day else None,
    )
    for one in decide(work, said):
        output.emit([f"decided ({one.number}): {scope_words(one.scope)}: {SAID[one.action]}\n"])


def _list(work: Work, asked: dict[str, Any], output: Output) -> None:
    """List what holds, or all."""
    url = known_link(work.store, asked["url"]) if asked["url"] is not None else None
    found = _listed(work, url, everything=asked["everything"])
    output.emit(render_decisions(found, output.form, Calendar(work.settings.zone)))


def _listed(work: Work, url: str | None, *, everything: bool) -> Iterator[Decision]:
    """Yield decisions, then the marks of catalogues."""
    kept: Sequence[Decision] = work.store.decisions(ended=everything, url=url)
    yield from (one for one in kept if everything or holds(one, work.clock()))
    entries = work.store.entries_of(url) if url is not None else None
    yield from (one for one in work.store.marks() if entries is None or one.scope.entry in entries)


def _undo(work: Work, asked: dict[str, Any], output: Output) -> None:
    """End a decision."""
    found = work.store.undo(asked["undo"], _words(asked, "who"), work.clock())
    output.emit([f"undone ({found.number}): {scope_words(found.scope)}: {SAID[found.action]}\n"])


def _export(work: Work, asked: dict[str, Any], output: Output) -> None:
    """Write all decisions."""
    chunks = render_decisions(work.store.decisions(ended=True), "json", Calendar(work.settings.zone))
    path: Path = asked["export"]
    if str(path) == "-":
        output.emit(chunks)
    else:
        write(chunks, path)


def _import(work: Work, asked: dict[str, Any], output: Output) -> None:
    """Read an export back."""
    fresh, known = take_in(work, read_decisions(asked["imported"]))
    output.emit([f"taken in: {fresh}; there already: {known}\n"])


def _words(asked: dict[str, Any], name: str) -> str:
    """Return a text that a decision needs, on one line."""
    words = " ".join((asked[name] or "").split())
    if not words:
        raise UsageError(f"say {name}: --{name} {'NAME' if name == 'who' else 'TEXT'}")
    if len(words) > _LONGEST:
        raise UsageError(f"--{name} is longer than {_LONGEST} characters")
    return words


def _moment(day: str, zone: ZoneInfo) -> datetime:
    """Return when a day begins in the configured time zone, or the moment itself."""
    found = datetime.fromisoformat(day)
    if found.tzinfo is None:
        found = datetime.combine(found.date(), found.time() or time(), zone)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise UsageError(f"{day} is beyond the calendar") from None
