"""Pages of one list, told by the form of their addresses."""

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from crawler.links import Address, resolve

_NUMBERED = re.compile(
    r"(?:(?:^|(?<=[/_.-]))(?:page|pages|p|pg|seite|pagina|página)?[/_-]?\d{1,6})?(?:\.\w{1,5})?/*$", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_INDEX = re.compile(r"(?:^|(?<=/))(?:index|default)$", re.IGNORECASE)


def identity_of(address: str) -> str:
    """Return the one spelling of an absolute address; what is none as it stands."""
    found = resolve(address, None)
    return found.url if isinstance(found, Address) else address


def is_same_list(own: str, other: str) -> bool:
    """Say whether two addresses are pages of one list, by their form."""
    one, two = urlsplit(own), urlsplit(other)
    if one.path.rstrip("/") == two.path.rstrip("/"):
        return one.query != two.query
    return one.path != two.path and _stem(one.path) == _stem(two.path)


def without_ways(addresses: Iterable[str], pages: Collection[str]) -> Iterator[str]:
    """Yield the addresses but those of further pages of a list: `pages` themselves, and what differs from one of them in its figures alone."""
    forms = {_FIGURES.sub("", page) for page in pages if _FIGURES.search(page)}
    return (one for one in addresses if one not in pages and _FIGURES.sub("", one) not in forms)


def _stem(path: str) -> str:
    """Return a path without the number of its page, its file ending and `index`."""
    stem = _NUMBERED.sub("", path).rstrip("/_.-")
    return _INDEX.sub("", stem).rstrip("/")
