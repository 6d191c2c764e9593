"""`crawler rejudge`: today's rules over kept evidence."""

import click

from crawler.commands.options import real_clock, takes_settings
from crawler.config import Settings
from crawler.history.lock import only_run
from crawler.history.store import Store
from crawler.run.rejudging import rejudge
from crawler.run.work import Work


@click.command(epilog="Example: crawler rejudge --set judge.rules.redirect-chain=off")
@takes_settings
def command(*, settings: Settings) -> None:
    """Judge kept evidence again by today's rules; ask nobody.

    Verdicts and states are derived anew; evidence stays as it is.
    """
    with only_run(settings.history.url), Store.open(settings.history.url) as store:
        turned = {
            pair: count for pair, count in rejudge(Work(settings, store, real_clock)).items() if pair[0] != pair[1]
        }
    for (before, after), count in sorted(turned.items()):
        click.echo(f"{count} checks: {before} is now {after}")
    if not turned:
        click.echo("no verdict turned")
