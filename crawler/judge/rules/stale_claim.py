"""Something is called new beside a year long gone.

## What it finds

*New*, *now available*, *up-to-date*, *latest*, *this year*, *forthcoming* and the like in a description, where the entry is of a year more
than `judge.stale_after` years ago. An entry without a year is measured by the newest year of its catalogue (if one entry in twenty has any) or of its own words; where these say nothing, only
what people are to register for now or what has just come out counts, by a year in the same sentence ("Registration for the 2019 meeting is now open", "Just published: the guide for 2014"). A date
promised ("forthcoming in 2014", "is expected in spring 2016") counts as soon as it has passed, to the month where one is named. In a bibliography (BibTeX, RIS, CSL, OAI-PMH) descriptions are abstracts in the words
of their day: there only *forthcoming* and *in press* that stand by themselves, and a *new!* in front, count. In German and French what is announced and promised counts too ("Neu erschienen", "jetzt online", "la nouvelle \u00e9dition", "vient de para\u00eetre", "erscheint im Herbst 2016", "sera publi\u00e9e en mars 2018"). Names (New Economics Foundation) and ordinary phrases (new ways of working, keep records up to date, a site with the latest news, a new bulletin each month) do not count, nor does a piece of news that bears its day ("Version 2.1 released, 6 August 2017").

## Why it matters

A reader takes the catalogue at its word, and trusts nothing else on the page once it turns out that the *new* pamphlet is ten years old.

## Example

> A new pamphlet gives an up-to-date outline of co-production.

All that can be dated on the page is of 2008 to 2010.

## What to do

Replace the claim by the year ("a pamphlet of 2010"), or link the edition that is the newest today.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Reading, Readings, Rule
from crawler.judge.rules._claims_elsewhere import ANNOUNCED, CLAIMS, PROMISES, promised_year
from crawler.judge.rules._prose import BIBLIOGRAPHIES, Piece, descriptions, sentences, titles
from crawler.judge.signs.days import begins_with_a_day, names_a_day
from crawler.records import Finding, Severity

_RESOURCE = (
    r"(?:annual report|article|bibliography|blog|book|booklet|brief|briefing|brochure|bulletin|case study|case studie|collection|course"
    r"|data(?=\s*(?:[.,;:)]|$|(?:on|from|about|for|in|is|are|show|shows|reveal)\b))|database|dataset|directory|edition|evidence review|factsheet|figure|film|finding|guidance|guide|guideline|handbook|issue|leaflet"
    r"|magazine|manual|newsletter|overview|pamphlet|paper|pod ?cast|post|publication|release|report|research|resource|review|series|site|statistic"
    r"|studie|study|summary|survey|tool|toolkit|update|version|video|web ?site|webinar|white paper)s?"
)
_BETWEEN = r"(?:[a-z][\w'\u2019-]*[ ]){0,2}?"
_NEW = Pattern(
    rf"(?<![\w-])(?:(?:[Aa]|[Tt]his|[Tt]hese|[Tt]he|[Oo]ur|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)[ ])?(?:[Bb]rand[- ])?[Nn]ew[ ](?!versions of\b|to\b){_BETWEEN}{_RESOURCE}\b"
)
_CLAIM = Pattern(
    r"\b(?:(?:is|are) now (?:available(?! as\b)|out|online|live)|(?<!is )(?<!are )now available|out now(?! and\b)|available soon|soon to be (?:published|launched|released)|just (?:been )?(?:published|launched|released|out(?! of\b))"
    r"|(?:newly|recently) (?:published|launched|released|updated|revised)|coming soon(?! to an?\b)"
    r"|(?<!for )up[- ]to[- ]date(?! (?:with|on)\b)(?: [a-z][\w-]*)?|(?<!at the )\blatest (?!news\b|events?\b|from\b|posts?\b|updates?\b|information\b|developments?\b|thinking\b|stories\b|jobs\b|vacancies\b)(?!\w+ age\b|versions?\b|releases?\b|things?\b|browsers?\b|devices?\b|phones?\b|technolog|possible\b)[a-z][\w-]*|(?:earlier|later) this year|(?<!the )(?:this|last|next) (?:year|month|week)['\u2019]s \w+"
    r"|(?:published|launched|released|updated) this year|(?<!not )(?<!be )(?<!and )(?<!of )forthcoming(?! and\b)(?: [a-z][\w-]*)?"
    rf"|newest (?:addition|{_RESOURCE})\b|\bcurrent (?:edition|issue)\b|\bthis year,? (?:we|our)\b"
    r"|\bnext (?:week|month|year|spring|summer|autumn|winter)\b[^,;:.]{0,80} will\b|\b(?:will|launch(?:ing|es)|appear(?:ing|s)|open(?:ing|s)|publish(?:ing|ed)|due|out) (?:[\w-]+ ){0,4}?(?:(?<!the )|(?<=in the )|(?<=over the ))next (?:week|month|year|spring|summer|autumn|winter)\b(?!['\u2019]s\b| of\b)"
    r"|hot off the press|\bin press(?=[.,;:)]|$))",
    re.IGNORECASE,
)
# " in the spring of 2014", " by early", " on 3 May": what stands before the year of a date.
_DATED = (
    r"(?: again| later)? (?:in|by|during|before|from|on|at|around|towards)"
    r"(?: the (?:end|start|beginning|middle|(?:first|second|third|last) (?:half|quarter)|spring|summer|autumn|fall|winter) of"
    r"|[ /](?:early|late|mid|spring|summer|autumn|fall|winter|christmas|easter|q[1-4]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?|\d{1,2}(?:st|nd|rd|th)?)){0,4}[ -]"
)
_PROMISE = Pattern(
    r"\b(?:(?:(?:forthcoming|coming soon|(?:is|are) due(?! to (?!be\b|appear\b|come\b|open\b|start\b|close\b|end\b|launch\b))|due out"
    r"|(?:(?:is|are) (?:now |currently )?|(?<=\())(?:expected|planned|scheduled)(?! to (?!appear\b|be (?:published|launched|released|available)\b))"
    r"|(?<!was )(?<!were )to be (?:published|launched|released)|(?:(?<=\()|(?<=, ))to appear)\b[^.!?\n]{0,40}?\b"
    rf"|will (?:be (?:published|launched|released|available)\b[^.!?\n]{{0,40}}?|be out|be held|take place|appear|come out|follow|go live|open){_DATED}))(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TAG = Pattern(
    r"^(?:\[new\]|\(new\)|new!|NEW:)|(?:\[new\]|\(new\)|\bnew!|\((?:forthcoming|coming soon|in press)\))$",
    re.IGNORECASE,
)
_OPENING = Pattern(r"^(?:\[new\]|\(new\)|(?:brand[- ])?new!|NEW:)", re.IGNORECASE)
_KEEPING = Pattern(r"\b(?:keep\w*|kept|stay\w*|bring\w*|brought|maintain\w*|remain\w*|get\w*)\b[^,;:]*$", re.IGNORECASE)
# "to create a new website": what the reader will do; "has produced a new guide" is a claim.
_MAKING = Pattern(
    r"\b(?:(?:to|can|could|help|how|and|or|you) \w+|\w+ing|develop|create|write|build|design|produce|start|set up)(?: (?:an?|the|your|our|their|any))?\s*$",
    re.IGNORECASE,
)
# "calls for new research", "trying out new resources", "old and new reports": newness that is wanted, used or spoken of.
_WANTED = Pattern(
    r"\b(?:for|to|each|every|any|given|important|uncover\w*|old and|(?:cope|copes|coping) with|out|keep\w*)(?: (?:an?|the))?\s*$",
    re.IGNORECASE,
)
_LACKED = Pattern(r"\b(?:will be|is|are) (?:needed|required)\b|\bneed for\b", re.IGNORECASE)
_OPEN_NOW = Pattern(
    r"\b(?:registrations?|bookings?|applications?|nominations?|submissions?|entries|enrolment|tickets?)(?: [\w'\u2019-]+){0,8}? (?:is|are) now (?:open|on sale)\b",
    re.IGNORECASE,
)
# "every January and September": it is new again each time.
_RECURRING = Pattern(
    r"\b(?:every|each) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)?day|week|month|year|term|season|spring|summer|autumn|winter"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_OF_PEOPLE = Pattern(r"s['\u2019] ")  # "New runners' course"
_OWN = Pattern(r"(?:^|[;,.(\[])\s*(forthcoming|in press)\s*(?=[;,.)\]]|$)", re.IGNORECASE)
_ARTICLE = Pattern(r"^(?:an?|the|two|three|four|five) ", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = Pattern(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?,? (?=(?:19|20)\d\d\b)"
)
_DATED_IN = 20  # entries for each that has a year, up to which the newest of these speaks for a catalogue
_CLOSE = 120  # characters before a claim that are looked at
_ALWAYS = Pattern(r"\balways\b", re.IGNORECASE)
_YEAR = Pattern(r"\b(?:19[5-9]\d|20\d\d)\b")


def _years(text: str, until: int) -> list[int]:
    return [year for year in map(int, _YEAR.findall(text)) if year <= until]


def _ends(pattern: Pattern, sentence: str, end: int) -> bool:
    """Return whether the words close before a place of a sentence lead up to it in the way that a pattern says."""
    return pattern.compiled.search(sentence, max(0, end - _CLOSE), end) is not None


def _claims(sentence: str) -> Iterator[str]:
    """Yield what a sentence calls new, and what it says to be available now or the latest."""
    if not (_LACKED.search(sentence) or _RECURRING.search(sentence)):
        for match in _NEW.finditer(sentence):
            start = match.end() - len(_ARTICLE.sub("", match.group()))
            lasting = _ends(_MAKING, sentence, start) or _ends(_WANTED, sentence, start)
            if not (lasting or _OF_PEOPLE.search(match.group())):
                yield match.group()
    yield from _open_now(sentence)
    yield from (match.group() for match in CLAIMS.finditer(sentence))
    always = bool(_ALWAYS.search(sentence))
    for match in _CLAIM.finditer(sentence):
        start, claim = match.start(), match.group().lower()
        kept = claim.startswith("up") and (always or _ends(_KEEPING, sentence, start))
        lasting = claim.startswith("latest") and (always or _ends(_MAKING, sentence, start))
        if not (kept or lasting):
            yield match.group()


def _open_now(sentence: str) -> Iterator[str]:
    """Yield what a sentence says people can register for now."""
    yield from (match.group() for match in _OPEN_NOW.finditer(sentence))


def _announced(sentence: str) -> Iterator[str]:
    """Yield what a sentence says to have just come out, or to be open now."""
    yield from _open_now(sentence)
    yield from (match.group() for match in ANNOUNCED.finditer(sentence))


def _of_description(text: str, *, quoted: bool) -> list[str]:
    """Return the claims of a description; in one that quotes the work's own abstract only those that a catalogue makes."""
    if quoted:
        return [*_OPENING.findall(text), *_OWN.findall(text)]
    return _OPENING.findall(text) + [claim for sentence in sentences(text) for claim in _claims(sentence)]


