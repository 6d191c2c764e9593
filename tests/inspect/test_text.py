"""Words and fingerprints."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.inspect.simhash import fingerprint
from crawler.inspect.text import count_words, squeeze

WORDS = [f"w{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}" for number in range(400)]


def distance(one: str, other: str) -> int:
    """Count the bits in which two fingerprints differ."""
    return (int(fingerprint(one) or "0", 16) ^ int(fingerprint(other) or "0", 16)).bit_count()


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("one two three", 3), ("日本語", 3), ("日本語 and more", 5), ("Zürich 2020", 2)]
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


@given(st.text("ab \n\t\xa0日本カ\U00020000é“…、1", max_size=60))
def test_words_are_counted_as_if_one_by_one(text: str) -> None:
    """Counting by signs and pieces gives what splitting each sign off gives."""
    squeezed = squeeze(text)
    spaced = "".join(f" {sign} " if sign in "日本カ\U00020000" else sign for sign in squeezed)
    assert count_words(squeezed) == len(spaced.split())


@given(st.text("aB \n\xa0日カÄé“…、\uff01-1Σ", max_size=80))
def test_a_fingerprint_is_of_words_alone(text: str) -> None:
    """Marks, digits, case and white space part words or vanish, however they are found."""
    words = "".join(
        f" {sign} " if sign in "日カ" else " " if sign in "\xa0“…、\uff01-\n" else sign for sign in text.lower()
    )
    plain = " ".join(words.replace("1", "").split())
    assert fingerprint(text) == fingerprint(plain)


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    """Every text gives a count and sixteen hexadecimal digits or nothing."""
    assert count_words(text) >= 0
    assert len(fingerprint(text) or "0" * 16) == 16
    squeeze(text).encode()
