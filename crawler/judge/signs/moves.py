"""Whether a chain of redirects is a move: permanent throughout, and plausibly to the same resource."""

from crawler.judge.matching import title_match
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import PERSISTENT, host, segments, site
from crawler.judge.signs.cases import PERMANENT, arrived_elsewhere, asked_url, end_url, redirects, works
from crawler.judge.signs.spelling import changes, is_signed, settled
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
    lasting = next((hop.url for hop in reversed(case.evidence.hops) if not is_signed(hop.url)), None)
    to = settled(lasting.partition("#")[0]) if lasting else None
    return to + _fragment(case) if to and to != asked_url(case) else None


def _plausible(case: Case) -> bool:
    """Tell whether the end may be the same resource: by its address, else by its title."""
    asked, end = asked_url(case), end_url(case)
    if changes(asked, end):
        return True
    agreed = title_match(case)
    if agreed is not TitleMatch.UNKNOWN:
        return agreed is TitleMatch.SAME
    before, after = segments(asked), segments(end)
    if after == before[: len(after)]:  # up to a section of the same site: the page itself is gone
        return False
    return site(asked) == site(end) or before[-1:] == after[-1:] != ()


def _fragment(case: Case) -> str:
    """Return the fragment that a reader ends with, with its number sign: of the last redirect that has one, else the link's own (RFC 9110, 10.2.2)."""
    for hop in reversed(redirects(case)):
        _, sign, given = (hop.header("location") or "").partition("#")
        if sign:
            return sign + given
    written = {place.use.href.partition("#")[2] for place in case.link.places}
    return f"#{written.pop()}" if len(written) == 1 and written != {""} else ""
