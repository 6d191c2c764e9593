"""Plain text that names something on each line and goes on to say what it is, behind a dash, a verb, or a colon and a number; below headings that no sign sets apart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.catalogue.block import LISTED, Block, Shape
from crawler.catalogue.text_signs import CREDITED, DASHED, FILED
from crawler.catalogue.told_records import describes
from crawler.catalogue.words import FINITE, ORDERS, PAGE_TALK

_FEW = 3
_SOME = 0.4
_MOST = 0.7
_LONGEST_HEADING = 8  # words
_LONGEST_NAME = 12
_LEVEL = 2
_CREDITED_FIRST = re.compile(
    r"(?P<name>[^\W_a-z][^\u2013\u2014@()]{1,120}?)(?:\s+\([^()]{2,80}\))?\s+[\u2013\u2014]\s+(?=(?:an?|the|[a-z]\w+)\s)"
)
_SAID = re.compile(r"\s+[-\u2013\u2014]\s+(?:[a-z]\w*\s|an?\s|the\s)")
CALLED = re.compile(
    r"(?P<name>[^\W_a-z][^:@]{1,60}?):\s+(?=\(?\+?\d[\d ()-]{2,}|(?!www\.)(?:[a-z0-9-]+\.)+[a-z]{2,10}\b)"
)
_SPEAKS = re.compile(
    r"(?P<name>[^\W_a-z][^.:;!?\u2013\u2014]{1,80}?)\s+(?:(?:also|now|still)\s)?(?:is|are|has|have|offers?|provides?|helps?|runs?|gives?|supports?|works?|consists?|preserves?|"
    r"contains?|lists?|publishes|explores?|brings?|produces?|allows?|aims?|campaigns?|represents?|promotes?|covers|holds|teaches|includes|keeps|sells|sends|makes|shows|tells|trains|campaigns)\s"
)
_STOPPED = re.compile(r"(?P<name>[^\W_a-z][^.:;!?]{3,70})\.\s+(?=[^\W_a-z](?!.*\b(?:1[5-9]|20)\d\d\b).*\.$)")
_SPACED = re.compile(r"(?P<name>[^\W_a-z][^:.!?]{1,60}?)\s+:\s+(?=\w)")
_CALLS = re.compile(
    r"(?P<name>[^\W_][^.!?]{4,160}?)(?<!\bto)\s+(?:click here|clic(?:quer|quez)? ici|hier klicken|klik hier|haz clic aqu\u00ed|(?-i:Download|T\u00e9l\u00e9charger|Herunterladen|Descargar|Read|View|Open)(?: (?:here|more|pdf))?)[.!]?",
    re.IGNORECASE,
)
_WAYS = (FILED, _CREDITED_FIRST, CALLED, _SPACED, DASHED, _SPEAKS, _STOPPED)
_CAPITALS = {_SPEAKS: 0.66, _STOPPED: 0.6, _SPACED: 1.0}  # share of the words of a name
_NO_NAMES = frozenset((
     "we", "this", "these", "it", "they", "you", "there", "our", "your", "he", "she", "all", "some", "many", "most", "here", "if", "when", "what", "each", "every", "i",
     "both", "once", "while", "after", "before", "as", "although", "because", "since", "where", "how", "who", "for", "in", "on", "at", "to", "with", "by", "from", "however",
     "please", "also", "several", "other", "others", "one", "no", "not", "everyone", "anyone", "people", "and", "but", "or", "so", "any", "those", "that", "which",
))  # fmt: skip
_MADE_NAME = re.compile(r"\w[A-Z\d.]|^[A-Z]{2,}$")  # one word that is no word of a language ("FamilySearch", "JSTOR")
_MANY, _SEVERAL, _NEARLY_ALL = 2, 5, 0.9
_SMALL = 3  # letters of a word that need no capital in a name


def with_described_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text; where several lines, and a good part, are told so, with names set apart, a short line above one as a heading, and one behind them as a name."""
    lines = [block for block in blocks if block.shape is Shape.TEXT]
    if any(block.lead or block.cited for block in lines):
        return blocks
    items = [block for block in blocks if block.shape is Shape.ITEM and not block.lead and FILED.match(block.text)]
    ends = {id(block): end for block in (*lines, *items) if (end := _end_of_name(block))}
    texts = [block for block in lines if id(block) in ends or not _is_short(block)]
    said = sum(_says(block) for block in texts if id(block) in ends)
    # a title above a paragraph about it may hold a dash
    waiting = sum(
        id(one) in ends and not _CALLS.fullmatch(one.text) and id(other) not in ends and not _is_short(other)
        for one, other in pairwise(blocks)
    )
    are_all = len(ends) >= max(_FEW, _MOST * len(texts)) and said > 1
    addressed = [id(block) in ends for block in lines if block.links]
    enough = _MANY if sum(addressed) >= max(_MANY, _MOST * len(addressed)) else _FEW
    is_list = are_all or said >= max(enough, _SOME * len(texts))
    if not is_list or waiting * 2 > len(ends) or _is_prose(blocks, ends):
        return blocks
    return [_settled(blocks, index, ends) for index in range(len(blocks))]


