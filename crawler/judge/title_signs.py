"""Titles that say nothing of the document: generic words, a site's name, the leftovers of a word processor, refusals and errors."""

import re
from collections.abc import Collection
from functools import lru_cache

from crawler.judge.patterns import Pattern
from crawler.judge.title_terms import GENERIC, KINDS, STOP, SUFFIXES
from crawler.judge.title_words import Reading

_UNSEEN = Pattern(
    r"^(?:just a moment|attention required|access (?:to this page has been )?denied|checking your browser|ddos guard|security check|are you a robot|"
    r"human verification|verify you are human|one moment please|robot check|pardon our interruption|forbidden|403 forbidden|too many requests|"
    r"(?:log|sign) ?in\b|login\b|log on|sign on|(?:acces|acceso|accesso|acesso) (?:refuse|interdit|denegado|negato|negado)|(?:zugriff|zugang) (?:verweigert|nicht erlaubt)|toegang geweigerd|odmowa dostepu|dostup (?:zapreshchen|zakryt)|"
    r"anmelden|anmeldung|connexion|iniciar sesion|single sign on|authentication required|"
    r"before you continue|cookie (?:consent|settings|preferences)|privacy preferences|we value your privacy|consent)"
)
_LOST = Pattern(
    r"\b(?:page|file|document|content|article|url|site|resource|record|item) (?:was |is |could |can |cannot |has )?(?:be |been |not )*(?:not )?(?:found|removed|deleted|moved|unavailable)\b|"
    r"^(?:error )?(?:404|410|500|502|503)\b|^(?:http )?error \d|^not found|\b404 (?:error|not found|page)|error 404|page does not exist|no longer (?:available|exists)|^oops|^sorry\b|"
    r"nicht gefunden|introuvable|no encontrad|nao encontrad|non trovat|niet gevonden|hittades inte|ikke funnet|nie znaleziono|ne naiden|"
    r"domain (?:name )?(?:is )?for sale|\b(?:domaine?|dominio|domena)\b.* (?:zum verkauf|zu verkaufen|a vendre|en venta|a venda|in vendita|te koop|na sprzedaz)\b|\bis for sale$|buy this domain|domain (?:has )?expired|parked (?:domain|free)|domain parking|account suspended|site unavailable|"
    r"^internal server error|service unavailable|^gone$|^server error"
)
# A page of results quotes what was asked, whether there is such a thing or not.
_ECHO = Pattern(
    r"^(?:search results?|your search|you searched|results? (?:for|of your)|\d+ results? for|showing results|suchergebnis|suche nach|ergebnisse (?:fur|zu)|resultats? (?:de (?:la |votre )?recherche|pour)|"
    r"votre recherche|vous avez recherche|resultados? (?:de (?:la |su )?busqueda|da (?:pesquisa|busca)|para)|ha buscado|risultati (?:della |di )?ricerca|risultati per|zoekresultaten|resultaten voor|"
    r"sokresultat|sokning|sogeresultater|sok etter|wyniki wyszukiwania|vysledky (?:hledani|vyhledavani)|rezultati|rezultate|arama sonuc|hakutulokset|keresesi|rezultaty poiska|poisk|apotelesmata|"
    r"\u68c0 \u7d22 \u7ed3 \u679c|\u641c \u7d22|\u691c \u7d22|\u9a8c \u7d22|\u7d50 \u679c|\u0646\u062a\u0627\u064a\u062c \u0627\u0644\u0628\u062d\u062b)"
    r"|^(?:google |bing |site |advanced |library |catalogue |catalog )?(?:search|suche|recherche|busqueda|ricerca|zoeken|pesquisa|busca|hledani|vyhledavani|wyszukiwanie|wyszukiwarka|sok|haku|arama|cautare)$"
)
_JUNK_INFO = Pattern(
    r"^(?:[\w\u00e0-\u00fc]+ )?(?:(?:de|di|programu) )?powerpoint(?:[- ][\w\u00e0-\u00fc]+)?[\s\d-]*$|^blank page$|^(?:microsoft (?:word|powerpoint|excel|publisher)|quarkxpress|untitled|unbenannt|ohne titel|sans titre|sin t[ií]tulo|sem t[ií]tulo|senza (?:titolo|nome)|naamloos|zonder titel"
    r"|bez (?:tytu[łl]u|n[áa]zvu)|namnl[öo]s|\u0431\u0435\u0437 (?:\u0438\u043c\u0435\u043d\u0438|\u043d\u0430\u0437\u0432\u0430\u043d\u0438\u044f)|\u7121\u984c|\u65e0\u6807\u9898|\uc81c\ubaa9 \uc5c6\uc74c|arxiv|acr\w+\.tmp|pii|doi|https?:)\b|"
    r"^(?:powerpoint|adobe|document|doc|presentation|slide|layout|book|sheet|template|title|print|scan\w*|img\w*|tmp\w*)[\s\d-]*$|\.(?:docx?|dvi|tex|pdf|indd|qxd|pptx?|xlsx?|rtf|p65|pmd|fm|ps|eps|tmp|cdr|ai|pub|odt|html?|wpd|jpg|tif)\b|"
    r"^[\w.+~%-]*[\d_%\\/][\w.+~%\\/-]*$|^\W*$|^\S{1,3}$",
    re.IGNORECASE,
)
_FILE_NAME = Pattern(r"\S*(?:_\S*|\.(?:docx?|pdf|pptx?|xlsx?|html?|indd|zip|jpe?g|png|mp[34]))", re.IGNORECASE)
_NAMED_FILE = Pattern(r"(?<=\w)\s+\(([a-z][a-z\d]+)\)$")
_NAMES_OF_FILES = Pattern(r"[^\W_]+")
_ENOUGH = 4


