"""What needs a person, and why."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.records import CatalogueSummary, Entry, Finding, LinkStatus, Report, Run, State, Use, Verdict
from crawler.report.groups import Kind, digest, kind_of
from crawler.report.words import STATES, VERDICTS

URL = "https://example.org/"
NOW = datetime(2026, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("verdict", "reason", "state", "kind"),
    [
        (Verdict.OK, None, State.HEALTHY, None),
        (Verdict.OK, None, None, None),
        (None, None, None, Kind.UNCHECKED),
        (Verdict.BROKEN, "not-found", None, Kind.BROKEN),
        (Verdict.BROKEN, "not-found", State.BROKEN, Kind.BROKEN),
        (Verdict.BROKEN, "not-found", State.SUSPECT, Kind.WAITING),
        (Verdict.UNSURE, "blocked", State.SUSPECT, Kind.WAITING),
        (Verdict.UNSURE, "blocked", State.BROKEN, Kind.BROKEN),
        (Verdict.BROKEN, "download-truncated", State.BROKEN, Kind.DOWNLOAD),
        (Verdict.BROKEN, "retired-rule", None, Kind.BROKEN),
        (Verdict.OK, None, State.UNSTABLE, Kind.UNSTABLE),
        (Verdict.MOVED, "moved-permanently", State.HEALTHY, Kind.MOVED),
        (Verdict.UNSURE, "blocked", State.UNVERIFIED, Kind.UNSURE),
        (Verdict.SKIPPED, "robots-disallowed", State.UNVERIFIED, Kind.SKIPPED),
    ],
)
def test_kind(verdict: Verdict | None, reason: str | None, state: State | None, kind: Kind | None) -> None:
    """The state decides where there is one, the verdict in an audit."""
    assert kind_of(LinkStatus(URL, verdict=verdict, reason=reason, state=state)) is kind


@pytest.mark.parametrize("state", [None, *State])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_no_trouble_is_of_no_kind(state: State | None, verdict: Verdict) -> None:
    """Whatever verdict and state there may be, now or later: what is not fine stands somewhere, and broken is never hidden by what could not be told."""
    kind = kind_of(LinkStatus(URL, verdict=verdict, reason=None, state=state))
    assert kind is not None or (verdict is Verdict.OK and state in {None, State.HEALTHY, State.UNVERIFIED})
    assert state is not State.BROKEN or kind is Kind.BROKEN
    assert set(VERDICTS) == set(Verdict)
    assert set(STATES) == set(State)


@pytest.mark.parametrize(
    ("state", "kind"), [(None, Kind.UNSURE), (State.HEALTHY, Kind.UNSURE), (State.BROKEN, Kind.BROKEN)]
)
def test_a_withheld_run_condemns_nothing(state: State | None, kind: Kind) -> None:
    """When our own line was down, only what was confirmed before is called broken."""
    link = LinkStatus(URL, verdict=Verdict.BROKEN, reason="timeout", state=state)
    assert kind_of(link, withheld=True) is kind


def report(*findings: Finding, link: LinkStatus, uses: tuple[Use, ...] = ()) -> Report:
    """Return a report of one link in one entry."""
    head = CatalogueSummary("cat", "file", None, None, 1, uses)
    return Report(Run("r", NOW), (head,), (Entry("e", "cat", "Title"),), (link,), findings)


@pytest.mark.parametrize(
    ("rule", "kind"),
    [("title-drift", Kind.TITLE), ("edition-changed", Kind.TITLE), ("insecure-downgrade", Kind.REMARK)],
)
def test_a_finding_makes_a_matter_of_a_link_that_works(rule: str, kind: Kind) -> None:
    """A warning is told although the verdict is ok."""
    digested = digest(report(Finding(rule, URL, "e"), link=LinkStatus(URL, ("e",), Verdict.OK)))
    assert list(digested.matters) == [kind]
    assert digested.matters[kind][0].entries[0].title == "Title"


def test_information_about_fine_links_is_only_counted() -> None:
    """Ten thousand small remarks are no work for anybody."""
    digested = digest(report(*[Finding("redirect-chain", URL)] * 3, link=LinkStatus(URL, ("e",), Verdict.OK)))
    assert not digested.matters
    assert digested.remarks == {"redirect-chain": 3}


def test_the_finding_that_decided_comes_first() -> None:
    """Other findings of the same link follow it."""
    link = LinkStatus(URL, ("e",), Verdict.MOVED, "moved-permanently")
    digested = digest(report(Finding("title-drift", URL), Finding("moved-permanently", URL), link=link))
    (matter,) = digested.matters[Kind.MOVED]
    assert [finding.rule for finding in matter.findings] == ["moved-permanently", "title-drift"]


def test_a_link_of_no_entry_is_placed_by_its_passage() -> None:
    """A link in an introduction is told with its catalogue and its words."""
    link = LinkStatus(URL, (), Verdict.BROKEN, "gone")
    digested = digest(report(link=link, uses=(Use("/", URL, text="more here"),)))
    (matter,) = digested.matters[Kind.BROKEN]
    assert matter.catalogue == "cat"
    assert matter.use
    assert matter.use.text == "more here"


def test_a_finding_of_the_run_is_no_fault_of_the_catalogue(sample: Report) -> None:
    """Trouble of our own is told at the top, not listed as work."""
    withheld = replace(sample, findings=(Finding("run-withheld"),))
    assert Kind.CATALOGUE not in digest(withheld).matters


def test_kinds_come_in_the_order_of_urgency(sample: Report) -> None:
    """Broken links stand before remarks."""
    order = list(Kind)
    found = list(digest(sample).matters)
    assert found == sorted(found, key=order.index)
    assert found[0] is Kind.BROKEN
