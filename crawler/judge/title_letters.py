"""Single letters that tell one thing from another: "Vitamin C" and "Vitamin D", "Plan A" and "Plan B"."""

from collections.abc import Iterator

from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_scripts import LATIN
from crawler.judge.title_words import Reading, Segment

_SMALL_WORDS = frozenset("eikosuvwyz")  # letters that are words: "y" and "e", "o" and "u", "v" and "z"


def has_another_letter(ours: Reading, theirs: Reading) -> bool:
    """Tell whether a part of ours stands in theirs word for word, but for one letter in place of another."""
    if ours.script != LATIN:
        return False
    there = theirs.plain.split()
    if not any(map(_is_letter, there)):
        return False
    return any(
        f" {part.plain} " not in f" {theirs.plain} " and _differs(part.plain.split(), there)
        for part in _lettered(ours.segments)
    )


def _lettered(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """Yield the parts of two words and more of which one is a letter, but for those that may be a person's: "J. Oxley", behind a title."""
    for place, part in enumerate(segments):
        words = part.plain.split()
        named = part.mark == AUTHOR or (place > 0 and _is_letter(words[0]))
        if len(words) > 1 and not named and any(map(_is_letter, words)):
            yield part


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii() and word.isalpha()


def _differs(words: list[str], there: list[str]) -> bool:
    """Tell whether somewhere all words but one are the same, and that is a letter on both sides."""
    for start in range(len(there) - len(words) + 1):
        differing = [at for at, word in enumerate(words) if word != there[start + at]]
        if len(differing) == 1 and _tells(words, differing[0], there[start + differing[0]]):
            return True
    return False


def _tells(words: list[str], at: int, other: str) -> bool:
    """Tell whether a word and another in its place are letters, and neither small words nor initials, which stand in rows: "J. K. Oxley"."""
    pair = (words[at], other)
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return all(map(_is_letter, pair)) and not _SMALL_WORDS.issuperset(pair) and not any(map(_is_letter, beside))
