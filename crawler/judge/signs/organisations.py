"""Names of organisations: which are plainly such, and whether two may be one, a part of the other, or its trade name."""

from crawler.judge.patterns import Pattern
from crawler.judge.signs.lists import names
from crawler.judge.title_words import clean, fold

_WORD = Pattern(r"[^\W\d_]+")
_ACRONYM = Pattern(r"\b[A-Z][A-Z&.]{1,9}\b")
_SORTS = {
    "university": "university", "universitat": "university", "universite": "university", "universidad": "university", "universita": "university",
    "universiteit": "university", "college": "university", "foundation": "foundation", "stiftung": "foundation", "fondation": "foundation", "trust": "foundation",
    "fund": "foundation", "charity": "foundation", "ministry": "ministry", "ministerium": "ministry", "ministere": "ministry", "ministerio": "ministry", "department": "ministry",
    "council": "council", "commission": "commission", "agency": "agency", "authority": "authority", "society": "society", "association": "society", "federation": "society",
    "alliance": "society", "union": "society", "institute": "institute", "institut": "institute", "instituto": "institute", "bank": "bank", "museum": "museum",
    "government": "ministry", "parliament": "parliament", "committee": "committee", "partnership": "society", "network": "network", "forum": "network",
}  # fmt: skip
# Words of the trade: an imprint shares no word with its house, and a host none with those whose works it keeps.
_TRADE = names(
    "press publishing publisher publishers publications verlag editions edition editorial books book media group "
    "ltd limited inc llc gmbh plc company repository archive archives library journal journals magazine review "
    "news times post online digital services service office stationery print printing printers imprint project "
    "university_press"
)
_OTHERS = names(
    "centre center centro school network international national research team unit division programme program "
    "initiative consortium academy hospital church observatory lab laboratory campaign board bureau corporation "
    "organisation organization global europe european united nations world nhs uk usa eu scotland england wales "
    "ireland britain department sans frontieres health housing education community communities policy development "
    "environment energy action support working staff editors authors contributors public cancer climate amnesty "
    "greenpeace oxfam unicef"
)
_SMALL = names("the of for and in on at to a an de la le les du des der die das und et y e del di van fur pour para")
_COMMON = frozenset(_SORTS) | _SMALL


def is_organisation(name: str) -> bool:
    """Tell whether a name has a word that organisations bear and people do not."""
    words = _words(name)
    return any(word in _SORTS or word in _TRADE or word in _OTHERS for word in words) or "the" in words[:1]


def plainly_apart(ours: str, theirs: str) -> bool:
    """Tell whether two names are plainly of two organisations: of one sort, and with nothing in common.

    Of two sorts one may be a part of the other (a centre of a university), so nothing is said; nor of publishing houses, whose imprints share no word.
    """
    first, second = _words(ours), _words(theirs)
    if any(word in _TRADE for word in (*first, *second)):
        return False
    sorts = _sorts(first) & _sorts(second)
    return bool(sorts) and not _related(ours, theirs)


def named_in(name: str, text: str) -> bool:
    """Tell whether a text names an organisation: by its words in a row, by all words of its own, or by its initials."""
    words = _words(text)
    present, ours = set(words), _words(name)
    own = {word for word in ours if word not in _COMMON}
    if f" {' '.join(ours)} " in f" {' '.join(words)} ":
        return True
    telling = len(own) > 1 or bool(own - _OTHERS)
    return (telling and own <= present) or bool({*_initials(name), *map(fold, _ACRONYM.findall(name))} & present)


def _related(ours: str, theirs: str) -> bool:
    """Tell whether two names share a word of their own, or whether one has the initials of the other."""
    first, second = ({word for word in _words(name) if word not in _COMMON} for name in (ours, theirs))
    if not first or not second or any(_alike(one, other) for one in first for other in second):
        return True
    return named_in(ours, theirs) or named_in(theirs, ours)


def _alike(one: str, other: str) -> bool:
    """Tell whether two words have a beginning in common ("Scotland", "Scottish"; "Edinburgh", "Edinburgensis")."""
    return one[:4] == other[:4]


def _sorts(words: list[str]) -> set[str]:
    return {_SORTS[word] for word in words if word in _SORTS}


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(clean(name)))


def _initials(name: str) -> set[str]:
    """Return the initials of a name of three words and more, small words in and out."""
    words = _words(name)
    full, short = "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)
    return {letters for letters in (full, short) if len(letters) > 2}  # noqa: PLR2004
