"""Domains in other hands: what must be told, and what must not."""

from collections.abc import Callable

import pytest

from crawler.records import Facts, Judgement, Probe

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]
CASINO = {
    "title": "Best Online Casinos 2026 - Free Spins",
    "h1": "Play slots online",
    "words": 900,
    "text": "Lucky wheels and bonus rounds. " * 60,
}


@pytest.mark.parametrize(
    "facts",
    [
        CASINO,
        {**CASINO, "title": "Situs judi online slot gacor", "h1": None},
        {**CASINO, "title": "Онлайн казино без депозита", "h1": None},
        {
            "title": "Quick cash loans for everybody",
            "words": 300,
            "text": "payday loans, instant loans and bad credit loans " * 20,
        },
    ],
)
def test_a_casino_in_place_of_the_charity_is_told(facts: dict[str, object], judged: Judged, seen: Seen) -> None:
    """It advertises, and no word of the catalogue's title is left."""
    judgement = judged(facts=seen(**facts))
    assert (judgement.verdict, judgement.reason) == ("broken", "hijacked-domain")


def test_what_the_page_was_counts(judged: Judged, seen: Seen) -> None:
    """A link of no entry: the page bore another title and another text when it was last good."""
    now = seen(**{**CASINO, "fingerprint": "ff" * 8})
    assert judged(facts=now, titles=()).verdict == "ok"
    assert (
        judged(facts=now, titles=(), before=seen(title="Befriending", fingerprint="00" * 8)).reason == "hijacked-domain"
    )


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("Gambling harms: an evidence review", {"title": "Online casinos and harm: an evidence review", "words": 900}),
        ("Best online casinos", CASINO),
        ("Casino Royale: reading notes", {"title": "Casino Royale", "words": 300}),
        ("Payday lending in Glasgow", {"title": "Payday loans in Glasgow: what people told us", "words": 700}),
        (
            "Escort vehicles for abnormal loads",
            {"title": "Escorts for abnormal loads", "words": 200, "text": "vehicles abnormal loads"},
        ),
        ("Understanding Patient Data", {"title": "Understanding Patient Data", "h1": "Free spins", "words": 300}),
    ],
)
def test_what_the_catalogue_speaks_of_too_is_no_sign(
    title: str, facts: dict[str, object], judged: Judged, seen: Seen
) -> None:
    """Research, advice and films; and a page with one advertisement that still carries its title."""
    assert judged(facts=seen(**facts), titles=(title,)).reason != "hijacked-domain"


def test_a_made_up_address_under_the_same_title_is_a_sign(judged: Judged, seen: Seen) -> None:
    """One word of the old title is left by chance; the rest of the signs make up for it."""
    facts = seen(**{**CASINO, "text": "understanding your odds: free spins, slots online, sports betting sites"})
    probe = Probe("https://www.trust.example/resources/made-up", 200, None, "cd" * 32, seen(**CASINO))
    assert judged(facts=facts, probe=probe).reason in {"hijacked-domain", "soft-404"}
