"""What entries lack: a link, a description, a year."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.judge.rule import Rule
from crawler.judge.rules import missing_description, missing_link, missing_year
from crawler.judge.words import message, severity
from crawler.records import Role, Severity

RULES = [missing_link.RULE, missing_description.RULE, missing_year.RULE]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_an_entry_that_lacks_it_is_named(
    rule: Rule, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """One finding for each entry that lacks what its neighbours have."""
    whole = entry("Whole", description="A guide for boards.", year=2012, links=(link(),))
    bare = entry("Bare")

    found = findings(rule, read(whole, bare))

    assert [(f.entry, f.params["text"]) for f in found] == [(bare.id, "Bare")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_catalogue_that_lacks_it_throughout_is_named_once(
    rule: Rule, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Fourteen entries without links are one fault, not fourteen; another catalogue is judged by itself."""
    found = findings(rule, read(entry("One"), entry("Two")), read(entry("Three"), name="second"))

    assert [(f.catalogue, f.entry is None) for f in found] == [("first", True), ("second", False)]
    assert found[0].params["entries"] == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_an_empty_catalogue_lacks_nothing(rule: Rule, read: Callable, findings: Callable) -> None:
    """Without entries there is nobody to accuse."""
    assert findings(rule, read(passages=["An introduction."])) == []


