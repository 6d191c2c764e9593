"""The quality of entries and catalogues: a figure with its parts. The figure is ours; docs/quality.md says how it is made and what it is for.

Pure: the weights are chosen, not measured. What is not known or does not apply is left out of the figure and never counts against an entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crawler.judge.rules._prose import leads_on, words
from crawler.records import (
    PARTS,
    WORKING,
    Download,
    Entry,
    Finding,
    LinkStatus,
    Quality,
    Report,
    TitleMatch,
    Verdict,
)

WEIGHTS: Mapping[str, int] = {"works": 30, "download": 15, "title": 20, "described": 10, "dated": 10, "unique": 15}
_WORKS = {**dict.fromkeys(WORKING, 1.0), Verdict.BROKEN: 0.0}
_SOUND = {Download.GOOD: 1.0, Download.BROKEN: 0.0}
_AGREES = {TitleMatch.SAME: 1.0, TitleMatch.DRIFTED: 0.0}
_OF_LINKS = ("works", "download", "title")


@dataclass(slots=True)
class Qualities:
    """Gathers what is known of links and duplicates, and then answers for entries. Holds a few numbers for each entry with a checked link."""

    told: dict[str, list[tuple[float | None, ...]]] = field(default_factory=lambda: defaultdict(list))
    again: set[str] = field(default_factory=set)

    def see(self, one: LinkStatus | Finding) -> None:
        """Take in a link (of the entries whose main link it is), or a finding."""
        if isinstance(one, Finding):
            if one.rule == "duplicate-entry" and one.entry and one.decided is None:
                self.again.add(one.entry)
            return
        answers = None if one.verdict is None else _WORKS.get(one.verdict), _SOUND.get(one.download)
        for entry, match in one.titles.items():
            self.told[entry].append((*answers, _AGREES.get(match)))

    def of(self, entry: Entry) -> Quality:
        """Return the quality of an entry."""
        told = self.told.get(entry.id, ())
        links = {part: mean(said[place] for said in told) for place, part in enumerate(_OF_LINKS)}
        return weighed({**links, **told_by(entry), "unique": float(entry.id not in self.again)})


def told_by(entry: Entry) -> dict[str, float | None]:
    """Return the parts that an entry shows by itself; one that leads nowhere has no link that works."""
    described = words(entry.description)
    parts: dict[str, float | None] = {
        "described": float(bool(described) and described != words(entry.title)),
        "dated": float(entry.year is not None),
    }
    return parts if leads_on(entry) else {**parts, "works": 0.0}


def weighed(parts: Mapping[str, float | None]) -> Quality:
    """Return the quality of one entry by its parts."""
    known = {part: value for part, value in parts.items() if value is not None}
    whole = sum(WEIGHTS[part] for part in known)
    figure = round(100 * sum(WEIGHTS[part] * value for part, value in known.items()) / whole) if whole else None
    return Quality(figure, {part: parts.get(part) for part in PARTS})


def unchecked(entry: Entry) -> Quality:
    """Return the quality of an entry of which only what stands in the catalogue is known."""
    return weighed(told_by(entry))


def of_catalogues(report: Report) -> dict[str, Quality]:
    """Return the quality of each catalogue of a report: of its figure and of each part the mean over the entries that have one."""
    known = Qualities()
    for one in report.walk():
        known.see(one)
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for entry in report.entries:
        sums[entry.catalogue].add(known.of(entry))
    return {name: total.mean() for name, total in sums.items()}


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


@dataclass(slots=True)
class _Sum:
    """Adds up the qualities of entries."""

    entries: int = 0
    totals: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))

    def add(self, quality: Quality) -> None:
        self.entries += 1
        for part, value in self._values(quality):
            if value is not None:
                self.totals[part][0] += value
                self.totals[part][1] += 1

    def mean(self) -> Quality:
        shares = {part: total / number for part, (total, number) in self.totals.items()}
        figure = shares.pop("figure", None)
        return Quality(
            None if figure is None else round(figure), {part: shares.get(part) for part in PARTS}, self.entries
        )

    @staticmethod
    def _values(quality: Quality) -> Iterator[tuple[str, float | None]]:
        yield "figure", quality.figure
        yield from quality.parts.items()
