"""`crawler health`: whether all is well, for monitors and containers."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click

from crawler.commands.options import Clock, Output, takes_clock, takes_output, takes_settings
from crawler.commands.outcome import DONE, SOMETHING
from crawler.config import Settings
from crawler.errors import ConfigError
from crawler.history.lock import runs_now
from crawler.run.health import HealthFile, troubles
from crawler.schedule.entries import time_before


@click.command(epilog="Example: crawler health -c config.yaml && echo all is well")
@takes_settings
@click.option(
    "--missed",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="How many times of `schedule.run` may pass without a run that goes well.",
)
@takes_output("text", "json")
@takes_clock
def command(*, settings: Settings, missed: int, output: Output, clock: Clock) -> int:
    """Tell whether runs go well by the clock; leave with exit code 1 where they do not.

    It reads the health file that `run` and `schedule` write. All is well where a run went well lately, or one is under way (24 hours at most),
    and the weekly report and housekeeping did not fail.
    """
    health = HealthFile.of(settings)
    if health is None:
        raise ConfigError("schedule.health_file: name a file; there is none beside a database that is no file")
    known, now = health.read(), clock()
    expected = time_before("run", settings, now, missed)
    fault = health.fault()
    wrong = [fault] if fault else troubles(known, expected, now, running=runs_now(settings.history.url))
    if output.form == "json":
        output.emit([json.dumps({"healthy": not wrong, "troubles": wrong, **known}, indent=2) + "\n"])
    else:
        output.emit(f"{line}\n" for line in ([f"wrong: {words}" for words in wrong] or _well(known)))
    return SOMETHING if wrong else DONE


def _well(known: Mapping[str, Any]) -> Iterator[str]:
    """Say that all is well, and what is known of it."""
    run, then = known.get("run") or {}, known.get("next") or {}
    yield "all is well"
    if run.get("outcome"):
        yield f"last run: ended {run.get('finished_at')}, {run['outcome']}"
    elif run:
        yield f"last run: under way since {run.get('started_at')}"
    if then.get("run"):
        yield f"next run: {then['run']}"
