"""Guessing titles in paragraphs that nothing sets apart, in both manners: title lines with paragraphs below, or one line an entry."""

import re
from collections.abc import Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.contact import says_how_to_reach
from crawler.catalogue.credit import parse_credit
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import behind_address, is_bare_address, is_named_address
from crawler.catalogue.mark import Mark
from crawler.catalogue.outward import is_own_page
from crawler.catalogue.title_runs import listed_titles, paired_titles
from crawler.catalogue.titles import clean_title, split_likely_line, split_line, without_leak
from crawler.catalogue.words import (
    COLLECTIONS,
    DEMONSTRATIVE,
    FINITE,
    NOT_ENTRIES,
    ORDERS,
    PAGE_TALK,
    REFERENCE,
    THIS,
    VAGUE,
    is_order,
)

_LONGEST_TITLE = 28  # words
_LONGEST_SECTION = 6
_FEW = 3
_MANY = 2
_NEARLY_ALL = 0.8
_DESCRIBES = re.compile(
    r"(?:an?|the)\s+(?!following\b|below\b|resources\b|links\b|list\b)(?:\S+\s+){3,}.*\.$", re.IGNORECASE
)
_BARS = re.compile(r"\s+[|\u00b7\u2022/:]\s+")
_LONGEST_CALL = 12  # words of a title that ends in an exclamation mark
_SENTENCES = re.compile(
    r"[a-z)\d](?:[.!]|[?](?=.*[.!?]$))['\"\u2019\u201d)]?\s+(?=['\"\u2018\u201c]?[A-Z])|\u3002\W*\S"
)
_FIELD = re.compile(
    r"(?:tel(?:ephone)?|phone|mobile|fax|e-?mail|web(?:site)?|address|(?:opening )?hours|level|isbn|issn|call number|publication date|date|published|updated|posted|tags|labels|price|format|"
    r"language|duration|length|pages|telefon|telefoon|t\u00e9l(?:\u00e9phone)?|tel\u00e9fono|adresse|stand|seiten|preis|umfang|sprache|mail|a\u00f1o|ann\u00e9e|jahr|year)\.?\s*:",
    re.IGNORECASE,
)  # what is said of an entry, by its name
_ADDED = re.compile(
    r"(?:ages?|ab|f\u00fcr kinder (?:ab|von)|\u00e0 partir de|a partir de|dai?) \d+(?:\+|\s?(?:[-\u2013]|to|bis|\u00e0|a|ai|and)\s?\d+\+?)?(?: [^\W\d_]{1,8}){0,3}\W*$|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}(?: de)? (?:19|20)\d\d$|erschienen (?:19|20)\d\d\b|"
    r"(?:posted|published|added|uploaded|updated|ver\u00f6ffentlicht|publi\u00e9|publicado)(?: on| am| le| el)?:? (?:\d|[^\W\d_]{3,9}\.? \d)",
    re.IGNORECASE,
)
_YEAR_WITHIN = re.compile(r"\s[\u2013\u2014-]\s(?:19|20)\d\d [^\W\d_]+$")  # "Our future - 2020 update"
_NOT_A_TITLE = re.compile(r"[,;\u3002]$|^\W*$|^\S+@\S+$|\bhere\W*$", re.IGNORECASE)


def guess_marks(blocks: Sequence[Block]) -> list[Mark]:
    """Return what each block is, deciding by the whole which manner is used; entries are found in no other way twice."""
    lines = [_is_line(block) for block in blocks]
    titles = _titles(blocks)
    alternating = sum(title and not later for title, later in zip(titles, [*titles, True][1:], strict=True))
    bare = sum(map(is_bare_address, blocks))
    if (sum(lines) > alternating and sum(lines) > 1) or (bare > 2 * alternating and bare >= _FEW):
        return _by_line(blocks, lines)
    return _by_paragraph(blocks, titles)


def guessed(body: Sequence[Block], *, strict: bool) -> list[Mark]:
    """Guess in prose; below a heading only when the guess explains nearly all of it."""
    marks = guess_marks(body)
    if not strict:
        return marks
    entries = sum(mark in (Mark.LINE, Mark.TITLE) for mark in marks)
    lines = sum(mark is Mark.LINE for mark in marks)
    items = body and all(block.shape is Shape.ITEM for block in body if without_leak(block.text))
    explains = (
        (lines >= _FEW and lines >= 0.7 * len(body))
        or (items and lines > 1)
        or (entries > 1 and marks[0] is Mark.TITLE)
    )
    return marks if explains else [Mark.TEXT] * len(body)


