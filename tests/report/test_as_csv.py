"""CSV by RFC 4180 that no spreadsheet runs."""

import csv
from io import StringIO

import pytest

from crawler.records import Report
from crawler.report.as_csv import COLUMNS, cell, render


def rows(report: Report) -> list[dict[str, str]]:
    """Read the rows back with an independent reader."""
    return list(csv.DictReader(StringIO("".join(render(report)), newline=""), strict=True))


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\uff1d1", "'\uff1d1"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(value: str, safe: str) -> None:
    """A cell that a spreadsheet would calculate becomes text."""
    assert cell(value) == safe


def test_lines_end_as_the_standard_says(sample: Report) -> None:
    """Each record is one line that ends with CRLF."""
    lines = "".join(render(sample)).split("\r\n")
    assert lines[0] == ",".join(COLUMNS)
    assert lines[-1] == ""


def test_a_row_has_what_a_person_needs(sample: Report) -> None:
    """Entry, place, address, verdict, words and times stand in one row."""
    row = next(row for row in rows(sample) if row["Entry"] == "Assets in Action")
    assert row["Section"] == "Scottish resources"
    assert row["Address"] == "https://gcph.example.org/assets-in-action"
    assert (row["Verdict"], row["State"], row["Rule"]) == ("broken", "broken", "domain-unresolvable")
    assert row["Failing since"] == "2026-02-16T06:05:00Z"
    assert row["What is the matter"]


def test_every_finding_has_its_row(sample: Report) -> None:
    """Remarks about links that are fine are rows too."""
    assert sorted(row["Rule"] for row in rows(sample)) == sorted(finding.rule for finding in sample.findings)


def test_a_verdict_without_a_finding_has_a_row(sample: Report) -> None:
    """A link that failed is never missing because its finding is."""
    bare = Report(sample.run, sample.catalogues, sample.entries, sample.links, (), sample.summary)
    troubled = [link for link in sample.links if link.reason]
    assert sorted(row["Rule"] for row in rows(bare)) == sorted(link.reason or "" for link in troubled)
    assert all(row["What is the matter"] for row in rows(bare))
