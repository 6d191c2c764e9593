"""The words of a block that come before the addresses and "download" links at its end."""

import re

from crawler.catalogue.block import Block
from crawler.catalogue.words import FINITE, KINDS, VAGUE
from crawler.links import Found

_CLOSING = " \u00a0.,;:)]}>|"
_OPENING = " \u00a0,;:([{<|\u2013\u2014-"
_LONGEST = 28  # words
_IN_BRACKETS = re.compile(r"\([^()\[\]]{1,120}")  # "(code generator)" behind an address
_DASHES = " \u00a0|>\u2013\u2014-"
_GOES_ON = ",;:.([{)]}"
# what stands before an address ("The club Web:")
WEB_LABEL = re.compile(
    r"(?<=\S)[\s.,;(\u2013\u2014-]+(?:Web(?:[ -]?[Ss]ite|seite)?|URL|WWW|Home ?[Pp]age|Internet|Link)\s*:\s*$"
)
_KEY = 3  # characters of a key before an address
_FILE = re.compile(r"(?:pdf|docx?|odt|epub|zip|xlsx?|pptx?)\W+[\d.,]+\s?[km]i?b")
_UNFINISHED = re.compile(r"\b(?:a|an|and|at|by|from|here|in|is|of|on|online|see|the|to|via|visit|with)$", re.IGNORECASE)


def headline(block: Block) -> str:
    """Return a block's text without the links at its end that only say where the work is; all of it when nothing else is there."""
    end = len(block.text)
    for link in sorted(block.links, key=lambda found: found.start, reverse=True):
        behind = block.text[link.end : end].strip(_CLOSING)
        is_note = is_address(link.text) and bool(_IN_BRACKETS.fullmatch(behind))
        if (behind and not is_note) or not (says_where(link.text) or is_host(link)):
            break
        end = link.start
    return _without_label(block.text[:end]).rstrip(_OPENING) or block.text if end < len(block.text) else block.text


def _without_label(words: str) -> str:
    """Return the words before an address without the label of the address itself ("The club Web:")."""
    return WEB_LABEL.sub("", words) if words[:1].isupper() else words


def note_behind(block: Block) -> str:
    """Return the words in brackets behind an address at the end of a block ("Go: https://... (maintained by the community)")."""
    last = max(block.links, key=lambda found: found.end, default=None)
    if last is None or not is_address(last.text):
        return ""
    behind = block.text[last.end :].strip(_CLOSING)
    return behind[1:].strip() if _IN_BRACKETS.fullmatch(behind) else ""


def behind_address(block: Block) -> str:
    """Return the words behind the one address that a line begins with ("https://... The handbook"), none for any other line."""
    if len(block.links) != 1 or not is_address(block.links[0].text):
        return ""
    link = block.links[0]
    words = block.text[link.end :].strip(_DASHES)
    is_title = bool(words) and not words[0].islower() and words[0] not in _GOES_ON and len(words.split()) <= _LONGEST
    return words if is_title and len(block.text[: link.start].strip(_OPENING)) <= _KEY else ""


def is_named_address(block: Block) -> bool:
    """Say whether a block is a title and then an address written out ("The handbook - https://...")."""
    if not block.links or not (is_address(block.links[-1].text) or is_host(block.links[-1])):
        return False
    words = headline(block)
    if words == block.text:
        return False
    return len(words.split()) <= _LONGEST and not FINITE.search(words) and not _UNFINISHED.search(words)


def is_bare_address(block: Block) -> bool:
    """Say whether a block is an address and nothing else, a note in brackets behind it aside."""
    if len(block.links) != 1:
        return False
    is_alone = block.text.strip(_OPENING + _CLOSING) == block.links[0].text
    return is_alone or (bool(note_behind(block)) and not block.text[: block.links[0].start].strip(_OPENING))


def is_written_address(block: Block) -> bool:
    """Say whether a block is nothing but a link whose words are an address themselves."""
    return is_bare_address(block) and (is_address(block.links[0].text) or is_host(block.links[0]))


def is_address(words: str) -> bool:
    """Say whether the words of a link are an address themselves."""
    return words.lower().startswith(("http://", "https://", "www."))


def says_where(words: str) -> bool:
    """Say whether the words of a link only say that the work is there: an address, "download", "PDF", "report"."""
    plain = words.strip(" []().").lower()
    is_file = _FILE.fullmatch(plain) is not None
    return is_address(words) or bool(VAGUE.fullmatch(plain)) or is_file or plain in KINDS or not plain


def runs_into_link(block: Block) -> bool:
    """Say whether the words before a block's first link go on into it ("as an e-book and <online>")."""
    return _UNFINISHED.search(block.text[: min(link.start for link in block.links)].rstrip()) is not None


def is_host(link: Found) -> bool:
    """Say whether the words of a link are its address without the scheme ("nami.org", "iasp.info/resources/")."""
    words = link.text.lower().removeprefix("www.").rstrip("/")
    return "." in words and link.href.lower().partition("://")[2].removeprefix("www.").rstrip("/") == words
