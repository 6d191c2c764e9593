"""Drafts to entries: title, description, credits, kind and links."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation
from crawler.catalogue.columns import entry_fields
from crawler.catalogue.credit import Credit, credit_in_prose, parse_credit, year_at_end
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import behind_address, headline, is_bare_address, is_host, note_behind, says_where
from crawler.catalogue.languages import language_in_words
from crawler.catalogue.names import split_names
from crawler.catalogue.roles import uses_of
from crawler.catalogue.segment import Draft
from crawler.catalogue.sentence_end import SENTENCES
from crawler.catalogue.titles import clean_title, split_author, split_likely_line, split_quoted
from crawler.catalogue.words import KIND, KINDS
from crawler.records import Entry, Role, Use

_SEPARATOR = " \u00a0:.\u2013\u2014-|,;)/"
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
_TITLE_WORDS = 15  # of a link that is not looked into for a description
_NUMBERED = " .#()[]\u00b0\u00ba"
_QUOTED = re.compile(
    r"[\"\u201c\u201e\u00ab\u300c\u300e][^\"\u201d\u00bb\u300d\u300f]{4,}[\"\u201c\u201d\u00bb\u300d\u300f][.,]?"
)
_LONGEST_ASIDE = 80  # characters
_LONGEST_SENTENCE = 500  # characters
_BEGINNINGS = (
    re.compile(r"\(([^()]{4,80})\)"),
    re.compile(r"(?!(?:since|until|till|before|after|from|seit|bis|depuis)\b)(.{4,80}?)\.\s", re.IGNORECASE),
    re.compile(r"(.{4,80}?)\s[-\u2013\u2014]\s"),
)
_THREE_PARTS = re.compile(
    r"(?P<name>[^\s-](?:(?!\s[-\u2013\u2014]\s).){1,79})\s[-\u2013\u2014]\s(?P<about>(?:(?!\s[-\u2013\u2014]\s).){8,300})\s[-\u2013\u2014]\s(?:https?://|www\.)\S+"
)
_DASH = re.compile(r"\s+[-\u2013\u2014]+\s+")
_OPENING_BRACKET = re.compile(r"^(.{3,}?)\s*\(([^()]{4,80})\)$")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A draft on its way: its title as it stands, what follows it, and the credit that was found so far."""

    title: str
    description: tuple[str, ...]
    credit: Credit
    language: str | None = None


def entry_of(draft: Draft, catalogue: str, base: str | None) -> Entry | None:
    """Return the entry of a draft, without id; None when no title is left of it."""
    reading = _credited(_read(draft))
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
        .or_else(credit_in_prose(description))
        .or_else(Credit(year=year_at_end(title)))
    )
    return Entry(
        id="", catalogue=catalogue, title=title, section=draft.section, description=description, authors=credit.authors,
        publishers=credit.publishers, year=credit.year, kind=credit.kind or _kind(title, description), links=links,
        line=draft.head.line, as_written=draft.head.text, ignored=_ignored(draft),
        language=reading.language or _language(draft, reading.title, description, links),
    )  # fmt: skip


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


def _read(draft: Draft) -> _Reading:
    """Cut the block that carries the title, and put the rest of the blocks below it."""
    head, below = draft.head, tuple(block.text for block in draft.body)
    if head.cited is not None or head.shape is Shape.ROW:
        return _read_citation(head, head.cited, below) if head.cited else _read_row(head, below)
    if not draft.is_line and not _is_led_by_link(head):
        return _Reading(headline(head), below, Credit())
    if head.titled is not None and head.titled[1] == head.lead:
        return _Reading(head.text[slice(*head.titled)], (head.text, *below), Credit())
    if head.lead and head.lead_text and not head.is_all_lead:
        rest = head.text[head.lead :].lstrip(_SEPARATOR).strip()
        return _Reading(head.text[: head.lead] + _closing(head), (rest, *below), Credit())
    if head.titled is not None and not head.lead:
        return _read_credited(head, head.titled, below)
    return _read_plain(head, below)


