"""Which of an entry's links leads to the work itself, and which to more about it or to somebody."""

import re
from collections.abc import Sequence

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.contact import CONTACT_WORDS
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import WEB_LABEL, is_of_host, says_where
from crawler.catalogue.segment import Draft
from crawler.catalogue.sentence_end import SENTENCES
from crawler.catalogue.titles import split_likely_line, without_leak
from crawler.catalogue.words import DOWNLOADS
from crawler.links import Found, leads_elsewhere, use_of
from crawler.records import Role, Use

_EXTRACT = re.compile(
    r"\b(?:summary|abstract|extract|transcript|press release|zusammenfassung|résumé|resumen|samenvatting)\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:authors?|owners?|contacts?|leads?|editors?|speakers?|presenters?|instructors?|responsible|maintainers?|by|autor(?:en|in)?|auteurs?)\b",
    re.IGNORECASE,
)
_NAME = 4  # characters
_LONGEST_SENTENCE = 500  # characters


def uses_of(draft: Draft, title: str, base: str | None) -> tuple[Use, ...]:
    """Return the entry's links, each with its role."""
    carried = [(link, block, _title_end(draft, block)) for block in (draft.head, *draft.body) for link in block.links]
    carried = [(link, block, end) for link, block, end in carried if leads_elsewhere(link.href)]
    contacts = {id(link) for link, block, _ in carried if _is_contact(link, block)}
    askable = [(link, block, end) for link, block, end in carried if id(link) not in contacts]
    if draft.head.shape is Shape.ROW:
        askable.sort(key=lambda one: _is_beside_title(one[0], one[1], title))
    primary = (
        next((link for link, _, end in askable if link.start < end), None)
        or next((link for link, _, _ in sorted(askable, key=_is_extract) if _gives_the_work(link, title)), None)
        or next((link for link, block, _ in askable if _is_button(block) or block.cited), None)
        or next((link for link, block, end in askable if block is draft.head and _is_next(link, block, end)), None)
    )
    roles = {
        id(link): Role.CONTACT if id(link) in contacts else Role.PRIMARY if link is primary else Role.MORE
        for link, _, _ in carried
    }
    return tuple(use_of(link.href, base, roles[id(link)], link.text, block.line) for link, block, _ in carried)


def _title_end(draft: Draft, block: Block) -> int:
    """Return how far the title reaches into a block."""
    if block is not draft.head:
        return 0
    if not draft.is_line or block.shape is Shape.ROW:
        return len(block.text) + 1
    if block.lead or block.cited:
        return block.cited.end if block.cited else block.lead
    parts = split_likely_line(block.text)
    leak = len(block.text) - len(without_leak(block.text))
    return (len(block.text) - len(parts[1]) if parts else len(block.text)) + leak


def _is_beside_title(link: Found, row: Block, title: str) -> int:
    """Return 0 for a link in the title of a row, 2 for one that names whoever made or keeps it, 1 for any other."""
    words, named = link.text.lower(), title.lower()
    if words and (named in words or (len(words) >= _NAME and words in named)):
        return 0
    columns = (name for name, cell in zip(row.names, row.cells, strict=False) if cell == link.text)
    return 2 if any(map(_OF_PEOPLE.search, columns)) else 1


def _is_next(link: Found, block: Block, end: int) -> bool:
    """Say whether a link in brackets follows right behind a title ("*Bees* [[arxiv]](...)")."""
    between = block.text[end : link.start]
    is_in_brackets = link.text.startswith(("[", "(")) or bool(between.strip())
    return is_in_brackets and not between.strip(" [(")


def _is_button(block: Block) -> bool:
    """Say whether a block below a title is one link and nothing else, whatever it says ("View template")."""
    return len(block.links) == 1 and holds_links_only(block)


def _is_extract(carried: tuple[Found, Block, int]) -> bool:
    """Say whether a link leads to a summary, which is less than the work."""
    return _EXTRACT.search(carried[0].text) is not None


def _gives_the_work(link: Found, title: str) -> bool:
    """Say whether a link of the description leads to the work itself."""
    words, named = link.text.lower().strip("'\" "), title.lower()
    return bool(DOWNLOADS.search(words)) or says_where(words) or is_of_host(link) or words in named or named in words


def _is_contact(link: Found, block: Block) -> bool:
    """Say whether a link is for writing to somebody: a mail address, or the end of a sentence that says so."""
    if link.href.lower().lstrip().startswith(("mailto:", "tel:")):
        return True
    before = block.text[max(link.start - _LONGEST_SENTENCE, 0) : link.start]
    if WEB_LABEL.search(before):
        return False
    sentence = SENTENCES.split(before)[-1]
    return bool(CONTACT_WORDS.search(f"{sentence} {link.text}")) and bool(link.start)


def uses_of_aside(links: Sequence[Found], base: str | None, line: int | None) -> tuple[Use, ...]:
    """Return the links of words that belong to no entry."""
    return tuple(
        use_of(link.href, base, Role.CONTACT if link.href.lower().startswith("mailto:") else Role.MORE, link.text, line)
        for link in links
        if leads_elsewhere(link.href)
    )
