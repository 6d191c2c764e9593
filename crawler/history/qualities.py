"""The quality of catalogues, kept run by run, and what it is worked out of: far less than a report needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from crawler.history.codec import unpack_answers
from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.prepared import Reader, Row
from crawler.history.runs import run_number
from crawler.history.sql import PAGE, Pages, Values, write_all
from crawler.history.tables import catalogues, checks, entries, is_last, judgements, qualities, runs, standings, uses
from crawler.history.trends import POINTS, spread
from crawler.records import PARTS, Answers, Quality, QualityPoint, Role, Use, Verdict, Weighable

_WHOLE = 1_000  # a part is kept in thousandths
_ROLES = {role.value: role for role in Role}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}

_AFTER: Any = bindparam("after", None)
_UNTIL: Any = bindparam("until", None)
_ENTRIES = Reader(
    select(entries.c.id, catalogues.c.name, *(entries.c[name] for name in ("key", "title", "description", "year")))
    .join(catalogues)
    .where(entries.c.present, catalogues.c.present, entries.c.id > _AFTER)
    .order_by(entries.c.id)
    .limit(PAGE)
)
_LINKS = Reader(
    select(uses.c.entry_id, uses.c.link_id, uses.c.href, uses.c.role, judgements.c.verdict, judgements.c.body)
    .outerjoin(standings, standings.c.link_id == uses.c.link_id)
    .outerjoin(checks, is_last)
    .outerjoin(judgements, judgements.c.id == checks.c.judgement_id)
    .where(uses.c.entry_id > _AFTER, uses.c.entry_id <= _UNTIL)
)


def weighables(database: Database) -> Pages[Weighable]:
    """Give of each present entry what its quality is worked out of; any number of times."""

    def page(after: int | None) -> tuple[Sequence[Weighable], int | None]:
        with database.reading() as connection:
            rows = _ENTRIES.rows(connection, after=after or 0)
            last = rows[-1][0] if rows else 0
            used = _by_entry(_LINKS.rows(connection, after=after or 0, until=last))
        return [_weighable(row, used.get(row[0], ())) for row in rows], last if len(rows) == PAGE else None

    return Pages(page)


def _by_entry(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Gather the links of each entry."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _weighable(entry: Row, links: Sequence[Row]) -> Weighable:
    """Return an entry, of the columns of its row and those of its links; one that is not a main link says nothing of it."""
    _, catalogue, key, title, description, year = entry
    used, said = [], {}
    for _, number, href, role, verdict, body in links:
        used.append(Use(href, None, _ROLES[role]))
        if body is not None and number not in said:
            download, titles = unpack_answers(body)
            said[number] = Answers(_VERDICTS[verdict], download, titles[key]) if key in titles else None
    return Weighable(catalogue, key, title, description, year, tuple(used), tuple(filter(None, said.values())))


def save_qualities(database: Database, run: str, found: Mapping[str, Quality]) -> None:
    """Keep the quality of catalogues at the end of a run, by name; what was kept of the same run is replaced."""
    with database.writing() as connection:
        number = run_number(connection, run)
        known = {row.name: row.id for row in connection.execute(select(catalogues.c.name, catalogues.c.id))}
        connection.execute(qualities.delete().where(qualities.c.run_id == number))
        rows = [
            {"run_id": number, "catalogue_id": known[clean(name)], **_columns(quality)}
            for name, quality in found.items()
            if clean(name) in known
        ]
        write_all(connection, qualities.insert(), rows)


def quality_trends(database: Database, run: str) -> dict[str, tuple[QualityPoint, ...]]:
    """Return how good each present catalogue was at runs up to one, oldest first, spread evenly over time."""
    query = (
        select(catalogues.c.name, runs.c.started_at, qualities)
        .join(catalogues, catalogues.c.id == qualities.c.catalogue_id)
        .join(runs, runs.c.id == qualities.c.run_id)
        .where(catalogues.c.present)
        .order_by(qualities.c.run_id)
    )
    found: dict[str, list[QualityPoint]] = defaultdict(list)
    with database.reading() as connection:
        for row in connection.execute(query.where(qualities.c.run_id <= run_number(connection, run))):
            parts = {part: _share(getattr(row, part)) for part in PARTS}
            found[row.name].append(QualityPoint(row.started_at, Quality(row.figure, parts, row.entries)))
    return {name: _thinned(points) for name, points in found.items()}


def _thinned(points: list[QualityPoint]) -> tuple[QualityPoint, ...]:
    kept = set(spread([point.at for point in points], POINTS))
    return tuple(point for point in points if point.at in kept)


def _columns(quality: Quality) -> Values:
    shares = {part: quality.parts.get(part) for part in PARTS}
    parts = {part: None if share is None else round(share * _WHOLE) for part, share in shares.items()}
    return {"figure": quality.figure, "entries": quality.entries, **parts}


def _share(kept: int | None) -> float | None:
    return None if kept is None else kept / _WHOLE
