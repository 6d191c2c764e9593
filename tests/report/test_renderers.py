"""What every format has in common: the golden files, and that links stream past."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crawler.records import Finding, LinkStatus, Report, Run, Verdict
from crawler.report.renderers import FORMATS, render

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_as_reviewed(name: str, sample: Report, zone: ZoneInfo, golden: Golden) -> None:
    """Each format renders the sample as its reviewed golden file."""
    golden(f"report{FORMATS[name].suffix}", "".join(render(sample, name, zone=zone)))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.spoken])
def test_people_read_it_in_their_language(name: str, sample: Report, zone: ZoneInfo, golden: Golden) -> None:
    """The same report in German, with its days and numbers; asked for in turns with English, each stays whole."""
    golden(f"report.de{FORMATS[name].suffix}", "".join(render(sample, name, zone=zone, language="de")))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.spoken])
def test_machines_read_the_same_words_everywhere(name: str, sample: Report, zone: ZoneInfo) -> None:
    """What programs compare has no language."""
    assert "".join(render(sample, name, zone=zone, language="de")) == "".join(render(sample, name, zone=zone))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_report_is_a_report(name: str, now: Any, zone: ZoneInfo) -> None:
    """A catalogue without any link has a report that says so."""
    text = "".join(render(Report(Run("r", now)), name, zone=zone))
    assert text.strip()
    assert "0 broken" not in text


def test_fine_links_stream(sample: Report, zone: ZoneInfo, many: Callable[[int], Any]) -> None:
    """Pieces of the list of links come out long before its end has been read."""
    links = many(5000)
    report = replace(sample, links=links, findings=(), entries=(), summary={Verdict.OK: 5000})
    pieces = render(report, "html", zone=zone)
    text = ""
    while "example.org/100<" not in text:
        text += next(pieces)
    read_before = links.made % 5000
    assert 100 <= read_before < 600
    assert "".join(islice(pieces, 100))


class Counted:
    """Links and findings in one stream, and how often it was begun."""

    def __init__(self, report: Report) -> None:
        said = list(report.findings)
        self.passes = 0
        self.records = [one for link in report.links for one in (link, *(f for f in said if f.url == link.url))]
        self.records += [finding for finding in said if finding.url is None]

    def __iter__(self) -> Iterator[LinkStatus | Finding]:
        self.passes += 1
        return iter(self.records)


@pytest.mark.parametrize("name", FORMATS)
def test_links_and_findings_are_asked_for_once(
    name: str, sample: Report, zone: ZoneInfo, many: Callable[[int], Any]
) -> None:
    """One pass over the stream is enough; only the page that lists what is fine, and a table of remarks, look again."""
    together, links, findings = Counted(sample), many(0), many(0)
    text = "".join(render(replace(sample, together=together, links=links, findings=findings), name, zone=zone))
    assert together.passes == 1
    assert (links.begun, findings.begun) == (int(name == "html"), int(name == "csv"))
    assert ("cdas.example.org" in text) == (name != "prometheus")  # figures name no link


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_one_stream_tells_what_two_tell(name: str, sample: Report, zone: ZoneInfo) -> None:
    """A report reads the same whether findings come with their links or after all of them."""
    together = replace(sample, together=Counted(sample))
    assert "".join(render(together, name, zone=zone)) == "".join(render(sample, name, zone=zone))


def test_the_reports_dates_are_in_the_readers_zone(sample: Report) -> None:
    """The same run is told by the clock of the place it is read at."""

    def told(name: str) -> str:
        return "".join(render(sample, "text", zone=ZoneInfo(name)))

    assert "30 March 2026, 07:05 BST" in told("Europe/London")
    assert "30 March 2026, 19:05 NZDT" in told("Pacific/Auckland")


def test_an_unknown_format_is_a_key_error(sample: Report, zone: ZoneInfo) -> None:
    """The caller checks the name against the table."""
    with pytest.raises(KeyError):
        render(sample, "gopher", zone=zone)


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"withheld": True}, "Our own connection failed"),
        ({"single_check": True}, "checked once"),
    ],
)
def test_a_run_that_cannot_be_believed_says_so(
    name: str, changes: dict[str, bool], words: str, sample: Report, zone: ZoneInfo
) -> None:
    """A withheld run and a single check are told before anything else."""
    report = replace(sample, run=replace(sample.run, **changes))
    head = "".join(render(report, name, zone=zone)).partition("Broken links (")[0]
    assert words in head


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("url", [None, "https://cdas.example.org/issues", "https://nobody.example.org/"])
def test_findings_of_rules_long_gone_are_passed_over(
    name: str, url: str | None, sample: Report, zone: ZoneInfo
) -> None:
    """A history may hold findings of a rule that no longer exists; no format stumbles over them."""
    report = replace(sample, findings=(Finding("retired-rule", url), *sample.findings))
    assert "".join(render(report, name, zone=zone))
