"""The crawl's side of one process that draws facts: asked in turn, timed, ended when it hangs, replaced when it is gone."""

import asyncio
import multiprocessing
import pickle
import socket
from collections import deque
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from typing import cast

from crawler.records import Facts, Fetched, OnDisk
from crawler.run.child import LARGEST, LENGTH, Asked, Draw, Limits, facts_of, frame, serve, unseen

STARTING = 60.0  # seconds for a process to load what it needs; it takes half a second on an idle machine
CRASHED = "crashed the program that opens it"


@dataclass(slots=True)
class _Job:
    """A body that waits for its facts."""

    payload: bytes
    answer: asyncio.Future[Facts]
    file: OnDisk | None = None

    @property
    def load(self) -> int:
        """Return how many bytes there are to go through."""
        return len(self.payload) + (self.file.size if self.file else 0)


class Worker:
    """One process, started when the first body comes.

    Answers come in the order of asking; bodies may wait in its inbox while one is looked at, so that the process is never idle.
    A body that ends the process has facts that say so; those that waited behind it go to the next process.
    """

    def __init__(self, draw: Draw, limits: Limits) -> None:
        self._draw = draw
        self._limits = limits
        self._jobs: deque[_Job] = deque()
        self._talk: _Talk | None = None
        self._starting: asyncio.Task[None] | None = None
        self.load = 0
        """How many bytes of bodies it has to go through."""

    @property
    def ready(self) -> bool:
        """Return whether the process has loaded what it needs."""
        return self._talk is not None and self._talk.greeted

    def start(self) -> None:
        """Start the process, if there is none."""
        if self._starting is None:
            self._starting = asyncio.create_task(self._begin())

    async def draw(self, fetched: Fetched) -> Facts:
        """Return the facts of a body, or facts that say why it could not be looked at."""
        payload = pickle.dumps(Asked.of(fetched), pickle.HIGHEST_PROTOCOL)
        job = _Job(payload, asyncio.get_running_loop().create_future(), fetched.file)
        self._jobs.append(job)
        self.load += job.load
        self.start()
        if self._talk is not None:
            self._talk.ask(job)
        return await job.answer

    async def close(self) -> None:
        """End the process; what is still asked is given up."""
        for job in self._jobs:
            job.answer.cancel()
        self._jobs.clear()
        self.load = 0
        starting, self._starting = self._starting, None
        if starting is not None:
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
        if self._talk is not None:
            self._talk.end()
            self._talk = None

    async def _begin(self) -> None:
        """Start a process, and give it all that waits; where none can be started, all that waits is told so."""
        try:
            process, ours, files = self._launched()
        except OSError as error:
            self._starting = None
            while self._jobs:
                self.answered(unseen(f"could not be opened: no process could be started ({error})"))
            return
        talk = _Talk(self, process, files, self._limits.seconds)
        try:
            await asyncio.get_running_loop().create_connection(lambda: talk, sock=ours)
        except BaseException:
            talk.end()
            ours.close()
            raise
        self._talk = talk
        for job in self._jobs:
            talk.ask(job)

    def _launched(self) -> tuple[SpawnProcess, socket.socket, socket.socket]:
        """Start a process; return it, and our ends of both lines. Raises OSError where the system grants no more."""
        with ExitStack() as passing, ExitStack() as undoing:
            ours, theirs = socket.socketpair()
            undoing.callback(ours.close)
            passing.enter_context(theirs)
            files, their_files = socket.socketpair()
            undoing.callback(files.close)
            passing.enter_context(their_files)
            process = multiprocessing.get_context("spawn").Process(
                target=serve, args=(theirs, their_files, self._draw, self._limits.memory), daemon=True
            )
            process.start()
            undoing.pop_all()
        files.setblocking(False)
        return process, ours, files

    def answered(self, facts: Facts) -> bool:
        """Take the answer to the oldest question; say whether there are more."""
        job = self._jobs.popleft()
        self.load -= job.load
        if not job.answer.done():  # nobody waits any more
            job.answer.set_result(facts)
        return bool(self._jobs)

    def ended(self, cause: str) -> None:
        """Note that the process is gone: the body in hand is to blame, those behind it go to another one."""
        self._talk = self._starting = None
        if self._jobs and self.answered(unseen(cause)):
            self.start()


class _Talk(asyncio.Protocol):
    """The conversation with one process. Answers are read as many at a time as have come: the crawl may have been busy for long."""

    def __init__(self, worker: Worker, process: SpawnProcess, files: socket.socket, seconds: float) -> None:
        self._worker = worker
        self._process: SpawnProcess | None = process
        self._files = files
        self._unsent: deque[OnDisk] = deque()
        self._seconds = seconds
        self._transport: asyncio.WriteTransport | None = None
        self._read = bytearray()
        self._timer: asyncio.TimerHandle | None = None
        self._asked = 0
        self.greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is one by behaviour, not by descent
        self._timer = asyncio.get_running_loop().call_later(
            STARTING, self._lose, "the program that opens it did not start"
        )

    def ask(self, job: _Job) -> None:
        """Put a body into the inbox; it waits in our memory, or on disk, until the process reads it."""
        assert self._transport is not None
        self._transport.writelines(frame(job.payload))
        self._asked += 1
        if job.file is not None:
            self._unsent.append(job.file)
            self._send_files()
        if self.greeted and self._timer is None:
            self._give_time()

    def _send_files(self) -> None:
        """Pass descriptors on. What the line has no room for goes when an answer says that there is some again."""
        while self._unsent:
            try:
                socket.send_fds(self._files, [b"f"], [self._unsent[0].fileno()])
            except OSError:  # whether the process is gone is told by the other line
                return
            self._unsent.popleft()

    def data_received(self, data: bytes) -> None:
        """Take what has come of the answers."""
        self._read += data
        try:
            self._take()
        except pickle.UnpicklingError:
            self._lose(CRASHED)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's interface
        """Note that the process is gone."""
        self._lose(CRASHED)

    def end(self) -> None:
        """End the process and the conversation."""
        process, self._process = self._process, None
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._transport.abort()
        self._files.close()
        self._unsent.clear()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _take(self) -> None:
        """Hand on every answer that is complete; raises `pickle.UnpicklingError` for what is none."""
        start = 0
        while len(self._read) - start >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._read, start)
            if length > LARGEST:
                raise pickle.UnpicklingError(f"{length} bytes are too many for facts")
            begin, end = start + LENGTH.size, start + LENGTH.size + length
            if len(self._read) < end:
                break
            start = end
            if self.greeted:
                self._asked -= 1
                self._worker.answered(facts_of(bytes(self._read[begin:end])))
            self.greeted = True
            self._send_files()
            self._give_time()
        del self._read[:start]

    def _give_time(self) -> None:
        """Watch the body in hand, if there is one."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._asked:
            cause = f"took more than {self._seconds:g} s to open"
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._lose, cause)

    def _lose(self, cause: str) -> None:
        """End what went wrong, once, and say so."""
        if self._process is not None:
            self.end()
            self._worker.ended(cause)
