"""Our own line is down: nothing is condemned, the maintainer is told, and the next run makes up for it."""

import email
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest

Crawl = Callable[..., Any]
CANARIES = "http://20.2.0.1/, http://20.2.0.2/"  # addresses, not names: nothing is looked up
FIRST, LATER, AN_HOUR_ON, TWO_ON = (f"2026-03-{day}:00:00Z" for day in ("02T07", "09T07", "09T08", "09T09"))


class Server(ThreadingHTTPServer):
    """A server that is not overrun by as many connections as a crawler opens."""

    request_queue_size = 256


@dataclass
class World:
    """A forward proxy on loopback that answers for every public address, so that nothing leaves the machine.

    `cut`: nobody answers; `cut_after`: so many pages are given first. Hosts of `dead` never answer, pages of `missing` are not found.
    """

    cut: bool = False
    cut_after: int | None = None
    dead: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        world = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                status = world.status(self.path)
                if status is None:
                    self.close_connection = True
                    return
                name = urlsplit(self.path).path
                body = f"<title>Page {name}</title><h1>{name}</h1><p>{'Words of a report about it. ' * 40}</p>".encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def proxy(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def status(self, url: str) -> int | None:
        """Return what is answered to a request; None for silence."""
        host, path = urlsplit(url).hostname or "", urlsplit(url).path
        with self.lock:
            self.asked.append(url)
            self.cut = self.cut or (self.cut_after is not None and self.pages > self.cut_after)
            if self.cut or host in self.dead:
                return None
            return 404 if url in self.missing or path == "/robots.txt" else 200

    @property
    def pages(self) -> int:
        """Return how many catalogued pages were asked for."""
        return len({url for url in self.asked if url.endswith("/page-0")})

    def canaries(self) -> int:
        """Return how often a canary was asked."""
        return sum(url.startswith("http://20.2.") for url in self.asked)

    def back(self) -> None:
        """Let the line work again, and forget what was asked."""
        self.cut, self.cut_after = False, None
        self.asked.clear()


def page(host: int, number: int = 0) -> str:
    """Return the address of a page."""
    return f"http://20.1.{host // 250}.{host % 250}/page-{number}"


def catalogue(hosts: int, each: int = 1) -> str:
    """Return a catalogue with links on many hosts, as CSV."""
    rows = [f"Page {n} of {host},{page(host, n)}" for host in range(hosts) for n in range(each)]
    return "\n".join(["title,url", *rows]) + "\n"


@pytest.fixture
def world() -> Iterator[World]:
    """Run the world."""
    with World() as running:
        yield running


@pytest.fixture
def crawling(crawl: Crawl, world: World, tmp_path: Path) -> Crawl:
    """Return a function that runs a command on that world and a catalogue of 20 hosts, and returns the result with its document."""
    (tmp_path / "list.csv").write_text(catalogue(20), "utf-8")
    fetch = f"{{proxy: '{world.proxy}', retries: 0, per_host: {{interval: 0}}}}"
    (tmp_path / "config.yaml").write_text(
        f"catalogues: [{{source: list.csv}}]\nfetch: {fetch}\nschedule: {{canaries: [{CANARIES}]}}\n"
        "contact: {email: olivia@demo.example}\nreport: {formats: [json]}\n",
        "utf-8",
    )

    def call(command: str, now: str, *words: str) -> tuple[Any, dict[str, Any]]:
        result = crawl(command, *words, "--now", now, "--format", "json", "-q")
        return result, json.loads(result.out) if result.out else {}

    return call


def broken_off(result: Any, document: dict[str, Any]) -> bool:
    """Say whether a run is withheld, in every way in which it must be told."""
    told = "run-withheld" in {finding["rule"] for finding in document["findings"]}
    said = "crawler: this run is withheld: " in result.err
    assert told == said == (result.code == 3) == document["run"]["withheld"]
    return told


def test_when_nobody_answers_nothing_is_condemned(crawling: Crawl, world: World, crawl: Crawl) -> None:
    """A run without a line is withheld, links stand as before and are asked again an hour later, at once and as if nothing had been."""
    crawling("run", FIRST)
    world.asked.clear()
    world.cut = True
    result, document = crawling("run", LATER)
    assert broken_off(result, document)
    assert (document["summary"]["ok"], {link["state"] for link in document["links"]}) == (20, {"healthy"})
    assert {link["checked_at"] for link in document["links"]} == {FIRST}
    hosts = {urlsplit(url).netloc for url in world.asked if url.startswith("http://20.1.")}  # those that came first
    lives = [crawl("history", f"http://{host}/page-0").out for host in sorted(hosts)]
    assert any("withheld" in life for life in lives)
    assert all("healthy from 2026-03-02 07:00 to now" in life for life in lives)
    assert not any("suspect" in life for life in lives)

    world.back()
    result, document = crawling("run", AN_HOUR_ON)
    assert not broken_off(result, document)
    assert (document["run"]["coverage"]["checked"], document["summary"]["ok"]) == (20, 20)


def test_an_outage_in_the_middle_of_a_run_ends_it(crawling: Crawl, world: World, tmp_path: Path) -> None:
    """What worked before counts and is not asked again; what failed before does not count; the rest is left for the next run."""
    (tmp_path / "list.csv").write_text(catalogue(300), "utf-8")
    assert crawling("run", FIRST)[1]["summary"]["ok"] == 300
    world.asked.clear()
    world.missing, world.cut_after = {page(n) for n in range(300)}, 150
    world.missing -= {page(n) for n in range(0, 300, 2)}
    result, document = crawling("run", LATER)
    good = document["run"]["coverage"]["checked"]

    assert broken_off(result, document)
    assert document["summary"] == {"ok": 300, "moved": 0, "broken": 0, "unsure": 0, "skipped": 0}
    assert 10 < good < 100
    assert world.pages < 300

    world.missing = set()
    world.back()
    result, document = crawling("run", AN_HOUR_ON)
    assert not broken_off(result, document)
    assert document["run"]["coverage"]["checked"] == 300 - good


@pytest.mark.parametrize(
    ("dead", "canaries"),
    [(set(range(15, 20)), {0, 2, 4}), (set(range(12, 20)), {2, 4}), (set(), {0}), (set(range(4)), {0})],
    ids=["a quarter", "many", "none", "few"],
)
def test_hosts_that_are_down_are_down(crawling: Crawl, world: World, dead: set[int], canaries: set[int]) -> None:
    """A provider with a quarter of the hosts, or with more: the canaries answer where they are asked at all, and the failures stand."""
    crawling("run", FIRST)
    world.asked.clear()
    world.missing = {page(n) for n in dead}
    world.dead = set()
    result, document = crawling("run", LATER)
    assert not broken_off(result, document)

    world.missing, world.dead = set(), {f"20.1.0.{n}" for n in dead}
    result, document = crawling("run", AN_HOUR_ON, "--all", "--set", "fetch.robots=ignore")
    assert not broken_off(result, document)
    assert document["summary"]["broken"] == len(dead)
    assert world.canaries() in canaries


def test_a_host_that_is_down_is_told_once(crawling: Crawl, world: World, crawl: Crawl, tmp_path: Path) -> None:
    """One dead host with 60 links: no canary is asked, and everywhere it is one matter, first suspected, then confirmed."""
    (tmp_path / "list.csv").write_text(catalogue(1, 60) + catalogue(5).partition("\n")[2], "utf-8")
    assert crawling("run", FIRST)[1]["summary"]["ok"] == 64  # one page stands in both
    world.dead = {"20.1.0.0"}
    asking = ("--set", "fetch.robots=ignore")
    result, document = crawling("run", LATER, *asking)
    assert not broken_off(result, document)
    assert document["summary"]["broken"] == 60
    assert crawl("report", "--now", LATER).out.count("20.1.0.0 does not answer: 60 links") == 1

    for day in (11, 13):
        crawling("run", f"2026-03-{day}T07:00:00Z", "--all", *asking)
    assert world.canaries() == 0
    crawl("report", "--weekly", "--dry-run", "--now", "2026-03-13T08:00:00Z")
    (path,) = (tmp_path / "reports").glob("*.eml")
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    body = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) else None
    assert mail["subject"].endswith("20.1.0.0 does not answer (60 links)")
    assert body is not None
    assert body.get_content().count("20.1.0.0 does not answer: 60 links") == 1


