"""Titles: who wrote a thing, said before its title, and sources that stand before it."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

FILL = (
    " The committee met in the town hall and heard how neighbours had looked after one another during the long winter."
    " Corrections are welcome and are made within the month, and copies may be made for members of clubs and schools."
)


def page(title: str) -> Facts:
    """Build the facts of a page with this title."""
    return Facts("html", (Title("title", title),), text=FILL, words=200)


def pdf(text: str) -> Facts:
    """Build the facts of a PDF with this text on its first page."""
    return Facts("pdf", (Title("pdf:text", text + FILL),))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('Ann Oxley on "How Ponds Freeze" (essay, March 2005)', "How Ponds Freeze"),
        ('Juan Oxley sobre "La sombra del lago"', "La sombra del lago"),
        ("Oxley, A. How Ponds Freeze (Newtown lecture, 1972)", "How Ponds Freeze | Newtown"),
        ("Oxley, A. B. Wie Teiche frieren", "Wie Teiche frieren"),
        ("Anna Oxley, Ponds and Their Birds (full text)", "Ponds and Their Birds - Pond Library"),
        ("'Sir Thomas Oxley, Ponds and Their Birds', facsimile", "Ponds and Their Birds"),
    ],
)
def test_an_author_before_a_title_is_set_aside(ours: str, theirs: str) -> None:
    """However the catalogue names who wrote it."""
    assert match(ours, page(theirs)).match is TitleMatch.SAME


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('Ann Oxley on "How Ponds Freeze"', "How Lakes Thaw"),
        ("Oxley, A. How Ponds Freeze", "Oxley, A. The Herons of Newtown"),
        ("Anna Oxley, Ponds and Their Birds", "Anna Oxley, Otters of the North"),
    ],
)
def test_another_thing_of_an_author_is_another(ours: str, theirs: str) -> None:
    """Who wrote it wrote other things too."""
    assert match(ours, page(theirs)).match is TitleMatch.DRIFTED


@pytest.mark.parametrize(
    ("ours", "text"),
    [
        (
            "'Sir Thomas Oxley, Hydrophilia (Pond-Burial)', facsimile",
            "HYDROPHILIA, POND-BURIAL, OR, A Discourse of the Herons lately found at Newtown By Thomas Oxley. LONDON, 1658.",
        ),
        (
            "Oxley, K. Reflections on Frozen Ponds (Transactions of the Society, August 1984)",
            "ANNUAL LECTURE Reflections on Frozen Ponds To what extent should one walk on ice? KEN OXLEY August 1984",
        ),
        (
            "'John Oxley, Fens (Discourse of Pond-Weeds)', facsimile",
            "FENS, Or A DISCOURSE OF POND-WEEDS, AND THE Propagation of Reed. By J. O. Esq; LONDON, 1664.",
        ),
        (
            "Newtown College of Herons college report NR202 - Nesting boxes for herons with broken wings",
            "COLLEGE REPORT NR202 Nesting boxes for herons with broken wings Guidance for wardens May 2020 Contents",
        ),
        (
            "Guide des mares pour les familles à Newtown, édition 2019-2020",
            "Ville de Newtown Guide des mares familles 2019 / 2020 Plus de cent mares vous attendent.",
        ),
        ("Herons of Newtown County (leaflet, PDF)", "Newtown County Council Newtown County herons A leaflet for all"),
        ("Fair Ponds Healthy Lakes (full report, pdf)", "Fair Ponds, Healthy Lakes The Newtown Review"),
    ],
)
def test_a_document_is_found_behind_its_author_or_source(ours: str, text: str) -> None:
    """What form it has, which edition it is and who wrote it need not stand on its first page as the catalogue has them."""
    assert match(ours, pdf(text)).match is TitleMatch.SAME


@pytest.mark.parametrize(
    ("ours", "text"),
    [
        (
            "Newtown College of Herons college report NR202 - Nesting boxes for herons with broken wings",
            "COLLEGE REPORT NR203 Nesting boxes for herons with broken wings Guidance for wardens May 2020 Contents",
        ),
        (
            '"If only the herons had listened": Inquiry into the Freezing of Ponds by the Wardens',
            "Office of the Wardens I thought I was the only one. Inquiry into the Freezing of Ponds by the Wardens Interim",
        ),
    ],
)
def test_a_document_of_another_source_is_not_found(ours: str, text: str) -> None:
    """The number of a report has to be that of ours, and half of a long source has to stand there."""
    assert match(ours, pdf(text)).match is not TitleMatch.SAME
