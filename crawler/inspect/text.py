"""Visible words: white space, counts, and the kept beginning."""

import re

KEPT = 4096  # characters of visible text that facts keep
# Scripts written without spaces: each sign counts as a word, as word processors count them.
_UNSPACED = "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_RUN = re.compile(_UNSPACED + _UNSPACED + "*")  # searched twice as fast as with "+": the first sign is looked for alone
# First bytes of those signs in UTF-8; a text with none of them is told without a search by pattern.
_NO_LEADS = bytes(byte for byte in range(256) if not (0xE3 <= byte <= 0xE9 or byte in (0xEF, 0xF0)))  # noqa: PLR2004


def squeeze(text: str) -> str:
    """Put one space where there is white space, and drop NUL and lone surrogates, which no store takes."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
    return " ".join(text.replace("\0", " ").split())


def count_words(text: str) -> int:
    """Count the words of a squeezed text; a sign of Chinese or Japanese counts as one, as word processors do it."""
    if not is_unspaced(text):
        return text.count(" ") + 1 if text else 0
    pieces = _RUN.split(text)
    return len(text) - sum(map(len, pieces)) + len(" ".join(pieces).split())


def is_unspaced(text: str) -> bool:
    """Tell whether a text may hold signs of a script without spaces; False is sure."""
    return not text.isascii() and bool(text.encode("utf-8", "replace").translate(None, _NO_LEADS))


def space_out(text: str) -> str:
    """Put spaces around each sign of a script without spaces."""
    return _RUN.sub(lambda run: f" {' '.join(run[0])} ", text)
