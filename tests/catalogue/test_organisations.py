"""Organisations with commas in their names."""

import pytest

from crawler.catalogue.names import split_names


@pytest.mark.parametrize(
    "name",
    [
        "Department for Environment, Food & Rural Affairs",
        "Department for Digital, Culture, Media and Sport",
        "Ministry of Agriculture, Fisheries and Food",
        "Smith, Jones and Partners Ltd",
        "Hill, Low and Fox LLP",
        "Thames & Hudson",
    ],
)
def test_commas_inside_the_name_of_an_organisation_part_nothing(name: str) -> None:
    """An office for several things, and a house of several partners, are one each."""
    assert split_names(name) == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ministry of Justice, Home Office and Cabinet Office",
            ("Ministry of Justice", "Home Office", "Cabinet Office"),
        ),
        ("DEFRA & DfE", ("DEFRA", "DfE")),
        ("Ann Hill & Bob Lake", ("Ann Hill", "Bob Lake")),
        ("Department for Education, NSPCC and Shelter", ("Department for Education", "NSPCC", "Shelter")),
        ("Institute for Bees, Ann Hill and Tom Low", ("Institute for Bees", "Ann Hill", "Tom Low")),
        ("Ann Smith, Acme Ltd", ("Ann Smith", "Acme Ltd")),
        ("Hive, KPMG and Honey Ltd", ("Hive", "KPMG", "Honey Ltd")),
    ],
)
def test_commas_between_organisations_part_them(text: str, names: tuple[str, ...]) -> None:
    """A second office, an acronym or a person shows that the list is one of several."""
    assert split_names(text) == names
