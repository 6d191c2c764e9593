"""Link text that says nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.judge.rules.vague_link_text import RULE
from crawler.records import Passage


@pytest.mark.parametrize(
    "text",
    [
        "here",
        "Click here",
        "HERE.",
        "Read more \u2026",
        "\u00bb more",
        "this link",
        "Find out more here",
        "hier",
        "En savoir plus",
        "click here to download",
        "Click here for more information",
        "Please click here to read the full report.",
        "Click here to visit the website",
        "full details here",
        "please follow this link",
        "Complete list here",
        "Mehr erfahren",
        "Plus d\u2019infos",
        "Weitere Informationen finden Sie hier",
        "Cliquez ici pour t\u00e9l\u00e9charger",
    ],
)
def test_a_link_that_names_nothing_is_found(
    text: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Case, arrows and punctuation do not help."""
    found = findings(RULE, read(entry(links=(link(text=text),))))

    assert [(f.url, f.params["text"]) for f in found] == [("https://site.example/a", text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Read more about assets",
        "The toolkit",
        "Here comes everybody",
        "Hier und da",
        "La vie ici",
        "https://site.example/",
        "More or less",
        "Click here for the housing survey",
        "Video available on YouTube here",
        "Download the report",
        "Visit website",
        "\u3053\u3061\u3089\u306e\u8cc7\u6599",
    ],
)
def test_a_link_that_names_something_is_left_alone(
    text: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Words that name a target, an address, and pictures without text."""
    assert findings(RULE, read(entry(links=(link(text=text),)))) == []


def test_links_names_a_page_of_links(entry: Callable, link: Callable, read: Callable, findings: Callable) -> None:
    """The word says nothing of any other page."""
    page = link("https://site.example/c/links.html", text="Links")

    assert findings(RULE, read(entry(links=(page,)))) == []
    assert len(findings(RULE, read(entry(links=(link(text="Links"),))))) == 1


def test_a_site_beside_other_links_is_that_of_the_entry(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A column of "Website" and "GitHub"; alone the word says no more than "here"."""
    site, code = link(text="Website"), link(text="GitHub")

    assert findings(RULE, read(entry("Brooklyn Museum", links=(site, code)))) == []
    assert len(findings(RULE, read(entry("Brooklyn Museum", links=(site,))))) == 1


def test_links_outside_entries_count_one_by_one(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """The introduction's links are read too, each occurrence once."""
    intro = Passage("More here and here.", links=(link(text="here"), link(text="here")))

    assert [f.entry for f in findings(RULE, read(entry("One", links=(link(text="One"),)), passages=[intro]))] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The most up-to-date resources are available here on the Network website.", "available here"),
        ("Find out more here", "Find out more here"),
        ("Download 'What makes us healthy?' by clicking here .", "clicking here"),
        ("Find more on asset-based approaches here", "Find more on asset-based approaches here"),
        ("The full report can be found here.", "be found here"),
        ("To register for the event, click HERE!", "click HERE"),
    ],
)
def test_a_lost_link_is_told_from_the_words(
    text: str, evidence: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A catalogue saved without its links still shows where they stood."""
    found = findings(RULE, read(entry("One", description=text)))

    assert [f.params["text"].endswith(evidence) for f in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Here you can find links to reports and research findings which underpin the theory.",
        "Please get in touch if you have any further resources which you think we should host here.",
        "Right Here, Right Now: taking co-production into the mainstream",
        "Read the stories of people who live here.",
        "We have collected what is available here in Wales.",
        "You can see the museum from here.",
        "More than half of those who came here found work.",
        "Where the adhered layer is thin, see chapter 3.",
        "The order here, as elsewhere, is alphabetical.",
        "Download the toolkit. Here is how it was made.",
    ],
)
def test_a_place_is_no_lost_link(text: str, entry: Callable, read: Callable, findings: Callable) -> None:
    """The word also means where we are."""
    assert findings(RULE, read(entry("One", description=text))) == []


def test_words_are_not_searched_where_links_are_known(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """With links at hand their text is the evidence; the words would say it twice."""
    linked = entry("One", description="Find out more here", links=(link(text="here"),))

    assert len(findings(RULE, read(linked))) == 1


@pytest.mark.parametrize(
    "given",
    [{"authors": ("Richard McGuire",)}, {"description": "by Richard McGuire"}, {"description": "By Thomas Kinsella."}],
    ids=["author", "by", "By"],
)
def test_a_word_is_the_name_of_a_work_that_somebody_made(
    given: dict[str, object], entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A graphic novel is called Here; its own title is no pointer."""
    assert findings(RULE, read(entry("Here", links=(link(text="Here"),), **given))) == []
    assert len(findings(RULE, read(entry("Rooms", links=(link(text="Here"),), **given)))) == 1


def test_a_sheet_has_titles_and_no_words_of_links(
    entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A company is called HERE; in a column of titles the word points to nothing."""
    reading = read(entry("HERE", links=(link(text="HERE"),)))

    assert findings(RULE, replace(reading, head=replace(reading.head, format="csv"))) == []


@pytest.mark.parametrize(("title", "found"), [("Links", 0), ("Continue", 0), ("Here", 1), ("Browsers", 1)])
def test_a_word_may_be_a_name(
    title: str, found: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """A browser is called Links; nothing is called Here."""
    text = "Links" if title == "Browsers" else title

    assert len(findings(RULE, read(entry(title, links=(link(text=text),))))) == found
