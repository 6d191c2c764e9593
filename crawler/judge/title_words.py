# ruff: noqa: RUF001 - letters of many scripts
"""One reading of a title: its segments, its content words, and its numbers by the role they play."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from crawler.judge.patterns import Pattern
from crawler.judge.title_authors import AUTHOR, authors_set_off
from crawler.judge.title_counting import PARTS, spelled_out
from crawler.judge.title_forms import one_gender
from crawler.judge.title_numbers import Numbers, take_numbers
from crawler.judge.title_scripts import LATIN, one_sign, script_of, spaced, wide_words
from crawler.judge.title_sites import greeted, off_site, unformed
from crawler.judge.title_terms import EXPANSIONS, STOP
from crawler.records import LANGUAGES, LANGUAGES_BY_NAME

_LONGEST = 300
_INVISIBLE = Pattern("[\u00ad\u00ae\u2120\u2122\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc]")
_ASCII = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "`": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": " \u00bb "}
    | dict.fromkeys("\u2010\u2011\u2012\u2212", "-")
    | dict.fromkeys("\u2013\u2014\u2015", " - ")
    | {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "\u00d7": "x"}
)  # fmt: skip
# ISO 9 without diacritics: enough to meet the usual spellings of names in Latin letters.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіў", "abvgdeziiklmnoprstufhyeiu", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "e", "ъ": "", "ь": "", "є": "ye", "ї": "yi", "ґ": "g"}
    | {"ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz"}
)  # fmt: skip
_GREEK = str.maketrans(
    dict(zip("αβγδεζικλμνξοπρσςτυφω", "avgdeziklmnxoprsstyfo", strict=True))
    | {"η": "i", "θ": "th", "χ": "ch", "ψ": "ps"}
)
_MOJIBAKE = Pattern("[ÃÂâ][\u0080-\u00bf\u20ac\u201a-\u203a\u0152-\u0178\u02c6\u02dc\u2122]")
_FILES = "(?:pdf|docx?|xlsx?|pptx?|rtf|odt|html?)"
_OR = r"\s?(?:[/,&+]|\b(?:or|and|oder|und|ou|et|o|y|e|of|en|i)\b)\s?"
_FORMAT = Pattern(
    rf"[\[(]\s*(?:{_FILES}(?:{_OR}(?:word|excel|{_FILES}))+|(?:word|excel)(?:{_OR}{_FILES})+)\s*[\])]|"
    r"[\[(]\s*(?:(?:fichier|archivo|plik|arquivo|formato?|file|datei|bestand|documento?|dokument|accessible|printable)\s)?(?:pdf|docx|pptx|xlsx|epub)"
    r"(?:[\s-](?:file|datei|document|dokument|documento|bestand|only|version|format|download))?(?:\s?[,;:-]\s?[^()\[\]]{1,40}|\s(?:in|en|em|auf|po)\s\w+)?\s*[\])]|[\[(]\s*(?:pdf|docx?|xlsx?|pptx?|html?|epub|video|audio|podcast|archived?|opens in (?:a )?new (?:tab|window)|external link)"
    r"(?:[,;: -]+[\d.,]+\s*[km]i?b(?:ytes)?)?\s*[\])]|(?<!\w)(?:pdf|docx?|odt|rtf|xlsx?|pptx?|epub)\s*(?=[)\]])|,\s*(?:pdf|docx?|epub)\s*(?=$|\()|,\s*(?:facsimile|fac-simil[e\u00e9]?|faksimile?|facs[i\u00ed]mil)$|[\[(]\s*(?:(?:full |complete )?text|texte(?: int[e\u00e9]gral| complet)?|texto(?: completo| [i\u00ed]ntegro)?|testo(?: completo| integrale)?|tekst|volltext)\s*[)\]]|\.(?:pdf|docx?|html?|pptx?|xlsx?|epub)$",
    re.IGNORECASE,
)
# Separators of a site's name and of subtitles; a hyphen needs spaces, a colon one after it.
_SEPARATOR = Pattern(
    r"(?=[\s|\u00b7\u2022\u00bb\u203a:;?!.()\[\]\u2026])"  # how each begins: most places are told by one look
    r"(?:\s+[-|\u00b7\u2022\u00bb\u203a>/~]+\s+|\s*(?:\||::|\u00bb|\u203a|\u2022|\u00b7)\s*|\s*[:;?!]\s+|(?<![\s.(]\w)(?<!^\w)\.\s+|\s+[-\u2013]\s*$"
    r"|\s*[(\[)\]]\s*|\s*\u2026|\.{3,})"
)
_SIGN = Pattern(r"[-|\u00b7\u2022\u00bb\u203a>/~:;?!.()\[\]\u2026\u2013]")  # stands in every separator
_STRONG = frozenset("|\u00bb\u203a\u2022\u00b7")
SET_OFF = _STRONG | {"-"}
"""The marks before a site's name, and before what else is set off so."""
SET_LAST = SET_OFF | {"("}
"""The marks before what stands last in a title and names its source."""
_WORD = Pattern(r"c\+\+|[cf]#|\.net\b|[^\W_]+(?:\+\+|#)?")
_PLAIN_WORD = Pattern(r"[^\W_]+")
# "l'étranger", "d'albert": an article before a vowel, in French, Italian and their kin.
_ELISION = Pattern(r"\b(?:[ldjnscm]|qu|un|dell|nell|sull|dall|all)'(?=[^\W\d_]{2})")
# "e-books": the first letter is no word.
_E_WORD = Pattern(r"\be-(?=[a-z]{4})")
_CUT = Pattern(r"(?:\u2026|\.\.\.|\. \. \.)\s*(?:$|[-|\u00b7\u2022\u00bb\u203a(\[])")
_DATA_SET = Pattern(r"\bdata[\s-]set(?=s?\b)")
# "The yearly report of": nothing ends with such a word but what a form had no room for.
_HANGING_WORDS = (
    "of di del della dei delle de des du von der het een und et oraz dla do por para pour \u0434\u043b\u044f \u0438"
)
_HANGING = frozenset(_HANGING_WORDS.split())
_ENOUGH_WORDS = 4
_LEAD = Pattern(r"^\s*([^,:;|(\[\u2026]+?)\s*(?:[,:;|(\[]|\s-\s)")
_LONGEST_LEAD = 40
_MOST_SEGMENTS = 8
_BRACKETS = frozenset("([")
# "1.5 °C", "1.5 ºC", "1.5 degrees", "of 1.5C": the number counts, its unit is written in many ways.
_DEGREES = Pattern(
    r"(?<=\d)\s?(?:[\u00b0\u02da]\s?(?:[CF]\b)?|\u00ba\s?[CF]\b|[\u2103\u2109]|degrees?\b(?:\s(?:Celsius|Fahrenheit|C|F)\b)?)"
)
_DIGIT = Pattern(r"\d")
# "HTML/Tutorials/Forms": each step of a path is a part.
_PATH = Pattern(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})")
_A_TO_Z = Pattern(r"\ba\s?(?:-|to|bis|a|tot|do|til|till|thru|through)\s?z\b")
# "of 1.5 C", "by 2C", "at 2 C"; not "to 4 C programs".
_AT_DEGREES = Pattern(r"(?<=\b(?:of|at|by|to) \d)((?:\.\d)?)(?:C\b|(?<=\.\d) C\b| C\b(?! [^\W\d_]{4}))")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part between separators: its content words, the sign before it (`mark`), and whether that is one that sets off a site's name."""

    words: tuple[str, ...]
    plain: str
    strong: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A title as compared: `plain` has all words, `words` the content words in order, `cut` says that an ellipsis ends it.

    `beginning` is what stands before the first comma, colon, dash or bracket; `script` that of most of its letters. `bare` titles are all number.
    """

    plain: str
    segments: tuple[Segment, ...]
    numbers: Numbers
    cut: bool = False
    beginning: str = ""
    script: str = LATIN
    bare: bool = False

    @property
    def lead(self) -> str:
        """Return the words of the beginning, where it is short enough to be a name."""
        return " ".join(plain_words(self.beginning)) if 0 < len(self.beginning) <= _LONGEST_LEAD else ""

    @property
    def is_section(self) -> bool:
        """Tell whether the number of a section or chapter begins the title, as it does within a book; where it is named, it is a part of its own."""
        first = self.segments[0].plain
        return bool(self.numbers.section) or any(first == name for name, _ in self.numbers.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the content words of all segments."""
        return tuple(word for segment in self.segments for word in segment.words)