def _is_led_by_link(head: Block) -> bool:
    """Say whether a title begins with a link behind which it goes on."""
    return (
        bool(head.links)
        and head.shape is Shape.TEXT
        and head.links[0].start == 0 < head.links[0].end <= head.lead < len(head.text.rstrip(_SEPARATOR))
    )


def _read_plain(head: Block, below: tuple[str, ...]) -> _Reading:
    """Read a line that sets nothing apart: its words up to a description, or without the address at its end."""
    if behind := behind_address(head):
        title, *rest = split_likely_line(behind) or _DASH.split(behind, maxsplit=1)
        return _Reading(title, (*rest, *below), Credit())
    parts = _split_by_dashes(head) or split_quoted(head.text) or split_likely_line(head.text)
    if parts and not _is_one_link(head):
        return _Reading(parts[0], (parts[1], *below), Credit())
    title = head.links[0].text if is_bare_address(head) else headline(head)
    return _Reading(title, (note_behind(head), *below), Credit())


def _split_by_dashes(head: Block) -> tuple[str, str] | None:
    """Cut "Age UK - advice for older people - https://...": who sets the address off by a dash means the one before it so, too."""
    found = _THREE_PARTS.fullmatch(head.text)
    return (found["name"], found["about"]) if found and head.links[:1] else None


def _is_one_link(head: Block) -> bool:
    """Say whether a line is one link and nothing else, short enough for a title ("To be or not to be: that is the question!")."""
    return (
        head.is_all_lead and holds_links_only(head) and len(head.links) == 1 and len(head.text.split()) <= _TITLE_WORDS
    )


def _read_citation(head: Block, cited: Citation, below: tuple[str, ...]) -> _Reading:
    """Read a work of a bibliography."""
    rest = head.text[cited.end :].replace(" | ", " ").lstrip(_SEPARATOR + '"\u201d').strip()
    return _Reading(head.text[cited.start : cited.end], (rest, *below), Credit(cited.authors, year=cited.year))


def _read_credited(head: Block, titled: tuple[int, int], below: tuple[str, ...]) -> _Reading:
    """Read a work whose authors stand before its title."""
    start, end = titled
    names = head.text[:start].strip(_SEPARATOR)
    credit = parse_credit(names) or Credit(split_names(names))
    rest = head.text[end:].lstrip(_SEPARATOR + '"\u201d').strip()
    return _Reading(head.text[start:end], (rest, *below), credit)


def _closing(head: Block) -> str:
    """Return the mark right behind the words set apart that belongs to the title."""
    mark = head.text[head.lead : head.lead + 1]
    return mark if mark in ("?", "!", "\u201d", "\u00bb") else ""


def _read_row(head: Block, below: tuple[str, ...]) -> _Reading:
    """Read a table row by its column headings, or by its first cell when they say nothing."""
    fields = entry_fields(head.names, head.cells)
    if fields is not None and fields.title:
        return _Reading(
            fields.title,
            (fields.description, *below),
            Credit(fields.authors, fields.publishers, fields.year, fields.kind),
            fields.language,
        )
    hosts = {link.text for link in head.links if link.start and is_host(link)}
    linked = (link.text for link in head.links if link.text not in hosts and not says_where(link.text))
    cells = [cell for cell in head.cells if cell and not says_where(cell) and cell not in hosts]
    named = [cell for cell in cells if not cell.strip(_NUMBERED).isdigit()]
    title = next((text for text in linked if any(map(_begins(text), cells))), "")
    title = title or next(filter(_QUOTED.fullmatch, named), next(iter(named), head.text))
    rest = (cell.removeprefix(title).lstrip(_SEPARATOR) for cell in cells)
    return _Reading(title, (*rest, *below), Credit())


def _begins(title: str) -> Callable[[str], bool]:
    """Return the question whether a cell begins with a title."""
    return lambda cell: cell.startswith(title)


def _credited(reading: _Reading) -> _Reading:
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
    return _Reading(title, tuple(kept), credit, reading.language)


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
