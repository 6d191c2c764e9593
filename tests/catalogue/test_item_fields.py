"""Items within items that say one thing each of what is around them, and lists within lists that do not."""

from typing import Any

import pytest

GRANTS = """# Grants

1. **Churches Trust**
   - Website: https://churches.example/grants
   - Deadline: 4 March
2. **Weston Foundation**
   - Website: https://weston.example
   - Deadline: none
3. [Chapels Fund](https://chapels.example)
   - Deadline: 1 May
   - Amount: £500
"""


def test_fields_of_an_item_are_its_description(read_bytes: Any) -> None:
    """Labels that several items have below them name no entries; an address among them is the item's."""
    entries = read_bytes(GRANTS).entries
    assert [(one.title, one.links[0].href) for one in entries] == [
        ("Churches Trust", "https://churches.example/grants"),
        ("Weston Foundation", "https://weston.example"),
        ("Chapels Fund", "https://chapels.example"),
    ]
    assert "4 March" in entries[0].description


@pytest.mark.parametrize(
    "items",
    [
        ("Bees: a history", "Wax: its uses"),  # titles with colons, each its own
        ("[Deadline: the film](https://d.example/%s)", "[Amount: the play](https://a.example/%s)"),
    ],
)
def test_titles_with_colons_within_items_stay_entries(read_bytes: Any, items: tuple[str, str]) -> None:
    """What stands below one item alone is no field, nor is a link."""
    lists = "".join(
        f"- Shelf {n}\n" + "".join(f"  - {(item % n) if '%s' in item else item + ' ' + str(n)}\n" for item in items)
        for n in ("one", "two") if "%s" in items[0] or n == "one"
    )  # fmt: skip
    titles = read_bytes(f"# Shelves\n\n{lists}\n- Shelf three\n  - Hives\n  - Honey\n").titles
    assert sum(title.startswith(("Bees", "Wax", "Deadline", "Amount")) for title in titles) >= len(items)


def test_books_in_bold_type_before_their_authors_and_publishers(read_bytes: Any) -> None:
    """What stands in italics is who published them, and a link behind them is no title; a word of a sentence in bold type begins nothing."""
    page = """# Book group

**Small Things** by Claire Keegan. *Faber, 2021*. [Publisher's page](https://faber.example/small)

**Hamnet** by Maggie O'Farrell. *Tinder Press, 2020*. [Notes](hamnet.pdf)

**Stoner** by John Williams. *Viking, 1965*.

**Please** by all means bring your own.
"""
    assert read_bytes(page).titles == ["Small Things", "Hamnet", "Stoner"]


def test_lines_may_begin_with_pictures(read_bytes: Any) -> None:
    """Emoji before links, on lines of one paragraph."""
    lines = "".join(f"\U0001f4d8 [{n} course](https://{n}.example) \u2013 words  \n" for n in ("Bee", "Wax", "Elm"))
    titles = read_bytes(f"# Courses\n\n{lines}").titles
    assert [title.strip("\U0001f4d8 ") for title in titles] == ["Bee course", "Wax course", "Elm course"]


def test_a_part_with_one_paragraph_is_read_as_those_of_the_others(read_bytes: Any) -> None:
    """A note in italics below it does not hide it."""
    method = "**[%s](m/%s.md)** `15 min`\nEveryone says a word.\n\n"
    page = (
        "# Kit\n\n## Opening\n\n"
        + method % ("Round", 1)
        + method % ("Line", 2)
        + "## Deciding\n\n"
        + method % ("Consent", 3)
    )
    assert read_bytes(page + "*Adapted from [Seeds](https://s.example).*\n").titles == ["Round", "Line", "Consent"]


LABELLED = "**Writing:** [iA Writer](https://ia.example), [Hemingway](https://h.example)\n\n**Notes:** [Zettlr](https://z.example) and [Logseq](https://l.example)\n"


def test_lines_of_a_label_and_links_are_lists(read_bytes: Any) -> None:
    """Each with its own label; the same labels below several entries are their fields."""
    result = read_bytes(f"# Tools\n\n{LABELLED}")
    assert result.titles == ["iA Writer", "Hemingway", "Zettlr", "Logseq"]
    assert [one.section for one in result.entries] == [("Writing",), ("Writing",), ("Notes",), ("Notes",)]
    books = "".join(
        f"## [Book {n}](https://b{n}.example)\n\nBuy: [Amazon](https://a.example/{n}), [Hive](https://h.example/{n})\n\n"
        for n in (1, 2, 3)
    )
    assert read_bytes(f"# Books\n\n{books}").titles == ["Book 1", "Book 2", "Book 3"]


