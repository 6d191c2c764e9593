"""The options that mean the same in every command, and what they become before a command sees them."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce, wraps
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import click
from rich.console import Console

from crawler.commands.log import Log, Told
from crawler.commands.progress import Bar, stopping
from crawler.config import Settings
from crawler.config.load import load
from crawler.deliver.files import write
from crawler.errors import HistoryError
from crawler.history.database import Upgraded
from crawler.history.store import Store
from crawler.language import LANGUAGES
from crawler.records import Report
from crawler.report.renderers import render
from crawler.run.watch import Stop
from crawler.run.work import Work

Command: TypeAlias = Callable[..., Any]
Clock: TypeAlias = Callable[[], datetime]

PLAIN_WIDTH = 100  # of text that goes to a file or a pipe
FIRST_YEAR, LAST_YEAR = 1970, 9000  # what can be reckoned on from, and kept
DEFAULT_CONFIG = Path("config.yaml")


class Time(click.ParamType[datetime]):
    """A point in time by RFC 3339; without an offset it is UTC."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the text of `--now`."""
        if isinstance(value, datetime):
            return value
        try:
            time = datetime.fromisoformat(value)
            moment = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a time such as 2026-03-02T07:00:00Z", param, ctx)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            self.fail(f"{value!r} is not between the years {FIRST_YEAR} and {LAST_YEAR}", param, ctx)
        return moment


@dataclass(frozen=True, slots=True)
class Output:
    """Where results go (`None` or `-`: standard output), and in which form."""

    form: str
    path: Path | None

    @property
    def shown(self) -> bool:
        """Say whether results go to standard output."""
        return self.path is None or str(self.path) == "-"

    def emit(self, chunks: Iterable[str]) -> None:
        """Print text, or write it to the file."""
        if self.path is not None and not self.shown:
            write(chunks, self.path)
            return
        if isinstance(sys.stdout, TextIOWrapper):  # a title in a script the terminal cannot show is no reason to fail
            sys.stdout.reconfigure(errors="replace")
        sys.stdout.writelines(chunks)
        sys.stdout.flush()

    def report(self, report: Report, settings: Settings) -> None:
        """Render a report to where it goes: width and colour of the terminal only where it is one."""
        console = result_console()
        terminal = console.is_terminal and self.shown
        width = console.width if terminal else PLAIN_WIDTH
        colour = terminal and not console.no_color
        language, zone = settings.locale, settings.zone
        self.emit(render(report, self.form, zone=zone, language=language, width=width, colour=colour))


@dataclass(frozen=True, slots=True)
class Talk:
    """How much is said on standard error."""

    quiet: bool = False
    verbose: bool = False
    log: Log | None = None  # where messages go as lines of a log

    @property
    def console(self) -> Console:
        """Return the console for progress and messages."""
        file = cast("IO[str]", self.log or sys.stderr)
        return Console(file=file, quiet=self.quiet, soft_wrap=True, highlight=False)

    def tell_upgrade(self, store: Store) -> None:
        """Say that the history was brought up as it was opened, and where it is as it was."""
        if done := store.upgraded:
            self.console.print(brought_up(done), markup=False)

    @contextmanager
    def watching(self, settings: Settings, store: Store, clock: Clock) -> Iterator[Work]:
        """Give what a run works with: progress is shown, and Ctrl-C ends it gracefully."""
        stop, console = Stop(), self.console
        self.tell_upgrade(store)
        with self.watch() as watch, stopping(stop, console):
            yield Work(settings, store, clock, watch, stop)

    def watch(self) -> Bar | Told:
        """Return who shows how far a run is: a bar and lines, or events for machines."""
        if self.log and self.log.form == "json":
            return Told(self.log, verbose=self.verbose)
        return Bar(self.console, verbose=self.verbose)


