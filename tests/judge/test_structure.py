"""What the structure of a page, its way and the catalogue's title say, where words alone would mislead."""

from collections.abc import Callable

import pytest

from crawler.records import Facts, Judgement, Probe

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]

URL = "https://www.trust.example/resources/toolkit"
SECTION = "https://www.trust.example/resources/"
MADE_UP = "https://www.trust.example/resources/xkqjzv"


@pytest.mark.parametrize("name", ["body", "text", "canonical"])
def test_a_short_page_that_its_maker_calls_an_error_is_one(judged: Judged, seen: Seen, name: str) -> None:
    """Whatever it says: jests have no words in common."""
    facts = seen(
        title="Biscuit ate it",
        words=20,
        text="He was told off.",
        message="He was told off.",
        marks=(f"names-error:{name}",),
    )
    assert judged(facts=facts, titles=()).reason == "soft-404"


def test_a_page_of_some_length_or_with_the_title_is_not(judged: Judged, seen: Seen) -> None:
    """Plugins leave the class of an error on pages of their own; a picture so called may show a car."""
    assert judged(facts=seen(title="Gardens", marks=("names-error:body",)), titles=()).reason is None
    assert judged(facts=seen(words=20, marks=("names-error:body",))).reason is None
    assert judged(facts=seen(title="Bus 404", words=20, marks=("names-error:picture",)), titles=()).reason is None


def test_a_wiki_that_repeats_the_name_of_what_is_missing_is_told(judged: Judged, seen: Seen) -> None:
    """The title is the catalogue's because it is taken from the address."""
    assert judged(facts=seen(words=30, marks=("names-error:text",))).reason == "soft-404"


def test_a_post_behind_a_password_carries_the_title(judged: Judged, seen: Seen) -> None:
    """Unless the page has more to say, as a list of posts with one locked has."""
    marks = ("locked-post", "password-field")
    assert judged(facts=seen(words=20, marks=marks)).reason == "login-required"
    assert judged(facts=seen(words=400, marks=marks)).reason is None


def test_a_form_that_leads_to_a_single_sign_on_is_a_sign_in(judged: Judged, seen: Seen) -> None:
    """It has no words at all."""
    assert judged(facts=seen(title=None, words=0, text="", marks=("sso-form",)), titles=()).reason == "login-required"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Buch nicht gefunden? So suchen Sie im Katalog", 50),
        ("नहीं मिला घर: विस्थापन की कहानियाँ", 50),
        ("Page not found: an exhibition of lost books", 40),
    ],
)
def test_the_catalogue_s_own_title_is_no_error(judged: Judged, seen: Seen, title: str, words: int) -> None:
    """The page is called so."""
    assert judged(facts=seen(title=f"{title} | Meadow", h1=title, words=words), titles=(title,)).reason is None


@pytest.mark.parametrize("title", ["Page not found", "Seite nicht gefunden", "404 - Page not found"])
def test_a_catalogue_s_title_that_is_an_error_shields_nothing(judged: Judged, seen: Seen, title: str) -> None:
    """A catalogue drawn up from dead pages carries their titles."""
    assert judged(facts=seen(title=title, h1=title, words=10, text="")).reason == "soft-404"


def test_two_pages_that_lead_to_each_other_are_a_loop(judged: Judged, seen: Seen) -> None:
    """Once round is no proof, as a cookie may have been set; a page with words is one."""
    other = URL + "/b"
    marks = (f"meta-refresh:{URL}",)
    nothing, something = seen(title=None, words=0, text="", marks=marks), seen(title="Gardens", marks=marks)
    twice, once = ((URL, 200), (other, 200)) * 2, ((URL, 200), (other, 200))
    assert judged(facts=nothing, chain=twice, titles=()).reason == "redirect-loop"
    assert judged(facts=nothing, chain=once, titles=()).reason != "redirect-loop"
    assert judged(facts=something, chain=twice, titles=()).reason != "redirect-loop"


@pytest.mark.parametrize(
    ("end", "title", "text", "reason"),
    [
        (SECTION, "Guides", "All our guides", "soft-404"),
        (SECTION + "?from=/resources/toolkit", "Guides", "All our guides", "same-page-everywhere"),
        ("https://www.trust.example/choose-country", "Hello", "Come in", "same-page-everywhere"),
        ("https://www.trust.example/page", "Are you over 18?", "Yes or no", "blocked"),
        ("https://www.trust.example/portal/splash", "Hello", "Come in", "same-page-everywhere"),
    ],
)
def test_a_redirect_that_drops_the_address_is_no_wall(
    judged: Judged, seen: Seen, end: str, title: str, text: str, reason: str
) -> None:
    """A made-up address is sent there as well; walls carry the address, or are called or read like one."""
    facts = seen(title=title, words=30, text=text, message=text)
    probe = Probe(MADE_UP, 200, end, "cd" * 32)
    assert judged(facts=facts, chain=((URL, 302), (end, 200)), probe=probe).reason == reason
