"""What needs somebody, a row each, for machines: how bad it is, where it stands in the catalogue, what the matter is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.judge.rule import Rule
from crawler.judge.table import BY_SLUG
from crawler.judge.words import severity, suggestion, title
from crawler.records import Finding, LinkStatus, Report, Severity
from crawler.report.anchors import of_finding, of_link
from crawler.report.clean import ADDRESS, address, line, paragraph, way
from crawler.report.groups import Digest, Kind, Matter
from crawler.report.items import name_of, reason


class Level(StrEnum):
    """How much a trouble asks of somebody."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_LEVELS: Mapping[Kind, Level] = {
    Kind.BROKEN: Level.ERROR,
    Kind.DOWNLOAD: Level.ERROR,
    Kind.UNSTABLE: Level.WARNING,
    Kind.MOVED: Level.WARNING,
    Kind.TITLE: Level.WARNING,
    Kind.UNSURE: Level.WARNING,
    Kind.WAITING: Level.NOTE,
    Kind.REMARK: Level.NOTE,
}
_OF_SEVERITY = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.INFO: Level.NOTE}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One matter. `source` and `line` say where it stands in the catalogue, as far as that is known; `mark` names it, the same in every report."""

    level: Level
    rule: str
    title: str
    name: str
    place: str
    address: str
    message: str
    advice: str
    source: str
    line: int | None
    mark: str
    link: LinkStatus | None

    @property
    def known(self) -> Rule | None:
        """Return the rule it rests on; None for a rule of another version."""
        return BY_SLUG.get(self.rule)

    @property
    def told(self) -> str:
        """Return what the matter is and what to do, in one paragraph."""
        return " ".join(filter(None, (self.message, self.advice)))


def troubles(report: Report, digested: Digest) -> Iterator[Trouble]:
    """Yield what needs somebody, the worst first; what people have decided and what was not asked are no trouble."""
    sources = {summary.name: summary.source for summary in report.catalogues}
    return (
        _trouble(matter, sources)
        for matter in digested.each()
        if matter.kind in _LEVELS or matter.kind is Kind.CATALOGUE
    )


def _trouble(matter: Matter, sources: Mapping[str, str]) -> Trouble:
    """Return a matter as a row."""
    finding = matter.findings[0] if matter.findings else None
    deciding = finding if finding and (matter.link is None or finding.rule == matter.link.reason) else None
    rule = deciding.rule if deciding else (matter.link and matter.link.reason) or (finding.rule if finding else "")
    said = deciding or (None if matter.link and matter.link.reason else finding)
    return Trouble(
        level=_LEVELS.get(matter.kind) or (_OF_SEVERITY[severity(finding)] if finding else Level.NOTE),
        rule=rule,
        title=line(title(Finding(rule))) if rule else "Not certain",
        name=name_of(matter),
        place=way(matter.catalogue or "", *(matter.entries[0].section if matter.entries else ())),
        address=address(matter.link.url) if matter.link else "",
        message=reason(said, matter.link),
        advice=paragraph(suggestion(said)) if said else "",
        source=line(sources.get(matter.catalogue or "", ""), ADDRESS),
        line=_line(matter),
        mark=of_link(matter.link.url) if matter.link else of_finding(finding) if finding else "",
        link=matter.link,
    )


def _line(matter: Matter) -> int | None:
    """Return the line in the catalogue: that of the link where it is known, else of the entry."""
    url = matter.link.url if matter.link else None
    uses = [use for entry in matter.entries for use in entry.links if use.url == url] if url else []
    uses += [matter.use] if matter.use else []
    lines = [*(use.line for use in uses), *(entry.line for entry in matter.entries)]
    return next((number for number in lines if number), None)
