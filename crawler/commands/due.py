"""`crawler due`: what the next run will check."""

from datetime import datetime

import click

from crawler.commands.options import (
    PLAIN_WIDTH,
    Clock,
    Output,
    Time,
    known_link,
    result_console,
    takes_clock,
    takes_output,
    takes_settings,
)
from crawler.config import Settings
from crawler.errors import HistoryError
from crawler.history.due import Pace
from crawler.history.store import Store
from crawler.report.agenda import as_json, as_text, link_as_json, sentences
from crawler.report.clean import address
from crawler.report.words import Clock as Calendar


@click.command(epilog="Example: crawler due --until 2026-03-09T07:00:00Z --limit 50")
@click.argument("url", required=False)
@click.option("--until", type=Time(), metavar="TIME", help="What is due by then (RFC 3339), in place of now.")
@click.option(
    "--limit", type=click.IntRange(0), default=10, show_default=True, help="How many hosts and links to show."
)
@takes_output("text", "json")
@takes_settings
@takes_clock
def command(
    *, settings: Settings, url: str | None, until: datetime | None, limit: int, output: Output, clock: Clock
) -> None:
    """Show what is due now, and what next.

    How many links by reason and by host, and which are overdue the longest. With URL: whether that link is due, since or until when, and why.
    """
    now = clock()
    with Store.existing(settings.history.url) as store:
        pace = Pace(settings.schedule.ladder, store.count_links())
        if url is not None:
            output.emit(_one(store, pace, url, now, output.form, Calendar(settings.zone)))
            return
        found = store.agenda(pace, now, until or now, limit)
    budget = settings.schedule.budget
    if output.form == "json":
        output.emit([as_json(found, budget)])
        return
    console = result_console()
    terminal = console.is_terminal and output.shown
    width, colour = (console.width if terminal else PLAIN_WIDTH), terminal and not console.no_color
    calendar = Calendar(settings.zone)
    output.emit(as_text(found, calendar, budget=budget, limit=limit, width=width, colour=colour))


def _one(store: Store, pace: Pace, url: str, now: datetime, form: str, calendar: Calendar) -> list[str]:
    """Return what is said of one link."""
    found = store.due_of(pace, now, known_link(store, url))
    if found is None:
        raise HistoryError(f"{url}: is in no catalogue that was read")
    if form == "json":
        return [link_as_json(found, now)]
    return [f"{line}\n" for line in (address(found.url), *sentences(found, now, calendar))]
