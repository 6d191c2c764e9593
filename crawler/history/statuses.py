"""Links as they stand: the last check, the state, a few earlier checks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select, true

from crawler.history.carried import keys_of_links
from crawler.history.checks import open_spans
from crawler.history.codec import hops_of, unpack, unpack_findings, unpack_judgement
from crawler.history.decisions import carriers_of
from crawler.history.sql import PAGE
from crawler.history.tables import checks, evidence, is_last, judgements, links, runs, standings
from crawler.records import WORKING, Carrier, Finding, Judgement, LinkStatus, Seen, Span, TimelinePoint, Verdict

TIMELINE = 26
# Where a target's own name is most likely to be its title alone; others come after, in the order in which they were found.
_TITLE_SOURCES = ("citation_title", "dc.title", "og:title", "title", "json-ld", "h1", "pdf:text", "pdf:info")
_TELLING = {source: rank for rank, source in enumerate(_TITLE_SOURCES)}

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_WORKING = [verdict.value for verdict in WORKING]

Standing = tuple[LinkStatus, int, tuple[Finding, ...]]
Tell = Callable[[LinkStatus, Judgement, Seen], tuple[LinkStatus, tuple[Finding, ...]]]
"""Makes of a link as it stands what is told of it: decisions of people are for somebody else to know."""

_LINKS = select(
    *(links.c.id, links.c.url, checks.c.asked_at, checks.c.elapsed_ms, standings.c.timings),
    *(evidence.c.body, judgements.c.body),
)
_STANDING = (
    _LINKS.outerjoin(standings, standings.c.link_id == links.c.id)
    .outerjoin(checks, is_last)
    .outerjoin(evidence, evidence.c.id == checks.c.evidence_id)
    .outerjoin(judgements, judgements.c.id == checks.c.judgement_id)
    .order_by(links.c.id)
    .limit(PAGE)
)


@dataclass(frozen=True, slots=True)
class View:
    """How links are looked at: an audit knows no states; `tell` makes of each what is told, of some catalogues only where they are named."""

    single_check: bool = False
    tell: Tell | None = None
    catalogues: Collection[str] | None = None


def page_of_standings(
    connection: Connection, after: int | None, wanted: ColumnElement[bool], view: View
) -> tuple[Sequence[Standing], int | None]:
    """Return one page of links, each with its row number and the findings of its last check."""
    rows = connection.execute(_STANDING.where(wanted, links.c.id > (after or 0))).all()
    numbers = [row[0] for row in rows]
    spans = {} if view.single_check else open_spans(connection, numbers)
    timelines = _timelines(connection, numbers)
    carried = keys_of_links(connection, numbers)
    places = carriers_of(connection, numbers, view.catalogues) if view.tell else {}
    found: list[Standing] = []
    for number, url, *columns, said in rows:
        if said is None:
            found.append((LinkStatus(url, carried[number]), number, ()))
            continue
        lived = _lived(spans.get(number)) | {"timeline": timelines.get(number, ())}
        judgement = unpack_judgement(said)
        status, titles = _status(url, carried[number], columns, _said(judgement) | lived)
        findings = judgement.findings
        if view.tell:
            status, findings = view.tell(status, judgement, _looked_at(status, titles, *places[number]))
        found.append((status, number, findings))
    return found, numbers[-1] if len(rows) == PAGE else None


def _status(
    url: str, entries: tuple[str, ...], columns: Sequence[Any], known: Mapping[str, Any]
) -> tuple[LinkStatus, tuple[str, ...]]:
    """Return a link as it stands, of the columns of its last check, and all that the target calls itself."""
    checked_at, elapsed_ms, timings, packed = columns
    seen = unpack(packed)
    status = LinkStatus(
        url, entries, checked_at=checked_at, elapsed_ms=elapsed_ms, timings=timings, **_seen(seen), **known
    )
    return status, tuple(title["text"] for title in seen.get("facts", {}).get("titles", ()))


def _looked_at(
    status: LinkStatus, titles: tuple[str, ...], entries: Mapping[str, Carrier], catalogues: tuple[str, ...]
) -> Seen:
    """Return what decisions look at; what an error page calls itself is of no account."""
    works = status.status is not None and 200 <= status.status <= 300  # noqa: PLR2004 - RFC 9110, 15.3 and 15.4.1
    return Seen(status.url, status.checked_at, status.final_url, titles if works else (), entries, catalogues)


def page_of_findings(
    connection: Connection, after: int | None, wanted: ColumnElement[bool]
) -> tuple[Sequence[Finding], int | None]:
    """Return the findings of the last checks of one page of links."""
    query = (
        select(links.c.id, judgements.c.body)
        .join(standings, standings.c.link_id == links.c.id)
        .join(checks, is_last)
        .join(judgements, judgements.c.id == checks.c.judgement_id)
        .where(wanted, links.c.id > (after or 0))
        .order_by(links.c.id)
        .limit(PAGE)
    )
    rows = connection.execute(query).all()
    found = [finding for _, said in rows for finding in unpack_findings(said)]
    return found, rows[-1][0] if len(rows) == PAGE else None


def count_verdicts(connection: Connection, run: int | None = None) -> dict[Verdict, int]:
    """Count the last checks of the present links by verdict, every verdict included; those of one run, if it is given."""
    query = (
        select(judgements.c.verdict, func.count())
        .select_from(standings)
        .join(links, links.c.id == standings.c.link_id)
        .join(checks, is_last)
        .join(judgements, judgements.c.id == checks.c.judgement_id)
        .where(links.c.present, true() if run is None else standings.c.run_id == run)
        .group_by(judgements.c.verdict)
    )
    counts = {row[0]: row[1] for row in connection.execute(query)}
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}


def _timelines(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[TimelinePoint, ...]]:
    """Return the latest checks of each link, oldest first; what failed while our own line was down is left out."""
    place = func.row_number().over(partition_by=checks.c.link_id, order_by=checks.c.run_id.desc())
    columns = (checks.c.link_id, checks.c.run_id, checks.c.judgement_id, checks.c.asked_at, runs.c.withheld)
    ranked = select(*columns, place.label("place")).join(runs).where(checks.c.link_id.in_(numbers)).subquery()
    query = (
        select(ranked.c.link_id, ranked.c.asked_at, judgements.c.verdict)
        .join(judgements, judgements.c.id == ranked.c.judgement_id)
        .where(ranked.c.place <= TIMELINE, or_(ranked.c.withheld.is_(False), judgements.c.verdict.in_(_WORKING)))
        .order_by(ranked.c.link_id, ranked.c.run_id)
    )
    found: dict[int, list[TimelinePoint]] = {}
    for link, asked_at, verdict in connection.execute(query):
        found.setdefault(link, []).append(TimelinePoint(asked_at, _VERDICTS[verdict]))
    return {number: tuple(points) for number, points in found.items()}


def _said(judgement: Judgement) -> dict[str, Any]:
    """Return the fields that come from the last judgement."""
    names = ("verdict", "reason", "confidence", "title", "download", "content", "titles")
    return {name: getattr(judgement, name) for name in names}


def _seen(seen: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that come from the last evidence; it is read as it is kept, for most of it is not needed here."""
    answer = seen.get("answer")
    hops = seen.get("hops", ())
    headers = hops[-1].get("headers", ()) if hops and answer else ()
    return {
        "status": answer["status"] if answer else None,
        "final_url": hops[-1]["url"] if hops else None,
        "hops": tuple((hop["url"], hop["status"]) for hop in hops),
        "content_type": next((value for name, value in headers if name == "content-type"), None),
        "size": answer.get("size", 0) if answer else None,
        "found_title": _found_title(seen.get("facts", {}).get("titles", ())),
        "requests": hops_of(seen),
    }


def _found_title(titles: Collection[Mapping[str, str]]) -> str | None:
    """Return what the target calls itself, from the most telling place; of equal ones the first."""
    return min(titles, key=lambda title: _TELLING.get(title["source"], len(_TELLING)))["text"] if titles else None


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
