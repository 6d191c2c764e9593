"""Faults of one kind are one item: what to do stands once, each fault is a line with its place."""

from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from crawler.records import Entry, Finding, Report, WeeklyReport
from crawler.report.groups import Kind, Matter
from crawler.report.mail import CASES, compose
from crawler.report.renderers import render
from crawler.report.together import by_rule, describe
from crawler.report.words import Clock

CLOCK = Clock(ZoneInfo("UTC"))
ADVICE = "Let the link's own words name what it opens."


def vague(name: str, url: str) -> Finding:
    """Return a link text that says nothing, in no entry of a catalogue."""
    return Finding("vague-link-text", url=url, catalogue=name, params={"text": "here", "href": url})


def matter(finding: Finding, *entries: Entry) -> Matter:
    """Return a fault of a catalogue as a matter."""
    return Matter(Kind.CATALOGUE, None, entries, (finding,), finding.catalogue)


def test_faults_of_one_rule_stand_together_the_grave_ones_first() -> None:
    """A missing year is worth knowing, a text that says nothing is to be mended."""
    year = matter(Finding("missing-year", catalogue="List", params={"title": "Ponds"}))
    here = [matter(vague("List", f"https://a.example/{number}")) for number in (1, 2)]
    grouped = by_rule([year, *here])
    assert [(one.findings[0].rule, len(one.under)) for one in grouped] == [("vague-link-text", 1), ("missing-year", 0)]


def test_what_may_be_meant_stands_apart_from_what_is_to_be_mended() -> None:
    """One rule, of which a form is no more than worth a look."""
    params = {"text": "\u201cA\u201d, \u201cB\u201d", "count": 2}
    shared, slip = (
        matter(Finding("duplicate-link", catalogue="List", params=params | form)) for form in ({"form": "shared"}, {})
    )
    grouped = by_rule([shared, slip, shared])
    assert [(one.findings[0].params.get("form"), len(one.under)) for one in grouped] == [(None, 0), ("shared", 1)]


def test_what_is_the_same_is_said_once() -> None:
    """What to do stands above, the address with each; the way to an entry is not repeated where the words name it."""
    entry = Entry("ponds", "List", "Ponds", section=("Water",))
    found = describe(
        by_rule([matter(vague("List", "https://a.example/1")), matter(vague("List", "https://a.example/2"), entry)])[0],
        CLOCK,
    )
    assert (found.title, found.advice, found.address) == ("Link text that says nothing (2)", ADVICE, None)
    said = "\u201chere\u201d does not say where the link leads."
    assert found.cases == (
        f"{said} https://a.example/1 (List)",
        f"{said} https://a.example/2 (Ponds \u00b7 List \u203a Water)",
    )


def test_what_differs_stands_with_each() -> None:
    """Two misspelt words are two corrections."""
    wrong = [("resilliance", "resilience"), ("rasied", "raised")]
    faults = [
        matter(Finding("misspelling", catalogue="List", params={"text": bad, "right": good, "where": "title"}))
        for bad, good in wrong
    ]
    found = describe(by_rule(faults)[0], CLOCK)
    assert found.advice == ""
    assert all(good in case for case, (_, good) in zip(found.cases, wrong, strict=True))


def test_a_fault_that_stands_alone_names_its_address() -> None:
    """The word alone cannot be found on a page."""
    found = describe(matter(vague("List", "https://a.example/1")), CLOCK)
    assert (found.title, found.address, found.cases) == ("List", "https://a.example/1", ())


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_mail_shows_the_first_and_counts_the_others(weekly: WeeklyReport, now: datetime, kind: str) -> None:
    """The attached sheet has them all."""
    faults = tuple(vague("List", f"https://a.example/{number}") for number in range(CASES + 3))
    message: EmailMessage = compose(
        replace(weekly, faults=faults), sender="c@example.org", zone=ZoneInfo("UTC"), now=now
    )
    body = message.get_body((kind,))
    assert body is not None
    text = body.get_content()
    assert text.count("does not say where") == CASES
    assert text.count(ADVICE.replace("'", "&#39;") if kind == "html" else ADVICE) == 1
    assert "\u2026 and 3 more." in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_reports_in_words_list_them_below_each_other(sample: Report, form: str) -> None:
    """The HTML report alone has a place for each, to be pointed at."""
    faults = [vague("List", f"https://a.example/{number}") for number in range(3)]
    report = replace(sample, together=faults)
    told = "".join(render(report, form, zone=ZoneInfo("UTC"), width=100))
    assert told.count("Let the link") == 1
    assert told.count("- “here” does not say") == 3
