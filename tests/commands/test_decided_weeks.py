"""Ten weekly runs over a small site with what people decide of it: told once, quiet while the evidence stays, told again when it changes."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from crawler.config import Settings
from crawler.config.load import load
from crawler.history.store import Store
from crawler.records import Changes, State
from crawler.run.pipeline import run_catalogues
from crawler.run.rejudging import rejudge
from crawler.run.weekly import letters, note
from crawler.run.work import Work

Crawl = Callable[..., Any]
FIRST = datetime(2026, 3, 2, 7, tzinfo=UTC)
WEEKS, DECIDED, CHANGED = (
    range(1, 11),
    2,
    6,
)  # decisions are made after the second week; from the sixth on all is otherwise
WORDS = (
    "Neighbours and their council talk about what the town should do with the old library and who is to look after it. "
)
TITLES = {
    "/gone": "Minutes of the allotment society",
    "/drift": "Walking in the northern valleys",
    "/moved": "A handbook for lock keepers",
    "/fixed": "Letters from the lighthouse",
    "/later": "The price of bread since the war",
    "/marked": "Songs of the herring fleet",
    "/plain": "How to read a parish register",
}
SAID = {
    "/gone": ("--not-broken",),
    "/drift": ("--accept-title",),
    "/moved": ("--accept-address",),
    "/fixed": ("--fixed",),
    "/later": ("--look-again", "2026-04-06"),
}


def answer(path: str, week: int) -> tuple[int, str]:
    """Return what the site says in a week: a status, with a title or a place to go."""
    late = week >= CHANGED
    if path == "/moved":
        return 301, "/newer" if late else "/new"
    found: dict[str, tuple[int, str]] = {
        "/gone": (410 if late else 404, "Not found"),
        "/later": (404, "Not found"),
        "/marked": (404, "Not found"),
        "/drift": (200, "Recipes with nettles" if late else "Repairing dry stone walls"),
        "/fixed": (404 if week <= DECIDED or late else 200, TITLES["/fixed"]),
        "/plain": (200, TITLES["/plain"]),
    }
    return found.get(path, (200, TITLES["/moved"]) if path.startswith("/new") else (404, "Not found"))


class Site:
    """A web site that changes from week to week."""

    def __init__(self) -> None:
        self.week = 1
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, said = answer(self.path, site.week)
                body = f"<title>{said}</title><h1>{said}</h1><p>{WORDS * 12}</p>".encode() if status < 300 else b"no"
                self.send_response(status)
                if status == 301:
                    self.send_header("Location", said)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    """Run the site."""
    made = Site()
    thread = Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def config(site: Site, tmp_path: Path) -> Path:
    """Write a catalogue of the site's pages, one of them marked, and a configuration."""
    rows = [f"{title},{site.root}{path},{'ignore' if path == '/marked' else ''}" for path, title in TITLES.items()]
    (tmp_path / "list.csv").write_text("\n".join(["title,url,crawler", *rows]), "utf-8")
    path = tmp_path / "c.yaml"
    path.write_text(
        f"""
catalogues: [{{source: "{tmp_path / "list.csv"}", name: list}}]
contact: {{name: Olivia, email: olivia@demo.example}}
fetch: {{allow_networks: [127.0.0.0/8], per_host: {{interval: 0}}, retries: 0}}
history: {{url: "sqlite:///{tmp_path / "history.db"}"}}
report: {{folder: "{tmp_path / "reports"}"}}
""",
        "utf-8",
    )
    return path


def moment(week: int) -> datetime:
    """Return when a week's run is."""
    return FIRST + timedelta(weeks=week - 1)


def run_week(settings: Settings, week: int) -> tuple[Changes, str]:
    """Run a week, and return what is told in it, with the mail's text."""
    with Store.open(settings.history.url) as store:
        work = Work(settings, store, lambda: moment(week))
        run_catalogues(work, everything=True)
        (letter,) = letters(work)
        note(work, letter)
    body = letter.message.get_body(("plain",)) if letter.message else None
    return letter.weekly.changes, body.get_content() if body else ""


