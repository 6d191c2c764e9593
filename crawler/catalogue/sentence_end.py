"""Where sentences end, and a title that nothing but its punctuation parts from what follows."""

import re

SENTENCES = re.compile(r"(?<=[.!?])\s+")  # between two of them

_END = re.compile(
    r"[.?!\u3002][\"'\u2019\u201d)\]]?(?=\s+(?:[^\W_a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u044f]|[\"\u201c\u2018\u00ab(\[*]|(?:1[5-9]|20)\d\d\b|(?i:in|pp?|vol|https?:|www\.|doi|arxiv)\b)|\s*$)"
    r"|\s+//?\s+|\s*[.,]?\s+(?=<?(?:https?://|www\.))|\s*\[(?i:online|en ligne|pdf|html|electronic resource|internet|cited|accessed|\u044d\u043b\u0435\u043a\u0442\u0440\u043e\u043d\u043d\u044b\u0439 \u0440\u0435\u0441\u0443\u0440\u0441)\]"
    r"|\s*\[(?:[JMDCRNPSGZA](?:/OL)?|EB/OL)\]|[.,]\s+[\u2013\u2014-]\s+(?=[^\W_a-z])|,\s+(?=In:?\s)|[,;]\s+(?=(?:Edited|Translated|Compiled|Eds?\.|Trans\.)\s(?:by|for|under|from|with|and)\s)|(?:\s*\((?:1[5-9]|20)\d\d[a-z]?\)|,\s+(?:1[5-9]|20)\d\d[a-z]?)(?=[.,]?\s*$)|\u3002"
)
_ABBREVIATED = frozenset((
     "vs", "v", "st", "dr", "mr", "mrs", "ms", "prof", "no", "nos", "vol", "vols", "jr", "sr", "ca", "cf", "ed", "eds", "rev", "etc", "e.g", "i.e", "u.s", "u.k",
     "bd", "hrsg", "nr", "bzw", "z.b", "d.h", "sog", "\u0438\u043c", "\u0442.\u0434", "\u0442.\u043f", "\u0433", "\u0438\u0437\u0434",
))  # fmt: skip


def end_of_title(text: str, begin: int) -> int:
    """Return where the title that begins at a place ends: at its full stop, or before a slash, a mark of its kind or an address."""
    for end in _END.finditer(text, begin + 1):
        title = text[begin : end.start()]
        if title.count("(") > title.count(")"):
            continue
        if end[0].startswith(".") and _is_abbreviated(title, text[end.end() :].lstrip()):
            continue
        return end.start() + (len(end[0]) if end[0][0] in "?!" else 0)
    return len(text)


def _is_abbreviated(title: str, following: str) -> bool:
    """Say whether the full stop behind a title belongs to its last word: an abbreviation, or an initial that a name follows."""
    words = title.split()
    last = (words[-1] if words else "").lstrip("(\"'\u201c\u2018").lower()
    if last in _ABBREVIATED:
        return bool(following) and not following[:1].isspace()
    return (
        len(last) == 1
        and last.isalpha()
        and last not in "ivx"
        and len(words) > 1
        and words[-2][:1].isupper()
        and following[:1].isupper()
        and title.rstrip()[-1].isupper()
    )