def test_works_cited_as_printed_are_named_together(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Books on paper beside linked works are one matter; what has no sign of print stays a matter of its own."""
    books = [
        entry("Bees", description="B. Baker. ISBN 0-201-70309-2. Hive Press. 2001."),
        entry("Wax", description="In The Bee Journal, pages 207-210, 2009.", year=2009),
        entry("Honey", description="PhD thesis, Leeds, 2015."),
    ]

    found = findings(
        missing_link.RULE, read(*books, entry("Swarms", description="A guide."), entry("A", links=(link(),)))
    )

    assert [f.params["of"] for f in found] == [
        "\u201cSwarms\u201d",
        "works that are cited as printed: \u201cBees\u201d, \u201cWax\u201d, \u201cHoney\u201d",
    ]
    assert found[1].entry is None
    assert len(findings(missing_link.RULE, read(books[0], entry("A", links=(link(),))))) == 1


def test_a_bibliography_is_named_once(entry: Callable, link: Callable, read: Callable, findings: Callable) -> None:
    """Where nearly all that leads nowhere is cited as printed, the rest is taken to be; ten titles are shown."""
    books = [entry(f"Book {n}", description=f"Dover, New York, {1950 + n}.") for n in range(12)]

    (found,) = findings(missing_link.RULE, read(*books, entry("Lost"), entry("A", links=(link(),))))

    assert found.params["entries"] == 13
    assert str(found.params["of"]).endswith("\u201cBook 9\u201d, \u2026 (13)")


@pytest.mark.parametrize(
    "cited",
    [
        "Federal Probation, 56(1), 53. 1992",
        "Journal of Family Violence, 28 (4): 351-358, 2013",
        "American Music 15, no. 1 (1997): 1\u201325",
        "Verso, 2013",
        "university of illinois press, 2013",
    ],
)
def test_an_article_is_cited_as_printed_by_its_volume(
    cited: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Volume, number and page of a journal, or the house and year that end a reference, say that it is on paper."""
    works = [entry(title, description=cited) for title in ("Bees", "Wax")]

    (found,) = findings(missing_link.RULE, read(*works, entry("A", links=(link(),))))

    assert found.params["of"] == "works that are cited as printed: \u201cBees\u201d, \u201cWax\u201d"


def test_a_part_without_any_link_is_one_matter(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Five entries and more under headings with no link among them: that is how the parts are kept; fewer are told one by one."""
    books = [entry(f"Book {n}", section=("Books",)) for n in range(3)]
    films = [entry(f"Film {n}", section=("Films",)) for n in range(2)]
    linked = [entry(f"Site {n}", section=("Sites",), links=(link(),)) for n in range(7)]
    sites = [*linked, entry("Lost", section=("Sites",))]

    assert [f.params["of"] for f in findings(missing_link.RULE, read(*books, *films, *sites))] == [
        "\u201cLost\u201d",
        "entries in parts that have no link at all: \u201cBook 0\u201d, \u201cBook 1\u201d, \u201cBook 2\u201d, \u201cFilm 0\u201d, \u201cFilm 1\u201d",
    ]
    assert len(findings(missing_link.RULE, read(*books, *sites))) == 4


@pytest.mark.parametrize("figures", [(6, 6, 1), (1, 5, 1), (16, 4, 4), (30, 10, 1), (60, 10, 10)])
def test_a_list_that_is_not_yet_done_is_one_matter(
    figures: tuple[int, int, int], entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Half of the entries, or ten and a quarter of them, without a link beside others that have one."""
    linked, bare, told = figures
    entries = [entry(f"Site {n}", links=(link(),)) for n in range(linked)] + [entry(f"Idea {n}") for n in range(bare)]

    assert len(findings(missing_link.RULE, read(*entries))) == told


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("External links", ""),
        ("Minutes", "Of all our meetings."),
        ("M Napravnik", ""),
        ("J. K. Rowling", "Novels."),
        ("Rue du Parc 12, 1000 Bruxelles", ""),
        ("info@club.example", ""),
        ("How do I join?", "Come to a meeting."),
        ("Wie kann ich Bücher verlängern?", "Am Schalter."),
        ("Helpline", "Call us on 0808 808 7777, day and night."),
        ("Police", "In an emergency dial 999."),
        ("Police and fire service", "Emergency 999 and none emergency 101"),
        ("National Helpline", "1-800-662-HELP (4357), day and night"),
        ("Advice", "Call or text: 211"),
        ("The Dinner Party", "Website: thedinnerparty.org Focus: people of 20 to 40"),
        ("Youth, 1-877-690-3277", ""),
        ("Grief counsellors", "Telephone 0800 555 0123, every evening."),
        ("### Projects", ""),
        ("To make these readable do as follows:", ""),
        ("Ann Baker <ann@club.example>", "Translator."),
        ("Home pages of bands, singers and artists from here. Art at its best!", ""),
        ("LICENSE", "Free to use."),
        ("Last modified 5 December 2022", ""),
        ("Ann Baker, composer (Leeds)", "\u201cThe best that I have seen.\u201d"),
        ("Reading", "Other lists."),
        (
            "Links to pages that were moved and which the club will put in order before the next meeting of its members",
            "",
        ),
        ("Tools", '<a href="{{ site.url }}/tools">All</a>'),
    ],
)
def test_what_asks_for_no_link_is_left_alone(
    title: str, description: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Names of parts and people, questions that the page answers, telephones, sentences, and addresses that a template writes."""
    linked = [entry("A", links=(link(),), section=("Reading",)), entry("B", links=(link("https://b.example/"),))]

    assert findings(missing_link.RULE, read(*linked, entry(title, description=description))) == []


@pytest.mark.parametrize(
    "title",
    [
        "C Primer",
        "A Manifesto",
        "haveIBeenPawned?",
        "What makes us healthy?",
        "Now listen to me!",
        "Use of the phone in 2019",
        "Telephone boxes of the north",
        "Police in 2019",
        "MDN",
    ],
)
def test_what_is_named_like_a_work_asks_for_one(
    title: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Titles that begin with one letter, end in a question mark or speak of telephones."""
    (found,) = findings(missing_link.RULE, read(entry("A", links=(link(),)), entry(title, description="By Ann.")))

    assert found.params["text"] == title


@pytest.mark.parametrize("address", ['{{ "/tools/" | relative_url }}', "{% link tools.md %}"])
def test_an_address_that_a_template_writes_is_a_link(
    address: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """The source of a page names its targets so; the page has them."""
    assert findings(missing_link.RULE, read(entry(f"[Tools]({address})"), entry("A", links=(link(),)))) == []


@pytest.mark.parametrize(
    "given",
    [{"url": "mailto:ann@site.example"}, {"url": "https://site.example/ann", "role": Role.CONTACT}],
    ids=["mail address", "contact page"],
)
def test_a_way_to_write_is_no_link_to_the_resource(
    given: dict[str, str], entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """An entry that only says whom to ask still leads nowhere."""
    found = findings(missing_link.RULE, read(entry("One", links=(link(**given),)), entry("Two", links=(link(),))))

    assert [f.params["text"] for f in found] == ["One"]


def test_a_link_without_a_usable_address_is_a_link(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """That an address cannot be used is another rule's business."""
    assert findings(missing_link.RULE, read(entry(links=(link(url=None, href="a.pdf"),)))) == []


def test_a_description_that_repeats_the_title_is_none(entry: Callable, read: Callable, findings: Callable) -> None:
    """Case and punctuation do not make a description of a title."""
    found = findings(missing_description.RULE, read(entry("Assets in action", description="Assets in Action.")))

    assert len(found) == 1


@pytest.mark.parametrize(
    ("rule", "severity"),
    list(zip(RULES, [Severity.WARNING, Severity.INFO, Severity.INFO], strict=True)),
    ids=lambda v: getattr(v, "slug", v),
)
def test_only_a_missing_link_asks_for_action(rule: Rule, severity: Severity) -> None:
    """A year or description is good to have; a link is what a catalogue is for."""
    assert rule.severity is severity


def test_a_small_list_that_hardly_leads_anywhere_is_one_matter(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Three of four entries without a link are how it is kept."""
    bare = [entry(title, description="Beautiful drawings.") for title in ("Wild Flowers", "Garden Flowers", "Tracks")]

    (found,) = findings(missing_link.RULE, read(*bare, entry("A", links=(link(),))))

    assert found.params["entries"] == 3


def test_books_under_headings_of_their_own_are_cited_as_printed(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Their numbers say so, without the letters before them and without a year."""
    books = [entry(str(n), description=f"Berlin: Ullstein. 978-3-548-2341{n}-6", section=("Novels",)) for n in range(6)]

    (found,) = findings(missing_link.RULE, read(*books, *(entry("A", links=(link(),)) for _ in range(3))))

    assert str(found.params["of"]).startswith("works that are cited as printed")


PAGE = {"format": "html"}


def _page(read: Callable, *entries: object) -> object:
    reading = read(*entries)
    return replace(reading, head=replace(reading.head, **PAGE))


def _linked(entry: Callable, link: Callable, texts: list[str], **given: object) -> list[object]:
    return [
        entry(f"Thing {n}", links=(link(f"https://{n}.example/", text=text),), **given) for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["Thing 0", "Thing 1", "Thing 2", "Thing 3"], Severity.WARNING),
        (["PDF", "PDF", "PDF", "Thing 3"], Severity.WARNING),
        (["https://0.example/", "www.1.example", "Thing 2", "Thing 3"], Severity.WARNING),
        (["our mailing list", "a form", "the tracker", "Thing 3"], Severity.INFO),
        (["\u00b6", "\u00b6", "\u00b6", "\u00b6"], Severity.INFO),
        (["Thing 0", "Thing 1"], Severity.INFO),
    ],
)
def test_a_link_is_missed_where_a_page_is_a_list(
    texts: list[str], asked: Severity, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Titles that are links, addresses, a word for each; not links within sentences, and neither a book nor a chapter among them."""
    linked = _linked(entry, link, texts)
    others = [entry("Bees", description="Hive Press. ISBN 0-201-70309-2."), entry("4.2. Lakes"), entry("7.2.4. Fish")]
    for other in others:
        assert severity(*findings(missing_link.RULE, _page(read, *linked, other))) is Severity.INFO
    (found,) = findings(missing_link.RULE, _page(read, *linked, entry("Lost")))

    assert severity(found) is asked
    assert message(found)


def test_a_link_is_missed_among_linked_neighbours(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Half of a part at least is linked; what stands before all headings, or under one with none, is matter of the page."""
    linked = _linked(entry, link, [f"Thing {n}" for n in range(4)], section=("Guides",))
    page = _page(read, *linked, entry("Lost", section=("Guides",)), entry("Translated by Ann"))

    assert [severity(found) for found in findings(missing_link.RULE, page)] == [Severity.WARNING, Severity.INFO]


def test_many_without_a_link_are_a_matter_where_a_third_has_one(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A page of few links among much else may be no list; the rows of a table are its entries."""
    few = [*_linked(entry, link, ["Thing 0", "Thing 1", "Thing 2"]), *(entry(f"Other {n}") for n in range(12))]
    several = [*_linked(entry, link, [f"Thing {n}" for n in range(6)]), *(entry(f"Other {n}") for n in range(7))]

    asked = [severity(*findings(missing_link.RULE, reading)) for reading in (_page(read, *few), read(*few))]
    assert asked == [Severity.INFO, Severity.WARNING]
    assert severity(*findings(missing_link.RULE, _page(read, *several))) is Severity.WARNING


@pytest.mark.parametrize(("title", "told"), [("The club - Further matters", 0), ("The club", 1)])
def test_the_name_of_a_page_asks_for_no_link(
    title: str, told: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """It stands first; the same words further down are those of an entry."""
    linked = [entry(f"Thing {n}", links=(link(),)) for n in range(3)]

    first = read(entry("Further matters", description="Of the club."), *linked, title=title)
    later = read(*linked, entry("Further matters", description="Of the club."), title=title)

    assert [len(findings(missing_link.RULE, page)) for page in (first, later)] == [told, 1]


def test_works_of_a_bibliography_are_named_together(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Whatever is known of each; in a list of links two that lead nowhere are two matters."""
    works = [entry("User acceptance", year=1989), entry("Perceived ease", year=1991)]
    reading = read(*works, *(entry(f"Thing {n}", links=(link(),)) for n in range(4)))
    bibliography = replace(reading, head=replace(reading.head, format="bibtex"))

    assert len(findings(missing_link.RULE, reading)) == 2
    (found,) = findings(missing_link.RULE, bibliography)
    assert str(found.params["of"]).startswith("works that are cited as printed")


@pytest.mark.parametrize(
    ("said", "title", "asked"),
    [
        ("A guide.", "Australia and New Zealand", Severity.INFO),
        ("A guide.", "Keeping bees on the roofs of old houses", Severity.WARNING),
        ("", "Australia and New Zealand", Severity.WARNING),
    ],
)
def test_a_few_words_among_what_is_described_are_a_heading(  # noqa: PLR0913, PLR0917 - fixtures
    said: str, title: str, asked: Severity, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """They have neither a link nor a word on them; in a list of names a name is one more, and a long title is that of a work."""
    linked = _linked(entry, link, [f"Thing {n}" for n in range(4)], description=said)

    assert severity(*findings(missing_link.RULE, _page(read, *linked, entry(title)))) is asked
    if said:
        assert severity(*findings(missing_link.RULE, _page(read, *linked, entry(title, year=2012)))) is Severity.WARNING
