"""What edition a target says it is, held against what it said before: the same title with another edition, version or year, or a cover that says so."""

import re
from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.changes import facts_of
from crawler.judge.signs.title_names import alike, pairs
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_numbers import take_numbers
from crawler.judge.title_text import SENTENCE_ON_EDITIONS
from crawler.judge.title_words import clean, read_title
from crawler.records import Check, Facts

_COVER = 600  # characters
_EDITION = Pattern(
    r"\w+[.\s-]+(?:edition|auflage|\u00e9dition|edici[o\u00f3]n|edizione|editie|druk)\b|\bed(?:ition)?\.?\s+\d+",
    re.IGNORECASE,
)
_VERSION = Pattern(r"\b(?:v|ver|version|release|rel)\.?\s?(\d{1,4})\b", re.IGNORECASE)

Change = tuple[str, str, str]


def new_edition(case: Case) -> Change | None:
    """Return the role in which the target's own numbers changed since the last good check, what it said then and what it says now.

    A target that says again what it said at first has not changed.
    """
    first = case.past.first_good
    found = next(_changes(case.past.last_good, case.evidence.facts), None)
    if (
        found
        and first is not None
        and first is not case.past.last_good
        and not any(_changes(first, case.evidence.facts))
    ):
        return None
    return found


def states(title: str, role: str) -> bool:
    """Tell whether a title states a number in a role."""
    numbers = read_title(title).numbers
    return bool({"edition": numbers.edition, "version": numbers.versions, "year": numbers.years}[role])


def _changes(before: Check | None, now: Facts | None) -> Iterator[Change]:
    """Yield each change of a number in a title, then that on a document's cover."""
    then = facts_of(before)
    if then is None or now is None or then.kind != now.kind:
        return
    for old, new in pairs(then, now):
        role = _role(old, new) if old != new else None
        if role and alike(old, new, frozenset()):
            yield role, old, new
    if now.kind != "html" and then.text:
        yield from _on_covers(then.text[:_COVER], now.text[:_COVER])


def _role(old: str, new: str) -> str | None:
    """Return the role in which the numbers of two titles differ as those of editions do: a month makes a date, and the second figure of a version is a correction."""
    before, now = read_title(old).numbers, read_title(new).numbers
    role = conflict(before, now)
    if role == "year":
        return None if before.months or now.months else role
    if role == "version":
        return role if _major(old) and _major(new) and _major(old) != _major(new) else None
    return role if role == "edition" else None


def _major(title: str) -> str | None:
    """Return the first figure of what a title calls its version; a bare "12.31" may be a price."""
    found = _VERSION.search(title)
    return found[1] if found else None


def _on_covers(before: str, now: str) -> Iterator[Change]:
    """Yield a change of the edition that the first words of a document state, where they state one now."""
    then, since = (take_numbers(SENTENCE_ON_EDITIONS.sub(" ", clean(text)))[1] for text in (before, now))
    if since.edition is not None and since.edition != (then.edition or 1):
        yield "edition", _words(before) or "no edition", _words(now) or "another edition"


def _words(text: str) -> str | None:
    """Return the words in which a text states its edition."""
    found = _EDITION.search(clean(text))
    return found[0] if found else None
