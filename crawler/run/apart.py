"""Documents are opened in a process of their own: one that hangs, bombs or crashes its parser is a finding and nothing more."""

import asyncio
import multiprocessing
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from crawler.records import Document, Facts, Fetched

if sys.platform != "win32":
    import resource

Draw = Callable[[Fetched], Facts]

SECONDS = 10.0  # one file of 1,461 real ones ran past 90 s inside its parser (METHODS: natural damage of PDFs)
MEMORY = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds of waiting, bytes of address space of the child."""

    seconds: float = SECONDS
    memory: int = MEMORY


class Apart:
    """Draws facts in a child process, started when the first document comes and again after one that was ended.

    `draw` must be importable by name (the child imports it). One document at a time: the crawl goes on meanwhile.
    """

    def __init__(self, draw: Draw, limits: Limits | None = None) -> None:
        self._draw = draw
        self._limits = limits or Limits()
        self._child: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._lock = asyncio.Lock()

    async def draw(self, fetched: Fetched) -> Facts:
        """Return the facts, or facts of a document that could not be looked at, with the cause as its damage."""
        async with self._lock:
            return await asyncio.to_thread(self._ask, fetched)

    def close(self) -> None:
        """End the child, if there is one."""
        child, pipe = self._child, self._pipe
        self._child = self._pipe = None
        if pipe is not None:
            pipe.close()
        if child is not None:
            child.kill()
            child.join()
            child.close()

    def _ask(self, fetched: Fetched) -> Facts:
        """Send one document and wait for its facts, no longer than the limit."""
        pipe = self._pipe or self._start()
        try:
            pipe.send(fetched)
            if pipe.poll(self._limits.seconds):
                answer: Facts = pipe.recv()
                return answer
        except (EOFError, OSError):
            self.close()
            return _unseen("crashed the program that opens it")
        self.close()
        return _unseen(f"took more than {self._limits.seconds:g} s to open")

    def _start(self) -> Connection:
        """Start the child."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs, self._draw, self._limits.memory), daemon=True)
        self._child.start()
        theirs.close()
        return self._pipe


def _unseen(cause: str) -> Facts:
    """Say that a document could not be looked at, and why; whether it is sound is not known."""
    return Facts(kind="unknown", document=Document(damage=cause))


def _serve(pipe: Connection, draw: Draw, memory: int) -> None:
    """Answer documents with facts until the pipe closes (in the child)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    while True:
        try:
            fetched: Fetched = pipe.recv()
            pipe.send(_guarded(draw, fetched))
        except (EOFError, OSError):  # whoever asked is gone
            return


def _guarded(draw: Draw, fetched: Fetched) -> Facts:
    """Draw facts; a document that asks for more memory than allowed has facts too."""
    try:
        return draw(fetched)
    except MemoryError:
        return _unseen("needs more memory than is allowed to open it")


def _limit_memory(limit: int) -> None:
    """Bound the child's address space, where the platform can."""
    if sys.platform == "win32":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
