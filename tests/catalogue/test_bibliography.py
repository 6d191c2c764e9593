"""Bibliographies in text, Markdown and tables, and lists that set no title apart."""

from typing import Any

import pytest

TEXT = """References

1. Hill AB, Low T. A review of bees in towns and in the country
around them. Ann Bees. 1987;4, No.
14. pp. 57-71.

2. Fox J. Honey and wax. London: Bee Press; 1981.

3. Low T, Fox J. Bees of the far north. Ann Bees. 1990;7:1-9.

4. Hive maps. 1995.

5. Fox J. Wax and what is made of it. Ann Bees. 1992;9:11-19.

6. Low T. More bees. Ann Bees. 1993;10:1-9. https://bees.example/more

7. Hill AB. Other bees. Ann Bees. 1994;11:1-9.

8. Hill AB. The last of the bees. Ann Bees. 1996;12:1-9.
"""


def test_a_bibliography_in_plain_text_is_read(read_bytes: Any) -> None:
    """Authors, year and address are told from the title; a number that does not count on is part of a sentence; what stands among works is one."""
    entries = read_bytes(TEXT).entries
    assert [entry.title for entry in entries] == [
        "A review of bees in towns and in the country around them",
        "Honey and wax",
        "Bees of the far north",
        "Hive maps",
        "Wax and what is made of it",
        "More bees",
        "Other bees",
        "The last of the bees",
    ]
    assert [entries[0].authors, entries[0].year, entries[0].line] == [("AB Hill", "T Low"), 1987, 3]
    assert [use.href for use in entries[5].links if use.role.value == "primary"] == ["https://bees.example/more"]


MARKDOWN = """# Reading

## 1.1 Towns

**[1]** Hill, Ann, and Tom Low. "**Bees in towns**." Nature 5.7 (2015): 436-444. [[pdf]](https://bees.example/1) **(New)**

## 1.2 Country

**[2]** Hill, Ann. "**Bees in fields**." Nature 5.8 (2016): 1-4. [[pdf]](https://bees.example/2)

1. **Fox, J., & Low, T. (2023).**
   *Bees by the sea.*
   Journal of Bees, 5, 384-396.
   DOI: [10.1/x](https://doi.example/10.1/x)

**low1990bees**\\
Low, Tom. "Bees of old." *Journal of Bees* 2, no. 3 (1990): 425-447.

The bees of old are told of here, with their ways and what became of them.
"""


def test_a_bibliography_in_markdown_is_read(read_bytes: Any) -> None:
    """Neither a label, nor names in bold type, nor a key on a line of its own, is the title; headings above single works are sections."""
    entries = read_bytes(MARKDOWN).entries
    assert [(entry.title, entry.year, len(entry.links)) for entry in entries] == [
        ("Bees in towns", 2015, 1),
        ("Bees in fields", 2016, 1),
        ("Bees by the sea", 2023, 1),
        ("Bees of old", 1990, 0),
    ]
    assert entries[0].section[-1] == "1.1 Towns"


def test_works_in_a_table_and_beside_it_are_read(read_bytes: Any) -> None:
    """A cell that cites a work gives its title; a legend elsewhere on the page holds no entries."""
    rows = "\n".join(
        f"| Hill, A., & Low, T. (200{n}). *Bees of year {n}.* | `bees-{n}.pdf` | A note. |" for n in range(4)
    )
    page = f"# Bees\n\nKinds:\n\n- **CORE**: what all agree on.\n- **OTHER**: what some say.\n\n## Core\n\n| Citation | Path | Notes |\n|---|---|---|\n{rows}\n"
    entries = read_bytes(page).entries
    assert [entry.title for entry in entries] == [f"Bees of year {n}" for n in range(4)]
    assert entries[0].authors == ("A. Hill", "T. Low")


