"""Rows that could not be read."""

from collections.abc import Callable

import pytest

from crawler.judge.rules.unreadable_row import RULE
from crawler.records import Unreadable


@pytest.mark.parametrize(("line", "place"), [(3, "Line 3"), (None, "A part")])
def test_each_row_is_named_with_its_place_and_reason(
    line: int | None, place: str, read: Callable, findings: Callable
) -> None:
    """The sentence says where, why, and how the row begins."""
    (found,) = findings(RULE, read(unreadable=(Unreadable(line, "too many columns.", "Maps,\nall"),)))

    assert RULE.message.format(**found.params) == f"{place} of the catalogue could not be read: too many columns."
    assert (found.catalogue, found.params["text"], found.params["line"]) == ("first", "Maps, all", line)


def test_what_was_read_is_no_finding(entry: Callable, read: Callable, findings: Callable) -> None:
    """Nothing is said of a catalogue without such rows."""
    assert findings(RULE, read(entry())) == []
