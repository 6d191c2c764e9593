"""Titles: the catalogue's against the target's."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.title_answer import TitleAnswer
from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch
from tests.tables import table

PAIRS: list[dict[str, Any]] = table("title_pairs.yaml")
SENTENCE = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the long winter. "
)


def page(*titles: tuple[str, str], text: str = "", headings: tuple[str, ...] = ()) -> Facts:
    """Build the facts of a page with these titles."""
    return Facts("html", tuple(Title(*title) for title in titles), headings=headings, text=text)


def pdf(text: str, info: str = "") -> Facts:
    """Build the facts of a PDF with this text on its first page and this Info title."""
    titles = [Title("pdf:info", info)] if info else []
    return Facts("pdf", (*titles, *([Title("pdf:text", text)] if text else [])))


def answer(pair: dict[str, Any]) -> TitleAnswer:
    """Compare one pair of the table."""
    titles = [("title", pair["b"])] if isinstance(pair["b"], str) else pair["b"]
    return match(pair["a"], page(*titles), host=pair.get("host"), site=pair.get("site"))


@pytest.mark.parametrize("part", ["first", "second", "third", "fourth", "fifth"])
def test_the_table_of_pairs_comes_out_as_a_careful_reader_says(part: str) -> None:
    """At most 2 % of the same are called drifted, 8 % of the drifted same, and 10 % of both unknown."""
    pairs = [pair for pair in PAIRS if pair.get("set", "first") == part]
    counts = Counter((pair["is"], answer(pair).match.value) for pair in pairs)
    total = Counter(pair["is"] for pair in pairs)
    assert counts["same", "drifted"] <= 0.02 * total["same"]
    assert counts["drifted", "same"] <= 0.08 * total["drifted"]
    assert counts["same", "unknown"] + counts["drifted", "unknown"] <= 0.10 * (total["same"] + total["drifted"])


def test_the_table_of_pairs_is_large_enough_to_mean_something() -> None:
    """There are at least 120 pairs, and each answer has its share."""
    total = Counter(pair["is"] for pair in PAIRS)
    assert len(PAIRS) >= 120
    assert min(total["same"], total["drifted"]) >= 50


@pytest.mark.parametrize(
    ("ours", "theirs", "expected", "why"),
    [
        ("Silent Spring", "SILENT SPRING", TitleMatch.SAME, "equal"),
        ("Silent Spring", "Silent Spring | Penguin", TitleMatch.SAME, "contained"),
        ("Care homes in winter: a survey of staff in Fife and Angus", "Care homes in winter: survey of staff in Fife, Angus and Perth", TitleMatch.SAME, "close"),
        ("Radio Engineering", "Radio Engineering, 2nd edition", TitleMatch.DRIFTED, "edition"),
        ("Radio Engineering, 1st edition", "Radio Engineering", TitleMatch.SAME, "equal"),
        ("Radio Engineering", "Bread and butter pudding", TitleMatch.DRIFTED, "words"),
        ("Radio Engineering", "Untitled", TitleMatch.UNKNOWN, "generic"),
        ("Radio Engineering", "Error 404: page not found", TitleMatch.DRIFTED, "generic"),
        ("404 Not Found: a novel", "404 Not Found: a novel", TitleMatch.SAME, "equal"),
        ("...", "Radio Engineering", TitleMatch.UNKNOWN, "none"),
    ],
)  # fmt: skip
def test_the_ground_is_named(ours: str, theirs: str, expected: TitleMatch, why: str) -> None:
    """Every answer says what it rests on."""
    found = match(ours, page(("title", theirs)))
    assert (found.match, found.why) == (expected, why)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Caf\u00e9 culture", "CafÃ© culture"),
        ("Cafe culture", "CAF\u00c9 CULTURE"),
        ("What\u2019s new \u2013 a survey", "What's new - a survey"),
        ("Bread &amp; roses", "Bread and Roses"),
        ("Hedges in winter", "Hedges\u200b in\u00a0winter [PDF, 2 MB]"),
        ("Hedges in winter", "hedges-in-winter.pdf"),
        ("Co-production today", "Coproduction today"),
        ("Stra\u00dfe und Weg", "STRASSE UND WEG"),
        ("Radio Engineering, Second Edition", "Radio Engineering (2nd ed.)"),
        ("Radio Engineering 2e", "Radio Engineering, 2. Auflage"),
        ("Henry IV", "Henry 4"),
    ],
)
def test_harmless_variations_are_equal(ours: str, theirs: str) -> None:
    """Case, accents, typography, entities, mojibake, formats and the spelling of numbers leave nothing that differs."""
    found = match(ours, page(("title", theirs)))
    assert (found.match, found.why) == (TitleMatch.SAME, "equal")


def test_the_best_of_all_titles_counts() -> None:
    """One title that fits is enough, and it is the one shown."""
    found = match("Silent Spring", page(("title", "Rachel Carson reconsidered"), ("h1", "Silent Spring")))
    assert (found.match, found.found) == (TitleMatch.SAME, "Silent Spring")


def test_another_year_beside_the_right_title_leaves_it_open() -> None:
    """Two titles of one page that contradict each other are no answer."""
    found = match("Carers Survey 2015", page(("title", "Carers Survey 2015"), ("h1", "Carers Survey 2018")))
    assert (found.match, found.why) == (TitleMatch.UNKNOWN, "disagree")


def test_a_page_without_a_title_is_unknown() -> None:
    """Nothing to compare with gives no answer."""
    assert match("Silent Spring", page()) == TitleAnswer(TitleMatch.UNKNOWN, None, 0.0, "none")


def test_a_heading_vouches_for_a_page_with_a_generic_title() -> None:
    """Where the titles say nothing, a second heading may say it."""
    assert match("Silent Spring", page(("title", "Home"), headings=("Menu", "Silent Spring"))).match is TitleMatch.SAME


def test_a_heading_never_condemns() -> None:
    """Other headings of a page with a generic title are no drift."""
    assert match("Silent Spring", page(("title", "Home"), headings=("Opening hours",))).match is TitleMatch.UNKNOWN


def test_the_site_may_name_itself() -> None:
    """A title that only repeats og:site_name says nothing of the document."""
    facts = page(("title", "Lowland Trust"), ("og:site_name", "Lowland Trust"))
    found = match("Hedges in winter", facts)
    assert (found.match, found.found, found.score, found.why) == (TitleMatch.UNKNOWN, "Lowland Trust", 0.0, "generic")


def test_the_name_learned_from_other_pages_is_the_sites() -> None:
    """It vouches for nothing and drifts from nothing, unless the catalogue means the site itself."""
    facts = page(("title", "Lowland Trust"))
    assert match("Hedges in winter", facts, site="lowland trust").match is TitleMatch.UNKNOWN
    assert match("Hedges in winter", facts).match is TitleMatch.DRIFTED
    assert match("Lowland Trust", facts, site="lowland trust").match is TitleMatch.SAME
    both = page(("title", "Lowland Trust of the Marches: ponds"))
    assert match("Lowland Trust of the Marches - hedges", both, site="lowland trust of the marches").match is TitleMatch.DRIFTED  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ("Carers Survey 2015", "Carers Survey 2018", (("2015",), ("2018",))),
        ("A course in Java", "The course in Python", (("Java",), ("Python",))),
        ("Caf\u00e9 culture", "Cafe cultures | Lowland Trust", ((), ("Lowland", "Trust"))),
        ("Silent Spring", "SILENT SPRING", ((), ())),
    ],
)
def test_the_words_that_differ_are_told(ours: str, theirs: str, differ: tuple[tuple[str, ...], ...]) -> None:
    """As they are written, numbers too; articles, case and spelling are left out."""
    assert match(ours, page(("title", theirs))).differ == differ


def test_the_title_at_the_beginning_of_the_text_leaves_it_open() -> None:
    """A page under another name that begins with the title is not called drifted."""
    facts = page(("title", "Spring campaign"), text="Hedges in winter: a farmer's guide. By A. Baker. " + SENTENCE)
    assert match("Hedges in winter: a farmer's guide", facts).match is TitleMatch.UNKNOWN


@pytest.mark.parametrize(
    ("text", "info", "expected"),
    [
        ("Community Trust\nHedges in Winter:\na farmer\u2019s guide\nA. Baker " + SENTENCE * 5, "", TitleMatch.SAME),
        ("Hedges in winter a farmers guide " + SENTENCE * 5, "Microsoft Word - draft3.doc", TitleMatch.SAME),
        ("Hed\ufffe ges in win\ufffe ter: a farmer's guide " + SENTENCE * 5, "", TitleMatch.SAME),
        (SENTENCE * 5, "Hedges in winter - a farmer's guide", TitleMatch.SAME),
        (SENTENCE * 5, "Microsoft Word - draft3.doc", TitleMatch.DRIFTED),
        (SENTENCE * 5, "", TitleMatch.DRIFTED),
        ("Minutes", "untitled", TitleMatch.UNKNOWN),
        ("", "Microsoft Word - draft3.doc", TitleMatch.UNKNOWN),
        ("", "hedges_v3_final.indd", TitleMatch.UNKNOWN),
        ("", "Hedges in winter: a farmer's guide", TitleMatch.SAME),
        ("", "Drainage of upland meadows", TitleMatch.DRIFTED),
    ],
)
def test_a_pdf_is_searched_for_the_title(text: str, info: str, expected: TitleMatch) -> None:
    """The first page decides, then a usable Info title; junk of a word processor never does."""
    assert match("Hedges in winter: a farmer's guide", pdf(text, info)).match is expected


def test_what_is_shown_of_a_page_of_a_document_ends_at_a_word() -> None:
    """People read the beginning of page 1 in reports: it stops between words, with an ellipsis, or stands there in full."""
    shown = match("Hedges in winter", pdf("Drainage of upland meadows " * 40)).found
    assert shown is not None
    assert shown.endswith(" of\u2026")
    assert match("Hedges in winter", pdf("\u7530" * 400)).found == "\u7530" * 120 + "\u2026"


@pytest.mark.parametrize(
    ("ours", "text"),
    [
        ("Carers Survey 2015", "Carers Survey 2018 Main findings "),
        ("Soil Handbook, 2nd edition", "Soil Handbook Fourth Edition "),
    ],
)
def test_a_pdf_of_another_year_or_edition_is_drifted(ours: str, text: str) -> None:
    """The number beside the title on page 1 outweighs the words."""
    found = match(ours, pdf(text + SENTENCE * 5))
    assert (found.match, found.why) == (TitleMatch.DRIFTED, "edition")


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Hedgerows in winter", "H E D G E R O W S  I N  W I N T E R ", TitleMatch.SAME),
        ("Farm Food 2011", "Farm Food\n2016 ", TitleMatch.DRIFTED),
        ("Farm Food 2011", "Farm Food\n2011 ", TitleMatch.SAME),
        ("Annual report 2012, Lowland Trust", "LOWLAND TRUST\nAnnual report for the year ended 31 March 2012 ", TitleMatch.SAME),
        ("Annual report 2012, Lowland Trust", "LOWLAND TRUST\nAnnual report for the year ended 31 March 2019 ", TitleMatch.DRIFTED),
        ("Drainage of upland peat bogs", "LOWLAND TRUST\nMeadows and lakes ", TitleMatch.DRIFTED),
        ("\u4e2d\u56fd\u6559\u80b2\u7edf\u8ba1\u5e74\u9274 2015", "\u4e2d\u56fd\u6559\u80b2\u7edf\u8ba1\n\u5e74\u9274 2015 ", TitleMatch.SAME),
    ],
)  # fmt: skip
def test_a_cover_may_set_a_title_as_it_likes(ours: str, text: str, expected: TitleMatch) -> None:
    """Letters spaced apart, lines broken, the words in another order; the year counts for a short title too."""
    assert match(ours, pdf(text + SENTENCE * 5)).match is expected


@pytest.mark.parametrize(
    ("titles", "headings", "expected"),
    [
        ([("title", 'Search results for "Hedges in winter"')], (), TitleMatch.UNKNOWN),
        ([("title", '"Hedges in winter" - Search'), ("h1", "Hedges in winter")], (), TitleMatch.UNKNOWN),
        ([("title", "R\u00e9sultats de recherche pour Hedges in winter")], (), TitleMatch.UNKNOWN),
        ([("title", "Hedges in winter | Library")], (), TitleMatch.SAME),
    ],
)
def test_a_page_that_quotes_the_question_is_no_answer(
    titles: list[tuple[str, str]], headings: tuple[str, ...], expected: TitleMatch
) -> None:
    """A page of search results repeats whatever was asked."""
    assert match("Hedges in winter", page(*titles, headings=headings)).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Advice on feeding young children with severe autism at school", "Advice on feeding young children with severe diabetes at school", TitleMatch.DRIFTED),
        ("A guide to keeping bees in very cold winters", "A handbook to keeping bees in very cold winters", TitleMatch.UNKNOWN),
        ("Keeping of bees in Scotland during cold winters", "Keeping of bees in Scottish during cold winters", TitleMatch.UNKNOWN),
        ("Dame Edith Hall - How rivers remember", "OXBOW LECTURES: How rivers remember", TitleMatch.SAME),
        ("Oxbow Lectures - How rivers remember", "OXBOW LECTURES: The secrets of moss", TitleMatch.DRIFTED),
        ("Angus Council: winter parking rules", "Angus Council: school term dates", TitleMatch.DRIFTED),
        ("Flood Review: findings for planners", "Flood Review: findings for planners - Upland Press", TitleMatch.SAME),
        ("Heat pumps and hard water in terraced houses in Lancashire", "Heat pumps and hard water in terraced houses in Lanc...", TitleMatch.SAME),
        ("Istoriia russkoi literatury", "\u0418\u0441\u0442\u043e\u0440\u0438\u044f \u0440\u0443\u0441\u0441\u043a\u043e\u0439 \u043b\u0438\u0442\u0435\u0440\u0430\u0442\u0443\u0440\u044b", TitleMatch.SAME),
        ("Scotland's Digital Participation Charter", "Sign up to the Scottish Digital Participation Charter", TitleMatch.UNKNOWN),
        ("Nihongo Nyumon", "\u65e5\u672c\u8a9e\u5165\u9580", TitleMatch.UNKNOWN),
        ("A short guide to the care of old trees", "\u65e5\u672c\u8a9e\u5165\u9580", TitleMatch.DRIFTED),
        ("\u7d05\u6a13\u5922", "\u7ea2\u697c\u68a6", TitleMatch.SAME),
    ],
)  # fmt: skip
def test_what_differs_decides_and_not_only_how_much(ours: str, theirs: str, expected: TitleMatch) -> None:
    """A word exchanged in its place against a whole part that is the same; kinds, forms and scripts are left open."""
    assert match(ours, page(("title", theirs))).match is expected


def test_a_name_that_the_host_has_too_is_the_thing() -> None:
    """The name before a description is `same` on the host of that name, else left open; an organisation's is never enough."""
    assert match("Inkscape, vector drawing software", page(("title", "Inkscape | Draw Freely")), host="inkscape.org").match is TitleMatch.SAME  # fmt: skip
    assert match("Inkscape, vector drawing software", page(("title", "Inkscape | Draw Freely"))).match is TitleMatch.UNKNOWN  # fmt: skip
    assert match("Shelter: eviction notices explained", page(("title", "Home - Shelter")), host="shelter.org.uk").match is TitleMatch.UNKNOWN  # fmt: skip


