"""The cheap way to the same answer: it may only ever say what the long way says."""

from typing import Any

import pytest

from crawler.judge import titles as long_way
from crawler.judge.title_plainly import is_plainly_same
from crawler.records import Facts, Title, TitleMatch
from tests.tables import table

PAIRS: list[dict[str, Any]] = table("title_pairs.yaml")
OURS = "Understanding Patient Data"


def titles(*texts: str) -> tuple[Title, ...]:
    """Make titles of a page."""
    return tuple(Title("title", text) for text in texts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((OURS,), True),
        ((OURS, f"{OURS} | Example Trust"), True),
        ((OURS, f"{OURS} - Publications - Example Trust"), True),
        ((f"{OURS} | Example Trust",), False),
        ((OURS, "Example Trust"), False),
        ((OURS, f"{OURS} 2019"), False),
        ((OURS, f"{OURS} | 2nd edition"), False),
        ((OURS, f"{OURS} | Page not found"), False),
        ((OURS, f"{OURS} | Log in"), False),
        ((OURS.upper(),), False),
        ((), False),
    ],
)
def test_only_what_is_beyond_doubt_is_told_cheaply(texts: tuple[str, ...], *, expected: bool) -> None:
    """One title to the letter, and nothing else but a name without a number behind it."""
    assert (is_plainly_same(OURS, titles(*texts)) is not None) is expected


def test_a_files_own_title_and_a_short_one_are_looked_into() -> None:
    """A word processor's title proves little, and so do three letters."""
    assert is_plainly_same(OURS, (Title("title", OURS), Title("pdf:info", OURS))) is None
    assert is_plainly_same("Home", titles("Home")) is None


def test_the_long_way_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every pair of the table."""
    monkeypatch.setattr(long_way, "is_plainly_same", lambda *_: None)
    told = 0
    for pair in PAIRS:
        given = pair["b"] if isinstance(pair["b"], list) else [("title", pair["b"])]
        page = tuple(Title(source, text) for source, text in given)
        for ours in {pair["a"], page[0].text}:
            if is_plainly_same(ours, page) is not None:
                told += 1
                assert long_way.match(ours, Facts("html", page), host=pair.get("host")).match is TitleMatch.SAME, pair
    assert told > 200
