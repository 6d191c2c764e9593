"""What initials in titles stand for."""

from collections.abc import Collection, Sequence

from crawler.judge.title_terms import STOP

_INITIALS = range(3, 6)
_TWO = 2
_BEGINNING = 60  # words in which a title page has its title

TWO_LETTERS = {
    "ai": ("intelligence",), "eu": ("union",), "un": ("nations",), "uk": ("kingdom",), "us": ("states",), "nz": ("zealand",), "it": ("technology",),
    "hr": ("resources", "rights"), "pr": ("relations",), "pe": ("education",), "gp": ("practice", "practitioner"), "ui": ("interface",), "ux": ("experience",),
    "ml": ("learning",), "vr": ("reality",), "ar": ("reality",), "os": ("system",), "ip": ("property", "protocol"), "qa": ("assurance",), "pm": ("management",),
    "ki": ("intelligenz",), "ia": ("artificielle", "artificial"), "ue": ("europeenne", "europea"), "nu": ("nazionale",), "db": ("database",), "ci": ("integration",),
    "cs": ("science",), "dj": ("jockey",), "rd": ("development",), "ns": ("scotia",), "ny": ("york",), "la": ("angeles",), "wi": ("institute",),
}  # fmt: skip
"""The second words of what two letters stand for in titles."""


def abbreviated(words: list[str], ours: Collection[str]) -> str:
    """Join the words of a text, with what a title abbreviates written as the title does where the text begins: "the UK" for "the United Kingdom"."""
    present = set(words)
    for word in {word for word in ours if word not in present and _is_abbreviation(word)}:
        run = _spelled_out(word, words[:_BEGINNING])
        if run:
            words = [*words[: run.start], word, *words[run.stop :]]
    return " ".join(words)


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word may be made of initials: of two letters where it is known what they stand for, else of three to five."""
    return word in TWO_LETTERS or (len(word) in _INITIALS and word.isascii() and word.isalpha())


def _spelled_out(word: str, words: list[str]) -> range | None:
    """Return where some words stand whose initials make an abbreviation; small words between them may count or not."""
    content = [at for at, said in enumerate(words) if said not in STOP]
    ways: tuple[Sequence[int], ...] = (content, range(len(words)))
    for places in ways:
        for start in range(len(places) - len(word) + 1):
            run = places[start : start + len(word)]
            known = len(word) > _TWO or words[run[1]] in TWO_LETTERS[word]
            if known and all(words[at][0] == letter for at, letter in zip(run, word, strict=True)):
                return range(run[0], run[-1] + 1)
    return None
