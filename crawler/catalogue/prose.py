"""What paragraphs seem to be by their words alone: titles, names of collections, rows of links."""

import re

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.contact import says_how_to_reach
from crawler.catalogue.credit import parse_credit
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.outward import is_own_page
from crawler.catalogue.titles import clean_title, without_leak
from crawler.catalogue.words import (
    COLLECTIONS,
    FINITE,
    PAGE_TALK,
    VAGUE,
    is_order,
)

_LONGEST_TITLE = 28  # words
_LONGEST_SECTION = 6
_FEW = 3
_BARS = re.compile(r"\s+[|\u00b7\u2022/:]\s+")
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
