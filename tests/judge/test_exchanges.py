"""Certificates and times in plain words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crawler.judge.exchanges import certificates, times
from crawler.judge.explain import explain
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Certificate, Evidence, FailureKind, Hop, Timing
from crawler.report.as_note import lines
from crawler.report.words import Clock

URL = "https://a.example/x"
Checked = Callable[..., Case]


def shown(seen: Evidence, ends: datetime | None, **parts: Any) -> list[str]:
    """Return the lines of evidence with one certificate."""
    certificate = Certificate("a.example", "R1, Authority", None, ends, **parts)
    return list(certificates(replace(seen, hops=(Hop(URL, 200, certificate=certificate),) * 2)))


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        (timedelta(days=65), "65 days after the check"),
        (timedelta(days=1, hours=3), "a day after the check"),
        (timedelta(hours=3), "within a day of the check"),
        (-timedelta(hours=3), "the day of the check"),
        (-timedelta(days=1, hours=3), "a day before the check"),
        (-timedelta(days=4_000), "4,000 days before the check"),
    ],
)
def test_the_end_of_a_certificate_is_told_from_the_check(away: timedelta, expected: str, checked: Checked) -> None:
    """When it ends or ended, as a date and from the check; each host once."""
    seen = checked().evidence
    ends = seen.asked_at + away
    verb = "ends" if away > timedelta(0) else "ended"

    (line,) = shown(seen, ends)

    assert line.startswith(f"a.example: {verb} on {ends.day} {ends:%B %Y}, {expected}; given by R1, Authority for ")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, "for a.example"),
        ({"names": ("a.example", "b.example")}, "for a.example, b.example"),
        ({"names": tuple("abcdefgh")}, "for a, b, c, d, e and 3 more"),
    ],
)
def test_the_hosts_of_a_certificate_are_told(parts: dict[str, Any], expected: str, checked: Checked) -> None:
    """A few of them; what has no end that can be read says so."""
    (line,) = shown(checked().evidence, None, **parts)

    assert line.endswith(expected)
    assert "it does not say when it ends" in line


@pytest.mark.parametrize(
    ("status", "timing", "expected"),
    [
        (
            200,
            Timing(12, 20, 45, 300, 412.4, 12_300, 48_213),
            (
                "412 ms (12 to look the name up, 20 to connect, 45 to agree on encryption, 300 until the first byte, "
                "35 for the rest); 12,300 bytes came, 48,213 of body once unpacked"
            ),
        ),
        (
            200,
            Timing(first_byte=30, total=31, wire=9),
            (
                "31 ms (30 until the first byte, 1 for the rest), over a connection that stood already; "
                "9 bytes came, 0 of body once unpacked"
            ),
        ),
        (None, Timing(12, 20, total=10_032), "10,032 ms (12 to look the name up, 20 to connect, then 10,000 in vain)"),
        (None, Timing(total=5), "5 ms (then 5 in vain)"),
        (None, Timing(), "0 ms (then 0 in vain)"),
    ],
)
def test_the_time_is_told_by_its_parts(status: int | None, timing: Timing, expected: str, checked: Checked) -> None:
    """Only what happened, in whole milliseconds; a failure says how long nothing came."""
    seen = replace(checked().evidence, hops=(Hop(URL, status),), timings=(timing,))

    assert list(times(seen)) == [f"{URL}: {expected}"]


def test_a_check_whose_times_were_not_kept_says_nothing(checked: Checked) -> None:
    """Only the last check of a link has them."""
    assert list(times(replace(checked().evidence, hops=(Hop(URL, 200),), timings=()))) == []


def test_a_note_tells_the_end_of_a_refused_certificate(checked: Checked) -> None:
    """An expired certificate says since when."""
    case = checked(failure=FailureKind.TLS_EXPIRED)
    certificate = Certificate("a.example", "R1", None, case.evidence.asked_at - timedelta(days=3))
    hop = Hop(URL, None, certificate=certificate)
    case = replace(case, evidence=replace(case.evidence, hops=(hop,), timings=(Timing(1, 2, total=9),)))

    note = list(lines(explain(case, judge(case)), Clock(ZoneInfo("UTC"))))

    assert "Certificates:" in note
    assert any("3 days before the check" in line for line in note)
    assert note[note.index("Where the time went:") + 1] == (
        f"  - {URL}: 9 ms (1 to look the name up, 2 to connect, then 6 in vain)"
    )
