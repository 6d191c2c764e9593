"""Persons and organisations, told apart by the shape of their names."""

import re
import unicodedata

from crawler.catalogue.words import GIVEN_NAMES, KINDS, ORGANISATION

_PARTICLES = frozenset((
     "van", "von", "der", "den", "de", "del", "della", "di", "da", "la", "le", "du", "bin", "al", "ter", "ten",
     "o'", "mac",
))  # fmt: skip
_ABBREVIATION = re.compile(r"\s*\((?:[A-Za-z&.-]{2,12})\)")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'\u2019&-]*")
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_ROLES = re.compile(r"^(?:dr|prof|professor|sir|dame|mr|mrs|ms|rev)\.?\s+", re.IGNORECASE)
_SUFFIX = re.compile(r",\s+((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b|Ph\.?D\b\.?|[MOC]BE\b)")  # behind a name, and of it
_COMMAS = re.compile(r"\s*[,;]\s*(?:and\s+|&\s+)?")
_AND = re.compile(r"\s+(?:and|&)\s+")
_ARTICLE = re.compile(r"^(?:the|by|and)\s+")
_OF = re.compile(r"\b(?:of|for|on)\b")
_SMALL = frozenset(["and", "of", "for", "the", "&", "in", "on", "at", "to", "with", "by", "de", "la"])
_LEAST_WORDS, _MOST_WORDS = 2, 4

_PARTNERS = frozenset(
    {"co", "company", "sons", "son", "partners", "associates", "daughters", "cie", "söhne"}
)  # "Smith & Co" is one house

_COMPANIES = frozenset({"ltd", "limited", "llp", "plc", "inc", "llc", "gmbh", "ag", "sa", "bv", "ab"})
_OFFICE = re.compile(
    r"(?:the )?(?:[A-Z][\w'\u2019-]+ )?(?:Department|Ministry|Office|Commission|Committee|Board|Bureau|Agency|Directorate|Directorate-General|Secretariat|Faculty|Institute|Centre|Center|Council)"
    r" (?:for|of|on) (?:the )?",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"[^\W\d_][^\W\d_A-Z]+ & [^\W\d_][^\W\d_A-Z]+"
)  # "Thames & Hudson": of two organisations one at least has more than one word, or capitals
_LAST_AND = re.compile(r",\s+(?:and|&)\s+[^,]*$")
ORGANISATION_HEADS = ORGANISATION - {
    "environment",
    "energy",
    "education",
    "housing",
    "health",
    "policy",
    "research",
    "development",
    "community",
    "communities",
    "learning",
    "digital",
    "data",
    "media",
    "action",
    "international",
    "services",
    "service",
    "police",
    "works",
}


def is_person(name: str) -> bool:
    """Say whether a name has the shape of a person's: two to four capitalised words, none of which an organisation bears."""
    words = _ROLES.sub("", name).split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or any(_plain(word) in ORGANISATION for word in words):
        return False
    last = words[-1].casefold()
    if last in KINDS or last.removesuffix("s") in KINDS:
        return False
    return all(map(_is_name_word, words)) and any(len(word.strip(".")) > 1 and not word.isupper() for word in words)


def is_surely_person(name: str) -> bool:
    """Say the same, with a given name in front that is known to be one."""
    words = _ROLES.sub("", name).split()
    return is_person(name) and (_plain(words[0]) in GIVEN_NAMES or bool(_INITIALS.fullmatch(words[0])))


def is_name(text: str) -> bool:
    """Say whether a piece of a credit line could be anybody's name: capitalised, or short and of lower case (`nef`)."""
    words = text.split()
    if not words or len(words) > 9 or not all(_NAME_WORD.match(word) or word == "&" for word in words):  # noqa: PLR2004
        return False
    if len(words) == 1:
        return words[0][0].isupper() or len(words[0]) <= 5  # noqa: PLR2004 - an acronym that prefers small letters
    return all(word[0].isupper() or word in _SMALL for word in words) and words[0] not in _SMALL - {"the"}


def is_organisation(text: str) -> bool:
    """Say whether a name with commas in it is one organisation's: an office for several things, or a house of several partners."""
    pieces = [piece for piece in _COMMAS.split(text.strip(" .,;:")) if piece]
    if len(pieces) < 2:  # noqa: PLR2004 - nothing to split
        return bool(pieces) and not _AND.search(text) and _plain(pieces[0].rsplit(maxsplit=1)[-1]) in ORGANISATION
    return _is_office(pieces, text) or _is_house(pieces, text)


def _is_office(pieces: list[str], text: str) -> bool:
    """Say whether pieces are what one office is for ("Department for Environment, Food & Rural Affairs")."""
    others = [half for piece in pieces[1:] for half in _AND.split(piece)]
    closed = _AND.search(pieces[-1]) is not None or _LAST_AND.search(text) is not None
    return (
        closed
        and _OFFICE.match(pieces[0]) is not None
        and not any(
            half.isupper() or is_surely_person(half) or any(_plain(word) in ORGANISATION_HEADS for word in half.split())
            for half in others
        )
    )


def _is_house(pieces: list[str], text: str) -> bool:
    """Say whether pieces are the surnames in one company's name ("Smith, Jones and Partners Ltd")."""
    words = text.strip(" .,;:").split()
    partners = [half for piece in pieces for half in _AND.split(piece)]
    closes = _plain(words[-1]) in _PARTNERS | _COMPANIES
    return (
        closes
        and all(len(piece.split()) == 1 for piece in pieces[:-1])
        and not any(half.split()[0].isupper() for half in partners if half.split())
    )


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of names at commas, ampersands and "and", but not inside one organisation's name."""
    text = (_ABBREVIATION.sub("", text) if "(" in text else text).strip(" .,;:")
    text = _SUFFIX.sub(r" \1", text) if "," in text else text
    if "," in text and is_organisation(text):
        return (_cleaned(text),)
    pieces = [piece for piece in _COMMAS.split(text) if piece]
    names = [*pieces[:-1], *_halves(pieces[-1], listed=len(pieces) > 1)] if pieces else []
    return tuple(cleaned for name in names if (cleaned := _cleaned(name)))


def _halves(piece: str, *, listed: bool) -> list[str]:
    """Cut "A and B" where both are names of their own."""
    halves = _AND.split(piece)
    if len(halves) == 1 or all(map(is_person, halves)):
        return halves
    left, right = piece[: len(halves[0])], halves[-1]
    if _plain(right) in _PARTNERS or (not listed and _FIRM.fullmatch(piece)):
        return [piece]
    if len(halves) > 2:  # noqa: PLR2004 - "A and B and C" is a list of three
        return halves
    if right.lower().startswith("the ") or listed:
        return halves
    if _OF.search(left) or (_plain(right.split()[-1]) in ORGANISATION and len(left.split()) == 1):
        return [piece]
    return halves


def _cleaned(name: str) -> str:
    """Drop the small article before an organisation; a capital one ("The Lab") is part of its name."""
    return _ARTICLE.sub("", name.strip(" .,;:-\u2013\u2014'\"\u2018\u2019\u201c\u201d")).strip()


def _is_name_word(word: str) -> bool:
    return (
        word.lower() in _PARTICLES
        or bool(_INITIALS.fullmatch(word))
        or (bool(_NAME_WORD.fullmatch(word)) and word[0].isupper())
    )


def _plain(word: str) -> str:
    """Return a word in lower case, without accents and punctuation around it."""
    if word.isascii():
        return word.lower().strip(".,;:'\"")
    folded = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in folded if not unicodedata.combining(c)).strip(".,;:'\"\u2019")
