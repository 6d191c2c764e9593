"""What was mailed and noted, held against what must have been."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from year.calendar import at
from year.oracle import CHANGED, NEW, RECOVERED, STILL, UNSURE, Told, expected, mailed, maintainer_hears
from year.play import CONTACT, Played
from year.post import Said, listed, sections
from year.script import page_of

KINDS = {"new": NEW, "still": STILL, "recovered": RECOVERED, "changed": CHANGED}
NUMBERS = {page_of(number).title: number for number in range(500)}
Expected = Mapping[datetime, list[Told]]


def faults(played: Played) -> Iterator[str]:
    """Yield every difference between what was told and what must have been, in words."""
    script = played.web.script
    must = expected(script, played.web.asked, played.mondays)
    due = mailed(must)
    yield from (f"{monday:%F}: a mail too much" for monday in played.weekly if monday not in due)
    yield from (f"{monday:%F}: there is no mail" for monday in due if monday not in played.weekly)
    ledger = _ledger(played)
    for monday, mail in played.weekly.items():
        said, sheet = sections(mail), listed(mail)
        for section in (NEW, STILL, RECOVERED, CHANGED, UNSURE):
            behind = sheet.get(section, {}) if section in (STILL, UNSURE) else {}
            yield from _of_section(monday, section, must[monday], said.get(section, Said(0, {}, {})), behind)
    for monday in played.mondays:
        yield from _of_ledger(monday, must[monday] if monday in due else [], ledger.get(monday, set()))
    hears = maintainer_hears(script, played.withheld)
    if len(played.notices) != hears:
        yield f"the maintainer was told {len(played.notices)} times of our own line, and must be {hears} times"
    yield from (f"our own line was down on {moment}, and the run was not withheld" for moment in _unnoticed(played))


def _of_section(
    monday: datetime, section: str, must: list[Told], said: Said, behind: Mapping[str, str]
) -> Iterator[str]:
    """Yield the differences of one section of one mail; `behind` are the rows of the attached sheet, in which what was told before is listed."""
    links = {one.link: one for one in must if one.section == section}
    shown = {NUMBERS[title]: words for title, words in said.items.items() if title in NUMBERS}
    for host, count in said.hosts.items():
        mine = [number for number in links if page_of(number).host == host and number not in shown]
        if count != len(mine):
            yield f"{monday:%F} {section}: {host} with {count} links in place of {len(mine)}"
        shown |= dict.fromkeys(mine, "")
    yield from (
        f"{monday:%F} {section}: {number} is new and not told in the mail itself"
        for number, one in sorted(links.items())
        if one.first and number not in shown
    )
    shown = {NUMBERS[title]: words for title, words in behind.items() if title in NUMBERS} | shown
    if said.number != len(links):
        yield f"{monday:%F} {section}: counts {said.number} in place of {len(links)}"
    yield from (f"{monday:%F} {section}: {number} was told" for number in sorted(shown.keys() - links.keys()))
    yield from (f"{monday:%F} {section}: {number} was not told" for number in sorted(links.keys() - shown.keys()))
    for number in shown.keys() & links.keys():
        yield from _of_item(f"{monday:%F} {section}: {number}", links[number], shown[number])


def _of_item(place: str, must: Told, words: str) -> Iterator[str]:
    """Yield what is wrong in the words about one link."""
    if words and must.since and f"ailing since {_day(must.since)}" not in words:
        yield f"{place} does not fail since {_day(must.since)}: {words}"
    if words and must.word_ends is not ("Sam said on" in words):
        yield f"{place}: the end of what Sam said is {'not ' if must.word_ends else ''}told: {words}"


def _day(day: date) -> str:
    """Write a day as mails do."""
    return f"{day.day} {day:%B %Y}"


def _of_ledger(monday: datetime, must: list[Told], noted: set[tuple[int, str]]) -> Iterator[str]:
    """Yield the differences between the ledger and what must have been told."""
    right = {(one.link, one.section) for one in must if one.section != UNSURE or one.first}
    right |= {(one.link, CHANGED) for one in must if one.word_ends}
    for number, section in sorted(right ^ noted):
        yield f"{monday:%F} ledger: {number} {section} is {'missing' if (number, section) in right else 'too much'}"


def _ledger(played: Played) -> dict[datetime, set[tuple[int, str]]]:
    """Return what the history notes as told to the contact person, by when."""
    words = "SELECT t.told_at, l.url, o.kind, o.topic FROM told o JOIN tellings t ON t.id = o.telling_id JOIN links l ON l.id = o.link_id WHERE t.recipient = ? AND o.kind != 'over'"
    found: dict[datetime, set[tuple[int, str]]] = {}
    with closing(sqlite3.connect(played.database)) as raw:
        for moment, url, kind, topic in raw.execute(words, (CONTACT,)):
            number = int(url.rpartition("/")[2].partition(".")[0])
            section = UNSURE if topic == "unverified" else KINDS[kind]
            found.setdefault(_moment(moment), set()).add((number, section))
    return found


def _moment(kept: int) -> datetime:
    """Read a moment as the history keeps it: microseconds since 1970."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=kept)


def _unnoticed(played: Played) -> Iterator[datetime]:
    """Yield the first moments of outages in which no run was withheld."""
    for begin, end in played.web.script.outages:
        if at(begin) < max(played.mondays) and not any(at(begin) <= moment < at(end) for moment in played.withheld):
            yield at(begin)
