"""What a language must be able to say."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Protocol


class Tongue(Protocol):
    """A language: its sentences, and how it writes numbers, days and lists. `code` is that of BCP 47."""

    code: str

    def sentence(self, message: str) -> str:
        """Return a message in this language; the English one where there is no other."""

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the message that fits a number, by this language's plural forms."""

    def number(self, value: float, digits: int) -> str:
        """Return a number with so many digits after the point, its thousands apart."""

    def day(self, when: date) -> str:
        """Return a day with its month in letters."""

    def month(self, when: date) -> str:
        """Return a month in letters, with its year."""

    def minute(self, when: datetime) -> str:
        """Return a day and a time of day with the name of the time zone."""

    def months(self) -> Iterator[tuple[int, str]]:
        """Yield the names of months, each with its number, short ones too, in small letters without points."""

    def language_called(self, tag: str, english: str) -> str:
        """Return what a language is called, by its primary subtag and its English name."""

    def join(self, parts: Sequence[str]) -> str:
        """Join the parts of a list, two at least, as a sentence does."""
