"""What may stand under *Decision*."""

from pathlib import Path

import pytest

from crawler.language import LANGUAGES, speaking
from crawler.sheet.choices import CHOICES, Choice, choice_of
from tests.rows import rows

PAGE = (Path(__file__).parents[2] / "docs" / "sheet.md").read_text("utf-8")
SPELLINGS = [(language, spelling, choice) for choice in CHOICES for language, spelling in choice.spellings()]


@rows(("language", "spelling", "choice"), SPELLINGS)
def test_every_spelling_is_known_and_documented(language: str, spelling: str, choice: Choice) -> None:
    """In any case, with any spaces and signs; the page for people names it."""
    for written in (
        spelling,
        spelling.upper(),
        f"  {spelling}. ",
        spelling.replace(" ", "-"),
        spelling.replace(" ", "\u00a0"),
    ):
        assert choice_of(written) is choice
    assert f"*{spelling}*" in PAGE or f"**{spelling}**" in PAGE, language


def test_no_spelling_has_two_meanings() -> None:
    """What is understood is understood in one way."""
    assert len({spelling.casefold() for _, spelling, _ in SPELLINGS}) == len(SPELLINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_fits_into_a_cell(language: str) -> None:
    """Excel takes at most 255 characters for a list, apart by commas, which none of the words holds."""
    with speaking(language):
        listed = [choice.shown for choice in CHOICES]
    assert len(",".join(listed)) <= 255
    assert not any("," in words or '"' in words for words in listed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not brocken", "did you mean “Not broken”?"),
        ("fixd", "did you mean “Fixed”?"),
        ("Erledgt", "did you mean “Behoben”?"),
        ("nicht defect", "did you mean “Nicht defekt”?"),
        ("Neue Adresse annehmen", "can mean two things"),
        ("Ignorr", "did you mean “Ignore”?"),
        ("accept the new address", "can mean two things"),
        ("OK", "can mean two things"),
        (
            "xyzzy",
            "they are: Use the new address, Fixed, Not broken, Keep the address, Keep the title, Ignore, Look again",
        ),
        ("broken", "none of the decisions"),
        ("x" * 10_000, "none of the decisions"),
    ],
)
def test_what_is_not_known_is_asked_back(text: str, said: str) -> None:
    """Nothing is guessed: the nearest word is a question."""
    found = choice_of(text)
    assert isinstance(found, str)
    assert said in found
    assert len(found) < 300
