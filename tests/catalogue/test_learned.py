"""What is learned of pages that people marked: the model, its tables, and that these belong to the pages and to the signs of today."""

import importlib.util
import re
import sys
import tracemalloc
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from crawler.catalogue.block import Block, Shape
from crawler.catalogue.learned import places
from crawler.catalogue.learned.marking import ALIKE, LABELS, PAGES, TEXTS, labels_of, marked, marked_text
from crawler.catalogue.learned.network import network_of
from crawler.catalogue.learned.place_signs import signs_of_all
from crawler.catalogue.learned.titles import WORDS, is_led, titles_in
from crawler.catalogue.learned.token_signs import signs_of_tokens, tokens_of
from crawler.catalogue.mark import Mark

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "learned"
LETTERS = "TLMCDKHO"


@pytest.fixture(scope="module")
def learn() -> ModuleType:
    """Give the script that learns."""
    spec = importlib.util.spec_from_file_location("learn", ROOT / "scripts" / "learn.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [TEXTS, PAGES])
def test_tables_have_the_labels_that_are_understood(name: str) -> None:
    """A label that means nothing would end the reading."""
    assert set(network_of(name).labels) <= set(LABELS)


def test_the_network_of_titles_has_the_labels_that_are_understood() -> None:
    """Places are weighed by all four of them."""
    assert set(network_of(WORDS).labels) == set(places.LABELS)


def test_marked_texts_are_well_formed() -> None:
    """Each line has a letter, and titles are marked where a line holds more than one."""
    faults = [
        (path.name, number, line)
        for path in sorted((DATA / "texts").glob("*.txt"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if line and not line.startswith("=== ") and not _is_marked(line)
    ]
    assert faults == []


def _is_marked(line: str) -> bool:
    if line == "B":
        return True
    has_title = re.search("\u27e6[^\u27e6\u27e7]+\u27e7", line) is not None
    return line[0] in LETTERS and line[1:2] in ("", " ") and (has_title or line[0] not in "LM")


@pytest.mark.parametrize(("kind", "name"), [("texts", TEXTS), ("pages", PAGES)])
def test_the_weights_belong_to_the_marked_pages(learn: Any, kind: str, name: str) -> None:
    """They were learned from these pages by the signs of today: of each fourth nearly all is read as it is marked, and hardly a kind of sign is not there."""
    network, seen, counted = network_of(name), set[str](), Counter[str]()
    for page in getattr(learn, kind)(each=4):
        seen.update(_kind(sign) for mine in signs_of_all(page.blocks) for sign in mine)
        for letter, label in zip(page.letters, labels_of(page.blocks, network, ALIKE[name]), strict=True):
            begins, is_read = letter in "TL", label in {"title", "line"}
            counted.update({"all": begins, "read": is_read, "both": begins and is_read})
        counted.update(_titles(page))
    kinds = set(map(_kind, network.signs))
    assert len(kinds - seen) <= 1, kinds - seen  # one that is rare
    assert counted["both"] >= 0.93 * max(counted["all"], counted["read"])
    assert counted["right"] >= 0.78 * counted["lines"]  # of many no edge is where the title begins or ends


def _kind(sign: str) -> str:
    """Return a sign without what differs from one block to another: the word, the number, the pattern."""
    return sign.partition("=")[0]


def test_the_network_of_titles_belongs_to_the_marked_pages(learn: Any) -> None:
    """No kind of sign in it has gone."""
    blocks = [block for page in (*learn.texts(each=16), *learn.pages(each=16)) for block in page.blocks]
    seen = {_kind(sign) for block in blocks for signs in signs_of_tokens(block, tokens_of(block)) for sign in signs}
    assert set(map(_kind, network_of(WORDS).signs)) - seen == set()


def _titles(page: Any) -> dict[str, int]:
    """Count the lines with a marked title, and those in which it is found or left to the rules."""
    read = zip(page.blocks, page.letters, page.titles, strict=True)
    lines = [
        (block, title)
        for block, letter, title in read
        if letter == "L" and title and not is_led(block) and block.shape is not Shape.ROW
    ]
    found = titles_in([block for block, _ in lines])
    said = [(block.text[slice(*place)], title) for (block, title), place in zip(lines, found, strict=True) if place]
    right = sum(re.sub(r"\W", "", one) == re.sub(r"\W", "", other) for one, other in said)
    return {"lines": len(said), "right": right}


def test_nothing_is_marked_where_nothing_is() -> None:
    """A page without blocks has no marks, and words without letters end nothing."""
    assert marked([]) == marked_text([]) == ()
    assert [block.mark for block in marked_text([Block("...", Shape.TEXT)])] in ([Mark.ASIDE], [Mark.TEXT])


def test_the_signs_of_a_long_page_are_made_one_by_one() -> None:
    """Those of 120,000 lines took 600 MB when all were made before the first was weighed."""
    blocks = [Block(f"Bee {number} of the hive", Shape.TEXT) for number in range(400)]
    tracemalloc.start()
    for _ in signs_of_all(blocks):
        pass
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert highest < 1_000 * len(blocks)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("texts/a.txt", "=== one\nT Bees\nX Wax\n", "text one, line 2: 'X' is no letter of docs/learning.md"),
        ("texts/a.txt", "T Bees\n=== one\nT Wax\n", "begins without a line '=== name'"),
        ("texts/a.txt", "=== one\nT Caf\udce9\n", "is no UTF-8 from byte 13 on"),
        ("pages/a.jsonl", '{"name": "a"', "line 1: is no object of JSON"),
        ("pages/a.jsonl", "[]", "line 1: is no object of JSON"),
        ("pages/a.jsonl", '{"name": "a", "format": "html"}', "line 1: has no blocks, text, titles"),
    ],
)
def test_a_page_that_is_marked_wrongly_is_named(
    learn: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: str, said: str
) -> None:
    """With its place and the way out, and nothing is left out in silence."""
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(content, "utf-8", errors="surrogateescape")
    monkeypatch.setattr(sys.modules["marked_pages"], "DATA", tmp_path)
    with pytest.raises(SystemExit, match=re.escape(said)):
        list(getattr(learn, file.partition("/")[0])())


def test_little_is_kept_of_the_places_in_a_line() -> None:
    """A page may have 40,000 lines, and each of them seventy places."""
    lines = [
        Block(f"Abel, A. and Hill, B. ({1950 + n % 70}). Bees, wax and the hive: honey of the parish. London: Press {n}, pp. {n}-{n + 9}.", Shape.TEXT)
        for n in range(200)
    ]  # fmt: skip
    titles_in(lines)  # what is kept for all pages
    few, many = (_kept(lines[:count]) for count in (50, 200))
    assert many - few < 8_000 * 150


def _kept(lines: list[Block]) -> int:
    """Return the most bytes in use while the titles of some lines are told."""
    tracemalloc.start()
    titles_in(lines)
    kept = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return kept
