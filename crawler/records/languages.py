"""Names of languages: their tags (BCP 47, primary subtags of ISO 639) and what they are called in English."""

LANGUAGES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "br": "Breton", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "fy": "Frisian", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean",
    "ku": "Kurdish", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "mi": "M\u0101ori", "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "ti": "Tigrinya", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""English names, by primary subtag."""

_OWN_NAMES = (
    "deutsch:de français:fr francais:fr español:es espanol:es castellano:es italiano:it português:pt portugues:pt nederlands:nl polski:pl cymraeg:cy gàidhlig:gd gaidhlig:gd gaeilge:ga"
    " svenska:sv dansk:da norsk:no bokmål:nb nynorsk:nn suomi:fi suomeksi:fi íslenska:is čeština:cs cesky:cs česky:cs slovenčina:sk slovensky:sk slovenščina:sl hrvatski:hr srpski:sr bosanski:bs"
    " magyar:hu magyarul:hu română:ro türkçe:tr turkce:tr català:ca euskara:eu galego:gl eesti:et latviešu:lv lietuvių:lt shqip:sq malti:mt kiswahili:sw brezhoneg:br frysk:fy esperanto:eo"
    " русский:ru українська:uk български:bg српски:sr македонски:mk беларуская:be ελληνικά:el עברית:he العربية:ar فارسی:fa اردو:ur हिन्दी:hi हिंदी:hi বাংলা:bn தமிழ்:ta ไทย:th"
    " 日本語:ja 中文:zh 简体中文:zh 繁體中文:zh 한국어:ko tiếngviệt:vi bahasaindonesia:id"
)
_NAMES_ABROAD = (
    "englisch:en anglais:en inglés:en ingles:en inglese:en engels:en angielski:en engelska:en saesneg:en französisch:fr francés:fr francese:fr frans:fr francuski:fr spanisch:es espagnol:es"
    " spagnolo:es spaans:es italienisch:it italien:it italiaans:it allemand:de alemán:de tedesco:de duits:de niemiecki:de niederländisch:nl néerlandais:nl polnisch:pl polonais:pl russisch:ru"
    " russe:ru ruso:ru russo:ru ukrainisch:uk ukrainien:uk türkisch:tr turc:tr arabisch:ar arabe:ar árabe:ar portugiesisch:pt portugais:pt chinesisch:zh chinois:zh japanisch:ja japonais:ja"
    " gaelic:gd gàelic:gd farsi:fa dari:fa mandarin:zh cantonese:zh castilian:es flemish:nl filipino:tl bokmal:nb polsku:pl angielsku:en niemiecku:de"
)
OWN_NAMES = dict(pair.split(":") for pair in _OWN_NAMES.split())
"""Primary subtags by what speakers call their language, in lower case and without spaces."""
LANGUAGES_BY_NAME = (
    {name.casefold(): tag for tag, name in LANGUAGES.items() if tag not in ("nb", "nn")}
    | OWN_NAMES
    | dict(pair.split(":") for pair in _NAMES_ABROAD.split())
)
"""Primary subtags by names in English, in the language itself, and in its neighbours, in lower case and without spaces."""

# ISO 639-2 (both of its forms), and tags that were replaced (IANA language subtag registry).
_OTHER_TAGS = (
    "afr:af ara:ar ben:bn bre:br bul:bg bos:bs cat:ca ces:cs cze:cs cym:cy wel:cy dan:da deu:de ger:de ell:el gre:el eng:en epo:eo spa:es est:et eus:eu baq:eu fas:fa per:fa fin:fi fra:fr fre:fr"
    " gle:ga gla:gd glg:gl heb:he iw:he hin:hi hrv:hr hun:hu hye:hy arm:hy ind:id in:id isl:is ice:is ita:it jpn:ja kat:ka geo:ka kor:ko kur:ku lat:la lit:lt lav:lv mri:mi mao:mi mkd:mk"
    " mac:mk mlt:mt msa:ms may:ms mo:ro mol:ro nld:nl dut:nl nob:nb nno:nn nor:no pan:pa pol:pl por:pt pus:ps ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl som:so sqi:sq alb:sq srp:sr swe:sv"
    " swa:sw tam:ta tel:te tha:th tgl:tl fil:tl tur:tr ukr:uk urd:ur vie:vi ji:yi yid:yi zho:zh chi:zh cmn:zh yue:zh"
)
_TAGS = dict(pair.split(":") for pair in _OTHER_TAGS.split())


def primary_language(tag: str) -> str:
    """Return the primary subtag of a tag of BCP 47 in its shortest form, in lower case: `cy` for `cym` and `cy-GB`."""
    first = tag.strip().replace("_", "-").partition("-")[0].lower()
    return _TAGS.get(first, first)


def language_name(tag: str) -> str:
    """Return the English name of a language by its tag; the tag itself where that is not known."""
    return LANGUAGES.get(primary_language(tag), tag)
