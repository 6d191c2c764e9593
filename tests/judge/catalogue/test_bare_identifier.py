"""Identifiers where addresses belong."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from crawler.catalogue import open_file
from crawler.catalogue import read as read_items
from crawler.config import CatalogueSettings
from crawler.judge.rule import Reading
from crawler.judge.rules.bare_identifier import RULE, address_of
from crawler.judge.words import message, suggestion
from crawler.records import Entry, Head, Passage, Use

URL = "https://site.example/a"
NAMELESS = "Give the address of a page about it."


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("doi:10.1000/182", "Write https://doi.org/10.1000/182 in its place."),
        ("DOI 10.1000/182", "Write https://doi.org/10.1000/182 in its place."),
        ("doi: 10.1000/182", "Write https://doi.org/10.1000/182 in its place."),
        (" 10.1000/ABC(9)x ", "Write https://doi.org/10.1000/ABC(9)x in its place."),
        ("10.1000/j.cell.2015.05.002", "Write https://doi.org/10.1000/j.cell.2015.05.002 in its place."),
        ("doi:10.1000/paper.pdf", "Write https://doi.org/10.1000/paper.pdf in its place."),
        ("doi.org/10.1000/182", "Write https://doi.org/10.1000/182 in its place."),
        ("info:doi/10.1000/182", "Write https://doi.org/10.1000/182 in its place."),
        ("hdl:2027/mdp.39015", "Write https://hdl.handle.net/2027/mdp.39015 in its place."),
        ("arXiv:1706.03762v5", "Write https://arxiv.org/abs/1706.03762v5 in its place."),
        ("urn:isbn:9780141036144", NAMELESS),
        ("URN:NBN:de:101:1-201102033592", NAMELESS),
        ("ISBN 978-0-14-103614-4", NAMELESS),
    ],
)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_name_in_a_link_is_found_with_its_address(
    href: str, told: str, form: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Where it has one; the finding stands at the link."""
    found = findings(RULE, _as(form, read(entry(links=(Use(href, URL),)))))[0]

    assert (found.url, found.params["text"]) == (URL, href.strip())
    assert suggestion(found) == told
    assert "browsers cannot open it" in message(found)


@pytest.mark.parametrize(
    "href",
    [
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi.html",
        "/10.1000/",
        "//doi.org/10.1000/182",
        "/10.1093/acref/9780.001",
        "/doi.org/10.1000/182",
        "doi/10.1000/182",
        "10.1234/index.html",
        "10.1234/Report.PDF?from=list#page2",
        "10.1234/maps/",
        "10.1/notes.html",
        "hdl.html",
        "2027/report.pdf",
        "isbn.html",
        "isbn/9780141036144",
        "arxiv/1706.html",
        "urn.html",
        "mailto:doi@site.example",
        "https://site.example/?ref=doi:10.1000/182",
    ],
)
def test_an_address_is_none(href: str, entry: Callable, read: Callable, findings: Callable) -> None:
    """Neither is a path that looks like one."""
    assert findings(RULE, _as("html", read(entry(links=(Use(href, URL),))))) == []


@pytest.mark.parametrize("name", ["doi", "hdl", "isbn", "arxiv"])
def test_a_link_of_blanks_takes_no_time(name: str) -> None:
    """Each blank is looked at a few times, not once for each of the others."""
    begin = process_time()

    assert address_of(f"{name}{' ' * 20_000}x") is None
    assert process_time() - begin < 0.1


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json", "csv", "oai-pmh"])
def test_where_identifiers_are_kept_as_such_they_are_right(
    form: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A bibliography is read by programs that know them."""
    assert findings(RULE, _as(form, read(entry(links=(Use("doi:10.1000/182", URL),))))) == []


def test_a_page_as_it_is_read(tmp_path: Path, findings: Callable) -> None:
    """From the file to the finding, also outside entries; the link itself is known by what it stands for."""
    page = tmp_path / "list.html"
    page.write_text(
        "<h1>Books</h1><p>See <a href='doi:10.1000/1'>the standard</a> first.</p><ul>"
        "<li><a href='DOI 10.1000/182'>The handbook of names</a>: how they last.</li>"
        "<li><a href='https://site.example/x'>Another book of names</a>: about more.</li></ul>",
        "utf-8",
    )
    with open_file(CatalogueSettings(source=str(page))) as source:
        items = list(read_items(source))
    kinds = ([item for item in items if isinstance(item, kind)] for kind in (Head, Entry, Passage))
    (head,), entries, passages = kinds
    found = findings(RULE, Reading(head, tuple(entries), tuple(passages)))  # type: ignore[arg-type]

    assert [(f.url, f.params["address"]) for f in found] == [
        ("https://doi.org/10.1000/1", "https://doi.org/10.1000/1"),
        (None, "https://doi.org/10.1000/182"),
    ]


def _as(form: str, reading: Reading) -> Reading:
    return replace(reading, head=replace(reading.head, format=form))
