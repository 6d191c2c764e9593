"""A realistic report about an invented catalogue, with every verdict, and the golden files that renderers are held to."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.records import (
    PARTS,
    CatalogueSummary,
    Change,
    Changes,
    Contact,
    Coverage,
    Download,
    Entry,
    Finding,
    LinkStatus,
    Params,
    Quality,
    QualityPoint,
    Report,
    Run,
    State,
    TimelinePoint,
    TitleMatch,
    TrendPoint,
    Use,
    Verdict,
    WeeklyReport,
)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 30, 6, 5, tzinfo=UTC)
PAGE = "https://www.scdc.example.org.uk/what/co-production/useful-resources/"


@dataclass(frozen=True)
class Case:
    """One entry of the invented catalogue and what became of its link; `life` has a letter a check, oldest first."""

    title: str
    path: str
    verdict: Verdict = Verdict.OK
    reason: str | None = None
    state: State | None = State.HEALTHY
    status: int | None = 200
    life: str = "oooooo"
    params: Params | None = None
    to: str | None = None


VERDICTS = {"o": Verdict.OK, "m": Verdict.MOVED, "b": Verdict.BROKEN, "u": Verdict.UNSURE, "s": Verdict.SKIPPED}
B, U, M, S = Verdict.BROKEN, Verdict.UNSURE, Verdict.MOVED, Verdict.SKIPPED
CASES = (
    Case("Co-production in Health and Social Care: What it is and how to do it", "jit.example.org/co-production"),
    Case("Doing with, not to: Community Resilience and Co-production", "scdc.example.org.uk/doing-with-not-to.pdf"),
    Case("Community Development and Co-production - issues for policy and practice", "cdas.example.org/issues", B,
         "not-found", State.BROKEN, 404, "ooooobbb", {"status": 404}),
    Case("Delivering sustainable outcomes with less money", "improve.example.org/outcomes-2011", B, "gone",
         State.BROKEN, 410, "ooomobb", {"status": 410}),
    Case("Making the most of our communities: Using an asset model", "assets.example.org/model", B, "soft-404",
         State.BROKEN, 200, "oooobbbb", {"sign": "title", "found": "Sorry, we can't find that page"}),
    Case("Assets in Action", "gcph.example.org/assets-in-action", B, "domain-unresolvable", State.BROKEN, None,
         "oobbbbbbb", {"kind": "name-not-found"}),
    Case("What makes us healthy? The asset approach in practice", "janefoot.example.org/healthy.pdf", B,
         "download-truncated", State.BROKEN, 200, "oooobbb", {"size": 81920, "declared": 2400000}),
    Case("Asset based approaches: their rise, role and reality", "dunedin.example.org/book.pdf", B, "not-the-document",
         State.BROKEN, 200, "ooooobbb", {"wanted": "pdf", "came": "html"}),
    Case("The Benefits of Co-production", "cpw.example.org/blog/benefits", M, "moved-permanently", State.HEALTHY, 200,
         "ooooommm", {"to": "https://www.cpw.example.org/insight/benefits-of-co-production"}, "https://www.cpw.example.org/insight/benefits-of-co-production"),
    Case("Co-production: a manifesto for growing the economy", "nef.example.org/manifesto", M, "moved-permanently",
         State.HEALTHY, 200, "oooommmm", {"to": "https://neweconomics.example.org/2008/07/co-production"}, "https://neweconomics.example.org/2008/07/co-production"),
    Case("The Challenge of Co-production: How equal partnerships are crucial", "nesta.example.org/challenge",
         Verdict.OK, "title-drift", State.HEALTHY, 200, "oooooooo",
         {"catalogue": "The Challenge of Co-production: How equal partnerships are crucial", "found": "Our work in health - Nesta", "score": 31}),
    Case("Right Here, Right Now: taking co-production into the mainstream", "nef.example.org/right-here",
         Verdict.OK, "edition-changed", State.HEALTHY, 200, "oooooooo",
         {"catalogue": "Right Here, Right Now (2010)", "found": "Right Here, Right Now (2nd edition, 2014)"}),
    Case("Radical Efficiency: Different, better, lower cost public services", "innovation.example.org/radical", U,
         "challenge", State.UNVERIFIED, 403, "oooouuuu", {"vendor": "Cloudflare", "status": 403}),
    Case("Governance International - Co-production toolkit", "govint.example.org/toolkit", U, "login-required",
         State.UNVERIFIED, 401, "ouuuuuuu", {"sign": "status 401"}),
    Case("Co-production in Scotland - A policy overview", "policy.example.org/overview", U, "rate-limited",
         State.UNVERIFIED, 429, "oooooouu", {"status": 429}),
    Case("Social Attitudes Survey 2015", "gov.example.org/ssas-2015", B, "timeout", State.SUSPECT, None, "oooooob",
         {"phase": "connecting", "kind": "timeout-connect"}),
    Case("Rethinking public services - interviews", "cpi.example.org/interviews", B, "server-error", State.UNSTABLE,
         503, "obobboob", {"status": 503}),
    Case("Participatory research: Health and human rights", "ghn.example.org/rights", S, "robots-disallowed",
         State.UNVERIFIED, None, "ssss", {}),
    Case("Growing Community Capacity - OPM", "opm.example.org/blog/capacity"),
    Case("Can collective budgets support people in times of austerity?", "budgets.example.org/collective"),
    Case("Involvment in Health and Social Care", "integration.example.org/reports-2013"),
    Case("Widening the choices for support in our old age", "jrf.example.org/choices.pdf"),
    Case("Co-production and community resilliance", "carnegie.example.org/resilience-paper.pdf"),
    Case("Co-produced evidence and robust methodologies", "carnegie.example.org/roundtable.pdf"),
    Case("People Powered Health", "nesta.example.org/people-powered-health"),
    Case("Budgeting together: a handbook", "pb.example.org/handbook"),
    Case("Timebanking stories", "timebank.example.org/stories"),
    Case("A guide to co-production for older people", "age.example.org/guide", Verdict.OK, "insecure-downgrade",
         State.HEALTHY, 200, "oooooo", {}),
    Case("Co-production: emerging evidence", "scie.example.org/" + "a-very-long-part-of-an-address/" * 5 + "evidence.pdf"),
    Case("No link was ever given", ""),
)  # fmt: skip
FAULTS = (
    Finding("vague-link-text", entry="e01", catalogue="useful-resources", params={"text": "here"}),
    Finding("contact-missing", catalogue="useful-resources", params={"text": "please contact Olivia Hanley at"}),
    Finding("missing-link", entry="e30", catalogue="useful-resources", params={"of": "“No link was ever given”"}),
    Finding("misspelling", entry="e21", catalogue="useful-resources",
            params={"text": "Involvment", "right": "Involvement", "where": "title"}),
)  # fmt: skip


def _entry(number: int, case: Case) -> Entry:
    """Return the entry of a case."""
    use = Use(f"https://{case.path}", f"https://{case.path}", text="here") if case.path else None
    section = ("Scottish resources",) if number <= 15 else ("Wider resources", "Reports & <research>")
    return Entry(f"e{number:02}", "useful-resources", case.title, section, links=(use,) if use else ())


def _link(number: int, case: Case) -> LinkStatus:
    """Return the link of a case, as a weekly check left it."""
    life = tuple(
        TimelinePoint(NOW - timedelta(days=7 * (len(case.life) - i - 1)), VERDICTS[c]) for i, c in enumerate(case.life)
    )
    good = [point.at for point in life if point.verdict in (Verdict.OK, M)]
    failing = next((point.at for point in life if point.verdict is B and (not good or point.at > good[-1])), None)
    url = f"https://{case.path}"
    end = case.to or url
    drifted = case.reason in ("title-drift", "edition-changed")
    return LinkStatus(
        url=url,
        entries=(f"e{number:02}",),
        verdict=case.verdict,
        reason=None if case.verdict is Verdict.OK else case.reason,
        confidence=0.9,
        title=TitleMatch.DRIFTED if drifted else TitleMatch.SAME if case.verdict is Verdict.OK else TitleMatch.UNKNOWN,
        download=Download.NONE if not end.endswith(".pdf") else Download.BROKEN if case.verdict is B else Download.GOOD,
        state=case.state,
        status=case.status,
        final_url=None if case.verdict is S else end,
        hops=() if case.verdict is S else (((url, 301), (end, 200)) if case.to else ((url, case.status),)),
        content_type="text/html" if case.status else None,
        size=48_213 if case.status else None,
        found_title=str((case.params or {}).get("found", case.title)) if case.status == 200 else None,
        checked_at=NOW - timedelta(minutes=30 - number),
        elapsed_ms=412,
        failing_since=failing,
        last_ok_at=good[-1] if good else None,
        timeline=life,
        titles={f"e{number:02}": TitleMatch.DRIFTED if drifted else TitleMatch.SAME} if case.status == 200 else {},
    )


@pytest.fixture(scope="session")
def sample() -> Report:
    """Return about 30 entries as a scheduled run found them."""
    links = tuple(_link(number, case) for number, case in enumerate(CASES, 1) if case.path)
    said = tuple(
        Finding(case.reason, f"https://{case.path}", f"e{number:02}", "useful-resources", case.params or {}, 0.9)
        for number, case in enumerate(CASES, 1)
        if case.reason
    )
    remark = Finding("title-missing", "https://timebank.example.org/stories", "e27", "useful-resources")
    summary = {verdict: sum(link.verdict is verdict for link in links) for verdict in Verdict}
    skipped = summary[Verdict.SKIPPED]
    head = CatalogueSummary(
        "useful-resources", PAGE, "Co-production - useful resources", Contact("Olivia Hanley"), len(CASES)
    )
    return Report(
        run=Run(
            "2026-03-30T06:00",
            NOW - timedelta(minutes=5),
            NOW,
            coverage=Coverage(len(links), len(links) - skipped, skipped),
        ),
        catalogues=(head,),
        entries=tuple(_entry(number, case) for number, case in enumerate(CASES, 1)),
        links=links,
        findings=(*said, remark, *FAULTS),
        summary=summary,
        generated_at=NOW,
        trend=_trend(),
        quality={head.name: _qualities()},
    )


def _qualities() -> tuple[QualityPoint, ...]:
    """Return how good the catalogue was in three weeks."""
    shares = dict(zip(PARTS, (0.7, None, 0.95, 1.0, 0.5, 0.999), strict=True))
    figures = enumerate((70, 64, 78))
    return tuple(QualityPoint(NOW - timedelta(weeks=2 - week), Quality(figure, shares, 30)) for week, figure in figures)


def _trend() -> tuple[TrendPoint, ...]:
    """Return how states were in the weeks before, as their lives tell."""
    lives = [case.life for case in CASES if case.path and case.life]
    letters = {"o": State.HEALTHY, "m": State.HEALTHY, "b": State.BROKEN, "u": State.UNVERIFIED, "s": State.UNVERIFIED}
    weeks = range(max(map(len, lives)), 0, -1)
    return tuple(
        TrendPoint(
            NOW - timedelta(weeks=week - 1), Counter(letters[life[-week]] for life in lives if len(life) >= week)
        )
        for week in weeks
    )


@pytest.fixture(scope="session")
def weekly(sample: Report) -> WeeklyReport:
    """Return what the contact person is told of the sample."""
    entries = {entry.id: entry for entry in sample.entries}
    links = {int(link.entries[0][1:]): link for link in sample.links}

    def changes(*numbers: int) -> tuple[Change, ...]:
        return tuple(
            Change(links[n], (entries[f"e{n:02}"],), tuple(f for f in sample.findings if f.url == links[n].url))
            for n in numbers
        )

    return WeeklyReport(
        recipient=Contact("Olivia Hanley", "olivia@example.org"),
        catalogues=sample.catalogues,
        changes=Changes(
            changes(3, 5, 7),
            changes(6),
            changes(20),
            changes(9, 11),
            changes(13, 14),
            waiting=1,
            states=Counter(link.state for link in sample.links if link.state),
            unheard=frozenset(links[n].url for n in (13, 14)),
        ),
        run=sample.run,
        since=NOW - timedelta(days=7),
        faults=FAULTS,
        entries=entries,
    )


@pytest.fixture
def zone() -> ZoneInfo:
    """Return the reader's time zone."""
    return LONDON


@pytest.fixture
def now() -> datetime:
    """Return the moment of the sample."""
    return NOW


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a function that holds a text to its golden file; UPDATE_SNAPSHOTS=1 rewrites the file, to be reviewed."""
    folder = Path(__file__).parent / "snapshots"

    def check(name: str, text: str) -> None:
        path = folder / name
        if os.environ.get("UPDATE_SNAPSHOTS") == "1":
            path.write_bytes(text.encode())
        assert path.exists(), f"{path} is missing: run once with UPDATE_SNAPSHOTS=1 and review it"
        assert text.encode() == path.read_bytes()

    return check


class Once:
    """Numbered links made as they are asked for: `made` says how many there were, so that a test sees who hoards, `begun` how often."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.made = self.begun = 0

    def __iter__(self) -> Iterator[LinkStatus]:
        self.begun += 1
        for index in range(self.number):
            self.made += 1
            yield LinkStatus(f"https://example.org/{index}", verdict=Verdict.OK)


@pytest.fixture
def many() -> Callable[[int], Once]:
    """Return a maker of many links that are fine."""
    return Once
