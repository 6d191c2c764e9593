"""The weekly report in words, before it becomes a mail: the same sections and items for the plain and the HTML part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from crawler.language import number, say
from crawler.records import Change, Changes, Entry, Finding, State, WeeklyReport
from crawler.report.clean import line
from crawler.report.groups import Kind, Matter, by_host, kind_of, placed, uses_of
from crawler.report.items import Item, matter_of
from crawler.report.opening import opening, subject
from crawler.report.sections import Draft, could_not_verify, of_words, still_broken, waiting
from crawler.report.standing import caveats, coverage
from crawler.report.together import by_rule, describe
from crawler.report.words import Clock, state_name

MOST = 50  # items in the body of a mail, all sections together: a mail program cuts long ones off (Gmail at 102 KB)
LEAST = 4  # items of each section, however long those before it are


@dataclass(frozen=True, slots=True)
class Part:
    """One section: what it means, its first items, and how many more there are; `number` is None where nothing is counted. `named` are lines of what was told before."""

    title: str
    meaning: str
    number: int | None = None
    items: tuple[Item, ...] = ()
    more: int = 0
    named: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Return the title with its count."""
        return self.title if self.number is None else f"{self.title} ({number(self.number)})"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many links are in a state now, with its name in words."""

    state: State
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A weekly report in words. `figures` are how all its links stand now, `page` is where the HTML report is published."""

    subject: str
    greeting: str
    opening: str
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    sheet: str = ""
    page: str | None = None

    def details(self, item: Item) -> str | None:
        """Return the address of an item's place in the HTML report, where that is published."""
        return f"{self.page}#{item.anchor}" if self.page and item.anchor else None


def letter(weekly: WeeklyReport, clock: Clock, sheet: str = "") -> Letter:
    """Put a weekly report into words; `sheet` is what is to be said of what is attached."""
    name = line(weekly.recipient.name or "", 80)
    return Letter(
        subject=subject(weekly, _down(weekly.changes)[0]),
        greeting=say("Dear {name},", name=name) if name else say("Hello,"),
        opening=opening(weekly, clock),
        figures=_figures(weekly.changes),
        parts=tuple(_written(list(_parts(weekly, clock, sheet)), clock)),
        sheet=sheet,
        page=weekly.page,
    )


def _figures(changes: Changes) -> tuple[Figure, ...]:
    """Return how all links stand, the best first."""
    counted = ((state, changes.states.get(state, 0)) for state in _ORDER)
    return tuple(Figure(state, state_name(state), amount) for state, amount in counted if amount)


def figures_line(figures: Iterable[Figure]) -> str:
    """Return how all links stand in one line, for who does not see the picture."""
    return "; ".join(f"{figure.label}: {number(figure.number)}" for figure in figures)


_ORDER = (State.HEALTHY, State.SUSPECT, State.UNVERIFIED, State.UNSTABLE, State.BROKEN)


def _written(drafts: Sequence[Draft], clock: Clock) -> Iterator[Part]:
    """Yield the sections that say something, each with as many items as it has room for."""
    said = [draft for draft in drafts if draft.number != 0]
    for draft, room in zip(said, rooms([len(draft.matters) for draft in said]), strict=True):
        items = tuple(describe(matter, clock) for matter in draft.matters[:room])
        yield Part(draft.title, draft.meaning, draft.number, items, draft.more + len(draft.matters) - room, draft.named)


def rooms(wanted: Sequence[int], most: int = MOST, least: int = LEAST) -> list[int]:
    """Share out the room for items: first a few for each section, then what is left to the sections in their order."""
    given = [min(many, least) for many in wanted]
    for place, many in enumerate(wanted):
        given[place] += max(0, min(many - given[place], most - sum(given)))
    return given


def _parts(weekly: WeeklyReport, clock: Clock, sheet: str) -> Iterator[Draft]:
    """Yield the sections in their order."""
    changes = weekly.changes
    since = say("New since {day}", day=clock.day(weekly.since)) if weekly.since else say("New")
    new, still, unsure = _down(changes)
    behind = bool(sheet) and not weekly.reminder
    yield Draft(since, say("Confirmed: these failed more than once."), len(changes.new), new)
    yield still_broken(still, changes, clock, behind=behind)
    recovered = _recovered(changes.recovered)
    yield Draft(say("Recovered"), say("These work again; there is nothing to do."), len(recovered), recovered)
    meaning = say("These open, but moved for good or show something else than the catalogue says.")
    changed = _matters(changes.changed, Kind.MOVED)
    yield Draft(say("Changed"), meaning, len(changed), changed)
    yield could_not_verify(unsure, changes, behind=behind)
    yield waiting(changes.waiting)
    faults = [_fault(finding, weekly.entries.get(finding.entry or "")) for finding in weekly.faults]
    yield Draft(say("In the catalogue itself"), of_words(weekly), len(faults) + len(weekly.known), by_rule(faults))
    yield Draft(say("Coverage"), " ".join((coverage(weekly.run, changes.decided), *caveats(weekly.run))))


def asked(weekly: WeeklyReport) -> Iterator[tuple[str, Matter]]:
    """Yield all that a person is asked about, the most urgent first: what part of the report it belongs to, and the matter.

    Each link stands by itself; faults that one rule finds in one entry are one matter.
    """
    changes = weekly.changes
    groups = (
        (say("New"), changes.new, Kind.BROKEN),
        (say("Still broken"), changes.still, Kind.BROKEN),
        (say("Could not verify"), changes.unsure, Kind.UNSURE),
        (say("Changed"), changes.changed, Kind.MOVED),
        (say("Told before"), changes.earlier, Kind.MOVED),
    )
    uses = uses_of(weekly.catalogues)
    for part, group, kind in groups:
        yield from ((part, placed(matter, uses)) for matter in _matters(group, kind))
    together: dict[tuple[str | None, ...], list[Finding]] = defaultdict(list)
    for finding in (*weekly.faults, *weekly.known):
        together[finding.rule, finding.catalogue, finding.entry, finding.url].append(finding)
    for same in together.values():
        matter = _fault(same[0], weekly.entries.get(same[0].entry or ""))
        yield say("In the catalogue"), replace(matter, findings=tuple(same))


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
