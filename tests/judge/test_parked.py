"""Lapsed domains and placeholders, and pages that only use such words."""

from collections.abc import Callable

import pytest

from crawler.records import Facts, Judgement, Probe

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]

HERE = "https://old-project.example/toolkit"
SOLD = ((HERE, 302), ("https://www.hugedomains.com/domain_profile.cfm?d=old-project", 200))
LANDER = ((HERE, 302), ("https://old-project.example/lander", 200))


@pytest.mark.parametrize(
    ("facts", "chain"),
    [
        ({"title": "old-project.example", "words": 5, "marks": ("parking:bodis",)}, None),
        ({"title": None, "words": 0, "marks": ("parking:bodis",)}, None),
        (
            {
                "title": "Old-project.example is for sale",
                "words": 300,
                "marks": ("parking:sedo",),
                "h1": "Buy this domain",
            },
            None,
        ),
        ({"title": "Old Project | HugeDomains", "words": 200}, SOLD),
        ({"title": "old-project.example", "words": 3}, LANDER),
        (
            {
                "title": "Understanding Patient Data - Domain for Sale. Buy It Now!",
                "words": 90,
                "marks": ("parking:dan",),
            },
            None,
        ),
    ],
)
def test_a_parked_domain_is_told_by_more_than_words(
    facts: dict[str, object], chain: object, judged: Judged, seen: Seen
) -> None:
    """Marks, sellers' hosts and landers, together with what the page says, give it away."""
    judgement = judged(url=HERE, facts=seen(**facts), chain=chain)
    assert (judgement.verdict, judgement.reason) == ("broken", "parked-domain")


@pytest.mark.parametrize(
    ("facts", "url"),
    [
        ({"title": "Pubs for sale in Kent", "words": 90}, HERE),
        ({"title": "What to do when your domain has expired", "words": 90}, HERE),
        ({"title": "Buy this domain", "words": 30}, HERE),
        ({"title": "An article on parking scripts", "words": 1500, "marks": ("parking:bodis",)}, HERE),
        ({"title": "Sedo", "words": 500}, "https://sedo.com/about"),
    ],
)
def test_words_alone_never_make_a_domain_parked(facts: dict[str, object], url: str, judged: Judged, seen: Seen) -> None:
    """Many living pages sell things, write about parking, or belong to a seller by right."""
    assert judged(url=url, facts=seen(**facts), titles=()).reason != "parked-domain"


def test_one_page_for_every_address_supports_the_words(judged: Judged, seen: Seen) -> None:
    """A made-up address with the very same bytes is more than words."""
    probe = Probe("https://old-project.example/xqz", 200, None, "ab" * 32)
    facts = seen(title="This domain is for sale", words=30)
    assert judged(url=HERE, facts=facts, probe=probe).reason == "parked-domain"


@pytest.mark.parametrize(
    ("mark", "words", "verdict", "reason"),
    [
        ("placeholder:nginx", 25, "broken", "placeholder-page"),
        ("placeholder:apache", 190, "broken", "placeholder-page"),
        ("placeholder:hosting-suspended", 20, "broken", "placeholder-page"),
        ("placeholder:coming-soon", 10, "broken", "placeholder-page"),
        ("placeholder:maintenance", 30, "unsure", "temporarily-unavailable"),
        ("placeholder:nginx", 1500, "ok", None),
        ("placeholder:maintenance", 1500, "ok", None),
    ],
)
def test_a_placeholder_is_a_short_page_with_its_mark(
    mark: str, words: int, verdict: str, reason: str | None, judged: Judged, seen: Seen
) -> None:
    """The same mark on a long page is a page about placeholders; maintenance passes."""
    judgement = judged(facts=seen(title="Welcome!", words=words, marks=(mark,)), titles=())
    assert (judgement.verdict, judgement.reason) == (verdict, reason)
