"""What initials in titles stand for."""

from collections.abc import Collection, Mapping, Sequence

from crawler.judge.title_terms import STOP
from crawler.judge.title_words import Segment

Open = Mapping[int, tuple[str, int]]
"""Words still to be matched, each by its place with the place of its part."""
_INITIALS = range(3, 6)
_TWO = 2
_BEGINNING = 60  # words in which a title page has its title

TWO_LETTERS = {
    "ai": ("intelligence",), "eu": ("union",), "un": ("nations",), "uk": ("kingdom",), "us": ("states",), "nz": ("zealand",), "it": ("technology",),
    "hr": ("resources", "rights"), "pr": ("relations",), "pe": ("education",), "gp": ("practice", "practitioner"), "ui": ("interface",), "ux": ("experience",),
    "ml": ("learning",), "vr": ("reality",), "ar": ("reality",), "os": ("system",), "ip": ("property", "protocol"), "qa": ("assurance",), "pm": ("management",),
    "ki": ("intelligenz",), "ia": ("artificielle", "artificial"), "ue": ("europeenne", "europea"), "nu": ("nazionale",), "db": ("database",), "ci": ("integration",),
    "cs": ("science",), "dj": ("jockey",), "rd": ("development",), "ns": ("scotia",), "ny": ("york",), "la": ("angeles",), "wi": ("institute",),
    "cr": ("republika", "republiky", "republice"), "sr": ("republika", "republiky"), "rf": ("federatsiia", "federatsii"),
}  # fmt: skip
"""The second words of what two letters stand for in titles."""


def abbreviates(part: Segment, other: Segment) -> bool:
    """Tell whether a part of a title is made of the initials of another, or of its beginning: "Making every pond count (MEPC)"."""
    initials = ("".join(word[0] for word in words) for words in (other.words, other.plain.split()))
    return len(part.words) == 1 and len(part.plain) >= _TWO and any(one.startswith(part.plain) for one in initials)


def abbreviated(words: list[str], ours: Collection[str]) -> str:
    """Join the words of a text, with what a title abbreviates written as the title does where the text begins: "the UK" for "the United Kingdom"."""
    present = set(words)
    short = {word for word in ours if word not in present and _is_abbreviation(word)}
    if short:
        begun = words[:_BEGINNING]
        content = [at for at, word in enumerate(begun) if word not in STOP]
        for places in (content, range(len(begun))):  # small words between them may count or not
            initials = "".join(begun[at][0] for at in places)
            for word in short:
                at = initials.find(word)
                if at >= 0 and (len(word) > _TWO or begun[places[at + 1]] in TWO_LETTERS[word]):
                    return " ".join([*words[: places[at]], word, *words[places[at + len(word) - 1] + 1 :]])
    return " ".join(words)


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word may be made of initials: of two letters where it is known what they stand for, else of three to five."""
    return word in TWO_LETTERS or (len(word) in _INITIALS and word.isascii() and word.isalpha())


def spelled_out(word: str, met: Collection[int] | None, others: Open) -> Sequence[int]:
    """Return the open neighbours (none: empty) that a word in letters stands for, in a part that its own has `met` if it has two letters, of which many are words."""
    if len(word) > _TWO:
        several = word.removesuffix("s") if word.endswith("s") else ""  # "FAQs", "GPs"
        found = _initialled(word, others) or (_initialled(several, others) if several else None)
        return found or _begun(word, others) or _prefixed(word, others) or ()
    run = _initialled(word, others) if met and _stands_for(word, others) else None
    return run if run and others[run[0]][1] in (met or ()) else ()


def _stands_for(initials: str, others: Open) -> bool:
    """Say whether what two letters are known to stand for is among the words of a side."""
    words = {word for word, _ in others.values()}
    return any(word.startswith(TWO_LETTERS.get(initials, ())) for word in words)


def numbered(word: str, others: Open, parts: Collection[tuple[str, int]]) -> Sequence[int]:
    """Return the open neighbours (none: empty) whose initials and number make a word: "KS2" for "key stage 2", "WW1" for "first world war"."""
    letters = word.rstrip("0123456789")
    if not letters.isalpha():
        return []
    run, number = list(_initialled(letters, others) or ()), word[len(letters) :]
    if not run or any(str(value) == number and name == others[run[-1]][0] for name, value in parts):
        return run
    if len(letters) == 1:
        return []  # "B12" is no twelfth book
    beside = (at for at in (run[-1] + 1, run[0] - 1) if others.get(at, ("",))[0] == number)
    at = next(beside, None)
    return [] if at is None else [*run, at]


def _begun(word: str, others: Open) -> range | None:
    """Return two open neighbours of which a word is made, each by its beginning: "SemVer" for "semantic versioning"."""
    if len(word) <= 2 * _TWO + 1:
        return None
    for start, (first, _) in others.items():
        if not first.startswith(word[: _TWO + 1]):
            continue  # most words, told by one look
        second = others.get(start + 1, ("", 0))[0]
        for at in range(_TWO + 1, len(word) - _TWO):
            if first.startswith(word[:at]) and second.startswith(word[at:]) and len(first) > at:
                return range(start, start + 2)
    return None


def _prefixed(word: str, others: Open) -> range | None:
    """Return the open neighbours of which a word is made, two and more by their initials and the last as it is: "SELinux" for "security-enhanced Linux"."""
    for end, (last, _) in others.items():
        many = len(word) - len(last)
        if many >= _TWO and len(last) > _TWO and word.endswith(last):
            before = range(end - many, end)
            if all(at in others and others[at][0][0] == letter for at, letter in zip(before, word, strict=False)):
                return range(end - many, end + 1)
    return None


def _initialled(word: str, others: Open) -> range | None:
    """Return the open neighbours whose initials make a word."""
    for start, (first, _) in others.items():
        if first[0] == word[0]:
            run = range(start, start + len(word))
            if all(place in others for place in run) and "".join(others[place][0][0] for place in run) == word:
                return run
    return None
