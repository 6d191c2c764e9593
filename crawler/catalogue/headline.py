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
_LABEL = 6  # words
_SEVERAL = 5
_ABOUT = re.compile(r"\s+[-\u2013\u2014]\s+(?P<about>.+)")
_NUMBER = re.compile(r"\W*\d")
_KEY = 3  # characters of a key before an address
_FILE = re.compile(r"(?:pdf|docx?|odt|epub|zip|xlsx?|pptx?)\W+[\d.,]+\s?[km]i?[bo]")
_EDGES = re.compile(r"^\W+|\W+$")  # brackets, stops, a globe before an address
_LEADS_UP = re.compile(
    r"(.{3,80}?)\s+(?:has|have|is|are|can|may|runs?|keeps?)\s[^.:]{0,40}?\b(?:site|page|online|found|web|website|home)\b[^.:]{0,20}?\b(?:at|on|from|via|here)"
)
_CLOSING_BRACKET = re.compile(r"\s*(?:\([^()]{1,200}\)|\[[^\[\]]{1,200}\])[\s.]*$")
_NUMBERED = re.compile(r"\[\d{1,3}\]")  # as wikis write links without words
_UNFINISHED = re.compile(r"\b(?:a|an|and|at|by|from|here|in|is|of|on|online|see|the|to|via|visit|with)$", re.IGNORECASE)
_AND = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "en", "&"))  # between links that say where


def headline(block: Block) -> str:
    """Return a block's text without the links at its end that only say where the work is, or name its parts; all of it when nothing else is there."""
    end = min(_before_bracket_of_links(block), _before_parts(block))
    for link in sorted(block.links, key=lambda found: found.start, reverse=True):
        behind = block.text[link.end : end].strip(_CLOSING)
        behind = "" if end < len(block.text) and behind.lower() in _AND else behind
        is_note = is_address(link.text) and bool(_IN_BRACKETS.fullmatch(behind))
        where = says_where(link.text) or is_of_host(link) or names_address(link)
        if (behind and not is_note) or not where:
            break
        end = link.start
    return without_label(block.text[:end]).rstrip(_OPENING) or block.text if end < len(block.text) else block.text


def _before_bracket_of_links(block: Block) -> int:
    """Return where the words end before a closing bracket that holds nothing but links ("Headspace (<iOS> / <Android>)")."""
    bracket = _CLOSING_BRACKET.search(block.text) if block.links else None
    if bracket is None or not bracket.start():
        return len(block.text)
    inside = [link for link in block.links if link.start > bracket.start()]
    words = sum(len(re.findall(r"\w+", link.text)) for link in inside)
    return bracket.start() if inside and words >= len(re.findall(r"\w+", bracket[0])) else len(block.text)


def _before_parts(block: Block) -> int:
    """Return where the words end before a colon behind which nothing stands but links of a word each ("Learn to weave: <Beginner> / <Advanced>")."""
    links = sorted(block.links, key=lambda found: found.start)
    if len(links) <= 1 or not links[0].start or any(len(link.text.split()) != 1 for link in links):
        return len(block.text)
    label, said = block.text[: links[0].start].rstrip(), len(re.findall(r"\w+", block.text[links[0].start :]))
    are_all = said == sum(len(re.findall(r"\w+", link.text)) for link in links)
    return len(label) - 1 if label.endswith(":") and are_all else len(block.text)


def without_label(words: str) -> str:
    """Return the words before an address without the label of the address itself ("The club Web:"), or what only leads up to it ("The club has its own site at")."""
    if not words[:1].isupper():
        return words
    leads_up = _LEADS_UP.fullmatch(words.rstrip()) if words.rstrip()[-1:].isalpha() else None
    return leads_up[1] if leads_up else WEB_LABEL.sub("", words)


def is_at_end(block: Block, link: Found) -> bool:
    """Say whether nothing but closing punctuation stands behind a link."""
    return not block.text[link.end :].strip(_CLOSING)


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


