"""Pages told from their body alone: no status, no made-up sibling and no catalogue title helps."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

from crawler.inspect.facts import draw
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Answer, Evidence, Fetched, Hop, Link, Place, Use
from tests.rows import rows
from tests.tables import table

URL = "https://www.host.example/reports/thing.html"
BODIES: dict[str, list[Any]] = table("bodies.yaml")
PAGES: dict[str, dict[str, str]] = table("pages.yaml")
TURNED_AWAY = {"challenge", "blocked", "rate-limited"}
LAPSED = {"parked-domain", "placeholder-page"}
COOKIES = '<div id="cookie-banner"><p>We use cookies to make this site work and to see how it is used.</p><button>Accept all</button></div>'
FOOT = '<div class="foot"><p>Registered charity 1234567. Company limited by guarantee. © 2026 Meadow Trust. All rights reserved.</p></div>'
MENU = "".join(f'<li><a href="/{number}">Guidance and reports on research {number}</a></li>' for number in range(200))
FURNISHED = '<!doctype html><title>{title} | Meadow Trust</title><body>{cookies}<div class="top"><a href="/">Meadow Trust</a><ul>{menu}</ul></div>{page}{foot}'
PLAIN = "<!doctype html><title>{title}</title><body>{page}"


def reason(page: str) -> str | None:
    """Judge a page that answers 200."""
    body = page.encode()
    hop = Hop(URL, 200, headers=(("content-type", "text/html; charset=utf-8"),))
    evidence = Evidence(URL, datetime(2026, 3, 2, tzinfo=UTC), Answer(200, size=len(body), sha256="ab" * 32), (hop,))
    link = Link(URL, URL, (Place("catalogue", None, Use(URL, URL)),))
    seen = replace(evidence, facts=draw(Fetched(evidence, body)))
    return judge(Case(link, seen, seen.asked_at)).reason


def page_of(title: str, heading: str, text: str, layout: str = PLAIN) -> str:
    """Write a page of a title, a heading and a text."""
    said = f"<h1>{escape(heading)}</h1><p>{escape(text)}</p>"
    return layout.format(title=escape(title), page=said, cookies=COOKIES, menu=MENU, foot=FOOT)


@rows(("name", "title", "heading", "text"), BODIES["not_found"])
def test_a_not_found_page_is_told_by_what_it_says(name: str, title: str, heading: str, text: str) -> None:
    """By title and heading, or by a single message under a word of trouble."""
    assert reason(page_of(title, heading, text)) == "soft-404", name


@rows(("name", "title", "heading", "text"), BODIES["not_found"])
def test_the_furniture_of_a_site_does_not_hide_it(name: str, title: str, heading: str, text: str) -> None:
    """Eight hundred words of menus and a cookie notice are no words of the page. Servers' own pages, which have none, may stay untold in it."""
    if name not in {"express", "spring", "pl2", "blogger"}:
        assert reason(page_of(title, heading, text, FURNISHED)) == "soft-404", name


@rows(("language", "wording"), BODIES["wordings"])
def test_a_page_is_told_by_its_clause_in_many_languages(language: str, wording: str) -> None:
    """Two hundred wordings of sixty languages, as title before the site's name and as heading."""
    assert reason(page_of(f"{wording} - Example", wording, "", FURNISHED)) == "soft-404", language


@rows(("heading", "text"), BODIES["jests"])
def test_a_jest_is_told_by_the_sentence_below(heading: str, text: str) -> None:
    """The title is the site's name; the heading says nothing of pages."""
    assert reason(page_of("Meadow Trust", heading, text)) == "soft-404"


@rows(("name", "title", "heading", "text", "times"), BODIES["living"])
@rows("layout", [PLAIN, FURNISHED], ids=["plain", "furnished"])
def test_a_living_page_is_not_told_by_its_words(
    name: str, title: str, heading: str, text: str, times: int, layout: str
) -> None:
    """A short page that says of something else that it is gone is a page."""
    assert reason(page_of(title, heading, " ".join([text] * times), layout)) is None, name


