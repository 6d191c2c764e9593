"""How what is due is told: in lines that fit the terminal, and as JSON."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.records.agenda import Agenda, Group, Waiting, Why
from crawler.report.agenda import as_json, as_text, link_as_json, sentences
from crawler.report.words import Clock

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CLOCK = Clock(ZoneInfo("Europe/London"))
URL = "https://example.org/a/very/long/path/" + "x" * 200
FAILING = Waiting(URL, "example.org", NOW - 3 * DAY, Why.FAILING, 6 * HOUR, 2)
FOUND = Agenda(
    now=NOW,
    until=NOW,
    links=40,
    due=3,
    reasons=[Group(2, None, why=Why.NEW), Group(1, NOW - 3 * DAY, why=Why.FAILING, step=6 * HOUR)],
    hosts=[Group(2, None, host="new.example"), Group(1, NOW - 3 * DAY, host="example.org")],
    first=[Waiting("https://new.example/", "new.example", None, Why.NEW), FAILING],
    later=[0, 4, 0, 33],
)


def test_text() -> None:
    """Head, reasons, hosts, links, what comes later; and how many are not shown."""
    assert "".join(as_text(FOUND, CLOCK, budget=500, limit=1, width=80, colour=False)).splitlines() == [
        "3 links of 40 are due now; a run checks 500 at most, the longest overdue first",
        "",
        "why                              links  overdue",
        "never checked                        2        -",
        "failing, checked again after 6h      1   3 days",
        "",
        "host         links  overdue",
        "new.example      2        -",
        "and 1 host more",
        "",
        f"{'the longest overdue first':56}  overdue  why",
        f"{'https://new.example/':56}        -  never checked",
        f"{URL[:55]}…   3 days  failing, 6h",
        "and 1 link more",
        "",
        "due after that: 4 within a day, 33 later than that",
    ]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_it_fits_the_terminal(width: int) -> None:
    """No line is wider, however long an address is."""
    lines = "".join(as_text(FOUND, CLOCK, budget=None, limit=10, width=width, colour=False)).splitlines()

    assert max(map(len, lines)) <= width


def test_json() -> None:
    """Durations as in the configuration, times by RFC 3339."""
    document = json.loads(as_json(FOUND, None))

    assert document["reasons"][1] == {"why": "failing", "step": "6h", "links": 1, "since": "2026-02-27T07:00:00Z"}
    assert document["first"][0]["due_at"] is None
    assert document["later"] == {"hour": 0, "day": 4, "week": 0, "after": 33}
    assert document["budget"] is None
    assert json.loads(link_as_json(FAILING, NOW))["due"] is True


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Waiting(URL, "", None, Why.NEW), ["It is due: it was never checked."]),
        (Waiting(URL, "", NOW, Why.HEALTHY, present=False), ["It is in no catalogue any more, so it is not checked."]),
        (
            FAILING,
            [
                "It is due since 27 February 2026, 07:00 GMT (3 days ago).",
                "Its last 2 checks failed: it is checked again 6h after that.",
            ],
        ),
        (
            Waiting(URL, "", NOW + HOUR, Why.FAILING, HOUR, 1),
            [
                "It is not due until 2 March 2026, 08:00 GMT (in 1 hour).",
                "Its last check failed: it is checked again 1h after that.",
            ],
        ),
        (
            Waiting(URL, "", NOW + 2 * HOUR, Why.HEALTHY, DAY, 1),
            [
                "It is not due until 2 March 2026, 09:00 GMT (in 2 hours).",
                "Its last check said nothing new: it is checked again 1d after that.",
            ],
        ),
    ],
)
def test_one_link_in_words(one: Waiting, told: list[str]) -> None:
    """Whether it is due, since or until when, and why."""
    assert list(sentences(one, NOW, CLOCK)) == told