def told(changes: Changes) -> dict[str, list[str]]:
    """Return the lists in which each page is told."""
    found: dict[str, list[str]] = {}
    for name in ("new", "still", "recovered", "changed", "unsure"):
        for change in getattr(changes, name):
            found.setdefault("/" + change.link.url.rpartition("/")[2], []).append(name)
    return found


@pytest.fixture
def year(crawl: Crawl, site: Site, config: Path) -> Mapping[int, tuple[Changes, str]]:
    """Play the weeks; return what was told in each."""
    settings, found = load(config), {}
    for week in WEEKS:
        site.week = week
        found[week] = run_week(settings, week)
        if week == DECIDED:
            now = (moment(week) + timedelta(hours=2)).isoformat()
            for path, what in SAID.items():
                done = crawl(
                    "decide",
                    site.root + path,
                    *what,
                    "--why",
                    "I looked",
                    "--who",
                    "Sam",
                    "-c",
                    str(config),
                    "--now",
                    now,
                )
                assert done.code == 0, done.err
    return found


def test_the_weeks(year: Mapping[int, tuple[Changes, str]], crawl: Crawl, site: Site, config: Path) -> None:
    """What is decided is not told while the evidence stays; each change of it is told, once, with whose word it was."""
    lists = {week: told(changes) for week, (changes, _) in year.items()}

    assert lists[1] == {"/drift": ["changed"], "/moved": ["changed"]}
    assert lists[2] == {"/gone": ["new"], "/fixed": ["new"], "/later": ["new"]}
    assert [lists[week] for week in (3, 4, 5)] == [{"/fixed": ["recovered"]}, {}, {}]
    assert [year[week][0].decided for week in (1, 2, 3, 4, 5)] == [1, 1, 5, 5, 5]
    assert "5 decided by people" in year[3][1].replace("\n", " ")
    assert [year[week][1] for week in (4, 5)] == ["", ""]  # there is no mail without news
    assert lists[6] == {"/drift": ["changed"], "/moved": ["changed"], "/later": ["still"]}
    for words in ("another address: http", "now “Recipes with nettles”", "That day has come"):
        assert words in " ".join(year[6][1].split())
    assert "Sam said on 9 March 2026" in " ".join(year[6][1].split())
    assert lists[7] == {"/gone": ["still"], "/fixed": ["new"], "/later": ["still"]}
    assert lists[8] == lists[9] == {"/gone": ["still"], "/fixed": ["still"], "/later": ["still"]}
    assert [year[week][0].decided for week in (6, 7, 8)] == [1, 1, 1]
    assert "the reason is another: “Page not found” then, “Page gone for good” now" in " ".join(year[7][1].split())
    assert all("/marked" not in seen for seen in lists.values())

    listed = json.loads(crawl("decide", "--list", "--all", "--format", "json", "-c", str(config)).out)["decisions"]
    ends = {one["url"].removeprefix(site.root): one["ended_by"] for one in listed if one["number"]}
    assert ends == {"/gone": "reason", "/drift": "title", "/moved": "address", "/fixed": "works", "/later": None}


def test_states_and_their_replay(year: Mapping[int, tuple[Changes, str]], site: Site, config: Path) -> None:
    """A link that is not broken by a person's word is healthy, until it is gone in another way; a replay comes to the same."""
    assert year
    settings = load(config)
    with Store.open(settings.history.url) as store:
        lives = [store.link_history(site.root + path) for path in TITLES]
        before = {life.link.url: life.spans for life in lives if life}
        rejudge(Work(settings, store, lambda: moment(10)))
        again = [store.link_history(site.root + path) for path in TITLES]

    assert {life.link.url: life.spans for life in again if life} == before
    gone = before[f"{site.root}/gone"]
    assert [span.state for span in gone] == [State.SUSPECT, State.BROKEN, State.HEALTHY, State.SUSPECT, State.BROKEN]
    assert [span.began_at for span in gone][1:4] == [moment(2), moment(3), moment(6)]
