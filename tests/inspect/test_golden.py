"""The facts of pages of many makes, drawn once and kept: they change only together with VERSION."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from crawler.inspect.facts import VERSION, draw
from crawler.records import Details, Fetched

PAGES = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_the_facts_of_a_page_stay_the_same(page: dict[str, Any], fetched: Callable[..., Fetched]) -> None:
    """A faster way to the facts finds the same ones; where they are meant to differ, `VERSION` rises and the file is drawn anew."""
    facts = draw(fetched(page["markup"].encode(), "text/html; charset=utf-8"))
    assert VERSION == 17
    assert page["facts"] == {
        "titles": [[title.source, title.text] for title in facts.titles],
        "headings": list(facts.headings),
        "text": facts.text,
        "words": facts.words,
        "prose": facts.prose,
        "message": facts.message,
        "fingerprint": facts.fingerprint,
        "sketch": facts.sketch,
        "marks": list(facts.marks),
        "language": facts.language,
        "details": told(facts.details),
    }


def told(details: Details | None) -> dict[str, Any] | None:
    """Return what details hold as JSON has it, without what was not said."""
    return details and {
        name: list(part) if isinstance(part, tuple) else part for name, part in asdict(details).items() if part
    }


def test_the_table_of_fingerprints_belongs_to_a_version() -> None:
    """Facts of a page that has not changed are kept: another table is not asked of it until `VERSION` rises."""
    table = (files("crawler.inspect") / "fingerprints.toml").read_bytes()
    assert (VERSION, hashlib.sha256(table).hexdigest()[:16]) == (17, "4ae77e45a30ea62c")
