"""Texts of lines that stop inside one: in a word that is longer wherever else it stands, in a number, in a sentence, or in a sign.

Nothing is said of a text that ends its last line: only what is left open there tells of a cut.
"""

import re

from crawler.inspect.sparse import Bytes

_ROW = 16  # bytes: in UTF-16 zeros stand beside signs
_MOST = 256 << 10  # bytes before the end that are looked at
_SOME_LINES, _NEAR_END = 6, 200
_AROUND = 16 << 10  # signs before the last word: of longer texts all forms of all words are there
_WORD = re.compile(r"[^\W\d_][\w-]*")
_LAST_WORD = re.compile(r"(?<![^\s/_(\"])[^\W\d_][\w-]+$")
_FORMS = re.compile(
    r"s|e?d|e?r|ings?|e?ly|e?n|e|es|em|ment|ments|e?t|st|nt|[aiouy]|[aeiou]?(?:nt|re|r[aeiou]|t[aeiou]|n[aeiou]|l[aeiou]|s)|r?ont|ung|ungen"
)
"""What follows words in their other forms: that a word stands there with one of them says nothing of it."""
_NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d[\d.eE+-]*")
_DIGIT, _SOME_NUMBERS, _LONG = re.compile(r"\d"), 8, 6
_BLOCKS = re.compile(r"\n[ \t]*\n")
_OPEN_END = re.compile(r"(?:^|\s)(?:[a-z]+|[^\W\d_]+,|(?<=[A-Z] )[A-Z]+) ?$")
_ENDS = frozenset(".:!?;)\"'>]*_`}|\u201d\u2019")
_OF_PROSE, _WORDY, _WORDS, _SOME_BLOCKS, _MOST_ENDED = frozenset(" \n,.'-"), 0.93, 10, 4, 0.9
_FIRST_OF_MANY, _FOLLOWING = 0xC2, re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_WIDTHS = ((0xF0, 4), (0xE0, 3), (0xC2, 2))
_LONGEST_SIGN, _SOME_SIGNS = 4, 2


def stops_inside(body: Bytes) -> bool:
    """Tell whether a text stops inside a line, where what it says elsewhere shows that more should follow.

    5,000 good texts that do not end their last line have none of these signs.
    """
    if body[-1:] in b"\r\n" or b"\0" in body[:_ROW]:
        return False
    tail = body[max(0, len(body) - _MOST) :]
    if tail.count(b"\n") < _SOME_LINES:
        return False
    if _stops_in_a_sign(tail):
        return True
    text = tail.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    return _stops_in_a_word(text) or _stops_in_a_number(text) or _stops_in_a_sentence(text)


def _stops_in_a_sign(text: bytes) -> bool:
    """Tell whether the last sign in UTF-8 lacks bytes, in a text that is in UTF-8 up to it and has others."""
    for length in range(1, min(_LONGEST_SIGN, len(text))):
        first = text[-length]
        if first >= _FIRST_OF_MANY:
            width = next((many for least, many in _WIDTHS if first >= least), 0)
            return length < width and _is_utf8(text[:-length])
        if first < 0x80:  # noqa: PLR2004 - a sign by itself
            return False
    return False


def _is_utf8(text: bytes) -> bool:
    try:
        text[text.find(b"\n") + 1 :].decode()
    except UnicodeDecodeError:
        return False
    return len(_FOLLOWING.findall(text)) >= _SOME_SIGNS


def _stops_in_a_word(text: str) -> bool:
    """Tell whether the last word never stands in the text before, while words do that begin with it and go on as no other form of it does."""
    found = _LAST_WORD.search(text, max(0, len(text) - _NEAR_END))
    if not found:
        return False
    last = found[0].lower()
    words = [word.lower() for word in _WORD.findall(text, max(0, found.start() - _AROUND), found.start())]
    rests = [word[len(last) :] for word in words if word.startswith(last)]
    return all(rests) and any(rest[0].isalnum() and not _FORMS.fullmatch(rest) for rest in rests)


def _stops_in_a_number(text: str) -> bool:
    """Tell whether the last number is shorter than all others are, which have equally many digits in equal places."""
    numbers = _NUMBER.findall(text)
    if len(numbers) <= _SOME_NUMBERS or not text.endswith(numbers[-1]):
        return False
    *others, last = map(_shape, numbers)
    whole = others[0]
    return set(others) == {whole} and len(whole) >= _LONG and last != whole and whole.startswith(last)


def _shape(number: str) -> str:
    return _DIGIT.sub("9", number.lstrip("-")).replace("+", "-")


def _stops_in_a_sentence(text: str) -> bool:
    """Tell whether the last of some blocks of words ends with a word or a comma, and nearly all others with a mark."""
    *blocks, last = _BLOCKS.split(text)
    if not _OPEN_END.search(last, max(0, len(last) - _NEAR_END)) or not _is_prose(last):
        return False
    ends = [block.rstrip()[-1:] in _ENDS for block in blocks if _is_prose(block)]
    return len(ends) >= _SOME_BLOCKS and sum(ends) >= _MOST_ENDED * len(ends)


def _is_prose(block: str) -> bool:
    signs = sum(sign.isalpha() or sign in _OF_PROSE for sign in block)
    return block.lstrip()[:1].isalnum() and signs >= _WORDY * len(block) and len(block.split()) >= _WORDS
