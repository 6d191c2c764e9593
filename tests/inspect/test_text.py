"""Words and fingerprints."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.inspect.text import count_words, fingerprint, squeeze

WORDS = [f"w{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}" for number in range(400)]


def distance(one: str, other: str) -> int:
    """Count the bits in which two fingerprints differ."""
    return (int(fingerprint(one) or "0", 16) ^ int(fingerprint(other) or "0", 16)).bit_count()


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("one two\nthree", 3), ("日本語", 3), ("日本語 and more", 5), ("Zürich 2020", 2)]
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    """Signs of scripts without spaces count one each."""
    assert count_words(text) == count


def test_a_small_edit_leaves_the_fingerprint_nearly_alone() -> None:
    """Five words of a thousand change a few bits; another text changes about half."""
    rng = random.Random(7)
    text = rng.choices(WORDS, k=1000)
    edited = ["other" if place % 200 == 0 else word for place, word in enumerate(text)]
    assert distance(" ".join(text), " ".join(edited)) <= 6
    assert distance(" ".join(text), " ".join(rng.choices(WORDS, k=1000))) >= 18


def test_numbers_and_case_leave_the_fingerprint_alone() -> None:
    """Dates and counters are no change."""
    assert fingerprint("Visitors: 1,204. Hedges in Winter") == fingerprint("visitors: 99 hedges in winter!")


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    """It is kept for years: this value must never change."""
    assert fingerprint("The quick brown fox jumps over the lazy dog") == "d07302d8fe040191"


def test_nothing_has_no_fingerprint() -> None:
    """A text of digits and marks has no words."""
    assert fingerprint(" 12 -- 34 ") is None


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    """Every text gives a count and sixteen hexadecimal digits or nothing."""
    assert count_words(text) >= 0
    assert len(fingerprint(text) or "0" * 16) == 16
    squeeze(text).encode()
