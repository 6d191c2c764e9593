"""A run's reports, written to files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.deliver.files import write
from crawler.records import Report
from crawler.report.renderers import FORMATS, render


def write_reports(report: Report, folder: Path, formats: Iterable[str], zone: ZoneInfo) -> Iterator[Path]:
    """Write a report in each format; yield the paths as they are written. Raises DeliveryError."""
    for name in formats:
        yield write(render(report, name, zone=zone), folder / f"report{FORMATS[name].suffix}")
