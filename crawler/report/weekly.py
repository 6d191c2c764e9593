"""The weekly report in words, before it becomes a mail: the same sections and items for the plain and the HTML part."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from crawler.judge.words import title
from crawler.language import number, say, say_many
from crawler.records import Change, Changes, Entry, Finding, State, WeeklyReport
from crawler.report.clean import line
from crawler.report.groups import Kind, Matter, by_host, kind_of, placed, uses_of
from crawler.report.items import Item, matter_of
from crawler.report.opening import opening, subject
from crawler.report.standing import caveats, coverage
from crawler.report.together import by_rule, describe
from crawler.report.words import Clock, state_name

MOST = 50  # items in the body of a mail, all sections together: a mail program cuts long ones off (Gmail at 102 KB)
LEAST = 4  # items of each section, however long those before it are


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
        parts=tuple(_written(list(_parts(weekly, clock)), clock)),
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


@dataclass(frozen=True, slots=True)
class _Draft:
    """One section before it is known how much room it has. `number` is how many links it is about; None where nothing is counted."""

    title: str
    meaning: str
    number: int | None = None
    matters: Sequence[Matter] = ()


def _written(drafts: Sequence[_Draft], clock: Clock) -> Iterator[Part]:
    """Yield the sections that say something, each with as many items as it has room for."""
    said = [draft for draft in drafts if draft.number != 0]
    for draft, room in zip(said, rooms([len(draft.matters) for draft in said]), strict=True):
        items = tuple(describe(matter, clock) for matter in draft.matters[:room])
        yield Part(draft.title, draft.meaning, draft.number, items, len(draft.matters) - room)


def rooms(wanted: Sequence[int], most: int = MOST, least: int = LEAST) -> list[int]:
    """Share out the room for items: first a few for each section, then what is left to the sections in their order."""
    given = [min(many, least) for many in wanted]
    for place, many in enumerate(wanted):
        given[place] += max(0, min(many - given[place], most - sum(given)))
    return given


def _parts(weekly: WeeklyReport, clock: Clock) -> Iterator[_Draft]:
    """Yield the sections in their order."""
    changes = weekly.changes
    since = say("New since {day}", day=clock.day(weekly.since)) if weekly.since else say("New")
    new, still, unsure = _down(changes)
    yield _Draft(since, say("Confirmed: these failed more than once."), len(changes.new), new)
    yield _Draft(say("Still broken"), _told_before(changes.still, clock), len(changes.still), still)
    recovered = _recovered(changes.recovered)
    yield _Draft(say("Recovered"), say("These work again; there is nothing to do."), len(recovered), recovered)
    meaning = say("These open, but moved for good or show something else than the catalogue says.")
    changed = _matters(changes.changed, Kind.MOVED)
    yield _Draft(say("Changed"), meaning, len(changed), changed)
    cannot = say("A program cannot tell whether these work. Please open them yourself.")
    meaning = " ".join(filter(None, (cannot, _unheard(unsure, changes), _reasons(unsure))))
    yield _Draft(say("Could not verify"), meaning, len(unsure), _by_reason(unsure, changes.unheard))
    yield _waiting(changes.waiting)
    faults = [_fault(finding, weekly.entries.get(finding.entry or "")) for finding in weekly.faults]
    yield _Draft(say("In the catalogue itself"), _of_words(weekly), len(faults) + len(weekly.known), by_rule(faults))
    yield _Draft(say("Coverage"), " ".join((coverage(weekly.run, changes.decided), *caveats(weekly.run))))


def _told_before(still: Sequence[Change], clock: Clock) -> str:
    """Say of what is still broken that it is known, and since when the oldest has failed."""
    since = min((change.link.failing_since for change in still if change.link.failing_since), default=None)
    told = say("You have been told of these before.")
    oldest = say("The oldest has failed since {day}.", day=clock.day(since)) if since else ""
    return " ".join(filter(None, (told, oldest)))


def _reason_of(matter: Matter) -> str:
    """Return why something could not be verified."""
    return (matter.link.reason or "") if matter.link else ""


def _is_unheard(matter: Matter, unheard: Collection[str]) -> bool:
    """Tell whether a person hears of something for the first time."""
    return any(one.link is not None and one.link.url in unheard for one in (matter, *matter.under))


def _by_reason(matters: Sequence[Matter], unheard: Collection[str]) -> list[Matter]:
    """Put what is told for the first time before the rest, and matters of the same reason together, the most frequent first."""
    counted = Counter(map(_reason_of, matters))
    return sorted(
        matters,
        key=lambda matter: (not _is_unheard(matter, unheard), -counted[_reason_of(matter)], _reason_of(matter)),
    )


def _unheard(matters: Sequence[Matter], changes: Changes) -> str:
    """Say how many are told for the first time, where others were told before."""
    unheard = sum(_is_unheard(matter, changes.unheard) for matter in matters)
    if unheard in (0, len(matters)):
        return "" if unheard else say("You have been told of these before.")
    return say_many("{number} of them is new and stands first.", "{number} of them are new and stand first.", unheard)


def _of_words(weekly: WeeklyReport) -> str:
    """Say what faults of a catalogue are, and how many were told before; the sheet lists those."""
    meaning = say("Nothing to do with the links: words of the catalogue that need a look.")
    return " ".join(filter(None, (meaning, _known(len(weekly.known), new=bool(weekly.faults)))))


def _known(amount: int, *, new: bool) -> str:
    """Say of some faults, or of all there are, that they were told before; empty where none was."""
    if not amount:
        return ""
    if new:
        return say_many(
            "{number} of them was told before and stands in the attached sheet.",
            "{number} of them were told before and stand in the attached sheet.",
            amount,
        )
    return say_many(
        "You have been told of it before; the attached sheet lists it.",
        "You have been told of these before; the attached sheet lists them.",
        amount,
    )


def _reasons(matters: Sequence[Matter]) -> str:
    """Say how often each reason stands behind what could not be verified; empty for one alone, which says it itself."""
    counted = Counter(map(_reason_of, matters)).most_common()
    if len(counted) < 2:  # noqa: PLR2004 - nothing to tell apart
        return ""
    said = [f"{title(Finding(slug)) if slug else say('Comes and goes')} ({number(amount)})" for slug, amount in counted]
    return f"{'; '.join(said)}."


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


def _waiting(amount: int) -> _Draft:
    """Return the section of what is not certain yet."""
    meaning = say_many(
        "{number} link failed lately; it is checked again before we call anything broken.",
        "{number} links failed lately; they are checked again before we call anything broken.",
        amount,
    )
    return _Draft(say("Waiting for confirmation"), meaning, amount)


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
