"""A test that walks rows tells as much as one test a row would."""

import inspect

import pytest

from tests.rows import rows


def test_each_row_that_fails_is_named_and_none_is_left_out() -> None:
    """By its place and values, or as the test says; the rows behind a failure are walked too."""
    seen = []

    @rows(("figure", "square"), [(2, 4), (3, 8), (4, 16), (5, 24)])
    def walk(figure: int, square: int) -> None:
        seen.append(figure)
        assert figure**2 == square

    with pytest.raises(ExceptionGroup) as told:
        walk()

    assert seen == [2, 3, 4, 5]
    assert told.value.message == "2 of 4 rows: row 1, figure=3, square=8; row 3, figure=5, square=24"
    assert [fault.__notes__ for fault in told.value.exceptions] == [
        ["row 1, figure=3, square=8"],
        ["row 3, figure=5, square=24"],
    ]


def test_tables_stand_above_each_other_and_fixtures_stay_fixtures() -> None:
    """As with pytest's own: every row of the one with every row of the other; names of rows may be made of their values."""
    seen = []

    @rows("sign", "ab", ids=str.upper)
    @rows("figure", {1: "one", 2: "two"}, ids=["one", "two"])
    def walk(sign: str, figure: int, other: str) -> None:
        seen.append((sign, figure, other))
        assert sign == "a"

    assert list(inspect.signature(walk).parameters) == ["other"]
    with pytest.raises(ExceptionGroup, match="1 of 2 rows: row 1, B"):
        walk(other="x")
    assert seen == [("a", 1, "x"), ("a", 2, "x"), ("b", 1, "x"), ("b", 2, "x")]


def test_no_rows_are_no_test() -> None:
    """A table that came out empty holds nothing."""

    @rows("figure", [])
    def walk(figure: int) -> None:
        raise NotImplementedError

    with pytest.raises(AssertionError, match="there are no rows"):
        walk()
