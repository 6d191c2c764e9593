"""The block that carries an entry's title, cut into the title and what follows it: in rows, works, lines and headings."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.citation import Citation, parse_citation
from crawler.catalogue.columns import entry_fields
from crawler.catalogue.credit import Credit, parse_credit
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import (
    behind_address,
    headline,
    is_address,
    is_bare_address,
    is_host,
    is_unfinished,
    note_behind,
    says_about,
    says_where,
    without_label,
)
from crawler.catalogue.names import is_name, split_names
from crawler.catalogue.prose import is_title_like
from crawler.catalogue.segment import Draft
from crawler.catalogue.titles import split_likely_line, split_quoted
from crawler.catalogue.told_title import read_told
from crawler.catalogue.words import FINITE
from crawler.links import leads_elsewhere

_NAMED = re.compile(
    r"[\u300a\u300e](?P<title>[^\u300a\u300b\u300e\u300f]{1,200})[\u300b\u300f](?=[\s,\uff0c\u3001:\uff1a;\uff1b(\uff08/\u3002]|$)"
)  # the marks of titles in Chinese and Japanese
_SEPARATOR = " \u00a0:.\u2013\u2014-|,;)/"
_BY = re.compile(r",?\s*(?:by|von|par|por|di|door|av|af)\s+(?P<names>[^.:;]{3,200})", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_TITLE_WORDS = 15  # of a link that is not looked into for a description
_NUMBERED = " .#()[]\u00b0\u00ba"
_QUOTED = re.compile(
    r"[\"\u201c\u201e\u00ab\u300c\u300e][^\"\u201d\u00bb\u300d\u300f]{4,}[\"\u201c\u201d\u00bb\u300d\u300f][.,]?"
)
_THREE_PARTS = re.compile(
    r"(?P<name>[^\s-](?:(?!\s[-\u2013\u2014]\s).){1,79})\s[-\u2013\u2014]\s(?P<about>(?:(?!\s[-\u2013\u2014]\s).){8,300})\s[-\u2013\u2014]\s(?:https?://|www\.)\S+"
)
_BEFORE_ADDRESS = _SEPARATOR.replace(")", "")
_TWO = 2  # words
_QUOTATION = "'\"\u2018\u201c\u201e\u00ab"
_BEHIND_TITLE = re.compile(r"\s+[-\u2013\u2014]\s|,\s|\s*\(")
_SMALL_WORD = re.compile(
    r"(?i:in|at|on|from|see|visit|im|am|bei|siehe|au|aux|chez|voir|en|ver|bij|zie)\s+(?=[^\W_a-z])"
)
_ARTICLE = re.compile(r"(?i:the|an?|der|die|das|le|la|les)\s+(?=[^\W_a-z])")
_IS_PART = re.compile(r"\s*(?:section|chapter|page|part|series|kapitel|abschnitt|chapitre)s?\b", re.IGNORECASE)
_DASH = re.compile(r"\s+[-\u2013\u2014]+\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft on its way: its title as it stands, what follows it, and the credit that was found so far."""

    title: str
    description: tuple[str, ...]
    credit: Credit
    language: str | None = None


def read_title(draft: Draft) -> Reading:
    """Cut the block that carries the title, and put the rest of the blocks below it."""
    below = tuple(block.text for block in draft.body)
    if draft.head.told is None:
        return _read_as_set(draft, draft.head, below)
    title, about, credit = read_told(draft.head, draft.head.told)
    return Reading(title, (_without_address(about, draft.head), *below), credit)


def _read_as_set(draft: Draft, head: Block, below: tuple[str, ...]) -> Reading:
    """Cut a block by what is set apart in it, or by its words alone."""
    if head.cited is not None or head.shape is Shape.ROW:
        return _read_citation(head, head.cited, below) if head.cited else _read_row(head, below)
    if not draft.is_line and not _is_led_by_link(head):
        is_quoted = head.shape is Shape.ITEM and not head.lead and split_quoted(head.text) is not None
        return _read_plain(head, below) if is_quoted else _read_heading(head, below)
    if head.titled is not None and head.titled[1] == head.lead:
        return Reading(head.text[slice(*head.titled)], (head.text, *below), Credit())
    if head.lead and head.lead_text and not head.is_all_lead:
        words = head.text[: head.lead]
        rest = head.text[head.lead :].removeprefix(_closing(head)).lstrip(_SEPARATOR).strip()
        title = without_label(words) if is_address(rest) else _without_word_before(words, head) + _closing(head)
        return Reading(title, (_without_address(rest, head), *below), Credit())
    if head.titled is not None and not head.lead:
        return _read_credited(head, head.titled, below)
    return _read_plain(head, below)