def takes_settings(function: Command) -> Command:
    """Give a command `-c` and `--set`; it receives the loaded `settings`."""

    @wraps(function)
    def call(*, config: Path | None, overrides: tuple[str, ...], **others: Any) -> Any:
        if config is None and DEFAULT_CONFIG.exists():
            config = DEFAULT_CONFIG
        return function(settings=load(config, overrides), **others)

    return _with(
        call,
        click.option(
            "-c",
            "--config",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Configuration; config.yaml when there is one, else the defaults.",
        ),
        click.option(
            "--set",
            "overrides",
            multiple=True,
            metavar="KEY=VALUE",
            help="Override one key, such as fetch.concurrency=128.",
        ),
    )


def takes_language(function: Command) -> Command:
    """Give a command that has `settings` `--language`: it stands in place of their `locale`."""

    @wraps(function)
    def call(*, settings: Settings, language: str | None, **others: Any) -> Any:
        spoken = settings.model_copy(update={"locale": language}) if language else settings
        return function(settings=spoken, **others)

    return _with(
        call,
        click.option(
            "--language",
            type=click.Choice(LANGUAGES),
            help="What is told to people, in this language; that of `locale` when left out.",
        ),
    )


def takes_clock(function: Command) -> Command:
    """Give a command `--now`; it receives a `clock`, which stands still at that time, or is the real one (UTC)."""

    @wraps(function)
    def call(*, now: datetime | None, **others: Any) -> Any:
        return function(clock=lambda: now or datetime.now(UTC), **others)

    return _with(
        call,
        click.option(
            "--now", type=Time(), metavar="TIME", help="The clock of this run (RFC 3339), for replays and tests."
        ),
    )


def takes_talk(function: Command) -> Command:
    """Give a command `--quiet` and `--verbose`; it receives a `talk`."""

    @wraps(function)
    def call(*, quiet: bool, verbose: bool, **others: Any) -> Any:
        return function(talk=Talk(quiet, verbose), **others)

    return _with(
        call,
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
        click.option("-v", "--verbose", is_flag=True, help="Name each link as it is checked."),
    )


def takes_output(*forms: str) -> Callable[[Command], Command]:
    """Give a command `--format` and `--output`; it receives an `output`. The first form is the default one."""

    def decorate(function: Command) -> Command:
        @wraps(function)
        def call(*, form: str, path: Path | None, **others: Any) -> Any:
            return function(output=Output(form, path), **others)

        return _with(
            call,
            click.option(
                "--format",
                "form",
                type=click.Choice(forms),
                default=forms[0],
                show_default=True,
                help="How to print it.",
            ),
            click.option(
                "-o",
                "--output",
                "path",
                type=click.Path(path_type=Path, allow_dash=True),
                metavar="FILE",
                help="Write there instead of standard output (-).",
            ),
        )

    return decorate


def takes_fail_on(default: str) -> Callable[[Command], Command]:
    """Give a command `--fail-on` with its own default."""
    return click.option(
        "--fail-on",
        type=click.Choice(("broken", "unsure", "drifted", "warning", "new", "never")),
        default=default,
        show_default=True,
        help="Leave with exit code 1 when there is one of these or worse.",
    )


def _with(call: Command, *options: Callable[[Command], Command]) -> Command:
    """Put options on a command, shown in the order given."""
    return reduce(lambda made, option: option(made), reversed(options), call)


def brought_up(done: Upgraded) -> str:
    """Say that a history was brought up, and where it is as it was."""
    kept = f"; as it was before it is kept in {done.copy}" if done.copy else ""
    return f"the history was brought up from schema {done.before} to {done.after}{kept}"


def real_clock() -> datetime:
    """Return the time of day, in UTC."""
    return datetime.now(UTC)


def result_console() -> Console:
    """Return the console for results: standard output, with colour only on a terminal."""
    return Console(highlight=False)


def known_link(store: Store, address: str) -> str:
    """Return the identity of a link by its address as a person writes it; HistoryError with what was probably meant."""
    if not address.strip():
        raise HistoryError("name a link by its address, as it stands in the catalogue or in a report")
    found = store.find_link(address)
    if found is None:
        near = store.similar_links(address)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise HistoryError(f"{address}: is no link of a catalogue that was read{hint}")
    return found
