"""What was read of a catalogue, for the terminal."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.records import Entry, Report, Use
from crawler.report.listing import LISTINGS, render_catalogue


def test_the_listing_is_as_reviewed(sample: Report, golden: Callable[[str, str], None]) -> None:
    """The terminal's listing is the reviewed golden file."""
    golden("catalogue.txt", "".join(render_catalogue(sample.catalogues, sample.entries, "text")))


def test_everything_known_of_an_entry_is_shown(sample: Report) -> None:
    """Authors, publishers, year, kind, language, and a link that cannot be checked with its reason."""
    entry = Entry(
        "e", "cat", "Radical Efficiency", ("Wider",), "", ("Sarah Gillinson", "Matthew Horne"), ("NESTA",), 2010, "report",
        links=(Use("../x.pdf", None, fault="relative-without-base"),),
    )  # fmt: skip
    entry = replace(entry, language="cy")
    text = "".join(render_catalogue([replace(sample.catalogues[0], contact=None)], [entry], "text", width=200))
    assert "no contact named" in text
    assert "Sarah Gillinson and Matthew Horne · NESTA · 2010 · report · in Welsh" in text
    assert "../x.pdf (not asked: nothing says what this address is relative to)" in text


def test_links_of_no_entry_are_shown_with_their_catalogue(sample: Report) -> None:
    """A link in an introduction is not lost."""
    summary = replace(sample.catalogues[0], links=(Use("/more", "https://example.org/more"),))
    assert "in no entry: https://example.org/more" in "".join(render_catalogue([summary], [], "text"))


@pytest.mark.parametrize("name", LISTINGS)
def test_an_empty_catalogue_is_listed(name: str) -> None:
    """Nothing read is still an answer for a machine, and silence for a person."""
    assert bool("".join(render_catalogue([], [], name))) is (name == "json")


def test_the_share_of_links_in_entries_is_told_with_those_that_are_not(sample: Report) -> None:
    """A maintainer sees what was left out, a few of many; JSON has all, and the line of each entry."""
    around = tuple(f"https://example.org/menu/{number}" for number in range(12))
    summary = replace(sample.catalogues[0], links=(), left_out=around)
    entry = Entry("e", "cat", "Bees", links=(Use("/b", "https://example.org/b"),), line=7)
    text = "".join(render_catalogue([summary], [entry], "text", width=200))
    assert "1 of 13 links in entries (7 %)" in text
    assert "around the list: https://example.org/menu/0" in text
    assert "and 4 more around the list" in text
    document = json.loads("".join(render_catalogue([summary], [entry], "json")))
    assert document["catalogues"][0]["left_out"] == list(around)
    assert document["entries"][0]["line"] == 7


def test_an_entry_that_holds_most_of_the_links_is_named(sample: Report) -> None:
    """It may be a list that was read as one; every link is in an entry then, too."""
    uses = tuple(Use(f"/{number}", f"https://example.org/{number}") for number in range(4))
    entries = [Entry("e", "cat", "Länkar", links=uses[:3]), Entry("f", "cat", "Bees", links=uses[3:])]
    told = "3 of them in one entry: Länkar"
    assert told in "".join(render_catalogue(sample.catalogues[:1], entries, "text", width=200))
    assert told not in "".join(render_catalogue(sample.catalogues[:1], entries[1:], "text", width=200))


def test_lines_that_fit_are_those_that_were_broken_to_fit(sample: Report) -> None:
    """Whatever the script, and wherever the end of the line lies."""
    titles = ("Bees", "養蜂の手引き " * 3, "मधुमक्खी पालन", "🐝 Bees and 👩‍🌾", "A long title of many words " * 4)
    entries = [
        Entry(f"e{n}", "cat", title, ("Wax",), links=(Use("/b", "https://example.org/b"),))
        for n, title in enumerate(titles)
    ]
    for width in (30, 34, 120):
        plain = "".join(render_catalogue([], entries, "text", width=width))
        coloured = "".join(render_catalogue([], entries, "text", width=width, colour=True))
        assert plain == re.sub(r"\x1b\[[\d;]*m", "", coloured)


def test_files_that_hold_no_entry_are_named(sample: Report) -> None:
    """A few of many for a person, all of them for a machine."""
    names = tuple(f"picture-{number}.png" for number in range(12))
    summary = replace(sample.catalogues[0], passed_over=names)
    text = "".join(render_catalogue([summary], [], "text", width=200))
    assert "passed over, no entry in it: picture-7.png" in text
    assert "picture-8.png" not in text
    assert "and 4 more files were passed over; --format json has all" in text
    document = json.loads("".join(render_catalogue([summary], [], "json")))
    assert document["catalogues"][0]["passed_over"] == list(names)
