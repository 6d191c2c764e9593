"""Words made of others, as German, Dutch and their kin make them: "Wohngeldantrag" and "Antrag auf Wohngeld"."""

from collections.abc import Collection, Iterator, Mapping

from crawler.judge.title_forms import same_word

_SHORTEST_PART = 3  # letters
_SHORTEST = 11  # letters: shorter ones are words of their own, as "homework" is no work at home
_MOST_PARTS, _MOST_KNOWN = 3, 10
_LINKS = ("", "s", "e", "n", "es", "en", "er")
_ENDINGS = ("", "ers", "s", "e", "n", "a", "r", "en", "er", "ar")


def parts_of(word: str, others: Mapping[int, str]) -> tuple[int, ...]:
    """Return the places of two or three words of which one is made, in their order within it; empty where it is of none."""
    if len(word) < _SHORTEST:
        return ()
    known = {
        place: other
        for place, other in others.items()
        if len(other) >= _SHORTEST_PART and other != word and other[:_SHORTEST_PART] in word
    }
    if len(known) > _MOST_KNOWN or not any(word.startswith(other[:_SHORTEST_PART]) for other in known.values()):
        return ()
    return next(_made(word, known, ()), ())


def are_made_of(words: Collection[str], others: Collection[str]) -> bool:
    """Tell whether some words are each made of others, or one of the others is made of all those that are not."""
    known = dict(enumerate(others))
    left = dict(enumerate(word for word in words if not parts_of(word, known)))
    return not left or any(len(parts_of(other, left)) == len(left) for other in others)


def _made(rest: str, known: Mapping[int, str], before: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield how what is left of a word can be made of words that do not stand in it already."""
    for place, other in known.items():
        if place in before:
            continue
        if before and _ends(rest, other):
            yield (*before, place)
        elif len(before) < _MOST_PARTS - 1 and rest.startswith(other[:_SHORTEST_PART]):  # most words, told by one look
            for stem in _stems(other):
                if rest.startswith(stem):
                    yield from _made(rest[len(stem) :], known, (*before, place))


def _ends(rest: str, other: str) -> bool:
    """Tell whether what is left of a word is another, behind what links the two."""
    return any(
        rest.startswith(link) and len(rest) >= len(link) + _SHORTEST_PART and same_word(rest[len(link) :], other)
        for link in _LINKS
        if rest[len(link) : len(link) + 1] == other[0]
    )


def _stems(word: str) -> Iterator[str]:
    """Yield a word as it may stand within another: without its ending, and with what links it to the next."""
    bare = {word[: len(word) - len(ending)] for ending in _ENDINGS if word.endswith(ending)}
    stems = {f"{stem}{link}" for stem in bare if len(stem) >= _SHORTEST_PART for link in _LINKS}
    yield from sorted(stems, key=len, reverse=True)