def _is_prose(blocks: Sequence[Block], ends: dict[int, int]) -> bool:
    """Say whether nothing but verbs and full stops parts names from what is said, and neither headings nor their number make a list of such paragraphs."""
    spoken = sum(_is_spoken(block, ends[id(block)]) for block in blocks if id(block) in ends)
    heads = sum(_is_short(one) and id(other) in ends for one, other in pairwise(blocks))
    texts = sum(not _is_short(block) for block in blocks)
    return spoken == len(ends) and heads < _MANY and (spoken < _SEVERAL or spoken < _NEARLY_ALL * texts)


def _is_spoken(block: Block, end: int) -> bool:
    """Say whether a sentence goes on from a name, or begins behind its full stop."""
    behind = block.text[end : end + 3]
    goes_on = (behind[:1] == " " and behind[1:2].isalpha()) or behind[:2] == ". "
    return goes_on and _CALLS.fullmatch(block.text) is None


def _says(block: Block) -> bool:
    """Say whether a line surely describes what it names."""
    is_sure = FILED.match(block.text) or _CREDITED_FIRST.match(block.text) or _CALLS.fullmatch(block.text)
    dashed = None if is_sure else DASHED.match(block.text)
    return dashed is None or _SAID.match(block.text, dashed.end("name")) is not None


def _end_of_name(block: Block) -> int:
    dashed = DASHED.match(block.text)
    if ORDERS.match(block.text) or PAGE_TALK.search(block.text[: dashed.end("name")] if dashed else block.text):
        return 0
    if block.text[0].isupper() and (call := _CALLS.fullmatch(block.text)):
        return call.end("name")
    found = next(filter(None, (pattern.match(block.text) for pattern in _WAYS)), None)
    if found and found.re in (DASHED, _STOPPED) and CREDITED.search(block.text):
        return 0
    share = _CAPITALS.get(found.re, 0.0) if found else 0.0
    says = found is not None and found.re is not FILED and FINITE.search(found["name"])
    if found is None or says or not _is_name(found["name"], share):
        return 0
    end = found.end("name")
    return 0 if any(link.start < end and (link.start, link.end) != (0, end) for link in block.links) else end


def _is_name(text: str, share: float) -> bool:
    """Say whether words could be a name: not many, none a pronoun before a verb, and such a share with capitals, small words aside."""
    words = text.split()
    if len(words) > _LONGEST_NAME or (share and words[0].lower() in _NO_NAMES):
        return False
    if share and len(words) == 1 and not _MADE_NAME.search(text):
        return False
    return sum(word[0].isupper() or len(word) <= _SMALL for word in words) >= share * len(words)


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= _LONGEST_HEADING and block.text[-1:].isalnum() and not block.links


def _settled(blocks: Sequence[Block], index: int, ends: dict[int, int]) -> Block:
    block = blocks[index]
    if id(block) in ends:
        end = ends[id(block)]
        goes_on = block.text[end : end + 1] == " " and block.text[end + 1 : end + 2].isalpha()
        shape, titled = (Shape.ITEM, (0, end)) if goes_on else (block.shape, None)
        return replace(block, shape=shape, lead=end, titled=titled)
    if block.shape is not Shape.TEXT or not _is_short(block):
        return block
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is not None and following.text[: ends.get(id(following), 0)] == block.text:
        return block
    if following is not None and id(following) in ends:
        return replace(block, shape=Shape.HEADING, level=_LEVEL)
    before = blocks[index - 1] if index else None
    is_behind = before is not None and id(before) in ends and not _CALLS.fullmatch(before.text)
    is_behind = is_behind and not describes(block.text)
    return replace(block, shape=Shape.ITEM, level=LISTED + 1, lead=len(block.text)) if is_behind else block
