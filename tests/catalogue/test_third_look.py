"""Pages of charities, clubs and bibliographies as they are found: each sign with a page that it must leave alone."""

from typing import Any

import pytest

LINKED = "".join(f'<li><a href="https://{name}.example/">{name}</a></li>' for name in ("Apis", "Bombus", "Vespa"))


def _page(*parts: str) -> str:
    return f"<html><head><title>T</title></head><body><h1>T</h1>{''.join(parts)}</body></html>"


SECTION = "<section class=s><div class=h><h2>{0}</h2></div><div class=c>{1}</div></section>"
BOOKS = (
    "<li>Hill, Ann. <em>Bees of the World</em>. Leeds: Hive Press, 2001.</li>"
    "<li>Low, Tom B. <em>Wax and Comb</em>. York: Comb, 2003.</li>"
)


def test_parts_that_head_several_lists_are_sections(read_bytes: Any) -> None:
    """The works in the lists are the entries."""
    papers = '<h5>Papers</h5><ul><li>Fox, Jo. "The Dance." <em>Hives</em> 16 (1991): 5-7.</li><li>Ash, Kim. "The Queen." <em>Hives</em> 17 (1992): 1-9.</li></ul>'
    films = f"<h5>Places</h5><ul>{LINKED}</ul>"
    parts = (
        SECTION.format("Old", f"<h5>Books</h5><ul>{BOOKS}</ul>{films}"),
        SECTION.format(
            "New", papers + "<h5>More</h5><ul>" + BOOKS.replace("Bees", "Ants").replace("Wax", "Oil") + "</ul>"
        ),
        SECTION.format("Notes", "<h5>On names</h5><p>These are as their authors write them.</p>"),
    )
    titles = read_bytes(_page(*parts)).titles
    assert titles[:2] == ["Bees of the World", "Wax and Comb"]
    assert "Old" not in titles
    assert "The Dance" in titles


def test_cards_with_lists_of_the_same_names_are_cards(read_bytes: Any) -> None:
    """What each of them says of itself is no section."""
    lists = "<h5>Strengths</h5><ul><li>Light</li><li>Cheap</li></ul><h5>Limits</h5><ul><li>Slow</li><li>Loud</li></ul>"
    cards = (
        SECTION.format(name, f'<p>A smoker.</p>{lists}<a href="/{name}">More</a>') for name in ("Puff", "Cloud", "Haze")
    )
    assert read_bytes(_page(*cards)).titles == ["Puff", "Cloud", "Haze"]


def test_a_title_in_italics_behind_bold_names_may_have_its_imprint_behind(read_bytes: Any) -> None:
    """Publisher and year, without a mark before them; where names are known for persons' in several lines."""
    works = "".join(
        f"<li><strong>{names}</strong> <em>{title}</em> {imprint}</li>"
        for names, title, imprint in (
            ("Hill, Ann", "Both Sides of the Hive", "Hive Press 1987"),
            ("Low, Peter", "The Desert Bee", "Comb, London 1999"),
            ("Fox, Frank", "From Wax to Honey", "A & R 1945"),
            ("Zzyq. Ort", "A Hive", "Ash 1946"),
        )
    )
    assert read_bytes(_page("<h2>Books</h2><ul>", works, "</ul>")).titles == [
        "Both Sides of the Hive",
        "The Desert Bee",
        "From Wax to Honey",
        "A Hive",
    ]


def test_bold_titles_before_words_in_italics_stay_titles(read_bytes: Any) -> None:
    """They are no names of persons."""
    items = "".join(
        f"<li><strong>{title}</strong> <em>{note}</em> since 1987</li>"
        for title, note in (("Bee Museum", "open daily"), ("Wax Works", "by appointment"), ("Comb House", "closed"))
    )
    assert read_bytes(_page("<h2>Places</h2><ul>", items, "</ul>")).titles == ["Bee Museum", "Wax Works", "Comb House"]


def test_a_list_of_films_in_a_bibliography_stays(read_bytes: Any) -> None:
    """Items that are nothing but names, with words below each; a credit is no title."""
    films = "".join(
        f"<li><p><strong>{name}</strong><br>Narrated by Ann Hill.</p><p>DVD with Tom Low and Jo Fox. Directed by Kim Ash, written by Kim and Jo Ash. Released in 1944.</p></li>"
        for name in ("The Swarm", "The Queen")
    )
    page = _page(
        "<h2>Books</h2><ul>",
        BOOKS,
        BOOKS.replace("Bees", "Ants").replace("Wax", "Oil"),
        f"</ul><h2>Films</h2><ul>{films}</ul>",
    )
    assert read_bytes(page).titles[4:] == ["The Swarm", "The Queen"]


def test_notes_below_a_bibliography_are_no_entries(read_bytes: Any) -> None:
    """Bold words of a list that say nothing further are none."""
    notes = "<h2>Signs</h2><ul><li><strong>Kept</strong>: read here</li><li><strong>Lent</strong>: asked for</li></ul>"
    page = _page("<h2>Books</h2><ul>", BOOKS, BOOKS.replace("Bees", "Ants").replace("Wax", "Oil"), "</ul>", notes)
    assert len(read_bytes(page).titles) == 4


