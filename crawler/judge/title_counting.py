# ruff: noqa: RUF001 - words of many scripts
"""Words for numbers and for what is numbered, in the languages of the web's catalogues: tables to read and to extend."""

import re
import unicodedata

from crawler.judge.patterns import Pattern

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
)
_CARDINAL_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN_TENS = tuple(enumerate(("xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"), 2))
_ROMAN_ONES = ("", *_ROMAN.split()[:9])
# Left out on purpose: words that mean something else in another language (primer, premier, prime, prima, andre, tiers).
_ORDINALS = {
    1: "erste erster erstes ersten primero primera première primeiro primeira primo eerste första første pierwszy pierwsza pierwsze první prvi prvá"
    " первый первая первое перша перший ensimmäinen első birinci الأول الأولى πρώτος πρώτη πρώτο",
    2: "zweite zweiter zweites zweiten segundo segunda deuxième seconde secondo seconda tweede andra anden drugi druga drugie druhý druhá druhé"
    " второй вторая второе друга другий toinen második ikinci الثاني الثانية δεύτερος δεύτερη δεύτερο",
    3: "dritte dritter drittes dritten tercero tercera tercer troisième terceiro terceira terzo terza derde tredje trzeci trzecia trzecie třetí treći treća"
    " третий третья третье третя третій kolmas harmadik üçüncü الثالث الثالثة τρίτος τρίτη τρίτο",
    4: "vierte vierter viertes vierten cuarto cuarta quatrième quarto quarta vierde fjärde fjerde czwarty czwarta czwarte čtvrtý čtvrtá čtvrté četvrti četvrta"
    " четвёртый четвёртая четвертый четвертая четверта neljäs negyedik dördüncü الرابع الرابعة τέταρτος τέταρτη τέταρτο",
    5: "fünfte fünfter fünftes fünften quinto quinta cinquième vijfde femte piąty piąta piąte pátý pátá páté peti peta пятый пятая пятое п'ята viides ötödik beşinci الخامس",
    6: "sechste sechster sechstes sechsten sexto sexta sixième sesto sesta zesde sjätte sjette szósty szósta szóste šestý šestá šesté šesti šesta шестой шестая шестое",
    7: "siebte siebter siebtes siebten séptimo séptima septième sétimo sétima settimo settima zevende sjunde syvende siódmy siódma siódme sedmý sedmá sedmé седьмой седьмая",
    8: "achte achter achtes achten octavo octava huitième oitavo oitava ottavo ottava achtste åttonde ottende ósmy ósma ósme osmý osmá osmé восьмой восьмая",
    9: "neunte neunter neuntes neunten noveno novena neuvième nono nona negende nionde niende dziewiąty dziewiąta devátý devátá девятый девятая",
    10: "zehnte zehnter zehntes zehnten décimo décima dixième decimo decima tiende tionde dziesiąty dziesiąta desátý desátá десятый десятая",
}

# Left out on purpose as well: dos, due, elf, neuf, once, sei, sept, sex, six.
_CARDINALS = {
    2: "zwei deux dois twee dwa два",
    3: "drei trois tres três drie trzy три",
    4: "vier quatre cuatro quatro quattro cztery четыре",
    5: "fünf cinq cinco cinque vijf pięć пять",
    6: "sechs seis zes sześć шесть",
    7: "sieben siete sete sette zeven siedem семь",
    8: "acht huit ocho oito otto osiem восемь",
    9: "neun nueve negen dziewięć девять",
    10: "zehn dix diez dez dieci tien dziesięć десять",
    11: "onze jedenaście одиннадцать",
    12: "zwölf douze doce doze dodici twaalf dwanaście двенадцать",
    20: "zwanzig vingt veinte vinte venti twintig dwadzieścia двадцать",
    50: "fünfzig cinquante cincuenta vijftig pięćdziesiąt пятьдесят",
    100: "hundert cien honderd",
}

ORDINALS = tuple(_ORDINAL_WORDS.split())
CARDINALS = tuple(_CARDINAL_WORDS.split())


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def _abroad(table: dict[int, str]) -> dict[str, int]:
    return {
        spelling: value
        for value, words in table.items()
        for word in words.split()
        for spelling in ({word} if word == "première" else {word, _plain(word)})
    }


ORDINAL_VALUES = {word: place for place, word in enumerate(ORDINALS, 1)} | _abroad(_ORDINALS)
"""What the ordinals stand for."""
CARDINAL_VALUES = {word: place for place, word in enumerate(CARDINALS, 1)} | _abroad(_CARDINALS)
"""What the cardinals stand for."""