def test_a_first_run_is_not_withheld(crawling: Crawl, world: World) -> None:
    """Of hosts that nobody ever reached nothing is known: they are suspect, and confirmed by later runs only."""
    world.cut = True
    result, document = crawling("run", FIRST, "--set", "fetch.robots=ignore")
    assert not broken_off(result, document)
    assert {link["state"] for link in document["links"]} == {"suspect"}
    assert world.canaries() == 0


def test_canaries_can_be_switched_off(crawling: Crawl, world: World) -> None:
    """Without canaries no run is ever withheld."""
    crawling("run", FIRST)
    world.cut = True
    result, document = crawling("run", LATER, "--set", "schedule.canaries=[]", "--set", "fetch.robots=ignore")
    assert not broken_off(result, document)
    assert document["summary"]["broken"] == 20


def test_an_audit_without_a_line_says_so(crawling: Crawl, world: World, crawl: Crawl) -> None:
    """Exit code 3, the report is marked, and no link in it is called broken."""
    world.cut = True
    result, document = crawling("audit", FIRST, "list.csv")
    assert broken_off(result, document)
    assert {link["verdict"] for link in document["links"]} == {None}
    assert sum(document["summary"].values()) == 0
    assert "none of 20 links was checked" in crawl("audit", "list.csv", "--now", FIRST).out


