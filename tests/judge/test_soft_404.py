"""Not-found pages in disguise, and living pages that look like them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.judge.rule import Case
from crawler.judge.signs.soft404 import is_out_of_question, soft_404_signs
from crawler.judge.signs.weights import THRESHOLD, total
from crawler.records import Facts, Judgement, Probe

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]
Checked = Callable[..., Case]

TITLES = [
    "404 Not Found",
    "Page not found - Example Trust",
    "Page not found | The King\u2019s Fund",
    "Error 404 (Not Found)!!1",
    "Oops! That page can\u2019t be found. \u2013 Example Trust",
    "Sorry, we couldn't find that page",
    "Sorry, this page doesn't exist",
    "Seite nicht gefunden | Beispielverein",
    "Page introuvable - Exemple",
    "Cette page n'existe pas",
    "P\u00e1gina no encontrada",
    "P\u00e1gina n\u00e3o encontrada",
    "Pagina non trovata",
    "Pagina niet gevonden",
    "Sidan hittades inte",
    "Siden ble ikke funnet",
    "Nie znaleziono strony",
    "Str\u00e1nka nenalezena",
    "\u0421\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430",
    "Sayfa bulunamad\u0131",
    "Heb ei ganfod",
    "\u30da\u30fc\u30b8\u304c\u898b\u3064\u304b\u308a\u307e\u305b\u3093",
    "\u627e\u4e0d\u5230\u9801\u9762",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_short_page_whose_title_says_so_is_not_found(title: str, judged: Judged, seen: Seen) -> None:
    """A title that says little else, few words and no trace of the catalogue's title add up."""
    judgement = judged(facts=seen(title=title, words=40))
    assert (judgement.verdict, judgement.reason) == ("broken", "soft-404")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"title": "How to design a 404 page that helps your visitors", "words": 1800}, "an article about 404 pages"),
        ({"title": "404 Ink", "words": 60}, "a publisher called 404, named so in the catalogue"),
        ({"title": "Room 404", "h1": "Room 404", "words": 300}, "a place with a number"),
        (
            {"title": "Field guide 404", "h1": "Field guide 404", "words": 1800},
            "the four hundred and fourth of a series",
        ),
        ({"title": "Boeing 404 manual", "words": 90}, "a thing with a number"),
        ({"title": "Patient Data Guide", "words": 60, "text": "A guide."}, "a short real page"),
        (
            {"title": "Specification", "words": 9000, "text": "This section has been removed. not found " * 9},
            "words in the middle",
        ),
        ({"title": "Page not found", "words": 2500}, "one sign alone on a long text"),
        (
            {"title": "Lost and not found: children of the war and their families", "words": 300},
            "a title with a subject",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_living_page_is_not_condemned(facts: dict[str, object], why: str, judged: Judged, seen: Seen) -> None:
    """None of these has enough signs."""
    assert judged(facts=seen(**facts), titles=(str(facts["title"]),)).verdict == "ok", why


def test_no_sign_alone_condemns(judged: Judged, seen: Seen) -> None:
    """A heading that says so on a page of ordinary length, for a link of no entry, is one sign."""
    assert judged(facts=seen(title="Example Trust", h1="Page not found"), titles=()).verdict == "ok"


def test_a_long_text_speaks_against_it(judged: Judged, seen: Seen) -> None:
    """Title and heading of an article can be about the error; for a link of no entry the length tells."""
    assert judged(facts=seen(title="Page not found", h1="Page not found", words=1200), titles=()).verdict == "ok"


def test_title_and_heading_condemn_a_page_full_of_menus(judged: Judged, seen: Seen) -> None:
    """Not-found pages carry large menus; title and heading together outweigh them."""
    assert judged(facts=seen(title="Page not found", h1="Sorry, page not found", words=650)).reason == "soft-404"


PROBE_URL = "https://www.trust.example/resources/qzkxwvjpltrmnbvc"


SAME, OTHER = ("ab" * 32, "0f" * 8), ("cd" * 32, "f0" * 8)
DEEP = "https://www.trust.example/resources/toolkit"


@pytest.mark.parametrize(
    ("url", "sibling", "marks", "reason"),
    [
        (DEEP, SAME, (), "soft-404"),
        (DEEP, ("ab" * 32, "f0" * 8), (), "soft-404"),
        (DEEP, ("cd" * 32, "0f" * 8), (), "soft-404"),
        (DEEP, OTHER, (), None),
        ("https://www.trust.example/", SAME, (), None),
        ("https://www.trust.example/en/", SAME, (), None),
        (DEEP, SAME, ("script-shell",), "needs-javascript"),
    ],
    ids=["the same", "same bytes", "same words", "another page", "the root", "an entrance", "an application shell"],
)
def test_a_made_up_address_that_shows_the_same_page(
    url: str, sibling: tuple[str, str], marks: tuple[str, ...], reason: str | None, judged: Judged, seen: Seen
) -> None:
    """Equal pages speak for a disguise, but not at an entrance, and not of an application shell."""
    sha256, fingerprint = sibling
    text = "other text " * 40 if sibling is OTHER else "words " * 100
    shown = seen(title="Welcome to the Trust", fingerprint=fingerprint, text=text)
    probe = Probe(PROBE_URL, 200, PROBE_URL, sha256, shown)
    assert judged(url=url, facts=seen(title="Welcome to the Trust", marks=marks), probe=probe).reason == reason


@pytest.mark.parametrize(("text", "reason"), [("soil care", "soft-404"), ("bee keeping", None)])
def test_a_page_that_repeats_its_address(text: str, reason: str | None, judged: Judged, seen: Seen) -> None:
    """A search page for whatever was asked is one page, however its words differ by those of the address."""
    ours = seen(title="Results for toolkit", text="toolkit: 0 results in soil care", fingerprint="f0" * 8)
    theirs = seen(title="Results for abcdefghij", text=f"abcdefghij: 0 results in {text}", fingerprint="0f" * 8)
    probe = Probe("https://www.trust.example/resources/abcdefghij", 200, None, "cd" * 32, theirs)
    assert judged(url=DEEP, facts=ours, probe=probe).reason == reason


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("json", '{"error": "not found", "status": 404}', "soft-404"),
        ("json", '{"status": 404}', "soft-404"),
        ("xml", "NoSuchKey The specified key does not exist.", "soft-404"),
        ("text", "Not found", "soft-404"),
        ("json", '{"results": 404, "found": true}', None),
        ("text", "Nobody lives here", None),
    ],
)
def test_data_that_says_that_nothing_was_found(kind: str, text: str, reason: str | None, judged: Judged) -> None:
    """Interfaces and storage hosts answer 200 with an error in a few words."""
    assert judged(facts=Facts(kind, text=text, words=len(text.split()))).reason == reason


