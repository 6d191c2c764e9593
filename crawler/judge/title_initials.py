"""What initials in titles stand for."""

from collections.abc import Collection

from crawler.judge.title_terms import STOP
from crawler.judge.title_words import Segment

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