def test_rejudging_respects_it(crawling: Crawl, world: World, crawl: Crawl) -> None:
    """Replayed from the first check on, a life is what it was: the withheld checks count for nothing."""
    crawling("run", FIRST)
    world.cut = True
    crawling("run", LATER)
    before = crawling("report", LATER)[1]
    assert crawl("rejudge").out == "no verdict turned\n"
    assert crawling("report", LATER)[1] == before


@pytest.fixture
def mailing(postbox: tuple[Any, int]) -> tuple[Any, tuple[str, ...]]:
    """Give a post box, and the settings with which the maintainer's mail goes there."""
    box, port = postbox
    words = (
        "mail.host=127.0.0.1",
        f"mail.port={port}",
        "mail.security=none",
        "maintainer={name: Sam, email: sam@demo.example}",
    )
    return box, tuple(word for setting in words for word in ("--set", setting))


def test_the_maintainer_is_told_once_an_outage(
    crawling: Crawl, world: World, mailing: tuple[Any, tuple[str, ...]], crawl: Crawl
) -> None:
    """Two withheld runs in a row are one outage and one mail; the contact person hears nothing, not even in the weekly report."""
    box, mail = mailing
    crawling("run", FIRST, *mail)
    world.cut = True
    crawling("run", LATER, *mail)
    crawling("run", AN_HOUR_ON, *mail)
    assert [(sent["to"], sent["subject"]) for sent in box.mails] == [
        ("Sam <sam@demo.example>", "The crawler's own line was down")
    ]
    assert "our own line was out of order" in " ".join(box.mails[0].get_content().split())

    crawl("report", "--weekly", "--send", "--now", AN_HOUR_ON, *mail)
    body = box.mails[1].get_body(("plain",))
    assert body is not None
    assert box.mails[1]["to"] == "olivia@demo.example"
    assert "connection failed" not in body.get_content()

    world.back()
    crawling("run", TWO_ON, *mail)
    world.cut = True
    crawling("run", "2026-03-20T07:00:00Z", *mail)
    assert len(box.mails) == 3


def test_where_no_mail_goes_it_goes_with_the_next_run(
    crawling: Crawl, world: World, mailing: tuple[Any, tuple[str, ...]]
) -> None:
    """The mail server was out of reach as well: the notice is sent once the line is back, and once."""
    box, mail = mailing
    crawling("run", FIRST, *mail)
    world.cut = True
    result, _ = crawling("run", LATER, *mail, "--set", "mail.port=1")
    assert result.code == 3
    world.back()
    crawling("run", AN_HOUR_ON, *mail)
    crawling("run", TWO_ON, *mail)
    assert [sent["to"] for sent in box.mails] == ["Sam <sam@demo.example>"]
