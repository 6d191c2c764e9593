"""Pages that are generic by all they say (a front page, the news, a list of publications, a form to sign in), where the catalogue plainly names something else.

What may be the site itself, its name in another language, a section of it, or what somebody only describes, is left open.
"""

from collections.abc import Collection, Iterable, Sequence

from crawler.judge.patterns import Pattern
from crawler.judge.title_aside import is_own, only
from crawler.judge.title_compare import Compared
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_forms import is_among
from crawler.judge.title_initials import abbreviates
from crawler.judge.title_signs import is_site
from crawler.judge.title_terms import COLLECTIONS, DESCRIBING, DOCUMENTS, FRONT, GENERIC, KINDS, ORGANISATIONS, STOP
from crawler.judge.title_words import Reading, clean, fold, plain_words
from crawler.records import Facts

_SECTION_NAMES = (
    "news|latest news|blog|our blog|publications|resources|our resources|reports|articles|library|downloads|documents|events|press|press releases|search|nachrichten|aktuelles|neuigkeiten"
    "|publikationen|veroffentlichungen|actualites|publications et ressources|noticias|publicaciones|recursos|notizie|pubblicazioni|nieuws|publicaties|aktualnosci|nyheter|nyheder|publikasjoner"
)
_SECTIONS = frozenset(_SECTION_NAMES.split("|"))
_DOOR = Pattern(
    r"(?:(?:please )?(?:log|sign) ?(?:in|on)|login)(?: or (?:create an account|register|sign up))?(?: to your account)?|(?:my |your )?account|create an account|anmelden|anmeldung|connexion|iniciar sesion"
)
_SITE_WORDS = (
    "centre center school gallery union network forum initiative group club team hub observatory board federation movement friends party church parliament festival conference"
    " congress portail observatoire ecole centro centrum zentrum netzwerk musee museo muzeum muzej museet biblioteca biblioteka bibliotheque archives archivio archiwum"
    " free online digital interactive gratis kostenlos gratuit account accounts website websites"
)
_NO_SITE_WORDS = "home community service language system game guide handbook manual toolkit journal magazine editor app"
_NO_SITES = frozenset(_NO_SITE_WORDS.split())
# What a catalogue calls a site by, though it may be called so itself.
_OF_SITES = (ORGANISATIONS | COLLECTIONS | DESCRIBING | frozenset(_SITE_WORDS.split())) - _NO_SITES
_CALLED_SITES = frozenset({"journal", "magazine", "editor", "app", "handbook"})
_ENDINGS = ("museum", "bibliothek", "biblioteket", "archiv", "arkivet", "institut", "verband", "verein", "werk", "bund")
_COLLECTED = (
    "maps images photographs photos pictures records recordings letters texts data statistics news resources tools materials lessons games videos songs poems stories recipes interviews courses"
    " lectures books ebooks journals newspapers documents guides reports papers publications articles exhibitions collections information help support everything history"
)
_COLLECTIVE = frozenset(_COLLECTED.split())
_INVITING_WORDS = "search find browse learn explore discover play join shop donate watch listen read welcome suche finden rechercher buscar"
_INVITING = frozenset(_INVITING_WORDS.split())
# Small words within names; others make a phrase.
_NAME_WORDS = "a an the of and & de la le les el los las lo il du des der die das den und et y e i del dell di da do van het och og"
_IN_NAMES = frozenset(_NAME_WORDS.split())
_FOR = frozenset({"for", "fur", "pour", "para", "per", "voor", "dla", "till", "til"})
_FEW, _SOME, _SEVERAL = 2, 3, 4  # words
_ENOUGH_TEXT = 40  # words of a page before its silence counts
_LONGEST_NAME = 40  # words
_HOSTS = frozenset({"sharepoint", "google drive", "google docs", "onedrive", "dropbox"}) & GENERIC
_LONGEST_INITIALS = 8
_PART_OF_NAME = 4  # letters


def is_generic_instead(ours: Reading, facts: Facts, compared: Collection[Compared], sites: Collection[str]) -> bool:
    """Tell whether titles and heading of a page are generic, and ours has words of its own that name a document.

    A front page takes more of them than a section or a form to sign in does: it may be that of the organisation or program that the catalogue means.
    """
    if not any(title.source == "h1" and plain_words(fold(clean(title.text))) for title in facts.titles):
        return False
    roles = [_role(one, sites) for one in compared]
    told = tuple(part for part in ours.segments if not is_own(part, sites))
    if "" in roles or all(role == "site" for role in roles) or not told:
        return False
    thing = only(ours, told)
    if _names_site(thing, sites):
        return False
    said = frozenset(word for one in compared for word in one.reading.words)
    own = [word for word in thing.words if not is_among(word, said) and not _is_of_name(word, sites)]
    front = not {"section", "door", "echo"}.intersection(roles)
    behind = told[0] is not ours.segments[0]
    if _may_be_there(thing, said, sites, front=front, door="door" in roles) or (
        front and not behind and not _is_labelled(thing) and not _CALLED_SITES.isdisjoint(thing.words)
    ):
        return False
    return _is_plain(ours, thing, own, front=front, behind=behind) and not _is_told(own, facts)


