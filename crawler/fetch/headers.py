"""What every request says of us."""

from crawler.config import FetchSettings
from crawler.fetch.decoding import ACCEPT_ENCODING

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf,image/avif,image/webp,*/*;q=0.8"


def request_headers(settings: FetchSettings, contact: str | None) -> list[tuple[bytes, bytes]]:
    """Return the headers of a request: an honest name, and otherwise what a browser asks for."""
    return [
        (b"User-Agent", user_agent(settings.user_agent, contact).encode()),
        (b"Accept", ACCEPT.encode()),
        (b"Accept-Language", b"en-GB,en;q=0.9,*;q=0.5"),
        (b"Accept-Encoding", ACCEPT_ENCODING.encode()),
    ]


def user_agent(name: str, contact: str | None) -> str:
    """Add the address to write to, where the name holds none."""
    return name if contact is None or "@" in name or "://" in name else f"{name} (+mailto:{contact})"