VALUES = (
    ORDINAL_VALUES
    | CARDINAL_VALUES
    | {word: place for place, word in enumerate(_ROMAN.split(), 1)}
    | {
        ten + one: 10 * place + value
        for place, ten in _ROMAN_TENS
        for value, one in enumerate(_ROMAN_ONES)
        if ten + one != "l"
    }
)
"""What number words and Roman signs stand for."""

_DIGITS_FIRST = Pattern(r"\d+")

_PARTS = (
    "vol:vol volume:vol part:part book:book chapter:chapter ch:chapter module:module lesson:lesson episode:episode issue:issue no:issue nr:issue number:issue teil:part"
    " band:vol kapitel:chapter tome:vol partie:part tomo:vol parte:part deel:part phase:phase unit:unit lecture:lecture week:week series:series season:season level:level"
    " step:step grade:grade year:year class:class section:section capítulo:chapter capitulo:chapter capitolo:chapter chapitre:chapter hoofdstuk:chapter rozdział:chapter"
    " kapitola:chapter livre:book libro:book livro:book buch:book boek:book bok:book canto:canto chant:canto cikel:series volumen:vol volum:vol bind:vol czesc:part część:part"
    " bd:vol kap:chapter cap:chapter tom:vol díl:part dil:part čast:part část:part cast:part svazek:vol rész:part kötet:vol cilt:vol bölüm:chapter том:vol часть:part частина:part глава:chapter"
    " книга:book выпуск:issue τόμος:vol μέρος:part κεφάλαιο:chapter الجزء:part المجلد:vol الفصل:chapter leçon:lesson lección:lesson lezione:lesson lektion:lesson numéro:issue"
    " número:issue numero:issue nummer:issue núm:issue act:act scene:scene appendix:appendix annex:annex question:question tutorial:tutorial paper:paper sheet:sheet factsheet:sheet leaflet:sheet briefing:paper merkblatt:sheet infoblatt:sheet fiche:sheet ficha:sheet type:type typ:type tipo:type stage:stage tier:tier"
)
PARTS = {name: role for name, _, role in (pair.partition(":") for pair in _PARTS.split())}
"""Names of what is numbered, and the part that they mean."""
_APPENDIX_NAMES = "appendix anhang annex annexe appendice ap\u00e9ndice ap\u00eandice anexo allegato bijlage aneks za\u0142\u0105cznik p\u0159\u00edloha \u043f\u0440\u0438\u043b\u043e\u0436\u0435\u043d\u0438\u0435"
APPENDICES = tuple(_APPENDIX_NAMES.split())
"""What the chapters with letters at the end of a book are called."""
AFTER_ORDINALS = tuple(
    name for name, role in PARTS.items() if role in {"vol", "part", "book", "chapter", "canto", "lesson", "act"}
)
"""Those that an ordinal may precede: "second part", "2. Teil"."""

_EDITION_WORDS = (
    "edition auflage édition edicion edición edizione editie druk edição edicao upplagan upplaga utgave utgåva udgave wydanie vydání vydani издание издання"
    " видання painos kiadás baskı έκδοση edició ediția"
)
EDITIONS = tuple(_EDITION_WORDS.split())
"""Words for an edition."""
_REVISED_WORDS = (
    "revised international expanded updated enlarged corrected rev. rev global us uk neu überarbeitete bearbeitete erweiterte aktualisierte verbesserte durchgesehene"
    " rozšířené přepracované doplněné aktualizované upravené opravené poprawione rozszerzone zmienione uzupełnione uaktualnione herziene uitgebreide bijgewerkte"
    " omarbetade reviderede udvidede исправленное дополненное переработанное обновлённое обновленное"
)
REVISED = tuple(_REVISED_WORDS.split())
"""What stands between the number of an edition and the word for it."""

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TEENS = {
    word: place
    for place, word in enumerate(
        ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), start=len(CARDINALS) + 1
    )
}
LARGE = frozenset({*_TENS, *_TEENS, "hundred"})
"""Number words that `spelled_out` turns into digits."""
_CENTURY = r"(?:(?P<century>eighteen|nineteen|twenty)[\s-]+)?"
_LARGE = Pattern(
    rf"\b(?:{_CENTURY}(?P<tens>{'|'.join(_TENS)})(?:[\s-]+(?P<ones>{'|'.join(CARDINALS[:9])}))?|(?P<teens>{'|'.join(_TEENS)})|(?:one|a) hundred)\b(?![\s-]+hundred)",
    re.IGNORECASE,
)
_HUNDREDS = Pattern(
    rf"\b(?:(?P<hundreds>{'|'.join(('a', *CARDINALS[:9]))})[\s-]+)hundred[\s-]+(?:and[\s-]+)?(?:(?P<tens>{'|'.join(_TENS)})(?:[\s-]+(?P<ones>{'|'.join(CARDINALS[:9])}))?|(?P<small>{'|'.join((*_TEENS, *CARDINALS))}))\b",
    re.IGNORECASE,
)
_CHINESE = "一二三四五六七八九"
_CHINESE_PARTS = {"版": "edition", "卷": "vol", "巻": "vol", "章": "chapter", "回": "chapter", "集": "vol", "部": "part", "册": "vol", "冊": "vol", "编": "part", "編": "part", "课": "lesson", "課": "lesson"}  # fmt: skip
_CHINESE_PART = Pattern(rf"第\s*([{_CHINESE}十]{{1,3}}|\d{{1,3}})\s*([{''.join(_CHINESE_PARTS)}])")


