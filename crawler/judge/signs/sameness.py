"""Whether two bodies are one page, byte for byte or by their words; whether a site shows one page for every address."""

from urllib.parse import unquote

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import is_front_page, segments
from crawler.judge.signs.cases import arrived_elsewhere, asked_url, end_url, marks
from crawler.judge.signs.fingerprints import distance
from crawler.judge.signs.phrases import SIGN_IN
from crawler.judge.signs.texts import fold, headings, message, page_titles
from crawler.judge.signs.wall_phrases import CHALLENGE, CONSENT, PAYWALL, REFUSED, TOO_MANY, WALL
from crawler.records import Facts, Probe

_ALIKE = 3  # bits of 64: near duplicate (Manku and others 2007)
_COMMON = 0.9  # of the words of two pages
_WALLED = Pattern(
    r"consent|cookie|age|gate|verif|splash|welcome|intro|lang|locale|country|region|choose|select|queue|wait|mainten|unavail|closed|login|signin|auth|account|subscri|paywall|blocked|denied|captcha|challenge|browser|upgrade|unsupported|notice|privacy|terms|disclaimer|accept|enter|bienvenue|willkommen|bienvenid|^(?:[a-z]{2}(?:[-_][a-z]{2})?)$"
)
_WORD = Pattern(r"\w+")


def same_page(case: Case, probe: Probe, facts: Facts) -> bool:
    """Tell whether two bodies are one page, byte for byte or by their words."""
    answer = case.evidence.answer
    if answer is not None and answer.sha256 is not None and answer.sha256 == probe.sha256:
        return True
    other = probe.facts
    if other is None or facts.fingerprint is None or other.fingerprint is None:
        return False
    if page_titles(other) == page_titles(facts) and distance(facts.fingerprint, other.fingerprint) <= _ALIKE:
        return True
    return _same_words(_own_words(facts, asked_url(case)), _own_words(other, probe.url))


def shown_for_any(case: Case, facts: Facts) -> str | None:
    """Tell in words how a made-up address of the site was answered with the very same page; None where it was not, or nothing was asked.

    A site's entrance and an application shell cannot be compared with one.
    """
    probe = case.evidence.probe
    if probe is None or probe.status is None or not 200 <= probe.status < 300:  # noqa: PLR2004 - RFC 9110, 15.3
        return None
    if is_front_page(asked_url(case)) or marks(facts, "script-shell"):
        return None
    if arrived_elsewhere(case) and _without_query(probe.final_url or "") == _without_query(end_url(case)):
        return "a made-up address of the same site is redirected to the same page"
    return "a made-up address of the same site shows the same page" if same_page(case, probe, facts) else None


def leads_away(case: Case, facts: Facts) -> bool:
    """Tell whether a redirect drops what was asked for: its end neither carries the address nor is a wall by its name or words, which a visitor gets past."""
    end = end_url(case)
    if is_front_page(end) or "?" in end or any(_WALLED.search(part) for part in segments(end)):
        return False
    said = "\n".join((*page_titles(facts), *headings(facts), message(facts)))
    return not any(phrase.search(said) for phrase in (CONSENT, WALL, CHALLENGE, REFUSED, PAYWALL, TOO_MANY, SIGN_IN))


def _without_query(url: str) -> str:
    """Return an address without its query: a search page repeats there what was asked for."""
    return url.partition("#")[0].partition("?")[0]


def _own_words(facts: Facts, url: str) -> frozenset[str]:
    """Return the words of a page, those that it repeats from its address and those with digits left out."""
    repeated = set(_WORD.findall(fold(unquote(url))))
    said = _WORD.findall(fold(" ".join((*(title.text for title in facts.titles), facts.text))))
    return frozenset(word for word in said if word not in repeated and word.isalpha())


def _same_words(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two pages have nearly all their words in common (a Jaccard index of at least 0.9)."""
    return bool(ours) and len(ours & theirs) >= _COMMON * len(ours | theirs)
