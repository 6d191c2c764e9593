"""One matter in words."""

from zoneinfo import ZoneInfo

import pytest

from crawler.records import Finding, LinkStatus, Verdict
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
