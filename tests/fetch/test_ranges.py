"""Large files from real servers: asked for in parts, joined, and judged as if they had come whole."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from crawler.fetch import Fetcher
from crawler.inspect.facts import draw
from crawler.records import Evidence, Facts, Fetched, Link

pytestmark = pytest.mark.anyio
SIZE = 5_000_000


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


def a_pdf(size: int = SIZE) -> bytes:
    """Write a PDF of one page, with an object of a given size that nothing refers to between the page and the table."""
    text = b"BT /F1 12 Tf 20 700 Td (Hedges in winter) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (size, random.Random(1).randbytes(size)),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 7\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 7 /Root 1 0 R >>\n"
    return body + head + b"startxref\n%d\n%%%%EOF\n" % len(body)


class Files:
    """Serves one file with ranges, as nginx does, and counts what it sends; with `ranges` off it sends all, whatever is asked."""

    def __init__(self, server: Any, body: bytes, *, ranges: bool = True) -> None:
        self.server, self.body, self.ranges = server, body, ranges
        self.sent: list[int] = []
        server.routes["/report.pdf"] = self.speak

    async def speak(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        found = re.search(r"^range: bytes=(\d+)-(\d+)\r$", self.server.heads[-1], re.IGNORECASE | re.MULTILINE)
        lines, part = ["HTTP/1.1 200 OK"], self.body
        if found and self.ranges:
            start, stop = int(found[1]), min(int(found[2]) + 1, len(self.body))
            part = self.body[start:stop]
            lines = ["HTTP/1.1 206 Partial Content", f"Content-Range: bytes {start}-{stop - 1}/{len(self.body)}"]
        self.sent.append(len(part))
        lines += [
            f"Content-Length: {len(part)}",
            "Content-Type: application/pdf",
            'ETag: "v1"',
            "Connection: close",
            "",
            "",
        ]
        writer.write("\r\n".join(lines).encode() + part)
        await writer.drain()


async def facts_of(fetched: Fetched) -> Facts:
    """Draw the facts as the crawl does."""
    return draw(fetched)


Look = Callable[..., Awaitable[Evidence]]


@pytest.fixture
def look(server: Any, fetching: Any) -> Look:
    """Return a function that checks the file with a fetcher of its own."""

    async def check(verify: str = "auto") -> Evidence:
        fetcher: Fetcher
        async with fetching(inspect=facts_of) as fetcher:
            return await fetcher.check(Link(server.url("/report.pdf"), server.url("/report.pdf")), verify=verify)

    return check


async def test_a_large_file_costs_its_ends(server: Any, look: Look) -> None:
    """Less than 256 KB of 5 MB, and the facts are those of the whole."""
    files = Files(server, a_pdf())

    ends, whole = await look(), await look("full")

    assert (ends.facts, ends.status, ends.answer and ends.answer.size) == (whole.facts, 200, len(files.body))
    assert ends.answer is not None
    assert (sum(files.sent[:-1]), ends.answer.sha256) == (ends.answer.seen, None)
    assert sum(files.sent[:-1]) < 250_000
    assert files.sent[-1] == len(files.body)
    assert [hop.status for hop in ends.hops] == [206]


async def test_a_part_is_asked_for_uncompressed(server: Any, look: Look) -> None:
    """One Accept-Encoding a request, and the end only of the file whose beginning came."""
    Files(server, a_pdf())

    await look()

    heads = [head.lower() for head in server.heads]
    assert [head.count("accept-encoding:") for head in heads] == [1, 1]
    assert all("accept-encoding: identity\r\n" in head for head in heads)
    assert ['if-range: "v1"' in head for head in heads] == [False, True]


@pytest.mark.parametrize(("size", "requests"), [(50_000, 1), (500_000, 2)])
async def test_a_small_file_is_had_whole(size: int, requests: int, server: Any, look: Look) -> None:
    """Joined from its parts it is what it is in one piece, digest and all."""
    files = Files(server, a_pdf(size))

    parts = await look()
    sent = list(files.sent)
    whole = await look("full")

    assert parts.answer == whole.answer
    assert parts.facts == whole.facts
    assert (len(sent), sum(sent)) == (requests, len(files.body))


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: body[:4_000_000],
        lambda body: body[: len(body) - 40],
        lambda body: body[:-2000].ljust(len(body), b"\0"),
        lambda body: bytes(len(body)),
    ],
)
async def test_damage_is_found_as_in_the_whole(damage: Callable[[bytes], bytes], server: Any, look: Look) -> None:
    """What the ends cannot vouch for is read whole, by a request as a reader's."""
    files = Files(server, damage(a_pdf()))

    found, whole = await look(), await look("full")

    assert found.facts == whole.facts
    assert found.answer == whole.answer
    assert found.facts is not None
    assert found.facts.document is not None
    assert found.facts.document.opens is False or found.facts.document.ended is False
    assert files.sent[-1] == len(files.body)


async def test_a_host_without_ranges_sends_all_once(server: Any, look: Look) -> None:
    """One request."""
    files = Files(server, a_pdf(), ranges=False)

    evidence = await look()

    assert files.sent == [len(files.body)]
    assert (evidence.answer and evidence.answer.seen, evidence.answer and evidence.answer.size) == (
        None,
        len(files.body),
    )


async def test_an_empty_file_is_empty(server: Any, look: Look) -> None:
    """Its host refuses every range (416); asked plainly, nothing comes."""

    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ranged = "range:" in server.heads[-1].lower()
        status = b"416 Range Not Satisfiable\r\nContent-Range: bytes */0" if ranged else b"200 OK"
        writer.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()

    server.routes["/report.pdf"] = refuse

    evidence = await look()

    assert (evidence.status, evidence.facts and evidence.facts.kind, len(server.asked)) == (200, "empty", 2)
