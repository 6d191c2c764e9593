"""Two words that are one: a plural, another ending, a spelling, an article grown to it."""

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA

from crawler.judge.patterns import Pattern
from crawler.judge.title_terms import NATIONS, ONE_WORDS

_TWO, _ROOT = 2, 3
_NONE = frozenset[str]()
_BEFORE_ES = ("s", "x", "z", "ch", "sh", "o", "y")  # English and Spanish plurals; "plan" and "planes" are two words
_LONG_WORD = 5
_VERY_LONG_WORD = 8
_STEM = 5
_ENDING = 3
_SYLLABLE = 3  # letters
_STEM_OF_DEED = 4
_VOWELS = frozenset("aeiouy")
_NOUNS_OF_ING = frozenset({"ation", "ion", "ment", "ement", "al"})
_NO_DEEDS = frozenset(
    ("department", "signal", "mission", "passion", "station", "rechnung")
)  # the people, the thing, the paper
_NOUNS_OF_IEREN = frozenset({"ierung", "ation", ""})
_LEAST_STEM = 3
# The ending of a verb and that of its noun, folded; not of French, whose verbs end as English persons do ("founder", "foundation"): Spanish, Portuguese, Italian, German, Dutch, Polish, Russian.
_ACTION_ENDINGS = (
    "ar acion,er icion,ir icion,ar acao,er icao,ir icao,are azione,ere izione,ire izione,are amento,"
    "en ung,ieren ierung,ieren ation,eren ering,eren atie,en ing,ac anie,ic enie,yc enie,at anie,it enie"
)
_OF_VERBS = ("er", "ir", "ar", "are", "ere", "ire", "en", "ac", "ic", "yc", "at", "it", "re")
_OF_NOUNS = ("tion", "sion", "cion", "cao", "zione", "ung", "anie", "enie", "ment", "mento", "age")
_ACTIONS = tuple(tuple(pair.split()) for pair in _ACTION_ENDINGS.split(","))
# "Trainerinnen und Trainer", "alumnos y alumnas", "bambini e bambine", "étudiantes et étudiants".
_BOTH_GENDERS = Pattern(
    r"\b(([^\W\d_]{3})[^\W\d_]*)(?:,| (?:und|oder|y|o|e|et|ou|bzw\.?)) (\2[^\W\d_]*)\b", re.IGNORECASE
)
_OF_WOMEN = {
    "innen": ("", "n", "en", "e", "er", "ern"),
    "as": ("os", "es", "s", ""),
    "e": ("i",),
    "es": ("s",),
    "nes": ("s",),
    "les": ("s",),
    "res": ("rs",),
    "rices": ("eurs",),
    "ves": ("fs",),
}
"""How names of women end where those of men end otherwise: a table to read and to extend."""
_GLUED_GENDER = Pattern(
    r"(?<=[^\W\d_]{3})(?:[*:_/\u00b7\u2022]\s?-?in(?:nen)?\b|\((?:innen|e)\)|\u00b7(?:e|ne|le|rice|euse)s?(?:\u00b7s)?\b|(?<=os)/-?as\b)|(?<=[a-z\u00e4\u00f6\u00fc\u00df])Innen\b"
)
_LONGEST = 600  # letters of a text that is more than titles
_ARABIC_ARTICLES = ("\u0627\u0644", "\u0644\u0644", "\u0628\u0627\u0644", "\u0648\u0627\u0644")
_HEBREW_ARTICLE = "\u05d4"
# One letter that is "and", "in", "for", "from", "as" or "that", written together with the word behind it.
_GLUED_LETTERS = frozenset("\u05d5\u05d1\u05dc\u05de\u05db\u05e9\u0648\u0641\u0628\u0644\u0643")
_FIRST_GLUED = "\u0590"  # Hebrew, Arabic, Korean


