"""Visible words: white space, counts, and the kept beginning."""

import re
from collections.abc import Iterable

KEPT = 4096  # characters of visible text that facts keep
# Scripts written without spaces: each sign counts as a word, as word processors count them.
_UNSPACED = "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_RUN = re.compile(_UNSPACED + _UNSPACED + "*")  # searched twice as fast as with "+": the first sign is looked for alone
_LEADS = tuple(bytes([lead]) for lead in (*range(0xE3, 0xEA), 0xEF, 0xF0))  # first bytes of those signs in UTF-8
# Thai, Lao, Burmese, Khmer: a run of them is a phrase, of which each word takes four to five signs.
_PHRASE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_PHRASE_LEADS = (
    (b"\xe0", re.compile(b"\xe0[\xb8-\xbb]")),
    (b"\xe1", re.compile(b"\xe1[\x80\x81\x9e\x9f]")),
)  # their first bytes in UTF-8: the very first, which is looked for fastest, and both
_SIGNS = 4


# White space, and what counts as such here, as bytes: a space; all else a letter.
_BLANK = b"\0\t\n\v\f\r\x1c\x1d\x1e\x1f "
_NO_LETTERS = (
    _BLANK + bytes(range(0x80, 0xC0)) + b"\xc2\xe1\xe2"
)  # white space, later bytes of signs, first ones of what may be white space
_WIDE_SPACE = b"\xe3\x80\x80"
_TO_LETTERS = bytes(0x20 if byte in _BLANK else 0x78 for byte in range(256))
WideSigns = tuple[bytes, bytes, re.Pattern[bytes]]


def wide_signs(before: bytes, last: bytes) -> WideSigns:
    """Return how signs of UTF-8 are found that begin alike: by one byte, which is looked for fastest, by all but the last, and by a pattern for the last."""
    return before[:1], before, re.compile(before + last)


# White space that is not of ASCII: U+0085 and 00A0; 1680; 2000 to 200A, 2028, 2029 and 202F; 205F. U+3000 stands among signs without spaces.
_WIDE_BLANKS = (
    wide_signs(b"\xc2", b"[\x85\xa0]"),
    wide_signs(b"\xe1\x9a", b"\x80"),
    wide_signs(b"\xe2\x80", b"[\x80-\x8a\xa8\xa9\xaf]"),
    wide_signs(b"\xe2\x81", b"\x9f"),
)


def squeeze(text: str) -> str:
    """Put one space where there is white space, and drop NUL and lone surrogates, which no store takes."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
    return " ".join(text.replace("\0", " ").split())


def squeezed_beginning(text: str, least: int) -> str:
    """Return the whole of a text squeezed, or at least so many characters of it: most of a long one is never asked for."""
    window = least + least // 2  # white space may be half as much again
    while window < len(text):
        beginning = squeeze(text[:window])
        if len(beginning) >= least:
            return beginning
        window *= 4
    return squeeze(text)


def is_longer(text: str, most: int) -> bool:
    """Tell whether a text has more characters than so many even without white space; only True is sure. It counts first bytes of letters near the beginning."""
    if len(text) <= most:
        return False
    encoded = text[: 2 * most].encode("utf-8", "ignore")
    return len(encoded.translate(None, _NO_LETTERS)) - encoded.count(_WIDE_SPACE) > most


def count_words(text: str) -> int:
    """Count the words of a text, squeezed or not; a sign of Chinese or Japanese counts as one, as word processors do it, four of Thai, Lao, Burmese or Khmer."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) == len(text):
        return _words_between(encoded)
    more = _more_words(text, encoded)
    if not has_unspaced(encoded):
        return _words_between(with_spaces(encoded, _WIDE_BLANKS)) + more
    pieces = _RUN.split(text)
    return len(text) - sum(map(len, pieces)) + len(" ".join(pieces).replace("\0", " ").split()) + more


def _words_between(encoded: bytes) -> int:
    """Count words where they begin, several times faster than by splitting the text."""
    letters = encoded.translate(_TO_LETTERS)
    return letters.count(b" x") + letters.startswith(b"x")


def with_spaces(encoded: bytes, signs: Iterable[WideSigns]) -> bytes:
    """Put a space for each of some signs of UTF-8."""
    for lead, before, sign in signs:
        if lead in encoded and before in encoded:
            encoded = sign.sub(b" ", encoded)
    return encoded


def _more_words(text: str, encoded: bytes) -> int:
    """Return how many words more than one each stand in runs of scripts that part phrases, not words."""
    if not any(lead in encoded and sign.search(encoded) for lead, sign in _PHRASE_LEADS):
        return 0
    return sum((len(run) - 1) // _SIGNS for run in _PHRASE.findall(text))


def has_unspaced(encoded: bytes) -> bool:
    """Tell whether a text in UTF-8 may hold signs of a script without spaces; False is sure."""
    return any(lead in encoded for lead in _LEADS)


def space_out(text: str) -> str:
    """Put spaces around each sign of a script without spaces."""
    return _RUN.sub(lambda run: f" {' '.join(run[0])} ", text)
