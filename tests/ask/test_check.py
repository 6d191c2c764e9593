"""What is asked of one link, without a socket."""

from dataclasses import replace
from typing import Any

import pytest

from crawler.ask import Purpose, Request, check, place_of, sibling_of
from crawler.records import Evidence, Failure, FailureKind, Link, Probe

PAGE = "https://h.example/reports/annual.html"


def played(link: Link, *answers: Evidence) -> tuple[list[Request], Evidence]:
    """Play a check with given answers: what was asked, and the evidence in the end."""
    flow, asked = check(link), list[Request]()
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
        evidence, probe=Probe(sibling.url, 404, final_url=sibling.url, sha256="ab", facts=sibling.facts)
    )


def test_a_probe_without_an_answer_says_so(seen: Any) -> None:
    """It is kept that it was asked."""
    failed = replace(seen(sibling_of(PAGE)), outcome=Failure(FailureKind.RESET), facts=None)

    result = played(Link(PAGE, PAGE), seen(PAGE, title="Not found"), failed)[1]

    assert result.probe == Probe(sibling_of(PAGE), None)


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
