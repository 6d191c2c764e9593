"""Annotations for GitHub Actions: a workflow command a line, which GitHub shows beside the line of the catalogue that was changed."""

from collections.abc import Iterator

from crawler.records import Report
from crawler.report.groups import digest
from crawler.report.standing import standing
from crawler.report.troubles import Level, Trouble, troubles

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report) -> Iterator[str]:
    """Yield how things stand, as a notice, then a command for each matter; a page is no file of the repository, so its matters have no place."""
    digested = digest(report)
    yield f"::notice title=Links::{_data(' '.join(standing(report, digested)))}\n"
    yield from map(_command, troubles(report, digested))


def _command(row: Trouble) -> str:
    """Return one matter as a command."""
    named = {"title": row.title}
    if row.source and "://" not in row.source and row.source != "-":
        named = {"file": row.source, **({"line": str(row.line)} if row.line else {}), **named}
    properties = ",".join(f"{name}={_property(value)}" for name, value in named.items())
    where = " ".join(filter(None, (row.name, row.address)))
    return f"::{_COMMANDS[row.level]} {properties}::{_data(f'{where}: {row.told}')}\n"


def _data(words: str) -> str:
    """Escape what a command says (actions/toolkit, command.ts: escapeData)."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """Escape the value of a property (escapeProperty)."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")
