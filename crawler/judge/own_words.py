"""Words of our own that stand among a finding's facts, said in the language of the reader.

Facts are kept with a check as they were worded, in English; what a stranger wrote stands beside them under the same names. So a fact is said anew only
where its name and its words are known (`kept_words`). Places in them hold the rest: `{number}` and `{other}` numbers, `{reason}` and `{more}` more words of ours,
`{titles}` a list of quoted titles, `{kind}` a kind of failure; all other names a stranger's words, which stay as they are.
"""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Final, NamedTuple

from crawler.judge.kept_words import CODES, OWN
from crawler.judge.patterns import Pattern
from crawler.language import language, language_called, number, say
from crawler.records import LANGUAGES

NO_NOTE: Final = "no note"
"""What is kept as the reason of a decision that came without one."""
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+|\d+"
_TITLE: Final = Pattern(r"“([^”]*)”")
_FORMATS: Final = frozenset(
    [
        "avi",
        "bmp",
        "csv",
        "doc",
        "docx",
        "epub",
        "flac",
        "gif",
        "html",
        "jpeg",
        "json",
        "mp3",
        "mp4",
        "odp",
        "ods",
        "odt",
        "ogg",
        "pdf",
        "png",
        "ppt",
        "pptx",
        "rar",
        "rtf",
        "svg",
        "tar",
        "tiff",
        "wav",
        "webm",
        "webp",
        "xls",
        "xlsx",
        "xml",
        "zip",
        "7z",
    ]
)
"""Kinds of files that people call by capital letters."""
_OF_KINDS: Final = frozenset({"wanted", "came", "kind", "kind_before"})
_TAGS: Final = {name: tag for tag, name in LANGUAGES.items()}
_OF_LANGUAGES: Final = frozenset({"catalogue", "found"})


class _Form(NamedTuple):
    """Words that hold others: the message, and what finds it again."""

    message: str
    pattern: re.Pattern[str]


def said_anew(name: str, words: str, rule: str = "") -> str:
    """Return a fact of a rule's finding in the language now spoken where its words are ours; as it is otherwise."""
    own = f"{rule}.{name}"
    if code := CODES.get((own, words)) or CODES.get((name, words)):
        return say(code)
    if name in _OF_KINDS and words in _FORMATS:
        return words.upper()
    if language() == "en":
        return words
    if rule == "language-differs" and name in _OF_LANGUAGES:
        return language_called(_TAGS.get(words, ""), words)
    return _anew(own if own in OWN else name, words)


def with_reason(said: str, why: str) -> str:
    """Return what a person decided with the reason they gave, in the language now spoken; alone where they gave none."""
    if why in ("", NO_NOTE):
        return said
    return say("{said} (“{why}”)", said=said, why=said_anew("why", why, "decision-ended"))


def _anew(name: str, words: str) -> str:
    """Say words anew that stand under a name."""
    plain, forms = _known(name)
    if words in plain:
        return say(words)
    for form in forms:
        if found := form.pattern.fullmatch(words):
            return say(form.message, **{place: _place(name, place, held) for place, held in found.groupdict().items()})
    return words


def _place(name: str, place: str, held: str) -> str:
    """Return what a place holds, in the language now spoken."""
    if place in ("number", "other") and re.fullmatch(_NUMBER, held):
        return number(int(held.replace(",", "")))
    if place == "titles":
        return _TITLE.compiled.sub(lambda found: say("“{text}”", text=found[1]), held)
    if place == "kind":
        return said_anew(place, held.replace(" ", "-"))
    return _anew(name, held) if place in ("reason", "more") else held


@cache
def _known(name: str) -> tuple[frozenset[str], tuple[_Form, ...]]:
    """Return the words that are known under a name: those of fixed words, and those that hold others."""
    known = OWN.get(name, ())
    held = {words: places for words in known if (places := _places(words))}
    return frozenset(known) - held.keys(), tuple(_Form(words, _pattern(words, held[words])) for words in held)


def _places(words: str) -> tuple[str, ...]:
    """Return the names of the places in a message."""
    return tuple(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def _pattern(words: str, places: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds words again, whatever stands in their places."""
    held: Mapping[str, str] = {"number": _NUMBER, "titles": "“.*"}
    pattern = re.escape(words)
    for place in places:
        pattern = pattern.replace(re.escape(f"{{{place}}}"), f"(?P<{place}>{held.get(place, '.*')})")
    return re.compile(pattern, re.DOTALL)
