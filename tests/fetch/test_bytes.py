"""A server that misbehaves byte by byte: what it sends, what the evidence says, and what a browser does with it.

What the browser does was seen in Chromium 156; `test_a_browser_agrees` asks the one that is installed again.
"""

import asyncio
import contextlib
import gzip
import html
import json
import re
import shutil
import socket
import ssl
import struct
import sys
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from crawler.records import Answer, Evidence, FailureKind, Fetched, Link

brotli: Any = pytest.importorskip("brotli", reason="br is decoded by brotli", exc_type=ImportError)
zstd: Any
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    zstd = pytest.importorskip("backports.zstd", reason="zstd is decoded by backports.zstd", exc_type=ImportError)

pytestmark = pytest.mark.anyio

BROWSER = shutil.which("chromium")
AT_LEAST = 60  # cases
CAP = 100_000
Play = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Told = tuple[int, bytes, FailureKind | None] | FailureKind

OK = b"HTTP/1.1 200 OK\r\n"
TWO = b"Content-Length: 2\r\n\r\nok"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ALERT = b"\x15\x03\x01\x00\x02\x02\x28"  # TLS: fatal, handshake failure
SEEN: Told = (200, b"ok", None)
CLOSED, NOT_HTTP, LARGE = FailureKind.CLOSED, FailureKind.NOT_HTTP, FailureKind.HEADERS_TOO_LARGE
CUT, DECODING, RESET = FailureKind.TRUNCATED, FailureKind.DECODING, FailureKind.RESET


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


@dataclass(frozen=True)
class Case:
    """One answer. `told` is what the evidence says; `h11` where httpx's parser says otherwise; `browser` what Chromium does.

    That is "shown", "cut" or "refused", or None where it was decided to differ from it, with the reason beside the case.
    """

    sent: bytes
    told: Told
    browser: str | None
    h11: Told | None = None


def cut(kind: FailureKind, body: bytes) -> Told:
    """Say that the body ended early."""
    return 200, body, kind


def chunked(body: bytes) -> bytes:
    """Send chunks as they are given."""
    return CHUNKED + body


def encoded(name: bytes, data: bytes) -> bytes:
    """Send a body in an encoding."""
    return OK + b"Content-Encoding: %b\r\nContent-Length: %d\r\n\r\n" % (name, len(data)) + data


