"""What German and French catalogues call new, and promise for a day; and what announces in any of three languages that something has just come out."""

import re

from crawler.judge.patterns import Pattern

_WORKS = r"(?:Ausgabe|Auflage|Fassung|Brosch\u00fcre|Jahresbericht|Studie|Bericht|Leitfaden|Ratgeber|Handbuch|Flyer|Website|Webseite|Homepage)"
_OUVRAGES = r"(?:\u00e9dition|brochure|\u00e9tude|enqu\u00eate|guide|rapport|site|version)"
CLAIMS = Pattern(
    r"\b(?:(?:neu|soeben|gerade|eben|frisch) erschienen|(?:jetzt|ab sofort|nun) (?:neu )?(?:erh\u00e4ltlich|verf\u00fcgbar|lieferbar|online)(?! [a-z\u00e4\u00f6\u00fc\u00df]+(?:en|ern|eln|bar)\b)"
    rf"|brandneu\w*|(?:neue|neueste|neuste)[nrs]? {_WORKS}\w*|(?:erscheint|erscheinen|folgt) (?:demn\u00e4chst|in K\u00fcrze|bald)"
    r"|in K\u00fcrze (?:erh\u00e4ltlich|verf\u00fcgbar|online)|dieses Jahr (?:erschienen|ver\u00f6ffentlicht)"
    r"|vien(?:t|nent) (?:de (?:para\u00eetre|sortir)|d['\u2019]\u00eatre (?:publi\u00e9|lanc\u00e9|mis)\w*)"
    r"|(?:bient\u00f4t|prochainement|d\u00e9sormais|maintenant) disponibles?(?! en ligne toute)"
    rf"|(?:une?|la|le) (?:toute? )?nouve(?:au|lle) {_OUVRAGES}(?! (?-i:[A-Z\u00c9]|du [A-Z]|de la [A-Z])))\b|\u00e0 para\u00eetre(?= |[.,;)]|$)(?! en (?:19|20)\d\d)",
    re.IGNORECASE,
)
# "im Herbst 2016", "am 3. Mai 2017", "Ende 2015"; "en mars 2018", "le 3 mai 2017", "au printemps 2016".
_WANN = r"(?:(?:im|am|f\u00fcr|Anfang|Mitte|Ende|vom)(?: (?:\d{1,2}\.|Januar|Februar|M\u00e4rz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Herbst|Winter|Sommer|Fr\u00fchjahr|Fr\u00fchling|Quartal|Anfang|Mitte|Ende)){0,3}?) (?P<%s>20\d\d)\b"
_QUAND = r"(?:en|au|le|\u00e0|pour)(?: \w+){0,3}? (?P<%s>20\d\d)\b"
_AHEAD = "[^.!?\\n]{0,60}?"
PROMISES = Pattern(
    r"\b(?:"
    rf"(?:erscheint|erscheinen|folgt|startet|er\u00f6ffnet) (?:voraussichtlich |wieder |erst )?{_WANN % 'a'}"
    rf"|(?:wird|werden|soll|sollen)\b(?![^.!?\n]{{0,60}}\b(?:seit|zuletzt)\b){_AHEAD}\b{_WANN % 'b'}[^.!?\n]{{0,40}}?\b(?:erscheinen|ver\u00f6ffentlicht|er\u00f6ffnet|stattfinden|vorgestellt|freigeschaltet|geplant|vorgesehen)\b(?! worden)"
    rf"|(?:ist|sind)\b{_AHEAD}\b{_WANN % 'g'}[^.!?\n]{{0,40}}?\b(?:geplant|vorgesehen)\b(?! (?:worden|gewesen))"
    rf"|(?:geplant|vorgesehen|angek\u00fcndigt) {_WANN % 'c'}"
    rf"|findet {_WANN % 'd'}[^.!?\n]{{0,40}}?\bstatt\b"
    rf"|(?:sera|seront)\b{_AHEAD}\b(?:publi\u00e9|disponible|mis|lanc\u00e9|organis\u00e9)\w*(?: en ligne)? {_QUAND % 'e'}"
    rf"|(?:para\u00eetra|para\u00eetront|sortira|ouvrira|aura lieu|se tiendra|pr\u00e9vue?s?|\u00e0 para\u00eetre)\b(?: [\w\u2019']+){{0,3}}? {_QUAND % 'f'}(?![^.!?\n]{{0,40}}\b(?:fut|furent|a \u00e9t\u00e9|ont \u00e9t\u00e9)\b)"
    r")",
    re.IGNORECASE,
)
# What has just come out was of the year that is named with it.
ANNOUNCED = Pattern(
    r"\b(?:just (?:been )?(?:published|launched|released|out(?! of\b))|newly (?:published|launched|released)|hot off the press|coming soon"
    r"|(?:neu|soeben|gerade|eben|frisch) erschienen|vien(?:t|nent) de (?:para\u00eetre|sortir)|vient d['\u2019]\u00eatre (?:publi\u00e9|lanc\u00e9)\w*"
    r"|bient\u00f4t disponibles?)\b(?! (?:in|en)? ?(?:19|20)\d\d)|\b(?:revised|updated|published)(?: in)? (?=(?:19|20)\d\d\b)[^.!?\n]{0,40}?\bup[- ]to[- ]date \w+",
    re.IGNORECASE,
)


def promised_year(found: re.Match[str]) -> int:
    """Return the year for which something was promised."""
    return int(next(filter(None, found.groupdict().values())))