def test_a_title_that_is_a_number_is_one() -> None:
    """A book named after a year is not its year."""
    assert match("Nineteen Eighty-Four", page(("title", "1984 by George Orwell"))).match is TitleMatch.SAME
    assert match("Nineteen Eighty-Four", page(("title", "1984"))).match is TitleMatch.SAME
    assert match("Nineteen Eighty-Four", page(("title", "Animal Farm by George Orwell"))).match is not TitleMatch.SAME


def test_a_sentence_on_some_edition_is_no_title() -> None:
    """The words after the title may speak of an edition of this book or another; on a cover it stands without an article."""
    text = "Soil Handbook The second edition of the field guide corrects the table on page forty. " + SENTENCE * 5
    assert match("Soil Handbook", pdf(text)).match is TitleMatch.SAME
    assert match("Soil Handbook", pdf("Soil Handbook Second Edition " + SENTENCE * 5)).match is TitleMatch.DRIFTED


def test_a_catalogue_may_shorten_the_title_of_a_pdf() -> None:
    """A year that the catalogue states and page 1 states further down is no conflict."""
    text = "Carers Survey Main findings. Published by the Lowland Trust, June 2015. " + SENTENCE * 5
    assert match("Carers Survey 2015", pdf(text)).match is TitleMatch.SAME


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["title", "pdf:text", "pdf:info"]))
def test_no_title_breaks_the_comparison(ours: str, theirs: str, source: str) -> None:
    """Any two texts give an answer with a score from 0 to 100."""
    assert 0 <= match(ours, Facts("html", (Title(source, theirs),)), host="example.org").score <= 100


