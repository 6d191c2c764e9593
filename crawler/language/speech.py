"""What is said in the language now spoken: sentences, numbers, days, lists."""

from collections.abc import Sequence
from datetime import date, datetime

from crawler.language.spoken import spoken


def say(message: str, /, **values: object) -> str:
    """Return a message with its places filled; `values` go in as they are, whatever stands in them.

    The message is an English sentence with named places, `{day}`, and nothing else in braces. KeyError where a place has no value.
    """
    told = spoken().sentence(message)
    return told.format_map(values) if values else told


def say_many(one: str, many: str, number_: int, /, **values: object) -> str:
    """Return the message that fits a number, which stands in it as `{number}`, with its thousands apart."""
    return spoken().counted(one, many, number_).format_map({"number": number(number_), **values})


def language() -> str:
    """Return the code of the language now spoken, as HTML's `lang` has it."""
    return spoken().code


def language_called(tag: str, english: str) -> str:
    """Return what a language is called: `Welsh`; in German `Walisisch`. `tag` is its primary subtag."""
    return spoken().language_called(tag, english)


def number(value: float, digits: int = 0) -> str:
    """Return a number: `1,204`; in German `1.204`."""
    return spoken().number(value, digits)


def percent(share: float) -> str:
    """Return hundredths in whole numbers: `12 %`."""
    return f"{share:.0f} %"


def day(when: date) -> str:
    """Return a day: `3 March 2026`; in German `3. März 2026`."""
    return spoken().day(when)


def month(when: date) -> str:
    """Return a month: `March 2026`; in German `März 2026`."""
    return spoken().month(when)


def minute(when: datetime) -> str:
    """Return a day and a time, with the zone that `when` bears: `3 March 2026, 14:05 GMT`."""
    return spoken().minute(when)


def join(parts: Sequence[str]) -> str:
    """Join parts as a sentence does: `a, b and c`."""
    return spoken().join(parts) if len(parts) > 1 else "".join(parts)


def size(bytes_: float) -> str:
    """Return a number of bytes as people write it, in powers of 1000: `2.4 MB`."""
    value = float(bytes_)
    if value < 1000:  # noqa: PLR2004
        return say("{number} bytes", number=number(value))
    for unit in ("kB", "MB"):
        value /= 1000
        if value < 1000:  # noqa: PLR2004
            return f"{number(value, 1)} {unit}"
    return f"{number(value / 1000, 1)} GB"
