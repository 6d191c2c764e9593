"""Works listed twice, and addresses used twice."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest

from crawler.judge.rules import duplicate_entry, duplicate_link
from crawler.judge.rules._crowded import crowded
from crawler.judge.rules._near_titles import apart_as_written
from crawler.judge.words import message, severity
from crawler.records import Role, Severity, Use

ENTRY = duplicate_entry.RULE
LINK = duplicate_link.RULE
MANIFESTO = "Co-production: a manifesto for growing the economy"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (MANIFESTO, "Co-production -  a manifesto for growing the core economy"),
        ("Co-production in Health and Social Care: What it is", "CO-PRODUCTION IN HEALTH AND SOCIAL CARE: What it is"),
        ("Assets in Action", "Assets in action."),
        ("The Literary & Potato Peel Society", "The Literary and Potato Peel Society"),
        ("Image Data Archive", "Image & Data Archive"),
        ("Children\u2019s rights in schools", "Children's rights in schools"),
        ("Guide de la m\u00e9diation", "Guide de la mediation"),
        ("Community resilience and the language of care", "Community resilliance and the language of care"),
        ("\u65e5\u672c\u306e\u56f3\u66f8\u9928", "\u65e5\u672c\u306e\u56f3\u66f8\u9928"),
    ],
)
def test_one_work_under_two_titles_is_found_across_catalogues(
    first: str, again: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Case, punctuation, accents, one word more or misspelt: still the same work."""
    one, other = entry(first), entry(again, catalogue="second")

    found = findings(ENTRY, read(one), read(other, name="second"))

    assert [(f.entry, f.params["other_entry"], f.catalogue) for f in found] == [(other.id, one.id, "second")]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Annual report of the trust, part 1", "Annual report of the trust, part 2"),
        ("Social attitudes survey of Scotland: volume one", "Social attitudes survey of Scotland: volume two"),
        ("State of the nation report for 2014", "State of the nation report for 2015"),
        ("A handbook of public libraries, volume I", "A handbook of public libraries, volume II"),
        ("Guide to health services for older people in England", "Guide to health services for older people in Wales"),
        ("A guide to health and safety for people at work", "A guide to mental health and safety for people at work"),
        ("Maps of the world", "Maps of the old world"),
        ("How to run a community energy project", "How to run a community energy project: executive summary"),
        ("Supporting adult learners in rural libraries", "Supporting young learners in rural libraries"),
        ("Community Resilience and Co-production", "Community Development and Co-production"),
        ("Working by night in the old city", "Working by light in the old city"),
        ("Maps of the old world", "Maps of the very old world"),
        ("The internal market of the European Union", "The external market of the European Union"),
        ("prefer-dedicated-tools-in-a-shell", "prefer-dedicated-tools-in-a-shell-bullet"),
        ("Red data book of the Republic of Korea", "Red data book of the Republic of Korea:Birds"),
        ("Forms of Spanish clinical terms in the thesaurus", "Forms of clinical terms in the thesaurus"),
        ("Golm database of metabolites at Max Planck", "Golm database of metabolites (analyte) at Max Planck"),
        (
            "Ontology of agricultural field experiments and production",
            "Core ontology of agricultural field experiments and production",
        ),
        ("Data integrity EdDSA suites for the web", "Data integrity ECDSA suites for the web"),
        ("Zustimmung des Bundestages zu dem neuen Gesetz", "Zustimmung des Bundesrates zu dem neuen Gesetz"),
    ],
)
def test_neighbours_in_a_series_are_not_one_work(
    first: str, again: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Parts, volumes, years, places, readers tell works apart."""
    assert findings(ENTRY, read(entry(first), entry(again))) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ({"year": 2012}, {"year": 2015}, 0),
        ({"year": 2012}, {}, 1),
        ({"authors": ("Jane Foot",)}, {"authors": ("Ruth Dineen",)}, 0),
        ({"authors": ("Jane Foot", "Ann Lee")}, {"authors": ("J. Foot",)}, 1),
    ],
    ids=["years differ", "a year is missing", "authors differ", "an author is the same"],
)
def test_year_and_authors_have_a_say(
    ours: dict[str, object], theirs: dict[str, object], found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """An equal title does not outweigh another year or other people."""
    pair = read(entry(MANIFESTO, **ours), entry(MANIFESTO, **theirs))

    assert len(findings(ENTRY, pair)) == found


def test_year_outweighs_a_near_equal_title(entry: Callable, read: Callable, findings: Callable) -> None:
    """A title that gained a word in another year is another edition at least."""
    near = MANIFESTO.replace("economy", "core economy")

    assert findings(ENTRY, read(entry(MANIFESTO, year=2008), entry(near, year=2012))) == []


def test_an_entry_met_in_several_ways_is_said_once(entry: Callable, read: Callable, findings: Callable) -> None:
    """Equal to one entry and near to another, seen from the front and from the back: one finding."""
    first = entry("Children and the culture of coastal towns")
    again = [entry("Children and the living culture of coastal towns") for _ in range(2)]

    assert sorted(str(f.entry) for f in findings(ENTRY, read(first, *again))) == [e.id for e in again]


def test_a_short_title_needs_more_than_itself(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Many works are called "Annual report": two addresses are two works."""
    a, b = (link(f"https://{host}.example/") for host in "ab")

    assert findings(ENTRY, read(entry("Annual report", links=(a,)), entry("Annual report", links=(b,)))) == []
    assert len(findings(ENTRY, read(entry("Annual report", links=(a,)), entry("Annual report", links=(a,))))) == 1


def test_each_further_entry_is_said_once(entry: Callable, read: Callable, findings: Callable) -> None:
    """Three entries of one work are two findings, both pointing at the first."""
    entries = [entry(MANIFESTO) for _ in range(3)]

    found = findings(ENTRY, read(*entries))

    assert [(f.entry, f.params["other_entry"]) for f in found] == [(e.id, entries[0].id) for e in entries[1:]]


def test_time_grows_with_the_catalogue_not_with_its_square(entry: Callable, read: Callable, findings: Callable) -> None:
    """Eight times the entries, all with the same beginning, take nowhere near 64 times as long."""
    times = []
    for size in (200, 1_600):
        reading = read(
            *(entry(f"Introduction to the study of w{i * 7919 % 9973:x} matters of our time") for i in range(size))
        )
        begin = process_time()
        findings(ENTRY, reading)
        times.append(process_time() - begin)

    assert all(after < before * 24 for before, after in pairwise(times))


def test_an_address_under_two_titles_is_found(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """The finding names the address, both titles and one of the entries."""
    first, again = entry("Open data handbook", links=(link(),)), entry("Charter for open data", links=(link(),))

    (found,) = findings(LINK, read(first, again))

    assert (found.url, found.entry, found.params["count"]) == ("https://site.example/a", again.id, 2)
    assert "Open data handbook" in found.params["text"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"href": "https://site.example/a#one"}, {"href": "https://site.example/a#two"}),
        ({}, {"role": Role.MORE}),
        ({"url": None, "href": "a"}, {"url": None, "href": "a"}),
    ],
    ids=["two parts of a page", "a further link", "no address"],
)
def test_these_may_be_shared(
    ours: dict[str, object],
    theirs: dict[str, object],
    entry: Callable,
    link: Callable,
    read: Callable,
    findings: Callable,
) -> None:
    """Fragments name parts; further links may repeat; what is no address cannot be the same."""
    assert findings(LINK, read(entry("One", links=(link(**ours),)), entry("Two", links=(link(**theirs),)))) == []


