"""Documents are opened apart: whatever they do, facts come back and the crawl goes on."""

import asyncio
import errno
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import tempfile
import weakref
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.context import SpawnProcess

import pytest

from crawler.inspect.facts import VERSION
from crawler.records import Answer, Details, Document, Evidence, Facts, Fetched, Title
from crawler.run.apart import INBOX, Apart
from crawler.run.checking import Inspector
from crawler.run.child import LENGTH, Asked, Limits, facts_of, frame, serve
from crawler.run.worker import Worker
from tests.run.drawing import draw, whose


def document(body: bytes) -> Fetched:
    """Make a fetched document."""
    return Fetched(Evidence("http://host/", datetime(2026, 1, 1, tzinfo=UTC), Answer(200)), body)


class OnDisk:
    """A file without a name."""

    def __init__(self, body: bytes) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it goes with this object
        weakref.finalize(self, self._file.close)
        self._file.write(body)
        self._file.flush()
        self.size = len(body)

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._file.fileno()


def ask(*bodies: bytes, limits: Limits | None = None) -> list[Facts]:
    """Have documents inspected by one process, all asked at once."""

    async def each() -> list[Facts]:
        async with Apart(draw, limits or Limits(seconds=60), processes=1) as apart:
            return await asyncio.gather(*(apart.draw(document(body)) for body in bodies))

    return asyncio.run(each())


@pytest.mark.parametrize(
    ("body", "damage"),
    [
        (b"crash", "crashed the program that opens it"),
        (b"bomb", "needs more memory than is allowed to open it"),
        (b"code", "crashed the program that opens it"),
        (b"flood", "crashed the program that opens it"),
    ],
)
def test_a_document_that_ends_its_parser_is_a_fact(body: bytes, damage: str) -> None:
    """A crash, a bomb, or an answer that is no facts becomes damage in words; those before and after have their facts, of any length."""
    large, bad, *after = ask(b"x" * 3_000_000, body, b"", b"x")

    assert bad.document is not None
    assert (bad.document.opens, bad.document.damage) == (None, damage)
    assert [large.words, *(facts.words for facts in after)] == [3_000_000, 0, 1]


def test_a_document_that_hangs_is_given_up() -> None:
    """After its time the child is ended, and a new one serves the next document."""
    hung, after = ask(b"hang", b"fine", limits=Limits(seconds=0.5))

    assert hung.document is not None
    assert hung.document.damage == "took more than 0.5 s to open"
    assert after.words == 4


def test_a_body_on_disk_is_handed_over_and_not_copied() -> None:
    """Its descriptor goes beside the others' bytes, in the order of asking; after a crash those that waited go to the next process."""
    files = [OnDisk(b"x" * size) for size in range(1, 500)]

    async def each() -> list[Facts]:
        async with Apart(draw, Limits(seconds=60), processes=1) as apart:
            asked = [apart.draw(replace(document(b""), file=file)) for file in files]
            asked.insert(100, apart.draw(document(b"crash")))
            asked.insert(200, apart.draw(document(b"bytes")))
            return await asyncio.gather(*asked)

    found = asyncio.run(each())
    crashed, between = found.pop(100), found.pop(199)

    assert crashed.document is not None
    assert between.words == len(b"bytes")
    assert [facts.words for facts in found] == list(range(1, 500))


class Barren(Worker):
    """Stands for a machine that grants no more processes."""

    def _launched(self) -> tuple[SpawnProcess, socket.socket, socket.socket]:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")


def test_where_no_process_can_be_started_the_crawl_goes_on() -> None:
    """Documents come back unseen, with the cause, and nobody waits for ever."""

    async def asked() -> list[Facts]:
        worker = Barren(draw, Limits())
        found = await asyncio.gather(worker.draw(document(b"one")), worker.draw(document(b"two")))
        await worker.close()
        return found

    for facts in asyncio.run(asked()):
        assert facts.document is not None
        assert "no process could be started" in str(facts.document.damage)


def test_an_answer_of_something_else_is_never_loaded() -> None:
    """What a child sends is read as facts and nothing else: a pickle that calls a function calls none."""
    with pytest.raises(pickle.UnpicklingError, match=r"system is no part of facts"):
        facts_of(b"cposix\nsystem\n(S'false'\ntR.")
    with pytest.raises(pickle.UnpicklingError, match="int is no facts"):
        facts_of(pickle.dumps(7))


def test_all_that_facts_are_made_of_comes_back() -> None:
    """Every record within facts is one that a child may send."""
    facts = Facts("pdf", (Title("pdf:info", "A"),), document=Document(opens=True), details=Details(("Jane Smith",)))

    assert facts_of(pickle.dumps(facts)) == facts


def test_pages_are_drawn_here_until_a_child_is_ready_and_there_when_it_is() -> None:
    """A run of few links starts no process for pages; one of many does, and no page waits for it."""

    async def where() -> list[int]:
        async with Apart(whose, processes=1) as apart:
            few = await apart.draw_page(document(b""))
            apart.expect(10_000)
            early = await apart.draw_page(document(b""))
            await apart.draw(document(b""))
            large = document(bytes(INBOX - 10_000))
            both = await asyncio.gather(apart.draw_page(large), apart.draw_page(large))
            return [facts.words for facts in (few, early, *both)]

    few, early, first, second = asyncio.run(where())

    assert few == early == second == os.getpid() != first


def test_a_page_that_is_what_it_was_is_not_looked_at_again() -> None:
    """Its facts are those of the last check; those of another page under the address are drawn."""
    known, new = (Evidence("http://host/", datetime(2026, 1, 1, tzinfo=UTC), Answer(200, sha256=name)) for name in "ab")
    facts = Facts(kind="html", text="as it was", version=VERSION)

    async def looked_at() -> list[Facts | None]:
        async with Apart(draw, processes=1) as apart:
            inspector = Inspector(apart, {known.url: replace(known, facts=facts)})
            return [await inspector(Fetched(one, b"<p>a page")) for one in (known, new)]

    assert asyncio.run(looked_at()) == [facts, Facts(kind="pdf", words=9)]


def test_a_child_whose_parent_is_gone_ends_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    """When the crawl is killed while a document is looked at, nothing is printed after it."""
    ours, theirs = socket.socketpair()
    files, their_files = socket.socketpair()
    with theirs, files, their_files:
        child = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, their_files, draw, 1 << 30))
        child.start()
    with ours:
        ours.recv(LENGTH.size)
        ours.sendall(b"".join(frame(pickle.dumps(Asked(document(b"x" * 1000))))))
    child.join(30)

    assert child.exitcode == 0
    assert capfd.readouterr().err == ""


def test_a_lower_bound_of_memory_that_was_set_before_stays() -> None:
    """Under `ulimit -v` lower than our own bound, documents are looked at within that one."""
    asked = (
        "import resource, socket; from crawler.run.child import serve;"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 33, 1 << 33)); ours, theirs = socket.socketpair(); ours.close();"
        "serve(theirs, ours, print, 1 << 34); print(resource.getrlimit(resource.RLIMIT_AS)[0] == 1 << 33)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)

    assert (done.stdout.strip(), done.stderr) == ("True", "")