def test_a_plain_reading_list_gives_titles_and_authors(read_bytes: Any) -> None:
    """Where most items are a title, a dash and a person, the words behind the dash are an author everywhere."""
    page = "# Reading list\n\n- Slack - Tom Marco\n- The Goal - Eli Gold\n- Happiness - Jo Fox\n- New Honey - Deming\n"
    entries = read_bytes(page).entries
    assert [(entry.title, entry.authors) for entry in entries] == [
        ("Slack", ("Tom Marco",)),
        ("The Goal", ("Eli Gold",)),
        ("Happiness", ("Jo Fox",)),
        ("New Honey", ("Deming",)),
    ]


def test_notes_of_one_sentence_belong_to_the_works_above_them(read_bytes: Any) -> None:
    """An annotated bibliography: each work, then a sentence about it, which is no title of the next one."""
    works = [("Hill, A.", "Bees of the valley"), ("Low, T.", "Keeping wasps"), ("Fox, J.", "Ants at home")] * 2
    page = "<h1>Further reading</h1>" + "".join(
        f"<p>{names} (201{at}). {title} {at}. London: Hive Press.</p><p>The author tells what {at} years showed about them.</p>"
        for at, (names, title) in enumerate(works)
    )
    entries = read_bytes(page).entries
    assert [entry.title for entry in entries] == [f"{title} {at}" for at, (_, title) in enumerate(works)]
    assert all("The author tells" in entry.description for entry in entries)


def test_credits_below_titles_are_no_works(read_bytes: Any) -> None:
    """A line of names, year and publisher below a title set apart belongs to that title."""
    parts = "\n\n".join(
        f"**Guide number {n}**\n\nAnn Hill and Tom Low (201{n}). Bee Press.\n\nThis guide tells of bees."
        for n in range(6)
    )
    entries = read_bytes(f"# Guides\n\n{parts}\n").entries
    assert [entry.title for entry in entries] == [f"Guide number {n}" for n in range(6)]


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("https://a.example/ Wiby - a search\nhttps://b.example/ Duck\nhttps://c.example/ Wikipedia\n", ["Wiby", "Duck", "Wikipedia"]),
        ("# L\n\n[Towns](#t)  \n[Fields](#f)  \n[Woods](#w)\n\n## Towns\n\n* [One](https://a.example/)\n* [Two](https://b.example/)\n", ["One", "Two"]),
        ("# L\n\n* What the keeper has read of bees in all the years that he kept them:\n  * [One](https://a.example/)\n  * [Two](https://b.example/)\n", ["One", "Two"]),
        ("# L\n\n* Etsy. [Broad queries](https://a.example/)\n* [Two](https://b.example/)\n* [Three](https://c.example/)\n", ["Etsy. Broad queries", "Two", "Three"]),
        ("# L\n\n* [One](https://a.example/)\n  * **Tutorials**, **AWK**\n  * *Ann Hill*\n* [Two](https://b.example/)\n", ["One", "Two"]),
        ("# L\n\n## Intro\n\nWords on it.\n\n## How to contribute\n\nWrite to us.\n\n## Tools\n\n* [One](https://a.example/)\n* [Two](https://b.example/)\n* [Three](https://c.example/)\n", ["One", "Two", "Three"]),
        ("https://a.example/\nhttps://b.example/x\nhttps://c.example/\n", ["https://a.example/", "https://b.example/x", "https://c.example/"]),
        ("# L\n\n* Go: https://a.example/ (kept by us)\n* C: https://b.example/\n* D: https://c.example/\n", ["Go", "C", "D"]),
        ("# L\n\n* [One]()\n* [Two](https://b.example/)\n* [Three](https://c.example/)\n", ["One", "Two", "Three"]),
        ("# L\n\n* [Vm](https://a.example/) [uses](https://b.example/) it\n* [Two](https://c.example/): A tool.\n", ["Vm", "Two"]),
        ("# L\n\n* [Silo: Bees and honey: yes!](https://a.example/)\n* [Two](https://c.example/)\n", ["Silo: Bees and honey: yes!", "Two"]),
        ("# L\n\n* [One](https://a.example/)\n* [Two](https://c.example/)\n\n> **Note**: see [more](https://d.example/).\n", ["One", "Two"]),
        ("# L\n\n### [Tools](https://t.example/)\n\n| Name | About |\n|---|---|\n| [One](https://a.example/) | A. |\n| [Two](https://b.example/) | B. |\n", ["One", "Two"]),
        ("# L\n\n> A collection of tools\n\n[![b](https://b.example/i)](https://b.example/l)\n\n### Apps\n\n* [One](https://a.example/) - A tool.\n* [Two](https://b.example/)\n", ["One", "Two"]),
        ("# L\n\n**Help for everyone**\n\n---\n\n## S\n\n| Who | Contact |\n|---|---|\n| **One** | [a.example](https://www.a.example) |\n| **Two** | [b.example/x/](https://b.example/x/) |\n", ["One", "Two"]),
        ("[1]  A. Hill, \u201cThe wax of bees,\u201d in Bees of the North (Annals of the bees in all the towns,\nno. 1), J. Low, Ed. London: Wax, 1965, pp. 129-153.\n\n[2]  T. Low, \u201cHives,\u201d Bees, vol. 2, 1970.\n\n[3]  J. Fox, \u201cHoney,\u201d Bees, vol. 3, 1971.\n", ["The wax of bees", "Hives", "Honey"]),
    ],
    ids=["addresses before their titles", "a table of contents by line breaks", "announcements of lists", "words before a link", "details of an item", "own affairs of a short list", "addresses alone", "a note behind an address", "a missing address", "a second link", "a title like a sentence", "a notice", "a linked heading of a table", "words above badges", "hosts in a table below a motto", "works over several lines"],
)  # fmt: skip
def test_titles_of_lists(read_bytes: Any, page: str, titles: list[str]) -> None:
    """Each title is the one a careful reader sees."""
    assert [entry.title for entry in read_bytes(page).entries] == titles