def test_other_catalogues_and_equal_titles_are_no_shared_address(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A work may stand in two catalogues; twice under one title is the rule for works listed twice."""
    one, two, same = entry("One", links=(link(),)), entry("Two", links=(link(),)), entry("ONE", links=(link(),))

    assert findings(LINK, read(one, same), read(two, name="second")) == []


@pytest.mark.parametrize(
    ("theirs", "title", "found"),
    [
        ("https://doi.org/10.1000/AbC", "Das Handbuch", 1),
        ("https://dx.doi.org/10.1000/abc", "Das Handbuch", 1),
        ("https://doi.org/10.1000/183", "Das Handbuch", 0),
        ("https://doi.org/10.1000/AbC", "The handbook, chapter 2", 0),
        ("https://site.example/10.1000/AbC", "Das Handbuch", 0),
    ],
    ids=["one", "another spelling", "two", "a chapter", "no DOI"],
)
def test_one_doi_is_one_work_whatever_its_titles(
    theirs: str, title: str, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Across catalogues, where titles in two languages say nothing."""
    ours = "https://doi.org/10.1000/AbC"
    one, other = entry("The handbook", links=(Use(ours, ours),)), entry(title, links=(Use(theirs, theirs),))

    assert [f.params["titles"] for f in findings(ENTRY, read(one), read(other, name="second"))] == ["differ"] * found


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        (("Chapter on frogs", "A. Bell"), ("Another thing about newts", "C. Dunn"), 0),
        (("Frogs of the river", "A. Bell"), ("Die Fr\u00f6sche des Flusses", "Bell, Ann"), 1),
        (("Frogs of the river", "A. Bell"), ("Frogs of the river: a study", "The trust"), 1),
        (("Volume one of the set", "A. Bell"), ("Volume two of the set", "A. Bell"), 0),
        (("Frogs of the river", "A. Bell"), ("Frogs of the river, volume II", "A. Bell"), 0),
        (("Annual report of the trust", "The trust"), ("Jahresbericht der Stiftung", "The trust"), 1),
    ],
    ids=["two chapters", "two languages", "a subtitle", "two volumes", "a volume", "a word of its kind"],
)
def test_the_doi_of_a_book_is_that_of_its_parts_too(
    ours: tuple[str, str], theirs: tuple[str, str], found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Other people and another title, or a word for a part, speak against one work."""
    pair = (entry(title, authors=(who,), identifiers=("doi:10.1000/1",)) for title, who in (ours, theirs))

    assert len(findings(ENTRY, read(*pair))) == found


def test_a_doi_may_be_named_beside_any_address(entry: Callable, read: Callable, findings: Callable) -> None:
    """A repository's page and a publisher's of one work."""
    one, other = (
        entry(title, identifiers=("isbn:9780141036144", f"doi:10.1000/{name}"))
        for title, name in (("The handbook", "AbC"), ("Das Handbuch", "abc"))
    )

    assert len(findings(ENTRY, read(one, other))) == 1


def test_one_doi_in_one_catalogue_is_said_once(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """As a work listed twice, not as an address that two works share."""
    pair = read(*(entry(title, links=(link("https://doi.org/10.1000/182"),)) for title in ("The handbook", "Das Buch")))

    assert (len(findings(ENTRY, pair)), findings(LINK, pair)) == (1, [])


@pytest.mark.parametrize(("told", "found"), [("", 0), ("How to write one.", 1)])
def test_a_word_or_two_without_an_address_say_too_little(
    told: str, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A "Tip" stands above many a paragraph; all that is said must be the same."""
    assert len(findings(ENTRY, read(entry("Tip", description=told), entry("Tip", description=told)))) == found


def test_a_sign_for_and_makes_a_title_no_longer(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Two words and a sign say as little as two words: the volumes of a set may be called so."""
    volumes = [entry("Computers & Typesetting", links=(link(f"https://site.example/{n}"),)) for n in "ab"]

    assert findings(ENTRY, read(*volumes)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"), [("vsipl", "vsipl++"), ("Programming in C for everyone", "Programming in C# for everyone")]
)
def test_a_plus_tells_names_apart(
    ours: str, theirs: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """C, C++ and C# are three languages, also where one address is shared."""
    assert findings(ENTRY, read(entry(ours, links=(link(),)), entry(theirs, links=(link(),)))) == []


@pytest.mark.parametrize(
    ("first", "again", "found"),
    [
        ("Document preparation systems", "Document Preparation Systems: a Collection of Survey Articles", 1),
        ("What mad pursuit?", "What mad pursuit? A personal view of scientific discovery", 1),
        ("Digital typography sourcebook", "The digital typography sourcebook", 1),
        ("Estimates of aggregation bias in seemingly unrelated data", "Estimate for aggregation bias in seamingly unrelated data", 1),
        ("A comparison of self-organizing approaches", "Comparison of selforganizing approaches", 1),
        ("Data warehouse testing", "Data ware house testing", 1),
        ("Page layout in print", "Page layout in print: erratum", 0),
        ("The handbook of public libraries", "The handbook of public libraries: volume two", 0),
        ("The handbook of public libraries", "The handbook of public libraries: second edition", 0),
        ("The handbook of public libraries", "The handbook of public libraries: teachers' edition", 0),
        ("Learning to read in Wales: a study", "Learning to read in Scotland: a study", 0),
        ("Maps: a guide", "Maps", 0),
        ("A fast method for sorting names", "A simple method for sorting names", 0),
        ("Programming in C for everyone", "Programming in C++ for everyone: a course", 0),
        ("Rights of employers in a small firm", "Rights of employees in a small firm", 0),
        ("A long history of trainers in village schools", "A long history of trainees in village schools", 0),
        ("Hypertension and how doctors treat it", "Hypotension and how doctors treat it", 0),
        ("Microeconomics for readers of daily papers", "Macroeconomics for readers of daily papers", 0),
        ("Thoughts on socialism in old mining towns", "Thoughts on socialists in old mining towns", 0),
        ("Hypertension and how doctors treat it", "Hypretension and how doctors treat it", 1),
        ("A long history of advisers in village schools", "A long history of advisors in village schools", 1),
    ],
)  # fmt: skip
def test_titles_alike_of_the_same_people_and_year_are_one_work(
    first: str, again: str, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Small words, spelling, a subtitle; not a part, an edition, a place, or a word that says something else."""
    ours, theirs = (
        {"authors": ("Foot, Jane", "A. Lee"), "year": 2012},
        {"authors": ("Ann Lee", "J. Foot"), "year": 2012},
    )
    pair = read(entry(first, **ours), entry(again, **theirs))

    assert [f.params["titles"] for f in findings(ENTRY, pair)] == ["nearly equal"] * found


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({}, {"year": 2013}),
        ({}, {"authors": ("Jane Foot",)}),
        ({}, {"language": "cy"}),
        ({"authors": ("Anonymous",)}, {"authors": ("Anonymous",)}),
        ({"identifiers": ("doi:10.1000/1",)}, {"identifiers": ("doi:10.1000/2",)}),
    ],
    ids=["another year", "other people", "another language", "nobody", "another DOI"],
)
def test_titles_alike_say_nothing_where_anything_else_differs(
    mine: dict[str, object], theirs: dict[str, object], entry: Callable, read: Callable, findings: Callable
) -> None:
    """Of an edition or a version each."""
    ours: dict[str, object] = {"authors": ("Jane Foot", "Ann Lee"), "year": 2012, "language": "en", **mine}
    again = entry("Document preparation systems: a collection", **{**ours, **theirs})

    assert findings(ENTRY, read(entry("Document preparation systems", **ours), again)) == []


@pytest.mark.parametrize(("theirs", "found"), [("a", 1), ("b", 0)], ids=["one address", "two"])
def test_a_subtitle_at_another_address_is_another_work(
    theirs: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A survey and its part on plants; at one address it is the title in full."""
    pair = read(
        *(
            entry(title, authors=("Jane Foot",), year=2012, links=(link(f"https://site.example/{at}"),))
            for title, at in (("Annual survey of ponds: Plants", "a"), ("Annual survey of ponds", theirs))
        )
    )

    assert len(findings(ENTRY, pair)) == found


def test_little_is_held_of_entries_that_have_nothing_in_common(entry: Callable) -> None:
    """Those with a key of their own are left out, but for a few."""
    entries = [entry(f"Report w{number} of many") for number in range(2_000)] + [entry("Report w7 of many")]
    found = crowded(entries, lambda one: (one.title,))

    assert {7, 2_000} <= set(found)
    assert len(found) < 300


def test_a_heading_that_comes_back_is_no_work(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A magazine's column at an address of its own each time; at one address, or twice by somebody, it is one work."""
    column = "From the president of the society"
    thrice = [entry(column, links=(link(f"https://site.example/{page}"),)) for page in "abc"]
    again = entry(column, links=(link("https://site.example/a"),))
    nobodys = [entry(column, links=one.links, authors=("Anonymous",)) for one in thrice[:2]]

    assert findings(ENTRY, read(*thrice)) == []
    assert [f.entry for f in findings(ENTRY, read(*thrice, again))] == [again.id]
    assert (len(findings(ENTRY, read(*thrice[:2]))), findings(ENTRY, read(*nobodys))) == (1, [])


@pytest.mark.parametrize(("authors", "found"), [((), 1), (("The trust",), 1), (("Anonymous",), 0)])
def test_a_yearly_title_listed_twice_in_a_year_is_found_unless_it_is_nobodys(
    authors: tuple[str, ...], found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Annual reports at one address; not the form for members in each issue of a magazine."""
    years = (2019, 2020, 2021, 2021)
    pair = read(*(entry("Annual report of the trust", year=year, links=(link(),), authors=authors) for year in years))

    assert len(findings(ENTRY, pair)) == found


@pytest.mark.parametrize(
    ("form", "years", "found"), [("bibtex", (1990, 1990), 0), ("bibtex", (1990, 2001), 1), ("html", (1990, 1990), 1)]
)
def test_works_in_one_volume_share_its_address(  # noqa: PLR0913, PLR0917 - fixtures
    form: str, years: tuple[int, int], found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """In a bibliography, where they are of one year."""
    pair = read(
        *(entry(title, links=(link(),), year=year) for title, year in zip(("Bees", "On wax"), years, strict=True))
    )

    assert len(findings(LINK, replace(pair, head=replace(pair.head, format=form)))) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [("https://news.example/", 0), ("https://site.example/base/", 0), ("https://site.example/base", 1)],
)
def test_in_a_bibliography_a_newspaper_and_a_folder_are_shared(
    url: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Which is where several of its articles or programs stand."""
    pair = read(entry("Bees", links=(link(url),)), entry("On wax", links=(link(url),)))

    assert len(findings(LINK, replace(pair, head=replace(pair.head, format="bibtex")))) == found


@pytest.mark.parametrize(
    ("first", "again", "url", "found"),
    [
        ("BitterDB Compound", "BitterDB Receptor", "https://db.example/page", 0),
        ("Fields of research", "Types of research", "https://db.example/page", 0),
        ("The bees package: counting", "The wax package: weighing", "https://db.example/page", 0),
        ("Railway glossary", "Railway glossary: rolling stock", "https://db.example/page", 0),
        ("Railway glossary", "Railway glossary (rolling stock)", "https://db.example/page", 0),
        ("JSTOR (books)", "JSTOR (journals)", "https://db.example/page", 0),
        ("The north", "North", "https://db.example/page", 0),
        ("Edinburgh DataShare", "ShareGeo Open", "https://db.example/", 1),
    ],
)
def test_the_parts_of_one_thing_share_its_page(  # noqa: PLR0913, PLR0917 - fixtures
    first: str, again: str, url: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Titles that begin or end alike are of parts; others may be, and are no more than worth a look."""
    told = findings(LINK, read(entry(first, links=(link(url),)), entry(again, links=(link(url),))))

    assert [severity(one) for one in told] == [Severity.INFO] * found
    assert all("which may be meant" in message(one) for one in told)


@pytest.mark.parametrize(
    ("first", "again", "url"),
    [
        ("Annual report 2019", "Annual report 2020", "https://db.example/report.pdf"),
        ("Bees of the north", "Wasps of the south", "https://db.example/plate.JPG"),
        ("Bees of the north", "Wasps of the south", "https://db.example/plates.tgz"),
        ("PostScript fonts", "PostSript fonts", "https://db.example/page"),
        ("PyGlove", "PyGlove: symbolic programming", "https://db.example/page"),
        ("JSTOR", "JSTOR (journal archive)", "https://db.example/page"),
        ("The Girl on the Train", "The Girl in the Train", "https://db.example/page"),
    ],
)
def test_a_file_has_one_title_and_a_thing_is_listed_once(  # noqa: PLR0913, PLR0917 - fixtures
    first: str, again: str, url: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Of a file there are no parts; a title that is misspelt or told at length is one thing listed twice."""
    (told,) = findings(LINK, read(entry(first, links=(link(url),)), entry(again, links=(link(url),))))

    assert severity(told) is Severity.WARNING


@pytest.mark.parametrize(("shared", "others", "found"), [(9, 0, 9), (10, 0, 0), (10, 1_000, 10)])
def test_a_catalogue_that_shares_many_addresses_is_made_so(  # noqa: PLR0913, PLR0917 - fixtures
    shared: int, others: int, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Ten of them, and one for each hundred entries."""
    twice = [
        entry(f"{name}{number}", links=(link(f"https://site.example/{number}"),))
        for number in range(shared)
        for name in ("Bees", "Wax")
    ]

    assert len(findings(LINK, read(*twice, *(entry(f"Comb {number}") for number in range(others))))) == found


@pytest.mark.parametrize(("titles", "found"), [("gtkmm glibmm gconfmm", 0), ("gtkmm glibmm", 1)])
def test_the_programs_of_a_project_share_its_page(
    titles: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Three names are no slip of a hand that pasted; two may be."""
    assert len(findings(LINK, read(*(entry(title, links=(link(),)) for title in titles.split())))) == found


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("57-60", "61-63", 0),
        ("57", "57-60", 1),
        ("1-18", "123-140", 1),
        ("", "57-60", 1),
    ],
    ids=["two issues", "the last page left out", "numbers of its own", "not told"],
)
def test_a_column_on_other_pages_is_another(
    ours: str, theirs: str, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """What comes back in each issue of a magazine, by one person in one year, is told apart by its pages."""
    pair = [
        entry(
            "News in brief from the bees",
            year=2022,
            authors=("Jane Foot",),
            identifiers=(f"pages:{pages}",) if pages else (),
        )
        for pages in (ours, theirs)
    ]

    assert len(findings(ENTRY, read(*pair))) == found


@pytest.mark.parametrize(
    ("titles", "addresses", "found"),
    [
        ("Transport for Switzerland", "https://one.example/a https://two.example/b", 0),
        ("Transport for Switzerland", "https://one.example/a https://one.example/b", 1),
        ("Coastal and marine classification of ecology", "https://one.example/a https://two.example/b", 1),
        ("Accessible rich internet applications today", "https://one.example/a-1.2 https://one.example/a-1.3", 0),
        (
            "Client to authenticator protocol",
            "https://one.example/p-v2.2-ps-14.html https://one.example/p-v2.1.html",
            0,
        ),
        (
            "Accessible rich internet applications today",
            "https://one.example/?id=31337 https://one.example/?id=31415",
            1,
        ),
        (
            "Administrative units of the union authority list|Administrative units types of the union authority list",
            "https://one.example/unit https://one.example/type",
            0,
        ),
    ],
)
def test_addresses_tell_titles_of_two_works_apart(  # noqa: PLR0913, PLR0917 - fixtures
    titles: str, addresses: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Few words on two sites, a version of the address, one word more at an address of its own."""
    first, _, again = titles.partition("|")
    one, other = addresses.split()

    assert (
        len(findings(ENTRY, read(entry(first, links=(link(one),)), entry(again or first, links=(link(other),)))))
        == found
    )


@pytest.mark.parametrize("project", range(6))
def test_the_first_of_several_addresses_names_the_version(
    project: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Entries may give the page of the project too: what is told is the same each time."""
    page = link(f"https://project{project}.example/")
    first, again = (
        entry("Client to authenticator protocol", links=(link(f"https://one.example/p-v2.{version}.html"), page))
        for version in (1, 2)
    )

    assert findings(ENTRY, read(first, again)) == []


@pytest.mark.parametrize("filler", [" ", " -", " : "])
def test_titles_of_any_length_are_held_apart_at_once(filler: str) -> None:
    """Where a part is named is looked for once."""
    began = process_time()
    apart_as_written(f"Bees{filler * 10_000}of the north", f"Bees{filler * 10_000}of the far north")
    assert process_time() - began < 0.2


def test_two_catalogues_find_a_short_title_at_addresses_of_their_own(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """One at the page of the thing, the other at that of a register; within one catalogue two sites are two things."""
    first = entry("Gene Regulation Ontology", links=(link("https://one.example/"),))
    again = entry("Gene regulation ontology", links=(link("https://two.example/"),), catalogue="second")

    assert len(findings(ENTRY, read(first), read(again, name="second"))) == 1


@pytest.mark.parametrize(("again", "found"), [("Storage service", 0), ("Research data finders of Finland", 1)])
def test_a_doi_that_two_entries_speak_of_is_neither(
    again: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Each has an address of its own, and a title: the DOI is of what they belong to."""
    named = {"identifiers": ("doi:10.1000/whole",)}
    first = entry("Research data finder of Finland", links=(link("https://one.example/"),), **named)

    assert len(findings(ENTRY, read(first, entry(again, links=(link("https://two.example/"),), **named)))) == found


def test_the_volumes_of_a_set_are_no_second_time_of_it(entry: Callable, read: Callable, findings: Callable) -> None:
    """Each goes on from the title of the set; a single one that does is the set's title in full."""
    made = {"authors": ("Jane Foot",), "year": 1992}
    whole, *volumes = (entry(f"Printing in practice{more}", **made) for more in ("", ": basics", ": fonts"))

    assert findings(ENTRY, read(whole, *volumes)) == []
    assert len(findings(ENTRY, read(whole, volumes[0]))) == 1


def test_a_name_that_comes_back_with_other_links_is_a_heading(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """The author in bold type, taken for the title of each of his articles, leads to another one each time."""
    works = [
        entry("Plex Hill AI", links=(link(f"https://site.example/{n}", role=Role.MORE if n else Role.PRIMARY),))
        for n in range(3)
    ]

    assert findings(ENTRY, read(*works, entry("Plex Hill AI"))) == []


@pytest.mark.parametrize(("times", "found"), [(10, 0), (9, 9)])
def test_a_list_by_several_subjects_names_things_again(
    times: int, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Ten things and a tenth of a list that stand under several headings with one address are how it is made."""
    listed = [
        entry(f"The tool {'abcdefghij'[n]}", section=(part,), links=(link(f"https://site.example/{n}"),))
        for part in ("By name", "By kind")
        for n in range(times)
    ]

    assert len(findings(ENTRY, read(*listed))) == found
    same_part = [replace(one, section=("All",)) for one in listed]
    assert len(findings(ENTRY, read(*same_part))) == times


@pytest.mark.parametrize(("said", "found"), [("Under {part} it is read for {n}.", 0), ("The same.", 10), ("", 10)])
def test_a_work_that_is_spoken_of_anew_under_each_heading_is_meant_twice(
    said: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Ten works in two hundred entries, each time with what it says on the matter of the part."""
    listed = [
        entry(
            f"The tool {'abcdefghij'[n]}",
            description=said.format(part=part, n=n),
            section=(part,),
            links=(link(f"https://site.example/{n}"),),
        )
        for part in ("Caches", "Locks")
        for n in range(10)
    ]

    assert len(findings(ENTRY, read(*listed, *(entry(f"Other {n:03}x") for n in range(180))))) == found


@pytest.mark.parametrize(("times", "found"), [(10, 0), (9, 9)])
def test_a_register_numbers_its_records(
    times: int, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Ten titles that come back under other numbers of one address are the names of kinds of records; a few are works put in twice."""
    records = [
        entry(
            f"Denial of service in the tool {'abcdefghij'[n]}", links=(link(f"https://db.example/record/{year}{n}41"),)
        )
        for year in (1823, 9725)
        for n in range(times)
    ]

    assert len(findings(ENTRY, read(*records))) == found


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("A Place to Grow: A guide to local food growing", "A place to grow - a guide for local food growing"),
        ("Screen time: a guide for worried parents", "Screen time - guide for worried parents"),
        ("The hidden cost of caring", "The hidden costs of caring"),
    ],
)
def test_small_words_and_a_plural_make_no_other_work(
    first: str, again: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Also at addresses of their own, where nobody and no year is named."""
    found = findings(ENTRY, read(entry(first, links=(link(),)), entry(again, links=(link("https://b.example/"),))))

    assert [severity(one) for one in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Teaching in the school", "Teaching for the school"),
        ("Screen time: a guide for worried parents", "Screen time: a second guide for worried parents"),
        ("The right to the city", "The rite to the city"),
        ("Letters to newts in a time of drought", "Letters from newts in a time of drought"),
        ("Stories for small newts in cold ponds", "Stories by small newts in cold ponds"),
        ("Community Core guide for small museums", "Community guide for small museums"),
    ],
)
def test_other_words_make_another_work(
    first: str, again: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A small word in a title that says little, a number, a short word spelt otherwise, a word more at another address."""
    assert findings(ENTRY, read(entry(first, links=(link(),)), entry(again, links=(link("https://b.example/"),)))) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "asked"),
    [
        ({"section": ("Tools",)}, {"section": ("Export",)}, Severity.INFO),
        ({"section": ("Tools",)}, {"section": ("Tools",)}, Severity.WARNING),
        ({"section": ("Tools",), "url": "https://a.example/"}, {"section": ("Export",)}, Severity.WARNING),
        ({"section": ("May 2015",), "url": "https://a.example/"}, {"section": ("May 2016",)}, Severity.INFO),
        ({"section": ("May 2015",), "url": "https://a.example/"}, {"section": ("Other",)}, Severity.WARNING),
        ({"section": ("Tools",), "url": None}, {"section": ("Export",), "url": None}, Severity.INFO),
        (
            {"section": ("Scottish",), "url": None, "description": "Said of it."},
            {"section": ("Wider",), "url": None},
            Severity.WARNING,
        ),
    ],
)
def test_what_stands_under_two_headings_may_be_meant(  # noqa: PLR0913, PLR0917 - fixtures
    ours: dict, theirs: dict, asked: Severity, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """At its one address, at two days, or without a word; two addresses or two texts are a slip."""

    def build(given: dict) -> object:
        url = given.get("url", "https://site.example/a")
        rest = {name: value for name, value in given.items() if name != "url"}
        return entry("Maps of the old harbour town", links=(link(url),) if url else (), **rest)

    (found,) = findings(ENTRY, read(build(ours), build(theirs)))

    assert severity(found) is asked
    assert message(found)


def test_a_chapter_is_not_its_book(entry: Callable, read: Callable, findings: Callable) -> None:
    """The rules at the end of a dictionary, cited by its title."""
    title = "The dictionary of all words"

    assert findings(ENTRY, read(entry(title, kind="book"), entry(title, kind="chapter"))) == []
    assert len(findings(ENTRY, read(entry(title, kind="book"), entry(title, kind="book")))) == 1


def test_a_table_of_contents_names_nothing_twice(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """What it leads to stands below on the same page; two such tables have it twice."""
    title = "The releases of the project"
    about = (link("https://site.example/", href="#releases"),)

    assert findings(ENTRY, read(entry(title, links=about), entry(title, description="They began early."))) == []
    assert len(findings(ENTRY, read(entry(title, links=about), entry(title, links=about)))) == 1


@pytest.mark.parametrize(
    ("first", "again", "asked"),
    [
        ("Supplement", "Masters (Supplement, page 3)", Severity.INFO),
        ("Masters", "Compact fonts", Severity.WARNING),
        ("Font", "Compact fonts", Severity.WARNING),
        ("The handbok of fonts", "The handbook of fonts", Severity.WARNING),
    ],
)
def test_a_file_that_a_title_speaks_of_may_be_shared(  # noqa: PLR0913, PLR0917 - fixtures
    first: str, again: str, asked: Severity, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """One title has all of the other and says where in it something stands."""
    file = "https://site.example/5015.Type1.pdf"

    (found,) = findings(LINK, read(entry(first, links=(link(file),)), entry(again, links=(link(file),))))

    assert severity(found) is asked


@pytest.mark.parametrize(
    ("title", "told"), [("March 7, 2005", 0), ("Friday, 7 March 2005", 0), ("March 7, 2005: opening", 1)]
)
def test_two_pieces_of_news_may_bear_one_day(
    title: str, told: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A day says nothing of what happened; a day with words does."""
    assert (
        len(findings(ENTRY, read(entry(title, description="It rained."), entry(title, description="A ball.")))) == told
    )


def test_chapters_that_bear_the_title_of_their_book_are_told_apart_by_their_authors(
    entry: Callable, read: Callable, findings: Callable
) -> None:
    """One of the authors may have written several."""
    ours = entry("Statistical models in schools", kind="chapter", year=1992, authors=("J. M. Chambers", "A. Freeny"))
    theirs = replace(ours, id="other", authors=("J. M. Chambers", "T. J. Hastie"))

    assert findings(ENTRY, read(ours, theirs)) == []
    assert len(findings(ENTRY, read(ours, replace(ours, id="again")))) == 1


@pytest.mark.parametrize(
    ("title", "asked"),
    [("Systems and trading", Severity.INFO), ("Systems and the trading of old maps", Severity.WARNING)],
)
def test_a_name_under_two_headings_at_two_addresses_may_be_of_two_things(
    title: str, asked: Severity, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A blog and a course; a long title is that of one work."""
    ours = entry(title, section=("Blogs",), links=(link("https://blog.site.example/"),))
    theirs = entry(title, section=("Courses",), links=(link("https://site.example/"),))

    assert [severity(found) for found in findings(ENTRY, read(ours, theirs))] == [asked]


@pytest.mark.parametrize(
    ("said", "asked"),
    [("At the fair of 2021, by Ann.", Severity.INFO), ("Again in 2022.", Severity.WARNING), ("", Severity.WARNING)],
)
def test_a_talk_may_be_given_twice(
    said: str, asked: Severity, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """What is said of each names another year."""
    title = "Simple and rapid testing with the tools"
    ours = entry(title, description="Training, 2022.", links=(link(),))
    theirs = entry(title, description=said, links=(link("https://b.example/"),))

    assert [severity(found) for found in findings(ENTRY, read(ours, theirs))] == [asked]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("vol. 1, New Park, London, 1979.", "vol. II, New Park, London, 1979.", 0),
        ("Volume 1, Cassel.", "Volume 2, Cassel.", 0),
        ("7th Revised Edition, AK Press.", "3rd Edition, Black Flag.", 0),
        ("Verso, London, 1986.", "Wildwood House, 2000.", 0),
        ("vol. 1, New Park, London, 1979.", "New Park, London, 1979.", 1),
        ("Verso, London, 1986.", "Verso, 1986", 1),
        ("Written in 1986 by a teacher.", "Read in 2000 by many.", 1),
    ],
)
def test_volumes_editions_and_years_of_a_citation_tell_works_apart(
    ours: str, theirs: str, told: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """They stand behind the title; a year within a sentence is none."""
    title = "How the revolution was armed"

    assert len(findings(ENTRY, read(entry(title, description=ours), entry(title, description=theirs)))) == told