_GROUPED = Pattern(r"\d[,.'\s]\d{3}(?!\d)")
_THOUSANDS = Pattern(r"(?<![\d.,])\d{1,3}(?:(?:[,.'\s]000)+|(?:,\d{3})+)(?![.,]?\d)")
_OF_THOUSANDS = Pattern(rf"\b(\d{{1,3}}|{'|'.join(CARDINALS)})[\s-]+(thousand|million)\b", re.IGNORECASE)
# "令和四年": a number before what it counts.
_CHINESE_COUNT = Pattern(rf"(?<![{_CHINESE}十第])([{_CHINESE}十]{{1,3}})\s*(?=[年月日期号])")


def spelled_out(text: str) -> str:
    """Write large numbers in words as digits: "Fifty", "twenty-one", "One hundred and one", "Nineteen Eighty-Four"."""
    return _LARGE.sub(_digits, _HUNDREDS.sub(_of_hundreds, text) if "undred" in text else text)


def _of_hundreds(found: re.Match[str]) -> str:
    words = (found["tens"], found["ones"], found["small"])
    values = [{**VALUES, **_TENS, **_TEENS}[word.lower()] for word in words if word]
    return str(100 * VALUES.get(found["hundreds"].lower(), 1) + sum(values))


def _digits(found: re.Match[str]) -> str:
    if found["teens"]:
        return str(_TEENS[found["teens"].lower()])
    if not found["tens"]:
        return "100"
    value = _TENS[found["tens"].lower()] + (VALUES[found["ones"].lower()] if found["ones"] else 0)
    century = (found["century"] or "").lower()
    return str(value + 100 * (_TENS.get(century) or _TEENS.get(century) or 0))


def counted(text: str) -> str:
    """Write what is numbered in Chinese as it is in English, and thousands and millions in digits alone: "20000" for "20,000" and "twenty thousand"."""
    text = chinese_parts(text)
    low = text.lower()
    if "thousand" in low or "million" in low:
        text = _OF_THOUSANDS.sub(_in_digits, spelled_out(text))
    return _THOUSANDS.sub(_joined, text) if _GROUPED.search(text) else text


def _in_digits(found: re.Match[str]) -> str:
    value = VALUES.get(found[1].lower()) or int(found[1])
    return str(value * (1000 if found[2].lower() == "thousand" else 1_000_000))


def _joined(found: re.Match[str]) -> str:
    return "".join(sign for sign in found[0] if sign.isdecimal())


def chinese_parts(text: str) -> str:
    """Write what is numbered in Chinese as it is in English, "第二版" as an edition, and what is counted in digits."""
    text = _CHINESE_PART.sub(_numbered, text) if "第" in text else text
    return text if text.isascii() else _CHINESE_COUNT.sub(lambda found: f" {_chinese(found[1])} ", text)


def _numbered(found: re.Match[str]) -> str:
    heads = not found.start() and found[2] != "版"  # what it is the number of begins behind it
    return f" {_CHINESE_PARTS[found[2]]} {_chinese(found[1])}{'.' if heads else ''} "


def _chinese(number: str) -> int:
    if number.isdigit():
        return int(number)
    before, ten, after = number.partition("十")
    if not ten:
        return _CHINESE.find(before[-1]) + 1
    return 10 * (_CHINESE.find(before) + 1 if before else 1) + (_CHINESE.find(after) + 1 if after else 0)


def value_of(word: str) -> int | None:
    """Return the value of a number in digits, words or Roman signs; None when it is none."""
    digits = _DIGITS_FIRST.match(word)
    return int(digits[0]) if digits else VALUES.get(word.lower())
