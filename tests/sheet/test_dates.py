"""Days as people and their spreadsheets write them."""

from datetime import date

import pytest

from crawler.workbook.dates import EPOCH_1904, Day, Either, Order, day_of, day_of_serial

LAST = date(2026, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-31", " 2026-12-31 ", "2026-12-31 00:00:00", "2026-12-31T00:00:00Z", "31.12.2026", "31.12.26", "31.12.2026.",
        "31 Dec 2026", "31 December 2026", "31. dec 2026", "31st December 2026", "31-Dec-26", "31-Dec-2026", "31 DEC. 2026",
        "Dec 31, 2026", "December 31st, 2026", "december 31 2026",
    ],
)  # fmt: skip
def test_plain_days(text: str) -> None:
    """Each of these can mean one day only, and tells nothing of what comes first elsewhere."""
    assert day_of(text) == Day(LAST)


@pytest.mark.parametrize(
    ("text", "day", "order"),
    [("31/12/2026", LAST, Order.DAY), ("12/31/2026", LAST, Order.MONTH), ("12-31-26", LAST, Order.MONTH)],
)
def test_days_that_tell_the_order(text: str, day: date, order: Order) -> None:
    """A number above twelve is the day's."""
    assert day_of(text) == Day(day, order)


@pytest.mark.parametrize(
    ("text", "plain"), [("05/05/2026", True), ("5.6.2026", True), ("01/02/2026", False), ("1-2-26", False)]
)
def test_days_that_may_be_two(text: str, *, plain: bool) -> None:
    """Where both are the same, or points stand between, there is no doubt."""
    found = day_of(text)
    assert isinstance(found, Day) is plain
    if isinstance(found, Either):
        assert (found.by(Order.DAY), found.by(Order.MONTH)) == (date(2026, 2, 1), date(2026, 1, 2))


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026", "31/12", "32/12/2026", "2026-02-30", "31/13/2026", "31 Foo 2026", "46387", "1/2/3/2026", "next week",
     "31/12.2026", "0/0/2026", "9" * 100_000],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    """Nothing is guessed."""
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("number", "day"), [(46387.0, LAST), (46387.75, LAST), (1.0, None), (2e9, None), (-5.0, None), (float("nan"), None)]
)
def test_numbers_of_spreadsheets(number: float, day: date | None) -> None:
    """Days since the end of 1899, and in old workbooks of Macs since 1904."""
    assert day_of_serial(number) == day
    assert day_of_serial(number - 1462, EPOCH_1904) == day
