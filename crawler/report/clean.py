"""Words from strangers made harmless before any renderer shows them.

Titles, headers and addresses are written by others: control characters drive terminals, bidirectional overrides make text read as
what it is not (Unicode TR 36, "Trojan Source"), lone surrogates cannot be encoded, and a title may be a megabyte long.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LINE = 300
PARAGRAPH = 1200
ADDRESS = 2000
_BETWEEN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_LOOK_AHEAD = 8  # how much of a long text is read for each character shown: white space and controls are dropped
_JOINERS = "\u200c\u200d"  # needed to write Persian, the scripts of India and emoji
_SPACES = {"Zs", "Zl", "Zp"}
_DROPPED = {"Cc", "Cf", "Cn", "Co"}
_MISREAD = re.compile('[ "<>`]')  # what ends an address where it stands in a text


def line(text: str, limit: int = LINE) -> str:
    """Return a text as one line without anything that acts, at most `limit` characters of it."""
    whole = text[: limit * _LOOK_AHEAD]
    # nearly all texts hold nothing that acts: a list of a million entries is told in half the time by asking first
    tidy = " ".join((whole if whole.isprintable() else "".join(map(_harmless, whole))).split())
    if len(tidy) <= limit and len(whole) == len(text):
        return tidy
    return tidy[: limit - 1].rstrip() + "…"


def paragraph(text: str) -> str:
    """Return a longer text (a message, a description) as `line` does."""
    return line(text, PARAGRAPH)


def way(*parts: str) -> str:
    """Return the parts of a place as one line, empty ones left out: `Catalogue > Section > Entry` with a finer arrow."""
    return _BETWEEN.join(filter(None, map(line, parts)))


def address(url: str, limit: int = ADDRESS) -> str:
    """Return an address as it may be shown: what acts or cannot be seen in it is percent-encoded (RFC 3986, 2.1)."""
    whole = url[:limit]
    shown = whole if whole.isprintable() and not _MISREAD.search(whole) else "".join(map(_encoded, whole))
    return shown if len(url) <= limit else shown[: limit - 1] + "…"


def href(url: str) -> str | None:
    """Return an address that may stand behind a link, or None: only http and https, with a host, not cut."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or len(url) > ADDRESS:
        return None
    return address(url)


def _harmless(character: str) -> str:
    """Return a character, a space for white space and controls, nothing for what is invisible."""
    if character.isascii():
        return character if character.isprintable() else " "
    category = unicodedata.category(character)
    if category in _SPACES:
        return " "
    if category == "Cs":
        return "\ufffd"
    return "" if category in _DROPPED and character not in _JOINERS else character


def _encoded(character: str) -> str:
    """Return a character of an address, percent-encoded where it would not show as itself."""
    if character.isascii():
        return character if character.isprintable() and not _MISREAD.match(character) else quote(character, safe="")
    category = unicodedata.category(character)
    if category == "Cs":
        return "%EF%BF%BD"
    return quote(character, safe="") if category in _SPACES | _DROPPED else character