@pytest.mark.parametrize("status", [404, 410, 403, 429, 500, None])
def test_a_probe_that_was_refused_or_honest_says_nothing(status: int | None, judged: Judged, seen: Seen) -> None:
    """Only a made-up address that is answered with success can show the same page."""
    probe = Probe(PROBE_URL, status, PROBE_URL, "ab" * 32, seen(title="Welcome"))
    assert judged(facts=seen(title="Welcome"), probe=probe).verdict == "ok"


def test_a_made_up_address_that_is_redirected_to_the_same_page(judged: Judged, seen: Seen) -> None:
    """Both end at one place: nothing of the address was found."""
    chain = ((DEEP, 302), ("https://www.trust.example/resources/", 200))
    probe = Probe(PROBE_URL, 200, "https://www.trust.example/resources/", None, None)
    assert judged(chain=chain, facts=seen(title="All our resources"), probe=probe).reason == "soft-404"


def test_a_living_page_on_a_host_that_answers_everything(judged: Judged, seen: Seen) -> None:
    """The page carries the catalogue's title, and what the host shows for a made-up address is another."""
    probe = Probe(PROBE_URL, 200, PROBE_URL, "cd" * 32, seen(title="Welcome", fingerprint="f0" * 8))
    assert judged(probe=probe).verdict == "ok"


@pytest.mark.parametrize("end", ["404", "404.html", "not-found", "page-not-found", "error"])
def test_redirects_that_end_at_an_error_address(end: str, judged: Judged, seen: Seen) -> None:
    """The end address is one sign, few words are another."""
    chain = (("https://a.example/report", 302), (f"https://a.example/{end}", 200))
    assert judged(chain=chain, facts=seen(title="A Example", words=50)).reason == "soft-404"


def test_a_page_that_lives_at_such_an_address_is_asked_there(judged: Judged, seen: Seen) -> None:
    """An address that was always called so is no sign."""
    chain = (("http://a.example/404", 302), ("https://a.example/404", 200))
    assert judged(chain=chain, url="http://a.example/404", facts=seen(words=50)).verdict == "ok"


