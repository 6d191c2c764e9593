"""What is said on standard error, as lines of a log: text with the time, or one JSON object a line (RFC 8259)."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Self, TypeAlias
from zoneinfo import ZoneInfo

import click

from crawler.errors import CrawlerError
from crawler.records import Verdict

Command: TypeAlias = Callable[..., Any]


class Log(io.TextIOBase):
    """A stream whose lines are events. What is merely printed to it is the event `said`.

    In JSON each line has `time` (RFC 3339, UTC), `level` (info, warning, error), `event` and `message`, and what else is known of the event.
    """

    def __init__(self, form: str = "text", zone: ZoneInfo | None = None, *, quiet: bool = False) -> None:
        self.form = form
        self.zone = zone  # of the times in text; without one, lines have no time
        self.quiet = quiet  # says nothing but warnings and errors
        self._begun = ""

    def write(self, text: str) -> int:
        """Take text, and tell each line that is complete."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in filter(str.strip, lines):
            self.event("said", line)
        return len(text)

    def event(self, name: str, message: str, level: str = "info", **fields: Any) -> None:
        """Write one event; `fields` are for machines, and `message` says the same to people."""
        if self.quiet and level == "info":
            return
        now = datetime.now(UTC)
        if self.form == "json":
            time = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            known = {"time": time, "level": level, "event": name, "message": message, **fields}
            lines = [json.dumps(known, default=_written)]
        else:
            before = f"{now.astimezone(self.zone):%Y-%m-%d %H:%M:%S} " if self.zone else ""
            lines = [f"{before}{line}" for line in message.splitlines()]
        for line in lines:
            click.echo(line, err=True)


def _written(value: object) -> str:
    """Write what JSON has no form for: times by RFC 3339 in UTC, all else by its name."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)


class Told:
    """Watches a run for a log in JSON: how many links there are, and each one where that is wanted."""

    def __init__(self, log: Log, *, verbose: bool) -> None:
        self._log = log
        self._verbose = verbose

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""

    def say(self, text: str) -> None:
        """Tell something a person should know."""
        self._log.event("said", text)

    def begin(self, links: int) -> None:
        """Tell how many links will be checked."""
        self._log.event("run.links", f"{links:,} links are due", links=links)

    def checked(self, url: str, verdict: Verdict) -> None:
        """Tell what became of one link, where that is wanted."""
        if self._verbose:
            self._log.event("link.checked", f"{verdict}: {url}", url=url, verdict=verdict)


def takes_log(function: Command) -> Command:
    """Give a command `--log-format`; it receives a `log`, and in JSON what stops it is an event too."""

    @click.option(
        "--log-format",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help="How messages on standard error are written: json is one object a line, for machines.",
    )
    @wraps(function)
    def call(*, log_format: str, **others: Any) -> Any:
        log = Log(log_format)
        try:
            return function(log=log, **others)
        except CrawlerError as error:
            if log_format == "text":
                raise
            log.event("failed", str(error), "error", exit_code=error.exit_code)
            raise click.exceptions.Exit(error.exit_code) from None

    return call
