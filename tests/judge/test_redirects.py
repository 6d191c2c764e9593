"""Redirects: moved for good, gone to the front page, led astray."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crawler.config import JudgeSettings
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Facts, Judgement

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]
Checked = Callable[..., Case]
Spoken = Callable[..., list[str]]

A = "http://www.trust.example/toolkit"


def chain(*urls: str, status: int = 301) -> tuple[tuple[str, int], ...]:
    """Return a chain of redirects that ends well."""
    return (*((url, status) for url in urls[:-1]), (urls[-1], 200))


@pytest.mark.parametrize(
    ("hops", "change"),
    [
        (chain(A, "https://www.trust.example/toolkit"), "scheme"),
        (chain(A, "http://trust.example/toolkit"), "www"),
        (chain(A, "http://www.trust.example/toolkit/"), "slash"),
        (chain(A, "https://www.trust.example/resources/tools"), "address"),
        (chain(A, "https://www.trust.example/toolkit", "https://www.trust.example/r/tools", status=308), "address"),
        (chain(A, "https://new-name.example/our-toolkit"), "address"),
    ],
)
def test_permanent_throughout_is_moved(hops: Any, change: str, judged: Judged) -> None:
    """Every hop permanent and the catalogue's title at the end: the catalogue should follow."""
    judgement = judged(url=A, chain=hops)
    assert (judgement.verdict, judgement.reason) == ("moved", "moved-permanently")
    assert judgement.findings[0].params["change"] == change


@pytest.mark.parametrize(
    "hops",
    [
        chain(A, "https://www.trust.example/toolkit", status=302),
        ((A, 301), ("https://www.trust.example/toolkit", 302), ("https://www.trust.example/t", 200)),
        ((A, 302), (A, 200)),
        ((A, 200),),
    ],
    ids=["temporary", "mixed", "a cookie's round trip", "none"],
)
def test_anything_temporary_is_no_move(hops: Any, judged: Judged) -> None:
    """One temporary hop is enough: its owner means to come back."""
    assert judged(url=A, chain=hops).verdict == "ok"


@pytest.mark.parametrize("name", ["https://doi.org/10.1000/182", "https://hdl.handle.net/1/2", "https://youtu.be/3abc"])
def test_a_persistent_name_is_never_replaced(name: str, judged: Judged) -> None:
    """Names made to be redirected stay in the catalogue, wherever they lead."""
    judgement = judged(url=name, chain=chain(name, "https://publisher.example/article/182"))
    assert (judgement.verdict, judgement.findings) == ("ok", ())


def test_a_move_to_another_document_is_drift_and_no_move(judged: Judged, seen: Seen) -> None:
    """A permanent redirect to what the catalogue does not name is nothing to follow."""
    facts = seen(title="Zebra crossings of Northern Bavaria, a photographic survey")
    judgement = judged(url=A, chain=chain(A, "https://www.trust.example/zebra"), facts=facts)
    assert (judgement.verdict, judgement.findings[0].rule) == ("ok", "title-drift")


@pytest.mark.parametrize(
    ("end", "muted", "verdict"),
    [
        ("http://www.trust.example/toolkit/", ("slash",), "ok"),
        ("http://www.trust.example/toolkit/", ("www",), "moved"),
        ("https://trust.example/toolkit/", ("slash", "www"), "moved"),
        ("https://trust.example/toolkit/", ("slash", "www", "scheme"), "ok"),
        ("https://trust.example/tools", ("slash", "www", "scheme"), "moved"),
    ],
)
def test_changes_of_spelling_can_be_muted(end: str, muted: tuple[str, ...], verdict: str, checked: Checked) -> None:
    """Each by itself, and only where nothing else has changed."""
    settings = JudgeSettings.model_validate({"ignore_moves": muted})
    assert judge(replace(checked(url=A, chain=chain(A, end)), settings=settings)).verdict == verdict


def test_an_address_signed_for_an_hour_is_not_proposed(judged: Judged) -> None:
    """The last one that will hold is; there may be none."""
    signed = "https://storage.example/t?X-Amz-Signature=ab"
    there = "https://www.trust.example/files/t"

    assert judged(url=A, chain=chain(A, there, signed)).findings[0].params["to"] == there
    assert judged(url=A, chain=chain(A, signed)).verdict == "ok"


def test_the_section_that_a_page_was_in_is_not_its_new_address(judged: Judged, seen: Seen) -> None:
    """Where no title tells otherwise, an address further up says that the page is gone, not moved."""
    hops = chain(A + "/2019/part", A)
    assert judged(url=A + "/2019/part", chain=hops, facts=seen(title=None)).verdict == "ok"
    assert judged(url=A + "/2019/part", chain=hops).verdict == "moved"


@pytest.mark.parametrize(
    ("href", "location", "to"),
    [
        (A + "#part", "/r/tools", "https://www.trust.example/r/tools#part"),
        (A + "#part", "/r/tools#new", "https://www.trust.example/r/tools#new"),
        (A + "#part", "/r/tools#", "https://www.trust.example/r/tools#"),
        (A, "/r/tools", "https://www.trust.example/r/tools"),
    ],
)
def test_the_place_on_the_page_is_kept(href: str, location: str, to: str, checked: Checked) -> None:
    """A redirect without a fragment takes the reader's own along (RFC 9110, 10.2.2)."""
    case = checked(url=A, chain=chain(A, "https://www.trust.example/r/tools"))
    place = replace(case.link.places[0], use=replace(case.link.places[0].use, href=href))
    first, last = case.evidence.hops
    evidence = replace(case.evidence, hops=(replace(first, headers=(("location", location),)), last))
    case = replace(case, link=replace(case.link, places=(place,)), evidence=evidence)

    assert judge(case).findings[0].params["to"] == to


