"""A run's reports, written to files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.config import Settings
from crawler.deliver.files import write
from crawler.records import Report, Run
from crawler.report.renderers import FORMATS, render

NAME = "report"


def day_of(run: Run, zone: ZoneInfo) -> str:
    """Return the folder that the reports of a run have below `report.folder`: its day, where the reader is."""
    return run.started_at.astimezone(zone).strftime("%Y-%m-%d")


def page_of(run: Run, settings: Settings) -> str | None:
    """Return where the HTML report of a run is published; None where none is."""
    if settings.report.url is None or "html" not in settings.report.formats:
        return None
    return f"{settings.report.url}{day_of(run, settings.zone)}/{NAME}{FORMATS['html'].suffix}"


def write_reports(
    report: Report, folder: Path, formats: Iterable[str], zone: ZoneInfo, language: str
) -> Iterator[Path]:
    """Write a report in each format; yield the paths as they are written. Raises DeliveryError."""
    for name in formats:
        yield write(render(report, name, zone=zone, language=language), folder / f"{NAME}{FORMATS[name].suffix}")
