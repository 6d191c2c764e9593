"""SARIF 2.1.0 (OASIS), as GitHub's code scanning and editors read it: a result for each matter, at its line in the catalogue."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from crawler import __version__
from crawler.records import Report
from crawler.report.groups import digest
from crawler.report.moments import moment
from crawler.report.troubles import Trouble, troubles

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_JSON = json.JSONEncoder(ensure_ascii=True)  # lone surrogates and what acts in a terminal are escaped


def render(report: Report) -> Iterator[str]:
    """Yield the log: the tool with the rules that spoke, then the results one by one."""
    rows = list(troubles(report, digest(report)))
    tool = {"driver": {"name": "catalogue-crawler", "version": __version__, "rules": list(_rules(rows))}}
    invocation = {
        "executionSuccessful": report.run.finished_at is not None and not report.run.withheld,
        "startTimeUtc": moment(report.run.started_at),
    }
    if report.run.finished_at:
        invocation["endTimeUtc"] = moment(report.run.finished_at)
    yield f'{{"$schema": {_JSON.encode(SCHEMA)}, "version": "2.1.0", "runs": [{{"tool": {_JSON.encode(tool)},\n'
    yield f'"invocations": [{_JSON.encode(invocation)}], "columnKind": "unicodeCodePoints",\n"results": ['
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{_JSON.encode(_result(row))}"
    yield "]}]}\n"


def _rules(rows: list[Trouble]) -> Iterator[dict[str, Any]]:
    """Yield each rule that spoke, once, with its words."""
    known = {row.rule: row.known for row in rows if row.known}
    for slug, rule in sorted(known.items()):
        yield {
            "id": slug,
            "name": rule.code,
            "shortDescription": {"text": rule.title},
            "help": {"text": rule.page, "markdown": rule.page},
        }


def _result(row: Trouble) -> dict[str, Any]:
    """Return one matter as a result."""
    where = " ".join(filter(None, (row.name, row.address)))
    result: dict[str, Any] = {
        "ruleId": row.rule or "unknown",
        "level": row.level,
        "message": {"text": f"{where}: {row.told}"},
        "partialFingerprints": {"matter/v1": f"{row.rule}/{row.mark}"},
    }
    if row.source:
        result["locations"] = [{"physicalLocation": _location(row)}]
    return result


def _location(row: Trouble) -> dict[str, Any]:
    """Return where a matter stands: the catalogue's file or address, and the line."""
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(row.source, safe="/:?#[]@!$&'()*+,;=%~")}}
    if row.line:
        place["region"] = {"startLine": row.line}
    return place