def is_title_like(block: Block) -> bool:
    """Say whether a block, by itself, reads like a title: short, one piece, neither an order nor a credit nor a sentence."""
    text = without_leak(block.text)
    words = text.split()
    if block.pictured or block.shape is Shape.RULE or is_bar(block):
        return False
    if not 1 <= len(words) <= _LONGEST_TITLE or len(text) > 220 or _NOT_A_TITLE.search(text):  # noqa: PLR2004 - characters
        return False
    if says_how_to_reach(text) or _FIELD.match(text) or _ADDED.match(text):
        return False
    if text.endswith(":") and FINITE.search(text):
        return False
    quoted = clean_title(text) != text.rstrip(" .:") and text[0] in "'\"\u2018\u201c"
    if not quoted and (is_order(text) or VAGUE.fullmatch(text) or PAGE_TALK.search(text)):
        return False
    is_credit = parse_credit(text) is not None and not _YEAR_WITHIN.search(text)
    return not words[0].islower() and not _SENTENCES.search(text) and not is_credit


def is_bar(block: Block) -> bool:
    """Say whether a paragraph is a row of several links ("Home | News | Join us") and so no one's title."""
    named = {link.href for link in block.links if link.text and not VAGUE.fullmatch(link.text)}
    return block.shape is Shape.TEXT and len(named) > 1 and (holds_links_only(block) or _is_menu(block))


def _is_menu(block: Block) -> bool:
    """Say whether a paragraph is a row of links to pages of the same site, and of the name of the page itself ("Home | Teaching | Publications")."""
    pieces = [piece.strip() for piece in _BARS.split(block.text)]
    words = {link.text for link in block.links}
    own = [piece for piece in pieces if piece not in words]
    about = sum(is_own_page(link.href) for link in block.links)
    return len(pieces) >= _FEW and about * 2 > len(words) and len(own) == 1 and 0 < len(own[0].split()) <= _FEW


def _is_line(block: Block) -> bool:
    """Say whether a block holds title and description, or title and address, in one."""
    if not behind_address(block) and ORDERS.match(block.text):
        return False
    is_line = split_line(block.text) is not None or is_named_address(block) or behind_address(block)
    return bool(is_line) and not _is_aside(block)


def _is_likely_line(block: Block) -> bool:
    """Say the same of a block among such lines, where less is needed to believe it."""
    if ORDERS.match(block.text) or _is_aside(block):
        return False
    return split_likely_line(block.text) is not None or is_named_address(block)


def _is_aside(block: Block) -> bool:
    return bool(PAGE_TALK.search(block.text[:300]))


def _titles(blocks: Sequence[Block]) -> list[bool]:
    titles: list[bool] = []
    known = _addressed(blocks)
    for index, block in enumerate(blocks):
        if index in known:
            titles.append(known[index])
            continue
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        after_title = bool(titles) and titles[-1]
        titles.append(is_title_like(block) and _stands_alone(block.text, following, after_title=after_title))
    return titles


def _stands_alone(text: str, following: str, *, after_title: bool) -> bool:
    """Tell a title that ends in a full stop from a short sentence: what follows refers to it."""
    if text.rstrip().endswith("!") and len(text.split()) > _LONGEST_CALL:
        return False
    if not text.rstrip().endswith("."):
        return not (after_title and REFERENCE.match(text) and FINITE.search(text))
    if after_title or DEMONSTRATIVE.match(text):
        return False
    return bool(THIS.match(following) or DEMONSTRATIVE.match(following))


def _by_line(blocks: Sequence[Block], lines: list[bool]) -> list[Mark]:
    """One line an entry: a short line without description is an entry too, unless it heads a section."""
    marks: list[Mark] = []
    listed = listed_titles([is_title_like(block) and not line for block, line in zip(blocks, lines, strict=True)])
    apart = any(not block.alone for block, line in zip(blocks, lines, strict=True) if line)
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        before = blocks[index - 1] if index and marks[-1] is Mark.LINE else None
        if before is not None and _goes_on(before, block):
            marks.append(Mark.TEXT)
        elif line or _is_likely_line(block) or is_bare_address(block):
            marks.append(Mark.LINE)
        elif is_title_like(block):
            heads = (
                index + 1 < len(blocks)
                and not _is_pair(block, blocks[index + 1])
                and (
                    names_collection(block.text)
                    or (apart and block.alone and not block.links and index not in listed)
                    or _stands_over_items(block, blocks[index + 1])
                )
            )
            is_preface = block.text.endswith(".") and not block.links and Mark.LINE not in marks
            marks.append(Mark.SECTION if heads else Mark.ASIDE if is_preface else Mark.LINE)
        elif _is_aside(block) or not any(mark is Mark.LINE for mark in marks) or ORDERS.match(block.text):
            marks.append(Mark.ASIDE)
        else:
            marks.append(Mark.TEXT)
    return _without_greeting(blocks, marks)


def _without_greeting(blocks: Sequence[Block], marks: list[Mark]) -> list[Mark]:
    """Correct the marks of the few words that close a letter, or of sentences about the list, below an empty line, where nearly all lines above them lead somewhere."""
    lines = [index for index, mark in enumerate(marks) if mark is Mark.LINE]
    linked = [index for index in lines if blocks[index].links]
    last = linked[-1] if linked else 0
    behind = blocks[last + 1 :]
    above = sum(index <= last for index in lines)
    is_list = len(linked) >= max(_FEW, _NEARLY_ALL * above) and 1 <= len(behind) <= _FEW
    if not is_list or any(block.links or not _closes(block.text) for block in behind):
        return marks
    first, end = behind[0].line, blocks[last].line
    is_parted = first is not None and end is not None and first > end + 1
    return [*marks[: last + 1], *[Mark.ASIDE] * len(behind)] if is_parted else marks


