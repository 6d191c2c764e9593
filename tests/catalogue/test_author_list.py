"""Names of authors as bibliographies list them."""

import pytest

from crawler.catalogue.author_list import authors_of, is_author_list


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hill, A. B., Low, T., & Fox, J.", ("A. B. Hill", "T. Low", "J. Fox")),
        ("Hill AB, Low T, et al.", ("AB Hill", "T Low")),
        ("Hill, Ann, Tom Low, and Jo Fox", ("Ann Hill", "Tom Low", "Jo Fox")),
        ("Hill, Ann & Low, Tom", ("Ann Hill", "Tom Low")),
        ("Jez Hill, David Low", ("Jez Hill", "David Low")),
        ("Garc\u00eda Hill, Gabriel", ("Gabriel Garc\u00eda Hill",)),
        ("HILL, ANN ; LOW, TOM", ("ANN HILL", "TOM LOW")),
        ("A. Hill, T. Low and J. Fox", ("A. Hill", "T. Low", "J. Fox")),
        ("Иванов И.И., Петров П.П.", ("И.И. Иванов", "П.П. Петров")),
        ("van der Berg, J., & de Groot, A. (Eds.)", ("J. van der Berg", "A. de Groot")),
        ("Ann Field and Tom House", ("Ann Field", "Tom House")),
        ("al-Hill, J., & Low, T.", ("J. al-Hill", "T. Low")),
        ("World Health Organization", ("World Health Organization",)),
        ("Department for Environment, Food & Rural Affairs", ("Department for Environment, Food & Rural Affairs",)),
        ("", ()),
    ],
)
def test_authors_are_read_in_the_orders_of_all_styles(text: str, names: tuple[str, ...]) -> None:
    """Given names come first; "et al." and the word for an editor are no names."""
    assert authors_of(text) == names


@pytest.mark.parametrize("text", ["The bees of the north", "In 2010", "Hill argues that"])
def test_words_are_no_list_of_authors(text: str) -> None:
    """Small words other than those between names, and figures, are no names."""
    assert not is_author_list(text)
