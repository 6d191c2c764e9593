"""Whether a chain of redirects is a move: permanent throughout, and plausibly to the same resource."""

from crawler.judge.matching import title_match
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import PERSISTENT, change, host, segments, site
from crawler.judge.signs.cases import PERMANENT, arrived_elsewhere, asked_url, end_url, redirects, works
from crawler.records import TitleMatch


def moved_for_good(case: Case) -> bool:
    """Tell whether every redirect is permanent and the end is plausibly the same resource."""
    if not works(case) or not arrived_elsewhere(case) or host(asked_url(case)) in PERSISTENT:
        return False
    return all(hop.status in PERMANENT for hop in redirects(case)) and _plausible(case)


def _plausible(case: Case) -> bool:
    """Tell whether the end may be the same resource: by its address, else by its title."""
    asked, end = asked_url(case), end_url(case)
    if change(asked, end) != "address":
        return True
    agreed = title_match(case)
    if agreed is not TitleMatch.UNKNOWN:
        return agreed is TitleMatch.SAME
    return site(asked) == site(end) or segments(asked)[-1:] == segments(end)[-1:] != ()
