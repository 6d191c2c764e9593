"""One process that draws facts: how it is spoken to, and what it may cost.

Both sides write frames: a length (four bytes, network order) and that many bytes of pickle. A body that lies on disk is not written: its
descriptor goes over a second line, in the order of asking. What comes back from a process that opened a stranger's file is unpickled as plain
facts and nothing else.
"""

import io
import os
import pickle
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from crawler.records import Details, Document, Facts, Fetched, Title

if sys.platform != "win32":
    import resource

Draw = Callable[[Fetched], Facts]

SECONDS = 10.0  # one file of 1,461 real ones ran past 90 s inside its parser (METHODS: natural damage of PDFs)
MEMORY = 384 << 20
"""Bytes that it may ask for. With the programs themselves and the pages of a file of 100 MB it stays within 512 MB."""
MAPPED = 1 << 30  # bytes of address space beside the file in hand, for systems that bound nothing else
LARGEST = 1 << 20  # bytes of facts; theirs are a few thousand
LENGTH = struct.Struct("!I")
_ALLOWED = {(record.__module__, record.__qualname__): record for record in (Facts, Details, Document, Title)}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one body may cost: seconds of waiting, bytes of memory that the process may ask for."""

    seconds: float = SECONDS
    memory: int = MEMORY


def frame(payload: bytes) -> tuple[bytes, bytes]:
    """Return what goes over the wire for a payload: its length, and itself (not copied, since bodies are large)."""
    return LENGTH.pack(len(payload)), payload


def facts_of(payload: bytes) -> Facts:
    """Read an answer; raises `pickle.UnpicklingError` for anything that is not facts."""
    found = _FactsOnly(io.BytesIO(payload)).load()
    if not isinstance(found, Facts):
        raise pickle.UnpicklingError(f"{type(found).__name__} is no facts")
    return found


def unseen(cause: str) -> Facts:
    """Say that a body could not be looked at, and why; whether it is sound is not known."""
    return Facts(kind="unknown", document=Document(damage=cause))


@dataclass(frozen=True, slots=True)
class Asked:
    """A body as it goes to the process; one on disk goes as its length, and its descriptor beside it."""

    fetched: Fetched
    on_disk: int | None = None

    @classmethod
    def of(cls, fetched: Fetched) -> "Asked":
        """Take a body apart."""
        if fetched.file is None:
            return cls(fetched)
        return cls(replace(fetched, body=b"", file=None), fetched.file.size)


class Passed:
    """A body on disk, as the process has it: closed when it was looked at."""

    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor = descriptor
        self.size = size

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor


def serve(theirs: socket.socket, files: socket.socket, draw: Draw, memory: int) -> None:
    """Answer bodies with facts until the other side is gone; the first frame, an empty one, says that all is loaded."""
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # the crawl's affair: it lets what flies end, then closes
        signal.signal(asked_to_stop, signal.SIG_IGN)
    _limit_memory(memory)
    try:
        with theirs, files, theirs.makefile("rb") as lines:
            theirs.sendall(LENGTH.pack(0))
            while head := lines.read(LENGTH.size):
                asked: Asked = pickle.loads(lines.read(*LENGTH.unpack(head)))  # noqa: S301 - the crawl's own words
                facts = _drawn(draw, asked, files, memory)
                theirs.sendall(b"".join(frame(pickle.dumps(facts, pickle.HIGHEST_PROTOCOL))))
    except (OSError, EOFError, struct.error, pickle.UnpicklingError):  # whoever asked is gone, perhaps within a frame
        return


class _FactsOnly(pickle.Unpickler):
    """Loads facts, and no code."""

    def find_class(self, module: str, name: str) -> object:
        """Return one of the records that facts are made of."""
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of facts") from None


def _drawn(draw: Draw, asked: Asked, files: socket.socket, memory: int) -> Facts:
    """Draw facts of a body, in memory or on disk. Raises EOFError when the other side is gone."""
    if asked.on_disk is None:
        return _guarded(draw, asked.fetched)
    _, descriptors, _, _ = socket.recv_fds(files, 1, 1)
    if not descriptors:
        raise EOFError
    try:
        _limit_memory(memory, asked.on_disk)
        return _guarded(draw, replace(asked.fetched, file=Passed(descriptors[0], asked.on_disk)))
    finally:
        os.close(descriptors[0])


def _guarded(draw: Draw, fetched: Fetched) -> Facts:
    """Draw facts; a body that asks for more memory than allowed has facts too."""
    try:
        return draw(fetched)
    except MemoryError:
        return unseen("needs more memory than is allowed to open it")


def _limit_memory(limit: int, mapped: int = 0) -> None:
    """Bound what the process may ask for, where the platform can; a lower bound that somebody set before stays.

    A file that is read in place takes address space, and no memory that the system could not have back.
    """
    if sys.platform == "win32":
        return
    for what, most in ((resource.RLIMIT_DATA, limit), (resource.RLIMIT_AS, limit + MAPPED + mapped)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
