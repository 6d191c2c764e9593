"""`crawler rejudge`: today's rules over kept evidence."""

import click

from crawler.commands.options import real_clock, takes_settings
from crawler.config import Settings
from crawler.history.lock import only_run
from crawler.history.store import Store
from crawler.records import Span
from crawler.run.rejudging import rejudge, restate
from crawler.run.work import Work


@click.command(epilog="Example: crawler rejudge --set judge.rules.redirect-chain=off")
@click.option("--states", is_flag=True, help="Derive states only, and tell those that were put right.")
@takes_settings
def command(*, settings: Settings, states: bool) -> None:
    """Judge kept evidence again by today's rules; ask nobody.

    Verdicts and states are derived anew; evidence stays as it is. With --states verdicts stay as well: the checks kept are replayed, and a state
    that they do not lead to (by today's `judge.confirm`) is put right.
    """
    with only_run(settings.history.url), Store.open(settings.history.url) as store:
        work = Work(settings, store, real_clock)
        if states:
            _restate(work)
        else:
            _rejudge(work)


def _rejudge(work: Work) -> None:
    """Judge all again, and tell how many checks turned."""
    turned = {pair: count for pair, count in rejudge(work).items() if pair[0] != pair[1]}
    for (before, after), count in sorted(turned.items()):
        click.echo(f"{count} checks: {before} is now {after}")
    if not turned:
        click.echo("no verdict turned")


def _restate(work: Work) -> None:
    """Derive the states, and tell each link whose were others."""
    number = 0
    for found in restate(work):
        number += 1
        click.echo(f"{found.url}: {_words(found.kept)} was kept, {_words(found.derived)} follows from its checks")
    links = f"{number:,} {'link' if number == 1 else 'links'}"
    click.echo(f"states of {links} were put right" if number else "every state follows from the checks kept")


def _words(span: Span | None) -> str:
    """Say a state and since when."""
    return f"{span.state} since {span.began_at:%Y-%m-%d %H:%M}" if span else "no state"
