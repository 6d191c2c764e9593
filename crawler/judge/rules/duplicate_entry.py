"""A work is listed twice.

## What it finds

Two entries, in one catalogue or in two, that name the same work: one DOI, titles that are equal but for case, punctuation and accents, and
longer titles that differ in a single word (one more, or spelt otherwise). Where the same people made both in the same year, titles may differ in more: in small words,
in the spelling of two words, in where a word is cut, or, unless both have addresses and none in common, in a subtitle that only one of them has. A title of one or two words, or a day, says too little: there the address must be the same too, or
all that is said; of three or four, within one catalogue no two sites, unless somebody is known to have made both. Entries of different years, of different authors,
different pages of a volume (a magazine's column), parts, volumes, editions or languages are different works, and so is an erratum. So are titles of which one goes on
after a colon, or has one word more at an address of its own, names in capitals that differ (EdDSA, ECDSA), and addresses that differ in the number of a version. A title that comes back in one catalogue at three addresses or more ("From the president") is a heading, not a work. A catalogue that
names ten things and a tenth of its entries again, by one address under another heading (by name, by kind), is made so, and they are left alone (a twenty-fifth where each is described anew, for what it says there); so are the records of a register in which ten titles come back under
other numbers of one address ("Denial of service in ...").
What one catalogue names again under another heading with the same address (a thing that serves two purposes), or with no word on it and no address, or under headings of different days at addresses of their own
(a talk that was given twice), or of other years by what is said of them, or a name of a few words at addresses of their own (a blog and a course), is information only, since it may be meant.
Parts of a book often carry the book's DOI: under one DOI titles that differ are one work unless the authors or years differ too, or a number or a word for a part does, or both have addresses of their own and only speak of it.

## Why it matters

Readers wonder which of the two is right; one of them is forgotten when the work moves. Where the titles differ in a word, one catalogue has it wrong.

## Example

> *Co-production: a manifesto for growing the economy*

> *Co-production - a manifesto for growing the core economy*

## What to do

Within a catalogue keep the fuller entry and take out the other. Across catalogues both may stay; give them the same title and address.
"""

from collections import Counter
from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule, Wording
from crawler.judge.rules._duplicates import ALIKE, NAMED, doi, other_record, pairs
from crawler.judge.rules._near_titles import LEAST
from crawler.judge.rules._prose import shorten, words
from crawler.judge.rules._told_apart import addresses
from crawler.records import Entry, Finding, Severity

_ELSEWHERE = "elsewhere"  # under another heading
_YEAR = Pattern(r"\b(?:19|20)\d\d\b")
_HABIT = 10  # times that a list names a thing again under another heading, or a title under another number, from which it is made so
_ONE_IN = 10  # entries for each
_ONE_WORDED_IN = 25  # the same where each time other words are said of it


def _titles(first: Entry, again: Entry, confidence: float) -> str:
    if words(first.title) == words(again.title):
        return "equal"
    return {ALIKE: "nearly equal", NAMED: "differ"}.get(confidence, "one word differs")


def _finding(first: Entry, again: Entry, confidence: float) -> Finding:
    params = {
        "text": shorten(again.title),
        "where": "title",
        "other": shorten(first.title),
        "other_entry": first.id,
        "other_catalogue": first.catalogue,
        "titles": _titles(first, again, confidence),
        "doi": doi(first) if doi(first) == doi(again) else None,
    }
    if _may_be_meant(first, again):
        params["form"] = _ELSEWHERE
    return Finding(RULE.slug, entry=again.id, catalogue=again.catalogue, params=params, confidence=confidence)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each entry that names a work named before, in any of the catalogues."""
    entries = [entry for reading in readings.catalogues for entry in reading.entries]
    found = list(pairs(entries))
    sizes = {reading.head.name: len(reading.entries) for reading in readings.catalogues}
    twice = Counter(again.catalogue for first, again, _ in found if _under_two_headings(first, again))
    anew = Counter(
        again.catalogue for first, again, _ in found if _under_two_headings(first, again) and _worded_anew(first, again)
    )
    records = Counter(again.catalogue for first, again, _ in found if other_record(first, again))
    for first, again, confidence in found:
        size = sizes[again.catalogue]
        by_subject = twice[again.catalogue] >= max(_HABIT, size / _ONE_IN) or anew[again.catalogue] >= max(
            _HABIT, size / _ONE_WORDED_IN
        )
        register = records[again.catalogue] >= _HABIT
        if not ((by_subject and _under_two_headings(first, again)) or (register and other_record(first, again))):
            yield _finding(first, again, confidence)


def _may_be_meant(first: Entry, again: Entry) -> bool:
    """Return whether a catalogue may name a thing a second time on purpose: in another year, or under another heading at its one address, without a word on it, at another day, or something else of that name."""
    ours, theirs = addresses(first), addresses(again)
    if (
        first.catalogue == again.catalogue
        and ours
        and theirs
        and not ours & theirs
        and _told_of_other_years(first, again)
    ):
        return True
    if first.catalogue != again.catalogue or first.section == again.section:
        return False
    bare = not (first.links or again.links or first.description or again.description)
    dated = all(any(map(_YEAR.search, entry.section)) for entry in (first, again))
    named = bool(ours and theirs) and len(words(first.title)) < LEAST
    return bare or ((dated or named) and not ours & theirs) or _under_two_headings(first, again)


def _told_of_other_years(first: Entry, again: Entry) -> bool:
    """Return whether what is said of each of two entries names years, and none in common: a talk that was given twice."""
    ours, theirs = (frozenset(_YEAR.findall(entry.description)) for entry in (first, again))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _under_two_headings(first: Entry, again: Entry) -> bool:
    """Return whether a catalogue names one thing with one address under two of its headings."""
    of_one_list = first.catalogue == again.catalogue and first.section != again.section
    return of_one_list and words(first.title) == words(again.title) and bool(addresses(first) & addresses(again))


def _worded_anew(first: Entry, again: Entry) -> bool:
    """Return whether something else is said of each of two entries."""
    return bool(first.description and again.description) and words(first.description) != words(again.description)


RULE = Rule(
    code="C003",
    slug="duplicate-entry",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Work listed twice",
    message="\u201c{text}\u201d seems to be the work already listed in {other_catalogue} as \u201c{other}\u201d.",
    suggestion="Keep the fuller entry; where the titles differ, see which one the work itself carries.",
    wordings={
        _ELSEWHERE: Wording(
            "\u201c{text}\u201d stands twice in {other_catalogue}, which may be meant.",
            "If it is not, keep the fuller entry and take out the other.",
            Severity.INFO,
        ),
    },
    page=__doc__ or "",
    check_catalogue=check,
)
