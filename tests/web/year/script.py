"""What happens in the year: what each link answers when, what the catalogue holds when, and what people say when. Pure."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from year.calendar import at
from year.links import HOSTS, Page

SEED = 20260302
Stretch = tuple[float, float]
FOR_GOOD = 10_000.0  # days


class Shows(StrEnum):
    """What a link shows."""

    PAGE = "page"
    MISSING = "missing"  # 404
    GONE = "gone"  # 410
    ERROR = "error"  # 500
    SILENCE = "silence"
    REFUSAL = "refusal"  # 403
    DAMAGED = "damaged"
    OTHER = "other"  # another title
    MOVED = "moved"  # 301
    EDITION = "edition"


FAILING = frozenset({Shows.MISSING, Shows.GONE, Shows.ERROR, Shows.SILENCE, Shows.DAMAGED})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to some links for some stretches of days. `variant` tells one other title or address from another."""

    name: str
    shows: Shows
    links: tuple[int, ...]
    when: tuple[Stretch, ...]
    variant: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of a link on a day, as arguments of `crawler decide`, and for how long nobody is to hear of the link: until a day, at which the web changes or the word runs out.

    `works` says that the link counts as working meanwhile, `silent` that its end is not told as one.
    """

    name: str
    link: int
    day: float
    arguments: tuple[str, ...]
    until: float
    works: bool = False
    silent: bool = False
    by_clock: bool = False


@dataclass(frozen=True)
class Script:
    """The year of so many links and weeks. `outages` are days on which our own line is down, `listed` when links stand in the catalogue, where that is not always."""

    links: int
    weeks: int
    events: Sequence[Event]
    words: Sequence[Word]
    outages: Sequence[Stretch]
    listed: dict[int, tuple[Stretch, ...]] = field(default_factory=dict)

    @cached_property
    def by_link(self) -> dict[int, list[Event]]:
        """Return the events of each link."""
        found: dict[int, list[Event]] = {}
        for event in self.events:
            for number in event.links:
                found.setdefault(number, []).append(event)
        return found

    def shows(self, number: int, moment: datetime) -> tuple[Shows, int]:
        """Return what a link shows at a moment, and which variant of it."""
        for event in self.by_link.get(number, ()):
            if any(at(begin) <= moment < at(end) for begin, end in event.when):
                return event.shows, event.variant
        return Shows.PAGE, 0

    def line_is_down(self, moment: datetime) -> bool:
        """Tell whether our own line is down."""
        return any(at(begin) <= moment < at(end) for begin, end in self.outages)

    def in_catalogue(self, moment: datetime) -> list[int]:
        """Return the links that the catalogue has at a moment."""
        return [number for number in range(self.links) if self.is_listed(number, moment)]

    def is_listed(self, number: int, moment: datetime) -> bool:
        """Tell whether the catalogue has a link at a moment."""
        return number not in self.listed or any(at(begin) <= moment < at(end) for begin, end in self.listed[number])

    @cached_property
    def turning_days(self) -> frozenset[int]:
        """Return the days on which something begins or ends."""
        several = (*(event.when for event in self.events), self.outages, *self.listed.values())
        return frozenset(int(day) for stretches in several for stretch in stretches for day in stretch)


def page_of(number: int) -> Page:
    """Return a link by its number: two of the first are files."""
    return Page(number, "file" if number in (18, 19) else "page")


def year(links: int, weeks: int) -> Script:
    """Return the script. What lies beyond the links or the weeks does not happen."""
    events = [event for event in (*_told_one_by_one(), *_hosts(links), *_at_random(links)) if max(event.links) < links]
    outages = ((49.0, 49.25), (140.0, 142.0), (280.0, 280.28))
    listed = {
        21: ((0.0, 33.0),),
        22: ((0.0, 30.0), (60.0, FOR_GOOD)),
        30: ((0.0, 33.0), (61.0, FOR_GOOD)),
        25: ((17.0, FOR_GOOD),),
        40: ((45.0, FOR_GOOD),),
    }
    return Script(links, weeks, events, _words(), outages, listed)


def _told_one_by_one() -> Iterator[Event]:
    """Yield what happens to single links."""
    lost, end = Shows.MISSING, FOR_GOOD
    yield Event("lost for good", lost, (3,), ((10.0, end),))
    yield Event("lost, back, lost and back again", lost, (4,), ((15.0, 50.0), (200.0, 230.0)))
    yield Event("server error, mended", Shows.ERROR, (5,), ((20.0, 45.0),))
    yield Event("two days of errors", Shows.ERROR, (6,), ((21.0, 23.0),))
    yield Event("missing for half a day", lost, (7,), ((28.0, 28.5),))
    yield Event("missing for thirty hours", lost, (8,), ((35.0, 36.3),))
    yield Event("flaps every five days", lost, (9,), tuple((float(day), day + 5.0) for day in range(30, 100, 10)))
    yield Event("flaps every three weeks", lost, (10,), tuple((float(day), day + 21.0) for day in range(40, 250, 42)))
    yield Event("another page at the address", Shows.OTHER, (11,), ((12.0, end),))
    yield Event("another page, twice", Shows.OTHER, (12,), ((30.0, 58.0), (150.0, 180.0)))
    yield Event("moved for good", Shows.MOVED, (13,), ((9.0, end),))
    yield Event("moved", Shows.MOVED, (14,), ((30.0, 70.0),))
    yield Event("moved on", Shows.MOVED, (14,), ((70.0, end),), variant=1)
    yield Event("refuses programs for months", Shows.REFUSAL, (15,), ((20.0, 120.0),))
    yield Event("refuses programs always", Shows.REFUSAL, (16,), ((0.0, end),))
    yield Event("lost, then refuses, then works", lost, (17,), ((14.0, 35.0),))
    yield Event("lost, then refuses, then works", Shows.REFUSAL, (17,), ((35.0, 60.0),))
    yield Event("a download breaks off, is mended", Shows.DAMAGED, (18,), ((25.0, 55.0),))
    yield Event("a download that is another file", Shows.OTHER, (19,), ((40.0, end),))
    yield Event("another edition", Shows.EDITION, (20,), ((40.0, end),))
    yield Event("lost, then taken out of the catalogue", lost, (21,), ((14.0, end),))
    yield Event("put into the catalogue, and lost", lost, (25,), ((0.0, end),))
    yield Event("lost, taken out and put back", lost, (30,), ((14.0, end),))
    yield Event("lost on the eve of summer time", lost, (37,), ((26.9, 60.0),))
    yield Event("lost on the eve of winter time", lost, (38,), ((236.9, 260.0),))
    yield Event("errors around summer time", Shows.ERROR, (39,), ((21.0, 24.02),))
    for number in (31, 32, 34, 35, 36, 41):
        begun, until = (230.0, end) if number == 41 else (14.0, {32: 56.0, 34: 30.0}.get(number, end))
        yield Event("lost, and a person speaks", lost, (number,), ((begun, until),))
    yield Event("lost otherwise", Shows.GONE, (32,), ((56.0, end),))
    yield Event("another page, accepted", Shows.OTHER, (33,), ((7.0, 64.0),))
    yield Event("and another again", Shows.OTHER, (33,), ((64.0, end),), variant=1)


def _hosts(links: int) -> Iterator[Event]:
    """Yield what happens to all links of a host."""
    for host, name, when in (
        (24, "a host is silent for a month", (42.0, 70.0)),
        (23, "a host is silent for hours", (24.0, 24.6)),
    ):
        numbers = tuple(number for number in range(host, links, HOSTS))
        yield Event(name, Shows.SILENCE, numbers, (when,))


def _at_random(links: int) -> Iterator[Event]:
    """Yield what happens to links beyond the first, by chance that is the same every time."""
    chance = random.Random(SEED)
    kinds = (Shows.MISSING, Shows.MISSING, Shows.ERROR, Shows.OTHER, Shows.MOVED)
    for number in range(60, links, 7):
        if number % HOSTS in (23, 24):
            continue
        begun, lasts = chance.uniform(3, 340), chance.choice((0.4, 2, 5, 9, 20, 45, 90, FOR_GOOD))
        yield Event("by chance", chance.choice(kinds), (number,), ((begun, begun + lasts),))


def _words() -> list[Word]:
    """Return what people say."""
    return [
        Word("ignored until a day", 31, 29.4, ("--ignore", "--until", "2026-04-21"), 50.0, by_clock=True),
        Word("not broken, until it is gone otherwise", 32, 29.4, ("--not-broken",), 56.0, works=True),
        Word("title accepted, until there is another", 33, 15.4, ("--accept-title",), 64.0),
        Word("said to be mended, and is", 34, 29.4, ("--fixed",), 30.0, silent=True),
        Word("said to be mended, and is not", 35, 29.4, ("--fixed",), 29.4),
        Word("to be looked at again on a day", 36, 29.4, ("--look-again", "2026-05-04"), 63.0, by_clock=True),
        Word("to rest until the day of winter time", 41, 233.4, ("--look-again", "2026-10-25"), 237.0, by_clock=True),
    ]
