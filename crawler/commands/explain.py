"""`crawler explain`: why a link has its verdict."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import click
from rich.text import Text

from crawler.commands.options import known_link, result_console, takes_settings
from crawler.config import Settings
from crawler.errors import HistoryError
from crawler.history.store import Store
from crawler.judge.explain import explain, lines
from crawler.judge.rule import Case
from crawler.judge.words import plain
from crawler.records import WORKING, Past, State


@click.command(epilog="Example: crawler explain https://example.org/report.pdf")
@click.argument("url")
@takes_settings
def command(*, settings: Settings, url: str) -> None:
    """Say why a link has its verdict.

    What was asked, what came back, which rule decided. It speaks of the last check in the history; nothing is fetched.
    """
    with Store.open(settings.history.url) as store:
        identity = known_link(store, url)
        life = store.link_history(identity)
        if life is None:
            raise HistoryError(f"{url}: is in no catalogue that was read")
        past, last = Past(), None
        for check in life.checks:
            past = Past(last, last if last and last.judgement.verdict in WORKING else past.last_good)
            last = check
        if last is None:
            raise HistoryError(f"{url}: is known, and was not checked yet; `crawler run` comes first")
        case = Case(life.link, last.evidence, last.evidence.asked_at, past, store.entries_of(identity), settings.judge)
        state = life.spans[-1].state if life.spans else None
    console = result_console()
    for line in (*_head(case, state, settings.zone), *lines(explain(case, last.judgement))):
        console.print(Text(line), soft_wrap=not console.is_terminal)


def _head(case: Case, state: State | None, zone: ZoneInfo) -> Iterator[str]:
    """Say which link it is, where it stands, and when it was checked."""
    yield plain(case.link.url)
    for entry in case.entries.values():
        yield f"  in {plain(entry.catalogue)}: {plain(entry.title)}"
    yield f"  checked {case.evidence.asked_at.astimezone(zone):%Y-%m-%d %H:%M}, state: {state or 'none'}"
    yield ""
