"""Rules are asked only where they can speak: what they declare holds, and judging comes out as if each had been asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.judge.judge import judge
from crawler.judge.rule import Case, Outcome
from crawler.judge.signs.cases import outcome
from crawler.judge.table import DECIDING, OBSERVING, RULES
from crawler.records import Certificate, Details, Document, Entry, Facts, FailureKind, Finding, Probe, Title

Checked = Callable[..., Case]
Seen = Callable[..., Facts]

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "https://www.trust.example/resources/toolkit"
LINK_RULES = [item for item in RULES if item.check_link is not None]
STATUSES = (200, 202, 204, 206, 301, 304, 401, 402, 403, 404, 410, 418, 429, 451, 500, 503, 999)
ENDS = (
    URL,
    "https://www.trust.example/",
    "http://other.example/resources/toolkit",
    "https://login.trust.example/sso",
    "https://www.sedo.com/lander?domain_name=trust.example",
)
TITLES = (
    "Understanding Patient Data",
    "Understanding Patient Data, 4th edition",
    "Gardens",
    "Page not found",
    "Log in",
    "",
)


def bodies(seen: Seen) -> Iterator[Facts | None]:
    """Yield what may have been seen of a body."""
    yield None
    for title in TITLES:
        yield seen(title=title or None, words=400, fingerprint="f0" * 8)
        yield seen(title=title or None, words=20, text="not found", marks=("password-field", "script-shell"))
    yield seen(title="Just a moment...", words=20, marks=("challenge:Cloudflare", "parking:sedo"))
    yield seen(title="Too many requests", words=20)
    yield seen(title="Best online casinos", words=200, text="Free spins and sports betting sites")
    yield seen(title="Subscribe to continue reading", words=20)
    yield seen(
        title="Access denied", words=20, text="Access denied. The server refuses this request, and says no more."
    )
    yield seen(title="Locked", document=Document(encrypted=True))
    yield Facts("text", words=20, marks=("placeholder:maintenance",))
    for mark in ("placeholder:apache", "placeholder:maintenance", "script-shell"):
        yield seen(title="It works!", words=20, marks=(mark,))
    yield seen(title=None, words=0, text="")
    yield seen(no_places=("part",))
    yield Facts("json", text='{"error": "not found"}', words=3)
    yield Facts("empty")
    yield Facts("unknown")
    for document in (Document(True, True), Document(False, False), Document(encrypted=True)):
        yield Facts("pdf", (Title("pdf:info", "Gardens"),), words=300, document=document)
        yield Facts("zip", document=document)


def given(seen: Seen) -> Iterator[dict[str, Any]]:
    """Yield what a case is built from: failures, then answers of every kind, on every way."""
    for kind in FailureKind:
        yield {"failure": kind}
        yield {"failure": kind, "chain": ((URL, 301), (URL + "/", None)), "headers": {"cf-mitigated": "challenge"}}
    before = seen(words=2000, title="Understanding Patient Data")
    probe = Probe(URL + "-made-up", 200, ENDS[1], "ab" * 32)
    yield {
        "facts": Facts("pdf", document=Document(True, pages=4)),
        "before": Facts("pdf", document=Document(True, pages=9)),
        "sha256": "cd" * 32,
    }
    yield {
        "facts": Facts("pdf", document=Document(True, pages=8)),
        "before": Facts("pdf", document=Document(True, pages=9)),
        "sha256": "cd" * 32,
    }
    circle = ((URL, 200), (ENDS[1], 200)) * 2
    yield {"facts": seen(title=None, words=0, text="", marks=(f"meta-refresh:{URL}",)), "chain": circle}
    for facts in bodies(seen):
        for status in STATUSES:
            yield {"status": status, "facts": facts}
            yield {"status": status, "facts": facts, "method": "HEAD", "headers": {"retry-after": "60"}}
        for end in ENDS:
            chain = ((URL, 301), (URL + "/", 301), (ENDS[0], 200), (end, 200))
            yield {"facts": facts, "chain": chain, "probe": probe, "before": before}
            yield {"facts": facts, "chain": ((URL, 301), (end, 200)), "before": before}
        for cut in (FailureKind.TIMEOUT_BODY, FailureKind.TRUNCATED):
            yield {"facts": facts, "cut": cut}
        yield {"facts": facts, "capped": True, "no_room": True}
        yield {"facts": facts, "url": URL + ".pdf", "size": 0}
        yield {"facts": facts, "url": URL + ".7z"}
        yield {"facts": facts, "titles": ()}


@pytest.fixture
def cases(checked: Checked, seen: Seen) -> list[Case]:
    """Build some thousand cases, and some whose certificate ends soon."""
    ending = Certificate("a.example", "R3", None, NOW + timedelta(days=3), issuer_at="http://r3.example/")
    shown = [checked(facts=facts) for facts in bodies(seen)]
    expiring = [
        replace(case, evidence=replace(case.evidence, hops=(replace(case.evidence.hops[0], certificate=ending),)))
        for case in shown
    ]
    entry = Entry(
        "e0", "c", TITLES[0], authors=("Jane Smith",), publishers=("University of Leeds",), year=2009, kind="report",
        language="cy",
    )  # fmt: skip
    said_of_itself = Details(
        ("Ortega, Carlos",), "University of Otago", "2016", kind="VideoObject",
        sources=("author:citation", "issued:citation", "publisher:citation"),
    )  # fmt: skip
    english = "The people of the town look after one another, and this is what they have to say of it. " * 9
    other = checked(facts=replace(seen(), details=said_of_itself, words=100, language="en", text=english))
    differing = [replace(other, entries={"e0": entry})]
    twin = Probe(URL, 200, URL, "ab" * 32)
    twinned = [replace(case, evidence=replace(case.evidence, twin=twin)) for case in shown]
    return [*(checked(**parts) for parts in given(seen)), *expiring, *twinned, *differing]


def said(case: Case) -> Iterator[tuple[str, Finding]]:
    """Yield what every link rule says of a case, in order of precedence, whatever it declares."""
    for item in LINK_RULES:
        found = item.check_link(case) if item.check_link else None
        if found is not None:
            yield item.slug, found


def test_no_rule_speaks_where_it_does_not_look(cases: list[Case]) -> None:
    """What a rule declares is where it speaks, no less; and no more, unless it declares nothing."""
    spoke = {(slug, outcome(case)) for case in cases for slug, _ in said(case)}
    chosen = {item.slug for item in LINK_RULES if item.looks_at != frozenset(Outcome)}
    declared = {(item.slug, kind) for item in LINK_RULES if item.slug in chosen for kind in item.looks_at}
    assert {pair for pair in spoke if pair[0] in chosen} == declared
    assert {slug for slug, _ in spoke} == {item.slug for item in LINK_RULES}


def test_judging_is_asking_every_rule_in_order(cases: list[Case]) -> None:
    """The first rule of the whole table that speaks with a verdict decides; beside it stand all that leave it alone."""
    decides = {item.slug for item in LINK_RULES if item.verdict is not None}
    for case in cases:
        every = list(said(case))
        judgement = judge(case)
        assert judgement.reason == next((slug for slug, _ in every if slug in decides), None)
        if judgement.verdict in {"ok", "moved"}:
            beside = [found for slug, found in every if slug not in decides]
            assert [found for found in judgement.findings if found.rule != judgement.reason] == beside


@pytest.mark.parametrize("table", [DECIDING, OBSERVING], ids=["deciding", "observing"])
@pytest.mark.parametrize("kind", Outcome)
def test_precedence_is_that_of_the_whole_table(table: Any, kind: Outcome) -> None:
    """Choosing by outcome leaves rules out, and never changes their order."""
    order = [item.slug for item in RULES]
    places = [order.index(item.slug) for item in table[kind]]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({}, Outcome.PAGE),
        ({"facts": None}, Outcome.OTHER),
        ({"facts": Facts("pdf")}, Outcome.OTHER),
        ({"status": 404}, Outcome.REFUSAL),
        ({"status": 500, "method": "HEAD"}, Outcome.REFUSAL),
        ({"status": 304}, Outcome.REFUSAL),
        ({"failure": FailureKind.REFUSED}, Outcome.NOTHING),
    ],
)
def test_every_check_has_one_outcome(parts: dict[str, Any], kind: Outcome, checked: Checked) -> None:
    """A page, another success, any other answer, or none."""
    assert outcome(checked(**parts)) is kind
