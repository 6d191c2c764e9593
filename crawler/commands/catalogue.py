"""`crawler catalogue`: what is read from a source, so that a maintainer can see and correct it."""

from collections.abc import Iterable
from dataclasses import replace

import click

from crawler.commands.options import Output, real_clock, result_console, takes_language, takes_output, takes_settings
from crawler.config import CatalogueSettings, Settings
from crawler.errors import CatalogueError
from crawler.history.store import Store
from crawler.judge.own_words import said_anew
from crawler.judge.words import plain
from crawler.language import say, speaking
from crawler.records import CatalogueSummary, Head
from crawler.report.listing import render_catalogue
from crawler.run.pipeline import read_sources
from crawler.run.work import Work


@click.command(epilog="Example: crawler catalogue https://example.org/resources/ --format json")
@click.argument("source")
@takes_settings
@takes_language
@takes_output("text", "json")
def command(*, settings: Settings, source: str, output: Output) -> None:
    """Show what is read from a catalogue; fetch nothing else.

    At its end stands what share of the links is in entries, and which are not: as JSON all of them, with the line of each entry. Files of a folder without an entry are named.
    Rows that could not be read are named on standard error. SOURCE is a file, a folder or a pattern of file names, the address of a page, or - for standard input. Where it is configured, its `select`, `exclude` and `format` hold.
    """
    configured = (one for one in settings.catalogues if source in {one.source, one.name})
    catalogue = next(configured, None) or CatalogueSettings(source=source)
    console = result_console()
    with Store.temporary() as store:
        work = Work(settings, store, real_clock)
        outcome = read_sources(work, [catalogue])
        if outcome.unread:
            raise CatalogueError("\n".join(outcome.unread))
        report = store.report(outcome.run.id)
        with speaking(settings.locale):
            listing = render_catalogue(
                [_with_rest(summary, outcome.heads) for summary in report.catalogues],
                report.entries,
                output.form,
                width=console.width,
                colour=console.is_terminal,
            )
            output.emit(listing)
            for row in store.unreadable():
                place = source if row.line is None else say("line {number}", number=row.line)
                click.echo(f"{place}: {said_anew('reason', row.reason)}: {plain(row.excerpt)}", err=True)


def _with_rest(summary: CatalogueSummary, heads: Iterable[Head]) -> CatalogueSummary:
    """Return what was kept of a catalogue, with the links and files that were left out while it was read."""
    head = next((head for head in heads if head.name == summary.name), None)
    return replace(summary, left_out=head.left_out, passed_over=head.passed_over) if head else summary