def weights(case: Case) -> dict[str, float]:
    """Return the signs of a case by the beginning of their words."""
    return {sign.words[:30]: sign.weight for sign in soft_404_signs(case)}


def test_what_the_page_was_before_counts(checked: Checked, seen: Seen) -> None:
    """A page that is what it was speaks for itself; one that lost its name and most of its words against."""
    now = seen(title="Page not found", words=60, fingerprint="f0" * 8)

    same = weights(checked(facts=now, before=now))
    other = weights(checked(facts=now, before=seen(title="Guide", words=900, fingerprint="0f" * 8)))

    assert same["it is the page that was found "] == -0.25
    assert other["when it was last good it had a"] == 0.25


def test_the_same_page_at_another_address_is_a_sign(checked: Checked, seen: Seen) -> None:
    """Beside others, never alone."""
    case = checked(facts=seen(title="Page not found", words=60))
    case = replace(case, evidence=replace(case.evidence, shared="https://www.trust.example/other"))
    assert weights(case)["another address of the site sh"] == 0.2


@pytest.mark.parametrize("words", [80, 119, 120, 900])
def test_what_is_out_of_question_could_not_add_up(words: int, checked: Checked, seen: Seen) -> None:
    """A page that carries the catalogue's title passes without being looked through, where even every word against it would not condemn it."""
    page = seen(title="Page not found", h1="Page not found", words=words, marks=("noindex",))
    case = checked(facts=page, titles=("Page not found",))
    assert is_out_of_question(case)
    assert total(soft_404_signs(case)) < THRESHOLD


@pytest.mark.parametrize(
    ("title", "words", "verdict", "reason"),
    [
        ("Ready to come in?", 20, "unsure", "same-page-everywhere"),
        ("Loading the portal", 60, "unsure", "same-page-everywhere"),
        ("Example Trust", 400, "broken", "soft-404"),
        ("Oops!", 20, "broken", "soft-404"),
    ],
)
def test_a_short_page_for_every_address_is_left_open(
    title: str, words: int, verdict: str, reason: str, judged: Judged, seen: Seen
) -> None:
    """It may be a wall; a long one is the site's front page, and a cry of trouble says what it is."""
    probe = Probe(PROBE_URL, 200, None, "ab" * 32)
    judgement = judged(facts=seen(title=title, words=words), probe=probe)
    assert (judgement.verdict, judgement.reason) == (verdict, reason)


def test_it_is_said_plainly_when_only_sameness_decides(judged: Judged, seen: Seen) -> None:
    """The page of a shop does not "say that it was not found"."""
    found = judged(facts=seen(title="Shoes for everybody"), probe=Probe(PROBE_URL, 200, None, "ab" * 32)).findings[0]
    assert found.params["form"] == "everywhere"


def test_an_honest_sibling_speaks_for_a_page_of_some_length(judged: Judged, seen: Seen) -> None:
    """A site that answers made-up addresses with 404 has hardly put its not-found page where a text of 300 words stands."""
    facts = seen(title="Page not found - The Bookseller reviews a novel", words=300)
    assert judged(facts=facts, probe=Probe(PROBE_URL, 404)).reason is None
    assert judged(facts=seen(title="Page not found", words=40), probe=Probe(PROBE_URL, 404)).reason == "soft-404"


@pytest.mark.parametrize(
    "end", ["https://www.trust.example/search?q=toolkit", "https://www.trust.example/suche/?s=toolkit"]
)
def test_a_redirect_to_a_search_is_a_sign(end: str, judged: Judged, seen: Seen) -> None:
    """Together with a made-up address that is sent there too, whatever it is sent to look for."""
    probe = Probe(PROBE_URL, 200, end.replace("toolkit", "qzkx"), "cd" * 32)
    judgement = judged(facts=seen(title="12 results"), chain=((DEEP, 302), (end, 200)), probe=probe)
    assert judgement.reason == "soft-404"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("https://www.trust.example/resources/toolkit", False), ("Understanding Patient Data", True)],
)
def test_an_address_in_place_of_a_title_is_missed_nowhere(
    title: str, checked: Checked, seen: Seen, *, expected: bool
) -> None:
    """Only a title of its own can be missing on the page."""
    signs = soft_404_signs(checked(titles=(title,), facts=seen(title="Page not found", text="", words=20)))
    assert any("catalogue's title" in sign.words for sign in signs) is expected
