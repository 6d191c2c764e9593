"""Which links are asked for in parts."""

from dataclasses import replace
from typing import Any

import pytest

from crawler.ask.promise import SMALL, worth_parts
from crawler.records import Answer, Check, Judgement, Link, Past, Place, Use, Verdict


def link(href: str, text: str = "") -> Link:
    """Make a link with the words people click on."""
    return Link(href, href, (Place("c", "e", Use(href, href, text=text)),))


@pytest.mark.parametrize(
    ("href", "text", "expected"),
    [
        ("https://h.example/report.pdf", "", True),
        ("https://h.example/Report.PDF?download=1", "", True),
        ("https://h.example/talk.mp4", "", True),
        ("https://h.example/download/12", "Annual report (PDF, 2 MB)", True),
        ("https://h.example/report.html", "", False),
        ("https://h.example/letter.doc", "", False),
        ("https://h.example/all.tar.gz", "", False),
        ("https://h.example/pdf/12", "Annual report", False),
        ("https://h.example", "", False),
    ],
)
def test_an_address_or_words_promise_a_file(href: str, text: str, *, expected: bool) -> None:
    """Only of kinds that say at their ends whether they are whole."""
    assert worth_parts(link(href, text), Past()) is expected


@pytest.mark.parametrize(
    ("kind", "size", "verdict", "expected"),
    [
        ("pdf", SMALL + 1, Verdict.OK, True),
        ("pdf", SMALL + 1, Verdict.MOVED, True),
        ("pdf", SMALL, Verdict.OK, False),
        ("doc", SMALL + 1, Verdict.OK, False),
        ("html", SMALL + 1, Verdict.OK, False),
        ("pdf", SMALL + 1, Verdict.BROKEN, False),
        ("pdf", SMALL + 1, Verdict.UNSURE, False),
    ],
)
def test_what_was_there_says_more_than_the_address(
    kind: str, size: int, verdict: Verdict, seen: Any, *, expected: bool
) -> None:
    """A small file costs less whole; after trouble the whole is wanted, or damage in the middle would heal by itself."""
    href = "https://h.example/report.pdf"
    evidence = replace(seen(href, kind=kind), outcome=Answer(200, size))
    good = Check(evidence, Judgement(Verdict.OK), "r")
    last = Check(evidence, Judgement(verdict), "r")

    assert worth_parts(link(href), Past(last, good)) is expected
