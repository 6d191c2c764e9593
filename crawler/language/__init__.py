"""All words for people: said in the language that is spoken now, with numbers, days and lists as that language writes them.

Messages are English sentences with named places; a language is a file `<code>.po` beside this one (docs/languages.md).
"""

from crawler.language.later import later, later_many
from crawler.language.speech import (
    day,
    join,
    language,
    language_called,
    minute,
    month,
    number,
    percent,
    say,
    say_many,
    size,
)
from crawler.language.spoken import LANGUAGES, everywhere, in_language, months, speaking

__all__ = [
    "LANGUAGES",
    "day",
    "everywhere",
    "in_language",
    "join",
    "language",
    "language_called",
    "later",
    "later_many",
    "minute",
    "month",
    "months",
    "number",
    "percent",
    "say",
    "say_many",
    "size",
    "speaking",
]
