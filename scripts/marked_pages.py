"""Read the pages that people marked, in `tests/data/learned/`.

texts/*.txt    plain texts, each behind a line "=== name": a letter for each line, a space, and the line, with ⟦ ⟧ around the titles in lines
               that hold more: T title, L line with a title, D about the entry above, K above the title of its entry, H heading, O anything else,
               C the line above goes on; B an empty line.
pages/*.jsonl  pages in other formats: an object a line, with `name`, `format`, `text` and `blocks`: a letter and the beginning of each block.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from crawler.catalogue.block import Block, squeeze  # noqa: E402 - found by the line above
from crawler.catalogue.pages import FORMATS, unmarked  # noqa: E402
from crawler.config import CatalogueSettings  # noqa: E402

DATA = ROOT / "tests" / "data" / "learned"
NAMES = {"T": "title", "L": "line", "D": "about", "K": "above", "H": "heading", "O": "other"}
LINE_LETTERS = (*NAMES, "M", "C", "B")
OPENING, CLOSING = "\u27e6", "\u27e7"
COMPARED = 60  # characters of a block that are written down


@dataclass(frozen=True)
class Page:
    """A page with the letter of each of its blocks, and the title in those that hold more than it."""

    name: str
    blocks: Sequence[Block]
    letters: Sequence[str]
    titles: Sequence[str]


def texts(each: int = 1) -> Iterator[Page]:
    """Read the marked texts, or each so many of them."""
    for path in sorted((DATA / "texts").glob("*.txt")):
        before, *parts = re.split(r"^=== ", _read(path), flags=re.MULTILINE)
        if before.strip():
            sys.exit(f"{path}: begins without a line '=== name': put one above the first text")
        for part in parts[::each]:
            name, *marked = part.rstrip("\n").split("\n")
            letters = [line[:1] or "B" for line in marked]
            _check(f"{path}, text {name}", letters, LINE_LETTERS)
            words = [line[2:] for line in marked]
            plain = "\n".join(line.replace(OPENING, "").replace(CLOSING, "") for line in words)
            blocks = _blocks("text", plain)
            yield _marked_text(f"{path.stem}/{name}", blocks, letters, words)


def _read(path: Path) -> str:
    """Return what a file says; end with a message where it is no UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        sys.exit(f"{path}: is no UTF-8 from byte {fault.start} on; save it as UTF-8")


def _object(place: str, line: str) -> dict[str, Any]:
    """Return the page that a line holds; end with a message where it holds none, or one without its parts."""
    try:
        page = json.loads(line)
        missing = {"name", "format", "text", "blocks", "titles"} - page.keys()
    except (ValueError, AttributeError) as fault:
        sys.exit(f"{place}: is no object of JSON ({fault})")
    if missing:
        sys.exit(f"{place}: has no {', '.join(sorted(missing))}; docs/learning.md says what a page holds")
    return dict(page)


def _check(place: str, letters: Sequence[str], known: Iterable[str]) -> None:
    """End with a message where a letter means nothing."""
    for number, letter in enumerate(letters, 1):
        if letter not in known:
            sys.exit(f"{place}, line {number}: {letter!r} is no letter of docs/learning.md: one of {', '.join(known)}")


def _blocks(name: str, text: str) -> Sequence[Block]:
    return unmarked(name, FORMATS[name].read(text, CatalogueSettings(source="-")))[1].blocks


def _marked_text(name: str, blocks: Sequence[Block], letters: Sequence[str], words: Sequence[str]) -> Page:
    """Give the letters of lines to the blocks that they became."""
    found, titles = [], []
    ends = [*(block.line or 1 for block in blocks[1:]), len(letters) + 1]
    for block, following in zip(blocks, ends, strict=True):
        start, end = (block.line or 1) - 1, max(following - 1, block.line or 1)
        own = [letter for letter in letters[start:end] if letter != "B"] or ["O"]
        titles.append(_title(words[start:end], own, block))
        found.append(_of_lines(own))
    return Page(name, blocks, found, titles)


def _of_lines(letters: Sequence[str]) -> str:
    """Return the letter of a block of several lines."""
    first, *others = letters
    if first == "T" and any(letter != "C" for letter in others):
        return "L"
    return {"C": "D", "M": "L"}.get(first, first)


def _title(lines: Sequence[str], letters: Sequence[str], block: Block) -> str:
    """Return the title that is marked in the lines of a block, also where it goes on in the next one; nothing where it is not known where it ends."""
    parts = [re.findall(f"{OPENING}(.*?){CLOSING}", line) for line in lines]
    if letters[0] == "M":
        return next((squeeze(part) for part in parts[0] if squeeze(part) in block.text), "")
    if letters[0] == "T" and len(letters) > 1 and letters[1] != "C":
        return squeeze(lines[0])
    is_known = all(part for letter, part in zip(letters, parts, strict=False) if letter in "LC")
    return squeeze(" ".join(found[0] for found in parts[: 1 + letters.count("C")] if found)) if is_known else ""


def pages(each: int = 1) -> Iterator[Page]:
    """Read the marked pages in formats that set titles apart, or each so many of them."""
    for path in sorted((DATA / "pages").glob("*.jsonl")):
        for number, line in islice(enumerate(_read(path).splitlines(), 1), 0, None, each):
            page = _object(f"{path}, line {number}", line)
            _check(f"{path}, page {page['name']}", [text[:1] for text in page["blocks"]], NAMES)
            blocks = _blocks(page["format"], page["text"])
            said = [squeeze(text[2:]) for text in page["blocks"]]
            here = [squeeze(block.text[:COMPARED]) for block in blocks]
            letters, titles = ["O"] * len(blocks), [""] * len(blocks)
            for start, other, size in SequenceMatcher(None, said, here, autojunk=False).get_matching_blocks():
                letters[other : other + size] = [text[0] for text in page["blocks"][start : start + size]]
                titles[other : other + size] = page["titles"][start : start + size]
            yield Page(f"{path.stem}/{page['name']}", blocks, letters, titles)
