"""Failures: each kind has its rule, and none ever passes for a success."""

from collections.abc import Callable

import pytest

from crawler.records import FailureKind, Judgement

Judged = Callable[..., Judgement]
K = FailureKind

FAILURES = {
    K.MALFORMED_URL: ("broken", "malformed-url"),
    K.UNSUPPORTED_SCHEME: ("skipped", "unsupported-scheme"),
    K.PRIVATE_ADDRESS: ("skipped", "private-address"),
    K.ROBOTS: ("skipped", "robots-disallowed"),
    K.EXCLUDED: ("skipped", "excluded"),
    K.OVER_BUDGET: ("skipped", "over-budget"),
    K.NO_BASE: ("skipped", "relative-without-base"),
    K.MAIL_ADDRESS: ("skipped", "mail-address-invalid"),
    K.NO_MAIL_SERVER: ("skipped", "mail-address-invalid"),
    K.HOST_RESTING: ("skipped", "host-resting"),
    K.HOST_UNREACHABLE: ("unsure", "host-unreachable"),
    K.NAME_NOT_FOUND: ("broken", "domain-unresolvable"),
    K.RESOLVER_DOWN: ("unsure", "host-unreachable"),
    K.REFUSED: ("broken", "connection-refused"),
    K.UNREACHABLE: ("unsure", "host-unreachable"),
    K.PROXY: ("unsure", "host-unreachable"),
    K.TIMEOUT_CONNECT: ("broken", "timeout"),
    K.TIMEOUT_TLS: ("broken", "timeout"),
    K.TIMEOUT_FIRST_BYTE: ("broken", "timeout"),
    K.TIMEOUT_BODY: ("broken", "timeout"),
    K.TIMEOUT_WHOLE: ("broken", "timeout"),
    K.RESET: ("broken", "connection-broken"),
    K.CLOSED: ("broken", "connection-broken"),
    K.NOT_HTTP: ("broken", "connection-broken"),
    K.HEADERS_TOO_LARGE: ("broken", "connection-broken"),
    K.TRUNCATED: ("broken", "connection-broken"),
    K.DECODING: ("broken", "connection-broken"),
    K.TLS_EXPIRED: ("broken", "certificate-expired"),
    K.TLS_NOT_YET_VALID: ("broken", "certificate-expired"),
    K.TLS_WRONG_HOST: ("broken", "certificate-wrong-host"),
    K.TLS_SELF_SIGNED: ("broken", "certificate-untrusted"),
    K.TLS_UNKNOWN_ISSUER: ("broken", "certificate-untrusted"),
    K.TLS_INCOMPLETE: ("unsure", "certificate-incomplete"),
    K.TLS_PROTOCOL: ("broken", "tls-failed"),
    K.REDIRECT_LOOP: ("broken", "redirect-loop"),
    K.TOO_MANY_REDIRECTS: ("broken", "redirect-loop"),
    K.REDIRECT_BROKEN: ("broken", "redirect-loop"),
    K.OTHER: ("broken", "connection-broken"),
}
NOT_ASKED = [kind for kind, (verdict, _) in FAILURES.items() if verdict == "skipped"]


@pytest.mark.parametrize("kind", FailureKind)
def test_every_kind_of_failure_has_its_rule(kind: FailureKind, judged: Judged) -> None:
    """No failure is without a rule, and none is ok."""
    judgement = judged(failure=kind)
    assert (judgement.verdict, judgement.reason) == FAILURES[kind]


@pytest.mark.parametrize("kind", NOT_ASKED)
def test_a_redirect_to_what_is_not_asked_is_unsure(kind: FailureKind, judged: Judged) -> None:
    """Something is known then: the link itself answered."""
    chain = (("https://a.example/x", 302), ("http://10.0.0.1/", None))
    assert judged(failure=kind, chain=chain).verdict == "unsure"


@pytest.mark.parametrize("kind", NOT_ASKED)
def test_a_request_that_was_refused_before_it_left_is_skipped(kind: FailureKind, judged: Judged) -> None:
    """A recorded request without an answer is no redirect."""
    assert judged(failure=kind, chain=(("http://10.0.0.1/", None),)).verdict == "skipped"


@pytest.mark.parametrize("kind", FailureKind)
def test_a_failure_never_passes_for_a_success(kind: FailureKind, judged: Judged) -> None:
    """Even with its rule switched off, no answer is no success."""
    judgement = judged(failure=kind, rules={FAILURES[kind][1]: "off"})
    assert (judgement.verdict, judgement.reason, judgement.findings) == ("unsure", None, ())


@pytest.mark.parametrize(
    ("cut", "words", "reason"),
    [
        (K.TRUNCATED, 5, "connection-broken"),
        (K.DECODING, 0, "connection-broken"),
        (K.TIMEOUT_BODY, 5, "timeout"),
        (K.TIMEOUT_WHOLE, 0, "timeout"),
        (K.TRUNCATED, 900, None),
        (K.TIMEOUT_BODY, 900, None),
    ],
)
def test_a_page_cut_short_counts_by_what_can_be_read(
    cut: FailureKind, words: int, reason: str | None, judged: Judged, seen: Callable[..., object]
) -> None:
    """Browsers show what arrived: a long text whose end is missing is there, a few words are not."""
    assert judged(cut=cut, facts=seen(words=words)).reason == reason
