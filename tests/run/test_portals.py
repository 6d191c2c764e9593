"""Portals, archives, feeds and sitemaps that go on elsewhere, read through the fetcher as it is, from a server on loopback."""

import asyncio
import gzip
import json
import re
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl, urlsplit

import pytest

from crawler.config import CatalogueSettings, FetchSettings
from crawler.errors import CatalogueError
from crawler.fetch.curl_loop import new_event_loop
from crawler.fetch.fetcher import Fetcher
from crawler.records import Entry, Item, Unreadable
from crawler.run.reading import items_of

Answer = tuple[int, str | bytes]
BUSY = 503
TOKENS = {"": "b", "b": "c", "c": ""}  # of an archive that ends
CIRCLE = {"": "b", "b": "c", "c": "b"}


def records(title: str, token: str) -> str:
    """Return one part of an archive's answer."""
    return (
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata><dc><title>'
        f"{title}</title><identifier>https://a.example/{title}</identifier></dc></metadata></record>"
        f"<resumptionToken>{token}</resumptionToken></ListRecords></OAI-PMH>"
    )


def archive(tokens: dict[str, str], asked: dict[str, str]) -> Answer:
    """Answer as an archive whose parts follow each other like this."""
    token = asked.get("resumptionToken", "")
    return 200, records(f"part {token or 'a'}", tokens[token])


def expiring(asked: dict[str, str]) -> Answer:
    """Answer once, then say that the token is too old."""
    if "resumptionToken" not in asked:
        return 200, records("part a", "old")
    return 200, '<OAI-PMH><error code="badResumptionToken">The token has expired.</error></OAI-PMH>'


def busy(asked: dict[str, str]) -> Answer:
    """Answer the first part, then ask to come back."""
    return (BUSY, "later") if "resumptionToken" in asked else (200, records("part a", "b"))


def portal(asked: dict[str, str]) -> Answer:
    """Answer a search for packages, two at a time, of five."""
    start = int(asked.get("start", "0"))
    found = [{"title": f"Set {n}", "url": f"https://d.example/{n}"} for n in range(start, min(start + 2, 5))]
    return 200, json.dumps({"success": True, "result": {"count": 5, "results": found}})


def asked_wrongly(asked: dict[str, str]) -> Answer:
    """Answer as an archive does that is not told what to list (3.6 of the protocol), or tells of itself."""
    if asked.get("verb") == "ListRecords":
        return archive(TOKENS, asked)
    if asked.get("verb") == "Identify":
        return 200, "<OAI-PMH><Identify><repositoryName>Bee archive</repositoryName></Identify></OAI-PMH>"
    return 200, '<OAI-PMH><error code="badVerb">Illegal verb</error></OAI-PMH>'


def index(root: str, *paths: str) -> str:
    """Return a sitemap index."""
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{root}{path}</loc></sitemap>' for path in paths)}</sitemapindex>"


def sitemap(*names: str) -> bytes:
    """Return a gzipped sitemap."""
    inner = "".join(f"<url><loc>https://s.example/{name}</loc></url>" for name in names)
    return gzip.compress(f"<urlset>{inner}</urlset>".encode())


def feed(title: str, following: str) -> str:
    """Return a page of a feed (RFC 5005)."""
    return (
        '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>F</title>'
        f'<atom:link rel="next" href="{following}"/><item><title>{title}</title>'
        f"<link>https://f.example/{title}</link></item></channel></rss>"
    )


def paged_feed(asked: dict[str, str]) -> Answer:
    """Answer with a page of a feed of two, the second of which leads back to the first."""
    page = asked.get("page", "1")
    return 200, feed(f"item {page}", "/feed?page=2" if page == "1" else "/feed")


HOME = '<html><head><meta name="generator" content="ckan 2.10.4"></head><h1>Data</h1><ul><li><a href="/group/bees">Bees</a>: 3 sets.</li><li><a href="/group/wax">Wax</a>: 2 sets.</li></ul></html>'
ASKED: dict[str, Callable[[dict[str, str]], Answer]] = {
    "/oai": partial(archive, TOKENS),
    "/base": asked_wrongly,
    "/circle": partial(archive, CIRCLE),
    "/expiring": expiring,
    "/busy": busy,
    "/api/3/action/package_search": portal,
    "/feed": paged_feed,
}


def answer(root: str, target: str) -> Answer:
    """Answer what is asked for."""
    parts = urlsplit(target)
    if asked := ASKED.get(parts.path):
        return asked(dict(parse_qsl(parts.query)))
    return {
        "/": (200, HOME),
        "/index.xml": (200, index(root, "/one.xml.gz", "/two.xml.gz")),
        "/one.xml.gz": (200, sitemap("a", "b")),
        "/two.xml.gz": (200, sitemap("c")),
        "/round.xml": (200, index(root, "/round.xml", "/other.xml")),
        "/other.xml": (200, index(root, "/round.xml", "/one.xml.gz")),
    }.get(parts.path, (404, ""))