def says_about(block: Block) -> str:
    """Return the words about a title that a dash parts from the link which is the title ("<The club> - a community of keepers with a garden"), none where it goes on itself."""
    link = block.links[0]
    about = _ABOUT.match(block.text, link.end) if not link.start else None
    return about["about"] if about and len(about["about"].split()) >= _SEVERAL else ""


def is_named_address(block: Block) -> bool:
    """Say whether a block is a title and then an address written out ("The handbook - https://...")."""
    if not block.links or not (is_address(block.links[-1].text) or is_host(block.links[-1])):
        return False
    words = headline(block)
    if words == block.text:
        return False
    return len(words.split()) <= _LONGEST and not FINITE.search(words) and not _UNFINISHED.search(words)


def is_bare_address(block: Block) -> bool:
    """Say whether a block is an address and nothing else, a note in brackets behind it aside, which may lead somewhere too; or one in several pieces, each of which leads there."""
    if not block.links:
        return False
    first = block.links[0]
    pieces = [word for link in block.links for word in link.text.split()]
    if is_address(first.text) and pieces == block.text.split() and len({link.href for link in block.links}) == 1:
        return True
    behind = block.text[first.end :].strip(_CLOSING)
    if is_address(first.text) and _IN_BRACKETS.fullmatch(behind):
        return not block.text[: first.start].strip(_OPENING)
    return len(block.links) == 1 and _EDGES.sub("", block.text) == _EDGES.sub("", first.text)


def is_before_address(block: Block) -> bool:
    """Say whether all that is set apart stands before an address that ends the line, and is set apart by that."""
    return bool(block.links) and block.text[block.lead :].strip(" .") == block.links[0].text


def is_address(words: str) -> bool:
    """Say whether the words of a link are an address themselves."""
    return words.lower().startswith(("http://", "https://", "www."))


def says_where(words: str) -> bool:
    """Say whether the words of a link only say that the work is there: an address, "download", "PDF", "report"."""
    plain = words.strip(" []().").lower()
    is_file = _FILE.fullmatch(plain) is not None
    if _NUMBERED.fullmatch(words):
        return True
    return is_address(words) or bool(VAGUE.fullmatch(plain)) or is_file or plain in KINDS or plain in ("", "visit")


def is_unfinished(words: str) -> bool:
    """Say whether words end as none of a title do ("a guide to")."""
    return _UNFINISHED.search(words) is not None


def is_of_host(link: Found) -> bool:
    """Say whether the words of a link are the host of its address, whatever page there it leads to ("booth.lse.ac.uk")."""
    host = link.href.lower().partition("://")[2].partition("/")[0]
    is_host_alone = link.text.lower().removeprefix("www.").rstrip("/") == host.removeprefix("www.")
    return is_host(link) or ("." in link.text and is_host_alone)


def names_address(link: Found) -> bool:
    """Say whether the words of a link begin with the address it leads to ("thelowdown.co.nz or free text 5626"), or are a number to call."""
    if link.href.strip().lower().startswith(("tel:", "sms:")):
        return bool(_NUMBER.match(link.text))
    words = (link.text.split() or [""])[0].lower().removeprefix("www.").rstrip("/.,")
    return "." in words and _bare_address(link.href) == words


def is_host(link: Found) -> bool:
    """Say whether the words of a link are its address without the scheme ("nami.org", "iasp.info/resources/")."""
    words = link.text.lower().removeprefix("www.").rstrip("/")
    return "." in words and _bare_address(link.href) == words


def _bare_address(href: str) -> str:
    """Return an address without its scheme."""
    return href.lower().partition("://")[2].removeprefix("www.").rstrip("/")


def gives_address(block: Block) -> bool:
    """Say whether a block is but a label with a colon and an address or host written out ("Website: <bees.example>")."""
    if len(block.links) != 1 or not (is_address(block.links[0].text) or is_host(block.links[0])):
        return False
    link = block.links[0]
    label = block.text[: link.start].rstrip()
    return label.endswith(":") and len(label.split()) <= _LABEL and not block.text[link.end :].strip(_CLOSING)
