"""One matter in words."""

from zoneinfo import ZoneInfo

import pytest

from crawler.records import Finding, LinkStatus, State, Verdict
from crawler.report.groups import Kind, Matter
from crawler.report.together import describe
from crawler.report.words import Clock

ASKED, ENDED = "https://example.org/report", "https://example.org/login?next=/report"


@pytest.mark.parametrize(
    ("kind", "rule", "params", "shown"),
    [
        (Kind.MOVED, "moved-permanently", {"to": ENDED}, ENDED),
        (Kind.MOVED, "moved-permanently", {"to": "javascript:alert(1)"}, ENDED),
        (Kind.MOVED, "moved-permanently", {}, ENDED),
        (Kind.UNSURE, "login-required", {"to": ENDED}, None),
        (Kind.BROKEN, "redirected-home", {"to": "https://example.org/"}, None),
        (Kind.TITLE, "title-drift", {}, None),
    ],
)
def test_only_what_moved_has_a_new_address(kind: Kind, rule: str, params: dict[str, str], shown: str | None) -> None:
    """A sign-in page or a home page at the end of a redirect is no address for the catalogue."""
    link = LinkStatus(ASKED, verdict=Verdict.OK, reason=rule, final_url=ENDED)
    item = describe(Matter(kind, link, findings=(Finding(rule, ASKED, params=params),)), Clock(ZoneInfo("UTC")))

    assert item.new_target == shown


def test_an_address_that_a_person_gave_stays_known_after_their_word_has_ended() -> None:
    """Four weeks later the catalogue still has the old one: to search the site again would be work done twice."""
    link = LinkStatus(ASKED, verdict=Verdict.BROKEN, reason="not-found", state=State.BROKEN)
    given = {"who": "Olivia", "why": "New address: https://example.org/moved seen there", "form": "time"}
    findings = (Finding("not-found", ASKED), Finding("decision-ended", ASKED, params=given))
    item = describe(Matter(Kind.BROKEN, link, findings=findings), Clock(ZoneInfo("UTC")))

    assert item.new_target == "https://example.org/moved"
    assert item.advice == "Put the new address into the catalogue."


def test_an_address_that_goes_on_stays_in_the_sentence() -> None:
    """Only the very address that stands in a line of its own is left out."""
    link = LinkStatus(ASKED, verdict=Verdict.OK, reason="moved-permanently", final_url="https://b.example/elsewhere")
    moved = Finding("moved-permanently", ASKED, params={"to": "https://b.example/elsewhere"})
    given = {"who": "Olivia", "why": "New address: https://b.example/", "form": "time"}
    findings = (moved, Finding("decision-ended", ASKED, params=given))
    item = describe(Matter(Kind.BROKEN, link, findings=findings), Clock(ZoneInfo("UTC")))

    assert "https://b.example/elsewhere" in item.reason