def _of_entry(piece: Piece, newest: int | None, readings: Readings, *, quoted: bool) -> Iterator[Finding]:
    """Yield the aged claims of an entry: measured by its year, else by the newest year known around it."""
    own = piece.entry.year if piece.entry else None
    dated = own or newest
    found = [] if dated is None else list(_beside(piece, dated, readings, quoted=quoted))
    yield from (replace(one, params={**one.params, "year_of": "entry" if own else "catalogue"}) for one in found)
    if not (found or own or quoted) and piece.where == "description":
        yield from _by_sentence(piece, readings, _announced)


def _beside(piece: Piece, dated: int, readings: Readings, *, quoted: bool) -> Iterator[Finding]:
    """Yield the claims that stand beside a year, or a younger one in the words themselves, that is long gone."""
    year = max((dated, *_years(piece.text, readings.now.year)))
    if readings.now.year - year > readings.settings.stale_after:
        claims = _TAG.findall(piece.text) if piece.where == "title" else _of_description(piece.text, quoted=quoted)
        for claim in dict.fromkeys(claims):
            yield piece.finding(RULE.slug, claim, confidence=0.8, year=year)


def _by_sentence(piece: Piece, readings: Readings, claims: Callable[[str], Iterator[str]]) -> Iterator[Finding]:
    """Yield the aged claims of words that nothing else dates: only where a year stands in the same sentence."""
    for sentence in sentences(piece.text):
        year = max(_years(sentence, readings.now.year), default=readings.now.year)
        if begins_with_a_day(sentence):
            continue
        if readings.now.year - year > readings.settings.stale_after:
            for claim in dict.fromkeys(claims(sentence)):
                yield piece.finding(RULE.slug, claim, confidence=0.7, year=year, year_of="sentence")