def test_files_of_a_year_are_entries_below_it(read_bytes: Any) -> None:
    """A year is no title; a report with its forms is one."""
    years = "".join(f"## {y}\n[Annual report](/{y}.pdf) \u00b7 [Accounts](/{y}-a.pdf)\n\n" for y in (2023, 2022))
    assert read_bytes(f"# Reports\n\n{years}").titles == ["Annual report", "Accounts"] * 2
    forms = "".join(f"## {t}\n[PDF](/{t}.pdf) \u00b7 [Word](/{t}.docx)\n\n" for t in ("Bees", "Wax", "Hives"))
    assert read_bytes(f"# Reports\n\n{forms}").titles == ["Bees", "Wax", "Hives"]


@pytest.mark.parametrize(
    "first", ["[[_TOC_]]\n\n", "[![badge](https://b.example/x.svg)](https://b.example)\n\n", "[[Home]]\n\n"]
)
def test_markdown_that_begins_with_brackets_is_no_json(read_bytes: Any, first: str) -> None:
    """A list of lists begins with a value."""
    result = read_bytes(
        f"{first}# Reading\n\n- [ ] :book: [Handbook](https://h.example) `30 min`\n- [x] [Basics](https://b.example/basics)\n"
    )
    assert (result.head.format, result.titles) == ("markdown", ["Handbook", "Basics"])
    assert read_bytes('[["Bees", "https://b.example"], ["Wax", "https://w.example"]]').head.format == "json"


def test_weeks_without_a_meeting_are_no_entries(read_bytes: Any) -> None:
    """A work whose title sounds so has its link."""
    table = "| Date | Paper |\n|---|---|\n| 3 Oct | [Aggregation](https://a.example) |\n| 10 Oct | *no meeting* |\n| 17 Oct | [Break](https://b.example) |\n"
    assert read_bytes(f"# Group\n\n{table}").titles == ["Aggregation", "Break"]


def test_quoted_titles_before_names_and_links_in_brackets(read_bytes: Any) -> None:
    """As reading groups write their lists."""
    works = "".join(
        f'- "{t}", Li et al., ICML 2021 [[arXiv](https://arxiv.org/abs/{n})] [[code](https://c.example/{n})]\n'
        for n, t in ((1, "Ditto: a method"), (2, "Data Silos"))
    )
    entries = read_bytes(f"# Group\n\n## Backlog\n\n{works}").entries
    assert [(one.title, one.links[0].href) for one in entries] == [
        ("Ditto: a method", "https://arxiv.org/abs/1"),
        ("Data Silos", "https://arxiv.org/abs/2"),
    ]


MAIL = """LINKS OF THE WEEK

* How libraries lend seeds
  Four libraries on what came back.
  https://lib.example/seeds

* The map of lost footpaths, which
  volunteers drew by hand
  https://maps.example/lost
"""


def test_the_first_line_of_an_item_in_a_text_may_be_its_title(read_bytes: Any) -> None:
    """Where its author broke it early and an address ends the item; a line that goes on below is none."""
    assert read_bytes(MAIL).titles == [
        "How libraries lend seeds",
        "The map of lost footpaths",
    ]


def test_titles_by_anybody_with_their_year(read_bytes: Any) -> None:
    """A comma, "by" and a year in brackets tell a list; a sentence with them does not."""
    text = "Zines\n\nA Short History, by Mair Evans (2011)\nBike Basics, by the Spoke Collective (2014-2016)\nCooking for Forty, by various hands (2019)\nConsensus, by Seeds for Change (2010)\n"
    entries = read_bytes(text).entries
    assert [(one.title, one.year) for one in entries] == [
        ("A Short History", 2011),
        ("Bike Basics", 2014),
        ("Cooking for Forty", 2019),
        ("Consensus", 2010),
    ]
    assert read_bytes("Minutes\n\nThe roof was mended, by the council (2019). We thank them all.\n").titles != [
        "The roof was mended"
    ]


def test_pages_without_a_scheme_behind_a_colon_are_addresses(read_bytes: Any) -> None:
    """At the end of a line of text; a file alone is none."""
    entries = read_bytes("Copies\n\nBees: hives.org/bees.pdf\nWax: hives.org/wax.pdf\nHoney: see honey.pdf\n").entries
    assert [use.href for one in entries for use in one.links] == [
        "http://hives.org/bees.pdf",
        "http://hives.org/wax.pdf",
    ]


def test_kinds_before_linked_titles_within_items_are_no_fields(read_bytes: Any) -> None:
    """What stands behind them is a work with a name of its own."""
    topics = "".join(
        f"- {t}\n  - Book: [{t} for all](https://b{n}.example)\n  - Video: [{t} in an hour](https://v{n}.example)\n"
        for n, t in enumerate(("Bees", "Wax"))
    )
    hrefs = [one.links[0].href for one in read_bytes(f"# Learning\n\n{topics}").entries]
    assert hrefs == ["https://b0.example", "https://v0.example", "https://b1.example", "https://v1.example"]
