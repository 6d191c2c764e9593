"""Words cut down to their stems, so that forms of one word meet; signs by twos in scripts that part no words."""

from crawler.judge.patterns import Pattern

LEFT = 1.2  # letters that a clause may hold besides, to each letter of the wording itself
_STEM = 6  # letters: most endings of inflected languages lie behind them
# Han, kana, Thai, Lao, Khmer, Burmese, Tibetan: words are not parted by spaces.
_UNSPACED = Pattern(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_WORD = Pattern(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TOO_LONG = 300  # characters of a clause


def stems_of(text: str) -> dict[str, int]:
    """Return the stems of a folded text, each with the letters of the word it was cut from."""
    found: dict[str, int] = {}
    text = text[:_TOO_LONG]
    if not text.isascii() and _UNSPACED.search(text):
        for run in _UNSPACED.findall(text):
            found.update(dict.fromkeys((run[at : at + 2] for at in range(max(1, len(run) - 1))), 1))
        text = _UNSPACED.sub(" ", text)
    for word in _words(text):
        found[word[:_STEM]] = found.get(word[:_STEM], 0) + len(word)
    return found


def _words(text: str) -> list[str]:
    """Split a text into words; marks of vowels, which some scripts set beside letters, belong to them."""
    return _WORD.findall(text) if text.isascii() else _MARKED.findall(text)


_MARKED = Pattern(
    r"[^\W\d_](?:[^\W\d_]|['\u2019](?=[^\W\d_])|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u200c\u200d])*"
)
