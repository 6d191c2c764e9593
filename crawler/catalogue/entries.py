"""Drafts to entries: title, description, credits, kind and links."""

import re
from collections.abc import Sequence

from crawler.catalogue.author_list import authors_of
from crawler.catalogue.credit import Credit, credit_in_prose, parse_credit, year_at_end
from crawler.catalogue.languages import language_in_words
from crawler.catalogue.names import is_person
from crawler.catalogue.reading import Reading, read_title
from crawler.catalogue.roles import uses_of
from crawler.catalogue.segment import Draft
from crawler.catalogue.sentence_end import SENTENCES
from crawler.catalogue.titles import clean_title, split_author
from crawler.catalogue.words import KIND, KINDS
from crawler.records import Entry, Role, Use

_SAID_KIND = re.compile(
    rf"(?:^\W*(?:this|these|an?|the)|(?:^[^.!?]*[.!?])\s(?:this|the))\s+(?P<between>(?:[\w'\u2019&,-]+\s+){{0,5}}?)(?P<kind>{KIND})s?\b(?! (?:from|of|in|by) \d)",
    re.IGNORECASE,
)
_LONGEST_KIND = max(map(len, KINDS))
_TITLE_KIND = re.compile(rf"\b({KIND})$", re.IGNORECASE)
_SURE_IN_TITLES = frozenset(
    (
        "toolkit",
        "handbook",
        "manual",
        "blog",
        "podcast",
        "factsheet",
        "newsletter",
        "webinar",
        "guide",
        "workbook",
        "directory",
        "checklist",
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_ASIDE = 80  # characters
_LONGEST_SENTENCE = 500  # characters
_BEGINNINGS = (
    re.compile(r"\(([^()]{4,80})\)"),
    re.compile(r"(?!(?:since|until|till|before|after|from|seit|bis|depuis)\b)(.{4,80}?)\.\s", re.IGNORECASE),
    re.compile(r"(.{4,80}?)\s[-\u2013\u2014]\s"),
)
_OPENING_BRACKET = re.compile(r"^(.{3,}?)\s*\(([^()]{4,80})\)$")


def entry_of(draft: Draft, catalogue: str, base: str | None) -> Entry | None:
    """Return the entry of a draft, without id; None when no title is left of it."""
    reading = _credited(read_title(draft))
    title, authors = split_author(clean_title(reading.title))
    title = clean_title(title)
    description = " ".join(part for part in reading.description if part)
    links = uses_of(draft, title, base)
    if not re.search(r"\w", title):
        title = next((use.text for use in links if use.text), "") or next((use.href for use in links), "")
    if not title:
        return None
    credit = (
        reading.credit.or_else(Credit(authors))
        .or_else(Credit(_authors_above(draft)))
        .or_else(credit_in_prose(description))
        .or_else(Credit(year=year_at_end(title) or _year_of(draft.section)))
    )
    return Entry(
        id="", catalogue=catalogue, title=title, section=draft.section, description=description, authors=credit.authors,
        publishers=credit.publishers, year=credit.year, kind=credit.kind or _kind(title, description), links=links,
        line=draft.head.line, as_written=draft.head.text, ignored=_ignored(draft),
        language=reading.language or _language(draft, reading.title, description, links),
    )  # fmt: skip


def _authors_above(draft: Draft) -> tuple[str, ...]:
    """Return the persons that a line above a title is, and nothing else."""
    lines = [authors_of(block.text) for block in draft.above]
    return next((names for names in lines if names and all(map(is_person, names))), ())


def _year_of(section: Sequence[str]) -> int | None:
    """Return the year that the heading right above an entry is, and nothing else."""
    return int(section[-1]) if section and _YEAR.fullmatch(section[-1]) else None


def _language(draft: Draft, title: str, description: str, links: Sequence[Use]) -> str | None:
    """Return the language that the markup of the entry's own link says, else its words."""
    own = next((use for use in links if use.role is Role.PRIMARY), None)
    marked = (
        link.language for block in (draft.head, *draft.body) for link in block.links if own and link.href == own.href
    )
    said = next(filter(None, marked), None)
    beginning = description[:_LONGEST_ASIDE] if description[:1] in {"(", "["} else ""
    return said or language_in_words(title, own.text if own else "", beginning)


def _ignored(draft: Draft) -> tuple[str, ...]:
    """Return what marks in the entry, or right before it, mute."""
    return tuple(dict.fromkeys(rule for block in (draft.head, *draft.body) for rule in block.ignored))


def _credited(reading: Reading) -> Reading:
    """Take credit lines out of the description: its first or last paragraph, its last sentence, or brackets after the title."""
    paragraphs = list(reading.description)
    credit = reading.credit
    kept: list[str] = []
    for text in paragraphs:
        found = parse_credit(text)
        credit = credit.or_else(found) if found else credit
        kept.append(text)
    if kept and (found := _last_sentence_credit(kept[-1])):
        credit = credit.or_else(found)
    if kept and (found := _first_words_credit(kept[0])):
        credit = credit.or_else(found)
    title = reading.title
    bracket = _OPENING_BRACKET.match(clean_title(title))
    if bracket and (found := parse_credit(bracket[2])) and (found.year or found.authors):
        title, credit = bracket[1], credit.or_else(found)
    return Reading(title, tuple(kept), credit, reading.language)


def _last_sentence_credit(text: str) -> Credit | None:
    """Read a credit at the end of a paragraph: its last sentence, the last but one with it, or a closing bracket."""
    bracket = re.search(r"\(([^()]{4,120})\)\.?$", text)
    if bracket and (found := parse_credit(bracket[1])) and found.year:
        return found
    sentences = SENTENCES.split(text)
    for count in (2, 1):
        found = parse_credit(" ".join(sentences[-count:])) if len(sentences) > count else None
        if found:
            return found
    return None


def _first_words_credit(text: str) -> Credit | None:
    """Read a credit with a year that a description begins with: its first sentence, a bracket, or what stands before a dash ("2019. How people …")."""
    for begun in filter(None, (pattern.match(text[:_LONGEST_SENTENCE]) for pattern in _BEGINNINGS)):
        found = parse_credit(begun[1])
        if found and found.year:
            return found
    return None


def _kind(title: str, description: str) -> str | None:
    """Return the kind that the first words of the description, or the last of the title, plainly say."""
    said = _SAID_KIND.match(description[:200])
    if said and not re.search(r"\b(?:of|for|to|on|and|that|by|from|in)\b|,", said["between"], re.IGNORECASE):
        return KINDS[said["kind"].lower()]
    named = _TITLE_KIND.search(title, max(len(title) - _LONGEST_KIND, 0))
    kind = KINDS[named[1].lower()] if named else None
    return kind if kind in _SURE_IN_TITLES else None
