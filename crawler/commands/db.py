"""`crawler db`: looking after the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from crawler.commands.options import Clock, brought_up, takes_clock, takes_settings
from crawler.config import Settings
from crawler.config.durations import parse_duration
from crawler.history import upkeep
from crawler.history.lock import only_run
from crawler.history.replay import Move
from crawler.judge.states import advance
from crawler.judge.words import plain
from crawler.records import Decision, Judgement, Span
from crawler.run.decided import Decisions, moving

LEAST = timedelta(days=60)  # as `history.keep`


class Duration(click.ParamType[timedelta]):
    """A duration such as 2y or 90d."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Read the text of `--keep`."""
        try:
            duration = parse_duration(value)
        except ValueError as error:
            self.fail(f"{value!r} {error}", param, ctx)
        if duration < LEAST:
            self.fail(f"{value!r} is less than 60d: rules and states look back that far", param, ctx)
        return duration


@click.group(epilog="Example: crawler db backup /backup/crawler.db")
def command() -> None:
    """Look after the database: check, copy, thin, bring up."""


@command.command(epilog="Example: crawler db check -c config.yaml")
@takes_settings
def check(*, settings: Settings) -> int:
    """Tell what is wrong with the database, or that nothing is, and how large it is.

    The file, its schema, references, rows that must not be, and states that the checks kept do not lead to. Nothing is changed.
    Leaves with exit code 1 where something is wrong.
    """

    def step(span: Span | None, judgement: Judgement, at: datetime) -> Span:
        return advance(span, judgement, at, settings.judge.confirm)

    def decided(found: Sequence[Decision]) -> Move:
        return moving(settings.judge, Decisions.sorted_out(found))

    found = upkeep.check(settings.history.url, step, decided)
    click.echo(f"{found.place}: schema {found.revision}")
    for words in found.faults:
        click.echo(f"wrong: {plain(words)}")
    for words in found.notes:
        click.echo(f"note: {plain(words)}")
    for size in found.sizes:
        click.echo(f"{size.table:12} {size.rows:>12,} rows{_bytes(size.size)}")
    click.echo("something is wrong" if found.faults else "nothing is wrong")
    return int(bool(found.faults))


@command.command(epilog="Example: crawler db backup /backup/crawler.db --replace")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put the copy in the place of a file that is there.")
@takes_settings
def backup(*, settings: Settings, file: Path, replace: bool) -> None:
    """Copy the database to FILE, while a run may be under way.

    The copy is whole, of one moment, and looked through before it takes its place.
    """
    path = upkeep.backup(settings.history.url, file, replace=replace)
    click.echo(f"copied to {path} ({path.stat().st_size / 1e6:,.1f} MB)")


@command.command(epilog="Example: crawler db purge --keep 2y --dry-run")
@click.option("--keep", type=Duration(), metavar="DURATION", help="In place of history.keep.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would go; change nothing.")
@click.option("--vacuum", is_flag=True, help="Give room back to the disk even where it is little.")
@takes_settings
@takes_clock
def purge(*, settings: Settings, keep: timedelta | None, dry: bool, vacuum: bool, clock: Clock) -> None:
    """Thin old checks in which nothing changed to the first and the last of each stretch.

    No failing check goes, no change of a state, and nothing that a rule holds today's answer against. Contents that nothing refers to go,
    what was found about catalogues in runs of that age, and what is noted of mails of that age that wait no longer.
    """
    url = settings.history.url
    with only_run(url):
        gone = upkeep.purge(url, clock(), keep or settings.history.keep, dry=dry)
        would = "would go" if dry else "went"
        click.echo(
            f"{gone.checks:,} checks, {gone.contents:,} contents, {gone.findings:,} findings about catalogues and {gone.mails:,} mails {would}"
        )
        if not dry:
            _give_back(url, asked=vacuum)


@command.command(epilog="Example: crawler db upgrade")
@takes_settings
def upgrade(*, settings: Settings) -> None:
    """Bring the database up to this version's schema, with a copy kept beside it.

    Every command that opens it does the same. A database that a newer version wrote is refused.
    """
    url = settings.history.url
    with only_run(url):
        done = upkeep.upgrade(url)
        click.echo(brought_up(done) if done else "the database is up to date")
        if done:
            _give_back(url, asked=False)


def _give_back(url: str, *, asked: bool) -> None:
    """Give room back to the disk where that is asked for or worth it, and tell."""
    room = upkeep.give_back(url, asked=asked)
    if room and room.why_not:
        click.echo(f"the file stays {room.before / 1e6:,.1f} MB, for the next runs to use: {room.why_not}")
    elif room:
        click.echo(f"the file had {room.before / 1e6:,.1f} MB and has {room.after / 1e6:,.1f} MB")


def _bytes(size: int | None) -> str:
    """Write the size of a table in bytes, if it is known."""
    return "" if size is None else f" {size / 1e6:>12,.2f} MB"
