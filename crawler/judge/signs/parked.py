"""The signs of a parked domain: words alone never suffice."""

from collections.abc import Iterator

from crawler.judge.rule import Case
from crawler.judge.signs.addresses import site
from crawler.judge.signs.cases import THIN, arrived_elsewhere, asked_url, end_url, marks, page
from crawler.judge.signs.parking import is_lander, names_itself, seller
from crawler.judge.signs.phrases import FOR_SALE
from crawler.judge.signs.sameness import shown_for_any
from crawler.judge.signs.texts import headings, mentions, page_titles, told
from crawler.judge.signs.weights import Sign
from crawler.records import Facts


def parked_signs(case: Case) -> tuple[Sign, ...]:
    """Return every sign, or nothing where no sign is more than words."""
    facts = page(case)
    if facts is None:
        return ()
    hard = tuple(_hard(case, facts))
    return (*hard, *_words(case, facts)) if hard else ()


def _hard(case: Case, facts: Facts) -> Iterator[Sign]:
    """Look for what only parking leaves: marks, sellers' hosts, landers, an offer of the domain at every address."""
    for name in marks(facts, "parking")[:1]:
        yield Sign(f"the page bears the mark of a parking service ({name or 'unnamed'})", 0.5)
    asked, end = asked_url(case), end_url(case)
    if asked != end:
        yield from _sent(asked, end)
    if mentions((*page_titles(facts), *headings(facts)), FOR_SALE) and shown_for_any(case, facts):
        yield Sign("a made-up address of the same site makes the same offer", 0.3)


def _sent(asked: str, end: str) -> Iterator[Sign]:
    """Look at where redirects ended."""
    sold = seller(end)
    if sold is not None and site(asked) != site(end):
        yield Sign(f"the visitor is sent to a seller of domains ({sold})", 0.6)
    if is_lander(end) and not is_lander(asked):
        yield Sign("redirects end at a lander", 0.4)


def _words(case: Case, facts: Facts) -> Iterator[Sign]:
    """Look at what the page says of itself."""
    texts = (*page_titles(facts), *headings(facts))
    if any(FOR_SALE.search(text) for text in texts):
        yield Sign("its title or heading offers the domain", 0.4)
    if names_itself(texts, asked_url(case)):
        yield Sign("its title is the bare name of the domain", 0.3)
    if told(facts) < THIN:
        yield Sign("it says very little", 0.2)
    if arrived_elsewhere(case) and site(asked_url(case)) != site(end_url(case)):
        yield Sign("the visitor ends on another site", 0.1)
