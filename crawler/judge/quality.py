"""The quality of entries and catalogues: a figure with its parts. The figure is ours; docs/quality.md says how it is made and what it is for.

Pure: the weights are chosen, not measured. What is not known or does not apply is left out of the figure and never counts against an entry.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.judge.rules._prose import leads_on, words
from crawler.records import (
    PARTS,
    WORKING,
    Answers,
    Download,
    Entry,
    Finding,
    LinkStatus,
    Quality,
    TitleMatch,
    Verdict,
    Weighable,
)

WEIGHTS: Mapping[str, int] = {"works": 30, "download": 15, "title": 20, "described": 10, "dated": 10, "unique": 15}
_WORKS = {**dict.fromkeys(WORKING, 1.0), Verdict.BROKEN: 0.0}
_SOUND = {Download.GOOD: 1.0, Download.BROKEN: 0.0}
_AGREES = {TitleMatch.SAME: 1.0, TitleMatch.DRIFTED: 0.0}

Shares = tuple[float | None, ...]
"""A value for each of PARTS, in their order; None for what is not known or does not apply."""


@dataclass(slots=True)
class Qualities:
    """Gathers what is known of links and duplicates, and then answers for entries. Holds a few numbers for each entry with a checked link."""

    told: dict[str, list[Answers]] = field(default_factory=lambda: defaultdict(list))
    again: set[str] = field(default_factory=set)

    def see(self, one: LinkStatus | Finding) -> None:
        """Take in a link (of the entries whose main link it is), or a finding."""
        if isinstance(one, Finding):
            self.again |= listed_again([one])
        elif one.verdict is not None:
            for entry, match in one.titles.items():
                self.told[entry].append(Answers(one.verdict, one.download, match))

    def of(self, entry: Entry) -> Quality:
        """Return the quality of an entry."""
        return weighed(shares(entry, self.told.get(entry.id, ()), unique=entry.id not in self.again))


def shares(entry: Entry | Weighable, told: Sequence[Answers], *, unique: bool | None) -> Shares:
    """Return what is known of an entry and its main links; one that leads nowhere has no link that works."""
    works, download, title = _of_links(told)
    described = bool(entry.description) and words(entry.description) not in ((), words(entry.title))
    return (
        works if leads_on(entry) else 0.0,
        download,
        title,
        float(described),
        float(entry.year is not None),
        None if unique is None else float(unique),
    )


def _of_links(told: Sequence[Answers]) -> Shares:
    """Return the parts that links tell; of several links the mean."""
    each = [(_WORKS.get(verdict), _SOUND.get(download), _AGREES.get(title)) for verdict, download, title in told]
    if len(each) == 1:
        return each[0]
    return tuple(map(mean, zip(*each, strict=True))) or (None, None, None)


def weighed(parts: Shares) -> Quality:
    """Return the quality of one entry by its parts."""
    known = [(WEIGHTS[part], value) for part, value in zip(PARTS, parts, strict=True) if value is not None]
    whole = sum(weight for weight, _ in known)
    figure = round(100 * sum(weight * value for weight, value in known) / whole) if whole else None
    return Quality(figure, dict(zip(PARTS, parts, strict=True)))


def unchecked(entry: Entry) -> Quality:
    """Return the quality of an entry of which only what stands in the catalogue is known."""
    return weighed(shares(entry, (), unique=None))


def listed_again(found: Iterable[Finding]) -> set[str]:
    """Return the entries that name a work listed before, unless a person said that this is right."""
    return {one.entry for one in found if one.rule == "duplicate-entry" and one.entry and one.decided is None}


def of_catalogues(entries: Iterable[Weighable], again: set[str]) -> dict[str, Quality]:
    """Return the quality of each catalogue: of its figure and of each part the mean over the entries that have one.

    `again` are the entries listed before. Entries of the same parts are counted, not held: there are few kinds of them.
    """
    kinds: dict[str, Counter[Shares]] = defaultdict(Counter)
    for entry in entries:
        kinds[entry.catalogue][shares(entry, entry.answers, unique=entry.id not in again)] += 1
    return {name: _mean_of(counted) for name, counted in kinds.items()}


def _mean_of(kinds: Mapping[Shares, int]) -> Quality:
    """Return the mean quality of entries, by how many there are of each kind."""
    figure = mean_of((weighed(parts).figure, number) for parts, number in kinds.items())
    columns = (zip(column, kinds.values(), strict=True) for column in zip(*kinds, strict=True))
    parts = dict(zip(PARTS, map(mean_of, columns), strict=True))
    return Quality(None if figure is None else round(figure), parts, sum(kinds.values()))


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of what is known; None where nothing is."""
    return mean_of((value, 1) for value in values)


def mean_of(counted: Iterable[tuple[float | None, int]]) -> float | None:
    """Return the mean of the values that are known, each as often as it was counted; None where nothing is known."""
    known = [(value * number, number) for value, number in counted if value is not None]
    return sum(total for total, _ in known) / sum(number for _, number in known) if known else None
