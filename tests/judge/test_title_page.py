"""Titles: the site's name set aside, and what a page says beside its titles."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
TOLD = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the long winter. "
)


def page(title: str, h1: str = "", under: str = "", words: int = 400, site: str = "") -> Facts:
    """Build the facts of a page with a text under its heading."""
    named = (("og:site_name", site), ("title", title), ("h1", h1))
    titles = tuple(Title(source, text) for source, text in named if text)
    return Facts("html", titles, headings=(h1,) if h1 else (), text=f"Menu {h1} {under} {TOLD}", words=words)


@pytest.mark.parametrize(
    ("ours", "theirs", "host", "expected"),
    [
        # another page of the site that both name
        ("Heron Trust: Grief at work", "Cheap flights - Heron Trust", "www.herontrust.example", DRIFTED),
        ("Grief at work (Heron Trust)", "Heron Trust | Here for you", "www.herontrust.example", DRIFTED),
        ("Grief at work - Heron Trust", "Heron Trust | Here for you", "www.herontrust.example", DRIFTED),
        ("Heron Trust: Grief at work", "Grief at work - Heron Trust", "www.herontrust.example", SAME),
        ("Heron Trust: Grief at work", "Coping with grief at work - Heron Trust", "www.herontrust.example", SAME),
        # the site itself, of which the catalogue tells more
        ("Heron Trust - all that the bereaved need", "Heron Trust | Here for you", "www.herontrust.example", UNKNOWN),
        ("Heron Trust: tools for the bereaved", "Heron Trust | Here for you", "www.herontrust.example", SAME),
        ("Mapping software: Osprey", "Osprey - Space without compromise", "osprey.example", UNKNOWN),
        # its name on one word of ours, or on words of its host
        ("ABCD Form X-4 for employers", "Form X-4 for employers", "www.abcd.example", SAME),
        ("Heron Developer Library: Nested grids", "Nested grids", "developer.heron.example", SAME),
        ("ABCD", "ABCD", "www.abcd.example", SAME),
        ("Osprey", "Osprey Home", "www.osprey.example", SAME),
        ("Osprey Navigator", "ospreynavi.example", "ospreynavi.example", UNKNOWN),
        # only the kind of thing
        ("ABCD Fact sheet: Old age", "Fact sheets", "www.abcd.example", UNKNOWN),
        ("Osprey documentation", "Fact sheets", "osprey.example", DRIFTED),
    ],
)
def test_the_name_of_the_site_is_set_aside(ours: str, theirs: str, host: str, expected: TitleMatch) -> None:
    """What is left has to be found; where nothing of it is, the page is another of the same site."""
    assert match(ours, page(theirs), host=host).match is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Reclaiming a deposit form", "Reclaim a deposit", SAME),
        ("Oak planting calendar", "Oak planting", SAME),
        ("Oak planting: a toolkit", "Oak planting: a handbook", UNKNOWN),
        ("The Water Code for Orkney", "The Water Code", UNKNOWN),
        ("The Water Code", "The Water Code for Orkney", SAME),
        ("CS312d: Compilers", "CS312n: Compilers", DRIFTED),
        ("CS312d: Compilers", "CS312D: Compilers", SAME),
        ("SemTyp", "Semantic Typing", SAME),
        ("Tides on line", "Tides online", SAME),
        ("Widow's pension - The Public Desk", "The Public Desk: Child allowance", DRIFTED),
        ("Otters - Rivers of the North", "Herons | Rivers of the North", DRIFTED),
        ("Otters (Rivers of the North)", "Otters | Rivers of the North", SAME),
        ("Godwits (Premchandra)", "Curlews - Premchandra - a novel", DRIFTED),
        ("Type 2 measles", "Type 1 measles", DRIFTED),
        ("Land values 2018", "Land values 01.02.2022", DRIFTED),
        ("The betrothed, chapter 1", "The betrothed, chapter XXXVIII", DRIFTED),
        ("The betrothed, chapter 38", "The betrothed, chapter XXXVIII", SAME),
        ("Ik heb een blaasontsteking", "Blaasontsteking", SAME),
        ("מפת אתרי מורשת", "מפת אתרי המורשת", SAME),
        ("대기질 안내", "대기질 이용안내", SAME),
        ("Whooping in children", "Whooping", UNKNOWN),
        ("Osprey Maps", "osprey.example is for sale", DRIFTED),
        ("Osprey Maps", "Diese Domain steht zum Verkauf", DRIFTED),
    ],
)
def test_words_of_a_kind_and_numbers_play_their_part(ours: str, theirs: str, expected: TitleMatch) -> None:
    """What kind of thing it is counts little, for whom it is much; sources that both name are no titles."""
    assert match(ours, page(theirs)).match is expected


@pytest.mark.parametrize(
    ("ours", "title", "h1", "under", "expected"),
    [
        ("Harriers (Jane Shore)", "Harriers", "Harriers", "by Jane Shore", SAME),
        ("Harriers (Jane Shore)", "Harriers", "Harriers", "by Jack Door", UNKNOWN),
        ("Winter care: a toolkit", "Winter care of neighbours", "Winter care of the handbook", "", UNKNOWN),
        ("The Friday Treaty", "The Belmont Treaty", "The Belmont Treaty", "also known as the Friday treaty", UNKNOWN),
        ("The Friday Treaty", "The Belmont Treaty", "The Belmont Treaty", "", DRIFTED),
        ("The Friday Treaty 1998", "The Belmont Treaty 2005", "The Belmont Treaty", "as the Friday treaty", DRIFTED),
        ("Otter spotting (Heron)", "Home", "Heron", "", DRIFTED),
        ("Otter spotting (Heron)", "Home", "Heron", "Our new otter guides", UNKNOWN),
        ("Heron: Otter spotting", "Heron", "Heron", "", DRIFTED),
        ("Heron - Otter spotting", "Heron", "Heron", "", UNKNOWN),
        ("Heron: Otter spotting archive", "Heron", "Heron", "", SAME),
        ("Heron: Otter spotting", "Heron: science of wings", "We fly", "", DRIFTED),
        ("Otter spotting", "Resources", "Resources", "", DRIFTED),
        ("Otter spotting", "Sign in", "Sign in", "", UNKNOWN),
    ],
)
def test_the_page_is_heard_where_its_titles_leave_it_open(
    ours: str, title: str, h1: str, under: str, expected: TitleMatch
) -> None:
    """Words under the heading speak for a page; a page of some length without a word of the title speaks against it."""
    assert match(ours, page(title, h1, under), host="www.heron.example").match is expected


def test_a_page_without_a_text_is_not_condemned_by_its_silence() -> None:
    """Where scripts write the page, there is nothing to look into."""
    assert match("Otter spotting", page("Resources", "Resources", words=3), host="a.example").match is UNKNOWN
    assert match("Otter spotting", page("Resources"), host="a.example").match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Year report 2019 Osprey", "Osprey year report 2019", SAME),
        ("Osprey yearbook 2019", "Yearbook 2021 Osprey", DRIFTED),
        ("Easy Pages: Having an X-ray scan", "Having a smear test. An easy pages guide", UNKNOWN),
        ("The Marlow Review: Fair lakes", "Bridges: the Marlow Review ten years on", UNKNOWN),
        ("Dept of Rivers: Otter map", "Heron map. Department of Rivers", UNKNOWN),
        ("Shore, J. E. A theory of tides", "Reprinted, Vol. 27, pp. 3-9, 1948. A theory of tides by J. E. Shore", SAME),
        ("Charter of rights of old people", "CHARTER OF RIGHTS OF DEAF PEOPLE", DRIFTED),
    ],
)
def test_short_titles_and_series_in_documents(ours: str, text: str, expected: TitleMatch) -> None:
    """The words of a short title stand together; a series or a publisher alone is no find, nor is a title with one word exchanged."""
    facts = Facts("pdf", (Title("pdf:text", f"{text} {TOLD * 4}"),))
    assert match(ours, facts).match is expected


def test_an_edition_that_the_catalogue_states_is_heard_against() -> None:
    """A title without an edition does not excuse a heading with another one."""
    facts = page("Fluent Otter", "Fluent Otter 4th edition (2024)")
    assert match("Fluent Otter, 3rd edition (2018)", facts).match is DRIFTED


def test_an_edition_in_a_heading_alone_is_no_other_document_where_nobody_else_states_one() -> None:
    """The page's own title is the catalogue's, without an edition as well; that it becomes another is told by the rule for that."""
    assert match("Fluent Otter", page("Fluent Otter", "Fluent Otter 4th edition")).match is SAME
    assert match("Fluent Otter", page("Fluent Otter", "Fluent Otter 4th edition, volume 2")).match is UNKNOWN
    assert match("Fluent Otter 2015", page("Fluent Otter", "Fluent Otter 4th edition")).match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ("Heron Trust (Leeds)", UNKNOWN),
        ("Heron Trust (charity)", SAME),
        ("Heron Trust (winter feeding)", DRIFTED),
        ("Heron Trust: winter feeding", DRIFTED),
    ],
)
@pytest.mark.parametrize("title", ["Heron Trust", "Home | Heron Trust"])
def test_a_front_page_with_a_saying_for_a_heading_may_be_that_of_the_name(
    ours: str, title: str, expected: TitleMatch
) -> None:
    """Where it is, or what, a bracket says in one word; a kind of thing is something that it has."""
    facts = page(title, "Wings for everyone", site="Heron Trust")
    assert match(ours, facts, host="www.herontrust.example").match is expected


def test_initials_are_no_thing_beside_what_they_stand_for() -> None:
    """A page that is called by the whole name need not have them."""
    facts = page("Keeping newts safe in education - Pond Office", "Keeping newts safe in education", site="Pond Office")
    asked = match("KNSIE (Keeping newts safe in education)", facts, host="www.pondoffice.example")
    assert asked.match is not DRIFTED


@pytest.mark.parametrize(
    ("ours", "title", "expected"),
    [
        ("NT (Newt Trust of Great Reedham)", "Newt Trust of Great Reedham", SAME),
        ("Newt Trust of Great Reedham (NTGR)", "Home | Newt Trust of Great Reedham", SAME),
        ("NTGR - Newt Trust of Great Reedham", "Newt Trust of Great Reedham", SAME),
        ("Newt Trust of Great Reedham (NTGR)", "Home", UNKNOWN),
        ("Newt Trust of Great Reedham", "Startseite", UNKNOWN),
        # a thing that it has
        ("NT (Newt Trust of Great Reedham): pond finder", "Newt Trust of Great Reedham", DRIFTED),
        ("Winter feeding (Newt Trust of Great Reedham)", "Newt Trust of Great Reedham", DRIFTED),
    ],
)
def test_a_name_and_its_initials_are_the_site_itself(ours: str, title: str, expected: TitleMatch) -> None:
    """Of which the front page is headed by a slogan, and titled by the name or by "Home"."""
    facts = page(title, "Worried about your ponds?", site="Newt Trust of Great Reedham")
    assert match(ours, facts, host="www.newt-trust.example").match is expected


@pytest.mark.parametrize("title", ["Privacy policy - Newt Trust", "Winter feeding | Newt Trust"])
def test_a_page_of_the_site_is_not_its_front_page(title: str) -> None:
    """Where the site is named behind what heads the page."""
    facts = page(title, title.partition(" |")[0].partition(" -")[0], site="Newt Trust")
    assert match("Newt Trust", facts, host="www.newt-trust.example").match is not SAME


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ("Great Reedham leaflet: Walks from Newtham", SAME),
        ("Great Reedham leaflet: Birds of Newtham", DRIFTED),
    ],
)
def test_a_page_may_be_headed_by_its_site(ours: str, expected: TitleMatch) -> None:
    """Then its title begins with what it is called, which ours has behind a colon."""
    facts = page(
        "Walks from Newtham - Heron Valley", "Heron Valley", under="Five walks from Newtham, near Great Reedham."
    )
    assert match(ours, facts, host="www.parks.example").match is expected


@pytest.mark.parametrize(
    ("ours", "under", "expected"),
    [
        ("Signs of newt fever", "Fever may come on slowly. Know the signs in your newts.", UNKNOWN),
        ("Signs of newt fever", "Fever may come on slowly. Know what to do for your newts.", DRIFTED),
        # words of the site's name alone
        ("Heron report on trust", "A page of the Heron Trust on fever and its symptoms.", DRIFTED),
        # another year
        ("Signs of newt fever 2011", "Know the signs of fever in your newts.", DRIFTED),
    ],
)
def test_a_page_that_begins_by_speaking_of_it_all_is_left_open(ours: str, under: str, expected: TitleMatch) -> None:
    """Though its titles say it in other words: pages that are others hardly ever have all words of ours there."""
    title = "Symptoms of amphibian illness" + (" 2014" if "2011" in ours else "")
    facts = page(title, title, under=f"{TOLD}{TOLD}{under}", site="Heron Trust")
    assert match(ours, facts, host="www.herontrust.example").match is expected