@pytest.mark.parametrize(
    "heading", ["Citation Guidelines", "How to cite", "Citing this project", "License information"]
)
def test_how_a_list_is_to_be_cited_is_no_entry(read_bytes: Any, heading: str) -> None:
    """Nor what stands below deeper headings of that."""
    own = f'<h2>{heading}</h2><h3>Footnote</h3><p>Ann Hill, "The Hive List," Hive Project, accessed [date], https://list.example.</p>'
    own += (
        '<h3>Bibliography</h3><p>Hill, Ann. "The Hive List." Hive Project. Accessed [date]. https://list.example.</p>'
    )
    page = _page("<h2>Books</h2><ul>", BOOKS, f"</ul><h2>Sites</h2><ul>{LINKED}</ul>{own}")
    assert read_bytes(page).titles == ["Bees of the World", "Wax and Comb", "Apis", "Bombus", "Vespa"]


def test_a_work_on_citing_is_one(read_bytes: Any) -> None:
    """It stands in a list as others do."""
    page = _page(f'<h2>Sites</h2><ul>{LINKED}<li><a href="https://c.example/">Citing this century</a></li></ul>')
    assert read_bytes(page).titles[-1] == "Citing this century"


def test_lines_with_links_below_a_rule_are_a_list(read_bytes: Any) -> None:
    """Whatever stands above the rule in the same cell."""
    lines = "".join(
        f'<a href="https://{name}.example/">{name}</a><br>All about {name}.<br><br>'
        for name in ("Apis", "Bombus", "Vespa")
    )
    page = f"<html><table><tr><td><span class=title>Our Links:<br></span>Thanks for your visit! Here are a few sites.<br><hr><br>{lines}</td></tr></table></html>"
    assert [(entry.title, entry.description) for entry in read_bytes(page).entries] == [
        ("Apis", "All about Apis."),
        ("Bombus", "All about Bombus."),
        ("Vespa", "All about Vespa."),
    ]


def test_links_in_the_lines_of_a_sentence_part_nothing(read_bytes: Any) -> None:
    """Without a rule the words above are of the same paragraph."""
    page = _page(
        '<p>Ask the keepers at<br><a href="https://apis.example/">Apis</a><br>or the museum at<br><a href="https://wax.example/">Wax</a>.</p>',
        f"<ul>{LINKED}</ul>",
    )
    assert read_bytes(page).titles == ["Apis", "Bombus", "Vespa"]


def test_the_index_of_the_site_that_lists_the_page_itself_is_no_list(read_bytes: Any) -> None:
    """Files beside it, itself among them, below a heading of their own."""
    books = "".join(f"- [{name}](https://{name}.example/)\n" for name in ("Apis", "Bombus", "Vespa"))
    index = (
        "\n## All our pages\n\n* [Rules](rules.md)\n* [Reading List](reading.md)\n* [People](people.md)\n* [Words]\n"
    )
    page = f"# \U0001f4da Reading List\n\n## Books\n\n{books}{index}"
    assert read_bytes(page, url="https://list.example/list.md").titles == ["Apis", "Bombus", "Vespa"]
    other = page.replace("[Reading List]", "[Reading Room]").replace("* [Words]\n", "")
    assert read_bytes(other, url="https://list.example/list.md").titles[3:] == ["Rules", "Reading Room", "People"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("The Swarm [Audio 4:33 Min]", "The Swarm"),
        ("The Swarm [0:24 Min]", "The Swarm"),
        ("The Swarm [52 minutes]", "The Swarm"),
        ("The Swarm [26 bees]", "The Swarm [26 bees]"),
        ("The Swarm, report (26 min)", "The Swarm, report (26 min)"),
    ],
)
def test_how_long_it_lasts_is_no_part_of_a_title(read_bytes: Any, words: str, title: str) -> None:
    """In square brackets, as notes on a file are."""
    page = _page(f'<h2>Films</h2><ul><li><a href="/a.mp4">{words}</a></li>{LINKED}</ul>')
    assert read_bytes(page).titles[0] == title


def test_an_initial_in_a_small_letter_is_one_of_names(read_bytes: Any) -> None:
    """As programs write them; an article is none."""
    works = "".join(
        f'<li>{names}, "{title}," <i>Hives, 8</i>(1)(2020). <a href="https://doi.org/10.1/{title[-3:]}">https://doi.org/10.1/{title[-3:]}</a></li>'
        for names, title in (
            ("Zhou, Q., Li, Z. a., and Cai, W.", "The dance of one"),
            ("Cai, W. and Hong, G.", "The dance of two"),
            ("Hill, A. and Low, T.", "The dance of ten"),
            ("Hill, A. and Ash, K.", "The dance of six"),
        )
    )
    entries = read_bytes(_page("<h3>Papers</h3><ul>", works, "</ul>")).entries
    assert [entry.title[-3:] for entry in entries] == ["one", "two", "ten", "six"]
    assert entries[0].authors == ("Q. Zhou", "Z. a. Li", "W. Cai")


def test_a_short_work_before_its_address_is_no_name(read_bytes: Any) -> None:
    """Its people are not of its title; a club with its address is named by all its words."""
    works = "".join(
        f'<li>{names} (2020). {title}. <a href="https://doi.org/10.1/{title}">https://doi.org/10.1/{title}</a></li>'
        for names, title in (("Hill, A.", "Bees"), ("Low, T.", "Wax"), ("Ash, K.", "Honey"))
    )
    assert read_bytes(_page("<h3>Papers</h3><ul>", works, "</ul>")).titles == ["Bees", "Wax", "Honey"]
    clubs = "".join(
        f"<li>{name} www.{name[:3].lower()}.example</li>" for name in ("Hill Club", "Low Hall", "Ash & Sons")
    )
    assert read_bytes(_page("<h3>Clubs</h3><ul>", clubs, "</ul>")).titles == ["Hill Club", "Low Hall", "Ash & Sons"]
