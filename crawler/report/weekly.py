"""The weekly report in words, before it becomes a mail: the same sections and items for the plain and the HTML part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from crawler.records import Change, Changes, Entry, Finding, WeeklyReport
from crawler.report.clean import line
from crawler.report.groups import Kind, Matter, by_host, kind_of, placed, uses_of
from crawler.report.items import Item, describe, matter_of
from crawler.report.standing import caveats, coverage
from crawler.report.words import Clock, count, join

MOST = 50  # items of a section in the body of a mail


@dataclass(frozen=True, slots=True)
class Part:
    """One section: what it means, its first items, and how many more there are; `number` is None where nothing is counted."""

    title: str
    meaning: str
    number: int | None = None
    items: tuple[Item, ...] = ()
    more: int = 0

    @property
    def heading(self) -> str:
        """Return the title with its count."""
        return self.title if self.number is None else f"{self.title} ({self.number:,})"


@dataclass(frozen=True, slots=True)
class Letter:
    """A weekly report in words."""

    subject: str
    greeting: str
    opening: str
    parts: tuple[Part, ...]
    sheet: str = ""


def letter(weekly: WeeklyReport, clock: Clock, sheet: str = "") -> Letter:
    """Put a weekly report into words; `sheet` is what is to be said of what is attached."""
    name = line(weekly.recipient.name or "", 80)
    return Letter(
        subject=subject(weekly),
        greeting=f"Dear {name}," if name else "Hello,",
        opening=_opening(weekly),
        parts=tuple(part for part in _parts(weekly, clock) if part.number != 0),
        sheet=sheet,
    )


def subject(weekly: WeeklyReport) -> str:
    """Return the subject: the count of what is new, and calm when nothing is."""
    number = len(weekly.changes.new)
    new = _down(weekly.changes)[0]
    if len(new) == 1 and new[0].under and new[0].link:
        return (
            f"{_about(weekly)}: {line(new[0].link.host, 60)} does not answer ({count(1 + len(new[0].under), 'link')})"
        )
    return f"{_about(weekly)}: {f'{number:,} new broken {_links(number)}' if number else 'nothing new'}"


def _links(number: int) -> str:
    """Return the noun."""
    return "link" if number == 1 else "links"


def _about(weekly: WeeklyReport) -> str:
    """Return what a mail is about: a catalogue by name, several by number."""
    if len(weekly.catalogues) == 1:
        summary = weekly.catalogues[0]
        return line(summary.title or summary.name, 60)
    return f"Links of {count(len(weekly.catalogues), 'catalogue')}"


def _opening(weekly: WeeklyReport) -> str:
    """Return the first paragraph."""
    changes = weekly.changes
    said = [
        f"{number:,} {words}"
        for number, words in (
            (len(changes.new), f"new broken {_links(len(changes.new))}"),
            (len(changes.still), "still broken"),
            (len(changes.recovered), "working again"),
            (len(changes.changed), "changed"),
            (len(changes.unsure), "that we could not verify"),
        )
        if number
    ]
    names = join([f"“{line(summary.title or summary.name, 80)}”" for summary in weekly.catalogues[:5]])
    checked = f"We looked after the links of {names}" if names else "We looked after your links"
    return f"{checked}: {join(said)}." if said else f"{checked}. There is nothing to report."


def _parts(weekly: WeeklyReport, clock: Clock) -> Iterator[Part]:
    """Yield the sections in their order."""
    changes = weekly.changes
    since = f"New since {clock.day(weekly.since)}" if weekly.since else "New"
    new, still, unsure = _down(changes)
    yield _part(since, "Confirmed: these failed more than once.", new, clock, len(changes.new))
    yield _part("Still broken", "You have been told of these before.", still, clock, len(changes.still))
    yield _part("Recovered", "These work again; there is nothing to do.", _recovered(changes.recovered), clock)
    meaning = "These open, but moved for good or show something else than the catalogue says."
    yield _part("Changed", meaning, _matters(changes.changed, Kind.MOVED), clock)
    meaning = "A program cannot tell whether these work. Please open them yourself."
    yield _part("Could not verify", meaning, unsure, clock)
    yield _waiting(changes.waiting)
    meaning = "Nothing to do with the links: words of the catalogue that need a look."
    faults = tuple(_fault(finding, weekly.entries.get(finding.entry or "")) for finding in weekly.faults)
    yield _part("In the catalogue itself", meaning, faults, clock)
    yield Part("Coverage", " ".join((coverage(weekly.run, changes.decided), *caveats(weekly.run))))


def asked(weekly: WeeklyReport) -> Iterator[tuple[str, Matter]]:
    """Yield all that a person is asked about, the most urgent first: what part of the report it belongs to, and the matter.

    Each link stands by itself; faults that one rule finds in one entry are one matter.
    """
    changes = weekly.changes
    groups = (
        ("New", changes.new, Kind.BROKEN),
        ("Still broken", changes.still, Kind.BROKEN),
        ("Could not verify", changes.unsure, Kind.UNSURE),
        ("Changed", changes.changed, Kind.MOVED),
        ("Told before", changes.earlier, Kind.MOVED),
    )
    uses = uses_of(weekly.catalogues)
    for part, group, kind in groups:
        yield from ((part, placed(matter, uses)) for matter in _matters(group, kind))
    together: dict[tuple[str | None, ...], list[Finding]] = defaultdict(list)
    for finding in weekly.faults:
        together[finding.rule, finding.catalogue, finding.entry, finding.url].append(finding)
    for same in together.values():
        matter = _fault(same[0], weekly.entries.get(same[0].entry or ""))
        yield "In the catalogue", replace(matter, findings=tuple(same))


def _waiting(number: int) -> Part:
    """Return the section of what is not certain yet."""
    verb = "it is" if number == 1 else "they are"
    meaning = f"{count(number, 'link')} failed lately; {verb} checked again before we call anything broken."
    return Part("Waiting for confirmation", meaning, number)


def _part(title: str, meaning: str, matters: Sequence[Matter], clock: Clock, number: int | None = None) -> Part:
    """Return a section with its first items; `number` is how many links it is about, where that is not one a matter."""
    items = tuple(describe(matter, clock) for matter in matters[:MOST])
    return Part(title, meaning, len(matters) if number is None else number, items, len(matters) - len(items))


def _down(changes: Changes) -> tuple[list[Matter], list[Matter], list[Matter]]:
    """Return what is new, what is still broken and what could not be verified.

    A host that is down is one matter, with those of its links that were spared: they are told with it, and only there.
    """
    spared = {matter.link.url: matter for matter in _matters(changes.spared, Kind.UNSURE) if matter.link}
    unsure = {matter.link.url: matter for matter in _matters(changes.unsure, Kind.UNSURE) if matter.link}
    parts = []
    for group in (changes.new, changes.still):
        broken = _matters(group, Kind.BROKEN)
        hosts = {matter.link.host for matter in broken if matter.link}
        mine = [one for one in (*spared.values(), *unsure.values()) if one.link and one.link.host in hosts]
        found = [one for one in by_host([*broken, *mine], changes.answered) if one.kind is Kind.BROKEN]
        for one in chain.from_iterable(matter.under for matter in found):
            if one.link:
                spared.pop(one.link.url, None)
                unsure.pop(one.link.url, None)
        parts.append(found)
    return parts[0], parts[1], by_host(list(unsure.values()), changes.answered)


def _matters(changes: Iterable[Change], kind: Kind) -> tuple[Matter, ...]:
    """Return changes as matters: MOVED only where the link itself has moved."""
    return tuple(
        matter_of(change, Kind.TITLE if kind is Kind.MOVED and kind_of(change.link) is not Kind.MOVED else kind)
        for change in changes
    )


def _recovered(changes: Iterable[Change]) -> tuple[Matter, ...]:
    """Return what works again; its findings are of no interest any more."""
    return tuple(matter_of(Change(change.link, change.entries), Kind.REMARK) for change in changes)


def _fault(finding: Finding, entry: Entry | None) -> Matter:
    """Return a fault of a catalogue as a matter."""
    catalogue = finding.catalogue or (entry.catalogue if entry else None)
    return Matter(Kind.CATALOGUE, None, (entry,) if entry else (), (finding,), catalogue)
