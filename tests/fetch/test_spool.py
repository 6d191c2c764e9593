"""Large bodies lie on disk: hashed as they come, gone when nobody holds them, and told of where there is no room."""

import asyncio
import gc
import gzip
import hashlib
import os
import resource
import signal
import zipfile
from collections.abc import Awaitable, Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from crawler.fetch.spool import BEGINNING, LARGE, Spool
from crawler.inspect.facts import draw
from crawler.records import Check, Document, Evidence, Facts, Fetched, Judgement, Link, Past, Verdict

pytestmark = pytest.mark.anyio
SIZE = 3 * LARGE


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


class Seen:
    """Stands for an inspector: keeps what it was given, and draws its facts at once."""

    def __init__(self) -> None:
        self.fetched: list[Fetched] = []
        self.bodies: list[bytes] = []

    async def __call__(self, fetched: Fetched) -> Facts:
        """Draw facts."""
        self.fetched.append(fetched)
        self.bodies.append(os.pread(fetched.file.fileno(), fetched.file.size, 0) if fetched.file else fetched.body)
        return draw(fetched)


def an_archive() -> bytes:
    """Write an archive that does not compress."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("noise", os.urandom(SIZE))
    return buffer.getvalue()


def send(server: Any, body: bytes, *lines: str) -> str:
    """Have the server send a file; return its address."""
    head = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", "Content-Type: application/zip", *lines]
    server.routes["/a"] = "\r\n".join(head).encode() + b"\r\n\r\n" + body
    return str(server.url("/a"))


def names(folder: Path) -> list[str]:
    """List a folder."""
    return [path.name for path in folder.iterdir()]


def descriptors() -> int:
    """Count what this process holds open."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.parametrize("packed", [False, True])
async def test_a_large_body_is_looked_at_on_disk(
    packed: bool,  # noqa: FBT001 - a parameter of the test
    server: Any,
    checked: Callable[..., Awaitable[Evidence]],
) -> None:
    """Its facts, length and digest are those of the bytes, packed on the way or not; what is left in memory is its beginning."""
    body, seen = an_archive(), Seen()
    url = send(server, gzip.compress(body, 1), "Content-Encoding: gzip") if packed else send(server, body)
    evidence = await checked(url, inspect=seen)

    assert evidence.answer is not None
    assert evidence.facts is not None
    assert evidence.facts.document is not None
    assert (evidence.answer.size, evidence.answer.sha256) == (len(body), hashlib.sha256(body).hexdigest())
    assert (evidence.facts.kind, evidence.facts.document.opens) == ("zip", True)
    assert seen.bodies[-1] == body
    assert (seen.fetched[-1].file is not None, len(seen.fetched[-1].body)) == (True, BEGINNING)


async def test_a_body_of_moderate_size_stays_in_memory(
    server: Any, checked: Callable[..., Awaitable[Evidence]]
) -> None:
    """Pages never touch the disk."""
    seen = Seen()
    server.page("/", b"<p>" + b"words " * 10_000)
    await checked(server.url("/"), inspect=seen)

    assert [(fetched.file, len(fetched.body)) for fetched in seen.fetched] == [(None, 60_003)]


async def test_what_is_longer_than_the_cap_is_kept_up_to_it(
    server: Any, checked: Callable[..., Awaitable[Evidence]]
) -> None:
    """On disk as in memory."""
    seen = Seen()
    evidence = await checked(send(server, an_archive()), inspect=seen, max_document=2 * LARGE)

    assert evidence.answer is not None
    assert (evidence.answer.capped, evidence.answer.size, len(seen.bodies[-1])) == (True, 2 * LARGE, 2 * LARGE)


@pytest.fixture
def little_room() -> Iterator[None]:
    """Stand for a full disk: files of this process may not grow beyond a size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * LARGE, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.usefixtures("little_room")
async def test_a_full_disk_is_no_fault_of_the_file(server: Any, checked: Callable[..., Awaitable[Evidence]]) -> None:
    """What came is evidence, and so is that there was no room for more."""
    evidence = await checked(send(server, an_archive()), inspect=Seen())

    assert evidence.answer is not None
    assert evidence.facts is not None
    assert evidence.facts.document is not None
    assert (evidence.answer.no_room, evidence.answer.capped, evidence.answer.cut) == (True, True, None)
    assert (evidence.facts.kind, evidence.facts.document.opens) == ("zip", None)


async def test_nothing_is_left_behind(
    server: Any, checked: Callable[..., Awaitable[Evidence]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files have no name, and are closed with the last who holds them."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    url = send(server, an_archive())
    await checked(url)
    before = descriptors()
    await checked(url)
    spool = Spool()
    spool.write(b"words")

    assert (spool.read(), names(tmp_path)) == (b"words", [])
    assert descriptors() == before + 1


class Tagged:
    """Serves a file under a tag, and confirms it with 304; counts the bytes of bodies."""

    def __init__(self, server: Any, body: bytes, tag: str = "v1") -> None:
        self.server, self.body, self.tag = server, body, tag
        self.sent: list[int] = []
        server.routes["/a"] = self.speak

    async def speak(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        known = f'if-none-match: "{self.tag}"' in self.server.heads[-1].lower()
        body = b"" if known else self.body
        self.sent.append(len(body))
        status = b"304 Not Modified" if known else b"200 OK\r\nContent-Length: %d" % len(body)
        writer.write(b'HTTP/1.1 %s\r\nETag: "%s"\r\nConnection: close\r\n\r\n' % (status, self.tag.encode()) + body)
        await writer.drain()


@pytest.mark.parametrize("verify", ["auto", "full"])
async def test_a_file_is_read_again_only_when_it_changed(verify: str, server: Any, fetching: Any) -> None:
    """Once whole, then nothing while its tag stays; a new tag has it read again, and its digest tells that it is another."""
    file, url = Tagged(server, an_archive()), server.url("/a")
    found: list[Evidence] = []
    past = Past()
    async with fetching(inspect=Seen()) as fetcher:
        for tag in ("v1", "v1", "v2"):
            if tag != file.tag:
                file = Tagged(server, an_archive(), tag)
            found.append(await fetcher.check(Link(url, url), past, verify=verify))
            check = Check(found[-1], Judgement(Verdict.OK), "run")
            past = Past(check, check)
            assert file.sent[-1] == (0 if len(found) == 2 else len(file.body))

    first, second, third = (evidence.answer.sha256 for evidence in found if evidence.answer)
    assert first == second != third
    assert all(evidence.facts and evidence.facts.document == Document(True, True, pages=1) for evidence in found)
