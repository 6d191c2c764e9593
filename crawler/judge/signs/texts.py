"""Phrases in titles, headings and short texts: anchored, because a page may speak about errors without being one."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

from crawler.judge.patterns import Pattern
from crawler.records import Facts

_SEPARATOR = Pattern(r"\s+[-\u2013\u2014|\u00b7\u2022\u00bb\u00ab/>]+\s+|[|\u00bb\u00ab\u2022\u00b7]|[!?.\u2026]\s")
_COLON = Pattern(r"\s*:\s+")
_LETTER = Pattern(r"[^\W\d_]")
_SENTENCE = Pattern(r"(?<=[.!?\u2026:;])\s+|(?<=[\u3002\uff01\uff1f\u0964])\s*")
_OPENING = 400  # characters
_CODES = Pattern(r"\b[45]\d\d\b(?! ?(?:kb|mb|km|m|£|\$|€))")
_MANY_CODES = 3
_MAX = 300  # characters of one title looked at; longer ones are not titles


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Return a text for comparing: compatibility forms, case and typographic quotes folded, white space single."""
    text = text[:4096]
    if text.isascii():
        return " ".join(text.lower().split())
    plain = normalize("NFKC", text).casefold().replace("\u2019", "'").replace("\u02bc", "'")
    return " ".join(plain.split())


def told(facts: Facts) -> int:
    """Return how many words a page says itself: menus of links are no words of its own."""
    return facts.words if facts.prose is None else facts.prose


def message(facts: Facts) -> str:
    """Return what a page says itself, folded, where that is little; its text otherwise."""
    return fold(facts.message or facts.text)


def opening(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the first two sentences of a folded text, without the titles and headings that it begins with."""
    text = text.strip()
    for name in sorted(names, key=len, reverse=True):
        if name and text.startswith(name):
            text = text[len(name) :].lstrip(" .:-|·")
    return tuple(sentence for sentence in _SENTENCE.split(text[:_OPENING]) if _LETTER.search(sentence))[:2]


def explains_codes(facts: Facts) -> bool:
    """Tell whether a page names three or more codes of HTTP errors: a table of them explains errors, and is none."""
    return len(set(_CODES.findall(facts.text))) >= _MANY_CODES


def page_titles(facts: Facts) -> tuple[str, ...]:
    """Return what the page calls itself above its text: the titles that are not headings."""
    return tuple([fold(title.text[:_MAX]) for title in facts.titles if title.source != "h1"])


def headings(facts: Facts) -> tuple[str, ...]:
    """Return the first headings of the page, folded."""
    own = [title.text for title in facts.titles if title.source == "h1"]
    return tuple([fold(text[:_MAX]) for text in (*own, *facts.headings)[:4]])


def pieces(text: str) -> Iterator[str]:
    """Yield a folded title and its parts between separators (page name, section, site name).

    What stands before a colon names what follows, so it is no part by itself, a number aside. What stands in quotation marks is spoken about, and is left out
    where something stands beside it.
    """
    if _QUOTE.search(text):
        text = " ".join(_QUOTED.sub(" # ", text).split()) if not _QUOTED.fullmatch(text) else text.strip(_MARKS)
    yield text
    for part in (part.strip() for part in _SEPARATOR.split(text)):
        if part and part != text:
            yield part
        before, *after = _COLON.split(part)
        yield from after[-1:]
        if after and not _LETTER.search(before):
            yield before


_MARKS = '"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f'
_QUOTE = Pattern(f"[{_MARKS}]")
_QUOTED = Pattern(
    '"[^"]{2,}"|\u201c[^\u201d]{2,}\u201d|\u201e[^\u201c\u201d]{2,}[\u201c\u201d]|\u00ab[^\u00bb]{2,}\u00bb|\u300c[^\u300d]{2,}\u300d|\u300e[^\u300f]{2,}\u300f'
)
MOST_LEFT = 12  # letters
_SUBJECT = Pattern(
    r"^[^\w/]*:[^\w/]*[^\W\d_]"
)  # what is left behind a colon: "page not found: poems" is a title of something
_JOINED = Pattern(r"\b(?:and|but|und|aber|et|mais|y|pero|och|og|en|maar)\b")


def mentions(texts: Iterable[str], phrase: Pattern) -> bool:
    """Tell, cheaply, whether any folded text holds the phrase: pages say one thing in several titles."""
    return phrase.search("\n".join(dict.fromkeys(texts))) is not None


def says(
    texts: Iterable[str], phrase: Pattern, filler: Pattern | None = None, most_left: int = MOST_LEFT
) -> str | None:
    """Return the first text of which some part says the phrase and little else.

    A part says little else when at most `most_left` (twelve) letters are left without the phrase and the filler words: enough for a short
    name ("page not found at Example Trust"), too few for a subject. A bare number stands for an error only by itself: "Room 404" is a place.
    """
    for text in dict.fromkeys(texts):
        if phrase.search(text) is None:  # the ordinary case, told cheaply
            continue
        for piece in pieces(text):
            found = phrase.search(piece)
            if found and _left(piece, phrase, filler) <= (0 if found[0].isdigit() else most_left):
                return text
    return None


def _left(piece: str, phrase: Pattern, filler: Pattern | None) -> int:
    """Count the letters that are neither of the phrase nor filler."""
    rest = phrase.sub(" ", piece)
    if filler is not None:
        rest = filler.sub(" ", rest)
    if _SUBJECT.match(rest) or _JOINED.search(rest):  # "lost and not found" names a subject; an error is said by itself
        return MOST_LEFT * len(piece)
    return len(_LETTER.findall(rest))
