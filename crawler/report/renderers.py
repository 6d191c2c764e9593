"""The table of report formats: add a row to add a format. Each streams; none writes.

A format's module is imported when it is asked for: a table of figures needs no templates, and a page no colours.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from crawler.language import in_language
from crawler.records import Report
from crawler.report.words import Clock


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look, where that matters: the reader's clock, the terminal's width, colour or not."""

    clock: Clock
    width: int = 80
    colour: bool = False


Needs: TypeAlias = Callable[[Look], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the end of its file's name, the module that renders it, what that needs to know of the look, and whether people read it, each in their language."""

    suffix: str
    module: str
    needs: Needs
    spoken: bool = False


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "crawler.report.as_html", lambda look: {"clock": look.clock}, spoken=True),
    "markdown": Format(".md", "crawler.report.as_markdown", lambda look: {"clock": look.clock}, spoken=True),
    "json": Format(".json", "crawler.report.as_json", lambda _: {}),
    "csv": Format(".csv", "crawler.report.as_csv", lambda _: {}),
    "junit": Format(".junit.xml", "crawler.report.as_junit", lambda _: {}),
    "sarif": Format(".sarif", "crawler.report.as_sarif", lambda _: {}),
    "github": Format(".github.txt", "crawler.report.as_github", lambda _: {}),
    "atom": Format(".atom", "crawler.report.as_atom", lambda _: {}, spoken=True),
    "prometheus": Format(".prom", "crawler.report.as_prometheus", lambda _: {}),
    "text": Format(
        ".txt",
        "crawler.report.as_text",
        lambda look: {"clock": look.clock, "width": look.width, "colour": look.colour},
        spoken=True,
    ),
}


def render(
    report: Report,
    format_name: str,
    *,
    zone: ZoneInfo,
    language: str = "en",
    width: int = 80,
    colour: bool = False,
) -> Iterator[str]:
    """Yield a report in one of `FORMATS`, piece by piece; KeyError for another.

    Dates stand in `zone`. What people read is in `language`, one of `crawler.language.LANGUAGES`.
    """
    wanted = FORMATS[format_name]
    look = Look(Clock(zone), width, colour)
    pieces: Iterator[str] = importlib.import_module(wanted.module).render(report, **wanted.needs(look))
    return in_language(language, pieces) if wanted.spoken else pieces
