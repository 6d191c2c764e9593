"""Certificates: what ends soon, and which of two causes OpenSSL gives one name to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.words import message, suggestion
from crawler.records import Certificate, FailureKind

Checked = Callable[..., Case]
URL = "https://www.trust.example/resources/toolkit"


def showing(case: Case, *certificates: Certificate | None) -> Case:
    """Return the case with a certificate for each hop."""
    hops = tuple(replace(hop, certificate=one) for hop, one in zip(case.evidence.hops, certificates, strict=True))
    return replace(case, evidence=replace(case.evidence, hops=hops))


@pytest.mark.parametrize(
    ("days", "told"), [(-1, False), (0.5, True), (7, True), (20.9, True), (21.1, False), (90, False), (None, False)]
)
def test_a_certificate_that_ends_soon_is_told_of_a_link_that_works(
    days: float | None, checked: Checked, *, told: bool
) -> None:
    """Three weeks before its end, with the date; the verdict is left alone."""
    case = checked()
    ends = case.now + timedelta(days=days) if days is not None else None

    judgement = judge(showing(case, Certificate("www.trust.example", "R3", None, ends)))

    found = [finding for finding in judgement.findings if finding.rule == "certificate-expiring"]
    assert (judgement.verdict, bool(found)) == ("ok", told)
    assert [finding.params["ends"] for finding in found] == ([ends.date().isoformat()] if told and ends else [])


def test_of_several_certificates_the_first_to_end_counts(checked: Checked) -> None:
    """A redirect through a host that is about to lapse is a warning too."""
    case = checked(chain=((URL, 301), (URL + "/", 200)))
    soon, late = (Certificate("a", "R3", None, case.now + timedelta(days=days)) for days in (3, 300))

    findings = judge(showing(case, soon, late)).findings

    assert [finding.params["days"] for finding in findings if finding.rule == "certificate-expiring"] == [3]


@pytest.mark.parametrize(
    ("certificate", "reason"),
    [
        (None, "certificate-incomplete"),
        (Certificate("a", "R3", issuer_at="http://r3.authority.example/"), "certificate-incomplete"),
        (Certificate("a", "Our own authority"), "certificate-untrusted"),
    ],
)
def test_a_chain_without_its_middle_is_told_from_an_authority_nobody_knows(
    certificate: Certificate | None, reason: str, checked: Checked
) -> None:
    """Public authorities say where their certificate can be fetched, and browsers fetch it; without such a place nothing helps."""
    case = checked(failure=FailureKind.TLS_INCOMPLETE, chain=((URL, None),))
    assert judge(showing(case, certificate)).reason == reason


@pytest.mark.parametrize(
    ("kind", "certificate", "says"),
    [
        (
            FailureKind.TLS_EXPIRED,
            Certificate("a", "R3", not_after=datetime(2026, 2, 28, 23, tzinfo=UTC)),
            "ran out on 28 February 2026",
        ),
        (FailureKind.TLS_EXPIRED, None, "is out of date"),
        (
            FailureKind.TLS_NOT_YET_VALID,
            Certificate("a", "R3", datetime(2026, 3, 9, tzinfo=UTC)),
            "valid from 9 March 2026",
        ),
        (
            FailureKind.TLS_WRONG_HOST,
            Certificate("a", "R3", names=("trust.example",)),
            "for trust.example, not for www.trust.example",
        ),
        (
            FailureKind.TLS_WRONG_HOST,
            Certificate("a", "R3", names=("*.host.example", "host.example")),
            "other sites (*.host.example, host.example)",
        ),
        (
            FailureKind.TLS_WRONG_HOST,
            Certificate("a", "R3", names=("*.www.trust.example",)),
            "other sites (*.www.trust.example)",
        ),
        (FailureKind.TLS_WRONG_HOST, Certificate("a.example", "R3"), "other sites (a.example)"),
        (FailureKind.TLS_WRONG_HOST, Certificate("a", "R3", names=tuple("abcde")), "a, b, c and 2 more"),
        (FailureKind.TLS_WRONG_HOST, None, "belongs to another name"),
        (FailureKind.TLS_SELF_SIGNED, Certificate("a", "a"), "signed its certificate itself"),
        (FailureKind.TLS_UNKNOWN_ISSUER, Certificate("a", "Office CA"), "signed by “Office CA”"),
        (FailureKind.TLS_INCOMPLETE, Certificate("a", "R3", issuer_at="http://r3.example/"), "the certificate of “R3”"),
    ],
)
def test_a_refused_certificate_is_described(
    kind: FailureKind, certificate: Certificate | None, says: str, checked: Checked
) -> None:
    """Dates, names and issuers stand in the sentence where they were seen, and a good sentence stands where not."""
    judgement = judge(showing(checked(failure=kind, chain=((URL, None),)), certificate))

    assert says in message(judgement.findings[0])


def test_the_other_spelling_of_a_host_is_proposed(checked: Checked) -> None:
    """With or without `www.`, where the certificate is for that."""
    case = checked(failure=FailureKind.TLS_WRONG_HOST, chain=((URL, None),))
    found = judge(showing(case, Certificate("a", "R3", names=("trust.example", "*.trust.example.org")))).findings[0]
    assert suggestion(found).startswith("Try the address with trust.example;")
