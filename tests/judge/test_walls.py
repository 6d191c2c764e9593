"""What stands before a page: challenges, refusals, sign-in pages; never called broken, never seen on a healthy page."""

from collections.abc import Callable

import pytest

from crawler.records import Facts, Judgement

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]
Spoken = Callable[..., list[str]]

WALLS = [
    (403, {"cf-mitigated": "challenge"}, {}, "challenge"),
    (200, {"cf-mitigated": "challenge"}, {"words": 900}, "challenge"),
    (202, {"x-amzn-waf-action": "challenge"}, {"title": None, "words": 0}, "challenge"),
    (405, {"x-amzn-waf-action": "captcha"}, {}, "challenge"),
    (403, {}, {"title": "Just a moment...", "words": 12}, "challenge"),
    (403, {}, {"title": "x", "words": 300, "marks": ("challenge:datadome",)}, "challenge"),
    (200, {}, {"title": "Making sure you're not a bot!", "words": 60, "marks": ("challenge:anubis",)}, "challenge"),
    (200, {}, {"title": "Are you a robot?", "words": 30, "marks": ("captcha:recaptcha",)}, "challenge"),
    (503, {}, {"title": "DDoS-Guard", "words": 20}, "challenge"),
    (403, {"server": "AkamaiGHost"}, {"title": "Access Denied", "words": 20}, "blocked"),
    (200, {}, {"title": "Request unsuccessful", "words": 9}, "blocked"),
    (
        200,
        {},
        {
            "title": "Access denied",
            "words": 30,
            "text": "Access denied. The administrator restricts who comes here, and why.",
        },
        "blocked",
    ),
    (200, {}, {"title": "Not available in your country", "words": 30}, "blocked"),
    (200, {}, {"title": "Too Many Requests", "words": 9}, "rate-limited"),
    (200, {}, {"title": "App", "words": 2, "marks": ("script-shell",)}, "needs-javascript"),
]


@pytest.mark.parametrize(("status", "headers", "facts", "reason"), WALLS)
def test_a_wall_is_unsure(
    status: int, headers: dict[str, str], facts: dict[str, object], reason: str, judged: Judged, seen: Seen
) -> None:
    """The page behind was not seen, so nothing is said of it; its title is not compared either."""
    judgement = judged(status=status, headers=headers, facts=seen(**{"title": "Wall", **facts}))
    assert (judgement.verdict, judgement.reason, judgement.title) == ("unsure", reason, "unknown")


@pytest.mark.parametrize(
    ("headers", "facts"),
    [
        ({"server": "cloudflare", "cf-ray": "8a"}, {}),
        ({"content-security-policy": "script-src challenges.cloudflare.com recaptcha.net"}, {}),
        ({}, {"marks": ("challenge:cloudflare",), "words": 800}),
        ({}, {"marks": ("captcha:recaptcha",), "words": 90}),
        ({}, {"title": "Just a moment in time: a history of the minute", "words": 900}),
        ({}, {"marks": ("script-shell",), "words": 3}),
        ({}, {"title": "Access denied: barriers to care", "words": 2000}),
    ],
)
def test_a_healthy_page_with_the_same_marks_is_fine(
    headers: dict[str, str], facts: dict[str, object], judged: Judged, seen: Seen
) -> None:
    """The scripts of defences stand on healthy pages; a shell whose title is the right one is the right page."""
    titles = (str(facts.get("title", "Understanding Patient Data")),)
    assert judged(headers=headers, facts=seen(**facts), titles=titles).verdict == "ok"


CONSENT = (("https://a.example/report", 302), ("https://consent.a.example/collect?back=%2Freport", 200))


