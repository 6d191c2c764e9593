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
