"""Addresses compared: another spelling of one address, or another address; and which of them will hold."""

import re
from urllib.parse import SplitResult

from crawler.judge.patterns import Pattern
from crawler.judge.signs.addresses import split, without_tracking

# What differs, the most telling first; `address` is none of these.
SPELLINGS = ("www", "scheme", "case", "index", "query", "slash")
_INDEX = Pattern(r"/(?:index|default)\.(?:html?|php|aspx?|jsp|cfm)$", re.IGNORECASE)
# A session in the path: Java's (Servlet specification 7.1.3) and ASP.NET's without cookies.
_SESSION = Pattern(r";jsessionid=[^/;]*|/\((?:[A-Z]\([^)/]*\))+\)(?=/)", re.IGNORECASE)
# Parameters by which storage hosts let somebody in for an hour: Amazon S3 (both signatures), CloudFront, Google, Azure.
_SIGNED = (
    {"x-amz-signature"},
    {"x-goog-signature"},
    {"signature", "expires"},
    {"signature", "key-pair-id"},
    {"sig", "se"},
)


def change(before: str, after: str) -> str:
    """Name the most telling of the differences between two addresses: one of `SPELLINGS`, or `address`."""
    found = changes(before, after)
    return next((name for name in SPELLINGS if name in found), "address")


def changes(before: str, after: str) -> frozenset[str]:
    """Return what differs in the spelling of an address; empty when it is another address."""
    old, new = split(before), split(after)
    if _essence(before, old) != _essence(after, new):
        return frozenset()
    paths = [_INDEX.sub("/", part.path) for part in (old, new)]
    differ = {
        "www": _name(old) != _name(new),
        "scheme": old.scheme != new.scheme,
        "case": old.path != new.path and old.path.lower() == new.path.lower(),
        "index": paths[0] == paths[1] and old.path != new.path,
        "query": old.query != new.query,
        "slash": paths[0] != paths[1] and paths[0].rstrip("/") == paths[1].rstrip("/"),
    }
    return frozenset(name for name, differs in differ.items() if differs)


def settled(url: str) -> str:
    """Return an address without what belongs to one visit: tracking parameters and sessions."""
    path = split(url).path
    plain = _SESSION.sub("", path)
    return without_tracking(url if plain == path else url.replace(path, plain, 1))


def is_signed(url: str) -> bool:
    """Tell whether an address lets its bearer in for a while only: it will not hold."""
    query = split(url).query.lower()
    if "sig" not in query:
        return False
    names = {part.partition("=")[0] for part in query.split("&")}
    return any(signed <= names for signed in _SIGNED)


def _name(parts: SplitResult) -> str:
    """Return the host."""
    return parts.hostname or ""


def _essence(url: str, parts: SplitResult) -> tuple[str, str, str]:
    """Return what an address is, however it is spelt."""
    path = _INDEX.sub("/", parts.path).rstrip("/").lower()
    return _name(parts).removeprefix("www."), path, split(without_tracking(url)).query
