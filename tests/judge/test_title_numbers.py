"""Numbers in titles: each role is found however little of the title speaks for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.title_numbers import Numbers, take_numbers
from crawler.judge.title_words import may_hold, read_title

WORDS = (
    "bees",
    "introduction",
    "Intro",
    "vol",
    "Volume 3",
    "ten",
    "co-production",
    "don't",
    "R&D",
    "\u00fcber",
    "uber",
    "IV",
    "part 2",
    "and",
    "2019",
)


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Bees, 2nd edition", {"edition": 2}),
        ("Bees, second edition", {"edition": 2}),
        ("Bees 3/e", {"edition": 3}),
        ("Bees 3e", {"edition": 3}),
        ("BIENEN, 4. AUFLAGE", {"edition": 4}),
        ("Bees, edition 5", {"edition": 5}),
        ("Bees, edition 5.2 of the manual", {"versions": frozenset({"5.2"})}),
        ("Bees, version 3-6-14", {"versions": frozenset({"3.6.14"})}),
        ("Bees, 5th revised ed.", {"edition": 5}),
        ("Bijen, 2e druk", {"edition": 2}),
        ("Abeilles, 3e \u00c9dition", {"edition": 3}),
        ("Bees Vol. 3", {"parts": frozenset({("vol", 3)})}),
        ("Bees, part two", {"parts": frozenset({("part", 2)})}),
        ("Bees #4", {"parts": frozenset({("issue", 4)}), "counts": frozenset({4})}),
        ("Bees v2.1", {"versions": frozenset({"2.1"})}),
        ("Bees Release 3", {"versions": frozenset({"3"})}),
        ("Bees rel. 3", {"versions": frozenset({"3"})}),
        ("Bees 1.4", {"versions": frozenset({"1.4"})}),
        ("Bees 1789", {"years": frozenset({1789})}),
        ("Bees 2014-15", {"years": frozenset({2014, 2015})}),
        ("Bees, May 2019", {"years": frozenset({2019}), "months": frozenset({"may"})}),
        ("Bees 2019-05-01", {"years": frozenset({2019})}),
        ("Bees 3.4.2019", {"years": frozenset({2019})}),
        ("Bees 3.4.19", {}),
        ("Bees at 12:30", {}),
        ("Bees IV", {"counts": frozenset({4})}),
        ("ten bees", {"counts": frozenset({10})}),
        ("12th bees", {"counts": frozenset({12})}),
        ("Bees Q1", {"codes": frozenset({("q", "1")})}),
        ("\u00a9 2019 Bees", {}),
        ("looked at bees 7", {"counts": frozenset({7})}),
        ("bees", {}),
        ("Bijen, tweede deel", {"parts": frozenset({("part", 2)})}),
        ("Abejas, segunda parte", {"parts": frozenset({("part", 2)})}),
        ("Abejas, cap\u00edtulo XIV", {"parts": frozenset({("chapter", 14)})}),
        ("Bienen, 2. Teil", {"parts": frozenset({("part", 2)})}),
        ("Pszczo\u0142y, cz\u0119\u015b\u0107 trzecia", {"parts": frozenset({("part", 3)})}),
        ("V\u010dely, d\u00edl osm\u00fd", {"parts": frozenset({("part", 8)})}),
        (
            "\u041f\u0447\u0435\u043b\u044b, \u0442\u043e\u043c \u0432\u0442\u043e\u0440\u043e\u0439",
            {"parts": frozenset({("vol", 2)})},
        ),
        ("\u871c\u8702 \u7b2c\u5341\u4e8c\u7248", {"edition": 12}),
        ("Bin, tredje upplagan", {"edition": 3}),
        ("quinto bees", {"counts": frozenset({5})}),
        ("fifty bees", {"counts": frozenset({50})}),
        ("twenty-one bees", {"counts": frozenset({21})}),
        ("Nineteen Eighty-Four bees", {"years": frozenset({1984})}),
        ("Bees (Python version)", {"named": frozenset({"python"})}),
        ("Bees, revised edition", {}),
        ("Bees: Documentation: 16: Hives", {"versions": frozenset({"16"}), "counts": frozenset()}),
        ("Actas del 3 de mayo", {"counts": frozenset({3})}),
        ("zehn Bienen", {"counts": frozenset({10})}),
        ("doce abejas", {"counts": frozenset({12})}),
        ("\u5341\u4e8c\u6708 \u871c\u8702", {"counts": frozenset({12})}),
        ("two part bees", {"counts": frozenset({2})}),
        ("2.2. Bees", {"section": "2.2"}),
        ("5. Bees in 2019", {"section": "5", "years": frozenset({2019})}),
        ("2.2 bees", {"versions": frozenset({"2.2"})}),
        ("3. Auflage der Bienen", {"edition": 3}),
    ],
)
def test_each_role_is_told(title: str, numbers: dict[str, Any]) -> None:
    """Edition, part, version, year, month, count and code, in the spellings of the web."""
    assert take_numbers(title)[1] == Numbers(**numbers)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_text_passed_over_never_holds_the_title(title: list[str], text: list[str]) -> None:
    """Where the cheap look says no, reading the whole says no as well."""
    ours, beginning = read_title(" ".join(title)), " ".join(text)
    assert may_hold(beginning, ours) or ours.plain not in read_title(beginning).plain


def test_a_text_of_other_words_is_passed_over() -> None:
    """The cheap look does say no."""
    assert not may_hold("The committee met in the town hall.", read_title("Keeping bees in winter"))