class Handler(BaseHTTPRequestHandler):
    """Serves what `answer` says."""

    def do_GET(self) -> None:
        """Answer with a part."""
        status, body = answer(f"http://{self.headers['Host']}", self.path)
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        if status == BUSY:
            self.send_header("Retry-After", "3600")
        kind = "application/gzip" if data[:2] == b"\x1f\x8b" else "application/xml"
        self.send_header("Content-Type", "application/json" if data[:1] == b"{" else kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def read(source: str) -> tuple[list[str], list[str]]:
    """Read a catalogue as a run does; return titles, and what was not read."""
    settings = FetchSettings(allow_networks=("127.0.0.0/8",), retries=0, per_host={"interval": 0})

    async def reading() -> list[Item]:
        async with Fetcher(settings) as fetcher:
            return list(await items_of(CatalogueSettings(source=source), fetcher, ad_hoc=False))

    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        items = runner.run(reading())
    unread = [item.reason for item in items if isinstance(item, Unreadable)]
    return [item.title for item in items if isinstance(item, Entry)], unread


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/oai?verb=ListRecords&metadataPrefix=oai_dc", ["part a", "part b", "part c"]),
        ("/circle?verb=ListRecords&metadataPrefix=oai_dc", ["part a", "part b", "part c"]),
        ("/api/3/action/package_search?rows=2", [f"Set {n}" for n in range(5)]),
        ("/feed", ["item 1", "item 2"]),
        ("/base", ["part a", "part b", "part c"]),
        ("/base?verb=Identify", ["part a", "part b", "part c"]),
        ("/", [f"Set {n}" for n in range(5)]),
        ("/api/3", [f"Set {n}" for n in range(5)]),
        ("/api/3/action/", [f"Set {n}" for n in range(5)]),
        ("/index.xml", list("ABC")),
        ("/round.xml", list("AB")),
    ],
)
def test_all_parts_are_read_once(root: str, path: str, titles: list[str]) -> None:
    """Whatever leads back to what was read, a token, a feed or an index of sitemaps, is not followed again."""
    assert read(root + path) == (titles, [])


def test_a_token_that_expired_leaves_the_rest_read(root: str) -> None:
    """And what the archive said is told."""
    titles, unread = read(f"{root}/expiring?verb=ListRecords&metadataPrefix=oai_dc")
    assert titles == ["part a"]
    assert len(unread) == 1
    assert "badResumptionToken The token has expired." in unread[0]


def test_an_archive_that_asks_to_come_back_takes_no_entries_away(root: str) -> None:
    """The catalogue counts as not read today; its last reading stays."""
    with pytest.raises(CatalogueError, match=r"resumptionToken=b: .* answers 503"):
        read(f"{root}/busy?verb=ListRecords&metadataPrefix=oai_dc")


CLOSED = "<html><h1>Sorry</h1><ul><li><a href='/help'>Help</a>: ask us.</li><li><a href='/home'>Home</a>: begin again.</li></ul></html>"
REFUSED = '{"success": false, "error": {"message": "Access denied"}}'
OFF: dict[str, tuple[Answer, str]] = {
    "gone": ((404, "gone"), "answers 404"),
    "a page": ((200, CLOSED), "is no JSON from line 1 on"),
    "refused": ((200, REFUSED), r"the portal refused the question \(Access denied"),
}  # fmt: skip


@pytest.mark.parametrize("how", OFF)
@pytest.mark.parametrize(
    ("path", "way_out"), [("/", "set `format: html` to have the page itself read"), ("/api/3", "name another as")]
)
def test_a_portal_without_its_api_says_so(
    root: str, monkeypatch: pytest.MonkeyPatch, how: str, path: str, way_out: str
) -> None:
    """With the address that was asked, what it answered, and the way out; what it shows to people in its place is no list."""
    answer, words = OFF[how]
    monkeypatch.setitem(ASKED, "/api/3/action/package_search", lambda _: answer)
    monkeypatch.setitem(ASKED, "/api/3", lambda _: (200, '{"version": 3}'))
    with pytest.raises(CatalogueError, match=words) as caught:
        read(root + path)
    said = str(caught.value)
    assert said.startswith(f"{root}{path}: no entry was found; a further page was not read: ")
    assert f"({root}/api/3/action/package_search?rows=100&sort=name+asc): check that address" in said
    assert way_out in said


@pytest.mark.parametrize("how", OFF)
def test_an_api_that_is_switched_off_half_way_is_told(root: str, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """What was listed until then is read, and nothing of what it says in place of the rest."""
    monkeypatch.setitem(
        ASKED, "/api/3/action/package_search", lambda asked: OFF[how][0] if "start" in asked else portal(asked)
    )
    titles, [said] = read(f"{root}/api/3")
    assert titles == ["Set 0", "Set 1"]
    assert re.search(OFF[how][1], said)


def test_a_page_whose_address_only_looks_like_an_api_is_read(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, since nothing is listed where a portal's API would list it."""
    monkeypatch.setitem(ASKED, "/docs/api/3", lambda _: (200, CLOSED))
    assert read(f"{root}/docs/api/3") == (["Help", "Home"], [])


def test_an_archive_without_records_says_so(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether they are gone, or a page for people stands in their place."""
    for answer, words in (((404, ""), "answers 404"), ((200, "<html><h1>Sorry</h1></html>"), "lists nothing")):
        asked = lambda asked, answer=answer: answer if asked.get("verb") == "ListRecords" else asked_wrongly(asked)  # noqa: E731
        monkeypatch.setitem(ASKED, "/base", asked)
        with pytest.raises(CatalogueError, match=words) as caught:
            read(f"{root}/base")
        assert "check that address, or name another as `source`" in str(caught.value)
