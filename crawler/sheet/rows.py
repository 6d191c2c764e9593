"""The rows of a sheet: what one person is asked about, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.records import WeeklyReport
from crawler.report.clean import line, paragraph, way
from crawler.report.groups import Matter
from crawler.report.items import Item
from crawler.report.together import describe
from crawler.report.weekly import asked
from crawler.report.words import Clock
from crawler.sheet.keys import About, Key, fault_mark, link_mark, person_mark, second

Told = str | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it goes out: the cells before those that are to be filled in, and those after them, the last of which is the ID."""

    first: tuple[Told, ...]
    last: tuple[Told, ...]

    @property
    def key(self) -> str:
        """Return the ID."""
        return str(self.last[-1])


def rows(weekly: WeeklyReport, zone: ZoneInfo) -> Iterator[Row]:
    """Yield a row for each link and each fault that a person is asked about, the most urgent first; days are of `zone`."""
    clock, person = Clock(zone), person_mark(weekly.recipient.email)
    met: set[str] = set()
    for part, matter in asked(weekly):
        key = str(_key(matter, weekly, person))
        if key not in met:
            met.add(key)
            item = describe(matter, clock)
            yield Row((part, *_matter(matter, item)), (*_about(matter, item, zone), key))


def _key(matter: Matter, weekly: WeeklyReport, person: str) -> Key:
    """Return the ID of a matter."""
    if matter.link is not None:
        return Key(About.LINK, link_mark(matter.link.url), second(matter.link.checked_at), person)
    found = matter.findings[0]
    mark = fault_mark(found.rule, found.catalogue, found.entry, found.url)
    return Key(About.ENTRY, mark, second(weekly.run.started_at), person)


def _matter(matter: Matter, item: Item) -> tuple[Told, ...]:
    """Return what is the matter with what, and what to do."""
    fault = matter.findings[0] if matter.link is None else None
    return (
        item.title,
        item.address or (line(fault.url) if fault and fault.url else ""),
        paragraph(" ".join(filter(None, (item.reason, *item.also)))),
        item.advice,
        item.new_address or "",
    )


def _about(matter: Matter, item: Item, zone: ZoneInfo) -> tuple[Told, ...]:
    """Return where it stands, and since when it fails."""
    link = matter.link
    catalogue, *sections = item.place or (line(matter.catalogue or ""),)
    return (
        catalogue,
        way(*sections),
        _day(link.failing_since if link else None, zone),
        _day(link.last_ok_at if link else None, zone),
    )


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """Return the day of a moment where the reader is."""
    return moment.astimezone(zone).date() if moment else None
