"""Everything a report of a run needs, paged: renderers stream it as often as they like."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from crawler.history.carried import present_entries
from crawler.history.codec import pack_finding, unpack_finding
from crawler.history.contents import summaries
from crawler.history.database import Database
from crawler.history.qualities import quality_trends
from crawler.history.runs import run_number, run_of
from crawler.history.sql import PAGE, Pages, batches, write_all
from crawler.history.statuses import Standing, Tell, View, count_verdicts, page_of_findings, page_of_standings
from crawler.history.tables import findings, links
from crawler.history.trends import trend
from crawler.records import Coverage, Finding, LinkStatus, Report, Verdict

TellFault = Callable[[Finding], Finding]


@dataclass(frozen=True, slots=True)
class Telling:
    """What decisions of people make of a report: of links, and of faults of catalogues."""

    tell: Tell
    tell_fault: TellFault


def build_report(database: Database, run: str, generated_at: datetime | None, telling: Telling | None = None) -> Report:
    """Return the report of a run: links as they stand now, and the findings of that run about its catalogues."""
    with database.reading() as connection:
        found = run_of(connection, run)
        summary = count_verdicts(connection)
    if found.finished_at is None:  # it was stopped: what it covered until then
        found = replace(found, coverage=count_coverage(database, run))
    view = View(found.single_check, telling.tell if telling else None)
    standing = Pages(lambda cursor: _page(database, cursor, view))
    of_catalogues: Iterable[Finding] = catalogue_findings(database, run)
    of_links: Iterable[Finding] = Pages(lambda cursor: _found(database, cursor))
    if telling:
        of_catalogues, of_links = _Faults(of_catalogues, telling.tell_fault), _Said(standing)
    return Report(
        run=found,
        catalogues=summaries(database),
        entries=present_entries(database),
        links=_Links(standing),
        findings=_Findings(of_links, of_catalogues),
        summary=summary,
        generated_at=generated_at,
        together=_Together(standing, of_catalogues),
        trend=() if found.single_check else trend(database, run),
        quality=quality_trends(database, run),
    )


def count_coverage(database: Database, run: str) -> Coverage:
    """Count the links that are present, and what the run, which must be the latest, has done with them so far."""
    with database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(links).where(links.c.present)) or 0
        counts = count_verdicts(connection, run_number(connection, run))
    done = sum(counts.values())
    skipped = counts[Verdict.SKIPPED]
    return Coverage(total, done - skipped, skipped, total - done)


def save_findings(database: Database, run: str, found: Iterable[Finding]) -> None:
    """Keep what was found about the catalogues in a run, in place of what was kept of it before."""
    with database.writing() as connection:
        number = run_number(connection, run)
        connection.execute(findings.delete().where(findings.c.run_id == number))
        for batch in batches(found):
            rows = [{"run_id": number, "body": pack_finding(finding)} for finding in batch]
            write_all(connection, findings.insert(), rows)


def catalogue_findings(database: Database, run: str) -> Pages[Finding]:
    """Give what was found about the catalogues in a run; any number of times."""

    def page(after: int | None) -> tuple[Sequence[Finding], int | None]:
        with database.reading() as connection:
            query = select(findings).where(
                findings.c.run_id == run_number(connection, run), findings.c.id > (after or 0)
            )
            rows = connection.execute(query.order_by(findings.c.id).limit(PAGE)).all()
        return [unpack_finding(row.body) for row in rows], rows[-1].id if len(rows) == PAGE else None

    return Pages(page)


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of a report."""

    standing: Iterable[Standing]

    def __iter__(self) -> Iterator[LinkStatus]:
        return (status for status, _, _ in self.standing)


@dataclass(frozen=True, slots=True)
class _Said:
    """The findings about links, as they are told."""

    standing: Iterable[Standing]

    def __iter__(self) -> Iterator[Finding]:
        return (finding for _, _, findings in self.standing for finding in findings)


@dataclass(frozen=True, slots=True)
class _Faults:
    """The findings about catalogues, as they are told."""

    of_catalogues: Iterable[Finding]
    tell: TellFault

    def __iter__(self) -> Iterator[Finding]:
        return map(self.tell, self.of_catalogues)


@dataclass(frozen=True, slots=True)
class _Findings:
    """The findings of a report: those about links first."""

    of_links: Iterable[Finding]
    of_catalogues: Iterable[Finding]

    def __iter__(self) -> Iterator[Finding]:
        yield from self.of_links
        yield from self.of_catalogues


@dataclass(frozen=True, slots=True)
class _Together:
    """Each link of a report with its findings behind it, then the findings about catalogues."""

    standing: Iterable[Standing]
    of_catalogues: Iterable[Finding]

    def __iter__(self) -> Iterator[LinkStatus | Finding]:
        for status, _, found in self.standing:
            yield status
            yield from found
        yield from self.of_catalogues


def _page(database: Database, after: int | None, view: View) -> tuple[Sequence[Standing], int | None]:
    """Return one page of the links that are present."""
    with database.reading() as connection:
        return page_of_standings(connection, after, links.c.present, view)


def _found(database: Database, after: int | None) -> tuple[Sequence[Finding], int | None]:
    """Return the findings about one page of the links that are present."""
    with database.reading() as connection:
        return page_of_findings(connection, after, links.c.present)
