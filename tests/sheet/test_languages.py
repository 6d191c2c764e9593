"""A sheet goes out in the reader's language and comes back in any."""

from datetime import date, datetime
from io import BytesIO
from itertools import permutations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from filled import DAY, KEYS, NOW, csv_bytes, read, said, weekly_of, xlsx_bytes
from openpyxl import load_workbook

from crawler.language import LANGUAGES, months, speaking
from crawler.sheet.attachments import sheet_for
from crawler.sheet.choices import CHOICES
from crawler.sheet.columns import COLUMNS, squeeze
from crawler.workbook.dates import Day, day_of

BERLIN = ZoneInfo("Europe/Berlin")
GERMAN = ("Neue Adresse", "Entscheidung", "Notiz", "Wieder ansehen am", "ID")


def test_it_goes_out_in_german() -> None:
    """Names, what is wrong, the list of decisions, the guide, and what the mail says of it."""
    with speaking("de"):
        sheet = sheet_for(weekly_of(["Assets in Action"]), BERLIN, NOW, "m@example.org")
    book = load_workbook(BytesIO(sheet.files[0].content))
    names, row = book["Links"].iter_rows(values_only=True)
    told = dict(zip(names, row, strict=True))

    assert names[6:10] == GERMAN[:4]
    assert told["Was nicht stimmt"] == "Der Server sagt, dass es unter dieser Adresse nichts gibt (404)."
    assert told["Gestört seit"] == datetime(2026, 3, 30)  # noqa: DTZ001 - a cell has no zone
    assert "Neue Adresse übernehmen,Behoben,Nicht defekt" in str(
        [one.formula1 for one in book["Links"].data_validations.dataValidation]
    )
    guide = {value for line in book["So wird es ausgefüllt"].iter_rows(values_only=True) for value in line}
    assert "Behoben" in guide
    assert "1 Zeile" in sheet.words
    assert "m@example.org" in sheet.words


def test_what_went_out_in_german_comes_back_filled_in() -> None:
    """The workbook itself, with a decision from its own list."""
    with speaking("de"):
        book = load_workbook(BytesIO(sheet_for(weekly_of(["A title"]), BERLIN, NOW).files[0].content))
    sheet: Any = book["Links"]
    sheet["H2"], sheet["J2"] = "Nicht beachten", "31.12.2026"
    written = BytesIO()
    book.save(written)

    assert [one[1:] for one in said(read(written.getvalue()))] == [("Ignore", None, "", DAY)]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::17])
def test_columns_may_stand_in_any_order_and_language(order: tuple[int, ...]) -> None:
    """Names of one language beside those of another, moved about."""
    mixed = ("New URL", "Entscheidung", "Comment", "Wieder ansehen am", "ID")
    row = ("https://example.org/new", "behoben", "von Hand", "5. März 2027", KEYS[0])
    for names in (GERMAN, mixed):
        for write in (csv_bytes, xlsx_bytes):
            content = write([[names[place] for place in order], [row[place] for place in order]])
            assert said(read(content)) == [(KEYS[0], "Fixed", row[0], "von Hand", date(2027, 3, 5))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two_columns(language: str) -> None:
    """In no language, and in none of the others' words."""
    with speaking(language):
        names = [squeeze(column.shown) for column in COLUMNS]
        assert len(set(names)) == len(COLUMNS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31. Dezember 2026", DAY),
        ("31. Dez. 2026", DAY),
        ("31 DEZEMBER 2026", DAY),
        ("1. Mai 2026", date(2026, 5, 1)),
        ("7 mär 2026", date(2026, 3, 7)),
    ],
)
def test_months_are_read_in_every_language(text: str, day: date) -> None:
    """As people write them there."""
    assert day_of(text) == Day(day)


def test_a_month_is_one_month_in_every_language() -> None:
    """All twelve by their names, in each."""
    assert {months()[name] for name in ("januar", "january", "jan")} == {1}
    assert set(months().values()) == set(range(1, 13))


def test_every_choice_has_words_of_its_own() -> None:
    """In each language there are as many as there are choices."""
    for language in LANGUAGES:
        with speaking(language):
            assert len({choice.shown for choice in CHOICES}) == len(CHOICES)
