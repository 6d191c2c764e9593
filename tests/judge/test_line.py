"""Whether it is the hosts that are down, or our own line."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from ipaddress import ip_network
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.line import FEWEST, PATIENCE, SHARE, Line, Sign, sign_of
from crawler.records import Answer, Check, Evidence, Failure, FailureKind, Hop, Judgement, Past, Verdict

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LOCAL = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))
K = FailureKind


def signs(good: int = 0, silent: int = 0, new: int = 0) -> list[Sign]:
    """Return a run: hosts that answer, hosts that fell silent, and hosts never seen before that are silent."""
    told = [Sign(f"good-{n}", answered=True) for n in range(good)]
    told += [Sign(f"silent-{n}", answered=False) for n in range(silent)]
    return told + [Sign(f"new-{n}", answered=False, was_fine=False) for n in range(new)]


def run(seen: Iterable[Sign], *, answers: bool, presumes: bool = False) -> Line:
    """Play a run to its end, with canaries that all say the same."""
    line = Line(presumes=presumes)
    for at, sign in enumerate(seen):
        line.see(sign)
        if line.doubtful(at):
            line.asked(at, answered=answers)
    if line.doubtful(1e9, last=True):
        line.asked(1e9, answered=answers)
    return line


@pytest.mark.parametrize(
    ("seen", "down"),
    [
        (signs(good=11, silent=5), True),
        (signs(silent=5), True),
        (signs(good=200, silent=100), True),
        (signs(silent=4), False),  # few
        (signs(good=0, new=400), False),  # nothing is known of any
        (signs(good=8, silent=4, new=100), False),
        ([Sign("one-big-host", answered=False)] * 300, False),
        ([*signs(good=3), *[Sign("one-big-host", answered=False)] * 300], False),
        (signs(good=10), False),
        ([], False),
    ],
)
def test_who_is_suspected(seen: Sequence[Sign], *, down: bool) -> None:
    """More than 30 % of the hosts that were fine, and five at least: then it is for the canaries to say, and they are not always asked."""
    assert run(seen, answers=False).down is down
    assert not run(seen, answers=True).down


def test_a_provider_with_a_quarter_of_the_hosts_is_no_trouble_of_ours() -> None:
    """Its 25 hosts fall silent one after the other: the canaries are asked once, and answer. Mixed with others, they are not even asked."""
    together, mixed = [*signs(good=75), *signs(silent=25)], signs(good=75, silent=25)
    Random(7).shuffle(mixed)
    assert not run(together, answers=True).down
    assert not run(mixed, answers=False).down


ONE = st.builds(Sign, st.sampled_from([f"h{n}" for n in range(30)]), st.booleans(), st.booleans())


@given(st.lists(ONE, max_size=80).flatmap(lambda seen: st.tuples(st.just(seen), st.permutations(seen))))
def test_the_order_of_results_does_not_matter(pair: tuple[list[Sign], list[Sign]]) -> None:
    """Whatever the order: the same number of silent hosts, the same judgement of the run as a whole, and never ours while a canary answers."""
    first, second = Line(), Line()
    for line, seen in zip((first, second), pair, strict=True):
        for sign in seen:
            line.see(sign)
    assert (first.silent, first.fine, first.mounting) == (second.silent, second.fine, second.mounting)
    assert not run(pair[0], answers=True).down


@given(st.lists(ONE, max_size=80))
def test_what_mounts_is_asked_about(seen: list[Sign]) -> None:
    """A run that ends with too many silent hosts is withheld if no canary answers; one with fewer than five silent hosts never is."""
    line = run(seen, answers=False)
    fine = {sign.host for sign in seen if sign.was_fine}
    ever_silent = {sign.host for sign in seen if not sign.answered} & fine
    answered = {sign.host for sign in seen if sign.answered}
    silent = ever_silent - answered
    if len(silent) >= FEWEST and len(silent) > SHARE * len(fine):
        assert line.down
    if len(ever_silent) < FEWEST:
        assert not line.down


def test_an_outage_in_the_middle_of_a_long_run_is_seen_at_the_fifth_silent_host() -> None:
    """A thousand hosts were fine so far: five in a row without an answer from anybody are enough to ask. An answer between begins the count anew."""
    line = Line()
    for sign in signs(good=1000):
        line.see(sign)
    for sign in (*signs(silent=4), Sign("good-1", answered=True), *signs(silent=4)):
        line.see(sign)
        assert not line.doubtful(0)
    line.see(Sign("silent-4", answered=False))
    assert line.doubtful(0)


def test_canaries_are_not_asked_all_the_time() -> None:
    """Once they answered, not again for two minutes, nor without news; at the end of a run once more, where something failed since."""
    line = run(signs(silent=5), answers=True)  # asked at second 4
    assert not line.doubtful(4 + PATIENCE)
    assert not line.doubtful(5, last=True)
    line.see(Sign("silent-6", answered=False))
    assert not line.doubtful(3 + PATIENCE)
    assert line.doubtful(5, last=True)
    assert line.doubtful(4 + PATIENCE)


def test_an_audit_is_not_suspicious_of_a_few_dead_hosts_in_a_row() -> None:
    """It knows of no host whether it was fine, so only the share of all counts."""
    assert not run([*signs(good=20), *signs(silent=8)], answers=False, presumes=True).down
    assert run([*signs(good=11), *signs(silent=5)], answers=False, presumes=True).down


def evidence(
    kind: FailureKind | None, url: str = "https://a.org/x", peer: str | None = None, detail: str = ""
) -> Evidence:
    """Return what a check saw: an answer, or a failure."""
    outcome = Answer(404) if kind is None else Failure(kind, detail)
    return Evidence(url, NOW, outcome, (Hop(url, 404 if kind is None else None, peer=peer),))


def past(kind: FailureKind | None, peer: str | None = None) -> Past:
    """Return a past with one check."""
    return Past(Check(evidence(kind, peer=peer), Judgement(Verdict.OK), "r"))


FINE = past(None)


@pytest.mark.parametrize(
    ("seen", "before", "said"),
    [
        (evidence(None), FINE, (True, True)),
        (evidence(K.NAME_NOT_FOUND), FINE, (False, True)),
        (evidence(K.TIMEOUT_CONNECT), FINE, (False, True)),
        (evidence(K.PROXY), FINE, (False, True)),
        (evidence(K.TLS_UNKNOWN_ISSUER), FINE, (False, True)),
        (evidence(K.HOST_UNREACHABLE), FINE, (False, True)),
        (evidence(K.REFUSED), Past(), (False, False)),
        (evidence(K.REFUSED), past(K.REFUSED), (False, False)),
        (evidence(K.ROBOTS, detail="robots.txt: connection-reset"), FINE, (False, True)),
        (evidence(K.ROBOTS, detail="robots.txt disallows this address"), FINE, None),
        (evidence(K.TLS_EXPIRED), FINE, None),  # an interceptor's certificate is not an old one
        (evidence(K.MALFORMED_URL, "https://["), FINE, None),
        (evidence(K.OVER_BUDGET), FINE, None),
        (evidence(K.OTHER), FINE, None),
        (evidence(K.REFUSED, "https://10.1.2.3:8/x"), FINE, None),
        (evidence(K.REFUSED, "https://[fd00::1]:8/x"), FINE, None),
        (evidence(K.REFUSED, "https://[fd00::1]/x"), FINE, None),
        (evidence(None, peer="10.1.2.3"), FINE, None),
        (
            evidence(K.NAME_NOT_FOUND),
            past(None, "10.1.2.3"),
            None,
        ),  # a name of our own network, by where it was the last time
        (evidence(K.NAME_NOT_FOUND), past(None, "192.0.2.1"), (False, True)),
    ],
)
def test_what_a_check_says_of_the_line(seen: Evidence, before: Past, said: tuple[bool, bool] | None) -> None:
    """Whether its host gave any answer and had given one before; nothing where it was not asked, or lies in a network of our own."""
    sign = sign_of(seen, before, local=LOCAL)
    assert (sign and (sign.answered, sign.was_fine)) == said


def test_a_redirect_that_leads_nowhere_has_answered() -> None:
    """The host of the link is there, whatever became of where it sends."""
    hops = (Hop("https://a.org/x", 302), Hop("https://b.org/", None))
    sign = sign_of(Evidence("https://a.org/x", NOW, Failure(K.REFUSED), hops), FINE)
    assert sign == Sign("a.org", answered=True)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (evidence(K.REFUSED), Sign("a.org", answered=False)),
        (evidence(None, "https://10.1.2.3/x"), Sign("10.1.2.3", answered=True)),
        (evidence(K.REFUSED, "https://10.1.2.3/x"), None),
        (evidence(K.NAME_NOT_FOUND, "https://nowhere.invalid/"), None),
        (evidence(K.PROXY, "https://nowhere.invalid/"), Sign("nowhere.invalid", answered=False)),
    ],
)
def test_what_a_check_of_an_audit_says(seen: Evidence, said: Sign | None) -> None:
    """Every host is presumed to have been fine; names that need not be anywhere accuse nobody, and what is near speaks for the line."""
    assert sign_of(seen, Past(), local=LOCAL, presumed=True) == said
