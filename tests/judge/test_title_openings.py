"""Titles: what pages greet with, and what stands first in documents and under headings."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def page(title: str, *headings: str, text: str = "") -> Facts:
    """Build the facts of a page with a title and these headings, the first of which a text stands under."""
    first = headings[0] if headings else ""
    titles = tuple(Title(source, said) for source, said in (("title", title), ("h1", first)) if said)
    return Facts("html", titles, headings=headings, text=f"{first} {text or FILLER}", words=80)


def pdf(text: str, largest: str = "") -> Facts:
    """Build the facts of a PDF with this text on its first page, the largest words of it, and a second page of other things."""
    titles = [Title("pdf:largest", largest)] if largest else []
    return Facts("pdf", (*titles, Title("pdf:text", text), Title("pdf:text", FILLER)))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("HERON RoMEO - publisher pond policies and self-feeding", "Welcome to Heron Romeo", UNKNOWN),
        ("Heron Romeo", "Willkommen bei Heron Romeo", SAME),
        ("Heron Romeo : le guide des mares", "Bienvenue sur Heron Romeo", UNKNOWN),
        ("Welcome to the marsh", "Welcome to the marsh", SAME),
        # a front page is none of the things that it has
        ("ABC Newt Learning Repository: Adult frog data", "Welcome to the ABC Newt Learning Repository", DRIFTED),
        ("Heron Council: winter feeding rules", "Welcome to Heron Council", DRIFTED),
    ],
)
def test_a_page_that_welcomes_is_called_by_what_follows(ours: str, theirs: str, expected: TitleMatch) -> None:
    """The words of welcome are no part of a name, and head the front page of it."""
    assert match(ours, page(theirs, theirs)).match is expected


@pytest.mark.parametrize(
    "issue", ["vol. 53 n. 2", "vol. 53, nr 2", "vol. 53, nº 2", "Vol. 53, núm. 2", "vol. 53, fasc. 2"]
)
def test_the_volume_of_a_journal_is_none_of_a_paper(issue: str) -> None:
    """However its issue is called."""
    ours = "Gli stagni pubblici in Italia. Dati statistici"
    told = f"Gli stagni pubblici in Italia: dati statistici Studi rane, {issue}, maggio 2013, p. 125-140. {FILLER}"
    assert match(ours, pdf(told)).match is SAME


@pytest.mark.parametrize(
    ("ours", "text", "largest", "expected"),
    [
        # another report of the series that both name
        ("NPC Pond Watch Report: Keeping eNewts", "Keeping eFrogs\nNPC Pond Watch Report 13-04", "Keeping eFrogs", DRIFTED),
        ("NPC Pond Watch Report: Keeping eFrogs", "Keeping eFrogs\nNPC Pond Watch Report 13-04", "Keeping eFrogs", SAME),
        # who published it heads the page
        ("A guide to feeding newts in harsh cold winters", "Pond Ministry\nGuide: feeding of newts in harshest winters", "Pond Ministry", UNKNOWN),
    ],
)  # fmt: skip
def test_what_a_document_begins_with_is_its_title(ours: str, text: str, largest: str, expected: TitleMatch) -> None:
    """One that shares little with ours makes it another document, though it names the same series."""
    assert match(ours, pdf(f"{text}\n{FILLER}", largest)).match is expected


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [
        ("Pond Identity Guidelines", "Feeding and Lifecycle", UNKNOWN),
        ("Herons in Winter", "Feeding and Lifecycle", DRIFTED),
    ],
)
def test_the_next_headings_may_say_the_rest_of_a_title(second: str, third: str, expected: TitleMatch) -> None:
    """A report headed by its number has its name in the headings behind: then the signs disagree."""
    ours = "NPC SP 80-6B, Pond Identity Guidelines: Feeding and Lifecycle"
    told = page("NPC Special Publication 80-6B", "NPC Special Publication 80-6B", second, third)
    assert match(ours, told, host="www.npc.example").match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("The Hall of Pond Origins: teacher's guide", "Teaching Resources", DRIFTED),
        (
            "Every newt matters: Change for frogs in ponds",
            "Every newt matters: change for frogs in garden care",
            DRIFTED,
        ),
        ("Frogs fuer eine nachhaltige Zukunft - fvt", "Frogs für eine nachhaltige Zukunft | Verband e.V.", SAME),
        ("Národní rybník ČR", "Národní rybník České republiky", SAME),
    ],
)
def test_one_kind_for_another_is_little_where_nothing_else_is_shared(
    ours: str, theirs: str, expected: TitleMatch
) -> None:
    """A spelling of small words, and a state by its initials, are no difference."""
    assert match(ours, page(theirs, theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Pond Trust Record Card 7. Newts in perspective: An overview of newt keeping in rich ponds", "Pond Trust Record Card 11\nNewt keeping in rich ponds\nA comparative overview", DRIFTED),
        ("Pond Trust Record Card 11. Newts in perspective: An overview of newt keeping in rich ponds", "Pond Trust Record Card 11\nAn overview of newt keeping in rich ponds", SAME),
        ("Early feeding: Smart newts. The Second Independent Report", "Early feeding: The Next Steps\nAn Independent Report\nI am pleased to present this first report", UNKNOWN),
        ("Early feeding: Smart newts. The Second Independent Report", "Early feeding: Smart newts\nThe Second Independent Report\nSix reports in all", SAME),
    ],
)  # fmt: skip
def test_a_number_in_the_place_of_ours_on_a_cover(ours: str, text: str, expected: TitleMatch) -> None:
    """Behind the same word, or before the same kind of thing, where ours is nowhere."""
    assert match(ours, pdf(f"{text}\n{FILLER}")).match is expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Quarterly monitoring report 25", UNKNOWN),
        ("Quarterly monitoring report 19", SAME),
        ("25 newts and 3 frogs", SAME),
    ],
)
def test_a_number_in_the_place_of_ours_in_the_headings(second: str, expected: TitleMatch) -> None:
    """A page whose title has no number may be that of another issue."""
    title = "How are the newts? Quarterly monitoring report"
    assert match(f"{title} 19", page(title, title, second)).match is expected


@pytest.mark.parametrize(
    ("title", "heading", "text", "expected"),
    [
        ("Keeping newts in small ponds", "Staff vacancies", "", UNKNOWN),
        ("Keeping newts in small ponds - Pond Library", "Staff vacancies", "", UNKNOWN),
        ("Keeping newts in small ponds", "Staff vacancies", "How newts are kept in ponds. " * 9, SAME),
        ("Keeping newts in small ponds", "Newt care", "", SAME),
        ("Keeping newts in small ponds", "", "", SAME),
    ],
)
def test_a_title_left_in_the_head_of_another_page(title: str, heading: str, text: str, expected: TitleMatch) -> None:
    """The signs disagree where neither the heading nor the text has anything of it."""
    headings = (heading,) if heading else ()
    assert match("Keeping newts in small ponds", page(title, *headings, text=text)).match is expected


@pytest.mark.parametrize("title", ["Vite App", "React App", "New Page 1", "Neue Seite 1"])
def test_what_an_editor_or_a_framework_writes_by_itself_says_nothing(title: str) -> None:
    """Its pages are called so until somebody names them."""
    assert match("Atlas of ponds in the county", page(title)).match is UNKNOWN


@pytest.mark.parametrize(
    ("described", "expected"), [("Policy template", UNKNOWN), ("Minutes", DRIFTED), ("Newt policy", DRIFTED)]
)
def test_a_file_described_by_its_kind_alone(described: str, expected: TitleMatch) -> None:
    """Where ours names that kind too, nothing speaks against it."""
    ours = "Template: Feeding policy for small groups of frogs"
    assert match(ours, Facts("docx", (Title("docx:title", described),))).match is expected


def test_a_word_of_ours_on_a_front_page_may_stand_there_by_chance() -> None:
    """One in four."""
    told = page("Pond Trust", "Pond Trust", text="What the trust does for herons and their keepers in winter. " * 6)
    ours = "Newt nutrition: summertime feeding of herons"
    assert match(ours, told, host="www.pondtrust.example").match is DRIFTED
