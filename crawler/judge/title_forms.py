"""Two words that are one: a plural, another ending, a spelling, an article grown to it."""

from collections.abc import Collection

from rapidfuzz.distance import OSA

_TWO = 2
_LONG_WORD = 5
_VERY_LONG_WORD = 8
_STEM = 5
_ENDING = 3
_SYLLABLE = 3  # letters
_FIRST_GLUED = "\u0590"  # Hebrew, Arabic, Korean


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are one: equal, plural, a spelling fix, another ending, or an umlaut spelled out."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if one.isdigit() or other.isdigit() or one[0] != other[0]:
        return longer > _FIRST_GLUED and _is_glued(shorter, longer)
    if (
        longer == shorter + "s"
        or (longer > _FIRST_GLUED and _is_glued(shorter, longer))
        or _plain_vowels(one) == _plain_vowels(other)
        or _same_verb(one, other)
    ):
        return True
    if len(shorter) < _LONG_WORD or _is_identifier(one) or _is_identifier(other):
        return False
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance <= 1 or (distance == _TWO and len(shorter) >= _VERY_LONG_WORD):
        return True
    common = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(shorter))
    return common >= _STEM and len(longer) - common <= _ENDING


def _is_identifier(word: str) -> bool:
    """Tell whether a word has a digit in it, as names in programs have: each is another."""
    return word.isascii() and not word.isalpha()


def is_among(word: str, others: Collection[str]) -> bool:
    """Tell whether a word is one of some."""
    return word in others or any(same_word(word, other) for other in others)


def _is_glued(shorter: str, longer: str) -> bool:
    """Tell whether a word is another with an article before it (Hebrew, Arabic), or with a word or particle of a syllable or two beside it (Korean)."""
    if longer in ("\u05d4" + shorter, "\u0627\u0644" + shorter):
        return len(shorter) > 1
    hangul = "\u1100" <= shorter[0] <= "\u11ff" and len(shorter) > _SYLLABLE  # folding takes syllables apart
    near = len(longer) - len(shorter) <= 2 * _SYLLABLE
    return hangul and near and (longer.endswith(shorter) or longer.startswith(shorter))


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
