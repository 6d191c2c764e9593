"""Reading addresses that strangers wrote: never raises."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from crawler.judge.patterns import Pattern
from crawler.judge.signs.lists import names

# Second-level labels under which names are registered in many countries; the frequent part of the Public Suffix
# List (publicsuffix.org). A miss joins two sites of one country into one, which only silences a finding.
_SECOND_LEVEL = names("ac co com edu gob gouv gov gub govt ltd me mil ne net nhs nom or org plc police sch school")
# Hosts that give each customer a name of its own (private section of the same list).
_SHARED = names(
    "github.io gitlab.io blogspot.com wordpress.com netlify.app azurewebsites.net herokuapp.com web.app pages.dev "
    "vercel.app firebaseapp.com sharepoint.com readthedocs.io substack.com weebly.com wixsite.com tumblr.com"
)
_FRONT = names("index home default main start homepage welcome accueil startseite inicio hjem hem forside etusivu")
_SEARCHES = names(
    "search search-results searchresults searchresult site-search results suche suchergebnisse suchen recherche rechercher resultats buscar busqueda "
    "resultados cerca ricerca risultati zoeken zoekresultaten sok sokresultat soeg sog haku wyszukaj szukaj hledat vyhledavani kereses ara arama poisk"
)
_ASKING = Pattern(r"(?:s|q|query|search|searchword|searchterm|search_query|keys|keyword|suche|recherche|buscar)=.+")
_LANGUAGE = Pattern(r"[a-z]{2}(?:[-_][a-z]{2})?")
_PAGE_SUFFIX = Pattern(r"\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)$")
# Parameters of web analytics and advertising, and of sessions: PHP, Java, ASP, ColdFusion and what shops call theirs.
_FOLLOWING = Pattern(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|yclid|msclkid|mc_[ce]id|_ga|_gl|_hs(?:enc|mi)|hsctatracking|igshid|igsh|gclsrc|twclid|ttclid|wickedid|_openstat|vero_id|mkt_tok|oly_\w+_id|__s|wt\.mc_id|"
    r"jsessionid|phpsessid|aspsessionid\w*|sess(?:ion)?_?id|cfid|cftoken|osCsid|zenid",
    re.IGNORECASE,
)
_SID = Pattern(r"sid=[\w-]{16,}", re.IGNORECASE)  # a short one chooses a story or a section
_IP = Pattern(r"[\d.]+|.*:.*")


@lru_cache(maxsize=128)
def split(url: str) -> SplitResult:
    """Split an address; one that cannot be split has no parts."""
    try:
        return urlsplit(url)
    except ValueError:  # such as an unclosed bracket in the host
        return SplitResult("", "", "", "", "")


@lru_cache(maxsize=128)
def host(url: str) -> str:
    """Return the host, lower-case, without port."""
    return (split(url).hostname or "").rstrip(".")


@lru_cache(maxsize=128)
def site(url: str) -> str:
    """Return the name under which a site is registered, near enough: `www.a.org.uk` gives `a.org.uk`."""
    name = host(url)
    labels = name.split(".")
    if _IP.fullmatch(name) or len(labels) <= 2:  # noqa: PLR2004
        return name
    country = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004 - ISO 3166 codes
    keep = 3 if country or ".".join(labels[-2:]) in _SHARED else 2
    return ".".join(labels[-keep:])


@lru_cache(maxsize=128)
def segments(url: str) -> tuple[str, ...]:
    """Return the parts of the path, decoded and lower-case."""
    path = split(url).path
    parts = [part for part in path.lower().split("/") if part]
    return tuple([unquote(part).lower() for part in parts] if "%" in path else parts)


def without_tracking(url: str) -> str:
    """Return an address without parameters that only follow visitors about; the rest stays byte for byte."""
    query = split(url).query
    if not query:
        return url
    kept = "&".join(part for part in query.split("&") if not _follows(part))
    return url if kept == query else url.replace(f"?{query}", f"?{kept}" if kept else "", 1)


def _follows(part: str) -> bool:
    """Tell whether a parameter follows visitors rather than choosing a page."""
    return bool(_FOLLOWING.fullmatch(unquote(part.partition("=")[0])) or _SID.fullmatch(part))


def is_front_page(url: str) -> bool:
    """Tell whether an address is a site's entrance: no path to speak of and no query that chooses a page."""
    parts = [_PAGE_SUFFIX.sub("", part) for part in segments(url)]
    plain = all(part in _FRONT or _LANGUAGE.fullmatch(part) for part in parts)
    return plain and len(parts) <= 2 and not split(without_tracking(url)).query  # noqa: PLR2004 - /en/home


def is_search(url: str) -> bool:
    """Tell whether an address is by its own words that of a search: a path called so, or a query that carries what is looked for."""
    parts = [_PAGE_SUFFIX.sub("", part) for part in segments(url)]
    if any(part in _SEARCHES for part in parts[-2:]):
        return True
    return any(_ASKING.fullmatch(part) for part in split(url).query.lower().split("&"))


def extension(url: str) -> str:
    """Return the file extension of the path, lower-case, without dot, or an empty string."""
    last = (segments(url) or ("",))[-1]
    stem, dot, suffix = last.rpartition(".")
    return suffix if dot and stem and suffix.isalnum() and len(suffix) <= 5 else ""  # noqa: PLR2004 - longest: xhtml
