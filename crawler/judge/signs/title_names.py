"""What a target calls itself, held against what it called itself before: another name, or the same with a counter, a date, another site's name around it.

Names flap: two take turns, a ticker shows a new one at each look. So the names a target has had beside its first one are remembered in the judgement
(`Judgement.names`): one that comes back is no news, nor is one that has come after another within two checks.
"""

from collections.abc import Collection

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host
from crawler.judge.signs.cases import end_url
from crawler.judge.signs.changes import facts_of
from crawler.judge.signs.texts import fold
from crawler.judge.title_signs import is_site, site_names
from crawler.judge.title_terms import MONTHS
from crawler.judge.title_words import read_title
from crawler.records import Facts

_ALIKE = 85  # of 100; below it, two names name two things
_NOT_NAMES = frozenset({"pdf:text", "og:site_name"})
_MOST, _LONGEST = 4, 120
_DIGITS = Pattern(r"\d+(?:st|nd|rd|th)?")
_MARKS = Pattern(r"[\W_]+")

Pair = tuple[str, str]


def renamed(case: Case, before: Facts | None) -> Pair | None:
    """Return what the target called itself and what it calls itself now, by the first place that says another name; None where it is the same.

    A place that said the same as that one before, and still does, speaks for the old name: then only one of two says otherwise.
    """
    now = case.evidence.facts
    if before is None or now is None or before.titles == now.titles:
        return None
    sites = _sites(case, before, now)
    found = pairs(before, now)
    changed = [pair for pair in found if not alike(*pair, sites)]
    stayed = [pair for pair in found if pair not in changed]
    vouched = any(alike(one[0], other[0], sites) for one in stayed for other in changed)
    return changed[0] if changed and not vouched else None


def pairs(before: Facts, now: Facts) -> list[Pair]:
    """Return the names that two checks read from the same places, each place once."""
    then, since = _names(before), _names(now)
    return [(text, since[source]) for source, text in then.items() if source in since]


def names_since(case: Case) -> tuple[str, ...]:
    """Return the names that the target has had beside its first one; once it has settled on one, that one alone."""
    last, first = case.past.last_good, facts_of(case.past.first_good)
    known = last.judgement.names if last else ()
    pair = renamed(case, first)
    if pair is None:
        return known
    name = pair[1][:_LONGEST]
    if renamed(case, facts_of(last)) is None:
        return (name,)
    return known if had(name, known) else (*known, name)[-_MOST:]


def had(name: str, known: Collection[str]) -> bool:
    """Tell whether a target has had a name before."""
    return any(alike(name, other, frozenset()) for other in known)


def alike(one: str, other: str, sites: Collection[str]) -> bool:
    """Tell whether two names are one, but for numbers, dates, punctuation and the name of the site around it."""
    if one == other:
        return True
    plain, others = _plain(one), _plain(other)
    if plain.replace(" ", "") == others.replace(" ", "") or token_sort_ratio(plain, others) >= _ALIKE:
        return True
    ours, theirs = _segments(one, sites), _segments(other, sites)
    shared, left, right = ours & theirs, ours - theirs, theirs - ours
    if shared:
        return _words(shared) >= max(map(_words, ({part} for part in left | right)), default=0)
    return bool(left and right) and token_set_ratio(" ".join(sorted(left)), " ".join(sorted(right))) >= _ALIKE


def _names(facts: Facts) -> dict[str, str]:
    """Return the first name of each place."""
    return {title.source: title.text for title in reversed(facts.titles) if title.source not in _NOT_NAMES}


def _sites(case: Case, *facts: Facts) -> frozenset[str]:
    """Collect what the site may be called."""
    named = [title.text for one in facts for title in one.titles if title.source == "og:site_name"]
    return site_names(host(end_url(case)), [read_title(text).plain for text in named])


def _plain(text: str) -> str:
    """Return a name without numbers, months and marks."""
    words = _MARKS.sub(" ", _DIGITS.sub(" ", fold(text))).split()
    return " ".join(word for word in words if word not in MONTHS)


def _segments(text: str, sites: Collection[str]) -> set[str]:
    """Return the parts of a name between separators, numbers and the site's name aside."""
    parts = {_plain(part.plain) for part in read_title(text).segments if not is_site(part.plain, sites)}
    return {part for part in parts if part}


def _words(parts: set[str]) -> int:
    return sum(len(part.split()) for part in parts)