@pytest.mark.parametrize(
    ("chain", "facts", "reason"),
    [
        (CONSENT, {"title": "Before you continue", "words": 20}, "blocked"),
        (CONSENT, {"title": "We value your privacy", "words": 40}, "blocked"),
        (CONSENT, {"title": "Before you continue to farm: a primer", "words": 400}, None),
        (None, {"title": "Cookie settings", "words": 40}, "blocked"),
        ((("https://a.example/cookie-settings", 200),), {"title": "Cookie settings", "words": 40}, None),
        (None, {"title": "Patient data today", "headings": ("Cookie settings",), "words": 40}, None),
    ],
    ids=["a wall", "another", "a long page", "in place of the page", "an address of that name", "a banner"],
)
def test_a_page_that_wants_consent_first(
    chain: object, facts: dict[str, object], reason: str | None, judged: Judged, seen: Seen
) -> None:
    """With next to nothing on it, it hides the page; a banner, a long page, or a page that is catalogued for it does not."""
    assert judged(chain=chain, facts=seen(**facts)).reason == reason


@pytest.mark.parametrize("status", [404, 410])
def test_a_404_outranks_the_scripts_of_a_defence(status: int, judged: Judged, seen: Seen) -> None:
    """Defences put their scripts on not-found pages too."""
    facts = seen(title="Not found", words=10, marks=("challenge:cloudflare",))
    assert judged(status=status, facts=facts).verdict == "broken"


SSO = (("https://a.example/report", 302), ("https://login.a.example/sso?back=%2Freport", 200))
INSIDE = (("https://a.example/report.pdf", 302), ("https://a.example/account/login/", 200))
FORM = ("login-form", "password-field")


@pytest.mark.parametrize(
    ("chain", "facts"),
    [
        (SSO, {"title": "Sign in", "words": 30, "marks": FORM}),
        (SSO, {"title": "Example ID", "words": 4, "marks": ("script-shell",)}),
        (INSIDE, {"title": "Log in to your account", "words": 130, "marks": FORM}),
        (None, {"title": "Sign in - Example", "words": 60, "marks": FORM}),
        (None, {"title": "Anmelden", "words": 100, "marks": FORM}),
        (None, {"title": "Members", "words": 30, "marks": ("password-field",)}),
    ],
)
def test_a_sign_in_page_in_place_of_the_resource(
    chain: object, facts: dict[str, object], judged: Judged, seen: Seen
) -> None:
    """By its address, its form and its words, none of which condemns."""
    judgement = judged(chain=chain, facts=seen(**facts))
    assert (judgement.verdict, judgement.reason) == ("unsure", "login-required")


@pytest.mark.parametrize(
    ("title", "marks", "expected"),
    [
        ("Sign in", FORM, ["login-required"]),
        ("News", (), ["title-drift"]),
        ("Understanding Newts", (), ["title-drift"]),
    ],
)
def test_a_sign_in_page_is_no_other_title(
    title: str, marks: tuple[str, ...], expected: list[str], spoken: Spoken, seen: Seen
) -> None:
    """That it was not seen is told, and not that it calls itself otherwise; the title of another generic page is told."""
    facts = seen(title=title, h1=title, words=60, marks=marks)
    told = spoken(facts=facts, titles=("Understanding Patient Data: a handbook for nurses",))
    assert [rule for rule in told if rule in ("login-required", "title-drift")] == expected


@pytest.mark.parametrize(
    ("url", "facts"),
    [
        ("https://a.example/report", {"words": 700, "marks": FORM}),
        ("https://a.example/report", {"words": 100, "marks": FORM}),
        ("https://a.example/report", {"title": "Log in - Example", "words": 700, "marks": FORM}),
        ("https://a.example/login", {"title": "Sign in", "words": 30, "marks": FORM}),
        ("https://a.example/blogs/signing-in-deaf-schools", {"title": "Signing in schools", "words": 90}),
    ],
    ids=[
        "a box in the header",
        "a short page with the right title",
        "a long page under such a title",
        "a catalogued sign-in page",
        "another signing",
    ],
)
def test_a_page_with_a_sign_in_box_is_a_page(url: str, facts: dict[str, object], judged: Judged, seen: Seen) -> None:
    """Only a sign-in in the resource's place counts."""
    assert judged(url=url, facts=seen(**facts)).verdict == "ok"
