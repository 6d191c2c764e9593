"""What is asked of one link, without a socket."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.ask import Purpose, Request, check, place_of, sibling_of
from crawler.ask.refresh import refresh_target
from crawler.records import Answer, Check, Evidence, Failure, FailureKind, Hop, Judgement, Link, Past, Probe, Verdict

PAGE = "https://h.example/reports/annual.html"


def played(link: Link, *answers: Evidence, past: Past | None = None) -> tuple[list[Request], Evidence]:
    """Play a check with given answers: what was asked, and the evidence in the end."""
    flow, asked = check(link, past), list[Request]()
    request = next(flow)
    for answer in answers:
        asked.append(request)
        try:
            request = flow.send(answer)
        except StopIteration as end:
            return asked, end.value
    raise AssertionError("asks for more than was given")


def test_a_good_page_is_asked_once(seen: Any) -> None:
    """GET, the address as written, and nothing else."""
    evidence = seen(PAGE)

    asked, result = played(Link("identity", PAGE), evidence)

    assert asked == [Request(PAGE, "GET", (), Purpose.LINK)]
    assert result is evidence


def test_a_suspicious_page_is_compared(seen: Any) -> None:
    """One made-up sibling is asked, and what it said stands beside the evidence."""
    evidence, sibling = seen(PAGE, title="Not found"), seen(sibling_of(PAGE), status=404, words=3)

    asked, result = played(Link(PAGE, PAGE), evidence, sibling)

    assert [request.purpose for request in asked] == [Purpose.LINK, Purpose.PROBE]
    assert asked[1].url == sibling_of(PAGE)
    assert result == replace(
        evidence, probe=Probe(sibling.url, 404, sibling.url, "ab", sibling.facts, sibling.asked_at.date())
    )


def test_a_probe_without_an_answer_says_so(seen: Any) -> None:
    """It is kept that it was asked."""
    failed = replace(seen(sibling_of(PAGE)), outcome=Failure(FailureKind.RESET), facts=None)

    result = played(Link(PAGE, PAGE), seen(PAGE, title="Not found"), failed)[1]

    assert result.probe == Probe(sibling_of(PAGE), None, asked_on=failed.asked_at.date())


def probed(evidence: Evidence, days: int) -> Past:
    """Return a past whose last check found a page with its probe, some days ago."""
    asked = (evidence.asked_at - timedelta(days=days)).date()
    check_ = Check(replace(evidence, probe=Probe(sibling_of(PAGE), 404, asked_on=asked)), Judgement(Verdict.OK), "run")
    return Past(last=check_, last_good=check_)


@pytest.mark.parametrize(("days", "asked"), [(7, 1), (27, 1), (28, 2), (-1, 2)])
def test_what_a_sibling_was_is_good_for_weeks(days: int, asked: int, seen: Any) -> None:
    """While the page stays what it is; a probe from the future comes of a clock that was wrong."""
    page = seen(PAGE, title="Not found", fingerprint="f0" * 8)

    requests, result = played(Link(PAGE, PAGE), page, *[seen(sibling_of(PAGE))] * (asked - 1), past=probed(page, days))

    assert (len(requests), result.probe is not None) == (asked, True)


def test_a_page_that_has_changed_is_compared_anew(seen: Any) -> None:
    """Its site may answer made-up addresses otherwise by now."""
    before, now = (seen(PAGE, title="Not found", fingerprint=mark * 8) for mark in ("f0", "0f"))
    requests, _ = played(Link(PAGE, PAGE), now, seen(sibling_of(PAGE)), past=probed(before, 7))
    assert [request.purpose for request in requests] == [Purpose.LINK, Purpose.PROBE]


def test_a_page_that_stands_at_another_address_too_is_compared(seen: Any) -> None:
    """It may stand at any address."""
    flow = check(Link(PAGE, PAGE), shown_elsewhere=lambda _: "https://h.example/other")
    next(flow)
    assert flow.send(seen(PAGE, title="Fine", words=400)).purpose is Purpose.PROBE


def test_the_sites_name_goes_with_the_evidence(seen: Any) -> None:
    """As it was learned, given what was seen last."""
    flow = check(Link(PAGE, PAGE), site_name=lambda _, before: "lowland trust" if before is None else None)
    next(flow)
    with pytest.raises(StopIteration) as end:
        flow.send(seen(PAGE, title="Fine", words=400))
    assert end.value.value.site == "lowland trust"


def test_a_failure_is_not_probed(seen: Any) -> None:
    """Without an answer there is nothing to compare."""
    failed = replace(seen(PAGE, title="Not found"), outcome=Failure(FailureKind.CLOSED))

    assert played(Link(PAGE, PAGE), failed)[1].probe is None


@pytest.mark.parametrize(
    ("url", "before", "after"),
    [
        (PAGE, "https://h.example/reports/", ".html"),
        ("https://h.example/reports/annual", "https://h.example/reports/", ""),
        ("https://h.example/reports/annual/", "https://h.example/reports/", ""),
        ("https://h.example:8443/a.php?id=5#x", "https://h.example:8443/", ".php"),
        ("https://h.example/v1.2-final-report", "https://h.example/", ""),
    ],
)
def test_a_sibling_has_the_same_directory_and_extension(url: str, before: str, after: str) -> None:
    """Its name is twenty letters that nobody chose."""
    sibling = sibling_of(url)
    name = sibling.removeprefix(before).removesuffix(after)

    assert sibling == before + name + after
    assert len(name) == 20
    assert name.isascii()
    assert name.isalpha()


def test_the_sibling_of_an_address_is_always_the_same() -> None:
    """The name is drawn from the address, so that a check can be repeated; other addresses have others."""
    assert sibling_of(PAGE) == sibling_of(PAGE) != sibling_of(PAGE.replace("annual", "other"))


def test_addresses_of_one_directory_share_a_place() -> None:
    """Directory and extension are what a probe holds for."""
    assert place_of("/a/b.html") == place_of("/a/c.html") == ("/a/", ".html")
    assert place_of("/a/b.pdf") != place_of("/a/b.html")


ETAG = (("etag", '"v1"'), ("last-modified", "Mon, 02 Mar 2026 07:00:00 GMT"), ("content-type", "text/html"))
CONDITIONS = (("If-None-Match", '"v1"'), ("If-Modified-Since", "Mon, 02 Mar 2026 07:00:00 GMT"))


def good(evidence: Evidence, verdict: Verdict = Verdict.OK, **changes: Any) -> Past:
    """Make a past whose last check is of this evidence, with validators."""
    with_tag = replace(evidence, hops=(replace(evidence.hops[-1], headers=ETAG),), **changes)
    checked = Check(with_tag, Judgement(verdict), "run")
    return Past(checked, checked)


def not_modified(url: str = PAGE, hops: tuple[Hop, ...] = ()) -> Evidence:
    """Make the evidence of a 304."""
    found = hops or (Hop(url, 304, headers=(("etag", '"v1"'),)),)
    return Evidence(url, good_time(), Answer(304), found)


def good_time() -> datetime:
    """Return a time a week after the last good check."""
    return datetime(2026, 3, 9, tzinfo=UTC)


def test_what_is_known_is_asked_for_only_if_new(seen: Any) -> None:
    """A 304 confirms what was seen then; its facts and headers go on, and nothing else is asked."""
    past = good(seen(PAGE))
    assert past.last is not None

    asked, result = played(Link(PAGE, PAGE), not_modified(), past=past)

    assert asked == [Request(PAGE, headers=CONDITIONS)]
    assert (result.outcome, result.facts) == (past.last.evidence.outcome, past.last.evidence.facts)
    assert result.hops == (Hop(PAGE, 304, headers=(("etag", '"v1"'), *ETAG[1:])),)
    assert result.asked_at == good_time()


@pytest.mark.parametrize(
    ("verdict", "changes"),
    [
        (Verdict.BROKEN, {}),
        (Verdict.UNSURE, {}),
        (Verdict.OK, {"outcome": Answer(404)}),
        (Verdict.OK, {"outcome": Answer(200, capped=True)}),
        (Verdict.OK, {"outcome": Answer(200, cut=FailureKind.TRUNCATED)}),
        (Verdict.OK, {"outcome": Failure(FailureKind.RESET)}),
        (Verdict.OK, {"facts": None}),
        (Verdict.OK, {"hops": (Hop(PAGE, 301), Hop(PAGE + "x", 200, headers=ETAG))}),
    ],
)
def test_a_whole_answer_is_wanted_after_trouble(seen: Any, verdict: Verdict, changes: dict[str, Any]) -> None:
    """After a failure, a redirect or a cut body nothing is conditional: an unchanged ETag must not keep a link broken."""
    past = good(seen(PAGE), verdict)
    assert past.last is not None
    past = Past(replace(past.last, evidence=replace(past.last.evidence, **changes)))

    assert played(Link(PAGE, PAGE), seen(PAGE), past=past)[0] == [Request(PAGE)]


def test_a_304_after_a_redirect_confirms_nothing(seen: Any) -> None:
    """The validator was of another address: the whole answer is asked for."""
    led_on = not_modified(hops=(Hop(PAGE, 302), Hop("https://h.example/other", 304)))

    asked, result = played(Link(PAGE, PAGE), led_on, seen(PAGE), past=good(seen(PAGE)))

    assert [request.headers for request in asked] == [CONDITIONS, ()]
    assert result.status == 200


def test_a_304_to_nothing_is_asked_again(seen: Any) -> None:
    """A host that says "not modified" to an ordinary request gets one more chance."""
    asked, result = played(Link(PAGE, PAGE), not_modified(), seen(PAGE))

    assert (len(asked), result.status) == (2, 200)


TARGET = "https://h.example/new/place.html"


@pytest.mark.parametrize("mark", [f"meta-refresh:{TARGET}"])
def test_a_page_that_sends_its_readers_on_is_a_hop(seen: Any, mark: str) -> None:
    """The page behind a meta refresh is what is judged; how it was reached is kept."""
    asked, result = played(Link(PAGE, PAGE), seen(PAGE, marks=(mark,)), seen(TARGET))

    assert [request.url for request in asked] == [PAGE, TARGET]
    assert [hop.url for hop in result.hops] == [PAGE, TARGET]


@pytest.mark.parametrize(
    ("header", "target"),
    [
        (f"0; url={TARGET}", TARGET),
        ("3;URL='/new/place.html'", TARGET),
        ("0, /new/place.html", TARGET),
        ("5; ../new/place.html", TARGET),
        ("6; url=/new/place.html", None),
        ("0", None),
        ("soon; url=/new", None),
        (f"0; url={PAGE}", None),
        (f"0; url={PAGE}#again", None),
        ("0; url=javascript:alert(1)", None),
        ("0; url=http://[", None),
    ],
)
def test_a_refresh_header_is_read_as_browsers_do(seen: Any, header: str, target: str | None) -> None:
    """Up to five seconds it leads on; a page that reloads itself stays."""
    page = seen(PAGE)

    assert refresh_target(replace(page, hops=(Hop(PAGE, 200, headers=(("refresh", header),)),))) == target


def test_pages_that_send_each_other_on_end(seen: Any) -> None:
    """A circle of refreshes ends at the first address that was asked before; a long chain after three."""
    circle = [seen(PAGE, marks=(f"meta-refresh:{TARGET}",)), seen(TARGET, marks=(f"meta-refresh:{PAGE}",))]
    chain = [seen(f"https://h.example/{n}", marks=(f"meta-refresh:https://h.example/{n + 1}",)) for n in range(4)]

    assert len(played(Link(PAGE, PAGE), *circle)[0]) == 2
    assert len(played(Link(PAGE, chain[0].url), *chain)[0]) == 4