def _without_word_before(words: str, head: Block) -> str:
    """Return a title without the one small word before the link that is all the rest of it ("In <Bee Museum>, ..."), or the link behind it that only says where ("Hive day <here> and <there>"); an article is part of the name, but not of that of a section ("The <Bees> section")."""
    last = next((link for link in head.links if link.end == len(words.rstrip())), None)
    if last is not None and last.start and words[: last.start].strip() and says_where(last.text):
        return words[: last.start].rstrip()
    small = _SMALL_WORD.match(words) or (_ARTICLE.match(words) if _IS_PART.match(head.text, len(words)) else None)
    named = small and any(
        link.start == small.end() and len(words.rstrip()) <= link.end <= len(words) for link in head.links
    )
    return words[small.end() :] if small and named else words


def _without_address(rest: str, head: Block) -> str:
    """Return what is said of an entry without the address written out at either end of it, which is its link."""
    for link in head.links:
        if is_address(link.text):
            rest = rest.removeprefix(link.text).removesuffix(link.text).strip(" ,;").lstrip(_SEPARATOR)
    return rest


def _read_heading(head: Block, below: tuple[str, ...]) -> Reading:
    """Read a block that is a title, but for what stands behind it in the same block."""
    if head.titled is not None and head.titled[1] == head.lead > 0:
        return Reading(head.lead_text, (head.text[head.lead :].lstrip(_SEPARATOR), *below), Credit())
    told = _read_slanted(head, below) or _read_italics(head, below) or _read_around_address(head, below)
    told = told or _read_behind_link(head, below)
    return told or Reading(headline(head), below, Credit())


def _read_slanted(head: Block, below: tuple[str, ...]) -> Reading | None:
    """Read a title in italics and the people behind it ("1. <i>Radical help</i> by Hilary Cottam"); None for any other."""
    start, end = head.slanted or (0, 0)
    by = _BY.fullmatch(head.text, end)
    if by is None or not end or head.text[:start].strip(_NUMBERED + "0123456789"):
        return None
    names = split_names(by["names"])
    return Reading(head.text[start:end], below, Credit(names)) if names and all(map(is_name, names)) else None


def _read_behind_link(head: Block, below: tuple[str, ...]) -> Reading | None:
    """Read a heading that is a link, and people behind it ("<Bees and Wax> by Ann Hill") or words about it; None for any other."""
    if not head.links or head.links[0].start or not leads_elsewhere(head.links[0].href):
        return None
    title = head.links[0].text
    if about := says_about(head):
        return Reading(title, (about, *below), Credit())
    by = _BY.fullmatch(head.text, head.links[0].end)
    names = split_names(by["names"]) if by else ()
    return Reading(title, below, Credit(names)) if names and all(map(is_name, names)) else None


def _is_led_by_link(head: Block) -> bool:
    """Say whether a title begins with a link behind which it goes on."""
    return (
        bool(head.links)
        and head.shape is Shape.TEXT
        and head.links[0].start == 0 < head.links[0].end <= head.lead < len(head.text.rstrip(_SEPARATOR))
    )


def _read_plain(head: Block, below: tuple[str, ...]) -> Reading:
    """Read a line that sets nothing apart: its words up to a description, or without the address at its end."""
    cited = _cited(head)
    told = _read_citation(head, cited, below) if cited else None
    if told := told or _read_italics(head, below) or _read_around_address(head, below):
        return told
    if (named := _NAMED.match(head.text)) and not _is_one_link(head):
        return Reading(named["title"], (head.text[named.end() :].lstrip(_SEPARATOR), *below), Credit())
    if behind := behind_address(head):
        title, *rest = split_likely_line(behind) or _DASH.split(behind, maxsplit=1)
        return Reading(title, (*rest, *below), Credit())
    parts = _split_by_dashes(head) or split_quoted(head.text) or split_likely_line(head.text)
    if parts and not _is_one_link(head):
        return Reading(parts[0], (parts[1], *below), Credit())
    if work := _split_before_credit(head):
        return Reading(work[0], (head.text[len(work[0]) :].lstrip(_SEPARATOR), *below), work[1])
    title = head.links[0].text if is_bare_address(head) else headline(head)
    return Reading(title, (note_behind(head), *below), Credit())


def _cited(head: Block) -> Citation | None:
    """Read an item as a work with its people, behind which its links stand; None for any other."""
    if not head.links or head.shape is not Shape.ITEM:
        return None
    cited = parse_citation(head.text, is_linked=True)
    if cited is None or not cited.authors or any("(" in name for name in cited.authors):
        return None
    is_quoted = cited.year is not None and head.text[max(cited.start - 1, 0)] in _QUOTATION
    is_work = (cited.is_sure or is_quoted) and cited.end <= min(link.start for link in head.links)
    return cited if is_work else None


def _read_around_address(head: Block, below: tuple[str, ...]) -> Reading | None:
    """Read "Celestia (https://...): a planetarium" and "The society https://... Training days and a journal", with the title before the address; None where no title stands before it."""
    link = min(head.links, key=lambda found: found.start, default=None)
    if link is None or not (is_address(link.text) or is_host(link)) or head.shape is not Shape.ITEM:
        return None
    title, about = (
        head.text[: link.start].rstrip("(<[ ").rstrip(_BEFORE_ADDRESS),
        head.text[link.end :].strip(_SEPARATOR + ")>]"),
    )
    is_title = 0 < len(title.split()) <= _TITLE_WORDS and is_title_like(replace(head, text=title, links=()))
    goes_on = bool(is_unfinished(title) or FINITE.search(title)) or split_likely_line(title) is not None
    if not is_title or goes_on or len(about.split()) <= _TWO:
        return None
    return Reading(title, (about, *below), Credit())


