"""What needs a person, grouped by what there is to do. Only that is held in memory; everything else streams past."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain

from crawler.judge.rule import Group
from crawler.judge.table import BY_SLUG
from crawler.judge.words import severity
from crawler.records import (
    HOST_DOWN,
    CatalogueSummary,
    Entry,
    Finding,
    LinkStatus,
    Report,
    Severity,
    State,
    Use,
    Verdict,
)

NAMES_KEPT = 20_000  # titles of entries held for the list of links that are fine; beyond it the page's own title stands


class Kind(StrEnum):
    """What there is to do, in the order of urgency."""

    BROKEN = "broken"
    DOWNLOAD = "downloads"
    UNSTABLE = "unstable"
    MOVED = "moved"
    TITLE = "titles"
    UNSURE = "unsure"
    WAITING = "waiting"
    CATALOGUE = "catalogue"
    REMARK = "remarks"
    SKIPPED = "skipped"
    UNCHECKED = "unchecked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing for a person: a link (with the entries that carry it) or a fault of the catalogue (`link` is None).

    `findings` begins with the one that decided. `use` is how the link stands in a passage, where no entry carries it. `under` are further links
    of the same host, which is down: one matter, told once.
    """

    kind: Kind
    link: LinkStatus | None
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    catalogue: str | None = None
    use: Use | None = None
    under: "tuple[Matter, ...]" = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A report sorted for people: `remarks` counts, by rule, what is worth knowing of links that are fine; `decided` what people spoke of."""

    matters: Mapping[Kind, tuple[Matter, ...]]
    remarks: Mapping[str, int]
    names: Mapping[str, str]
    troubled: frozenset[str]
    decided: int = 0
    numbers: Mapping[Kind, int] = field(default_factory=dict)

    def each(self) -> Iterator[Matter]:
        """Yield every matter, each link of a host that is down by itself."""
        for matter in chain.from_iterable(self.matters.values()):
            yield replace(matter, under=()) if matter.under else matter
            yield from matter.under

    def count(self, *kinds: Kind) -> int:
        """Return how many matters there are of some kinds, each link by itself."""
        return sum(self.numbers.get(kind, 0) for kind in kinds)


def digest(report: Report) -> Digest:
    """Sort a report for people in one pass over its links and findings, and one over its entries."""
    sorting = _sorted_out(report)
    links = _remembered(report, sorting)
    wanted = {entry for link in links for entry in link.entries} | {
        fault.entry for fault in sorting.faults if fault.entry
    }
    entries, names = _sort_entries(report.entries, wanted)
    uses = uses_of(report.catalogues)
    matters: dict[Kind, list[Matter]] = defaultdict(list)
    for link in links:
        matter = _link_matter(link, sorting.said.get(link.url, []), entries, withheld=report.run.withheld)
        matters[matter.kind].append(placed(matter, uses))
    for fault in sorting.faults:
        carried = (entries[fault.entry],) if fault.entry in entries else ()
        kind = Kind.DECIDED if fault.decided else Kind.CATALOGUE
        matters[kind].append(Matter(kind, None, carried, (fault,), fault.catalogue))
    told = by_host([matter for kind in Kind for matter in matters.get(kind, ())], sorting.answered)
    ordered = {kind: tuple(matter for matter in told if matter.kind is kind) for kind in Kind}
    ordered = {kind: found for kind, found in ordered.items() if found}
    numbers = {kind: len(found) for kind, found in matters.items()}
    troubled = frozenset(link.url for link in links)
    return Digest(ordered, sorting.remarks, names, troubled, sorting.decided, numbers)


def by_host(matters: Sequence[Matter], answered: Mapping[str, datetime]) -> list[Matter]:
    """Put the links of a host that is down under the first of them; all else stays in its order.

    A host is down where two links or more got no answer for a reason that is the host's, and no other link had one since the first of them failed (`answered`).
    """
    groups: dict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.link and matter.kind in _DOWN_KINDS and matter.link.reason in HOST_DOWN:
            groups[matter.link.host].append(matter)
    down = {host: found for host, found in groups.items() if len(found) > 1 and _silent(found, answered.get(host))}
    first = {id(found[0]): replace(found[0], under=tuple(found[1:])) for found in down.values()}
    gone = {id(matter) for found in down.values() for matter in found[1:]}
    return [first.get(id(matter), matter) for matter in matters if id(matter) not in gone]


def _silent(found: Sequence[Matter], answered: datetime | None) -> bool:
    """Tell whether a host gave no answer since the first of some links failed; links that were spared alone do not say so."""
    links = [matter.link for matter in found if matter.link and matter.link.reason != "host-unreachable"]
    since = [link.failing_since or link.checked_at for link in links]
    times = [moment for moment in since if moment]
    return bool(links) and (answered is None or (bool(times) and answered < min(times)))


def kind_of(link: LinkStatus, *, withheld: bool = False) -> Kind | None:
    """Say what a link needs of a person by its state, or by its verdict in an audit; None when it is fine.

    A withheld run condemns nothing: what failed in it could not be verified. What a person decided goes before all else.
    """
    if link.closed is not None:
        return Kind.DECIDED
    if link.state in _BY_STATE:
        return _BY_STATE[link.state]
    if link.verdict is Verdict.BROKEN and withheld and link.state is not State.BROKEN:
        return Kind.UNSURE
    if Verdict.BROKEN is link.verdict or link.state is State.BROKEN:
        return Kind.DOWNLOAD if _group(link.reason) is Group.DOWNLOAD else Kind.BROKEN
    return Kind.UNCHECKED if link.verdict is None else _BY_VERDICT.get(link.verdict)


_BY_STATE: Mapping[State | None, Kind] = {State.SUSPECT: Kind.WAITING, State.UNSTABLE: Kind.UNSTABLE}
_BY_VERDICT: Mapping[Verdict, Kind] = {
    Verdict.MOVED: Kind.MOVED,
    Verdict.UNSURE: Kind.UNSURE,
    Verdict.SKIPPED: Kind.SKIPPED,
}
_DOWN_KINDS = frozenset({Kind.BROKEN, Kind.DOWNLOAD, Kind.UNSTABLE, Kind.UNSURE, Kind.WAITING})
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def _group(slug: str | None) -> Group | None:
    """Return the group of a rule, None where it is not known."""
    rule = BY_SLUG.get(slug) if slug else None
    return rule.group if rule else None


@dataclass(slots=True)
class _Sorting:
    """What one pass over a report leaves.

    Links that matter by address, what is said of them, the catalogue's own faults, and counts of the remarks that stay unsaid.
    """

    withheld: bool
    links: dict[str, LinkStatus] = field(default_factory=dict)
    troubled: set[str] = field(default_factory=set)
    said: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Finding] = field(default_factory=list)
    remarks: Counter[str] = field(default_factory=Counter)
    decided: int = 0
    answered: dict[str, datetime] = field(default_factory=dict)

    def meet(self, link: LinkStatus) -> None:
        """Keep a link that is in trouble, and when each host last answered."""
        self.decided += link.decided
        if link.status is not None and link.checked_at:
            self.answered[link.host] = max(link.checked_at, self.answered.get(link.host, link.checked_at))
        if kind_of(link, withheld=self.withheld):
            self.links[link.url] = link
            self.troubled.add(link.url)

    def hear(self, finding: Finding, latest: LinkStatus | None) -> None:
        """Sort a finding; one that is more than a remark makes its link matter, which is mostly the latest one met."""
        if _group(finding.rule) is Group.CATALOGUE or (finding.url is None and (finding.entry or finding.catalogue)):
            self.faults.append(finding)
            self.decided += finding.decided is not None
        elif finding.url is None:
            return  # of the run itself: the first sentence of a report says it
        elif finding.url in self.troubled or finding.decided or severity(finding) is not Severity.INFO:
            self.said[finding.url].append(finding)
            if latest is not None and latest.url == finding.url:
                self.links[latest.url] = latest
        else:
            self.remarks[finding.rule] += 1


def _sorted_out(report: Report) -> _Sorting:
    """Pass once over the links and findings of a report."""
    sorting = _Sorting(report.run.withheld)
    latest: LinkStatus | None = None
    for one in report.walk():
        if isinstance(one, Finding):
            sorting.hear(one, latest)
        else:
            latest = one
            sorting.meet(one)
    return sorting


def _remembered(report: Report, sorting: _Sorting) -> list[LinkStatus]:
    """Return the links that matter in their order; where findings came long after their links, look for those again."""
    if sorting.said.keys() <= sorting.links.keys():
        return list(sorting.links.values())
    return [link for link in report.links if link.url in sorting.said or link.url in sorting.troubled]


def _sort_entries(entries: Iterable[Entry], wanted: set[str]) -> tuple[dict[str, Entry], dict[str, str]]:
    """Return the entries that matter, and the titles of the first `NAMES_KEPT` of all."""
    kept: dict[str, Entry] = {}
    names: dict[str, str] = {}
    for entry in entries:
        if entry.id in wanted:
            kept[entry.id] = entry
        if len(names) < NAMES_KEPT:
            names[entry.id] = entry.title[:400]
    return kept, names


def _link_matter(
    link: LinkStatus, findings: Sequence[Finding], entries: Mapping[str, Entry], *, withheld: bool
) -> Matter:
    """Return the matter of one link, the finding that decided first."""
    ordered = tuple(sorted(findings, key=lambda finding: (finding.rule != link.reason, _WEIGHT[severity(finding)])))
    kind = kind_of(link, withheld=withheld)
    open_ones = tuple(finding for finding in ordered if finding.decided is None)
    if kind is not Kind.DECIDED and link.muted:
        kind, ordered = (kind or (None if open_ones else Kind.DECIDED)), open_ones or ordered
    if kind is None:
        kind = Kind.TITLE if any(_group(finding.rule) is Group.TITLE for finding in ordered) else Kind.REMARK
    carried = tuple(entries[entry] for entry in link.entries if entry in entries)
    return Matter(kind, link, carried, ordered, carried[0].catalogue if carried else None)


def uses_of(catalogues: Iterable[CatalogueSummary]) -> dict[str, tuple[str, Use]]:
    """Return the links of no entry: address -> catalogue and how it stands there."""
    return {use.url: (summary.name, use) for summary in catalogues for use in summary.links if use.url}


def placed(matter: Matter, uses: Mapping[str, tuple[str, Use]]) -> Matter:
    """Add where a link stands that no entry carries."""
    if matter.link is None or matter.entries or matter.link.url not in uses:
        return matter
    catalogue, use = uses[matter.link.url]
    return Matter(matter.kind, matter.link, (), matter.findings, catalogue, use)


def fine_count(report: Report, digested: Digest) -> int:
    """Return how many links need nobody."""
    told = sum(matter.link is not None for matter in digested.each())
    counted = sum(report.summary.values()) + digested.count(Kind.UNCHECKED)
    return max(0, counted - told)


def fine(report: Report, digested: Digest) -> Iterator[LinkStatus]:
    """Yield the links that need nobody, one at a time."""
    return (link for link in report.links if link.url not in digested.troubled)