def one_gender(text: str) -> str:
    """Name people once where a text names women and men: "Trainerinnen und Trainer", "Lehrer*innen", "alumnos y alumnas"."""
    german = "nnen" in text
    if german or "\u00b7" in text or "(e)" in text or "os/" in text:
        text = _GLUED_GENDER.sub("", text)
    both = len(text) <= _LONGEST and (
        " y " in text or " e " in text or " et " in text or " o " in text or " ou " in text
    )
    return _BOTH_GENDERS.sub(_men, text) if german or both else text


def _men(found: re.Match[str]) -> str:
    """Return the name of the men where two words are that and the name of the women, else both."""
    one, other = found[1], found[3]
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends, otherwise = one[common:].lower(), other[common:].lower()
    if otherwise in _OF_WOMEN.get(ends, ()):
        return other
    return one if ends in _OF_WOMEN.get(otherwise, ()) else found[0]


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are one: equal, plural, a spelling fix, another ending, or an umlaut spelled out."""
    if one == other or (one[0] != other[0] and max(one, other) < _FIRST_GLUED):
        return one == other  # most pairs, told by one look
    shorter, longer = sorted((one, other), key=len)
    if one.isdigit() or other.isdigit() or one[0] != other[0]:
        return longer > _FIRST_GLUED and _is_glued(shorter, longer)
    if (
        longer == shorter + "s"
        or (longer == shorter + "es" and shorter.endswith(_BEFORE_ES))
        or (longer == shorter + "x" and shorter.endswith("u"))
        or not ONE_WORDS.get(one, _NONE).isdisjoint(ONE_WORDS.get(other, _NONE))
        or (longer > _FIRST_GLUED and _is_glued(shorter, longer))
        or _plain_vowels(one) == _plain_vowels(other)
        or _same_verb(one, other)
        or _same_deed(one, other)
        or _is_plural_in_i(one, other)
    ):
        return True
    if len(shorter) < _LONG_WORD or _is_identifier(one) or _is_identifier(other):
        return False
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance <= 1 or (distance == _TWO and len(shorter) >= _VERY_LONG_WORD and not _has_other_sounds(one, other)):
        return True
    common = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(shorter))
    return common >= _STEM and len(longer) - common <= _ENDING


def _has_other_sounds(one: str, other: str) -> bool:
    """Tell whether two words of one length have two consonants in place of others, as no slip of the pen has: "resistenza" and "resilienza"."""
    pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(pairs) != _TWO or pairs[0] == pairs[1][::-1]:
        return False
    return all(_VOWELS.isdisjoint(pair) for pair in pairs) or (
        any(_VOWELS.isdisjoint(pair) for pair in pairs) and any(len(_VOWELS.intersection(pair)) == 1 for pair in pairs)
    )


def _is_plural_in_i(one: str, other: str) -> bool:
    """Tell whether a word is the Italian plural of another: "nido" and "nidi", "lago" and "laghi"."""
    few, many = (one, other) if one.endswith("o") else (other, one)
    stem = few[:-1]
    return few.endswith("o") and len(stem) >= _SYLLABLE and many in (f"{stem}i", f"{stem}hi")


def _same_deed(one: str, other: str) -> bool:
    """Tell whether a word is the noun of another, which ends as no name of a person or thing does: "installing" and "installation", "bearbeiten" and "Bearbeitung", "isoleren" and "isolatie"."""
    if one[:_STEM_OF_DEED] != other[:_STEM_OF_DEED] or not _NO_DEEDS.isdisjoint((one, other)):
        return False
    return _is_deed(one, other) or _is_deed(other, one)


def _is_deed(verb: str, noun: str) -> bool:
    if verb.endswith("ing"):
        stem = verb[:-3]
        regular = noun.startswith(stem) and noun[len(stem) :] in _NOUNS_OF_ING
        return len(stem) >= _STEM_OF_DEED and (regular or (stem[-1] in "dt" and noun == f"{stem[:-1]}sion"))
    if verb.endswith("ieren"):
        stem = verb[:-5]
        least = _STEM_OF_DEED + (noun == stem)
        return len(stem) >= least and noun.startswith(stem) and noun[len(stem) :] in _NOUNS_OF_IEREN
    if len(verb) <= _STEM_OF_DEED + 2:
        return False
    dutch = verb.endswith("eren") and noun in (f"{verb[:-4]}atie", f"{verb[:-4]}ering")
    return dutch or (verb.endswith("en") and noun == f"{verb[:-2]}ung")


def same_action(one: str, other: str) -> bool:
    """Tell whether two words that begin titles name one action, as a verb and as a noun: "crear" and "creación", "creare" and "creazione"."""
    if one[:_LEAST_STEM] != other[:_LEAST_STEM]:
        return False
    one, other = _plainest(one), _plainest(other)
    return any(_acts(one, other, *endings) or _acts(other, one, *endings) for endings in _ACTIONS)


def _plainest(word: str) -> str:
    """Return an Italian verb that is not reflexive, and a noun of an action in the singular."""
    if word.endswith(("arsi", "ersi", "irsi")):
        return f"{word[:-2]}e"
    return f"{word[:-1]}e" if word.endswith("zioni") else word


def same_beginning(one: str, other: str) -> bool:
    """Tell whether a verb and a noun of an action begin alike, and may be of one though not by its endings: "eseguire" and "esecuzione"."""
    if one[:_LEAST_STEM] != other[:_LEAST_STEM]:
        return False
    one, other = _plainest(one), _plainest(other)
    return any(verb.endswith(_OF_VERBS) and noun.endswith(_OF_NOUNS) for verb, noun in ((one, other), (other, one)))


def _acts(verb: str, noun: str, of_verb: str, of_noun: str) -> bool:
    stem = verb.removesuffix(of_verb)
    return len(stem) >= _LEAST_STEM and stem != verb and noun == stem + of_noun


def is_of_nation(one: str, other: str) -> bool:
    """Tell whether a word is a country and the other its adjective."""
    return NATIONS.get(one) == other or NATIONS.get(other) == one


def _is_identifier(word: str) -> bool:
    """Tell whether a word has a digit in it, as names in programs have: each is another."""
    return word.isascii() and not word.isalpha()


def is_among(word: str, others: Collection[str]) -> bool:
    """Tell whether a word is one of some."""
    return word in others or any(same_word(word, other) for other in others)


def _is_glued(shorter: str, longer: str) -> bool:
    """Tell whether a word is another with an article or a small word before it (Hebrew, Arabic), or with a word or particle of a syllable or two beside it (Korean)."""
    if longer == _HEBREW_ARTICLE + shorter or _unglued(longer) == _unglued(shorter):
        return len(shorter) > 1
    if longer[0] in _GLUED_LETTERS and longer[1:] == shorter:
        return len(shorter) > _ROOT  # nouns are made of roots by such a letter: "number" of "book"
    hangul = "\u1100" <= shorter[0] <= "\u11ff" and len(shorter) > _SYLLABLE  # folding takes syllables apart
    near = len(longer) - len(shorter) <= 2 * _SYLLABLE
    return hangul and near and (longer.endswith(shorter) or longer.startswith(shorter))


def _unglued(word: str) -> str:
    """Take the article off an Arabic word, also where it has grown together with "for", "with" or "and"."""
    return next((word[len(one) :] for one in _ARABIC_ARTICLES if word.startswith(one)), word)


def _plain_vowels(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _same_verb(one: str, other: str) -> bool:
    """Tell whether two words differ in the ending of a verb: "cite", "citing", "cited", "run" and "running", "use" and "using"."""
    bases = {_base(word) for word in (one, other)}
    least = _TWO if one.endswith("e") or other.endswith("e") else _SYLLABLE
    return len(bases) == 1 and len(bases.pop()) >= least


def _base(word: str) -> str:
    """Take the ending of a verb off: "cit" of "citing"; a letter that the ending doubles counts once, "run" of "running"."""
    base = word.removesuffix("ing").removesuffix("ed")
    doubled = base != word and len(base) > _SYLLABLE and base[-1] == base[-2]
    return base[:-1] if doubled else base.removesuffix("e")
