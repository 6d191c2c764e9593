"""A target in the language that the catalogue says, under a title of its own."""

from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest

from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Facts, Judgement, Title

GERMAN = (
    "Der Ausschuss kam zusammen und hörte, wie die Nachbarn sich in dem langen Winter um einander gekümmert haben. " * 3
)
ENGLISH = "The committee met in the town hall and heard how neighbours had looked after one another in the winter. " * 3

Compared = Callable[..., Judgement]


@pytest.fixture
def compared(checked: Callable[..., Case], seen: Callable[..., Facts]) -> Compared:
    """Hold a catalogue's title, and the language it gives, against a page that declares one or none."""

    def compare(ours: str, theirs: str, declared: str | None, text: str, given: str | None = None) -> Judgement:
        facts = seen(
            titles=(Title("title", theirs), Title("h1", theirs)), headings=(theirs,), text=text, language=declared
        )
        case = checked(facts=facts, titles=(ours,))
        return judge(replace(case, entries={name: replace(one, language=given) for name, one in case.entries.items()}))

    return compare


@pytest.mark.parametrize(
    "ours",
    [
        "A short history of the town, German translation",
        "A short history of the town (German)",
        "A short history of the town, in German",
        "A short history of the town - German",
        "A short history of the town (de)",
        "A short history of the town (in German language)",
    ],
)
@pytest.mark.parametrize(("declared", "text"), [("de", GERMAN), ("de-AT", ""), (None, GERMAN), (None, "")])
def test_a_translation_that_the_catalogue_names_has_another_title(
    ours: str, declared: str | None, text: str, compared: Compared
) -> None:
    """Its words are no evidence; in a document that declares nothing, words or letters of that language are enough."""
    answer = compared(ours, "Eine kurze Geschichte für die Stadt", declared, text)
    assert (answer.title, answer.verdict) == ("unknown", "ok")


@pytest.mark.parametrize(
    ("ours", "theirs", "declared", "text"),
    [
        ("A short history of the town (German)", "Growing potatoes", "en", ENGLISH),
        ("A short history of the town (German)", "Growing potatoes", None, ENGLISH),
        ("A short history of the town (German)", "Comment planter", "fr", ""),
        ("A short history of the town", "Eine kurze Geschichte für die Stadt", "de", GERMAN),
        ("A short history of the town, in English", "Growing potatoes at home", "en", ENGLISH),
        ("A short history of the town, in French", "The cafés of the coast", None, ENGLISH),
        ("A short history of the town, in French", "Хроника побережья", None, ""),
    ],
)
def test_another_document_is_one_all_the_same(
    ours: str, theirs: str, declared: str | None, text: str, compared: Compared
) -> None:
    """What is in another language than the catalogue says, or in one it says nothing of, has drifted."""
    assert compared(ours, theirs, declared, text).title == "drifted"


@pytest.mark.parametrize(
    ("ours", "theirs", "declared"),
    [
        ("Ponds and meadows of the north, in English", "Ponds and meadows of the north", "en"),
        ("Osprey FAQ for the north, in Korean", "Osprey FAQ for the north", "ko"),
    ],
)
def test_the_name_of_the_language_is_no_part_of_the_title(
    ours: str, theirs: str, declared: str, compared: Compared
) -> None:
    """Without it they are the same."""
    assert compared(ours, theirs, declared, "").title == "same"


@pytest.mark.parametrize(
    ("ours", "given", "title"),
    [
        ("Guide to the ponds and how to keep them", "de", "unknown"),
        ("Leitfaden für die Teiche", "de", "drifted"),
        ("Guide to the ponds and how to keep them", None, "drifted"),
    ],
)
def test_a_column_may_give_the_language(ours: str, given: str | None, title: str, compared: Compared) -> None:
    """A title in the language of the column is held against the page as ever."""
    assert compared(ours, "Eine kurze Geschichte der Stadt", "de", GERMAN, given).title == title


@pytest.mark.parametrize("given", ["de-AT", "de-CH", "de-DE", "de-LI", "de-LU", "de-BE"])
def test_what_the_title_says_comes_before_the_column(given: str, compared: Compared) -> None:
    """A column may name the language more closely; the titles agree without its name all the same, each time."""
    ours = "Guide to the ponds and how to keep them, in German"
    assert compared(ours, "Guide to the ponds and how to keep them", "de", GERMAN, given).title == "same"


@pytest.mark.parametrize("filler", [" - ", ". ", " ", "in ", "(", " in German"])
def test_a_title_of_any_length_is_looked_at_once(filler: str, compared: Compared) -> None:
    """What stands before a language's name is not tried at each place."""
    began = process_time()
    compared(f"Ponds{filler * 8_000}x", "Teiche", "de", GERMAN)
    assert process_time() - began < 1


def test_letters_say_more_than_a_template(compared: Compared) -> None:
    """A page that declares English from its template and is called in Cyrillic letters is in the language the catalogue says."""
    assert compared("Osprey questions (Bulgarian)", "Въпроси за скопи", "en-us", "").title == "unknown"
