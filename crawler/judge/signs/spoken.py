# ruff: noqa: RUF001 - words in the letters of their languages
"""The language that a text is in, told by its script and by the small words that every sentence of a language has."""

from crawler.judge.patterns import Pattern
from crawler.records import primary_language

_ENOUGH_WORDS = 30
_MOST = 3_000  # characters looked at
_SHARE = 0.12  # of the words of running text, a fifth to a half are small ones of its language
_LEAD = 2  # times the small words of the other language: a text in both is in neither
_HALF = 0.5  # of the letters
_SOME_KANA = 0.05

_SMALL_WORDS = {
    "en": "the of and to in is that for with are this be by you from have or we not your",
    "de": "der die das und ist nicht ein eine mit für auf von zu den sich auch werden sie wir oder",
    "fr": "le la les des et est une du pour dans qui que vous sur pas au avec par nous ce",
    "es": "el los las que y en una por con para del se es su como más o lo al sus",
    "pt": "o os as que e em uma por com para do da não se é dos das ao são mais",
    "it": "il di che e la per una del con non sono è gli della si le da come nel alla",
    "nl": "de het een van en is dat op te met voor zijn niet aan er ook je bij naar worden",
    "sv": "och att det som är på för av med den till inte ett har du kan om eller vi från",
    "no": "og det som er på for av med den til ikke et har du kan om eller vi fra å",
    "da": "og det som er på for af med den til ikke et har du kan om eller vi fra at",
    "pl": "i w na z do się nie że jest to dla od po jak przez oraz są lub o może",
    "cs": "a v na se je že s z do k pro jako nebo o by jsou které ve od však",
    "sk": "a v na sa je že s z do k pre ako alebo o by sú ktoré vo od však",
    "hu": "a az és hogy nem egy is meg ez de van csak mint vagy ha már el azt kell volt",
    "ro": "și de la în care pe cu nu este o din un pentru mai sau au fi ce să a",
    "fi": "ja on ei että se oli tai myös ovat kun voi jos mutta sekä joka niin kuin hän ole sen",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne var kadar sonra veya her en olduğu",
    "ca": "els les que i en una per amb del es és no al com més o dels ser han aquest",
    "cy": "y yr yn a ac i o ar mae am gan wedi hyn eu bod ei neu chi na gyda",
    "ga": "an na agus ar is i go a le do ag tá sé don ón nó leis mar ní bhfuil",
    "gd": "an na agus a tha air do gu le is ann ri bha no ag gum cha chan seo aig",
    "id": "yang dan di dengan untuk dari ini pada adalah tidak dalam itu akan atau juga oleh ke anda kami ada",
    "vi": "và của là có các cho không được với trong một những để người này khi đã từ về đến",
    "ru": "и в не на что с как по это для из или от к он мы вы при его также",
    "uk": "і в не на що з як до це та для із або від він ми ви при його також",
    "bg": "и в не на че с как по това за от или към той ние вие при се са да",
}
_WORDS = {tag: frozenset(words.split()) for tag, words in _SMALL_WORDS.items()}
_LATIN, _CYRILLIC = "latin", "cyrillic"
_LETTERS = (
    (_LATIN, Pattern("[a-z\u00e0-\u024f\u1e00-\u1eff]")),
    (_CYRILLIC, Pattern("[\u0400-\u052f]")),
    ("greek", Pattern("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hebrew", Pattern("[\u0590-\u05ff]")),
    ("arabic", Pattern("[\u0600-\u06ff]")),
    ("devanagari", Pattern("[\u0900-\u097f]")),
    ("thai", Pattern("[\u0e00-\u0e7f]")),
    ("hangul", Pattern("[\uac00-\ud7af]")),
    ("han", Pattern("[\u3040-\u30ff\u4e00-\u9fff]")),
)
_ACCENTED = Pattern("[\u00c0-\u024f\u1e00-\u1eff]")
_KANA = Pattern("[\u3040-\u30ff]")
_SCRIPTS = {"el": "greek", "he": "hebrew", "yi": "hebrew", "th": "thai", "ko": "hangul", "zh": "han", "ja": "kana"}
_SCRIPTS |= dict.fromkeys(("ru", "uk", "bg", "be", "mk", "kk"), _CYRILLIC)
_SCRIPTS |= dict.fromkeys(("ar", "fa", "ur", "ps"), "arabic")
_SCRIPTS |= dict.fromkeys(("hi", "mr", "ne"), "devanagari")
_SEVERAL = frozenset({"sh", "az", "ku", "pa"})  # languages that are written in more than one script
_WORD = Pattern(r"[^\W\d_]+")
_LETTER = Pattern(r"[^\W\d_]")
_ONE = {
    "nb": "no",
    "nn": "no",
    "sr": "sh",
    "hr": "sh",
    "bs": "sh",
    "cnr": "sh",
    "ms": "id",
    "gsw": "de",
    "nds": "de",
    "prs": "fa",
}


def one_language(tag: str) -> str:
    """Return a tag under which languages that are written alike are one: Bokmål and Nynorsk, Serbian, Croatian and Bosnian, Malay and Indonesian, all of Chinese."""
    primary = primary_language(tag)
    return _ONE.get(primary, primary)


def is_plainly_in(text: str, language: str, other: str) -> bool:
    """Tell whether a text is in a language and not in another one; both as `one_language` names them.

    Of two languages that share their script and most of their small words (Danish and Norwegian, Irish and Gaelic) that cannot be told.
    """
    text = text[:_MOST].lower()
    script = _script(text)
    if script is None or script != _SCRIPTS.get(language, _LATIN) or not _SEVERAL.isdisjoint((language, other)):
        return False
    if script not in {_LATIN, _CYRILLIC}:
        return _SCRIPTS.get(other, _LATIN) != script
    words = _WORD.findall(text)
    if len(words) < _ENOUGH_WORDS:
        return False
    mine, others = _small(words, language), _small(words, other)
    return mine >= _SHARE * len(words) and mine >= _LEAD * others


def has_letters_of(words: str, language: str) -> bool:
    """Tell whether some of a text is in the letters of a language that has other ones than Latin."""
    script = _SCRIPTS.get(language, _LATIN)
    letters = dict(_LETTERS)["han" if script == "kana" else script]
    return script != _LATIN and letters.search(words.lower()) is not None


def may_be_in(words: str, language: str) -> bool:
    """Tell whether a title page may be in a language, as `one_language` names it: its letters, or its small words before English ones.

    Letters beside a to z are those of many languages, and stand in English titles too ("café"): they count where English words are no more than its own.

    Too little to say so, and enough to excuse a page that the catalogue says is in it.
    """
    if _SCRIPTS.get(language, _LATIN) != _LATIN:
        return has_letters_of(words, language)
    found = _WORD.findall(words.lower())
    mine, english = _small(found, language), _small(found, "en")
    return mine > english or (_ACCENTED.search(words) is not None and (mine == english or language not in _WORDS))


def is_worded_in_another(title: str, language: str) -> bool:
    """Tell whether the few words of a title have small words of some other language, and none of this one."""
    words = _WORD.findall(title.lower())
    return not _small(words, language) and any(_small(words, other) for other in _WORDS if other != language)


def _small(words: list[str], language: str) -> int:
    small = _WORDS.get(language, frozenset())
    return sum(word in small for word in words)


def _script(text: str) -> str | None:
    """Return the script of most letters of a text; None where there are few, or of no script more than half."""
    letters = len(_LETTER.findall(text))
    if letters < _ENOUGH_WORDS:
        return None
    found = next((name for name, signs in _LETTERS if len(signs.findall(text)) > _HALF * letters), None)
    return "kana" if found == "han" and len(_KANA.findall(text)) > _SOME_KANA * letters else found
