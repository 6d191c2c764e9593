"""The free signs that a good-looking answer may be a not-found page in disguise. Pure; they decide nothing but whether to probe."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from crawler.records import Evidence, Facts, Past, Probe

FEW_WORDS = 60
GOOD_FOR = timedelta(days=28)  # sites change how they answer made-up addresses when they are rebuilt, which is seldom
SHRUNK = 4  # times fewer words than at the last good check
# Stems of twenty languages; the words of Apache, IIS, nginx and the common content systems.
NOT_FOUND = re.compile(
    r"\b(404|410)\b|not (be )?found|no longer (available|exists?)|does(n.t| not) exist|page (is )?(missing|gone|unavailable)"
    r"|can(no|.)t (be )?f(i|ou)nd|has been (removed|deleted)|nothing (was )?found|\boops\b"
    r"|nicht (mehr )?(gefunden|verfügbar)|introuvable|non trouvée?|no (se ha )?encontrad|no localizad|não (foi )?encontrad"
    r"|non (è stat[ao] )?trovat|niet gevonden|hittades inte|ikke funnet|ikke fundet|ei löyd|nie znaleziono|nenalezen|nu a fost găsit"
    r"|не найден|не знайден|bulunamad\u0131|mevcut değil|δεν βρέθηκε|找不到|未找到|不存在|見つかりません|찾을 수 없",
    re.IGNORECASE,
)
# Every text that NOT_FOUND fits holds one of these, in small letters; looking for them costs a fiftieth.
_STEMS = (
    *(
        "404",
        "410",
        "found",
        "longer",
        "not exist",
        "t exist",
        "missing",
        "gone",
        "unavailable",
        "find",
        "removed",
        "deleted",
        "oops",
    ),
    *(
        "gefunden",
        "verfügbar",
        "introuvable",
        "trouv",
        "encontrad",
        "localizad",
        "trovat",
        "gevonden",
        "hittades",
        "funnet",
        "fundet",
    ),
    *(
        "löyd",
        "znaleziono",
        "nenalezen",
        "găsit",
        "найден",
        "знайден",
        "bulunamad",
        "mevcut",
        "βρέθηκε",
        "找不到",
        "未找到",
        "不存在",
    ),
    *("見つかりません", "찾을 수 없"),
)
_ERROR_ADDRESS = re.compile(r"(^|[/_.-])(404|410|errors?|not-?found|page-?not-?found|missing)([/_.-]|$)", re.IGNORECASE)
_SEARCH_PATH = re.compile(
    r"/(?:[\w-]*search[\w-]*|suche\w*|recherche\w*|busqueda|buscar|ricerca|zoek\w*|sok\w*|haku|hledat|szukaj)(?:[/.]|$)",
    re.IGNORECASE,
)
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:s|q|query|search\w*|keywords?|suche|recherche)=[^&]", re.IGNORECASE)
_ROOT = re.compile(r"/?([a-z]{2}([-_][a-z]{2})?/?)?((index|default|home)(\.\w{2,5})?/?)?", re.IGNORECASE)


_WORD = re.compile(r"\w+")
_SHORTEST = 4  # letters of a word that tells something
_SIGNS = re.compile(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # of scripts that part no words, or inflect them


def is_root(url: str) -> bool:
    """Say whether an address is that of a site's beginning, in whatever language or spelling."""
    return _ROOT.fullmatch(urlsplit(url).path) is not None


def suspicious(evidence: Evidence, past: Past, titles: Sequence[str] = ()) -> bool:
    """Say whether a probe would tell something: a good status with at least one sign of a not-found page.

    `titles` are those under which the catalogue has the link as a resource: a page that has little of any of them in its words is a sign too.
    """
    answer, facts, final = evidence.answer, evidence.facts, evidence.final_url
    if answer is None or not 200 <= answer.status < 300 or final is None or is_root(evidence.url):  # noqa: PLR2004 - 2xx
        return False
    if _led_astray(evidence.hops[0].url, final):
        return True
    if facts is None or facts.kind != "html":
        return False
    return evidence.shared is not None or _says_so(facts) or _is_thin(facts, past) or _is_strange(facts, titles)


def remembered(evidence: Evidence, past: Past) -> Probe | None:
    """Return what a made-up sibling was found to be at the last check, if that is not long ago and the page is what it was.

    Of a page that has changed nothing is known: its site may answer made-up addresses otherwise by now.
    """
    before, now = past.last.evidence if past.last else None, evidence.facts
    probe = before.probe if before else None
    if before is None or probe is None or probe.asked_on is None or now is None or before.facts is None:
        return None
    age = evidence.asked_at.date() - probe.asked_on
    then = before.facts
    same = (before.final_url, then.titles, then.fingerprint) == (evidence.final_url, now.titles, now.fingerprint)
    return probe if same and timedelta(0) <= age < GOOD_FOR else None


def _led_astray(asked: str, final: str) -> bool:
    """Say whether redirects led from a deep path to a root or a section above it, to a search, or to an address that is named after an error."""
    if asked == final:
        return False
    path = urlsplit(final).path
    if (is_root(final) and not is_root(asked)) or _ERROR_ADDRESS.search(path):
        return True
    return _is_above(asked, final) or (_is_search(final) and not _is_search(asked))


def _is_above(asked: str, final: str) -> bool:
    """Say whether an address is that of a section which the one asked lies in."""
    before, after = urlsplit(asked).path.rstrip("/").lower(), urlsplit(final).path.rstrip("/").lower()
    return before.startswith(f"{after}/")


def _is_search(url: str) -> bool:
    """Say whether an address is by its own words that of a search."""
    parts = urlsplit(url)
    return _SEARCH_PATH.search(parts.path) is not None or _SEARCH_QUERY.search(parts.query) is not None


def _says_so(facts: Facts) -> bool:
    """Look for the words where pages put them: in titles and headings."""
    said = "\n".join(dict.fromkeys((*(title.text for title in facts.titles), *facts.headings))).casefold()
    return any(stem in said for stem in _STEMS) and NOT_FOUND.search(said) is not None


def _is_thin(facts: Facts, past: Past) -> bool:
    """Say whether there is hardly a text, or far less of it than when the page was last good."""
    before = past.last_good.evidence.facts if past.last_good is not None else None
    return facts.words < FEW_WORDS or (before is not None and facts.words * SHRUNK < before.words)


def _is_strange(facts: Facts, titles: Sequence[str]) -> bool:
    """Say whether a page has fewer than half of the words of every title that it is catalogued under."""
    if not titles or _SIGNS.search(" ".join(titles)):
        return False
    said = _words((*(title.text for title in facts.titles), *facts.headings))
    wanted = [_telling(_words([title])) for title in titles]
    if any(2 * len(words & said) >= len(words) for words in wanted):
        return False
    said |= _words([facts.text])
    return not any(2 * len(words & said) >= len(words) for words in wanted)


def _telling(words: set[str]) -> set[str]:
    """Leave out the short words, which stand in any text, where there are others."""
    return {word for word in words if len(word) >= _SHORTEST} or words


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words of texts."""
    return set(_WORD.findall(" ".join(texts).casefold()))
