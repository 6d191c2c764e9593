"""The crawl's side of one process that draws facts: asked in turn, timed, ended when it hangs, replaced when it is gone."""

import asyncio
import multiprocessing
import pickle
import socket
from collections import deque
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess

from crawler.records import Facts, Fetched
from crawler.run.child import LARGEST, LENGTH, Draw, Limits, facts_of, frame, serve, unseen

CRASHED = "crashed the program that opens it"


@dataclass(slots=True)
class _Job:
    """A body that waits for its facts."""

    payload: bytes
    answer: asyncio.Future[Facts]


class Worker:
    """One process, started when the first body comes.

    Answers come in the order of asking; bodies may wait in its inbox while one is looked at, so that the process is never idle.
    A body that ends the process has facts that say so; those that waited behind it go to the next process.
    """

    def __init__(self, draw: Draw, limits: Limits) -> None:
        self._draw = draw
        self._limits = limits
        self._jobs: deque[_Job] = deque()
        self._wanted = asyncio.Event()
        self._process: SpawnProcess | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._task: asyncio.Task[None] | None = None
        self.ready = False
        """Whether the process has loaded what it needs."""

    @property
    def load(self) -> int:
        """Return how many bodies it has to do."""
        return len(self._jobs)

    def start(self) -> None:
        """Start the process, if there is none."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def draw(self, fetched: Fetched) -> Facts:
        """Return the facts of a body, or facts that say why it could not be looked at."""
        job = _Job(pickle.dumps(fetched, pickle.HIGHEST_PROTOCOL), asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._wanted.set()
        self.start()
        if self.ready:
            self._send(job)
        return await job.answer

    async def close(self) -> None:
        """End the process; what is still asked is given up."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for job in self._jobs:
            job.answer.cancel()
        self._jobs.clear()

    async def _run(self) -> None:
        """Serve with one process after the other, for as long as there is work."""
        while True:
            try:
                cause = await self._serve()
            finally:
                self._end()
            if not self._jobs:
                return
            self._answer(unseen(cause))

    async def _serve(self) -> str:
        """Serve with one process to its end; return what the body in hand has done to it."""
        reader = await self._begin()
        try:
            await reader.readexactly(LENGTH.size)
            self.ready = True
            for job in self._jobs:
                self._send(job)
            while True:
                await self._wanted.wait()
                async with asyncio.timeout(self._limits.seconds):
                    facts = await _next(reader)
                self._answer(facts)
        except TimeoutError:
            return f"took more than {self._limits.seconds:g} s to open"
        except (asyncio.IncompleteReadError, OSError, pickle.UnpicklingError):
            return CRASHED

    async def _begin(self) -> asyncio.StreamReader:
        """Start a process, and the conversation with it."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = multiprocessing.get_context("spawn").Process(
                target=serve, args=(theirs, self._draw, self._limits.memory), daemon=True
            )
            self._process.start()
        reader, self._writer = await asyncio.open_connection(sock=ours)
        return reader

    def _end(self) -> None:
        """End the process and the conversation."""
        self.ready = False
        writer, process = self._writer, self._process
        self._writer = self._process = None
        if writer is not None:
            writer.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _send(self, job: _Job) -> None:
        """Put a body into the inbox of the process; it waits in our memory until the process reads it."""
        assert self._writer is not None
        self._writer.writelines(frame(job.payload))

    def _answer(self, facts: Facts) -> None:
        """Answer the oldest question."""
        job = self._jobs.popleft()
        if not self._jobs:
            self._wanted.clear()
        if not job.answer.done():  # nobody waits any more
            job.answer.set_result(facts)


async def _next(reader: asyncio.StreamReader) -> Facts:
    """Read one answer; raises `pickle.UnpicklingError` for what is none."""
    (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
    if length > LARGEST:
        raise pickle.UnpicklingError(f"{length} bytes are too many for facts")
    return facts_of(await reader.readexactly(length))
