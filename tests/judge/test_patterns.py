"""Expressions that compile when first used."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crawler.judge.audit
import crawler.judge.judge
from crawler.judge.patterns import Pattern
from crawler.judge.signs import phrases


def test_an_expression_compiles_at_its_first_use_and_once() -> None:
    """Making one costs nothing; each method is then the compiled expression's own."""
    pattern = Pattern(r"b+", re.IGNORECASE)
    assert vars(pattern).keys() == {"source", "flags", "stems", "alternatives"}
    assert pattern.search("aBBa")
    assert pattern.compiled is pattern.compiled
    assert pattern.search is pattern.search


def test_a_faulty_expression_is_told_at_its_first_use() -> None:
    """The error is that of `re`."""
    pattern = Pattern("(")
    with pytest.raises(re.error):
        pattern.search("a")


@pytest.mark.parametrize("name", ["search", "match", "fullmatch", "findall", "split"])
def test_an_expression_finds_what_re_finds(name: str) -> None:
    """The methods are those of `re.Pattern`."""
    ours, theirs = getattr(Pattern(r"[ab]+"), name)("abba c ab"), getattr(re.compile(r"[ab]+"), name)("abba c ab")
    assert str(ours) == str(theirs)


def test_no_rule_compiles_expressions_at_import() -> None:
    """Commands that judge nothing do not wait for them."""
    modules = [module for name, module in sys.modules.items() if name.startswith("crawler.judge.")]
    compiled = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]
    assert crawler.judge.judge in modules
    assert crawler.judge.audit in modules
    assert compiled == []


def test_every_expression_compiles() -> None:
    """What is compiled late must not fail late."""
    modules = [module for name, module in sys.modules.items() if name.startswith("crawler.judge.")]
    for pattern in (value for module in modules for value in vars(module).values() if isinstance(value, Pattern)):
        assert pattern.compiled.pattern == pattern.source


WITH_STEMS = [item for item in vars(phrases).values() if isinstance(item, Pattern) and item.stems]


@pytest.mark.parametrize(
    ("phrase", "alternative"), [(phrase, part) for phrase in WITH_STEMS for part in phrase.alternatives]
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_match_is_lost_for_want_of_a_stem(phrase: Pattern, alternative: str, data: st.DataObject) -> None:
    """Whatever an alternative matches, the stems let pass."""
    text = data.draw(st.from_regex(alternative))
    assert any(stem in text for stem in phrase.stems)