def is_numbered_otherwise(ours: Reading, one: Compared) -> bool:
    """Tell whether a title is no more than the name of the site and a number in the place of ours: an issue of a magazine, a version of a standard."""
    role = conflict(ours.numbers, one.reading.numbers) if one.why == "generic" else None
    return role in ("year", "version", "edition", "part") and not set(ours.words).isdisjoint(one.reading.words)


def _role(one: Compared, sites: Collection[str]) -> str:
    """Name what a title is that of: `front`, `section`, `door`, `echo`, or the `site` alone; empty where it is none of these."""
    if one.why == "echo":
        return "echo"
    roles: set[str] = set()
    for part in one.reading.segments:
        if part.plain in FRONT:
            roles.add("front")
        elif part.plain in _SECTIONS:
            roles.add("section")
        elif _DOOR.fullmatch(part.plain):
            roles.add("door")
        elif is_site(part.plain, sites) or part.plain in _HOSTS:
            roles.add("site")
        else:
            return ""
    return next((role for role in ("door", "section", "front", "site") if role in roles), "")


def _names_site(ours: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours is the name of the site: as it is, with its initials, or spelled out."""
    if is_site(ours.plain, sites):
        return True
    if any(abbreviates(part, other) for part in ours.segments for other in ours.segments if part is not other):
        return True
    words = ours.plain.split()
    return any(len(site) <= _LONGEST_INITIALS and _spells(site, words) for site in sites)


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Tell whether a short name is made of the beginnings of words, small ones left out: "ICOMOS" of "International Council on Monuments and Sites"; more may follow."""
    if not letters:
        return True
    while len(words) > 1 and words[0] in STOP and words[0][0] != letters[0]:
        words = words[1:]
    if not words or len(words) > _LONGEST_NAME:
        return False
    first, rest = words[0], words[1:]
    shared = next(
        (at for at, (a, b) in enumerate(zip(first, letters, strict=False)) if a != b), min(len(first), len(letters))
    )
    if any(_spells(letters[size:], rest) for size in range(shared, 0, -1)):
        return True
    return first in STOP and _spells(letters, rest)


def _is_of_name(word: str, sites: Collection[str]) -> bool:
    return word in sites or (len(word) >= _PART_OF_NAME and any(word in site for site in sites))


def _may_be_there(ours: Reading, said: Collection[str], sites: Collection[str], *, front: bool, door: bool) -> bool:
    """Tell whether ours may be the site, or the section that the page is: it names an organisation, a collection or a program, or what is found there."""
    if _is_labelled(ours):
        return False
    first = ours.words[:_FEW]
    if not _INVITING.isdisjoint(first[:1]) or (not door and not _COLLECTIVE.isdisjoint(first)):
        return True
    generic = {word for title in (*_SECTIONS, *GENERIC) for word in title.split()} - KINDS if not front else set()
    if not generic.intersection(said).isdisjoint(ours.words):
        return True
    return any((word in _OF_SITES and word not in sites) or word.endswith(_ENDINGS) for word in ours.words)


def _is_labelled(ours: Reading) -> bool:
    """Tell whether ours says before a colon what kind of document it is: "Lesson plan: Newts"."""
    first = ours.segments[0]
    return (
        len(ours.segments) > 1
        and ours.segments[1].mark == ":"
        and first.words[-1] in DOCUMENTS
        and len(first.words) <= _FEW
    )


def _is_plain(ours: Reading, thing: Reading, own: Sequence[str], *, front: bool, behind: bool) -> bool:
    """Tell whether words of ours name a document: one of a kind that no site is, or a phrase of some length, which `behind` the name of the site may be its slogan."""
    telling = {word for word in own if word not in KINDS and word not in DOCUMENTS and len(word) > 1 and word.isalpha()}
    kind = not DOCUMENTS.isdisjoint(thing.words)
    if behind:
        return kind and len(telling) >= _FEW
    small = frozenset(ours.plain.split()).intersection(STOP) - _IN_NAMES
    if not front:
        phrase = bool(small) and len(telling) >= _FEW and len(ours.words) >= _SOME
        return phrase or (kind and bool(telling)) or len(telling) >= _SEVERAL
    dated = bool(ours.numbers.years) and bool(telling)
    phrase = bool(small - _FOR) and len(telling) >= _SOME and len(ours.words) >= _SEVERAL
    return phrase or (kind and (dated or len(telling) >= _FEW))


def _is_told(own: Iterable[str], facts: Facts) -> bool:
    """Tell whether the text of a page, where it has one, has more than half of the words of the thing."""
    if facts.words < _ENOUGH_TEXT:
        return False
    there = frozenset(plain_words(fold(clean(" ".join((*facts.headings, facts.text))))))
    words = [word for word in own if word not in KINDS]
    return 2 * sum(is_among(word, there) for word in words) > len(words)
