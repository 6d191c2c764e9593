"""What goes on from week to week is not listed every week: the mail counts it, and the sheet beside it has the list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.records import Change, Changes, Entry, Finding, LinkStatus, State, Verdict, WeeklyReport
from crawler.report.weekly import Part, letter
from crawler.report.words import Clock

CLOCK = Clock(ZoneInfo("UTC"))
SHEET = "All that needs a look stands in the attached sheet."
ENDED = Finding("decision-ended", params={"by": "Sam", "decision": 7, "on": "2026-03-02"})

Told = Callable[[WeeklyReport, str], dict[str, Part]]


def change(name: str, now: datetime, days: int, *findings: Finding, state: State = State.BROKEN) -> Change:
    """Return a link that has failed for some days, or that could not be verified."""
    broken = state is State.BROKEN
    link = LinkStatus(
        f"https://{name}.example/",
        (name,),
        Verdict.BROKEN if broken else Verdict.UNSURE,
        "not-found" if broken else "access-denied",
        state=state,
        failing_since=now - timedelta(days=days) if broken else None,
    )
    return Change(link, (Entry(name, "List", name.title()),), findings)


def parts(weekly: WeeklyReport, sheet: str = SHEET) -> dict[str, Part]:
    """Return the sections of a weekly report by their title."""
    return {part.title: part for part in letter(weekly, CLOCK, sheet).parts}


@pytest.fixture
def later_on(weekly: WeeklyReport, now: datetime) -> WeeklyReport:
    """Return a report of which most was told before: seven broken links, of one of which a decision ended, and two doubts, one of them new."""
    still = [change(f"pond{days}", now, days) for days in (9, 30, 8, 7, 6, 5)]
    unsure = [change(name, now, 0, state=State.UNVERIFIED) for name in ("old", "young")]
    changes = Changes(
        still=(*still, change("ended", now, 10, ENDED)),
        unsure=tuple(unsure),
        unheard=frozenset({unsure[1].link.url}),
    )
    return replace(weekly, changes=changes, faults=())


def test_what_is_still_broken_is_counted_and_the_oldest_named(later_on: WeeklyReport) -> None:
    """By title and day alone; what there is to know of them stands in the sheet."""
    still = parts(later_on)["Still broken"]
    assert still.heading == "Still broken (7)"
    assert "6 of them were told before and stand in the attached sheet." in still.meaning
    assert [name.partition(" \u00b7 ")[0] for name in still.named] == ["Pond30", "Pond9", "Pond8", "Pond7", "Pond6"]
    assert still.named[0] == "Pond30 \u00b7 failing since 28 February 2026"
    assert still.more == 1


def test_the_end_of_a_decision_is_told_in_full(later_on: WeeklyReport) -> None:
    """It is news, of a link that goes on to be broken."""
    assert [item.title for item in parts(later_on)["Still broken"].items] == ["Ended"]


def test_a_doubt_is_told_once(later_on: WeeklyReport) -> None:
    """The others are counted, and stand in the sheet."""
    unsure = parts(later_on)["Could not verify"]
    assert [item.title for item in unsure.items] == ["Young"]
    assert unsure.heading == "Could not verify (2)"
    assert "1 of them was told before and stands in the attached sheet." in unsure.meaning


@pytest.mark.parametrize(("sheet", "reminder"), [("", False), (SHEET, True)])
def test_without_a_sheet_and_in_a_reminder_all_are_listed(
    later_on: WeeklyReport, sheet: str, *, reminder: bool
) -> None:
    """Where nothing is new what is open is the news."""
    said = parts(replace(later_on, reminder=reminder), sheet)
    assert len(said["Still broken"].items) == 7
    assert said["Still broken"].named == ()
    assert "The oldest has failed since" in said["Still broken"].meaning
    assert [item.title for item in said["Could not verify"].items] == ["Young", "Old"]
    assert "stands first" in said["Could not verify"].meaning


def down(name: str, now: datetime, days: int | None, reason: str = "timeout") -> Change:
    """Return a link of a host that is down: failing for some days, or unsure for the first time."""
    link = LinkStatus(
        f"https://h.example/{name}",
        (name,),
        Verdict.UNSURE if days is None else Verdict.BROKEN,
        reason,
        state=State.UNVERIFIED if days is None else State.BROKEN,
        checked_at=now,
        failing_since=None if days is None else now - timedelta(days=days),
    )
    return Change(link, (Entry(name, "List", name.title()),))


def test_a_new_doubt_under_a_host_that_is_down_is_told_with_it(weekly: WeeklyReport, now: datetime) -> None:
    """It counts as told from then on, so it must stand somewhere."""
    fresh = down("fresh", now, None)
    changes = Changes(still=(down("old", now, 9),), unsure=(fresh,), unheard=frozenset({fresh.link.url}))
    still = parts(replace(weekly, changes=changes, faults=()))["Still broken"]
    assert [item.title for item in still.items] == ["h.example does not answer: 2 links"]


def test_links_that_join_a_host_that_is_down_are_told_with_it(weekly: WeeklyReport, now: datetime) -> None:
    """They are still broken as their host is, and nobody was told of them."""
    links = tuple(down(name, now, 9) for name in ("old", "younger"))
    changes = Changes(still=links, joined=frozenset({links[1].link.url}))
    assert [item.under for item in parts(replace(weekly, changes=changes, faults=()))["Still broken"].items] == [
        (("Old", "https://h.example/old"), ("Younger", "https://h.example/younger"))
    ]


def test_links_are_counted_and_not_hosts(weekly: WeeklyReport, now: datetime) -> None:
    """What was spared because its host was down is no link that a person was told of."""
    spared = tuple(down(f"spared{number}", now, None, "host-unreachable") for number in range(8))
    changes = Changes(still=(down("old", now, 9), down("ended", now, 8)), spared=spared)
    still = parts(replace(weekly, changes=changes, faults=()))["Still broken"]
    assert still.heading == "Still broken (2)"
    assert still.named[0].startswith("h.example does not answer: 10 links \u00b7 failing since")
    assert still.more == 0
