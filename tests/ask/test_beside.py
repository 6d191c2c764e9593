"""What is asked beside the address itself."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.ask import Purpose, Request, check, unasked
from crawler.records import Answer, Check, Evidence, Failure, FailureKind, Judgement, Link, Past, Place, Use, Verdict

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PAGE = "https://h.example/guide."
HTTP = "http://h.example/guide"


def linked(href: str, url: str | None = None) -> Link:
    """Return a link as it is written."""
    return Link(url or href, url or href, (Place("c", None, Use(href, url or href)),))


def driven(flow: Any, *answers: Evidence) -> tuple[list[Request], Evidence]:
    """Play a flow with given answers: what was asked, and the evidence in the end."""
    asked: list[Request] = []
    given = iter(answers)
    try:
        request = next(flow)
        while True:
            asked.append(request)
            request = flow.send(next(given, None))
    except StopIteration as end:
        return asked, end.value


def gone(url: str, status: int = 404) -> Evidence:
    """Return the evidence of an address where nothing stands."""
    return Evidence(url, NOW, Answer(status))


def test_what_was_meant_is_asked_where_nothing_stands(seen: Any) -> None:
    """One request more, of its own purpose; what came of it stands beside the evidence."""
    asked, result = driven(check(linked(PAGE)), gone(PAGE), seen(PAGE[:-1]))

    assert [(request.url, request.purpose) for request in asked[1:]] == [(PAGE[:-1], Purpose.REPAIR)]
    assert result.repair is not None
    assert (result.status, result.repair.kind, result.repair.answer.status) == (404, "ending", 200)


@pytest.mark.parametrize("answer", [gone(PAGE, 200), gone(PAGE, 403), gone(PAGE, 500)])
def test_nothing_is_mended_where_something_stands(answer: Evidence) -> None:
    """A page, a refusal, a server in trouble: the address may be right."""
    asked, result = driven(check(linked(PAGE)), answer)
    assert (len(asked), result.repair) == (1, None)


def test_a_repair_that_finds_nothing_is_kept_as_a_guess() -> None:
    """It is likely all the same, and a person may see what is wrong with it."""
    _, result = driven(check(linked(PAGE)), gone(PAGE), gone(PAGE[:-1]))
    assert result.repair is not None
    assert result.repair.answer.status == 404


def test_in_place_of_what_cannot_be_asked_its_repair_is(seen: Any) -> None:
    """The failure stays what it was."""
    evidence = Evidence("http//h.example/x", NOW, Failure(FailureKind.MALFORMED_URL))

    asked, result = driven(unasked(linked("http//h.example/x"), evidence), seen("http://h.example/x"))

    assert [request.url for request in asked] == ["http://h.example/x"]
    assert (result.failure, result.repair is not None) == (evidence.failure, True)


def test_what_cannot_be_asked_nor_mended_costs_nothing() -> None:
    """A telephone number is no damaged address."""
    evidence = Evidence("tel:1", NOW, Failure(FailureKind.UNSUPPORTED_SCHEME))
    assert driven(unasked(linked("tel:1"), evidence)) == ([], evidence)


def test_the_https_twin_of_a_page_is_asked(seen: Any) -> None:
    """And what stands there is kept, to be compared."""
    asked, result = driven(check(linked(HTTP)), seen(HTTP), seen("https://h.example/guide"))

    assert [(request.url, request.purpose) for request in asked[1:]] == [("https://h.example/guide", Purpose.TWIN)]
    assert result.twin is not None
    assert result.twin.status == 200


@pytest.mark.parametrize("url", ["https://h.example/guide", "http://h.example:8080/guide"])
def test_not_every_address_has_a_twin(url: str, seen: Any) -> None:
    """There is https already, or a port of its own says nothing of another."""
    asked, _ = driven(check(linked(url)), seen(url))
    assert len(asked) == 1


def test_nothing_is_asked_for_what_was_redirected_or_failed(seen: Any) -> None:
    """A redirect leads to https where it wants to."""
    for answer in (seen(HTTP, final=HTTP + "/"), gone(HTTP), replace(seen(HTTP), facts=None)):
        assert len(driven(check(linked(HTTP)), answer)[0]) == 1


def test_a_twin_that_was_not_asked_in_this_run_leaves_no_trace(seen: Any) -> None:
    """One link a host and run."""
    unasked_twin = Evidence("https://h.example/guide", NOW, Failure(FailureKind.OVER_BUDGET))
    _, result = driven(check(linked(HTTP)), seen(HTTP), unasked_twin)
    assert result.twin is None


def test_what_is_known_of_the_very_same_page_is_taken_over(seen: Any) -> None:
    """So every link has its turn, one a run."""
    _, first = driven(check(linked(HTTP)), seen(HTTP), seen("https://h.example/guide"))
    kept = Check(first, Judgement(Verdict.OK), "run")

    asked, result = driven(check(linked(HTTP), Past(last=kept, last_good=kept)), seen(HTTP))

    assert (len(asked), result.twin) == (1, first.twin)
