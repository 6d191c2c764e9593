"""Catalogues on the web, read through the fetcher as it is, from a server on loopback."""

import asyncio
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from crawler.config import CatalogueSettings, FetchSettings
from crawler.errors import CatalogueError
from crawler.fetch.curl_loop import new_event_loop
from crawler.fetch.fetcher import Fetcher
from crawler.records import Entry, Item, Unreadable
from crawler.run.reading import items_of

PAGES = {
    "/list": (
        200,
        '<h1>L</h1><ul><li><a href="/a">One</a><li><a href="/b">Two</a></ul><a rel=next href="?page=2">Next</a>',
    ),
    "/list?page=2": (200, '<h1>L</h1><ul><li><a href="/c">Three</a></ul>'),
    "/short": (200, '<h1>L</h1><ul><li><a href="/a">One</a></ul><a rel=next href="?page=2">Next</a>'),
    "/short?page=2": (404, "gone"),
    "/down": (200, '<h1>L</h1><ul><li><a href="/a">One</a></ul><a rel=next href="?page=2">Next</a>'),
    "/down?page=2": (500, "down"),
}


class Handler(BaseHTTPRequestHandler):
    """Serves `PAGES`."""

    def do_GET(self) -> None:
        """Answer with a page."""
        status, body = PAGES.get(self.path, (404, ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def items(source: str, networks: tuple[str, ...] = ("127.0.0.0/8",)) -> list[Item]:
    """Read a catalogue as a run does."""
    settings = FetchSettings(allow_networks=networks, retries=0, per_host={"interval": 0})

    async def reading() -> list[Item]:
        async with Fetcher(settings) as fetcher:
            return list(await items_of(CatalogueSettings(source=source), fetcher, ad_hoc=False))

    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        return runner.run(reading())


def titles(read: list[Item]) -> list[str]:
    """Return the titles of the entries."""
    return [item.title for item in read if isinstance(item, Entry)]


def test_the_next_page_is_fetched(root: str) -> None:
    """Through the same stack as everything else."""
    assert titles(items(f"{root}/list")) == ["One", "Two", "Three"]


def test_a_private_address_names_the_setting(root: str) -> None:
    """Whether the machine is online has nothing to do with it."""
    with pytest.raises(CatalogueError, match=r"private address.*fetch\.allow_networks"):
        items(f"{root}/list", ())


def test_a_further_page_that_is_gone_is_a_fault_of_the_catalogue(root: str) -> None:
    """The rest is read, and the fault is told."""
    read = items(f"{root}/short")
    assert titles(read) == ["One"]
    assert [item.reason for item in read if isinstance(item, Unreadable)] == [
        "a further page was not read: it answers 404"
    ]


def test_a_further_page_that_does_not_answer_today_takes_no_entries_away(root: str) -> None:
    """The catalogue counts as not read, and its last reading stays."""
    with pytest.raises(CatalogueError, match=r"page=2: .* answers 500"):
        items(f"{root}/down")


def test_nothing_is_fetched_because_a_file_names_it(tmp_path: Path, root: str) -> None:
    """Such a page is told."""
    file = tmp_path / "list.html"
    file.write_text(
        f'<h1>L</h1><ul><li><a href="/a">One</a></ul><a class=n rel=next href="{root}/list?page=2">Next</a>'
    )

    async def reading() -> list[Item]:
        async with Fetcher(FetchSettings()) as fetcher:
            return list(await items_of(CatalogueSettings(source=str(file), next=".n"), fetcher, ad_hoc=False))

    read = asyncio.run(reading())
    assert titles(read) == ["One"]
    assert any(isinstance(item, Unreadable) and "a file names it" in item.reason for item in read)


def test_a_text_by_the_name_of_a_document_is_called_what_it_is(tmp_path: Path) -> None:
    """Where nothing was found in it; a page by such a name that holds entries is read."""
    file = tmp_path / "list.docx"
    file.write_text("Just words here, and no list of any kind.")
    with pytest.raises(CatalogueError, match=r"it is called \.docx, but holds text: save it once more"):
        items(str(file))
    file.write_text(PAGES["/list?page=2"][1])
    assert titles(items(str(file))) == ["Three"]


def test_a_table_of_which_no_row_could_be_read_says_why(tmp_path: Path) -> None:
    """With the first of them: its line is where to begin."""
    file = tmp_path / "list.csv"
    file.write_text("title,url\nBees,https://b.example/,1,2\nWax,https://w.example/,1,2\n")
    with pytest.raises(CatalogueError, match=r"begins with line 2: this row has 4 columns, the first row has 2"):
        items(str(file))
