"""`crawler audit`: ad hoc, once, and nothing is kept."""

from pathlib import Path

import click

from crawler.commands.options import (
    Clock,
    Output,
    Talk,
    takes_clock,
    takes_fail_on,
    takes_language,
    takes_output,
    takes_settings,
    takes_talk,
)
from crawler.commands.outcome import exit_code, raise_withheld
from crawler.config import CatalogueSettings, Settings
from crawler.errors import CatalogueError, Interrupted
from crawler.history.store import Store
from crawler.report.words import count
from crawler.run.baseline import only_new, read_baseline
from crawler.run.decided import report_of
from crawler.run.pipeline import audit_sources


@click.command(epilog="Example: crawler audit https://example.org/resources/ list.csv --fail-on unsure")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@takes_settings
@takes_language
@takes_output("text", "html", "json", "csv", "markdown", "junit", "sarif", "github", "atom", "prometheus")
@takes_fail_on("broken")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An earlier report in JSON: what it knows is neither told nor counted.",
)
@takes_clock
@takes_talk
def command(
    *,
    settings: Settings,
    sources: tuple[str, ...],
    output: Output,
    fail_on: str,
    baseline: Path | None,
    clock: Clock,
    talk: Talk,
) -> int:
    """Check catalogues, pages or addresses once; keep nothing.

    SOURCE is a catalogue file, the address of a page that is read as a catalogue, any other address (checked itself), or - for standard input.
    """
    catalogues = _catalogues(settings, sources)
    known = read_baseline(baseline) if baseline else None
    with Store.temporary() as store:
        with talk.watching(settings, store, clock) as work:
            outcome = audit_sources(work, catalogues)
        if len(outcome.unread) == len(catalogues):
            raise CatalogueError("nothing could be read, so nothing was checked")
        report = report_of(store, outcome.run.id, clock())
        if known is not None:
            report, left_out = only_new(report, known)
            talk.console.print(
                f"known from {baseline} and left out: {count(left_out, 'link')} in trouble", highlight=False
            )
        output.report(report, settings)
        raise_withheld(report)
        if work.stop.asked:
            raise Interrupted("stopped; the report holds what was checked until then")
        return exit_code(report, fail_on, unread=bool(outcome.unread))


def _catalogues(settings: Settings, sources: tuple[str, ...]) -> list[CatalogueSettings]:
    """Make a catalogue of each source: as configured where it is, under a name of its own where two would share one."""
    configured = {catalogue.source: catalogue for catalogue in settings.catalogues}
    made: dict[str, CatalogueSettings] = {}
    for source in dict.fromkeys(sources):
        catalogue = configured.get(source) or CatalogueSettings(source=source)
        if catalogue.label in made:
            catalogue = catalogue.model_copy(update={"name": source})
        made[catalogue.label] = catalogue
    return list(made.values())
