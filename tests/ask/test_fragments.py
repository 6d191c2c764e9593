"""Which places of a page are looked for."""

from typing import Any

import pytest

from crawler.ask import check
from crawler.ask.fragments import LONGEST, MOST, fragments_of
from crawler.records import Check, Evidence, Judgement, Link, Past, Place, Use, Verdict

PAGE = "https://h.example/reports/annual.html"


def linked(*hrefs: str) -> Link:
    """Return one link that stands in a catalogue in several spellings."""
    return Link(PAGE, PAGE, tuple(Place("c", None, Use(href, PAGE)) for href in hrefs))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("part", "part"),
        ("caf%C3%A9", "caf%C3%A9"),
        ("part:~:text=words", "part"),
        ("topics", "topics"),
        ("L", "L"),
        ("a=b", "a=b"),
    ],
)
def test_a_place_is_looked_for(written: str, wanted: str) -> None:
    """As it was written, the part for the browser aside."""
    assert fragments_of(linked(f"{PAGE}#{written}")) == (wanted,)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "top",
        "TOP",
        "!/part",
        "/part",
        "?x",
        ":~:text=words",
        "L10",
        "L10C2-L20C4",
        "t=30",
        "page=3",
        "a=1&b=2",
        "%21/part",
        "x" * 201,
    ],
)
def test_what_names_no_place_is_not(written: str) -> None:
    """What a browser or a page's script understands is no place of the page."""
    assert len("x" * 201) > LONGEST
    assert fragments_of(linked(f"{PAGE}#{written}")) == ()


def test_the_fragments_of_all_places_are_looked_for_once() -> None:
    """Each once, in order, and not without bound."""
    assert fragments_of(linked(f"{PAGE}#b", PAGE, f"{PAGE}#a", f"{PAGE}#b")) == ("b", "a")
    assert len(fragments_of(linked(*(f"{PAGE}#{number}" for number in range(MOST + 5))))) == MOST


def before(seen: Any, **facts: Any) -> Past:
    """Return a past with one good check, which the host gave a validator for."""
    evidence: Evidence = seen(PAGE, **facts)
    hop = type(evidence.hops[0])(PAGE, 200, headers=(("etag", '"1"'),))
    kept = Check(
        Evidence(PAGE, evidence.asked_at, evidence.outcome, (hop,), evidence.facts), Judgement(Verdict.OK), "run"
    )
    return Past(last=kept, last_good=kept)


def test_a_page_is_asked_for_whole_when_a_place_was_never_looked_for(seen: Any) -> None:
    """A page that has not changed since says nothing of a fragment that the catalogue got since."""
    link = linked(f"{PAGE}#new")

    known, new = (next(check(link, before(seen, **facts))) for facts in ({"no_places": ("new",)}, {"places": ("old",)}))

    assert [request.fragments for request in (known, new)] == [("new",), ("new",)]
    assert known.headers == (("If-None-Match", '"1"'),)
    assert new.headers == ()
