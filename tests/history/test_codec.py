"""Records survive the database, whatever strangers put in them."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.history.codec import (
    digest_of,
    pack_evidence,
    pack_finding,
    pack_judgement,
    unpack_evidence,
    unpack_finding,
    unpack_judgement,
)
from crawler.history.columns import clean
from crawler.records import (
    Answer,
    Certificate,
    Details,
    Document,
    Evidence,
    Facts,
    Failure,
    Finding,
    Hop,
    Judgement,
    Probe,
    Timing,
    Title,
    Verdict,
)

# Lone surrogates and NUL come from damaged pages.
TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


def records(record: type, **parts: Any) -> st.SearchStrategy[Any]:
    """Build records with any text in them."""
    st.register_type_strategy(str, TEXT)
    return st.builds(record, **parts)


TEXTS = st.lists(TEXT, max_size=2).map(tuple)
DETAILS = records(Details, authors=TEXTS, names=TEXTS, dates=TEXTS, sources=TEXTS)
FACTS = records(
    Facts,
    kind=TEXT,
    titles=st.lists(records(Title), max_size=2).map(tuple),
    document=st.none() | records(Document),
    details=st.none() | DETAILS,
)
TIMES = st.none() | st.datetimes(timezones=st.just(UTC))
CERTIFICATES = records(Certificate, not_before=TIMES, not_after=TIMES, names=TEXTS, chain=TEXTS)
HEADERS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
HOPS = st.lists(records(Hop, headers=HEADERS, certificate=st.none() | CERTIFICATES), max_size=3).map(tuple)
TIMINGS = st.lists(records(Timing, total=st.none() | st.floats(0, 1e6), wire=st.integers(0)), max_size=2).map(tuple)
EVIDENCE = records(
    Evidence,
    asked_at=st.datetimes(timezones=st.just(UTC)),
    outcome=records(Answer) | records(Failure),
    hops=HOPS,
    facts=st.none() | FACTS,
    probe=st.none() | records(Probe, facts=st.none() | FACTS),
    shared=st.none() | TEXT,
    site=st.none() | TEXT,
    timings=TIMINGS,
)
FINDINGS = records(Finding, params=st.dictionaries(TEXT, JSON, max_size=3), confidence=st.floats(0, 1))
JUDGEMENTS = records(Judgement, findings=st.lists(FINDINGS, max_size=2).map(tuple), confidence=st.floats(0, 1))
EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@EASY
@given(EVIDENCE)
def test_evidence_survives(evidence: Evidence) -> None:
    """What comes back is what went in, surrogates and NULs included."""
    body = pack_evidence(evidence).body()
    volatile = (evidence.asked_at, evidence.elapsed_ms, evidence.attempts, evidence.timings)
    assert unpack_evidence(body, *volatile) == evidence


@EASY
@given(JUDGEMENTS)
def test_judgement_survives(judgement: Judgement) -> None:
    """Verdict, findings with their parameters and titles by entry come back."""
    assert unpack_judgement(pack_judgement(judgement).body()) == judgement


@EASY
@given(FINDINGS)
def test_finding_survives(finding: Finding) -> None:
    """A finding about a catalogue comes back."""
    assert unpack_finding(pack_finding(finding)) == finding


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"asked_at": datetime(2030, 1, 1, tzinfo=UTC)}, True),
        ({"elapsed_ms": 9_999}, True),
        ({"attempts": 3}, True),
        ({"timings": (Timing(total=77.7),)}, True),
        ({"url": "https://example.org/other"}, False),
        ({"outcome": Answer(404)}, False),
        ({"hops": ()}, False),
        ({"facts": None}, False),
        ({"probe": Probe("https://example.org/made-up", 404)}, False),
    ],
)
def test_digest_leaves_volatile_parts_out(make: SimpleNamespace, changes: dict[str, Any], *, same: bool) -> None:
    """When, how long and how often are not of the answer; everything else is."""
    before = make.evidence(make.url(1))
    assert (pack_evidence(before).digest == pack_evidence(replace(before, **changes)).digest) is same


def test_a_renewed_certificate_is_another_content(make: SimpleNamespace) -> None:
    """Who a server proved to be, and until when, is of the answer."""
    before = make.evidence(make.url(1))
    hop = before.hops[0]
    assert hop.certificate is not None
    renewed = replace(hop, certificate=replace(hop.certificate, not_after=datetime(2030, 1, 1, tzinfo=UTC)))
    assert pack_evidence(before).digest != pack_evidence(replace(before, hops=(renewed,))).digest


def test_huge_title_does_not_break(make: SimpleNamespace) -> None:
    """A title of a megabyte is kept as it is."""
    evidence = replace(make.evidence(make.url(1)), facts=Facts("html", (Title("title", "\ud800x" * 500_000),)))
    body = pack_evidence(evidence).body()
    assert unpack_evidence(body, evidence.asked_at, 120, 1, evidence.timings) == evidence
    assert len(body) < 20_000


def test_names_of_a_target_survive() -> None:
    """They come back as they were kept, so that a replay finds the same judgement; a judgement of before has none."""
    judgement = Judgement(Verdict.OK, names=("A", "B"))
    assert unpack_judgement(pack_judgement(judgement).body()) == judgement
    assert b"names" not in pack_judgement(Judgement(Verdict.OK)).text


def test_order_of_keys_does_not_matter() -> None:
    """Equal parameters in another order are the same content."""
    first, second = Finding("r", params={"a": 1, "b": 2}), Finding("r", params={"b": 2, "a": 1})
    assert digest_of(first) == digest_of(second)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("Zoë 東京 😀", "Zoë 東京 😀"),
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("\udfff\0é", "\ufffd\ufffdé"),
    ],
)
def test_clean_replaces_what_no_database_takes(text: str, expected: str) -> None:
    """Lone surrogates and NUL become the replacement character."""
    assert clean(text) == expected