def _broken_promises(piece: Piece, readings: Readings) -> Iterator[Finding]:
    for match in chain(_PROMISE.finditer(piece.text), PROMISES.finditer(piece.text)):
        year = promised_year(match)
        if (year, _month(match.group())) < (readings.now.year, readings.now.month):
            yield piece.finding(RULE.slug, match.group(), confidence=0.9, year=year, year_of="promise")


def _month(promise: str) -> int:
    """Return the last month that a promise may mean: of its year the last where it names none."""
    named = _MONTH.findall(promise.lower())
    return _MONTHS.index(named[-1]) + 1 if named else len(_MONTHS)


def _of_reading(reading: Reading, readings: Readings) -> Iterator[Finding]:
    dated = [entry.year for entry in reading.entries if entry.year and entry.year <= readings.now.year]
    newest = max(dated) if dated and len(dated) * _DATED_IN >= len(reading.entries) else None
    quoted = reading.head.format in BIBLIOGRAPHIES
    for piece in (*titles(reading), *descriptions(reading)):
        if piece.entry and names_a_day(piece.entry.title):
            continue
        promises = list(_broken_promises(piece, readings))
        if promises:
            yield from promises
        elif piece.entry:
            yield from _of_entry(piece, newest, readings, quoted=quoted)
        else:
            yield from _by_sentence(piece, readings, _claims)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the claims of newness that stand beside an old year."""
    for reading in readings.catalogues:
        yield from _of_reading(reading, readings)


RULE = Rule(
    code="C013",
    slug="stale-claim",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Claim of newness that has aged",
    message="\u201c{text}\u201d stands beside {year}.",
    suggestion="Say the year instead, or link the newest edition.",
    page=__doc__ or "",
    check_catalogue=check,
)
