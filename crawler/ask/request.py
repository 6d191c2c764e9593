"""What can be asked."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Why something is asked."""

    LINK = "link"
    PROBE = "probe"
    REPAIR = "repair"
    TWIN = "twin"


@dataclass(frozen=True, slots=True)
class Range:
    """Some bytes of a file: from `start` to before `stop`."""

    start: int
    stop: int

    @property
    def header(self) -> str:
        """Return the value of the Range header that asks for them (RFC 9110 section 14.1.2)."""
        return f"bytes={self.start}-{self.stop - 1}"


@dataclass(frozen=True, slots=True)
class Request:
    """One request to make. `headers` are added to the ordinary ones, or stand in place of those of the same name.

    With `part`, only some bytes are asked for, and what comes is joined to what this check has of the same file (`joined`).
    `fragments` are to be looked for in the page that comes.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    purpose: Purpose = Purpose.LINK
    part: Range | None = None
    fragments: tuple[str, ...] = ()
