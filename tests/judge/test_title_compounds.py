"""Titles with words that are made of others, or are forms of one that look little alike."""

from time import process_time

import pytest

from crawler.judge.title_compounds import are_made_of
from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED = TitleMatch.SAME, TitleMatch.DRIFTED


def page(title: str) -> Facts:
    """Build the facts of a page of this title."""
    text = f"{title} " + "words of a long page about herons and storks and what they eat in winter " * 6
    return Facts("html", (Title("title", title), Title("h1", title)), headings=(title,), text=text, words=90)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Teichgeldantrag", "Antrag auf Teichgeld", SAME),
        ("Bericht zur Gesundheit von Molchen", "Gesundheitsbericht Molche", SAME),
        ("Froschschutzgesetz", "Gesetz zum Schutz der Frösche", SAME),
        ("Kalender der Veranstaltungen", "Veranstaltungskalender", SAME),
        ("Satzung des Vereins", "Vereinssatzung", SAME),
        ("Gids voor vijverzorgers", "Vijverzorggids", SAME),
        ("Vijvertoeslagaanvraag", "Aanvraag vijvertoeslag", SAME),
        ("Handbok för grodvårdare", "Grodvårdarhandbok", SAME),
        ("Veiledning for froskeeiere", "Froskeeierveiledning", SAME),
        ("Teichgeldantrag", "Antrag auf Moorgeld", DRIFTED),
        ("Vereinssatzung", "Satzung der Gemeinde", DRIFTED),
        ("Froschschutzgesetz", "Gesetz zum Schutz der Molche", DRIFTED),
        # words of their own
        ("Homework for parents", "Work at home: for parents", DRIFTED),
        ("Newsletter", "A letter of news", DRIFTED),
        ("Boathouse plans", "Plans for a house boat", DRIFTED),
    ],
)
def test_a_compound_is_the_words_that_it_is_made_of(ours: str, theirs: str, expected: TitleMatch) -> None:
    """In whatever order these stand, and with what links them."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Care of the teeth", "Tooth care", SAME),
        ("Rights of the child", "Children's rights", SAME),
        ("Wolves in the marsh", "The wolf in the marsh", SAME),
        ("Choice of pond", "Choosing a pond", SAME),
        ("Growth of reeds", "How reeds grow", SAME),
        ("Bücher für Kinder", "Buch für ein Kind", SAME),
        ("Boeken voor kinderen", "Boek voor een kind", SAME),
        ("Les eaux de baignade", "L'eau de baignade", SAME),
        ("Ley de aguas", "Leyes de aguas", SAME),
        ("Opieka nad psem", "Opieka nad psami", SAME),
        ("Healthy feet", "Healthy teeth", DRIFTED),
        ("Choosing a pond", "Losing a pond", DRIFTED),
        ("Haus aus Lehm", "Hund aus Lehm", DRIFTED),
        ("Fin care", "Fines care", DRIFTED),
        ("Les noix", "Les noi", DRIFTED),
    ],
)
def test_irregular_forms_are_one_word(ours: str, theirs: str, expected: TitleMatch) -> None:
    """Plurals and nouns of actions that no rule of endings makes."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("St Newt guide", "Saint Newt guide", SAME),
        ("Mt Heron facts", "Mount Heron facts", SAME),
        ("Pond regs", "Pond regulations", SAME),
        ("Nat. Newt numbers", "National newt numbers", SAME),
        ("Newt licence", "Newt licensing", SAME),
        ("e-newts for free", "Free enewts", SAME),
        ("High St, Reedham", "High Street, Reedham", SAME),
        ("Saint Newt guide", "Newt Street guide", DRIFTED),
        ("Mt Heron facts", "Mouth of herons", DRIFTED),
        ("Pond regs", "Pond registers", DRIFTED),
    ],
)
def test_words_may_be_abbreviated(ours: str, theirs: str, expected: TitleMatch) -> None:
    """Those that are known so, and not every one that begins alike."""
    assert match(ours, page(theirs)).match is expected


def test_words_of_the_same_beginnings_take_no_time() -> None:
    """A compound can be made of many in many ways: where there are more than any title has, none is tried."""
    long, many = "ese" * 7, [f"ese{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    begun = process_time()
    assert not are_made_of([f"{long}{word}" for word in many], many)
    assert process_time() - begun < 0.2