NOTES = """---
title: "Sources"
tags: [bees, honey]
---

Bees are old[^1], and there are many of them[^two].

[^1]: Hill, A. (2010). *Bees of old*. Bee Press. https://bees.example/old
[^two]: Low, T., & Fox, J. (2012). How many bees are there? *Journal of Bees*, 3(2), 1-9.
[^3]: Hive Office. (2015). *Bees in cities: A report*.
    With a foreword by Ann Hill.
[^4]: Fox, J. (2016). The end of bees. *Journal of Bees*, 4(2), 1-9. <https://bees.example/end>
"""


def test_footnotes_are_read_one_by_one(read_bytes: Any) -> None:
    """Each definition is a paragraph with its line, marks in running text are no words, and front matter gives but the title."""
    result = read_bytes(NOTES)
    assert [(entry.title, entry.line) for entry in result.entries] == [
        ("Bees of old", 8),
        ("How many bees are there?", 9),
        ("Bees in cities: A report", 10),
        ("The end of bees", 12),
    ]
    assert [passage.text for passage in result.passages] == ["Bees are old, and there are many of them."]
    assert result.head.title == "Sources"


def test_references_of_restructuredtext_lead_where_their_targets_say(read_bytes: Any) -> None:
    """A name with an underscore is a link; the targets themselves are no entries."""
    text = "Science\n-------\n\n* `Bee Institute`_\n\n* Hive_ (with a garden)\n\n* `Wax`_\n\n.. _Bee Institute: https://a.example/\n\n.. _Hive: https://b.example/\n\n.. _wax: https://c.example/\n"
    entries = read_bytes(text).entries
    assert [(entry.title, [use.href for use in entry.links]) for entry in entries] == [
        ("Bee Institute", ["https://a.example/"]),
        ("Hive", ["https://b.example/"]),
        ("Wax", ["https://c.example/"]),
    ]


def test_headings_over_their_addresses_are_entries(read_bytes: Any) -> None:
    """So newsletters list articles: with the address of each, and that of what is said about it."""
    page = "# Digest\n\n" + "".join(
        f"## Article {n}\n\n<https://a.example/{n}>\n\n<https://talk.example/{n}>\n\n" for n in range(4)
    )
    entries = read_bytes(page).entries
    assert [(entry.title, entry.links[0].role.value) for entry in entries] == [
        (f"Article {n}", "primary") for n in range(4)
    ]


