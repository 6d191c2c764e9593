"""The quality of entries and catalogues."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.quality import WEIGHTS, Qualities, listed_again, of_catalogues, unchecked, weighed
from crawler.records import (
    PARTS,
    Answers,
    Download,
    Entry,
    Finding,
    LinkStatus,
    TitleMatch,
    Use,
    Verdict,
    Weighable,
)

URL = "https://site.example/a"
PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def _entry(name: str = "a", **given: object) -> Entry:
    return Entry(**({"id": name, "catalogue": "first", "title": "A", "links": (Use(URL, URL),)} | given))  # type: ignore[arg-type]


def _link(*entries: str, verdict: Verdict = Verdict.OK, match: TitleMatch = TitleMatch.SAME) -> LinkStatus:
    return LinkStatus(URL, entries, verdict, title=match, titles=dict.fromkeys(entries, match))


def test_the_page_has_the_weights() -> None:
    """docs/quality.md and the code agree, part by part."""
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", PAGE.read_text("utf-8"), re.MULTILINE)

    assert {part: int(weight) for part, weight in rows} == WEIGHTS
    assert (tuple(WEIGHTS), sum(WEIGHTS.values())) == (PARTS, 100)


@pytest.mark.parametrize(
    ("given_", "figure"), [({"year": 2020}, 100), ({}, 88), ({"year": 2020, "description": ""}, 88)]
)
def test_an_entry_as_the_page_reckons(given_: dict[str, object], figure: int) -> None:
    """The example of docs/quality.md."""
    known = Qualities()
    known.see(_link("a"))

    assert known.of(_entry(**({"description": "Of much use."} | given_))).figure == figure


@pytest.mark.parametrize(
    ("link", "part", "value"),
    [
        (_link("a", verdict=Verdict.MOVED), "works", 1.0),
        (_link("a", verdict=Verdict.BROKEN, match=TitleMatch.UNKNOWN), "works", 0.0),
        (_link("a", verdict=Verdict.UNSURE), "works", None),
        (_link("a", match=TitleMatch.DRIFTED), "title", 0.0),
        (_link("a", match=TitleMatch.UNKNOWN), "title", None),
        (LinkStatus(URL, ("a",), Verdict.OK, download=Download.GOOD, titles={"a": TitleMatch.SAME}), "download", 1.0),
        (_link("a"), "download", None),
        (_link("another"), "works", None),
    ],
)
def test_parts_say_what_is_known(link: LinkStatus, part: str, value: float | None) -> None:
    """What is unknown is neither good nor bad."""
    known = Qualities()
    known.see(link)

    assert known.of(_entry()).parts[part] == value


def test_an_entry_without_a_link_or_listed_again_has_less() -> None:
    """Nothing works where nothing leads on."""
    known = Qualities()
    known.see(Finding("duplicate-entry", entry="a"))
    found = known.of(_entry(links=()))

    assert (found.parts["works"], found.parts["unique"], found.figure) == (0.0, 0.0, 0)


def test_a_catalogue_is_the_mean_of_its_entries() -> None:
    """Of a part, the mean over those of which it is known; of several main links, the mean of each part."""
    good, bad = (Answers(verdict, Download.NONE, TitleMatch.SAME) for verdict in (Verdict.OK, Verdict.BROKEN))
    entries = [
        Weighable("first", "a", "A", "Of much use.", 2020, (Use(URL, URL),), (good,)),
        Weighable("first", "b", "B", "", None, (), ()),
        Weighable("second", "c", "C", "c!", None, (Use(URL, URL),), (good, bad, good)),
    ]
    found = of_catalogues(entries, listed_again([Finding("duplicate-entry", entry="c")]))

    assert (found["first"].figure, found["first"].entries) == (round((100 + round(100 * 15 / 65)) / 2), 2)
    assert [found["first"].parts[part] for part in PARTS] == [0.5, None, 1.0, 0.5, 0.5, 1.0]
    assert [found["second"].parts[part] for part in PARTS] == [pytest.approx(2 / 3), None, 1.0, 0.0, 0.0, 0.0]


def test_a_catalogue_alone_says_little_of_an_entry() -> None:
    """Described and dated; whether it is unique is not known."""
    assert unchecked(_entry(year=2020)).parts == {**dict.fromkeys(PARTS), "described": 0.0, "dated": 1.0}


@given(st.tuples(*(st.none() | st.floats(0, 1) for _ in PARTS)))
def test_a_figure_lies_between_its_parts(parts: tuple[float | None, ...]) -> None:
    """From 0 to 100, and none where nothing is known."""
    known = [value for value in parts if value is not None]
    figure = weighed(parts).figure

    assert (figure is None) == (not known)
    assert figure is None or round(100 * min(known)) - 1 <= figure <= round(100 * max(known)) + 1
