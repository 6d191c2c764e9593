"""The ID of a row: what it is about, when that was seen, and who was asked.

Letters alone, and no vowels: no spreadsheet takes it for a number, a date, a formula or a word to be corrected. Two letters at the end tell an ID
that was cut or mistyped.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

_LETTERS = "bcdfghjklmnpqrstvwxz"
_HEXADECIMAL = str.maketrans("0123456789abcdef", _LETTERS[:16])
_FORM = re.compile(rf"(link|entry)-([{_LETTERS}]{{12}})-([{_LETTERS}]{{8}})-([{_LETTERS}]{{4}})([{_LETTERS}]{{2}})")


class About(StrEnum):
    """What a row is about: a link, or a fault of the catalogue itself."""

    LINK = "link"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Key:
    """What an ID says: `mark` stands for the link or fault, `seen` is the second in which it was seen, `person` stands for who was asked."""

    about: About
    mark: str
    seen: int
    person: str

    def __str__(self) -> str:
        body = f"{self.about}-{self.mark}-{_lettered(self.seen, 8)}-{self.person}"
        return f"{body}{_digest(body, 2)}"


def key_of(text: str) -> Key | None:
    """Read an ID, in whatever case and with whatever spaces it came back; None where it is damaged."""
    found = _FORM.fullmatch("".join(text.split()).lower())
    if found is None:
        return None
    about, mark, seen, person, _ = found.groups()
    key = Key(About(about), mark, _number(seen), person)
    return key if str(key) == found[0] else None


def link_mark(url: str) -> str:
    """Return what stands for a link in an ID."""
    return _digest(url, 12)


def fault_mark(rule: str, catalogue: str | None, entry: str | None, url: str | None) -> str:
    """Return what stands for a fault of a catalogue in an ID."""
    return _digest(repr((rule, catalogue, entry, url)), 12)


def person_mark(address: str | None) -> str:
    """Return what stands for a person in an ID, by their mail address."""
    return _digest((address or "").casefold(), 4)


def second(moment: datetime | None) -> int:
    """Return a moment as an ID has it."""
    return int(moment.timestamp()) if moment else 0


def _digest(text: str, length: int) -> str:
    """Return letters that stand for a text."""
    return sha256(text.encode(errors="replace")).hexdigest()[:length].translate(_HEXADECIMAL)


def _lettered(number: int, length: int) -> str:
    """Return a number in letters."""
    letters = ""
    for _ in range(length):
        number, rest = divmod(number, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def _number(letters: str) -> int:
    """Return the number that letters stand for."""
    number = 0
    for letter in letters:
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    return number
