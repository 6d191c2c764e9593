"""What a piece of a line is by its words: names, an organisation, a year or date, a volume, a file, a sentence, or words as in titles."""

import re
from functools import lru_cache

from crawler.catalogue.names import is_person
from crawler.catalogue.words import FINITE, GIVEN_NAMES, KINDS, ORGANISATION

_AROUND = " \t.,;:'\"()[]\u2018\u2019\u201c\u201d*_>-\u2013\u2014"
_ADDRESS = re.compile(r"https?:|www\.|\S@\S|^[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|edu|gov|info|[a-z]{2})\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_VOLUME = re.compile(
    r"(?:vol\w*|no|nr|n\u00b0|issue|number|pp?|ss?|seiten?|pages?|p\u00e1gs?|jg|jahrgang|bd|band|heft|tome|chapters?|ch|chap|isbn|issn|doi|edition|part|teil|\d+(?:st|nd|rd|th)|\d+\. auflage)\b\.?\s*[\divxlc-]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[^\d]{2,40}\s(?:no\.?\s?|nr\.?\s?|#)?\d[\d./-]*[a-z]?", re.IGNORECASE)
_ROLE = re.compile(
    r"[\[(]?(?:[e\u00e9]ds?|hrsg|hgg?|herausgeber\w*|dir|coords?|comps?|trans\w*|by|von|par|por)\b", re.IGNORECASE
)
_FILE = re.compile(r"\b(?:pdf|docx?|xlsx?|pptx?|epub|mp[34]|[kmg]i?b|download|isbn|tel|phone)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]*){1,4}")
_FEW, _SEVERAL = 4, 6


@lru_cache(1 << 14)
def piece_of(text: str) -> str:
    """Return in a word or two what a piece of a line seems to be."""
    text = text.strip(_AROUND)
    words = text.split()
    if not words:
        return "nothing"
    if _ADDRESS.search(text):
        return "address"
    if not any(map(str.isalpha, text)):
        return "year" if _YEAR.search(text) else "digits"
    if len(words) <= _SEVERAL:
        for name, says in (
            ("volume", _VOLUME.fullmatch), ("date", _is_date), ("role", _ROLE.match), ("file", _FILE.search), ("initials", _INITIALS.fullmatch), ("numbered", _NUMBERED.fullmatch),
        ):  # fmt: skip
            if says(text):
                return name
    return _of_words(text, words)


def _is_date(text: str) -> bool:
    return (
        _YEAR.search(text) is not None
        and len(text.split()) <= _FEW
        and any(map(str.isdigit, text.split(maxsplit=1)[0] + text[-1]))
    )


def _of_words(text: str, words: list[str]) -> str:
    length = "" if len(words) <= _FEW else " long"
    if FINITE.search(text):
        return "sentence"
    if text[0].islower():
        return "small" + length
    plain = [word.strip(_AROUND).casefold() for word in words]
    capitals = [word[0].isupper() for word in words if word[:1].isalpha()]
    if any(word in ORGANISATION for word in plain) and sum(capitals) >= len(capitals) - 2:
        return "organisation" + length
    if any(word in KINDS or word.removesuffix("s") in KINDS for word in plain):
        return "kind" + length
    return _of_names(text, words, plain, are_capitals=all(capitals)) or "words" + length


def _of_names(text: str, words: list[str], plain: list[str], *, are_capitals: bool) -> str:
    """Return what capitalised words and single ones are; nothing for others."""
    if len(words) == 1:
        return "given name" if plain[0] in GIVEN_NAMES else "capitals" if text.isupper() else "word"
    if not are_capitals or any(map(str.isdigit, text)):
        return ""
    if any(word in GIVEN_NAMES for word in plain) or any(map(_INITIALS.fullmatch, words)):
        return "person"
    return "perhaps person" if is_person(text) else "names" if len(words) <= _FEW else "names long"