@lru_cache(maxsize=8192)
def read_title(title: str) -> Reading:
    """Read a title; harmless differences (case, accents, quotes, entities, mojibake, invisible marks, file formats) are gone after it."""
    text = clean(_without_degrees(title[:_LONGEST]))
    cut = (("\u2026" in text or ".." in text or ". ." in text) and _CUT.search(text) is not None) or _hangs(text)
    if any(sign in text for sign in "([.,"):
        text = _FORMAT.sub(" ", text)
    raw = unformed(text)
    reading = _reading(*take_numbers(raw), cut=cut)
    return reading if reading.segments else _reading(spelled_out(raw), Numbers(), cut=cut, bare=True)


OPENING = 400
"""Letters with which a target begins to say what it is."""


@lru_cache(maxsize=256)  # the opening of a page is asked for by several rules
def opening_words(text: str) -> tuple[str, ...]:
    """Return the plain words of the `OPENING` of a text."""
    return tuple(plain_words(fold(clean(text))))


def _without_degrees(title: str) -> str:
    """Take the sign of degrees off the number before it."""
    if not _DIGIT.search(title):
        return title
    if not title.isascii() or "degree" in title:
        title = _DEGREES.sub(" ", title)
    return _AT_DEGREES.sub(r"\1", title) if "C" in title else title


