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


def test_an_address_over_several_lines_is_one(read_bytes: Any) -> None:
    """Each piece leads to the same place; other links below each other are several."""
    place = "https://council.example/pages/local+history?open"
    pieces = ("https://council.example", "/pages", "/local+history?open")
    linked = "<br>\n\n".join(f'<a href="{place}">{piece}</a>' for piece in pieces)
    terms = "".join(
        f'<dt>{name} Club</dt><dd><a href="https://{name}.example/">https://{name}.example/</a></dd>'
        for name in ("Apis", "Bombus", "Vespa")
    )
    entries = read_bytes(_page(f"<dl><dt>The Council</dt><dd>{linked}</dd>{terms}</dl>")).entries
    assert [entry.title for entry in entries] == ["The Council", "Apis Club", "Bombus Club", "Vespa Club"]
    assert {link.href for link in entries[0].links} == {place}
    lines = "<br>\n".join(f'<a href="https://{name}.example/">{name}</a>' for name in ("Apis", "Bombus", "Vespa"))
    assert read_bytes(_page(f"<p>{lines}</p>")).titles == ["Apis", "Bombus", "Vespa"]


def test_a_number_right_behind_bold_type_is_that_of_the_name(read_bytes: Any) -> None:
    """As style sheets part them; other words that go on without a gap do not."""
    cards = "".join(
        f'<a href="https://{name}.example/"><strong>{name}</strong><span>All about {name}.</span></a>'
        for name in ("Apis", "Bombus", "Vespa")
    )
    numbers = "".join(
        f"<p><strong>{name}</strong><span>302-573-{number}</span></p>"
        for number, name in enumerate(("Swarm Line", "Sting Line", "Honey Line"), 2800)
    )
    page = _page(f"<h2>Sites</h2><div>{cards}</div><h2>Numbers</h2><div>{numbers}</div>")
    assert read_bytes(page).titles == ["Apis", "Bombus", "Vespa", "Swarm Line", "Sting Line", "Honey Line"]
    assert read_bytes(page).entries[3].description == "302-573-2800"


GROUPED = """# List

* [Migrating bees](https://a.example/) (Ann Hill): A report.
* Hive & Comb (Tom Low, Bee Archive Centre of the North): blog posts about the migration of bees
    - [From Hive to Comb](https://b.example/)
    - [From Comb to Wax](https://c.example/)
* [A wax study](https://d.example/): Of wax.
"""


def test_an_item_without_a_link_over_linked_ones_heads_them(read_bytes: Any) -> None:
    """Among items with a link; a work with its year and its versions below it is an entry."""
    assert read_bytes(GROUPED, url="https://list.example/list.md").titles == [
        "Migrating bees",
        "From Hive to Comb",
        "From Comb to Wax",
        "A wax study",
    ]
    work = GROUPED.replace("blog posts about the migration of bees", "The migration of bees, Hive Press 2001")
    assert any(title.startswith("Hive & Comb") for title in read_bytes(work, url="https://list.example/list.md").titles)


SIDE_BY_SIDE = """# List

* [Apis](https://apis.example/)
* [Bombus](https://bombus.example/)
* [Vespa](https://vespa.example/)
* {0}
"""


@pytest.mark.parametrize(
    ("item", "titles"),
    [
        (
            "[Why Style Matters](https://a.example/) / [Good and Bad](https://b.example/) / [Writing Clean](https://c.example/)",
            ["Why Style Matters", "Good and Bad", "Writing Clean"],
        ),
        (
            "Bee games: [Wax Diner](https://a.example/) / [Comb Froggy](https://b.example/)",
            ["Wax Diner", "Comb Froggy"],
        ),
        (
            "[The Handbook](https://a.example/) / [Handbook PDF](https://a.example/b.pdf)",
            ["The Handbook"],
        ),
        (
            "The Handbook: [Part One](https://a.example/1) / [Part Two](https://a.example/2)",
            ["The Handbook: Part One / Part Two"],
        ),
        (
            "The Handbook: [Beginner](https://a.example/) / [Advanced](https://b.example/)",
            ["The Handbook"],
        ),
    ],
)
def test_names_between_strokes_are_entries_each(read_bytes: Any, item: str, titles: list[str]) -> None:
    """Parts and versions of one thing are not."""
    found = read_bytes(SIDE_BY_SIDE.format(item), url="https://list.example/list.md").titles[3:]
    assert found == titles


def test_what_is_under_construction_is_no_entry(read_bytes: Any) -> None:
    """A card that only keeps a place; a work on building is one."""
    card = '<article class=c><h3>{0}</h3><p>Words about it, so many of them.</p><p><a href="{1}">More</a></p></article>'
    cards = [card.format(name, f"/{name}") for name in ("Apis", "Bombus", "Vespa")]
    page = _page(*cards, card.format("Under Construction...", "#"))
    assert read_bytes(page).titles == ["Apis", "Bombus", "Vespa"]
    page = _page(*cards, card.format("Hives under construction", "/hives"))
    assert read_bytes(page).titles[3:] == ["Hives under construction"]


def test_a_line_in_bold_italics_with_a_year_says_where_the_title_above_appeared(read_bytes: Any) -> None:
    """As pages of reports have it; a second title in italics is one."""
    report = '<p><strong>{0}.</strong><br><strong><em>{1}</em></strong>, 2018, Ash: Hive. <a href="https://{2}.example/"><img alt="pdf" src="p.png"></a></p>'
    named = (
        ("The Dance of Bees", "Wax Brief 71", "apis"),
        ("Bees in the City", "Hive Letter", "bombus"),
        ("Honey", "Wax Letter", "vespa"),
    )
    entries = read_bytes(_page("".join(report.format(*one) for one in named))).entries
    assert [(entry.title, entry.links[0].href) for entry in entries] == [
        ("The Dance of Bees", "https://apis.example/"),
        ("Bees in the City", "https://bombus.example/"),
        ("Honey", "https://vespa.example/"),
    ]
    part = '<p><strong>{0}</strong></p><p><strong><em>{1}</em></strong>: all about it. <a href="https://{2}.example/">See it</a></p>'
    titles = read_bytes(_page("".join(part.format(*one) for one in named))).titles
    assert titles == ["Wax Brief 71", "Hive Letter", "Wax Letter"]
