"""The table of report formats: add a row to add a format. Each streams; none writes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from crawler.records import Report
from crawler.report import as_csv, as_html, as_json, as_markdown, as_text
from crawler.report.words import Clock


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look, where that matters: the reader's clock, the terminal's width, colour or not."""

    clock: Clock
    width: int = 80
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the end of its file's name, and what renders it."""

    suffix: str
    render: Callable[[Report, Look], Iterator[str]]


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", lambda report, look: as_html.render(report, look.clock)),
    "markdown": Format(".md", lambda report, look: as_markdown.render(report, look.clock)),
    "json": Format(".json", lambda report, _: as_json.render(report)),
    "csv": Format(".csv", lambda report, _: as_csv.render(report)),
    "text": Format(
        ".txt", lambda report, look: as_text.render(report, look.clock, width=look.width, colour=look.colour)
    ),
}


def render(report: Report, format_name: str, *, zone: ZoneInfo, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Yield a report in one of `FORMATS`, piece by piece; KeyError for another. Dates stand in `zone`."""
    return FORMATS[format_name].render(report, Look(Clock(zone), width, colour))
