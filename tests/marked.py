"""A language in which every translated word stands between marks: what is left outside of them was never given to be translated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from string import Formatter
from typing import Any, TypeVar, cast

from crawler.language.english import English

T = TypeVar("T")
_MARKED = re.compile(r"⟦[^⟧]*⟧")
_LETTERS = re.compile(r"[A-Za-z]{2,}")
# Addresses, kinds of files by their names for machines, codes of rules with their names, places that a script fills in, formats and units: the same in every language.
_SAME = re.compile(
    r"\b(?:https?|mailto):\S+|\b(?:text|application)/[\w.+-]+(?:; charset=\S+)?|\S+@\S+|\b[A-Z]\d{3}\b|\{\w+\}|\b(?:HTML|CSV|PDF|html|pdf|kB|MB|ms)\b"
)
_GREEK = str.maketrans(
    {
        **{chr(65 + place): chr(0x391 + place % 17) for place in range(26)},
        **{chr(97 + place): chr(0x3B1 + place % 17) for place in range(26)},
    }
)
_STRANGERS = frozenset(
    {"title", "name", "section", "description", "found_title", "who", "why", "catalogue", "authors", "publishers"}
    | {"text", "found", "of", "other", "right", "to"}
)


class Marked(English):
    """English with a mark around each piece of a message; days and lists without a letter."""

    code = "de"

    def sentence(self, message: str) -> str:
        """Return the message, its own words between marks."""
        pieces = Formatter().parse(message)
        return "".join(
            (f"⟦{text}⟧" if text.strip() else text) + (f"{{{name}}}" if name is not None else "")
            for text, name, _, _ in pieces
        )

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the marked message that fits a number."""
        return self.sentence(super().counted(one, many, number))

    def day(self, when: date) -> str:
        """Return figures alone."""
        return f"{when:%d.%m.%Y}"

    def month(self, when: date) -> str:
        """Return figures alone."""
        return f"{when:%m.%Y}"

    def minute(self, when: datetime) -> str:
        """Return figures alone."""
        return f"{when:%d.%m.%Y %H:%M}"

    def join(self, parts: Sequence[str]) -> str:
        """Return a list without a word."""
        return " & ".join(parts)

    def language_called(self, tag: str, english: str) -> str:  # noqa: ARG002
        """Return the name between marks."""
        return f"⟦{english}⟧"


def disguised(value: T, name: str = "") -> T:
    """Return records with what strangers wrote in Greek letters, so that every Latin one is ours. `name` is that of the field."""
    return cast("T", _disguised(value, name))


def _disguised(value: Any, name: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_disguised(one, name) for one in value)
    if isinstance(value, Mapping):
        return {
            greek(key) if name == "quality" else key: _disguised(one, key if name == "params" else "")
            for key, one in value.items()
        }
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _disguised(getattr(value, one.name), one.name) for one in fields(value) if one.init}
        )
    return greek(value) if type(value) is str and name in _STRANGERS else value


def greek(text: str) -> str:
    """Return a text with other letters."""
    return text.translate(_GREEK)


def unmarked(text: str) -> Iterator[str]:
    """Yield the words of ours in a text that nobody translates."""
    bare = _SAME.sub(" ", _MARKED.sub(" ", text))
    yield from dict.fromkeys(_LETTERS.findall(bare))


def words_of(value: Any) -> Iterator[str]:
    """Yield the words of all texts in records: what strangers wrote, where it cannot be disguised."""
    if isinstance(value, str):
        yield from _LETTERS.findall(value)
    elif isinstance(value, Mapping):
        yield from (word for one in value.values() for word in words_of(one))
    elif isinstance(value, tuple | list | frozenset):
        yield from (word for one in value for word in words_of(one))
    elif is_dataclass(value):
        yield from (word for one in fields(value) for word in words_of(getattr(value, one.name)))