@rows(("name", "title", "heading", "text"), BODIES["untold"])
def test_what_words_alone_do_not_settle_is_left_to_the_sibling(name: str, title: str, heading: str, text: str) -> None:
    """Where the only sign is a sentence below a title of its own, nothing is condemned."""
    assert reason(page_of(title, heading, text)) is None, name


@rows("name", PAGES["login"])
def test_a_sign_in_page_is_told(name: str) -> None:
    """In twenty languages, by its form and what it calls itself."""
    assert reason(PAGES["login"][name]) == "login-required"


@rows(("language", "wording"), BODIES["sign_in"])
def test_a_sign_in_page_is_told_within_its_site(language: str, wording: str) -> None:
    """By its form and its heading, in many languages; the site's furniture says more than the page."""
    form = "<form><input name=user><input type=password name=word><button>OK</button></form>" + f"<p>{FOOT}{FOOT}</p>"
    page = page_of(f"{wording} - Example", wording, "", FURNISHED).replace(
        '<div class="foot">', form + '<div class="foot">', 1
    )
    assert reason(page) == "login-required", language


@rows("name", PAGES["blocked"])
def test_a_page_that_turns_visitors_away_is_told(name: str) -> None:
    """By its maker's mark, or by what it says."""
    assert reason(PAGES["blocked"][name]) in TURNED_AWAY


@rows(("language", "wording", "text"), BODIES["refusals"])
def test_a_refusal_is_told_in_many_languages(language: str, wording: str, text: str) -> None:
    """By what is denied and that it is, or by what is to be proved."""
    assert reason(page_of(wording, wording, text)) in TURNED_AWAY, language


@rows("name", PAGES["parked"])
def test_a_page_in_place_of_a_lapsed_site_is_told(name: str) -> None:
    """Landers and registrars' pages."""
    assert reason(PAGES["parked"][name]) in LAPSED


@rows("name", PAGES["living"])
def test_a_living_page_with_their_words_or_forms_is_a_page(name: str) -> None:
    """Articles, films, shops, and a library's opening hours beside a sign-in box; a shell of scripts is at most unsure."""
    assert reason(PAGES["living"][name]) in {None, "needs-javascript"}


@rows(("title", "heading", "text"), BODIES["lapsed"])
def test_a_page_in_place_of_a_site_is_told_by_its_sentence(title: str, heading: str, text: str) -> None:
    """For sale, taken, lapsed, stopped, or still to be built: what is spoken of, and what is said of it, in many languages."""
    assert reason(page_of(title, heading, text)) in LAPSED


@rows(("title", "heading", "text"), BODIES["barriers"])
@rows("layout", [PLAIN, FURNISHED], ids=["plain", "furnished"])
def test_a_barrier_is_told_by_its_sentence(title: str, heading: str, text: str, layout: str) -> None:
    """Robots, odd traffic, too many requests, other countries: by heading, or by a sentence under a heading that says nothing."""
    assert reason(page_of(title, heading, text, layout)) in TURNED_AWAY


@rows(("title", "heading", "text"), BODIES["entrances"])
@rows("layout", [PLAIN, FURNISHED], ids=["plain", "furnished"])
def test_a_page_that_wants_a_sign_in_needs_no_form(title: str, heading: str, text: str, layout: str) -> None:
    """For members, or with a choice of ways to say who one is."""
    assert reason(page_of(title, heading, text, layout)) == "login-required"


@rows(("title", "heading", "text"), BODIES["missing"])
def test_a_notice_is_told_by_its_sentence(title: str, heading: str, text: str) -> None:
    """Below a cry, or the heading under which forums say everything."""
    assert reason(page_of(title, heading, text)) == "soft-404"


@rows(("title", "heading", "text"), BODIES["living_twice"])
@rows("layout", [PLAIN, FURNISHED], ids=["plain", "furnished"])
def test_a_living_page_of_a_sentence_is_none_of_these(title: str, heading: str, text: str, layout: str) -> None:
    """Estates, novels, shops and building sites use the words of lapsed domains; pages for members and robots those of walls."""
    assert reason(page_of(title, heading, text, layout)) is None