def is_junk_info(title: str) -> bool:
    """Tell whether a document's own title is a leftover of the program that made it (a quarter of those in the wild)."""
    return bool(_JUNK_INFO.search(title.strip()))


def without_file_name(title: str, path: str) -> str:
    """Take a bracket off the end of a title that holds the name of a file or folder of its address, in small letters: "The sins of typesetters (l2tabu)"."""
    found = _NAMED_FILE.search(title) if title.endswith(")") and path else None
    return title[: found.start()] if found and found[1] in _NAMES_OF_FILES.findall(path) else title


def is_file_name(title: str) -> bool:
    """Tell whether a title is only the name of a file."""
    return bool(_FILE_NAME.fullmatch(title.strip()))


def says_lost(text: str) -> bool:
    """Tell whether some words beside a title, folded or not, say that the thing is gone, for sale, or behind a door."""
    low = text.lower()
    return (
        _LOST.search(low) is not None
        or _UNSEEN.search(low.strip(" -|\u00b7\u2022\u00bb\u203a\u2013\u2014")) is not None
    )


def is_lost(reading: Reading, ours: Reading) -> bool:
    """Tell whether the target says that the thing is gone or for sale, in words that the catalogue's title lacks."""
    return reading.plain != ours.plain and bool(_LOST.search(reading.plain)) and not _LOST.search(ours.plain)


def is_unseen(reading: Reading, ours: Reading) -> bool:
    """Tell whether the target is a door before the thing (login, challenge, consent), by words that the catalogue's title lacks."""
    return any(_UNSEEN.search(one.plain) for one in reading.segments) and not _UNSEEN.search(ours.plain)


def is_echo(reading: Reading, ours: Reading) -> bool:
    """Tell whether the target is a page of search results, which quotes whatever was asked, by words that the catalogue's title lacks."""
    parts = reading.segments if len(reading.segments) > 1 else reading.segments[:1]
    return any(_ECHO.search(one.plain) for one in (*parts[:1], *parts[1:][-2:])) and not _ECHO.search(ours.plain)


def is_generic(reading: Reading, sites: Collection[str]) -> bool:
    """Tell whether nothing but generic words and the site's name is there."""
    plains = [segment.plain for segment in reading.segments]
    return all(plain in GENERIC or is_site(plain, sites) for plain in plains) or reading.plain in GENERIC


def site_names(host: str | None, named: Collection[str]) -> frozenset[str]:
    """Collect what the site may be called, without spaces: the labels of its host, and the names it gives itself."""
    labels = (host or "").lower().partition(":")[0].split(".")[:-1]
    known = {label.replace("-", "") for label in labels if label not in SUFFIXES and len(label) > 1}
    names = {name.replace(" ", "") for name in named if name}
    initials = {"".join(word[0] for word in name.split() if word not in STOP) for name in named if name.count(" ") > 1}
    own = {letters for letters in initials if len(letters) > 2}  # noqa: PLR2004 - two letters are many words
    return frozenset(known | names | own | {name.removeprefix("the") for name in names})


def is_site(plain: str, sites: Collection[str]) -> bool:
    """Tell whether a segment is the site's name: equal to it, its initials, or the greater part of the host's label."""
    return bool(sites) and _is_site(plain, frozenset(sites))


@lru_cache(maxsize=8192)  # a segment is asked about several times, with the same names
def _is_site(plain: str, sites: frozenset[str]) -> bool:
    words = plain.split()
    joined = "".join(words).removeprefix("the")
    bare = joined.removesuffix("com").removesuffix("org")
    initials = {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in ("the", "of", "and", "for", "in")),
    }
    for site in sites:
        if site in (joined, bare) or (len(words) > 1 and any(_abbreviates(letters, site) for letters in initials)):
            return True
        shorter, longer = sorted((joined, site), key=len)
        if shorter.isascii() and not longer.isascii() and not all(word in site or word in KINDS for word in words):
            continue  # "Pond 入門" says more than the name
        if (
            len(shorter) >= _ENOUGH
            and len(words) <= _ENOUGH
            and longer.startswith(shorter)
            and 2 * len(shorter) >= len(longer)
        ):
            return True
    return False


def _abbreviates(initials: str, site: str) -> bool:
    """Tell whether a label is made of initials, with a letter or two of its own where there are three or more."""
    return site == initials or (len(initials) > 2 and site.startswith(initials) and len(site) <= len(initials) + 1)  # noqa: PLR2004
