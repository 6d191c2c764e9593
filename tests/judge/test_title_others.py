"""Titles: other pages of a site, other forms, other versions and years, which came close to those of the catalogue."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

TOLD = (
    " The committee met in the town hall and heard how neighbours had looked after one another during the long winter."
    " Corrections are welcome and are made within the month, and copies may be made for members of clubs and societies."
    " Photographs are by the agencies that are named beneath each picture; letters are answered on weekdays."
)
DRIFTED, SAME, UNKNOWN = TitleMatch.DRIFTED, TitleMatch.SAME, TitleMatch.UNKNOWN


def page(title: str, h1: str, og: str = "", site: str = "", text: str = "") -> Facts:
    """Build the facts of a page with a text under its heading."""
    named = (("og:site_name", site), ("og:title", og), ("title", title), ("h1", h1))
    titles = tuple(Title(source, told) for source, told in named if told)
    return Facts("html", titles, headings=(h1,), text=f"Menu {h1} {text}{TOLD}", words=200)


def pdf(text: str, info: str = "") -> Facts:
    """Build the facts of a PDF with this text on its first page and this Info title."""
    titles = [Title("pdf:info", info)] if info else []
    return Facts("pdf", (*titles, Title("pdf:text", text + TOLD)))


@pytest.mark.parametrize(
    ("ours", "there", "host"),
    [
        # the front page of the source, or one to find things with, which have no word of the thing
        ("Русский пруд: Коллекция тритонов", page("Русский пруд - Главная", "Русский пруд"), "pond.example"),
        ("Charca Nacional: Guía de tritones", page("Inicio - Charca Nacional", "Charca Nacional"), "cn.example"),
        ("国家池塘:在线青蛙讲座", page("国家池塘 - 首页", "国家池塘"), "www.npc.example"),
        (
            'Pond Research vol. 5 no. 2 (2009), "Nesting habits of herons"',
            page("Pond Research: Heron Journals", "Pond Research", site="Heron Journals"),
            "journals.heron.example",
        ),
        (
            "Newtown inspection report: Lily Lane Pond, Baddeley Green",
            page("Find a Newtown inspection report", "Find an inspection report and registered ponds"),
            "www.newtown.example",
        ),
        # a page of the site, which has a word of ours by chance
        (
            "Newtia: Frösche in Italien - Lieder vom Teich",
            page("Newtia. Forschung für die italienischen Wälder", "Forschung für die italienischen Wälder", og="Newtia", site="Newtia"),
            "www.newtia.example",
        ),
        (
            "Newtown County Council: Angling badge application form and guidance notes",
            page("Home - Newtown County Council", "Find it in Newtown"),
            "www.newtown.example",
        ),
        # another thing of a dictionary or encyclopedia
        (
            "The Pond Encyclopedia - Battle of Lily Ridge",
            page("Battle of Reedham | The Pond Encyclopedia", "Battle of Reedham", site="The Pond Encyclopedia"),
            "www.thepondencyclopedia.example",
        ),
    ],
)  # fmt: skip
def test_a_page_without_a_word_of_the_thing_is_another(ours: str, there: Facts, host: str) -> None:
    """Whatever of its source both name."""
    assert match(ours, there, host=host).match is DRIFTED


@pytest.mark.parametrize(
    ("ours", "there", "host"),
    [
        ("Report of the Pond Inquiry: a way forward", page("Report of the Pond Inquiry", "Report of the Pond Inquiry"), "x.example"),
        ("国家池塘:在线青蛙讲座", page("国家池塘 - 首页", "国家池塘", text="在线青蛙讲座"), "www.npc.example"),
        ("Heronwiki: find - newts by name", page("Find newts by name | Heronwiki", "Find newts by name"), "heronwiki.example"),
    ],
)  # fmt: skip
def test_a_subtitle_or_a_thing_that_is_there_is_not(ours: str, there: Facts, host: str) -> None:
    """A title without its subtitle is no front page; a thing may stand further down."""
    assert match(ours, there, host=host).match is SAME


@pytest.mark.parametrize(
    ("ours", "there"),
    [
        ("Heron Support: hPad User Guide for hOS 9", page("hPad User Guide - Heron Support", "hPad User Guide for hOS 17")),
        ("Deutscher Teichtag: Frösche der 17. Wahlperiode", page("Deutscher Teichtag - Frösche", "Frösche der 20. Wahlperiode", site="Deutscher Teichtag")),
        ("Heron 2.7.18 documentation", page("3.12.1 Documentation", "Heron 3.12.1 documentation", site="Heron documentation")),
        ("Pond guideline No. 37a: Frogs in winter", page("Frogs in winter (Pond guideline No. 37b)", "Frogs in winter (Pond guideline No. 37b)")),
        ("NPC Form 1040-ES", page("About Form 1040-X | NPC", "About Form 1040-X")),
        ("Form NA103S: Newts", page("Form NA103F: Newts", "Form NA103F: Newts")),
    ],
)  # fmt: skip
def test_another_number_or_version_is_another(ours: str, there: Facts) -> None:
    """A number that only the heading has counts against a title without one, and a letter behind a number is a part of it."""
    assert match(ours, there, host="heron.example").match is DRIFTED


def test_a_letter_that_differs_is_not_overheard() -> None:
    """What stands under the heading vouches for no paper of another letter."""
    there = page("Pond mathematics test 2014: Paper B", "Pond mathematics test 2014: Paper B")
    assert match("Pond mathematics test 2014: Paper A", there).match is not SAME


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ponds of 1.5 ha", "Ponds of 1.5 ha"),
        ("Minutes 2.7.18", "Minutes"),
        ("Los estanques, 2a edición", "Los estanques, 2ª edición"),
        ("Newts, 3e édition", "Newts, 3e édition"),
    ],
)
def test_dates_and_ordinals_are_no_codes(ours: str, theirs: str) -> None:
    """Nor is a unit."""
    assert match(ours, page(theirs, "")).match is SAME


def test_a_domain_for_sale_is_another_though_it_bears_the_name() -> None:
    """Its name is in the title that the broker gave it."""
    there = page(
        "newtpondproject.example is for sale | Domain",
        "newtpondproject.example is for sale",
        og="newtpondproject.example",
    )
    assert match("Newt Pond Project: walking groups", there, host="www.newtpondproject.example").match is DRIFTED


@pytest.mark.parametrize(
    ("ours", "heading", "expected"),
    [
        ("Junior section: code of conduct for parents (Word)", "Booking form: Easter pond camp", DRIFTED),
        ("Wniosek o dodatek stawowy (docx)", "WNIOSEK O WYDANIE KARTY WĘDKARSKIEJ", DRIFTED),
        ("Antrag auf Teichgeld (docx)", "Antrag auf Baugenehmigung", DRIFTED),
        ("Pond policy template", "Newtown Heron Club", UNKNOWN),
        ("Pond policy template", "Annual report", UNKNOWN),
        ("Wniosek o dodatek stawowy (docx)", "Wniosek o dodatek do stawu", UNKNOWN),
    ],
)
def test_a_word_document_headed_by_another_form_is_another(ours: str, heading: str, expected: TitleMatch) -> None:
    """A letterhead says nothing of what stands below; the name of a form does."""
    assert match(ours, Facts("docx", (Title("docx:heading", heading),))).match is expected


@pytest.mark.parametrize(
    ("ours", "there", "expected"),
    [
        # its own title stands where titles stand
        (
            "Heron Association factsheet: Wading after frost",
            pdf("Heron Association. Better lives after frost Nesting problems after frost Factsheet 3", "F08 Nesting problems after frost"),
            DRIFTED,
        ),
        # it begins with another year, and has ours nowhere
        ("Parish newsletter - Spring 2017", pdf("Parish Council The Newtown Messenger Autumn 2022 From the chair:"), DRIFTED),
        ("Syllabus: 36-401 Modern Herons, Fall 2011", pdf("Department of Ponds Syllabus: 36-402 Modern Newts Spring 2019"), DRIFTED),
    ],
)  # fmt: skip
def test_a_document_of_another_title_or_year_is_another(ours: str, there: Facts, expected: TitleMatch) -> None:
    """However many words of the catalogue's title stand on its first page."""
    assert match(ours, there).match is expected
