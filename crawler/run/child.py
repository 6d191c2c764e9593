"""One process that draws facts: how it is spoken to, and what it may cost.

Both sides write frames: a length (four bytes, network order) and that many bytes of pickle. What comes back from a process that opened a
stranger's file is unpickled as plain facts and nothing else.
"""

import io
import pickle
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass

from crawler.records import Details, Document, Facts, Fetched, Title

if sys.platform != "win32":
    import resource

Draw = Callable[[Fetched], Facts]

SECONDS = 10.0  # one file of 1,461 real ones ran past 90 s inside its parser (METHODS: natural damage of PDFs)
MEMORY = 1 << 30
LARGEST = 1 << 20  # bytes of facts; theirs are a few thousand
LENGTH = struct.Struct("!I")
_ALLOWED = {(record.__module__, record.__qualname__): record for record in (Facts, Details, Document, Title)}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one body may cost: seconds of waiting, bytes of address space of the process."""

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


def serve(theirs: socket.socket, draw: Draw, memory: int) -> None:
    """Answer bodies with facts until the other side is gone; the first frame, an empty one, says that all is loaded."""
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # the crawl's affair: it lets what flies end, then closes
        signal.signal(asked_to_stop, signal.SIG_IGN)
    _limit_memory(memory)
    try:
        with theirs, theirs.makefile("rb") as asked:
            theirs.sendall(LENGTH.pack(0))
            while head := asked.read(LENGTH.size):
                fetched: Fetched = pickle.loads(asked.read(*LENGTH.unpack(head)))  # noqa: S301 - the crawl's own words
                theirs.sendall(b"".join(frame(pickle.dumps(_guarded(draw, fetched), pickle.HIGHEST_PROTOCOL))))
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


def _guarded(draw: Draw, fetched: Fetched) -> Facts:
    """Draw facts; a body that asks for more memory than allowed has facts too."""
    try:
        return draw(fetched)
    except MemoryError:
        return unseen("needs more memory than is allowed to open it")


def _limit_memory(limit: int) -> None:
    """Bound the process's address space, where the platform can; a lower bound that somebody set before stays."""
    if sys.platform == "win32":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
