"""What only looks like a name: labels in bold type that say what kind of words follow ("**Year:** 2023", "**Read this for:** ..."), where a page repeats them below its headings, and numbers as headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.catalogue.block import Block, Shape
from crawler.records import Entry, Passage, Role

_NUMBER = re.compile(r"#?[0-9]{1,3}[.)]?")
_FIELD = re.compile(
    r"(?:tel(?:\.|e(?:phone|fon|foon|fono)|\u00e9phone|\u00e9fono)?|(?:mobile )?phone|mobile|fax|e-?mail|address|adresse|opening (?:hours|times)|hours|openingstijden|\u00f6ffnungszeiten"
    r"|dates?|type|formats?|file size|sort by|(?:page )?(?:last )?(?:updated|reviewed|modified|published)(?: on)?|next review(?: due)?|sidan uppdaterad|zuletzt (?:aktualisiert|ge\u00e4ndert)|stand"
    r"|author|posted (?:on|in|by)|filed under|tags?|jump to|group by|share)",
    re.IGNORECASE,
)
_AROUND = "#.)"
_FEW = 3
_SOME = 0.4
_LONGEST = 6  # words
_SENTENCE = 4  # words on what a term of a glossary means, at least


def without_field_labels(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page; where the same label stands below several headings, and a good part of those with any, with labels no longer set apart.

    Labels that are not repeated go with them where most on the page are of those that are. Below years what is repeated are titles ("Annual report: ...").
    """
    places: dict[str, set[int]] = {}
    labelled: dict[int, str] = {}
    heading = 0
    for index, block in enumerate(blocks):
        if block.shape is Shape.HEADING:
            heading = index + 1 if any(map(str.isalpha, block.text)) else 0
        elif heading and (label := _label(block)):
            labelled[index] = label
            places.setdefault(label, set()).add(heading)
    parts = len(frozenset().union(*places.values()))
    known = {label for label, those in places.items() if len(those) >= max(_FEW, _SOME * parts)}
    repeated = sum(label in known for label in labelled.values())
    unset = {at for at, label in labelled.items() if label in known or repeated * 2 > len(labelled)} if known else set()
    return [replace(block, lead=0) if index in unset else block for index, block in enumerate(blocks)]


def _label(block: Block) -> str:
    """Return the few words in bold type before a colon by which a paragraph begins, if they lead nowhere; nothing for any other block."""
    lead = block.lead_text.strip()
    is_closed = lead.endswith(":") or block.text[block.lead :].lstrip().startswith(":")
    is_label = block.shape is Shape.TEXT and bool(lead) and not block.is_all_lead and is_closed
    leads = any(link.start < block.lead for link in block.links)
    return lead.rstrip(": ").casefold() if is_label and not leads and len(lead.split()) <= _LONGEST else ""


def without_numbers(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a page without headings that but count what stands below them ("1", "2", "3")."""
    counted = [
        index
        for index, block in enumerate(blocks)
        if block.shape is Shape.HEADING and not block.links and _NUMBER.fullmatch(block.text)
    ]
    numbers = [int(blocks[index].text.strip(_AROUND)) for index in counted]
    if len(numbers) < _FEW or numbers != list(range(1, len(numbers) + 1)):
        return blocks
    left_out = frozenset(counted)
    return [block for index, block in enumerate(blocks) if index not in left_out]


def without_fields(items: Sequence[Entry | Passage]) -> list[Entry | Passage]:
    """Return what a page holds; what is called by the name of a field and leads nowhere ("Telephone: 0800 ...", "Last updated: ...") as a passage, unless it is a word with a sentence on what that means."""
    return [
        Passage(item.as_written, item.section, item.links, item.line)
        if isinstance(item, Entry) and _is_field(item)
        else item
        for item in items
    ]


def _is_field(entry: Entry) -> bool:
    leads = any(use.role is not Role.CONTACT for use in entry.links)
    behind = entry.as_written.lstrip().removeprefix(entry.title)[:1]
    said = entry.description or ""
    is_explained = not behind and " " not in entry.title and len(said.split()) >= _SENTENCE and said.endswith(".")
    return not leads and not is_explained and behind in ("", ":") and _FIELD.fullmatch(entry.title) is not None
