"""Lists of authors as bibliographies write them: what could be one, and the names in it."""

import re

from crawler.catalogue.names import is_organisation, is_person, split_names

_SMALL = frozenset((
     "and", "&", "et", "al", "und", "y", "e", "i", "og", "och", "en", "\u0438", "\u0434\u0440", "others", "other", "van", "von", "de", "der", "den", "del", "della", "di", "da",
     "dos", "das", "do", "la", "le", "du", "des", "bin", "ten", "ter", "el", "al-", "af", "av", "zu", "zur", "eds", "ed", "\u00e9d", "\u00e9ds", "editors", "editor", "hrsg", "hg", "dir", "coord", "coords",
     "comp", "comps", "trans", "with", "of", "for", "the", "on", "in", "by", "st", "jr", "sr", "dem", "da", "d'", "t'",
))  # fmt: skip
_SURNAME = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|la|le|du|el|bin|ten|ter|af|zu)\s+){0,3}(?:d'|O'|[ae]l-)?[^\W\d_a-z][\w'\u2019\u2010-]*(?:\s+[^\W\d_a-z][\w'\u2019\u2010-]+){0,2}"
_INITIAL = r"[^\W\d_a-z](?:[^\W\d_A-Z]{0,2}\s?\.|(?![\w.'\u2019]))"
_INVERTED = re.compile(
    rf"(?P<family>{_SURNAME}),\s+(?P<given>(?:{_INITIAL}[ -]?){{1,5}}(?:[^\W\d_A-Z]\.)?(?:\b(?:de|van|von|der|da|dos)\b)?)"
)
_INITIAL_OF = re.compile(r"\b[^\W\d_a-z](?:\.|$)")
_VANCOUVER = re.compile(r"(?P<family>[^,;]*[^\W\d_]{2})\s+(?P<given>(?:[^\W\d_a-z]\.?[ -]{0,2}){1,4})")
_SIGN_OF_NAMES = re.compile(
    r"\b[^\W\d_a-z]\.|[^\W\d_]{2}\s[^\W\d_a-z]{1,3}(?=[,.;:]|$)|\bet al\b|\b\u0438 \u0434\u0440|^[^\W\d_a-z][\w'\u2019-]+,\s[^\W\d_a-z]|\s(?:&|and|und|y|et|e|i)\s"
)
_ROLE = re.compile(
    r"[\s,]*\(?\b(?:[e\u00e9]ds?|editors?|hrsg|hg|dir|coords?|comps?|trans)\b\.?\)?[.,]?$", re.IGNORECASE
)
_GIVEN_IN_BRACKETS = re.compile(
    r"(?<=\w)\s\(([^\W\d_a-z][^\W\d_A-Z][^()\d]{0,30})\)(?!\s*\()"
)  # "Hill (Ann)", as in French
_OTHERS = re.compile(
    r"[\s,;&]*(?:\b(?:and|y|e)\b\s*)?\b(?:et al|and others|others|u\.\s?a|et coll|et autres|otros|outros|altri|vd|vb|ve ark|m\.\s?fl|i in|\u0438 \u0434\u0440|\u7b49)\b\.?\)?\.?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,?\s+(?:and|&|und|y|et|e|i|og|och|\u0438)\s+|\s*&\s*")
_BETWEEN = re.compile(r"\s*;\s*(?:and\s+|&\s+)?")
_SMALL_INITIAL = re.compile(r"[^\W\d_A-Z]\.[,;:]*")  # "Li, Z. a.", as programs write them
_MOST_WORDS = 120
_FEW_LETTERS, _NEARLY_ALL = 3, 0.75  # of them in capitals
_WORDS_OF_NAME = 3  # of a family name, of given names
_PUNCTUATION = ".,;:()[]'\"\u2019\u2018-\u2010\u2013/*"


def is_author_list(text: str) -> bool:
    """Say whether a piece could be names and nothing else: its words are capitalised, but for those that stand between names. Nothing is one too."""
    words = _OTHERS.sub("", text.strip(" ,;:(")).split()
    if len(words) > _MOST_WORDS or ": " in text.strip():
        return False
    plain = [word.strip(_PUNCTUATION) for word in words if not _SMALL_INITIAL.fullmatch(word)]
    if any(any(map(str.isdigit, word)) for word in plain):
        return False
    return all(not word or not word.islower() or word in _SMALL for word in plain) and (
        not words or any(word[:1].isupper() or (word[:1].isalpha() and not word[:1].islower()) for word in plain)
    )


