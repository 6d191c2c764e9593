"""IDs: found again whatever a spreadsheet does to them, and never taken for something else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sheet.keys import About, Key, fault_mark, key_of, link_mark, person_mark
from crawler.workbook.dates import day_of

KEYS = st.builds(
    Key,
    st.sampled_from(About),
    st.builds(link_mark, st.text()),
    st.integers(0, 10**10),
    st.builds(person_mark, st.one_of(st.none(), st.text())),
)


@given(KEYS)
def test_an_id_is_read_back(key: Key) -> None:
    """Also in capitals, and with spaces around and within."""
    text = str(key)
    assert key_of(text) == key_of(f" {text.upper()}\t") == key_of(text.replace("-", "- ")) == key


@given(KEYS)
def test_no_spreadsheet_takes_it_for_anything_else(key: Key) -> None:
    """There is no digit in it and no sign before it: neither a number nor a day nor a formula."""
    assert re.fullmatch("[a-z]+(-[b-df-hj-np-tv-xz]+){3}", str(key))
    assert day_of(str(key)) is None


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: text[1:], lambda text: f"{text}b", str.swapcase]
)
def test_what_is_cut_is_no_id(change: object) -> None:
    """Every end counts."""
    text = str(Key(About.LINK, link_mark("https://example.org/"), 1_772_000_000, person_mark("o@x.org")))
    assert (key_of(change(text)) is None) is (change is not str.swapcase)  # type: ignore[operator]


def test_a_letter_that_was_mistyped_is_seen() -> None:
    """Of all changes of one letter, fewer than one in a hundred goes unseen."""
    text = str(Key(About.LINK, link_mark("https://example.org/"), 1_772_000_000, person_mark("o@x.org")))
    changed = [
        f"{text[:place]}{letter}{text[place + 1 :]}"
        for place in range(5, len(text))
        for letter in "bcdfghjklmnpqrstvwxz"
        if text[place] not in (letter, "-")
    ]
    assert sum(key_of(one) is not None for one in changed) < len(changed) / 100


@pytest.mark.parametrize("text", ["", "link", "link-", "2026-03-02", "=1+1", "link-" + "b" * 12, "x" * 100_000])
def test_anything_else_is_no_id(text: str) -> None:
    """Whatever stands there."""
    assert key_of(text) is None


def test_marks_tell_apart() -> None:
    """A hundred thousand links have a hundred thousand marks; a fault is known by all of what it is about."""
    assert len({link_mark(f"https://example.org/{number}") for number in range(100_000)}) == 100_000
    assert fault_mark("a", "b", None, None) != fault_mark("a", None, "b", None)
    assert person_mark("Olivia@Example.org") == person_mark("olivia@example.org")
