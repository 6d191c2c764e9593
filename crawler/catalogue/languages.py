"""The language of a resource, where a catalogue says it: a column, `hreflang`, or plain words such as "(in Welsh)" and "[PDF, German]".

Words count only where they cannot be the subject: "German grammar" is about German, "Grammar (in German)" is in it. Two languages are none.
"""

import re
from collections.abc import Iterator
from functools import cache

from crawler.records import LANGUAGES, LANGUAGES_BY_NAME, OWN_NAMES, primary_language

# In words "Latin" is more often of letters, or of America.
_IN_WORDS = (*(name for name in LANGUAGES_BY_NAME if name not in ("latin", "malay")), "tiếng việt", "bahasa indonesia")
_NAME = "|".join(sorted(map(re.escape, _IN_WORDS), key=len, reverse=True))
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,/|&+]\s*|\s+(?:and|und|et|y|e|en|i|a)\s+", re.IGNORECASE)
_SIZE = r"(?:\s*[,;:-]?\s*[\d.,]+\s?[km]i?b)?"
_FILE = r"(?:pdf|docx?|odt|epub|html?|xlsx?|pptx?|audio|video|mp3|podcast|text)"
_FOREIGN_IN = "en|auf|in|in het|på|po|на|yn|yn y|sa|sa'|i|em"
_ASIDE = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = frozenset(_WORD.findall(" ".join(_IN_WORDS)))  # without any of which a text names no language

_LAST_WORDS = ("version", *sorted({name.split()[-1] for name in _IN_WORDS}))  # with which `_AT_END` ends


def language_of(name: str) -> str | None:
    """Return the primary subtag of a language given by its tag or name (`cy-GB`, `Welsh`, `Cymraeg`); None for several, and for anything else."""
    found = {_tag_of(part) for part in _BETWEEN.split(name.strip()) if part}
    return found.pop() if len(found) == 1 else None


def tag_language(tag: str | None) -> str | None:
    """Return the primary subtag of a value of `lang` or `hreflang`; None for what names no language."""
    if not tag or not _TAG.fullmatch(tag.strip()):
        return None
    primary = primary_language(tag)
    return primary if primary in LANGUAGES else None


def language_in_words(title: str, *texts: str) -> str | None:
    """Return the language that a title as written, or what stands in brackets in it and in `texts`, plainly gives; None where there is none, or several."""
    may_end_so = title[-80:].rstrip().rstrip(".)").rstrip().casefold().endswith(_LAST_WORDS)
    found = {_named(name) for name in _groups(_at_end().search(title))} if may_end_so else set()
    for text in (title, *texts):
        for aside in _ASIDE.findall(text):
            found.update(_aside(aside.strip(" .")))
    return found.pop() if len(found) == 1 else None


def _tag_of(part: str) -> str | None:
    plain = part.casefold()
    return LANGUAGES_BY_NAME.get(plain) or LANGUAGES_BY_NAME.get(plain.replace(" ", "")) or tag_language(part)


def _aside(text: str) -> Iterator[str]:
    """Yield the language that an aside gives, if it says nothing else but what kind of file it is."""
    if own := OWN_NAMES.get(text.casefold()):
        yield own
    if _WORDS.isdisjoint(_WORD.findall(text.casefold())):
        return
    for pattern in _in_asides():
        yield from map(_named, _groups(pattern.fullmatch(text)))


@cache  # compiled when first used: with every name of a language they take long
def _in_asides() -> tuple[re.Pattern[str], ...]:
    named = (
        rf"(?:text |available |written )?(?:only )?in(?: the)? ({_NAME})(?: language)?(?: only)?|(?:{_FOREIGN_IN}) ({_NAME})",
        rf"({_NAME})[ -](?:language )?(?:version|translation|text|language)(?: only)?",
        rf"{_FILE}{_SIZE}\s*[,;:/-]?\s*(?:in )?({_NAME}){_SIZE}|({_NAME})\s*[,;:/-]?\s*{_FILE}{_SIZE}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in named)


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s:,])(?:({_NAME})[ -](?:language )?version|(?:en|auf|in het|på|po|на|yn|sa|em) ({_NAME}))\s*[.)]?$",
        re.IGNORECASE,
    )


def _groups(found: re.Match[str] | None) -> list[str]:
    return [name for name in found.groups() if name] if found else []


def _named(name: str) -> str:
    plain = name.casefold()
    return LANGUAGES_BY_NAME.get(plain) or LANGUAGES_BY_NAME[plain.replace(" ", "")]
