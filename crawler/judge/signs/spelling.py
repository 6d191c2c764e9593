"""Addresses compared: another spelling of one address, or another address; and which of them will hold."""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, unquote

from crawler.judge.patterns import Pattern
from crawler.judge.signs.addresses import segments, split, without_tracking

# What differs, the most telling first; `address` is none of these.
SPELLINGS = ("www", "scheme", "case", "index", "query", "port", "encoding", "slash")
_DEFAULT_PORTS = {"http": 80, "https": 443}  # RFC 9110, 4.2.1 and 4.2.2
_INDEX = Pattern(r"/(?:index|default)\.(?:html?|php|aspx?|jsp|cfm)$", re.IGNORECASE)
# What is undone, in this order, to see whether two paths are one.
_FOLDS: dict[str, Callable[[str], str]] = {
    "encoding": unquote,
    "case": str.lower,
    "index": lambda path: _INDEX.sub("/", path),
    "slash": lambda path: path.rstrip("/"),
}
# A session in the path: Java's (Servlet specification 7.1.3) and ASP.NET's without cookies.
_SESSION = Pattern(r";(?:jsessionid|phpsessid|sid|cfid|cftoken)=[^/;]*|/\((?:[A-Z]\([^)/]*\))+\)(?=/)", re.IGNORECASE)
# Parameters by which storage hosts let somebody in for an hour: Amazon S3 (both signatures), CloudFront, Google, Azure.
_SIGNED = (
    {"x-amz-signature"},
    {"x-goog-signature"},
    {"signature", "expires"},
    {"signature", "key-pair-id"},
    {"sig", "se"},
    {"signature", "googleaccessid"},
    {"signature", "ossaccesskeyid"},
    {"signature", "policy"},
)
# The way through a sign-in (SAML, OAuth 2, CAS): it belongs to one visitor, and the token works once.
_PASSES = (
    {"samlrequest"},
    {"samlresponse"},
    {"response_type", "client_id"},
    {"code", "state"},
    {"access_token"},
    {"redirect_uri"},
    {"relaystate"},
    {"return_to"},
    {"returnurl"},
)
_GATE = Pattern(r"(?:log-?in|sign-?in|signon|sso|oauth2?|cookie-?consent|captcha)(?:\.\w+)?")


def change(before: str, after: str) -> str:
    """Name the most telling of the differences between two addresses: one of `SPELLINGS`, or `address`."""
    found = changes(before, after)
    return next((name for name in SPELLINGS if name in found), "address")


def changes(before: str, after: str) -> frozenset[str]:
    """Return what differs in the spelling of an address; empty when it is another address, or spelt the same."""
    old, new = split(settled(before)), split(settled(after))
    if _essence(before) != _essence(after):
        return frozenset()
    differ = {
        "www": old.hostname != new.hostname,
        "scheme": old.scheme != new.scheme,
        "port": old.scheme == new.scheme and old.hostname == new.hostname and old.netloc.lower() != new.netloc.lower(),
        "query": (settled(before) != before) is not (settled(after) != after),
        **{fold: _folded(old.path, but=fold) != _folded(new.path, but=fold) for fold in _FOLDS},
    }
    return frozenset(name for name, differs in differ.items() if differs)


def same(before: str, after: str) -> bool:
    """Tell whether two addresses are spelt the same, but for fragments and capitals in the host."""
    return _essence(before) == _essence(after) and not changes(before, after)


def settled(url: str) -> str:
    """Return an address without what belongs to one visit: tracking parameters and sessions."""
    path = split(url).path
    plain = _SESSION.sub("", path)
    return without_tracking(url if plain == path else url.replace(path, plain, 1))


def is_fleeting(url: str) -> bool:
    """Tell whether an address will not hold: signed for a while, or a step of somebody's sign-in."""
    given = {unquote(part).partition("=")[0].lower() for part in split(url).query.split("&")}
    return any(names <= given for names in (*_SIGNED, *_PASSES)) or any(map(_GATE.fullmatch, segments(url)))


def _essence(url: str) -> tuple[str, int | None, str, str]:
    """Return what an address is, however it is spelt."""
    parts = split(settled(url))
    return (parts.hostname or "").removeprefix("www."), _port(parts), _folded(parts.path), parts.query


def _port(parts: SplitResult) -> int | None:
    """Return the port of an address, None for its scheme's own."""
    try:
        port = parts.port
    except ValueError:  # no number, or too large a one
        return -1
    return None if port == _DEFAULT_PORTS.get(parts.scheme) else port


def _folded(path: str, but: str = "") -> str:
    """Return a path with its spellings made one, those of one kind aside."""
    for name, fold in _FOLDS.items():
        if name != but:
            path = fold(path)
    return path
