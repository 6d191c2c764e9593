"""English, in which all messages are written: nothing to look up, nothing to load."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)  # fmt: skip


class English:
    """The language of the messages themselves."""

    code = "en"

    def sentence(self, message: str) -> str:
        """Return the message."""
        return message

    def counted(self, one: str, many: str, number: int) -> str:
        """Return one or many."""
        return one if number == 1 else many

    def number(self, value: float, digits: int) -> str:
        """Return `1,204` or `1,204.5`."""
        return f"{value:,.{digits}f}"

    def day(self, when: date) -> str:
        """Return `3 March 2026`."""
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"

    def month(self, when: date) -> str:
        """Return `March 2026`."""
        return f"{_MONTHS[when.month - 1]} {when.year}"

    def minute(self, when: datetime) -> str:
        """Return `3 March 2026, 14:05 GMT`."""
        return f"{self.day(when)}, {when:%H:%M} {when:%Z}"

    def months(self) -> Iterator[tuple[int, str]]:
        """Yield January, Jan and all others."""
        named = [(number, name.lower()) for number, name in enumerate(_MONTHS, 1)]
        yield from ((number, written) for number, name in named for written in (name, name[:3]))
        yield 9, "sept"

    def language_called(self, tag: str, english: str) -> str:  # noqa: ARG002 - others go by the tag
        """Return the English name."""
        return english

    def join(self, parts: Sequence[str]) -> str:
        """Return `a, b and c`."""
        return f"{', '.join(parts[:-1])} and {parts[-1]}"
