"""The language room: what is said in which language, and that one rendering's language stays its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.language import (
    LANGUAGES,
    day,
    in_language,
    join,
    language,
    later,
    minute,
    month,
    number,
    say,
    say_many,
    size,
)
from crawler.language.spoken import speaking

MOMENT = datetime(2026, 3, 3, 14, 5, tzinfo=ZoneInfo("Europe/Berlin"))


def test_english_is_spoken_where_nobody_says_otherwise() -> None:
    """Without a word of the caller's, all is as it stands in the source."""
    assert language() == "en"
    assert say("works") == "works"
    assert say_many("{number} link", "{number} links", 1204) == "1,204 links"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ("1,204", "1,204.5", "3 March 2026", "March 2026", "3 March 2026, 14:05 CET", "2.4 MB", "999 bytes")),
        (
            "de",
            ("1.204", "1.204,5", "3. März 2026", "März 2026", "3. März 2026, 14:05 Uhr (MEZ)", "2,4 MB", "999 Bytes"),
        ),
    ],
)
def test_numbers_and_days_are_written_as_the_language_does(code: str, told: tuple[str, ...]) -> None:
    """Thousands, fractions, months and the names of time zones."""
    with speaking(code):
        assert (
            number(1204),
            number(1204.5, 1),
            day(date(2026, 3, 3)),
            month(date(2026, 3, 3)),
            minute(MOMENT),
            size(2_400_000),
            size(999),
        ) == told


@pytest.mark.parametrize(("code", "told"), [("en", "a, b and c"), ("de", "a, b und c")])
def test_a_list_reads_as_a_sentence_does(code: str, told: str) -> None:
    """Of one part or none there is nothing to join."""
    with speaking(code):
        assert (join([]), join(["a"]), join(["a", "b", "c"])) == ("", "a", told)


def test_the_last_language_comes_back() -> None:
    """A language holds for its block, also where that fails."""
    with speaking("de"):
        with pytest.raises(ZeroDivisionError), speaking("en"):
            raise ZeroDivisionError
        assert language() == "de"
    assert language() == "en"


def test_pieces_are_made_in_their_language_and_taken_in_the_callers() -> None:
    """Two reports that are written in turns do not mix their languages."""

    def pieces() -> Iterator[str]:
        for _ in range(2):
            yield language()

    german, english = in_language("de", pieces()), in_language("en", pieces())

    assert [(next(german), language(), next(english)) for _ in range(2)] == [("de", "en", "en")] * 2
    assert next(german, None) is None


def test_a_language_nobody_has_translated_is_refused() -> None:
    """The settings know before it comes to this."""
    with pytest.raises(KeyError), speaking("tlh"):
        pass


@pytest.mark.parametrize(
    "hostile", ["{0.__class__}", "{day}", "%s %(x)s", "{", "}", "\x1b[31m", "\ud800", "a" * 1_000_000]
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_values_go_in_as_they_are(code: str, hostile: str) -> None:
    """No stranger's word is a place to be filled, whatever the language."""
    with speaking(code):
        assert hostile in say("Also in: {place}", place=hostile)


def test_nothing_is_said_of_nothing() -> None:
    """Gettext answers an empty message with the head of its file."""
    with speaking("de"):
        assert say("") == ""
        assert say(later("no message of ours")) == "no message of ours"


def test_days_are_those_of_the_moment_given() -> None:
    """A moment is not moved: whoever has it knows where the reader is."""
    with speaking("de"):
        assert day(datetime(2026, 12, 31, 23, 59, tzinfo=UTC)) == "31. Dezember 2026"
