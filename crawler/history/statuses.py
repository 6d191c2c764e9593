"""Links as they stand: the last check, the state, a few earlier checks."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, true

from crawler.history.carried import entries_of_links
from crawler.history.checks import load_checks, open_spans
from crawler.history.sql import PAGE
from crawler.history.tables import checks, judged, judgements, links, standings
from crawler.records import (
    Check,
    Entry,
    Evidence,
    Finding,
    LinkStatus,
    Span,
    TimelinePoint,
    Title,
    Verdict,
)

TIMELINE = 26
# Where a target's own name is most likely to be its title alone; others come after, in the order in which they were found.
_TITLE_SOURCES = ("citation_title", "dc.title", "og:title", "title", "json-ld", "h1", "pdf:text", "pdf:info")

Standing = tuple[LinkStatus, Mapping[str, Entry], tuple[Finding, ...]]


def page_of_standings(
    connection: Connection, after: int | None, wanted: ColumnElement[bool], *, single_check: bool = False
) -> tuple[Sequence[Standing], int | None]:
    """Return one page of links with the entries that carry them and the findings of their last check."""
    query = select(links.c.id, links.c.url, standings.c.check_id).select_from(links.outerjoin(standings))
    query = query.where(wanted, links.c.id > (after or 0)).order_by(links.c.id).limit(PAGE)
    rows = connection.execute(query).all()
    numbers = [row.id for row in rows]
    checked = load_checks(connection, [row.check_id for row in rows if row.check_id is not None])
    spans = {} if single_check else open_spans(connection, numbers)
    timelines = _timelines(connection, numbers)
    carried = entries_of_links(connection, numbers)
    found = [
        (
            _status(row.url, checked.get(row.check_id), spans.get(row.id), timelines.get(row.id, ()), carried[row.id]),
            carried[row.id],
            checked[row.check_id].judgement.findings if row.check_id in checked else (),
        )
        for row in rows
    ]
    return found, rows[-1].id if len(rows) == PAGE else None


def count_verdicts(connection: Connection, run: int | None = None) -> dict[Verdict, int]:
    """Count the last checks of the present links by verdict, every verdict included; those of one run, if it is given."""
    query = (
        select(judgements.c.verdict, func.count())
        .select_from(standings)
        .join(links)
        .join(judged, judged.c.check_id == standings.c.check_id)
        .join(judgements)
        .where(links.c.present, true() if run is None else standings.c.run_id == run)
        .group_by(judgements.c.verdict)
    )
    counts = {row[0]: row[1] for row in connection.execute(query)}
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}


def found_title(evidence: Evidence) -> str | None:
    """Return what the target calls itself, from the most telling place."""
    titles = evidence.facts.titles if evidence.facts else ()
    return min(titles, key=_telling).text if titles else None


def _telling(title: Title) -> int:
    """Rank a title by where it stands; of equal ranks the first counts."""
    return _TITLE_SOURCES.index(title.source) if title.source in _TITLE_SOURCES else len(_TITLE_SOURCES)


def _timelines(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[TimelinePoint, ...]]:
    """Return the latest checks of each link, oldest first."""
    place = func.row_number().over(partition_by=checks.c.link_id, order_by=checks.c.id.desc())
    latest = select(checks.c.id, checks.c.link_id, checks.c.asked_at, place.label("place"))
    ranked = latest.where(checks.c.link_id.in_(numbers)).subquery()
    query = (
        select(ranked, judgements.c.verdict)
        .join(judged, judged.c.check_id == ranked.c.id)
        .join(judgements)
        .where(ranked.c.place <= TIMELINE)
        .order_by(ranked.c.id)
    )
    found: dict[int, list[TimelinePoint]] = {}
    for row in connection.execute(query):
        found.setdefault(row.link_id, []).append(TimelinePoint(row.asked_at, Verdict(row.verdict)))
    return {number: tuple(points) for number, points in found.items()}


def _status(
    url: str, check: Check | None, span: Span | None, timeline: tuple[TimelinePoint, ...], carried: Mapping[str, Entry]
) -> LinkStatus:
    """Put together how a link stands."""
    if check is None:
        return LinkStatus(url, tuple(carried))
    seen, said = check.evidence, check.judgement
    return LinkStatus(
        url=url,
        entries=tuple(carried),
        verdict=said.verdict,
        reason=said.reason,
        confidence=said.confidence,
        title=said.title,
        download=said.download,
        content=said.content,
        timeline=timeline,
        titles=said.titles,
        **_seen(seen),
        **_lived(span),
    )


def _seen(seen: Evidence) -> dict[str, Any]:
    """Return the fields that come from the last evidence."""
    return {
        "status": seen.status,
        "final_url": seen.final_url,
        "hops": tuple((hop.url, hop.status) for hop in seen.hops),
        "content_type": seen.header("content-type") if seen.answer else None,
        "size": seen.answer.size if seen.answer else None,
        "found_title": found_title(seen),
        "checked_at": seen.asked_at,
        "elapsed_ms": seen.elapsed_ms,
        "requests": seen.hops,
        "timings": seen.timings,
    }


def _lived(span: Span | None) -> dict[str, Any]:
    """Return the fields that come from the state."""
    if span is None:
        return {}
    return {
        "state": span.state,
        "state_since": span.began_at,
        "failing_since": span.first_failure,
        "last_ok_at": span.last_ok_at,
    }