def _read_italics(head: Block, below: tuple[str, ...]) -> Reading | None:
    """Read an item that begins with a title in italics, which a dash, comma or bracket parts from what is said of it; None for any other."""
    start, end = head.slanted or (0, 0)
    is_led = head.shape is Shape.ITEM and not start and end and _BEHIND_TITLE.match(head.text, end)
    if not is_led or len(head.text[:end].split()) < _TWO:
        return None
    return Reading(head.text[:end], (head.text[end:].lstrip(_SEPARATOR), *below), Credit())


def _split_before_credit(head: Block) -> tuple[str, Credit] | None:
    """Cut "Water underground. Ash Press, 2012. <Publisher's page>" behind the title, and read who and when; None for what says less."""
    start = min((link.start for link in head.links), default=0)
    title, _, who = head.text[:start].strip(_SEPARATOR + "[").rpartition(". ")
    credit = parse_credit(who) if title else None
    return (title, credit) if credit and credit.year and credit.publishers else None


def _split_by_dashes(head: Block) -> tuple[str, str] | None:
    """Cut "Age UK - advice for older people - https://...": who sets the address off by a dash means the one before it so, too."""
    found = _THREE_PARTS.fullmatch(head.text)
    return (found["name"], found["about"]) if found and head.links[:1] else None


def _is_one_link(head: Block) -> bool:
    """Say whether a line is one link and nothing else, short enough for a title ("To be or not to be: that is the question!")."""
    return (
        head.is_all_lead and holds_links_only(head) and len(head.links) == 1 and len(head.text.split()) <= _TITLE_WORDS
    )


def _read_citation(head: Block, cited: Citation, below: tuple[str, ...]) -> Reading:
    """Read a work of a bibliography."""
    rest = head.text[cited.end :].replace(" | ", " ").lstrip(_SEPARATOR + '"\u201d').strip()
    return Reading(head.text[cited.start : cited.end], (rest, *below), Credit(cited.authors, year=cited.year))


def _read_credited(head: Block, titled: tuple[int, int], below: tuple[str, ...]) -> Reading:
    """Read a work whose authors stand before its title."""
    start, end = titled
    names = head.text[:start].strip(_SEPARATOR)
    credit = parse_credit(names) or Credit(split_names(names))
    rest = head.text[end:].lstrip(_SEPARATOR + '"\u201d').strip()
    return Reading(head.text[start:end], (rest, *below), credit)


def _closing(head: Block) -> str:
    """Return the mark right behind the words set apart that belongs to the title."""
    mark = head.text[head.lead : head.lead + 1]
    is_closing = mark in ("?", "!", "\u201d", "\u00bb") or (mark == '"' and head.text[:1] == mark)
    return mark if is_closing else ""


def _read_row(head: Block, below: tuple[str, ...]) -> Reading:
    """Read a table row by its column headings, or by its first cell when they say nothing."""
    fields = entry_fields(head.names, head.cells)
    if fields is not None and fields.title:
        title = _title_of_cell(fields.title, head)
        return Reading(
            title,
            (fields.title.removeprefix(title).strip(_SEPARATOR), fields.description, *below),
            Credit(fields.authors, fields.publishers, fields.year, fields.kind),
            fields.language,
        )
    if head.titled is not None:
        title = head.text[slice(*head.titled)]
        return Reading(title, (*(cell for cell in head.cells if cell != title), *below), Credit())
    hosts = {link.text for link in head.links if link.start and is_host(link)}
    linked = (link.text for link in head.links if link.text not in hosts and not says_where(link.text))
    cells = [cell for cell in head.cells if cell and not says_where(cell) and cell not in hosts]
    named = [cell for cell in cells if not cell.strip(_NUMBERED).isdigit() and not _DAY.fullmatch(cell)] or cells
    title = next((text for text in linked if any(map(_begins(text), cells))), "")
    title = title or next(filter(_QUOTED.fullmatch, named), next(iter(named), head.text))
    rest = (cell.removeprefix(title).lstrip(_SEPARATOR) for cell in cells)
    return Reading(title, (*rest, *below), Credit())


def _title_of_cell(cell: str, row: Block) -> str:
    """Return the title in a cell: all of it, or the link that it begins with where it names another one behind that ("<Expenses> (see also the <form>)")."""
    words = [link.text for link in row.links if link.text and link.text in cell]
    led = next((text for text in words if cell.startswith(text)), "")
    return led if led and any(text != led and text in cell.removeprefix(led) for text in words) else cell


def _begins(title: str) -> Callable[[str], bool]:
    """Return the question whether a cell begins with a title."""
    return lambda cell: cell.startswith(title)
