"""Held against an earlier audit: what is known is left out, what is new stays, and no file makes the program fall over."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.errors import UsageError
from crawler.records import Entry, Finding, LinkStatus, Report, Run, Verdict
from crawler.report.renderers import render
from crawler.run.baseline import only_new, read_baseline

NOW = datetime(2026, 3, 30, 6, tzinfo=UTC)


def link(number: int, verdict: Verdict = Verdict.BROKEN, reason: str | None = "not-found") -> LinkStatus:
    """Return a link of an audit."""
    return LinkStatus(f"https://example.org/{number}", ("e1",), verdict, reason, confidence=0.9)


def report_of(*links: LinkStatus, faults: tuple[Finding, ...] = ()) -> Report:
    """Return a report of some links, each in trouble with its finding."""
    found = tuple(Finding(one.reason, one.url) for one in links if one.reason)
    summary = {verdict: sum(one.verdict is verdict for one in links) for verdict in Verdict}
    return Report(
        Run("r", NOW, NOW, single_check=True), (), (Entry("e1", "c", "A"),), links, (*found, *faults), summary
    )


def saved(report: Report, folder: Path) -> Path:
    """Write a report as `--format json` does."""
    path = folder / "earlier.json"
    path.write_text("".join(render(report, "json", zone=ZoneInfo("UTC"))), encoding="utf-8")
    return path


def test_only_what_is_new_is_left(tmp_path: Path) -> None:
    """Known trouble goes with its findings; another reason, a new link and a link that works stay."""
    known = read_baseline(saved(report_of(link(1), link(2), link(3, Verdict.OK, None)), tmp_path))
    now = report_of(link(1), link(2, reason="gone"), link(3, Verdict.OK, None), link(4))
    fresh, left_out = only_new(now, known)
    assert left_out == 1
    assert [one.url[-1] for one in fresh.links] == ["2", "3", "4"]
    assert [(one.rule, str(one.url)[-1]) for one in fresh.findings] == [("gone", "2"), ("not-found", "4")]
    assert next(iter(fresh.walk())) == next(iter(fresh.links))
    assert (fresh.summary[Verdict.BROKEN], fresh.summary[Verdict.OK]) == (2, 1)


def test_faults_of_the_catalogue_are_known_one_by_one(tmp_path: Path) -> None:
    """Two words misspelt in one entry are two faults."""
    old = Finding("misspelling", entry="e1", catalogue="c", params={"text": "Involvment"})
    new = replace(old, params={"text": "recieve"})
    known = read_baseline(saved(report_of(faults=(old,)), tmp_path))
    fresh, left_out = only_new(report_of(faults=(old, new)), known)
    assert list(fresh.findings) == [new]
    assert left_out == 0


def test_nothing_known_leaves_all(tmp_path: Path) -> None:
    """A clean baseline changes nothing."""
    known = read_baseline(saved(report_of(link(1, Verdict.OK, None)), tmp_path))
    now = report_of(link(1), link(2, Verdict.UNSURE, "blocked"))
    fresh, _ = only_new(now, known)
    assert list(fresh.links) == list(now.links)
    assert fresh.summary == now.summary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no report in JSON"),
        ("{", "is no report in JSON"),
        ("[]", "is no report in JSON"),
        ("null", "is no report in JSON"),
        ("[" * 100_000, "is no report in JSON"),
        ('{"version": 1}', "is no report in JSON"),
        ('{"version": 1, "links": 7, "findings": []}', "is no report in JSON"),
        ('{"version": 1, "links": [{"url": 1}], "findings": []}', "is no report in JSON"),
        ('{"version": 1, "links": [], "findings": [{"rule": "a", "url": [], "entry": null, "evidence": {}}]}', "is no report"),
        ('{"version": 2}', "is of version 2; this program reads 1"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_words(text: str, words: str, tmp_path: Path) -> None:
    """The error names the file and how to make one."""
    path = tmp_path / "earlier.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words) as caught:
        read_baseline(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_baseline(tmp_path / "nothing.json")


def test_a_baseline_is_what_the_program_writes(tmp_path: Path) -> None:
    """A report held against itself has no trouble left."""
    report = report_of(link(1), link(2, Verdict.MOVED, "moved-permanently"))
    assert json.loads(saved(report, tmp_path).read_text("utf-8"))["version"] == 1
    fresh, left_out = only_new(report, read_baseline(tmp_path / "earlier.json"))
    assert (list(fresh.links), list(fresh.findings), left_out) == ([], [], 2)
