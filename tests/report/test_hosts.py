"""A host that is down is one matter, with its links under it."""

import email
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from email import policy
from zoneinfo import ZoneInfo

import pytest

from crawler.records import Change, Changes, Entry, Finding, LinkStatus, Report, State, Verdict, WeeklyReport
from crawler.report.groups import Kind, Matter, by_host, digest
from crawler.report.mail import compose
from crawler.report.renderers import FORMATS, render
from crawler.report.weekly import letter
from crawler.report.words import Clock

DAY = timedelta(days=1)


def link(path: str, now: datetime, reason: str | None = "timeout", state: State = State.BROKEN) -> LinkStatus:
    """Return a link that fails since three days ago; without a reason one that works."""
    if reason is None:
        return LinkStatus(f"https://{path}", (path,), Verdict.OK, state=State.HEALTHY, status=200, checked_at=now)
    verdict = Verdict.UNSURE if reason == "host-unreachable" else Verdict.BROKEN
    failing = None if verdict is Verdict.UNSURE else now - 3 * DAY
    return LinkStatus(
        f"https://{path}",
        (path,),
        verdict,
        reason,
        state=state,
        checked_at=now,
        failing_since=failing,
        last_ok_at=now - 9 * DAY,
    )


def matters(links: Iterable[LinkStatus]) -> list[Matter]:
    """Return links as matters."""
    return [Matter(Kind.BROKEN, one, findings=(Finding(one.reason or "", one.url),)) for one in links]


@pytest.mark.parametrize(
    ("reasons", "groups"),
    [
        ("a/1 timeout, a/2 timeout", [2]),
        ("a/1 timeout, b/1 timeout", [1, 1]),
        ("a/1 timeout, a/2 connection-refused, a/3 host-unreachable, b/1 not-found", [3, 1]),
        ("a/1 domain-unresolvable, b/1 not-found, a/2 domain-unresolvable", [2, 1]),
        ("a/1 not-found, a/2 not-found", [1, 1]),
        ("a/1 timeout, a/2 server-error", [1, 1]),
        ("a/1 host-unreachable, a/2 host-unreachable", [1, 1]),  # nobody says that it was the host
        ("a:8080/1 timeout, a/1 timeout", [1, 1]),
    ],
)
def test_who_stands_under_whom(now: datetime, reasons: str, groups: list[int]) -> None:
    """Links of one host, which all got no answer for a reason that is the host's."""
    links = [link(path, now, reason) for path, reason in (words.split() for words in reasons.split(", "))]
    assert [1 + len(matter.under) for matter in by_host(matters(links), {})] == groups


@pytest.mark.parametrize(("ago", "down"), [(0, False), (2, False), (4, True)])
def test_a_host_that_answered_since_is_not_down(now: datetime, ago: int, *, down: bool) -> None:
    """Another page of it had an answer after the first of these failed: then it is these pages that are slow."""
    links = [link("a/1", now), link("a/2", now)]
    assert (len(by_host(matters(links), {"a": now - ago * DAY})) == 1) is down


@pytest.fixture
def dead(sample: Report, now: datetime) -> Report:
    """Return a report with one host that is down: 6 links confirmed, 294 spared, of 310 links."""
    links = [link(f"down.example.org/{n}", now) for n in range(6)]
    links += [link(f"down.example.org/{n}", now, "host-unreachable", State.HEALTHY) for n in range(6, 300)]
    links += [link(f"up.example.org/{n}", now, None) for n in range(10)]
    entries = [Entry(one.entries[0], "cat", f"The paper {one.url[-3:]}") for one in links]
    said = [Finding(one.reason, one.url) for one in links if one.reason]
    counted = {verdict: sum(one.verdict is verdict for one in links) for verdict in Verdict}
    return replace(
        sample, links=tuple(links), entries=tuple(entries), findings=tuple(said), summary=counted, together=None
    )


def test_each_link_is_counted_as_what_it_is(dead: Report) -> None:
    """Six are broken and the spared ones are not, whatever they stand under; nothing is counted twice."""
    digested = digest(dead)
    assert {kind: len(found) for kind, found in digested.matters.items()} == {Kind.BROKEN: 1}
    assert (digested.count(Kind.BROKEN), digested.count(Kind.UNSURE)) == (6, 294)
    assert len(list(digested.each())) == 300


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_people_are_told_once(name: str, dead: Report, zone: ZoneInfo) -> None:
    """One item with the number of its links, the reason and what to do; the list is behind it."""
    text = "".join(render(dead, name, zone=zone)).replace("\u2060", "")
    told = "<h3><bdi>down.example.org does not answer: 300 links" if name == "html" else "does not answer: 300 links"
    assert text.count(told) == 1
    assert text.count("What to do") == 1
    assert "6 links are broken and 294 could not be verified." in text
    assert ("https://down.example.org/299" in text) is (name == "html")
    assert ("and 290 more" in text or "and 280 more" in text) is (name != "html")


@pytest.mark.parametrize("name", ["csv", "json"])
def test_machines_are_told_of_each_link(name: str, dead: Report, zone: ZoneInfo) -> None:
    """Tables and documents hold every link by itself."""
    assert name in FORMATS
    assert "https://down.example.org/299" in "".join(render(dead, name, zone=zone))


def weekly_of(weekly: WeeklyReport, dead: Report, **lists: tuple[LinkStatus, ...]) -> WeeklyReport:
    """Return a mail about some links of a dead host."""
    entries = {entry.id: entry for entry in dead.entries}
    changes = {
        name: tuple(Change(one, (entries[one.entries[0]],), (Finding(one.reason or "", one.url),)) for one in links)
        for name, links in lists.items()
    }
    return replace(weekly, changes=Changes(**changes), faults=())  # type: ignore[arg-type]


def body_of(weekly: WeeklyReport, zone: ZoneInfo, now: datetime) -> tuple[str, str]:
    """Return the plain text and the HTML of a mail."""
    message = email.message_from_bytes(
        compose(weekly, sender="c@example.org", zone=zone, now=now).as_bytes(), policy=policy.default
    )
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    plain, html = [part.get_content() if part else "" for part in parts]
    return plain, html


def test_the_weekly_mail_tells_it_once(weekly: WeeklyReport, dead: Report, zone: ZoneInfo, now: datetime) -> None:
    """In the subject and as one item with its first links, those that were spared with it and nowhere else."""
    links = tuple(dead.links)
    told = weekly_of(weekly, dead, new=links[:6], spared=links[6:200], unsure=links[200:300])
    assert letter(told, Clock(zone)).subject.endswith(": down.example.org does not answer (300 links)")
    for text in body_of(told, zone, now):
        assert text.count("down.example.org does not answer: 300 links") == 1
        assert "and 295 more links there." in text
        assert "Could not verify" not in text
        assert "COULD NOT VERIFY" not in text


def test_spared_links_of_a_host_that_nobody_calls_down_are_not_told(
    weekly: WeeklyReport, dead: Report, zone: ZoneInfo, now: datetime
) -> None:
    """They were not asked, this once; there is nothing to say of them."""
    told = weekly_of(weekly, dead, spared=tuple(dead.links)[6:300])
    assert letter(told, Clock(zone)).subject.endswith(": all is well")
    assert "down.example.org" not in "".join(body_of(told, zone, now))
