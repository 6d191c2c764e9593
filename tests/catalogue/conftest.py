"""What the tests of the readers share: bytes in, records out, and pages with what a careful reader finds in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pytest

from crawler.catalogue import from_page, read
from crawler.catalogue.text import read_text
from crawler.catalogue.titles import clean_title, without_leak
from crawler.config import CatalogueSettings
from crawler.records import Entry, Head, Item, Passage, Unreadable
from tests.tables import table

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Result:
    """What a reader yielded, by kind."""

    items: tuple[Item, ...]

    @property
    def head(self) -> Head:
        """Return the one head."""
        (head,) = (item for item in self.items if isinstance(item, Head))
        return head

    @property
    def entries(self) -> list[Entry]:
        """Return the entries in order."""
        return [item for item in self.items if isinstance(item, Entry)]

    @property
    def passages(self) -> list[Passage]:
        """Return the passages in order."""
        return [item for item in self.items if isinstance(item, Passage)]

    @property
    def unreadable(self) -> list[Unreadable]:
        """Return what could not be read."""
        return [item for item in self.items if isinstance(item, Unreadable)]

    @property
    def titles(self) -> list[str]:
        """Return the entries' titles."""
        return [entry.title for entry in self.entries]


ReadBytes = Callable[..., Result]


@pytest.fixture
def read_bytes() -> ReadBytes:
    """Return a function that reads a page made of these bytes (or of this text)."""

    def function(
        body: bytes | str, content_type: str | None = None, url: str = "https://list.example/page", **settings: Any
    ) -> Result:
        data = body.encode() if isinstance(body, str) else body
        source = from_page(CatalogueSettings(source=url, **settings), url, data, content_type)
        return Result(tuple(read(source)))

    return function


@dataclass(frozen=True)
class Example:
    """A page of the test data with what is expected of it."""

    path: Path
    expected: dict[str, Any]

    @property
    def entries(self) -> list[tuple[str, dict[str, Any]]]:
        """Return the expected entries with their sections."""
        return [(section, entry) for section, entries in self.expected["sections"].items() for entry in entries]

    def as_html(self, form: str) -> str:
        """Return the same page as HTML, its titles set apart in one of several ways (`h3`, `bold`, `link`, `item`, `dl`)."""
        lines = "\n".join(self._html_lines(FORMS[form]))
        nav = '<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About: who we are.</a></li></ul></nav>'
        heading = escape(self.expected["title"])
        return f"<!doctype html><title>{heading} | Site</title><body>{nav}<main><h1>{heading}</h1>\n{lines}</main><footer>Ours</footer>"

    def _html_lines(self, form: tuple[str, str]) -> Iterator[str]:
        titled, below = form
        titles = sorted((entry["title"] for _, entry in self.entries), key=len, reverse=True)
        for block in read_text(self.path.read_text(encoding="utf-8")).blocks:
            text = without_leak(block.text)
            title = next((title for title in titles if clean_title(text).startswith(title)), None)
            if text in self.expected["sections"]:
                yield f"<h2>{escape(text)}</h2>"
            elif title:
                cut = text.index(title) + len(title)
                cut += text[cut : cut + 1] in ("'", '"')
                yield titled.format(
                    title=escape(text[:cut]),
                    rest=escape(text[cut:].strip(" :.'\"-")),
                    address=f"/{titles.index(title)}",
                )
            elif clean_title(text) != self.expected["title"] and text.strip():
                yield below.format(text=escape(text))


FORMS = {
    "h3": ("<h3>{title}</h3><p>{rest}</p>", "<p>{text}</p>"),
    "linked h4": ('<h4><a href="{address}">{title}</a></h4><p>{rest}</p>', "<p>{text}</p>"),
    "bold": ('<p><strong><a href="{address}">{title}</a></strong></p><p>{rest}</p>', "<p>{text}</p>"),
    "bold and br": ("<p><b>{title}</b><br>{rest}</p>", "<p>{text}</p>"),
    "link": ('<p><a href="{address}">{title}</a>: {rest}</p>', "<p>{text}</p>"),
    "item": ('<ul><li><a href="{address}">{title}</a> - {rest}</li></ul>', "<p>{text}</p>"),
    "term": ("<dl><dt>{title}</dt><dd>{rest}</dd></dl>", "<dl><dd>{text}</dd></dl>"),
    "row": ('<table><tr><td><a href="{address}">{title}</a></td><td>{rest}</td></tr></table>', "<p>{text}</p>"),
}


def examples() -> list[Example]:
    """Return every page of the test data that has its expectations beside it."""
    found = []
    for path in [DATA / "expected.yaml", *sorted((DATA / "catalogues").glob("*.yaml"))]:
        pages = table(str(path.relative_to(DATA)))
        found += [
            Example(path.parent / name, page)
            for name, page in pages.items()
            if isinstance(page, dict) and "sections" in page
        ]
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test each page, and each way to write it in HTML, by the names of its arguments."""
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", examples(), ids=lambda example: example.path.stem)
    if "form" in metafunc.fixturenames:
        metafunc.parametrize("form", FORMS)