def is_surely_author_list(text: str) -> bool:
    """Say whether names are written as only bibliographies do: with initials, turned round, in capitals, or several."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return bool(_SIGN_OF_NAMES.search(text.strip())) or (
        len(text.split()) > 1 and capitals > _FEW_LETTERS and capitals > _NEARLY_ALL * len(letters)
    )


def authors_of(text: str) -> tuple[str, ...]:
    """Return the names of a list of authors, given names first, without "et al." and the word for an editor."""
    text = text.replace(" / ", "; ")
    text = _GIVEN_IN_BRACKETS.sub(r", \1;", text) if "(" in text else text
    text = _ROLE.sub("", text.strip(" ,;:(")).strip(" ,;:")
    text = _closed(_OTHERS.sub("", text).strip(" ,;:&"))
    if not text:
        return ()
    if is_organisation(text):
        return (text.rstrip("."),)
    names = (
        _by_semicolons(text)
        or inverted(text)
        or _with_initials_behind(text)
        or _each_turned_round(text)
        or _first_turned_round(text)
        or _joined(text)
        or split_names(text)
    )
    return tuple(dict.fromkeys(name for name in (" ".join(name.split()) for name in names) if name))


def _closed(text: str) -> str:
    """Return a list of names with the full stop of its last initial, and without one that only ends the list."""
    words = text.split()
    if not text.endswith("."):
        is_initial = len(words[-1].rpartition(".")[2]) == 1 and words[-1][-1].isupper() if words else False
        return f"{text}." if is_initial and "." in text else text
    is_initial = len(words[-1].strip(".").rpartition(".")[2]) == 1
    stands_behind = text.count(".") == 1 and len(words) > 1 and not words[-2].endswith(",")
    return text[:-1] if stands_behind or not is_initial else text


def _by_semicolons(text: str) -> tuple[str, ...]:
    if ";" not in text:
        return ()
    return tuple(_turned(name) for part in _BETWEEN.split(text) for name in _AND.split(part) if name)


def _turned(name: str) -> str:
    """Return "Hill, Ann" as "Ann Hill", and "Hill A" as "A Hill"."""
    family, comma, given = name.strip(" .,").partition(",")
    if comma and given.strip():
        return f"{given.strip()} {family.strip()}"
    behind = _VANCOUVER.fullmatch(name.strip(" ,"))
    return f"{behind['given'].strip()} {behind['family'].strip()}" if behind else name.strip(" ,")


def inverted(text: str) -> tuple[str, ...]:
    """Return the names of a list such as "Hill, A. B., Low, T., & Fox, J.", where it is nothing but that."""
    found = list(_INVERTED.finditer(text))
    left = _INVERTED.sub("", text)
    if not found or _AND.sub("", f" {left} ").strip(" ,.&"):
        return ()
    return tuple(f"{name['given'].strip()} {name['family']}" for name in found)


def is_turned_round(text: str) -> bool:
    """Say whether a text is surely one name with the family's first, closed as in front of a title ("Milne, Graeme.")."""
    name = text.strip("\"'\u201c\u2018*\u2020\u2021_ ")
    return name.count(",") == 1 and name.endswith((".", ":")) and is_surely_author_list(name)


def _with_initials_behind(text: str) -> tuple[str, ...]:
    """Return the names of a list such as "Hill AB, Low T"."""
    parts = [part.strip() for piece in text.split(",") for part in _AND.split(piece) if part.strip(" .")]
    found = [_VANCOUVER.fullmatch(part) for part in parts]
    return tuple(f"{name['given'].strip()} {name['family'].strip()}" for name in found if name) if all(found) else ()


def _each_turned_round(text: str) -> tuple[str, ...]:
    """Return the names of a list such as "Hill, Ann & Low, Tom", each of which is turned round."""
    parts = _AND.split(text)
    is_so = len(parts) > 1 and all(part.count(",") == 1 and len(part.split()) <= 2 * _WORDS_OF_NAME for part in parts)
    return tuple(map(_turned, parts)) if is_so else ()


def _joined(text: str) -> tuple[str, ...]:
    """Return the names of a list such as "Ann Hill und Tom Low", in any of the languages that are known here."""
    names = tuple(_AND.split(text.strip()))
    return names if len(names) > 1 and "," not in text and all(map(is_person, names)) else ()


def _first_turned_round(text: str) -> tuple[str, ...]:
    """Return the names of a list whose first alone is turned round: "Hill, Ann, Tom Low, and Jo Fox"."""
    family, comma, rest = text.partition(", ")
    given, *others = re.split(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&|und|y|et)\s+", rest)
    turned = (
        bool(comma)
        and family[:1].isupper()
        and "." not in family
        and len(family.split()) <= _WORDS_OF_NAME
        and len(given.split()) <= _WORDS_OF_NAME
        and (
            len(family.split()) == 1 or len(given.split()) == 1 or bool(others) or _INITIAL_OF.search(given) is not None
        )
        and (not others or all(len(one.split()) > 1 for one in others))
    )
    several_names = sum(word[:1].isupper() for word in family.split()) > 1 and len(given.split()) > 1
    if not turned or is_organisation(family) or (several_names and not _INITIAL_OF.search(given.split()[-1])):
        return ()
    return (f"{given.strip(' ,')} {family}", *(one.strip(" ,") for one in others))
