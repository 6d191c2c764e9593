"""Headings that are entries although links stand below them: cards with a button, and headings with their address."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.enumerated import holds_links_only
from crawler.catalogue.headline import is_address, is_at_end, is_written_address, says_where
from crawler.catalogue.looks import begins
from crawler.catalogue.mark import Mark
from crawler.catalogue.outward import is_own_page
from crawler.catalogue.words import KIND, VAGUE

_LETTERS = re.compile(r"(\w)(?:\s*[-\u2013]\s*(\w))?")
_LONGEST_CALL = 8  # words
_CALL = re.compile(
    rf"(?:download|read|view|open|watch|listen to|order|buy|get|see|visit)\s+(?:the|our|this|it|more|full|your|an?|now|here|pdf|word|{KIND})\b",
    re.IGNORECASE,
)
_MOST_PARTS = 4  # of one work
_FIELD = re.compile(r"(?P<name>[^\W\d_][\w -]{1,24}):(?:\s|$)")
_TWO = 2  # blocks
_BUTTONS = 4  # below one heading
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


def levels_of_questions(parts: Sequence[Part]) -> frozenset[int]:
    """Return the levels of headings nearly all of which ask a question, and lead to nothing but pages of the site itself: their answers are no resources, unless each ends with the way to a page of its own ("Read more")."""
    filled = [(part.heading, part.body) for part in parts if part.heading is not None and part.body]
    whole = Counter(head.level for head, _ in filled)
    asking: dict[int, list[Sequence[Block]]] = {}
    for head, body in filled:
        own = all(is_own_page(link.href) for block in body for link in block.links)
        if head.text.endswith("?") and not head.links and own:
            asking.setdefault(head.level, []).append(body)
    asked = {level for level, answers in asking.items() if len(answers) >= max(_FEW, _NEARLY_ALL * whole[level])}
    return frozenset(level for level in asked if not _lead_on(asking[level]))


def _lead_on(answers: Sequence[Sequence[Block]]) -> bool:
    """Say whether nearly all answers end with a link by itself, of the same words in each, to a page that no other leads to."""
    ends = [body[-1].links[0] for body in answers if len(body[-1].links) == 1 and holds_links_only(body[-1])]
    same = max(Counter(link.text.lower() for link in ends).values(), default=0)
    return min(same, len({link.href for link in ends})) >= _NEARLY_ALL * len(answers)


def buttoned(parts: Sequence[Part]) -> frozenset[int]:
    """Return, by `id()`, the headings over words and a few buttons in a list, where several of one level are so and share the words of a button ("Teachers' pack"): each is one resource, whatever its buttons say."""
    labels = {id(part.heading): said for part in parts if part.heading is not None and (said := _buttons(part))}
    shared = Counter(label for said in labels.values() for label in said)
    found: dict[int, list[int]] = {}
    whole = Counter(part.heading.level for part in parts if part.heading is not None and part.body)
    for part in parts:
        if part.heading is not None and any(shared[label] > 1 for label in labels.get(id(part.heading), ())):
            found.setdefault(part.heading.level, []).append(id(part.heading))
    levels = (level for level, those in found.items() if len(those) >= max(_FEW, _NEARLY_ALL * whole[level]))
    return frozenset(place for level in levels for place in found[level])


def _buttons(part: Part) -> frozenset[str]:
    """Return the words of the buttons in a part that is words and a short list of such; none for any other."""
    heading, items = part.heading, [block for block in part.body if block.shape is Shape.ITEM]
    texts = part.body[: len(part.body) - len(items)]
    is_so = (
        bool(texts)
        and 0 < len(items) <= _BUTTONS
        and all(block.shape is Shape.TEXT and not block.links for block in texts)
    )
    are_bare = all(
        len(item.links) == 1 and holds_links_only(item) and len(item.text.split()) <= _LONGEST_CALL for item in items
    )
    return (
        frozenset(item.text.lower() for item in items)
        if heading and not heading.links and is_so and are_bare
        else frozenset()
    )


def is_answer(part: Part, asked: frozenset[int]) -> bool:
    """Say whether a part answers a question of the page, of a level of them, and sets nothing apart."""
    return part.heading is not None and part.heading.level in asked and not any(map(begins, part.body))


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


def calls_behind(body: Sequence[Block]) -> frozenset[int]:
    """Return the places of the buttons right behind cards that lead nowhere themselves, where nearly each of several has one, as in letters made by mailing services."""
    cards = [index for index, block in enumerate(body) if block.shape is Shape.CARD]
    ends = [_end_of_card(body, index) for index in cards]
    calls = [end for end in ends if end is not None]
    return frozenset(calls) if len(calls) >= max(_FEW, _NEARLY_ALL * len(cards)) else frozenset()


def _end_of_card(body: Sequence[Block], index: int) -> int | None:
    """Return the place of the lone link behind a card without any; None where nothing like it stands there."""
    end = index + 1
    while end < len(body) and body[end].shape is Shape.PART and not body[end].links:
        end += 1
    if body[index].links or end == len(body):
        return None
    button = body[end]
    is_alone = button.shape is Shape.TEXT and len(button.links) == 1 and holds_links_only(button)
    return end if is_alone and len(button.text.split()) <= _LONGEST_CALL else None


def is_addressed(part: Part) -> bool:
    """Say whether the address of a heading stands right below it, and words without a list below that."""
    if part.holds_deeper or part.heading is None or part.heading.links or len(part.body) < _TWO:
        return False
    address, first, *rest = part.body
    is_text = all(block.shape is Shape.TEXT for block in (address, first, *rest))
    return is_text and is_written_address(address) and not is_written_address(first) and not first.lead


def is_initial(part: Part) -> bool:
    """Say whether a heading is but the first letter of the name below it, or a range of letters that holds it ("A-C"), as in lists by the alphabet."""
    heading = part.heading.text.strip() if part.heading is not None and not part.heading.links else ""
    first = next((block.lead_text or block.text for block in part.body if block.text), "")[:1].casefold()
    letters = _LETTERS.fullmatch(heading.casefold())
    return letters is not None and bool(first) and letters[1] <= first <= (letters[2] or letters[1])


def told_places(parts: Sequence[Part]) -> frozenset[int]:
    """Return the places of headings, three of a page or more, each of which stands over paragraphs that end with an address written out, the only one in them."""
    told = frozenset(index for index, part in enumerate(parts) if _is_told(part))
    return told if len(told) >= _FEW else frozenset()


def _is_told(part: Part) -> bool:
    """Say whether paragraphs below a heading lead to one place, by an address at the end of the last one ("... at this address: https://...")."""
    if part.holds_deeper or part.heading is None or part.heading.links or not part.body:
        return False
    links, last = [link for block in part.body for link in block.links], part.body[-1]
    is_text = all(block.shape is Shape.TEXT and not block.lead for block in part.body)
    return is_text and len(links) == 1 == len(last.links) and is_address(links[0].text) and is_at_end(last, links[0])


def is_motto(part: Part) -> bool:
    """Say whether all that stands between a heading and the deeper ones below it is one line in bold type, and at most a plain paragraph, and leads nowhere."""
    words = [block for block in part.body if block.shape is not Shape.RULE]
    if not part.holds_deeper or not 1 <= len(words) <= _TWO or any(block.links for block in words):
        return False
    is_text = all(block.shape is Shape.TEXT for block in words)
    return is_text and words[0].is_all_lead and not any(block.lead for block in words[1:])


def without_calls(part: Part, marks: list[Mark]) -> list[Mark]:
    """Correct the marks below a heading that leads nowhere, if it is an entry: links that only say what to do with it ("Download the toolkit (PDF)"), or name its parts ("Report", "Toolkit"), below words about it, begin none."""
    begun = [index for index, mark in enumerate(marks) if mark in (Mark.TITLE, Mark.LINE)]
    if part.heading is None or part.heading.links or part.holds_deeper or not begun or not begun[0]:
        return marks
    first = next((index for index, block in enumerate(part.body) if block.links), len(part.body))
    is_described = first > 0 and all(block.shape is Shape.TEXT for block in part.body[:first])
    blocks = [part.body[index] for index in begun]
    are_calls = first == begun[0] and all(map(_is_call, blocks))
    return [Mark.TEXT] * len(marks) if is_described and (are_calls or _are_parts(part.body[first:])) else marks


def _are_parts(blocks: Sequence[Block]) -> bool:
    """Say whether a few items name the parts of one work ("Report", "Indicators", "Toolkit")."""
    short = all(
        block.shape is Shape.ITEM and holds_links_only(block) and len(block.text.split()) <= _TWO for block in blocks
    )
    kinds = sum(says_where(block.text) for block in blocks)
    return short and _TWO <= len(blocks) <= _MOST_PARTS and kinds * 2 >= len(blocks)


def _is_call(block: Block) -> bool:
    is_button = block.shape is Shape.TEXT and holds_links_only(block) and len(block.text.split()) <= _LONGEST_CALL
    return is_button and (_CALL.match(block.text) is not None or VAGUE.fullmatch(block.text) is not None)