def test_the_suggested_address_follows_nobody(judged: Judged) -> None:
    """Tracking parameters and session ids are left out; those that choose a page stay."""
    judgement = judged(url=A, chain=chain(A, "https://www.trust.example/t?id=7&utm_source=x&PHPSESSID=1"))
    assert judgement.findings[0].params["to"] == "https://www.trust.example/t?id=7"


@pytest.mark.parametrize(
    ("end", "given"),
    [
        ("https://a.example/x;jsessionid=1", {}),
        ("http://a.example/x", {}),
        ("https://a.example/sso?return_to=x", {}),
        ("https://a.example/", {"url": "https://a.example/?id=7", "titles": ()}),
    ],
    ids=["a session", "back to http", "a sign-in", "without what chose the page"],
)
def test_a_redirect_to_what_nobody_should_link_to_is_no_move(end: str, given: dict[str, Any], judged: Judged) -> None:
    """The address in the catalogue is the better one, or the page is lost."""
    asked = given.get("url", "https://a.example/x")
    assert judged(**{"url": asked, "chain": chain(asked, end), **given}).reason != "moved-permanently"


@pytest.mark.parametrize("end", ["https://a.example/reports/7", "https://a.example/"])
def test_a_short_link_of_a_third_party_is_told_with_its_target(end: str, spoken: Spoken) -> None:
    """It hides where it leads and ends with its company; its path names nothing that a front page could have lost."""
    short = "https://bit.ly/3abc"
    assert spoken(url=short, chain=chain(short, end), titles=()) == ["moved-permanently"]


def test_short_links_can_be_muted(checked: Checked) -> None:
    """Like any spelling."""
    case = checked(url="https://bit.ly/3abc", chain=chain("https://bit.ly/3abc", "https://a.example/x"))
    settings = JudgeSettings.model_validate({"ignore_moves": ["shortener"]})
    assert [judge(one).verdict for one in (case, replace(case, settings=settings))] == ["moved", "ok"]


@pytest.mark.parametrize("name", ["https://doi.org/10.1000/182", "https://www.w3.org/2"])
def test_long_chains_are_told_but_of_names_made_for_them(name: str, spoken: Spoken) -> None:
    """A DOI goes through its resolver and the publisher's; nobody should link to the end of that."""
    hops = chain(name, *(f"https://www.w3.org/{n}" for n in range(5, 8)), status=302)
    assert spoken(url=name, chain=hops) == ([] if "doi" in name else ["redirect-chain"])


def test_what_a_chain_offers_belongs_to_no_visit(judged: Judged) -> None:
    """Its end may carry a session, or a signature that ends in an hour."""
    steps = ("https://a.example/1", "https://a.example/2", "https://a.example/3?PHPSESSID=7")
    found = judged(url=A, chain=chain(A, *steps, "https://s.example/3?X-Amz-Signature=a", status=302)).findings
    assert {finding.rule: finding.params["to"] for finding in found}["redirect-chain"] == "https://a.example/3"


@pytest.mark.parametrize(
    ("asked", "end", "reason"),
    [
        ("https://a.example/reports/2018", "https://a.example/", "redirected-home"),
        ("https://a.example/?p=123", "https://a.example/", "redirected-home"),
        ("https://a.example/report.pdf", "https://www.a.example/en/home", "redirected-home"),
        ("https://a.example/reports/2018", "https://b.example/index.html", "redirected-home"),
        ("https://a.example/index.html", "https://a.example/", None),
        ("https://a.example/?utm_source=mail", "https://a.example/", None),
        ("https://a.example/en/", "https://a.example/", None),
        ("https://a.example/reports/2018", "https://a.example/reports/", None),
    ],
)
def test_a_deep_address_that_ends_at_the_front_page(
    asked: str, end: str, reason: str | None, judged: Judged, seen: Seen
) -> None:
    """It has lost its page; an entrance that leads to an entrance has not."""
    hops = chain(asked, end, status=302)
    assert judged(url=asked, chain=hops, facts=seen(title="A Example")).reason == reason


def test_a_front_page_that_is_the_resource_is_fine(judged: Judged) -> None:
    """The catalogue's title on the front page says that the site is what was meant."""
    hops = chain("https://a.example/old/start.php?x=1", "https://a.example/", status=302)
    assert judged(chain=hops).verdict == "ok"


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        (chain("https://a.example/x", "https://b.example/x", status=302), ["redirect-other-site"]),
        (chain("https://a.org.uk/x", "https://b.org.uk/x", status=302), ["redirect-other-site"]),
        (chain("https://www.a.org.uk/x", "https://docs.a.org.uk/x", status=302), []),
        (chain("https://a.example/1", "https://a.example/2", "https://a.example/3", status=302), []),
        (chain(*(f"https://a.example/{n}" for n in range(4)), status=302), ["redirect-chain"]),
        (chain("https://a.example/x", "http://a.example/x", "https://a.example/y", status=302), ["insecure-downgrade"]),
        ((("https://a.example/x", 200), ("https://a.example/y", 200)), ["meta-refresh"]),
        ((("https://a.example/x", 301), ("https://a.example/y", 200), ("https://a.example/z", 200)), ["meta-refresh"]),
    ],
)
def test_what_redirects_show_beside_the_verdict(hops: Any, expected: list[str], spoken: Spoken) -> None:
    """Findings that leave the verdict alone."""
    assert spoken(url=hops[0][0], chain=hops, titles=()) == expected


def test_another_site_with_the_right_title_is_no_news(spoken: Spoken) -> None:
    """Organisations are renamed; the title vouches for the resource."""
    assert spoken(chain=chain("https://a.example/x", "https://b.example/y", status=302)) == []