def _hangs(text: str) -> bool:
    """Tell whether a title ends with a word behind which more has to follow."""
    words = text.partition(" | ")[0].partition(" - ")[0].split()
    return len(words) >= _ENOUGH_WORDS and words[-1].lower() in _HANGING


def _reading(text: str, numbers: Numbers, *, cut: bool, bare: bool = False) -> Reading:
    script = script_of(text)
    text = fold(authors_set_off(text))
    text = greeted(off_site(text))
    text = _PATH.sub(" / ", text) if text.count("/") > 1 else text
    text = _A_TO_Z.sub("a-z", text) if "z" in text else text
    segments = tuple(_segments(text))
    plain = " ".join(segment.plain for segment in segments)
    lead = _LEAD.match(text)
    return Reading(plain, segments, numbers, cut, lead[1] if lead else "", script, bare)


def may_hold(text: str, title: Reading) -> bool:
    """Tell, cheaply, whether reading a text could find the words of a title in it; False is certain.

    Words that a reading makes of others (numbers, abbreviations spelled out) are not asked for, nor is a text that is more than ASCII.
    """
    if not text.isascii() or "&" in text:
        return True
    low = text.lower().replace("'", "").replace("`", "")
    return all(word in low for word in title.words if word.isalpha() and word not in _MADE)


def clean(text: str) -> str:
    """Undo entities, mojibake and typography; case and accents stay."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    if not text.isascii():
        if _MOJIBAKE.search(text):
            text = _repaired(text)
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text).replace("\u2026", "..."))
        text = spaced(text.translate(_ASCII))
    return " ".join(text.split())


def _repaired(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def fold(text: str) -> str:
    """Take off case and accents, name people of both genders once, and spell Cyrillic and Greek in Latin letters."""
    text = one_gender(text).casefold()
    if text.isascii():
        return text
    text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    if text.isascii():
        return text
    return one_sign(text).translate(_CYRILLIC).translate(_GREEK)


def _segments(text: str) -> list[Segment]:
    segments: list[Segment] = []
    if not _SIGN.search(text):
        _add(segments, text, "")
        return segments
    position, mark = 0, ""
    for separator in _SEPARATOR.finditer(text):
        _add(segments, text[position : separator.start()], mark)
        mark, position = separator[0].strip(), separator.end()
        if len(segments) == _MOST_SEGMENTS:
            break
    _add(segments, text[position:], mark)
    return segments


def _add(segments: list[Segment], text: str, mark: str) -> None:
    mark = AUTHOR if text.startswith(AUTHOR) else mark  # behind a bracket
    words = plain_words(text)
    if mark[:1] in _BRACKETS:
        words = _LANGUAGES.get(" ".join(words), words)
    if words and all(" ".join(words) != segment.plain for segment in segments):  # "libevdev: libevdev" says it once
        content = tuple(word for word in words if word not in STOP) or tuple(words)
        strong = not _STRONG.isdisjoint(mark) or mark == "::"
        segments.append(Segment(content, " ".join(words), strong, mark[:1]))


def plain_words(text: str) -> list[str]:
    """Split folded text into words, abbreviations spelled out."""
    if "'" in text:
        text = _ELISION.sub(" ", text).replace("'", "")
    if "e-" in text:
        text = _E_WORD.sub("e", text)
    text = text.replace("&", " and ").replace("on line", "online").replace("on-line", "online")
    text = _DATA_SET.sub("dataset", text) if "data" in text else text
    if text.isascii():
        pattern = _WORD if "+" in text or "#" in text or "." in text else _PLAIN_WORD
        return [EXPANSIONS.get(word, word) for word in pattern.findall(text)]
    return [EXPANSIONS.get(word, word) for word in wide_words(text)]


def _read(name: str) -> list[str]:
    return plain_words(fold(clean(name)))


# "(Deutsch)" and "(German)" say the same.
_LANGUAGES = {" ".join(_read(name)): _read(LANGUAGES[tag]) for name, tag in LANGUAGES_BY_NAME.items()}
_LANGUAGE_NAMES = frozenset(" ".join(words) for words in _LANGUAGES.values())


def language_named(plain: str) -> str:
    """Return the language that folded words name, in English; empty where they name none."""
    return " ".join(_LANGUAGES.get(plain, ()))


def is_language(part: Segment) -> bool:
    """Tell whether a part of a title is the name of a language in brackets."""
    return part.mark[:1] in _BRACKETS and part.plain in _LANGUAGE_NAMES


_MADE = (
    frozenset(EXPANSIONS.values())
    | frozenset(PARTS.values())
    | {word for words in _LANGUAGES.values() for word in words}
)
