"""Statuses: what the server says plainly, and what it only says to programs."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.records import Judgement

Judged = Callable[..., Judgement]

STATUSES = [
    (200, "ok", None),
    (201, "ok", None),
    (203, "ok", None),
    (206, "ok", None),
    (300, "ok", None),
    (304, "broken", "empty-page"),
    (204, "broken", "empty-page"),
    (205, "broken", "empty-page"),
    (302, "broken", "redirect-loop"),
    (400, "broken", "client-error"),
    (401, "unsure", "login-required"),
    (402, "unsure", "payment-required"),
    (403, "unsure", "blocked"),
    (404, "broken", "not-found"),
    (405, "unsure", "blocked"),
    (406, "unsure", "blocked"),
    (407, "unsure", "blocked"),
    (408, "broken", "client-error"),
    (410, "broken", "gone"),
    (418, "broken", "client-error"),
    (429, "unsure", "rate-limited"),
    (451, "unsure", "unavailable-for-legal-reasons"),
    (499, "broken", "client-error"),
    (500, "broken", "server-error"),
    (501, "broken", "server-error"),
    (502, "broken", "server-error"),
    (503, "broken", "server-error"),
    (523, "broken", "server-error"),
    (999, "unsure", "blocked"),
]


@pytest.mark.parametrize(("status", "verdict", "reason"), STATUSES)
def test_a_status_gives_its_verdict(status: int, verdict: str, reason: str | None, judged: Judged) -> None:
    """Each status that occurs has the verdict of the design."""
    judgement = judged(status=status)
    assert (judgement.verdict, judgement.reason) == (verdict, reason)


@pytest.mark.parametrize("status", [status for status, *_ in STATUSES if status >= 400])
def test_an_error_said_to_head_alone_condemns_nothing(status: int, judged: Judged) -> None:
    """A status is believed from GET: servers answer HEAD with 403, 404, 405 and 500 while GET is fine."""
    judgement = judged(status=status, method="HEAD")
    assert (judgement.verdict, judgement.reason) == ("unsure", None)


@pytest.mark.parametrize("retry_after", ["120", "Mon, 02 Mar 2026 10:00:00 GMT"])
def test_unavailable_with_an_announced_end_is_unsure(retry_after: str, judged: Judged) -> None:
    """503 with Retry-After, as seconds or as a date, is a pause and no death."""
    judgement = judged(status=503, headers={"retry-after": retry_after})
    assert (judgement.verdict, judgement.reason) == ("unsure", "temporarily-unavailable")


def test_an_empty_body_to_head_is_no_empty_page(judged: Judged, seen: Callable[..., object]) -> None:
    """HEAD has no body by definition."""
    assert judged(method="HEAD", size=0, facts=seen(kind="empty", title=None, words=0)).verdict == "ok"


@pytest.mark.parametrize(
    ("size", "facts", "reason"),
    [
        (0, {"kind": "empty"}, "empty-page"),
        (39, {}, "empty-page"),
        (60_000, {"version": 3}, "empty-page"),
        (60_000, {"version": 3, "marks": ("embedded",)}, None),
        (900, {"marks": ("frames",)}, None),
        (400, {"marks": ("meta-refresh:/next",)}, None),
        (400, {"title": "A page of pictures"}, None),
        (60_000, {}, None),
        (400, {"words": 3}, None),
    ],
)
def test_an_empty_page_has_nothing_at_all(
    size: int, facts: dict[str, Any], reason: str | None, judged: Judged, seen: Callable[..., object]
) -> None:
    """A page is empty only when there is neither a word nor a title nor anything that could bring one."""
    nothing = {"title": None, "words": 0, "text": ""}
    assert judged(facts=seen(**{**nothing, **facts}), size=size).reason == reason