@given(st.text(st.characters(categories=["Ll", "Lu"]), min_size=3, max_size=60))
def test_a_title_is_the_same_as_itself(title: str) -> None:
    """Equal titles are never called drifted."""
    assert match(title, page(("title", title))).match is not TitleMatch.DRIFTED


VOUCHERS = (
    "pdf:xmp",
    "pdf:largest",
    "doc:title",
    "xls:title",
    "ppt:title",
    "rtf:title",
    "mp3:title",
    "ogg:title",
    "flac:title",
    "mp4:title",
    "svg:title",
    "text:heading",
    "odt:heading",
    "odp:heading",
    "docx:heading",
)


@pytest.mark.parametrize("text", ["", "Contents 1 2 3", SENTENCE * 5])
@pytest.mark.parametrize(
    "found",
    ["Zebra crossings of Northern Bavaria", "Gardens of the North, 4th edition", "Annual Report", "Page not found", "PowerPoint Presentation"],
)  # fmt: skip
def test_what_programs_write_never_makes_a_drift(text: str, found: str) -> None:
    """A title that a program filled in, or that is only the tallest of a page, changes no answer for the worse."""
    ours = "Gardens of the North, 2nd edition"
    texts = (Title("pdf:text", text),) if text else ()
    without = match(ours, Facts("pdf", texts)).match
    beside = {source: match(ours, Facts("pdf", (*texts, Title(source, found)))).match for source in VOUCHERS}
    assert beside == dict.fromkeys(VOUCHERS, without)


@pytest.mark.parametrize("source", VOUCHERS)
@pytest.mark.parametrize("others", [(), (("pdf:text", SENTENCE * 5),), (("pdf:info", "Microsoft Word - draft3.doc"),)])
def test_what_programs_write_may_vouch(source: str, others: tuple[tuple[str, str], ...]) -> None:
    """Where it is the catalogue's title, it is the thing."""
    titles = tuple(Title(*title) for title in (*others, (source, "Gardens of the North")))
    assert match("Gardens of the North", Facts("pdf", titles)).match is TitleMatch.SAME


def test_a_title_that_only_vouches_does_not_speak_against_another() -> None:
    """An old edition's name that a program kept makes the right title no less right."""
    titles = (Title("docx:title", "Annual Report 2022"), Title("rtf:title", "Annual Report 2019"))
    assert match("Annual Report 2022", Facts("docx", titles)).match is TitleMatch.SAME