def _closes(text: str) -> bool:
    """Say whether a last line without a link is a few words or a sentence, and so no title."""
    return len(text.split()) <= _FEW or (len(text.split()) > _LONGEST_CALL and FINITE.search(text) is not None)


def _stands_over_items(block: Block, following: Block) -> bool:
    """Say whether a line without a link heads the list below it."""
    return block.shape is Shape.TEXT and not block.links and following.shape is Shape.ITEM


def _is_pair(title: Block, address: Block) -> bool:
    """Say whether an address stands right below its title."""
    return not title.links and not address.alone and is_bare_address(address)


def _addressed(blocks: Sequence[Block]) -> dict[int, bool]:
    """Return the places of lines that give an address of the title above them and say which ("Source code: https://..."), and of these titles.

    They are read so where more titles have their address below them without a word.
    """
    labelled = [not block.alone and is_named_address(block) for block in blocks]
    if sum(map(_is_pair, blocks, blocks[1:])) < max(_FEW, sum(labelled) + 1):
        return {}
    places = {index: False for index, is_it in enumerate(labelled) if is_it}
    heads = {index - 1: True for index in places if index and index - 1 not in places and not blocks[index - 1].links}
    return {**places, **heads} if heads else {}


def _goes_on(before: Block, block: Block) -> bool:
    """Say whether a line is what a title on a line of its own was waiting for: its address, or a sentence about it."""
    if before.links or split_likely_line(before.text) is not None:
        return False
    return is_bare_address(block) or bool(DEMONSTRATIVE.match(block.text) and FINITE.search(block.text))


def _by_paragraph(blocks: Sequence[Block], titles: list[bool]) -> list[Mark]:
    """Titles with paragraphs: of two titles in a row the first heads a section when it is short."""
    marks: list[Mark] = []
    paired, listed = paired_titles(blocks, titles), listed_titles(titles)
    for index, (block, title) in enumerate(zip(blocks, titles, strict=True)):
        followed = index + 1 < len(blocks) and titles[index + 1]
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        if title:
            is_pair = index in paired or (index + 1 < len(blocks) and _is_pair(block, blocks[index + 1]))
            is_listed = index in listed and not names_collection(block.text) and not block.text.endswith(":")
            heads = (
                not is_pair and not is_listed and (len(paired) >= _MANY or _heads(block, following, followed=followed))
            )
            marks.append(Mark.SECTION if heads else Mark.TITLE)
        elif marks and marks[-1] in (Mark.TEXT, Mark.LINE) and _is_whole(block):
            marks.append(Mark.LINE)
        elif block.shape is Shape.RULE or (_is_aside(block) and not THIS.match(following) and index - 1 not in paired):
            marks.append(Mark.ASIDE)
        else:
            marks.append(Mark.TEXT)
    return marks


def _is_whole(block: Block) -> bool:
    """Say whether a paragraph is an entry of its own among titles with paragraphs: "Title: A guide to ..."."""
    cut = split_line(block.text) if not ORDERS.match(block.text) and not _is_aside(block) else None
    return cut is not None and block.text[len(cut[0]) : len(cut[0]) + 1] == ":" and bool(REFERENCE.match(cut[1]))


def _heads(block: Block, following: str, *, followed: bool) -> bool:
    """Tell a section's heading from a title."""
    if block.links:
        return False
    if NOT_ENTRIES.fullmatch(block.text):
        return True
    plain = (
        len(block.text.split()) <= _LONGEST_SECTION
        and ":" not in block.text.rstrip(":")
        and block.text[0] not in "'\"\u2018\u201c"
    )
    return plain and (
        followed
        or (names_collection(block.text) and not DEMONSTRATIVE.match(following) and not _DESCRIBES.match(following))
        or bool(PAGE_TALK.search(following))
    )


def heads_section(text: str) -> bool:
    """Say whether a line that is set apart, with another such line below it, is short enough for a section's heading."""
    return (len(text.split()) <= 3 and "," not in text) or names_collection(text)  # noqa: PLR2004 - words


def names_collection(text: str) -> bool:
    """Say whether a short line names a collection ("Wider resources")."""
    words = re.findall(r"[\w'\u2019-]+", text.lower())
    if not 1 <= len(words) <= _LONGEST_SECTION or text.rstrip().endswith("."):
        return False
    return (
        words[-1] in COLLECTIONS
        or (words[0] in COLLECTIONS and words[1:2] in (["for"], ["from"], ["on"], ["about"], ["and"]))
        or text.isupper()
    )
