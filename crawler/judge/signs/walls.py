"""What stands between us and a page: challenges, refusals, walls that want something first."""

from crawler.judge.matching import primary_entries, title_match
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import segments
from crawler.judge.signs.cases import (
    BLOCK_STATUSES,
    THIN,
    arrived_elsewhere,
    asked_url,
    marks,
    page,
    status,
)
from crawler.judge.signs.phrases import ERROR_FILLER
from crawler.judge.signs.refusals import checks, refuses
from crawler.judge.signs.texts import explains_codes, headings, mentions, message, page_titles, says, told
from crawler.judge.signs.wall_phrases import (
    CHALLENGE,
    CONSENT,
    PAYWALL,
    REFUSED,
    REFUSING,
    TOO_MANY,
    TURNED_AWAY,
    WALL,
)
from crawler.judge.signs.wordings import DENIED, HUMAN, worded
from crawler.records import Facts, TitleMatch

# Headers that say so by themselves. Cloudflare: "Detect a challenge page response"; AWS WAF: "CAPTCHA and Challenge
# actions". Other headers of a defence stand on healthy pages as well and prove nothing.
_DECLARED = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "challenge", "AWS WAF"),
    ("x-amzn-waf-action", "captcha", "AWS WAF"),
)
_DECLARING = frozenset(name for name, _, _ in _DECLARED)
_ALSO_A_NAME = Pattern(
    r"\b(?:forbidden|denied|acceptable|rejected|restricted|limited|blocked|banned|prohibited|refused|robots?|bots?|human)\b"
)  # of films, songs and books
WALL_FILLER = Pattern(
    r"\b(?:sorry|oops|please|the|this|that|is|are|your|you|we|our|to|of|a|an|it|page|site|website|content|service|video|currently|now|first|continue|enter|visit|view|enter|confirm)\b"
)
_HARDLY = 6  # words
_FEW = 60  # words of a page that turns visitors away in a sentence or two


def challenger(case: Case) -> str | None:
    """Return who set a challenge before the page, or None.

    A mark in the body counts only on an answer that blocks or a page that says next to nothing: the same scripts
    stand on healthy pages.
    """
    owner = _declared(case)
    if owner is not None:
        return owner
    code, facts = status(case), case.evidence.facts
    if facts is None or code in {404, 410} or not _bars(code, facts):
        return None
    vendor = next(iter(marks(facts, "challenge")), None)
    called = (*page_titles(facts), *headings(facts))
    asks = says(called, CHALLENGE) is not None or _asks(facts, called)
    captcha = next(iter(marks(facts, "captcha")), None)
    if captcha is not None and (code in BLOCK_STATUSES or mentions(called, CHALLENGE)):
        vendor = vendor or captcha
    return vendor or ("the site" if asks else None)


def _asks(facts: Facts, called: tuple[str, ...]) -> bool:
    """Tell whether a page of few words asks for a proof of being human."""
    asked = (checks(called) or worded(HUMAN, called)) if told(facts) < _FEW else None
    return asked is not None and _means_it(facts, asked)


def _declared(case: Case) -> str | None:
    """Return who says in a header that this is a challenge."""
    hops = case.evidence.hops
    if not hops or _DECLARING.isdisjoint(name for name, _ in hops[-1].headers):
        return None
    said = (owner for name, value, owner in _DECLARED if (case.evidence.header(name) or "").lower() == value)
    return next(said, None)


def refusal(case: Case) -> str | None:
    """Return the words with which a thin page of status 200 turns visitors away, or None."""
    facts = page(case)
    if facts is None or told(facts) >= THIN or title_match(case) is TitleMatch.SAME:
        return None
    called = (*page_titles(facts), *headings(facts))
    few = told(facts) < _FEW
    said = says(called, REFUSED, ERROR_FILLER) or ((refuses(called) or worded(DENIED, called)) if few else None)
    if said is None:
        away = TURNED_AWAY.search(message(facts)) if few else None
        return away and away[0]
    return said if _means_it(facts, said) else None


def _means_it(facts: Facts, said: str) -> bool:
    """Tell whether a page that says so refuses, rather than is called so, as a film or a song: it says no more than that, or speaks of requests."""
    if not _ALSO_A_NAME.search(said):
        return True
    rest = message(facts)
    for heading in headings(facts):
        rest = rest.replace(heading, " ")
    return len(rest.split()) < _HARDLY or REFUSED.search(rest) is not None or REFUSING.search(rest) is not None


def wall(case: Case) -> str | None:
    """Return the words of a page that wants something (consent, an age, another browser) before it shows anything; None where there is none.

    A banner on the page itself is none: the page must say next to nothing else. In place of the resource its title or main heading must say so,
    since banners have headings too.
    """
    facts = page(case)
    if facts is None or told(facts) >= THIN or title_match(case) is TitleMatch.SAME:
        return None
    if not arrived_elsewhere(case) and (
        not primary_entries(case) or CONSENT.search(" ".join(segments(asked_url(case))))
    ):
        return None
    first = tuple(headings(facts)[: sum(title.source == "h1" for title in facts.titles)])
    called = (*page_titles(facts), *(headings(facts) if arrived_elsewhere(case) else first))
    return says(called, CONSENT, ERROR_FILLER) or (says(called, WALL, WALL_FILLER) if told(facts) < _FEW else None)


def too_many(case: Case) -> str | None:
    """Return the words with which a thin page says that it was asked too often, or None."""
    facts = page(case)
    if facts is None or told(facts) >= THIN:
        return None
    said = says((*page_titles(facts), *headings(facts)), TOO_MANY, ERROR_FILLER)
    if said is None and told(facts) < _FEW and title_match(case) is not TitleMatch.SAME and not explains_codes(facts):
        found = TOO_MANY.search(message(facts))
        said = found and found[0]
    return said


def paywall(case: Case) -> str | None:
    """Return the words with which a thin page wants to be paid for before it shows anything, or None."""
    facts = page(case)
    if facts is None or told(facts) >= THIN or title_match(case) is TitleMatch.SAME:
        return None
    called = (*page_titles(facts), *headings(facts))
    found = PAYWALL.search("\n".join(called)) or (PAYWALL.search(message(facts)) if told(facts) < _FEW else None)
    return found and found[0]


def _bars(code: int | None, facts: Facts) -> bool:
    """Tell whether an answer could be a wall: a status that blocks, or hardly a word on the page."""
    return code in BLOCK_STATUSES or told(facts) < THIN
