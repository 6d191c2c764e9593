"""What can be asked."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Why something is asked."""

    LINK = "link"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Request:
    """One request to make. `headers` are added to the ordinary ones."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    purpose: Purpose = Purpose.LINK
