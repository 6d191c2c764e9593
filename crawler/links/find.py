"""Finding links in running text."""

import re
from dataclasses import dataclass

_START = re.compile(r"(?<![\w@/.-])(?:https?://|www\.(?=[\w-]+\.))", re.IGNORECASE)
_STOP = re.compile(r"[\s<>\"\u00a0\u200b\u201c\u201d\u00ab\u00bb|]|\]\(|\*\*|&(?:lt|gt|quot|nbsp);")
_PROSE_ENDINGS = ".,;:!?'*_~\u2019\u2018\u2026\u3002"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MAX_ADDRESS = 8_000


@dataclass(frozen=True, slots=True)
class Found:
    """A link and where it stands: `href` as written, `text` the words that carry it, its place in the text around it; `language` is what its markup says of the target's."""

    href: str
    text: str
    start: int = 0
    end: int = 0
    language: str | None = None


def in_text(text: str) -> tuple[Found, ...]:
    """Return the bare addresses of running text (`http://`, `https://`, `www.`), without the prose's own punctuation."""
    found: list[Found] = []
    position = 0
    while start := _START.search(text, position):
        address = _trimmed(_run(text, start.start()))
        position = start.start() + max(len(address), len(start[0]))
        if len(address) > len(start[0]):
            href = ("http://" + address if address[:4].lower() == "www." else address).replace("&amp;", "&")
            found.append(Found(href, address, start.start(), position))
    return tuple(found)


def _run(text: str, start: int) -> str:
    """Return the characters from `start` that could belong to an address."""
    stop = _STOP.search(text, start, start + _MAX_ADDRESS)
    return text[start : stop.start() if stop else start + _MAX_ADDRESS]


def _trimmed(address: str) -> str:
    """Give back to the prose its full stops, and brackets that were opened outside the address."""
    opened = {close: address.count(close) - address.count(start) for close, start in _PAIRS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if opened.get(last, 0) > 0:
            opened[last] -= 1
        elif last not in _PROSE_ENDINGS:
            break
        end -= 1
    return address[:end]
