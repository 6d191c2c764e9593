"""The rows of a sheet: what one person is asked about, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.records import Finding, WeeklyReport
from crawler.report.clean import line, paragraph, way
from crawler.report.groups import Matter
from crawler.report.items import Item, describe
from crawler.report.weekly import asked
from crawler.report.words import Clock
from crawler.sheet.keys import About, Key, fault_mark, link_mark, person_mark, second

Told = str | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it goes out: what is told, in the order of the columns, and the ID; what is to be filled in stands between them."""

    told: tuple[Told, ...]
    key: str


def rows(weekly: WeeklyReport, zone: ZoneInfo) -> Iterator[Row]:
    """Yield a row for each link and each fault that a person is asked about, the most urgent first; days are of `zone`."""
    clock, person = Clock(zone), person_mark(weekly.recipient.email)
    met: set[str] = set()
    for part, matter in asked(weekly):
        key = str(_key(matter, weekly, person))
        if key not in met:
            met.add(key)
            yield Row((part, *_told(matter, describe(matter, clock), zone)), key)


def _key(matter: Matter, weekly: WeeklyReport, person: str) -> Key:
    """Return the ID of a matter."""
    if matter.link is not None:
        return Key(About.LINK, link_mark(matter.link.url), second(matter.link.checked_at), person)
    found = matter.findings[0]
    mark = fault_mark(found.rule, found.catalogue, found.entry, found.url)
    return Key(About.ENTRY, mark, second(weekly.run.started_at), person)


def _told(matter: Matter, item: Item, zone: ZoneInfo) -> tuple[Told, ...]:
    """Return the cells that tell what is the matter."""
    link = matter.link
    catalogue, *sections = item.place or (line(matter.catalogue or ""),)
    fault: Finding | None = matter.findings[0] if link is None else None
    return (
        catalogue,
        item.title,
        way(*sections),
        item.address or (line(fault.url) if fault and fault.url else ""),
        paragraph(" ".join(filter(None, (item.reason, *item.also)))),
        item.advice,
        _day(link.failing_since if link else None, zone),
        _day(link.last_ok_at if link else None, zone),
        item.new_address or "",
    )


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """Return the day of a moment where the reader is."""
    return moment.astimezone(zone).date() if moment else None
