"""Names of people held against each other: one surname in common is enough, however it is written."""

from collections.abc import Iterable, Iterator

from rapidfuzz.fuzz import ratio

from crawler.judge.patterns import Pattern
from crawler.judge.signs.given_names import GIVEN_NAMES
from crawler.judge.signs.lists import names
from crawler.judge.signs.organisations import is_organisation
from crawler.judge.title_words import clean, fold

_ASIDE = Pattern(r"\([^()]*\)|\[[^\[\]]*\]|\bet\.? ?al\b\.?")
_APART = Pattern(r"\s*[;/|\n]\s*|\s+(?:and|und|et|y|e|&|with|mit|avec|con)\s+")
_COMMA = Pattern(r"\s*,\s*(?:and\s+|&\s+)?")
_WORD = Pattern(r"[^\W\d_]+(?:[.'\u2019-][^\W\d_]+)*\.?")
_TITLES = names("dr prof professor sir dame lord lady mr mrs ms miss rev revd hon by von dipl ing")
_AFTER = names("jr sr ii iii iv phd md mba obe mbe cbe frs ma msc bsc ba rn mph jd esq ed eds editor editors")
_PARTICLES = names("van von der den de del della di da la le du bin ibn al el ter ten dos das do af av zu y san")
_LEAST_WORDS, _MOST_WORDS = 2, 5
_ALIKE, _ALIKE_BY_SOUND, _SHORT = 72, 85, 4  # of 100; letters of names such as Li and Lee, which spell one name
_MOST = 40
_GLUED = ("van", "von", "der", "den", "ter", "ten")
_SOUNDS = (("tsch", "c"), ("tch", "c"), ("cz", "c"), ("ch", "c"), ("kh", "c"), ("sch", "s"), ("sh", "s"), ("zh", "s"), ("ff", "v"), ("w", "v"), ("y", "i"), ("j", "i"))  # fmt: skip


class Person:
    """One name: the words that may be the surname, and all words of it, folded."""

    def __init__(self, surnames: Iterable[str], others: Iterable[str], *, sure: bool) -> None:
        self.surnames = frozenset(surnames)
        self.words = self.surnames | frozenset(others)
        self.sure = sure


def people(names: Iterable[str]) -> tuple[Person, ...]:
    """Return the persons that some credits name; none at all where one of them may be no person."""
    found = [_person(name) for name in _single(names)]
    persons = tuple(one for one in found if one is not None)
    return persons if len(persons) == len(found) else ()


def surnames(names: Iterable[str]) -> frozenset[str]:
    """Return every word of some credits that may be a surname, person or not."""
    words = (word for name in _single(names) for word in _words(name))
    return frozenset(word for word in words if len(word) > 2 and word not in _PARTICLES | _TITLES | _AFTER)  # noqa: PLR2004


def beside_names(names: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in brackets beside names: a pen name, or the one that it hides."""
    return frozenset(word for name in names for aside in _ASIDE.findall(clean(name)) for word in _words(aside))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as surnames are compared."""
    return frozenset(_words(clean(text)))


def in_common(ours: Iterable[Person], theirs: Iterable[Person]) -> bool:
    """Tell whether two groups share a person as far as surnames can tell; spellings of one name count as the same."""
    return any(
        any(_alike(name, word) for name in one.surnames for word in other.words)
        or any(_alike(name, word) for name in other.surnames for word in one.words)
        for one in ours
        for other in theirs
    )


def _alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) <= _SHORT:
        return one[:1] == other[:1]
    return (
        one == other
        or ratio(one, other) >= _ALIKE
        or _bare(one) == _bare(other)
        or ratio(_sounding(one), _sounding(other)) >= _ALIKE_BY_SOUND
    )


def _bare(name: str) -> str:
    """Take particles off that are written as one with a name: "vanderberg"."""
    particle = next((one for one in _GLUED if name.startswith(one) and len(name) - len(one) >= _SHORT), None)
    return name if particle is None else _bare(name[len(particle) :])


def _sounding(name: str) -> str:
    """Spell a name alike, whether German, French or English letters give its sounds: "tschechow" and "chekhov"."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return name


def _single(names: Iterable[str]) -> Iterator[str]:
    """Yield names one by one: "A B, C D and E F" are three, "B, A" is one."""
    for _, text in zip(range(_MOST), names, strict=False):
        for part in _APART.split(_ASIDE.sub(" ", clean(text))):
            pieces = [piece for piece in _COMMA.split(part.strip(" ,.")) if not _is_suffix(piece)]
            if len(pieces) > 1 and all(len(piece.split()) > 1 for piece in pieces):
                yield from pieces
            elif len(pieces) > 2 and len(pieces) % 2 == 0 and all(map(_is_given, pieces[1::2])):  # noqa: PLR2004 - "B, A., D, C."
                yield from (f"{pieces[at]}, {pieces[at + 1]}" for at in range(0, len(pieces), 2))
            elif pieces:
                yield ", ".join(pieces)


def _is_suffix(piece: str) -> bool:
    words = fold(piece).replace(".", "").split()
    return not words or all(word in _AFTER for word in words)


def _is_given(piece: str) -> bool:
    return all(len(word.strip(".")) == 1 or fold(word) in GIVEN_NAMES for word in piece.split())


def _person(name: str) -> Person | None:
    """Read one name; None for what has not the shape of a person's."""
    if is_organisation(name):
        return None
    before, comma, after = name.partition(",")
    whole = f"{after} {before}" if comma else name
    shapes = [word for word in _WORD.findall(whole) if fold(word).strip(".") not in _TITLES | _AFTER]
    if not _LEAST_WORDS <= len(shapes) <= _MOST_WORDS or not all(map(_is_name_word, shapes)) or "," in after:
        return None
    words = [_plain(word) for word in shapes]
    if not all(word.isascii() for word in words):
        return None
    last = [_plain(word) for word in _WORD.findall(before)] if comma else _last(shapes)
    split = [part for word in last for part in _parts(word)]
    sure = bool(comma) or any(_is_initial(word) for word in shapes) or words[0] in GIVEN_NAMES
    return Person(
        [part for part in split if part not in _PARTICLES] or last, [p for w in words for p in _parts(w)], sure=sure
    )


def _last(shapes: list[str]) -> list[str]:
    """Return the surname: the last word, or the one before initials ("Smith J")."""
    long = [word for word in shapes if not _is_initial(word)]
    return [_plain((long or shapes)[-1])]


def _is_initial(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return len(letters) == 1 or (len(letters) <= 3 and letters.isupper() and ("." in word or len(letters) <= 2))  # noqa: PLR2004


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or fold(word) in _PARTICLES


def _plain(word: str) -> str:
    return fold(word).replace("'", "").replace("\u2019", "").strip(".")


def _parts(word: str) -> list[str]:
    """Return a word and the halves of a double name."""
    return [word.replace("-", ""), *(part for part in word.split("-") if len(part) > 1)] if "-" in word else [word]


def _words(name: str) -> list[str]:
    return [part for word in _WORD.findall(name) for part in _parts(_plain(word))]
