"""The year as a table: each event, the states it led to, and what was told of it when."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from crawler.history.store import Store
from year.calendar import at, local_day
from year.compare import KINDS
from year.oracle import CHANGED, NEW, RECOVERED, STILL, UNSURE
from year.play import CONTACT, Played
from year.post import sections
from year.script import FOR_GOOD, Event, Stretch, page_of

SHOWN = 12  # events by chance that are shown; all are held against what must be


def rows(played: Played) -> Iterator[tuple[str, str, str, str]]:
    """Yield for each event its first link: name, when it was, the states of the link, what was told of it."""
    by_chance = 0
    for event in played.web.script.events:
        by_chance += event.name == "by chance"
        if event.name == "by chance" and by_chance > SHOWN:
            continue
        number = event.links[0]
        yield f"{event.name} ({event.shows})", _when(event), _states(played, number), _told(played, number)
    for begin, end in played.web.script.outages:
        told = [f"{local_day(moment):%d %b}" for moment in played.notices if at(begin) <= moment < at(end)]
        if at(begin) < max(played.mondays):
            words = f"told to the maintainer {', '.join(told)}" if told else "not told"
            yield "our own line is down", _stretch((begin, end)), "run withheld", words


def _when(event: Event) -> str:
    """Say when an event was."""
    more = f" and {len(event.when) - 1} more" if len(event.when) > 1 else ""
    return _stretch(event.when[0]) + more


def _stretch(stretch: Stretch) -> str:
    """Say from when to when."""
    begin, end = stretch
    return f"{at(begin):%d %b %H:%M} - {'' if end >= FOR_GOOD else format(at(end), '%d %b %H:%M')}"


def _states(played: Played, number: int) -> str:
    """Return the states of a link with the days on which they began."""
    with Store.existing(f"sqlite:///{played.database}") as store:
        life = store.link_history(page_of(number).url)
    return ", ".join(f"{span.state} {local_day(span.began_at):%d %b}" for span in life.spans) if life else ""


def _told(played: Played, number: int) -> str:
    """Return what the contact person was told of a link and when; what goes on is counted."""
    query = (
        "SELECT t.told_at / 1000000, o.kind FROM told o JOIN tellings t ON t.id = o.telling_id JOIN links l ON l.id = o.link_id "
        "WHERE t.recipient = ? AND l.url = ? AND o.kind != 'over' AND o.topic != 'unverified' ORDER BY o.id"
    )
    words: list[str] = []
    still = 0
    with closing(sqlite3.connect(played.database)) as raw:
        for moment, kind in raw.execute(query, (CONTACT, page_of(number).url)):
            still += KINDS[kind] == STILL
            if KINDS[kind] in (NEW, RECOVERED, CHANGED):
                words += [f"{still} mails still"] * bool(still) + [f"{kind} {_day(moment)}"]
                still = 0
    words += [f"{still} mails still"] * bool(still)
    weeks = sum(
        page_of(number).title in said[UNSURE].items for said in map(sections, played.weekly.values()) if UNSURE in said
    )
    return ", ".join(words + [f"{weeks} mails that it could not be verified"] * bool(weeks)) or "nothing"


def _day(seconds: int) -> str:
    """Say a day."""
    return f"{local_day(datetime.fromtimestamp(seconds, tz=at(0).tzinfo)):%d %b}"
