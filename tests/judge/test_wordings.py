"""What pages say in many languages, by the stems learnt from translations."""

import pytest

from crawler.judge.signs.stems import stems_of
from crawler.judge.signs.texts import fold, opening
from crawler.judge.signs.wordings import DENIED, NOT_FOUND, says_so, worded


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (NOT_FOUND, "Ni ddarganfyddwyd y dudalen | Cyngor Sir"),
        (NOT_FOUND, "تعذر العثور على الصفحة"),
        (NOT_FOUND, "Pagină inexistentă - Portal"),
        (NOT_FOUND, "Ez da orririk aurkitu"),
        (NOT_FOUND, "Бачыну не знайшлі"),
        (NOT_FOUND, "പേജ് കണ്ടെത്താനായില്ല"),
        (DENIED, "Permiso denegado"),
    ],
)
def test_a_known_wording_is_told_beside_a_sites_name(kind: str, text: str) -> None:
    """In any order of words and with little besides."""
    assert worded(kind, (fold(text),)) == fold(text)


@pytest.mark.parametrize(
    "text",
    [
        "Understanding Patient Data",
        "Die Seite der Schülerzeitung",
        "La página de los lectores del barrio",
        "Страница истории города",
        "ページの作り方",
        "Cofnodion y dudalen flaen",
        "Lost and found",
        "How to delete a page and what happens to the links that led to it in the years before the archive was opened",
    ],
)
def test_titles_of_living_pages_are_no_wording(text: str) -> None:
    """A page that is named is not said to be absent."""
    assert worded(NOT_FOUND, (fold(text),)) is None


def test_a_wording_with_much_besides_is_none() -> None:
    """A sentence that goes on about something else tells a story."""
    assert says_so(NOT_FOUND, fold("Página no encontrada"))
    assert not says_so(
        NOT_FOUND, fold("La página no encontrada en la biblioteca del monasterio contaba la historia de un viajero")
    )


def test_stems_of_words_and_of_signs() -> None:
    """Words are cut to six letters; scripts that part no words are taken by twos."""
    assert stems_of("nenalezena stránka") == {"nenale": 10, "stránk": 7}
    assert set(stems_of("ページが")) == {"ペー", "ージ", "ジが"}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "site name the page is gone. try the search. or call us.",
            ("site name",),
            ("the page is gone.", "try the search."),
        ),
        (
            "お探しのページは見つかりません。検索してください。",
            (),
            ("お探しのページは見つかりません。", "検索してください。"),
        ),
        ("", ("a",), ()),
    ],
)
def test_a_text_opens_with_its_first_sentences(text: str, names: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """Behind the titles that it repeats."""
    assert opening(text, names) == expected
