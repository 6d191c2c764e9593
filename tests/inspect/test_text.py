"""Words and fingerprints."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.inspect.passing_words import PASSING
from crawler.inspect.shingles import _Lanes
from crawler.inspect.simhash import Prints, prints
from crawler.inspect.text import count_words, is_longer, squeeze, squeezed_beginning

WORDS = [f"w{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}" for number in range(400)]


def fingerprint(text: str) -> str | None:
    """Return the fingerprint of a text."""
    return prints(text).fingerprint


def common(one: str, other: str) -> int:
    """Count the places of 48 at which two sketches agree."""
    ours, theirs = (bytes.fromhex((prints(text).sketch or "t")[1:]) for text in (one, other))
    return sum(a == b for a, b in zip(ours, theirs, strict=True))


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
    other = " ".join(rng.choices(WORDS, k=1000))
    assert distance(" ".join(text), " ".join(edited)) <= 6
    assert distance(" ".join(text), other) >= 18
    assert common(" ".join(text), " ".join(edited)) >= 43
    assert common(" ".join(text), other) <= 3


def test_numbers_and_case_leave_the_fingerprint_alone() -> None:
    """Dates and counters are no change."""
    assert prints("Visitors: 1,204. Hedges in Winter") == prints("visitors: 99 hedges in winter!")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Updated 3 days ago by the editors", "Updated 2 weeks ago by the editors"),
        ("Posted on Monday, 2 March 2026 in News", "Posted on Friday, 17 April 2027 in News"),
        ("Aktualisiert vor 2 Tagen von der Redaktion", "Aktualisiert vor 1 Stunde von der Redaktion"),
        ("Publié le 3 février 2026 par Anne", "Publié le 21 AOÛT 2026 par Anne"),
        ("Обновлено 3 марта редакцией", "Обновлено 14 ИЮНЯ редакцией"),
        ("更新日 3月2日 編集部", "更新日 11月30日 編集部"),
        ("1.2K views of this film so far", "3M views of this film so far"),
        ("the 1st of many", "the 22nd of many"),
    ],
)
def test_dates_in_words_are_no_change(one: str, other: str) -> None:
    """The words of dates have one hash between them, in any case and in many languages."""
    assert prints(one) == prints(other)


def test_passing_words_stay_what_they_are_when_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of hashes is emptied when it is full; no word has another hash after it."""
    monkeypatch.setattr(_Lanes, "MOST", 3)
    lanes = _Lanes()
    before = [lanes[word] for word in (b"monday", b"hedge", b"friday", b"tree", b"march", b"hill")]
    assert before == [lanes[word] for word in (b"sunday", b"hedge", b"today", b"tree", b"may", b"hill")]
    assert all(word == word.lower() for word in PASSING)


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    """It is kept for years: this value must never change."""
    found = prints("The quick brown fox jumps over the lazy dog")
    assert found.fingerprint == "d07302d8fe040191"
    assert (
        found.sketch
        == "t0000000000000000000000000000000056000000000000a400000000120000000000008b00000000e42d000000000000"
    )


def test_nothing_has_no_fingerprint() -> None:
    """A text of digits and marks has no words."""
    assert prints(" 12 -- 34 ") == Prints()


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
    assert prints(text) == prints(plain)


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    """Every text gives a count, and sixteen hexadecimal digits and a sketch of 48 bytes, or nothing."""
    assert count_words(text) >= 0
    found = prints(text, "o")
    assert found == Prints() or (len(found.fingerprint or ""), (found.sketch or "")[:1]) == (16, "o")
    assert len(bytes.fromhex((found.sketch or "o" + "00" * 48)[1:])) == 48
    squeeze(text).encode()


@pytest.mark.parametrize(
    "text", ["hedges and trees ", "живая изгородь ", "生け垣と木々", "hàng rào ở vườn ", "\u1680\u2003\u3000\xa0\x85"]
)
def test_a_long_text_is_known_as_long_in_any_script(text: str) -> None:
    """Letters of all scripts count, white space of none."""
    long = text * 600
    assert is_longer(long, 400) == bool(text.strip())
    assert not is_longer(long, len(squeeze(long)))


_BLANK = "a1Ä日ก \n\0\x1c\x1f\x85\xa0\u1680\u2003\u2028\u202f\u205f\u3000“"


@given(st.text(_BLANK, max_size=60))
def test_a_text_need_not_be_squeezed_to_be_measured(text: str) -> None:
    """White space of any kind and length parts words in the same way; so facts of a page cost no copy of it."""
    squeezed = squeeze(text)
    assert (count_words(text), prints(text)) == (count_words(squeezed), prints(squeezed))


@given(st.text(_BLANK, max_size=60), st.integers(0, 40))
def test_the_beginning_of_a_text_is_that_of_all_of_it(text: str, least: int) -> None:
    """What is squeezed of a long text is as long as was asked for, or all."""
    whole, beginning = squeeze(text), squeezed_beginning(text, least)
    assert whole.startswith(beginning)
    assert len(beginning) >= min(least, len(whole))
