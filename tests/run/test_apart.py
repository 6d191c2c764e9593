"""Documents are opened apart: whatever they do, facts come back and the crawl goes on."""

import asyncio
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from crawler.records import Answer, Evidence, Facts, Fetched
from crawler.run.apart import Apart, Limits


def draw(fetched: Fetched) -> Facts:
    """Stand for an inspector: sound documents have facts, the others misbehave as their bytes say."""
    match fetched.body:
        case b"hang":
            time.sleep(60)
        case b"crash":
            os.abort()
        case b"bomb":
            return Facts(kind="bomb", text=str(len(bytearray(1 << 31))))
    return Facts(kind="pdf", words=len(fetched.body))


def document(body: bytes) -> Fetched:
    """Make a fetched document."""
    return Fetched(Evidence("http://host/", datetime(2026, 1, 1, tzinfo=UTC), Answer(200)), body)


@pytest.fixture
def apart() -> Iterator[Apart]:
    """Give a child with more time than any of these documents needs, and 1 GiB of memory."""
    apart = Apart(draw, Limits(seconds=60))
    yield apart
    apart.close()


def ask(apart: Apart, *bodies: bytes) -> list[Facts]:
    """Have documents inspected one after the other."""

    async def each() -> list[Facts]:
        return [await apart.draw(document(body)) for body in bodies]

    return asyncio.run(each())


def test_a_sound_document_has_its_facts(apart: Apart) -> None:
    """Facts come back from the child, large documents too."""
    assert ask(apart, b"x" * 3_000_000) == [Facts(kind="pdf", words=3_000_000)]


@pytest.mark.parametrize(
    ("body", "damage"),
    [(b"crash", "crashed the program that opens it"), (b"bomb", "needs more memory than is allowed to open it")],
)
def test_a_document_that_ends_its_parser_is_a_fact(apart: Apart, body: bytes, damage: str) -> None:
    """A crash or a bomb becomes damage in words, and the next document is looked at."""
    bad, good = ask(apart, body, b"fine")

    assert bad.document is not None
    assert (bad.document.opens, bad.document.damage) == (None, damage)
    assert good.kind == "pdf"


def test_a_document_that_hangs_is_given_up() -> None:
    """After its time the child is ended, and a new one serves the next document."""
    apart = Apart(draw, Limits(seconds=0.2))
    (hung,) = ask(apart, b"hang")
    apart.close()

    assert hung.document is not None
    assert hung.document.damage == "took more than 0.2 s to open"


def test_a_child_whose_parent_is_gone_ends_quietly(apart: Apart, capfd: pytest.CaptureFixture[str]) -> None:
    """When the crawl is killed while a document is looked at, nothing is printed after it."""
    ask(apart, b"fine")
    pipe, child = apart._pipe, apart._child
    assert pipe is not None
    assert child is not None
    pipe.send(document(b"x" * 1000))
    pipe.close()
    child.join(30)

    assert child.exitcode == 0
    assert capfd.readouterr().err == ""