def test_a_title_that_ends_like_a_section_is_told_by_its_description(read_bytes: Any) -> None:
    """What begins with an article and is a sentence describes one thing; a section's heading has titles below it."""
    text = "Air\n\nBees in the air\n\nA chapter on how bees fly from hive to hive.\n\nBees and Honey Research\n\nThe Hive Office's store of all that it has found out.\n\nWax: a history\n\nA report on wax.\n"
    assert "Bees and Honey Research" in [entry.title for entry in read_bytes(text).entries]


def test_one_work_among_other_items_is_an_entry(read_bytes: Any) -> None:
    """Its title in italics, between names with a year and an address, needs no others like it; and italics with a link are no end of the item above."""
    entries = read_bytes(
        "# Town\n\n- [Annual report](https://a.example/1): what we did.\n- **Housing in the town.** A survey. [Read it](https://a.example/2)\n"
        "- Smith, J. (2018). *Walking to school*. Bristol: Town Press. https://a.example/3\n- Look at *The Pond* in [the library](https://a.example/4)\n"
    ).entries
    assert [(entry.title, len(entry.links)) for entry in entries][:3] == [
        ("Annual report", 1),
        ("Housing in the town", 1),
        ("Walking to school", 1),
    ]
    assert (entries[2].authors, entries[2].year) == (("J Smith",), 2018)
    assert len(entries) == 4


def test_lines_that_are_all_alike_are_works_where_some_begin_with_people(read_bytes: Any) -> None:
    """No initial and no bracket says so, but each line has names, a year and a title."""
    lines = (
        "Daniel Hummel. 1796. Reisen durch die Heide. https://hive.example/1\n"
        "Gottlob Imker. 1706. Die besten Bienen im Land. https://hive.example/2\n"
        "Edward Browne. 1632. Wachs und Honig auf Reisen. https://hive.example/3\n"
        "Georg von Wabe. 1738. Briefe einer Biene. https://hive.example/4\n"
        "Martin Stock. 1777. Briefe eines jungen Imkers. https://hive.example/5\n"
    )
    first, *_, last = read_bytes(f"Works\n\n{lines}").entries
    assert (first.title, first.authors, first.year) == ("Reisen durch die Heide", ("Daniel Hummel",), 1796)
    assert (last.title, last.links[0].href) == ("Briefe eines jungen Imkers", "https://hive.example/5")


def test_titles_with_a_year_and_words_about_them_are_no_names(read_bytes: Any) -> None:
    """A list of films is built as a list of works is, and begins with its titles."""
    films = "Jane Eyre. 1943. Robert Stevenson.\nRear Window. 1954. Alfred Hitchcock.\nAnna Karenina. 1948. Julien Duvivier.\nMary Poppins. 1964. Robert Stevenson.\n"
    assert "Robert Stevenson" not in {entry.title for entry in read_bytes(f"Films\n\n{films}").entries}


def test_a_work_that_begins_with_its_title_stands_among_others(read_bytes: Any) -> None:
    """Nobody wrote it, so its title in italics goes first (MLA); italics without a year are a note."""
    page = (
        '# Works\n\nHill, Ann. "Bees at Work." *Hives,* 3.1 (2010): 1-3. Web. 9 Feb. 2015.\n\n*Bees of the North.* Hive Office, 2011. Print.\n\n'
        'Ward, Tom A. "Honey and Wax." *Hives,* 4.2 (2012): 7-9. Print.\n\n*Wax Database.* Hive Trust, n.d. Web. 31 Jan. 2015.\n\n'
        'Young, Kim. *Keeping Hives.* Leeds: Hive Press, 2001. Print.\n\nLane, Sue. "A Queen." *Hives,* 5.2 (2013): 3-5. Print.\n\n*Note.* Ask at the desk for these.\n'
    )
    titles = ["Bees at Work", "Bees of the North", "Honey and Wax", "Wax Database", "Keeping Hives", "A Queen"]
    assert [entry.title for entry in read_bytes(page).entries] == titles