CASES = {
    # the status line
    "no reason": Case(b"HTTP/1.1 200\r\n" + TWO, SEEN, "shown"),
    "no space before the reason": Case(b"HTTP/1.1 200OK\r\n" + TWO, SEEN, "shown"),
    "many spaces": Case(b"HTTP/1.1   200   OK\r\n" + TWO, SEEN, "shown"),
    "tabs for spaces": Case(b"HTTP/1.1\t200\tOK\r\n" + TWO, SEEN, "shown"),
    "a space before it": Case(b" " + OK + TWO, SEEN, "shown"),
    "a blank line before it": Case(b"\r\n" + OK + TWO, SEEN, "shown"),
    "two blank lines before it": Case(b"\r\n\r\n" + OK + TWO, SEEN, "shown"),
    "three blank lines before it": Case(b"\r\n" * 3 + OK + TWO, NOT_HTTP, "refused"),
    "four bytes of junk before it": Case(b"abcd" + OK + TWO, SEEN, "shown"),
    "five bytes of junk before it": Case(b"abcde" + OK + TWO, NOT_HTTP, "refused"),
    "small letters": Case(b"http/1.1 200 OK\r\n" + TWO, SEEN, "shown"),
    "version 0.9": Case(b"HTTP/0.9 200 OK\r\n" + TWO, SEEN, "shown"),
    "version 1.2": Case(b"HTTP/1.2 200 OK\r\n" + TWO, SEEN, "shown"),
    "version 4.7": Case(b"HTTP/4.7 200 OK\r\n" + TWO, SEEN, "shown"),
    "version 2 in words": Case(b"HTTP/2 200 OK\r\n" + TWO, SEEN, "shown"),
    "no version": Case(b"HTTP 200 OK\r\n" + TWO, SEEN, "shown"),
    "no status": Case(b"HTTP/1.1\r\n" + TWO, SEEN, "shown"),
    "a word for a status": Case(b"HTTP/1.1 fine\r\n" + TWO, SEEN, "shown"),
    "a negative status": Case(b"HTTP/1.1 -200 X\r\n" + TWO, SEEN, "shown"),
    "status 20": Case(b"HTTP/1.1 20 X\r\n" + TWO, NOT_HTTP, None),  # no such status: nothing could be judged by it
    "status 1000": Case(b"HTTP/1.1 1000 X\r\n" + TWO, NOT_HTTP, None),  # likewise
    "status 000": Case(b"HTTP/1.1 000 X\r\n" + TWO, NOT_HTTP, None),  # likewise
    "status 999": Case(b"HTTP/1.1 999 X\r\n" + TWO, (999, b"ok", None), "shown"),
    "nothing but a status line": Case(OK + b"\r\n", (200, b"", None), "shown"),
    # what is not HTTP, or not all of it (h11 waits for a whole head before it looks at the first line); a browser shows an empty page for a head cut short, which is worth another try
    "nothing": Case(b"", CLOSED, "refused"),
    "four letters": Case(b"HTTP", CLOSED, None),
    "half a status line": Case(b"HTTP/1.1 20", CLOSED, None),
    "half a header": Case(OK + b"Content-Le", CLOSED, None),
    "a head without end": Case(OK + b"X: y\r\n", CLOSED, None),
    "HTTP/0.9": Case(b"<html>ok</html>\r\n", NOT_HTTP, "refused", h11=CLOSED),
    "SSH": Case(b"SSH-2.0-OpenSSH_9.6\r\n", NOT_HTTP, "refused", h11=CLOSED),
    "FTP": Case(b"220 (vsFTPd 3.0.3)\r\n530 Please log in\r\n", NOT_HTTP, "refused", h11=CLOSED),
    "SMTP": Case(b"220 mail ESMTP\r\n", NOT_HTTP, "refused", h11=CLOSED),
    "RTSP": Case(b"RTSP/1.0 200 OK\r\n" + TWO, NOT_HTTP, "refused"),
    "a radio station": Case(b"ICY 200 OK\r\n" + TWO, NOT_HTTP, None),  # sound without end
    "a TLS alert": Case(ALERT, NOT_HTTP, "refused"),
    # 1xx
    "100 first": Case(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + TWO, SEEN, "shown"),
    "103 with a length": Case(b"HTTP/1.1 103 Hints\r\nContent-Length: 9\r\n\r\n" + OK + TWO, SEEN, "shown"),
    "100 alone": Case(b"HTTP/1.1 100 Continue\r\n\r\n", CLOSED, "refused"),
    "a thousand times 102": Case(b"HTTP/1.1 102 Wait\r\n\r\n" * 1000 + OK + TWO, SEEN, "shown"),
    # header lines
    "bare LF": Case(b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok", SEEN, "shown"),
    "a bare CR ends a line": Case(OK + b"X: a\rContent-Length: 2\r\n\r\nok and junk", SEEN, "shown"),
    "a zero byte in a value": Case(OK + b"X: a\0b\r\n" + TWO, NOT_HTTP, "refused"),
    "a zero byte in a name": Case(OK + b"X\0: ab\r\n" + TWO, NOT_HTTP, "refused"),
    "a zero byte in the reason": Case(b"HTTP/1.1 200 O\0K\r\n" + TWO, NOT_HTTP, "refused"),
    "odd bytes": Case(OK + b"X(\xe9) : \xff\xfe\r\n" + TWO, SEEN, "shown"),
    "a space in a name": Case(OK + b"X Y: z\r\n" + TWO, SEEN, "shown"),
    "no colon": Case(OK + b"no header\r\n" + TWO, SEEN, "shown"),
    "no name": Case(OK + b": value\r\n" + TWO, SEEN, "shown"),
    "a folded line": Case(OK + b"X: a\r\n b\r\n" + TWO, SEEN, "shown"),
    "a folded line first": Case(OK + b" folded\r\n" + TWO, SEEN, "shown"),
    "200 KB of a header": Case(OK + b"X: " + b"a" * 200_000 + b"\r\n" + TWO, SEEN, "shown"),
    "300 KB of a header": Case(OK + b"X: " + b"a" * 300_000 + b"\r\n" + TWO, LARGE, "refused"),
    "6,000 headers": Case(OK + b"X: y\r\n" * 6000 + TWO, SEEN, "shown"),
    "20,000 headers": Case(OK + b"X-Many: aaaaaaaaaa\r\n" * 20_000 + TWO, LARGE, "refused"),
    # the length
    "a word for a length": Case(OK + b"Content-Length: two\r\n\r\nok", SEEN, "shown"),
    "a negative length": Case(OK + b"Content-Length: -1\r\n\r\nok", SEEN, "shown"),
    "a length with a sign": Case(OK + b"Content-Length: +1\r\n\r\nok", SEEN, "shown"),
    "an empty length": Case(OK + b"Content-Length: \r\n\r\nok", SEEN, "shown"),
    "a hexadecimal length": Case(OK + b"Content-Length: 0x1\r\n\r\nok", SEEN, "shown"),
    "a length of 23 digits": Case(OK + b"Content-Length: " + b"9" * 23 + b"\r\n\r\nok", SEEN, "shown"),
    "the length twice": Case(OK + b"Content-Length: 2\r\n" + TWO, SEEN, "shown"),
    "the length twice in a line": Case(OK + b"Content-Length: 2, 2\r\n\r\nok and junk", SEEN, "shown"),
    "two lengths": Case(OK + b"Content-Length: 3\r\n" + TWO, NOT_HTTP, "refused"),
    "two lengths in a line": Case(OK + b"Content-Length: 2, 3\r\n\r\nok", NOT_HTTP, "refused"),
    "two lengths beside chunks": Case(
        OK + b"Content-Length: 9\r\nContent-Length: 8\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        SEEN,
        "shown",
    ),
    "junk after the body": Case(OK + TWO + b" and junk", SEEN, "shown"),
    "a body cut short": Case(OK + b"Content-Length: 9\r\n\r\nok", cut(CUT, b"ok"), "cut"),
    "two places to go to": Case(OK + b"Location: /a\r\nLocation: /b\r\n" + TWO, NOT_HTTP, "refused"),
    "two dispositions": Case(
        OK + b"Content-Disposition: inline\r\nContent-Disposition: attachment\r\n" + TWO, NOT_HTTP, "refused"
    ),
    # the transfer encoding
    "identity": Case(OK + b"Transfer-Encoding: identity\r\n" + TWO, SEEN, "shown"),
    "an unknown one": Case(OK + b"Transfer-Encoding: nonsense\r\n" + TWO, SEEN, "shown"),
    "gzip around chunks": Case(OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", SEEN, "shown"),
    "chunked twice": Case(OK + b"Transfer-Encoding: chunked, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", SEEN, "shown"),
    "chunked, then identity": Case(
        OK + b"Transfer-Encoding: chunked, identity\r\n\r\n2\r\nok\r\n0\r\n\r\n", SEEN, "shown"
    ),
    "chunks and a length that lies": Case(
        OK + b"Content-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", SEEN, "shown"
    ),
    "chunks that are none": Case(chunked(b"ok"), cut(CUT, b""), "cut"),
    "spaces after a size": Case(chunked(b"2  \r\nok\r\n0\r\n\r\n"), SEEN, "shown"),
    "an extension": Case(chunked(b"2;a=b\r\nok\r\n0\r\n\r\n"), SEEN, "shown"),
    "a trailer": Case(chunked(b"2\r\nok\r\n0\r\nX: y\r\n\r\n"), SEEN, "shown"),
    "chunks with bare LF": Case(chunked(b"2\nok\n0\n\n"), SEEN, "shown", h11=cut(CUT, b"")),
    "a size with a prefix": Case(chunked(b"0x2\r\nok\r\n0\r\n\r\n"), cut(CUT, b""), "cut"),
    "a negative size": Case(chunked(b"-2\r\nok\r\n0\r\n\r\n"), cut(CUT, b""), "cut"),
    "a size of 17 digits": Case(
        chunked(b"f" * 17 + b"\r\nok\r\n0\r\n\r\n"), cut(CUT, b""), "cut", h11=cut(CUT, b"ok\r\n0\r\n\r\n")
    ),
    "a chunk longer than its size": Case(chunked(b"2\r\nokX0\r\n\r\n"), cut(CUT, b"ok"), "cut"),
    "no last chunk": Case(chunked(b"2\r\nok\r\n"), cut(CUT, b"ok"), "cut"),
    "junk between chunks": Case(chunked(b"2\r\nok\r\nnonsense\r\n"), cut(CUT, b"ok"), "cut"),
    "junk after chunks": Case(chunked(b"2\r\nok\r\n0\r\n\r\njunk"), SEEN, "shown"),
    # the content encoding
    "utf-8 for an encoding": Case(encoded(b"utf-8", b"ok"), SEEN, "shown"),
    "gzip": Case(encoded(b"gzip", gzip.compress(b"ok")), SEEN, "shown"),
    "gzip and junk": Case(encoded(b"gzip", gzip.compress(b"ok") + b"junk"), SEEN, "shown"),
    "gzip twice in a row": Case(encoded(b"gzip", gzip.compress(b"ok") + gzip.compress(b"no")), SEEN, "shown"),
    "gzip without its end": Case(encoded(b"gzip", gzip.compress(b"ok")[:-4]), SEEN, "shown"),
    "gzip that is none": Case(encoded(b"gzip", b"plain text"), cut(DECODING, b""), "cut"),
    "deflate with zlib's frame": Case(encoded(b"deflate", zlib.compress(b"ok")), SEEN, "shown"),
    "deflate without": Case(encoded(b"deflate", zlib.compress(b"ok")[2:-4]), SEEN, "shown"),
    "br": Case(encoded(b"br", brotli.compress(b"ok")), SEEN, "shown"),
    "br under gzip": Case(encoded(b"br, gzip", gzip.compress(brotli.compress(b"ok"))), SEEN, "shown"),
    "br that is none": Case(encoded(b"br", b"plain text, no brotli"), cut(DECODING, b""), "cut"),
    "zstd": Case(encoded(b"zstd", zstd.compress(b"ok")), SEEN, "shown"),
    "zstd, two frames": Case(encoded(b"zstd", zstd.compress(b"o") + zstd.compress(b"k")), SEEN, "shown"),
    "zstd and junk": Case(encoded(b"zstd", zstd.compress(b"ok") + b"junk"), cut(DECODING, b"ok"), "cut"),
    "zstd that is none": Case(encoded(b"zstd", b"plain text, no zstd"), cut(DECODING, b""), "cut"),
}


def test_there_are_enough_cases() -> None:
    """Of bytes alone, without those that take their time."""
    assert len(CASES) >= AT_LEAST


def play(sent: bytes) -> Play:
    """Answer whatever is asked with the same bytes, and close."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(sent)
            await writer.drain()
        writer.close()

    return speak


@contextlib.asynccontextmanager
async def listening(speak: Play, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Serve on a free port of loopback; what still speaks at the end is ended."""
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        with contextlib.suppress(ConnectionError, asyncio.CancelledError, asyncio.IncompleteReadError, ssl.SSLError):
            await speak(reader, writer)
        writer.transport.abort()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    yield server.sockets[0].getsockname()[1]
    server.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0.01)


@pytest.fixture
def asked(fetching: Any) -> Callable[..., Awaitable[tuple[Evidence, bytes]]]:
    """Return a function that asks one address, quickly out of patience, and returns evidence and body."""

    async def ask(url: str, **changes: Any) -> tuple[Evidence, bytes]:
        bodies: list[bytes] = []

        async def inspect(fetched: Fetched) -> None:
            bodies.append(fetched.body)

        quick = {"timeout": {"connect": 1, "read": 0.3}, "max_body": CAP, "max_document": CAP}
        async with fetching(inspect=inspect, **quick | changes) as fetcher:
            return await fetcher.check(Link(url, url)), b"".join(bodies)

    return ask


def told_by(evidence: Evidence, body: bytes) -> Told:
    """Say in short what evidence says."""
    outcome = evidence.outcome
    return (outcome.status, body, outcome.cut) if isinstance(outcome, Answer) else outcome.kind


@pytest.mark.parametrize("name", CASES)
async def test_bytes_become_evidence(name: str, asked: Any, engine_name: str) -> None:
    """Every case ends in what the table says, in one hop."""
    case = CASES[name]
    async with listening(play(case.sent)) as port:
        evidence, body = await asked(f"http://127.0.0.1:{port}/")

    assert told_by(evidence, body) == (case.h11 if case.h11 and engine_name == "httpx" else case.told)
    assert (len(evidence.hops), evidence.attempts) == (1, 1)


PAGE = """<pre></pre><script>(async () => {
  const seen = {};
  for (let i = 0; i < %d; i++) {
    try {
      const answer = await fetch('/' + i);
      seen[i] = await answer.text().then(() => 'shown', () => 'cut');
    } catch { seen[i] = 'refused'; }
  }
  document.querySelector('pre').textContent = JSON.stringify(seen);
})()</script>"""


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")
@pytest.mark.parametrize("engine_name", ["httpx"])  # a browser needs none of ours: once is enough
async def test_a_browser_agrees(tmp_path: Path) -> None:
    """Chromium shows, cuts and refuses what the table says it does; but for the reasoned differences, evidence says the same."""
    names, page = list(CASES), (PAGE % len(CASES)).encode()
    start = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1][1:]
        writer.write(CASES[names[int(path)]].sent if path.isdigit() else start + page if not path else b"")
        await writer.drain()
        writer.close()

    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server", "--virtual-time-budget=20000"]
    async with listening(speak) as port:
        browser = await asyncio.create_subprocess_exec(
            str(BROWSER),
            *options,
            f"--user-data-dir={tmp_path}",
            "--dump-dom",
            f"http://localhost:{port}/",
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        shown, _ = await asyncio.wait_for(browser.communicate(), 60)

    found = re.search(r"<pre>(.+?)</pre>", shown.decode())
    assert found is not None
    seen = {names[int(key)]: said for key, said in json.loads(html.unescape(found[1])).items()}
    assert {name: said for name, said in seen.items() if CASES[name].browser not in {said, None}} == {}
    assert len(seen) == len(CASES)


def test_evidence_and_browser_agree() -> None:
    """What a browser shows is whole, what it cuts is cut, what it refuses is a failure: the table holds no other row."""
    ours = {name: _kind(case.told) for name, case in CASES.items() if case.browser}

    assert ours == {name: CASES[name].browser for name in ours}


def _kind(told: Told) -> str:
    """Say in the browser's words what evidence says."""
    if isinstance(told, FailureKind):
        return "refused"
    return "cut" if told[2] else "shown"


# What takes its time, or more room than a table has.


def steps(*parts: bytes | str) -> Play:
    """Send parts one after the other; "reset" and "silence" end it, "on and on" repeats the part before for ever."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65_536)
        for place, part in enumerate(parts):
            if isinstance(part, bytes):
                writer.write(part)
                await writer.drain()
            elif part == "reset":
                await asyncio.sleep(0.03)  # what was sent before has to be read before the reset overtakes it
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                writer.transport.abort()
            elif part == "silence":
                await asyncio.sleep(30)
            else:
                await _repeat(writer, parts[place - 1], 0.01 if part == "drop by drop" else 0)

    return speak


async def _repeat(writer: asyncio.StreamWriter, part: Any, pause: float) -> None:
    """Send the same again and again."""
    while True:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(pause)


def bomb(name: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """Pack 20 MB of nothing."""
    return encoded(name, pack(b"\0" * 20_000_000))


HEAD = OK + b"Content-Type: text/html\r\n"
LONG = HEAD + b"Content-Length: 900\r\n\r\nhalf"
BEHAVIOUR: dict[str, tuple[Play, set[Any]]] = {
    "a reset instead of an answer": (steps("reset"), {RESET}),
    "a reset in the status line": (steps(b"HTTP/1.", "reset"), {RESET}),
    "a reset in the head": (steps(OK + b"X: y\r\n", "reset"), {RESET}),
    "a reset in the body": (steps(LONG, "reset"), {(200, RESET)}),
    "a reset in a chunk": (steps(chunked(b"9\r\nhalf"), "reset"), {(200, RESET)}),
    "a reset where a length is missing": (steps(HEAD + b"\r\nhalf", "reset"), {(200, RESET)}),
    "silence": (steps("silence"), {FailureKind.TIMEOUT_FIRST_BYTE}),
    "silence in the status line": (steps(b"HTTP/1.", "silence"), {FailureKind.TIMEOUT_FIRST_BYTE}),
    "silence in the head": (steps(OK, "silence"), {FailureKind.TIMEOUT_FIRST_BYTE}),
    "silence in the body": (steps(LONG, "silence"), {(200, FailureKind.TIMEOUT_BODY)}),
    "silence in a chunk": (steps(chunked(b"9\r\nhalf"), "silence"), {(200, FailureKind.TIMEOUT_BODY)}),
    "silence after a bad length": (
        steps(OK + b"Content-Length: two\r\n\r\nhalf", "silence"),
        {(200, FailureKind.TIMEOUT_BODY)},
    ),
    "a dripping head": (steps(OK, b"X: y\r\n", "drop by drop"), {FailureKind.TIMEOUT_WHOLE}),
    "a dripping body": (steps(HEAD + b"\r\n", b"x", "drop by drop"), {(200, FailureKind.TIMEOUT_WHOLE)}),
    "dripping chunks": (steps(CHUNKED, b"1\r\nx\r\n", "drop by drop"), {(200, FailureKind.TIMEOUT_WHOLE)}),
    "a head without end": (steps(OK, b"X: y\r\n" * 1000, "on and on"), {LARGE}),
    "a line of the head without end": (steps(OK + b"X: ", b"y" * 9000, "on and on"), {LARGE}),
    "a status line without end": (steps(b"HTTP/1.1 200 ", b"y" * 9000, "on and on"), {LARGE}),
    "1xx without end": (steps(b"HTTP/1.1 102 Wait\r\n\r\n" * 100, "on and on"), {LARGE, FailureKind.TIMEOUT_WHOLE}),
    "a body without end": (steps(HEAD + b"\r\n", b"x" * 9000, "on and on"), {(200, None)}),
    "chunks without end": (steps(CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n", "on and on"), {(200, None)}),
    "an extension without end": (
        steps(chunked(b"4;"), b"x" * 9000, "on and on"),
        {(200, kind) for kind in (CUT, FailureKind.TIMEOUT_BODY, FailureKind.TIMEOUT_WHOLE)},
    ),
    "trailers without end": (
        steps(chunked(b"4\r\nhalf\r\n0\r\n"), b"X: y\r\n" * 1000, "on and on"),
        {(200, kind) for kind in (CUT, FailureKind.TIMEOUT_BODY, FailureKind.TIMEOUT_WHOLE)},
    ),
    "a bomb in gzip": (steps(bomb(b"gzip", partial(gzip.compress, compresslevel=1))), {(200, None)}),
    "a bomb in deflate": (steps(bomb(b"deflate", partial(zlib.compress, level=1))), {(200, None)}),
    "a bomb in br": (steps(bomb(b"br", partial(brotli.compress, quality=1))), {(200, None)}),
    "a bomb in zstd": (steps(bomb(b"zstd", zstd.compress)), {(200, None)}),
}


@pytest.mark.parametrize("name", BEHAVIOUR)
async def test_misbehaviour_costs_bounded_time_and_memory(name: str, asked: Any) -> None:
    """However it goes on, the check ends within its time, with its reason, and with little more than the cap in memory."""
    speak, expected = BEHAVIOUR[name]
    kinds = {one[1] if isinstance(one, tuple) else one for one in expected}
    deadline = 0.5 if FailureKind.TIMEOUT_WHOLE in kinds else 5
    async with listening(speak) as port:
        tracemalloc.start()
        evidence, body = await asked(f"http://127.0.0.1:{port}/", deadline=deadline)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    outcome = evidence.outcome
    assert ((outcome.status, outcome.cut) if isinstance(outcome, Answer) else outcome.kind) in expected
    assert len(body) <= CAP
    assert evidence.elapsed_ms < 5000
    assert peak < 12_000_000


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (steps(ALERT), {FailureKind.TLS_PROTOCOL}),
        (steps(b"HTTP/1.1 400 This is no TLS\r\n\r\n"), {FailureKind.TLS_PROTOCOL}),
        (steps(b"SSH-2.0-OpenSSH_9.6\r\n"), {FailureKind.TLS_PROTOCOL}),
        (steps(b"\x16\x03\x03\xff\xff" + b"\0" * 100), {FailureKind.TLS_PROTOCOL}),
        (steps("reset"), {FailureKind.TLS_PROTOCOL}),
        (steps("silence"), {FailureKind.TIMEOUT_TLS}),
    ],
)
async def test_a_handshake_that_goes_wrong(answer: Play, expected: set[Any], asked: Any) -> None:
    """Whatever comes instead of TLS, before there is any."""
    async with listening(answer) as port:
        evidence, _ = await asked(f"https://127.0.0.1:{port}/", timeout={"connect": 0.3, "read": 0.3})

    assert evidence.failure.kind in expected
