"""Pages told from their body alone: no status, no made-up sibling and no catalogue title helps."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from crawler.inspect.facts import draw
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Answer, Evidence, Fetched, Hop, Link, Place, Use

URL = "https://www.host.example/some/page"
BODIES: dict[str, list[Any]] = yaml.safe_load((Path(__file__).parents[1] / "data" / "bodies.yaml").read_text("utf-8"))


def reason(title: str, heading: str, text: str, times: int = 1) -> str | None:
    """Judge a page that answers 200."""
    said = " ".join([escape(text)] * times)
    page = f"<!doctype html><title>{escape(title)}</title><body><h1>{escape(heading)}</h1><p>{said}</p>".encode()
    hop = Hop(URL, 200, headers=(("content-type", "text/html; charset=utf-8"),))
    evidence = Evidence(URL, datetime(2026, 3, 2, tzinfo=UTC), Answer(200, size=len(page), sha256="ab" * 32), (hop,))
    link = Link(URL, URL, (Place("catalogue", None, Use(URL, URL)),))
    seen = replace(evidence, facts=draw(Fetched(evidence, page)))
    return judge(Case(link, seen, seen.asked_at)).reason


@pytest.mark.parametrize(("name", "title", "heading", "text"), BODIES["not_found"])
def test_a_not_found_page_is_told_by_what_it_says(name: str, title: str, heading: str, text: str) -> None:
    """By title and heading, or by a single message under a word of trouble."""
    assert reason(title, heading, text) == "soft-404", name


@pytest.mark.parametrize(("name", "title", "heading", "text", "times"), BODIES["living"])
def test_a_living_page_is_not_told_by_its_words(name: str, title: str, heading: str, text: str, times: int) -> None:
    """A short page that says of something else that it is gone is a page."""
    assert reason(title, heading, text, times) is None, name


@pytest.mark.parametrize(("name", "title", "heading", "text"), BODIES["untold"])
def test_what_words_alone_do_not_settle_is_left_to_the_sibling(name: str, title: str, heading: str, text: str) -> None:
    """Where the only sign is a sentence below a title of its own, nothing is condemned."""
    assert reason(title, heading, text) is None, name
