"""Which language is spoken now. It is set around one rendering; where nobody sets it, it is English."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from functools import cache
from importlib import import_module
from typing import Final

from crawler.language.english import English
from crawler.language.tongue import Tongue

LANGUAGES: Final = ("en", "de")  # English, and one for each .po file
_ENGLISH: Final = English()
_SPOKEN: ContextVar[Tongue] = ContextVar("spoken", default=_ENGLISH)
_TRANSLATED = "crawler.language.translated"  # loaded when a language other than English is spoken


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak one of `LANGUAGES` until the end of the block; KeyError for another."""
    token = _SPOKEN.set(_tongue(language))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def in_language(language: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield what is made piece by piece, each made in a language; between two of them, whoever takes them speaks their own."""
    made, own = iter(pieces), copy_context()
    own.run(_SPOKEN.set, _tongue(language))
    while (piece := own.run(next, made, None)) is not None:
        yield piece


def everywhere(message: str) -> dict[str, str]:
    """Return a message in every language there is, by the language's code."""
    return {language: _tongue(language).sentence(message) for language in LANGUAGES}


@cache
def months() -> Mapping[str, int]:
    """Return the numbers of months by their names in every language there is, in small letters; a name of two months stands for neither."""
    named: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for number, name in _tongue(language).months():
            named.setdefault(name, set()).add(number)
    return {name: number for name, (number, *others) in named.items() if not others}


def spoken() -> Tongue:
    """Return the language that is spoken now."""
    return _SPOKEN.get()


@cache
def _tongue(language: str) -> Tongue:
    """Return a language by its code, made once."""
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == "en":
        return _ENGLISH
    tongue: Tongue = import_module(_TRANSLATED).Translated(language)
    return tongue
