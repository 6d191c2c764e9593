"""Countries and parts of them that titles name: a thing of the same kind and wording on another one is another thing.

Names that are also words or people (Chad, Jordan, Turkey, Maine) are left out, and wholes of several (the UK, Britain, America).
"""

from collections.abc import Collection, Iterable, Iterator

from crawler.judge.title_aside import is_own
from crawler.judge.title_parts import is_organisation
from crawler.judge.title_words import SET_OFF, Reading, Segment

_COUNTRIES = (
    "afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|botswana|brazil|brunei|bulgaria"
    "|burkina faso|burundi|cambodia|cameroon|canada|cape verde|central african republic|chile|china|colombia|costa rica|croatia|cuba|cyprus|denmark|djibouti|dominican republic|ecuador|egypt|el salvador"
    "|eritrea|estonia|ethiopia|fiji|finland|france|gabon|gambia|germany|ghana|gibraltar|greece|greenland|grenada|guatemala|guinea bissau|guyana|haiti|honduras|hungary|iceland|india|indonesia|iran|iraq"
    "|ireland|northern ireland|israel|italy|jamaica|japan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives"
    "|mali|malta|mauritania|mauritius|mexico|micronesia|moldova|mongolia|montenegro|morocco|mozambique|namibia|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|norway|oman|pakistan|panama"
    "|papua new guinea|paraguay|peru|philippines|poland|portugal|puerto rico|qatar|romania|russia|rwanda|samoa|saudi arabia|senegal|serbia|seychelles|sierra leone|singapore|slovakia|slovenia|solomon islands"
    "|somalia|south africa|south korea|south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tonga|tunisia|turkmenistan|uganda|ukraine"
    "|united arab emirates|uruguay|uzbekistan|vanuatu|venezuela|vietnam|yemen|zambia|zimbabwe|england|scotland|wales"
)
_OTHER_NAMES = {
    "myanmar": "myanmar", "republic of ireland": "ireland", "eswatini": "eswatini", "laos": "laos",
    "ivory coast": "cote ivoire", "cote ivoire": "cote ivoire", "czechia": "czech republic", "czech republic": "czech republic", "north macedonia": "macedonia", "macedonia": "macedonia",
    "timor leste": "east timor", "east timor": "east timor", "persia": "iran", "ceylon": "sri lanka", "rhodesia": "zimbabwe", "cymru": "wales",
    "abyssinia": "ethiopia", "ulster": "northern ireland", "ussr": "russia", "soviet union": "russia", "czechoslovakia": "czech republic",
}  # fmt: skip
_PLACES = {**{name: name for name in _COUNTRIES.split("|")}, **_OTHER_NAMES}
_WORDS = frozenset(word for name in _PLACES for word in name.split())
_LONGEST = 3  # words
_NO_PLACES = frozenset(
    ("new south wales", "prince of wales", "princess of wales", "new england", "new mexico", "new france")
)
_GIVEN = frozenset(("jamaica", "india", "israel", "kenya", "ireland", "england", "france", "wales", "malta", "cuba"))


def places_in(plain: str) -> frozenset[str]:
    """Return the places that folded words name, each by one of its names, of two that begin alike the longer: Northern Ireland is not Ireland."""
    return frozenset(_found(plain.split()))


def _found(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        sizes = (size for size in range(_LONGEST, 0, -1) if " ".join(words[at : at + size]) in _PLACES)
        size = next(sizes, 0)
        other = next((size for size in range(_LONGEST, 1, -1) if " ".join(words[at : at + size]) in _NO_PLACES), 0)
        if size and not other:
            yield _PLACES[" ".join(words[at : at + size])]
        at += other or size or 1


def _of_thing(title: Reading, sites: Collection[str]) -> frozenset[str]:
    return places_in(" | ".join(part.plain for part in _things(title.segments, sites)))


def _things(parts: Iterable[Segment], sites: Collection[str]) -> Iterator[Segment]:
    """Yield the parts that name a thing: not sites nor organisations, as one may be that is set off at the end with more words than a place."""
    told = tuple(parts)
    for part in told:
        last = part is told[-1] and len(told) > 1 and part.mark in SET_OFF
        site = last and not set(part.words).issubset(_WORDS)
        if not (site or is_own(part, sites) or is_organisation(part) or (len(told) > 1 and _is_person(part))):
            yield part


def _is_person(part: Segment) -> bool:
    """Tell whether a part is an author who is called like a place: "India Knight", "Holland, T."."""
    first, *others = part.words or ("",)
    is_called_so = len(others) == 1 and first in _GIVEN and others[0] not in _WORDS
    return is_called_so or (bool(others) and all(len(word) == 1 for word in others))


def is_of_other_place(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether both titles name places, beside sites and organisations, and none that is the same: "Eviction (Wales)" and "Eviction - England"."""
    mine = _of_thing(ours, sites)
    others = _of_thing(theirs, sites) if mine else mine
    return bool(others) and mine.isdisjoint(others) and mine.isdisjoint(places_in(theirs.plain))
