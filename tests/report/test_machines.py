"""Reports for machines, each read back by somebody else's reader."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from jsonschema import Draft4Validator, FormatChecker
from junitparser import Failure, JUnitXml, Skipped
from prometheus_client.parser import text_string_to_metric_families
from sarif_pydantic import Sarif

from crawler.records import Finding, LinkStatus, Report, State, Verdict
from crawler.report.groups import digest
from crawler.report.renderers import render
from crawler.report.troubles import Level, troubles

Told = Callable[..., str]


@pytest.fixture
def told(sample: Report, zone: ZoneInfo) -> Told:
    """Return a function that renders the sample, or another report."""

    def function(name: str, report: Report = sample) -> str:
        return "".join(render(report, name, zone=zone))

    return function


def test_troubles_are_what_needs_somebody(sample: Report) -> None:
    """The worst first, each at its place; what is fine or was not asked is none."""
    rows = list(troubles(sample, digest(sample)))
    first = rows[0]
    assert (first.level, first.rule, first.name) == (
        Level.ERROR, "not-found", "Community Development and Co-production - issues for policy and practice",
    )  # fmt: skip
    assert first.place == "useful-resources \u203a Scottish resources"
    assert first.source == sample.catalogues[0].source
    assert {row.level for row in rows} == set(Level)
    assert "robots-disallowed" not in {row.rule for row in rows}
    assert len({(row.rule, row.mark) for row in rows}) == len(rows)


def test_the_line_is_that_of_the_link(sample: Report) -> None:
    """Where a reader knows the line of the link, that is where it stands; else that of its entry."""
    entries = [
        replace(entry, line=7, links=tuple(replace(use, line=9) for use in entry.links)) for entry in sample.entries
    ]
    faults = [
        row for row in troubles(replace(sample, entries=entries), digest(replace(sample, entries=entries))) if row.line
    ]
    assert {(row.link is None, row.line) for row in faults} == {(False, 9), (True, 7)}


def test_junit(told: Told, sample: Report) -> None:
    """What is broken fails, what could not be verified is skipped, and the numbers are those of the cases."""
    (suite,) = JUnitXml.fromstring(told("junit").encode())
    results = [type(case.result[0]) if case.result else None for case in suite]
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
        len(results), results.count(Failure), 0, results.count(Skipped),
    )  # fmt: skip
    assert suite.failures == sum(link.state is State.BROKEN for link in sample.links)
    case = next(case for case in suite if case.name == "Assets in Action")
    assert case.classname == "useful-resources \u203a Scottish resources"
    assert case.result[0].type == "domain-unresolvable"
    assert "https://gcph.example.org/assets-in-action" in case.result[0].text
    assert [case.name for case in suite][-1] == "12 links need nobody"


def test_sarif(told: Told, sample: Report) -> None:
    """A result for each matter, its rule among those that are described, its place that of the catalogue."""
    (run,) = Sarif.model_validate_json(told("sarif")).runs
    described = {rule.id for rule in run.tool.driver.rules or ()}
    results = run.results or []
    assert {result.rule_id for result in results} == described
    place = results[0].locations[0].physical_location  # type: ignore[index]
    assert place
    assert place.artifact_location
    assert place.artifact_location.uri == sample.catalogues[0].source
    assert {result.level and result.level.value for result in results} == {"error", "warning", "note"}


SARIF_SCHEMA = Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json"  # of OASIS, as SchemaStore publishes it


def test_sarif_is_of_the_standards_own_schema(told: Told, sample: Report) -> None:
    """It allows no key that it does not know; a log with one more is refused."""
    schema = Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())
    for report in (sample, replace(sample, run=replace(sample.run, withheld=True)), replace(sample, entries=())):
        schema.validate(json.loads(told("sarif", report)))
    log = json.loads(told("sarif"))
    log["runs"][0]["results"][0]["severity"] = "error"
    assert not schema.is_valid(log)


def test_a_withheld_run_has_not_succeeded(told: Told, sample: Report) -> None:
    """Code scanning is told that what it sees is not the whole."""
    withheld = replace(sample, run=replace(sample.run, withheld=True))
    (run,) = Sarif.model_validate_json(told("sarif", withheld)).runs
    assert [call.execution_successful for call in run.invocations or ()] == [False]


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:\r\n]*,?)*)::([^\r\n]*)")


def test_github(told: Told, sample: Report) -> None:
    """A command a line; a file of the repository is named with its line, a page is not."""
    lines = told("github").splitlines()
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert not [line for line in lines if "file=" in line]
    local = replace(sample, catalogues=(replace(sample.catalogues[0], source="docs/a,b:c.md"),),
                    entries=[replace(entry, line=12) for entry in sample.entries])  # fmt: skip
    placed = [line for line in told("github", local).splitlines() if line.startswith("::error")]
    assert placed
    assert all(line.startswith("::error file=docs/a%2Cb%3Ac.md,line=12,title=") for line in placed)


def test_github_says_percent_and_line_ends_as_they_are(told: Told, sample: Report) -> None:
    """No word of a page begins a command of its own."""
    entries = [replace(entry, title="100%\n::set-output name=x::y") for entry in sample.entries]
    lines = told("github", replace(sample, entries=entries)).splitlines()
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert any("100%25 ::set-output" in line for line in lines)


def test_atom(told: Told, sample: Report) -> None:
    """Ids are unique and stay the same next week; the newest comes first, and each has what a feed must have (RFC 4287, 4.1)."""
    feed: Any = feedparser.parse(told("atom"))
    assert not feed.bozo
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids) > 10
    assert [entry.updated for entry in feed.entries] == sorted((entry.updated for entry in feed.entries), reverse=True)
    assert all(entry.title and entry.summary for entry in feed.entries)
    later = replace(sample, run=replace(sample.run, finished_at=sample.run.started_at + timedelta(days=7)))
    again: Any = feedparser.parse(told("atom", later))
    assert [entry.id for entry in again.entries] == ids
    assert again.feed.id == feed.feed.id


def test_atom_tells_again_what_comes_again(told: Told, sample: Report) -> None:
    """A link that fails for the second time is another entry."""

    def ids(days: int) -> set[str]:
        links = [
            replace(link, failing_since=link.failing_since and link.failing_since + timedelta(days=days))
            for link in sample.links
        ]
        return {
            entry.id
            for entry in feedparser.parse(told("atom", replace(sample, links=links))).entries
            if ":not-found:" in entry.id
        }

    assert len(ids(0)) == 1
    assert ids(0).isdisjoint(ids(30))


def test_prometheus(told: Told, sample: Report) -> None:
    """Every family is read by Prometheus' own parser; figures are those of the report."""
    families = {family.name: family for family in text_string_to_metric_families(told("prometheus"))}
    verdicts = {one.labels["verdict"]: one.value for one in families["crawler_links"].samples}
    assert verdicts == {verdict.value: sample.summary.get(verdict, 0) for verdict in Verdict}
    states = {one.labels["state"]: one.value for one in families["crawler_link_states"].samples}
    assert states["broken"] == sum(link.state is State.BROKEN for link in sample.links)
    assert families["crawler_run_duration_seconds"].samples[0].value == 300
    assert families["crawler_run_withheld"].samples[0].value == 0
    assert all(family.documentation and family.type == "gauge" for family in families.values())


def test_labels_are_few_whatever_strangers_write(told: Told, sample: Report) -> None:
    """A thousand broken links of a thousand hosts are one sample."""
    links = [LinkStatus(f"https://h{n}.example.org/", (), Verdict.BROKEN, "not-found") for n in range(1000)]
    found = [Finding("not-found", link.url) for link in links]
    text = told("prometheus", replace(sample, links=links, findings=found))
    assert 'crawler_findings{rule="not-found",severity="error"} 1000\n' in text
    assert len(text.splitlines()) < 60
