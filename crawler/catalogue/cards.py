"""Headings that are entries although links stand below them: cards with a button, and headings with their address."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import is_written_address

_FIELD = re.compile(r"(?P<name>[^\W\d_][\w -]{1,24}):(?:\s|$)")
_TWO = 2  # blocks
_FEW = 3
_NEARLY_ALL = 0.7


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (None before the first one) and the blocks up to the next."""

    heading: Block | None
    body: tuple[Block, ...]
    holds_deeper: bool


def card_levels(parts: Sequence[Part]) -> frozenset[int]:
    """Return the levels of headings below which there is nearly always a description and one link, as on cards."""
    filled = [part for part in parts if part.heading is not None and (part.body or part.holds_deeper)]
    cards = Counter(part.heading.level for part in filled if part.heading is not None and is_card(part))
    whole = Counter(part.heading.level for part in filled if part.heading is not None)
    return frozenset(level for level, count in cards.items() if count >= max(_FEW, _NEARLY_ALL * whole[level]))


def sheets_of(parts: Sequence[Part]) -> frozenset[int]:
    """Return, by `id()`, the headings with nothing but fields below them ("Website: ...", "License: ..."), the same ones below most of their level."""
    filled = [part for part in parts if part.heading is not None and part.body]
    fields = {id(part.heading): _fields(part) for part in filled}
    shared = Counter(name for names in fields.values() for name in names)
    sheets = [
        part.heading
        for part in filled
        if part.heading and any(shared[name] >= _FEW for name in fields[id(part.heading)])
    ]
    levels = Counter(heading.level for heading in sheets)
    whole = Counter(part.heading.level for part in filled if part.heading)
    return frozenset(id(heading) for heading in sheets if levels[heading.level] >= _NEARLY_ALL * whole[heading.level])


def _fields(part: Part) -> frozenset[str]:
    """Return the names of the fields below a heading, none where anything else stands there."""
    found = [_FIELD.match(block.text) for block in part.body if block.shape is Shape.ITEM]
    is_sheet = len(found) == len(part.body) and not part.holds_deeper and all(found)
    return frozenset(field["name"].lower() for field in found if field) if is_sheet else frozenset()


def is_card(part: Part) -> bool:
    """Say whether a heading stands over a description, and below that over a single link and nothing else, or over nothing but a few addresses."""
    if _is_over_addresses(part):
        return True
    if part.holds_deeper or part.heading is None or part.heading.links or len(part.body) < _TWO:
        return False
    *description, button = part.body
    plain = all(block.shape is Shape.TEXT and not block.links and not block.lead for block in description)
    is_button = button.shape is Shape.TEXT or (button.shape is Shape.ITEM and is_written_address(button))
    return plain and is_button and len(button.links) == 1 and holds_links_only(button)


def _is_over_addresses(part: Part) -> bool:
    """Say whether a heading stands over addresses written out and nothing else, as in newsletters: that of the work, and of what is said about it."""
    if part.holds_deeper or part.heading is None or part.heading.links or not 1 <= len(part.body) <= _TWO:
        return False
    return all(block.shape is Shape.TEXT and is_written_address(block) for block in part.body)


def is_addressed(part: Part) -> bool:
    """Say whether the address of a heading stands right below it, and words without a list below that."""
    if part.holds_deeper or part.heading is None or part.heading.links or len(part.body) < _TWO:
        return False
    address, first, *rest = part.body
    is_text = all(block.shape is Shape.TEXT for block in (address, first, *rest))
    return is_text and is_written_address(address) and not is_written_address(first) and not first.lead


def is_motto(part: Part) -> bool:
    """Say whether all that stands between a heading and the deeper ones below it is one line in bold type, and at most a plain paragraph, and leads nowhere."""
    words = [block for block in part.body if block.shape is not Shape.RULE]
    if not part.holds_deeper or not 1 <= len(words) <= _TWO or any(block.links for block in words):
        return False
    is_text = all(block.shape is Shape.TEXT for block in words)
    return is_text and words[0].is_all_lead and not any(block.lead for block in words[1:])
