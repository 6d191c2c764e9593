"""Visible words: white space, counts, and the kept beginning."""

import re

KEPT = 4096  # characters of visible text that facts keep
# Scripts written without spaces: each sign counts as a word, as word processors count them.
_UNSPACED = "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_RUN = re.compile(_UNSPACED + _UNSPACED + "*")  # searched twice as fast as with "+": the first sign is looked for alone
# First bytes of those signs in UTF-8; a text with none of them is told without a search by pattern.
_NO_LEADS = bytes(byte for byte in range(256) if not (0xE3 <= byte <= 0xE9 or byte in (0xEF, 0xF0)))  # noqa: PLR2004
# Thai, Lao, Burmese, Khmer: a run of them is a phrase, of which each word takes four to five signs.
_PHRASE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_PHRASE_LEADS = (
    b"\xe0\xb8",
    b"\xe0\xb9",
    b"\xe0\xba",
    b"\xe0\xbb",
    b"\xe1\x80",
    b"\xe1\x81",
    b"\xe1\x9e",
    b"\xe1\x9f",
)  # in UTF-8
_SIGNS = 4


def squeeze(text: str) -> str:
    """Put one space where there is white space, and drop NUL and lone surrogates, which no store takes."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
    return " ".join(text.replace("\0", " ").split())


def count_words(text: str) -> int:
    """Count the words of a squeezed text; a sign of Chinese or Japanese counts as one, as word processors do it, four of Thai, Lao, Burmese or Khmer."""
    more = _more_words(text)
    if not is_unspaced(text):
        return text.count(" ") + 1 + more if text else 0
    pieces = _RUN.split(text)
    return len(text) - sum(map(len, pieces)) + len(" ".join(pieces).split()) + more


def _more_words(text: str) -> int:
    """Return how many words more than one each stand in runs of scripts that part phrases, not words."""
    if text.isascii():
        return 0
    encoded = text.encode("utf-8", "replace")
    if not (b"\xe0" in encoded or b"\xe1" in encoded) or not any(lead in encoded for lead in _PHRASE_LEADS):
        return 0
    return sum((len(run) - 1) // _SIGNS for run in _PHRASE.findall(text))


def is_unspaced(text: str) -> bool:
    """Tell whether a text may hold signs of a script without spaces; False is sure."""
    return not text.isascii() and bool(text.encode("utf-8", "replace").translate(None, _NO_LEADS))


def space_out(text: str) -> str:
    """Put spaces around each sign of a script without spaces."""
    return _RUN.sub(lambda run: f" {' '.join(run[0])} ", text)
