"""The quality of catalogues, kept run by run."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from crawler.history.columns import clean
from crawler.history.database import Database
from crawler.history.runs import run_number
from crawler.history.sql import Values, write_all
from crawler.history.tables import catalogues, qualities, runs
from crawler.history.trends import POINTS, spread
from crawler.records import PARTS, Quality, QualityPoint

_WHOLE = 1_000  # a part is kept in thousandths


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
