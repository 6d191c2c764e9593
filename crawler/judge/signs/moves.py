"""Whether a chain of redirects is a move: permanent throughout, and plausibly to the same resource."""

from crawler.judge.matching import title_match
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host, segments, site, split, without_tracking
from crawler.judge.signs.cases import PERMANENT, arrived_elsewhere, asked_url, end_url, redirects, works
from crawler.judge.signs.resolvers import PERSISTENT, SHORTENERS
from crawler.judge.signs.spelling import change, changes, is_fleeting, same, settled
from crawler.records import TitleMatch


def moved_to(case: Case) -> str | None:
    """Return the address that a resource has moved to for good; None when it has not.

    Every redirect is permanent, and the end is plausibly the same resource. Addresses that hold for an hour are passed over for the last
    one before them; what belongs to one visit is left out, and the fragment that readers arrive at is kept.
    """
    if not works(case) or not arrived_elsewhere(case) or host(asked_url(case)) in PERSISTENT:
        return None
    if any(hop.status not in PERMANENT for hop in redirects(case)) or not _plausible(case):
        return None
    asked, to = asked_url(case), lasting_end(case)
    return None if same(asked, to) or _loses_https(asked, to) else to


def kinds_of(case: Case, to: str) -> tuple[str, frozenset[str]]:
    """Return the name of a move, and everything in which it differs: spellings, a short link, or nothing for another address."""
    if host(asked_url(case)) in SHORTENERS:
        return "shortener", frozenset({"shortener"})
    return change(asked_url(case), to), changes(asked_url(case), to)


def lasting_end(case: Case) -> str:
    """Return the last address of the chain that will hold, without what belongs to one visit; the one asked where none will."""
    lasting = next((hop.url for hop in reversed(case.evidence.hops) if not is_fleeting(hop.url)), asked_url(case))
    return settled(lasting.partition("#")[0]) + _fragment(case)


def _loses_https(asked: str, to: str) -> bool:
    """Tell whether nothing is gained: the same address, but insecure."""
    return "scheme" in changes(asked, to) and split(to).scheme == "http"


def _plausible(case: Case) -> bool:
    """Tell whether the end may be the same resource: by its address, else by its title."""
    asked, end = asked_url(case), end_url(case)
    if changes(asked, end):
        return True
    agreed = title_match(case)
    if agreed is not TitleMatch.UNKNOWN:
        return agreed is TitleMatch.SAME
    if host(asked) in SHORTENERS:
        return True
    before, after = segments(asked), segments(end)
    if site(asked) == site(end) and _is_above(asked, end):  # up to a section of the same site: the page itself is gone
        return False
    return site(asked) == site(end) or before[-1:] == after[-1:] != ()


def _is_above(asked: str, end: str) -> bool:
    """Tell whether an address is that of a section, or lacks the query that chose the page."""
    before, after = segments(asked), segments(end)
    shorter = len(after) < len(before) or bool(split(without_tracking(asked)).query and not split(end).query)
    return shorter and after == before[: len(after)]


def _fragment(case: Case) -> str:
    """Return the fragment that a reader ends with, with its number sign: of the last redirect that has one, else the link's own (RFC 9110, 10.2.2)."""
    for hop in reversed(redirects(case)):
        _, sign, given = (hop.header("location") or "").partition("#")
        if sign:
            return sign + given
    written = {place.use.href.partition("#")[2] for place in case.link.places}
    return f"#{written.pop()}" if len(written) == 1 and written != {""} else ""
