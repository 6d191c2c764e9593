"""A body on its way from the network to those who draw facts from it; never kept."""

from dataclasses import dataclass, field
from typing import Protocol

from crawler.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Part:
    """Some bytes of a body, and the place of the first of them."""

    start: int
    content: bytes = field(repr=False)

    @property
    def stop(self) -> int:
        """Return the place after the last byte."""
        return self.start + len(self.content)


class OnDisk(Protocol):
    """A body that lies in a file while it is looked at: how long it is, and the descriptor it is read by."""

    @property
    def size(self) -> int:
        """Return the length in bytes."""

    def fileno(self) -> int:
        """Return the descriptor."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Evidence on its way to `inspect`: the body travels beside it and is never kept.

    A large body lies in `file`, and `body` is its beginning. Where `evidence.answer.seen` says that only parts are known, `body` is the beginning, and `parts` are what is known of the rest, in order.
    `fragments` are those that the catalogue links to, as written: whether the page has such places is a fact of it.
    """

    evidence: Evidence
    body: bytes = field(default=b"", repr=False)
    parts: tuple[Part, ...] = ()
    fragments: tuple[str, ...] = ()
    file: OnDisk | None = field(default=None, repr=False, compare=False)

    @property
    def in_parts(self) -> bool:
        """Return whether only parts of the body are known."""
        answer = self.evidence.answer
        return answer is not None and answer.seen is not None
