"""Ordinary pages and lists that a rule for others must leave as they are: names before places, short links that are titles, lists below words."""

from typing import Any

import pytest

_A, _B = '<a href="https://a.example/">', '<a href="https://b.example/">'
_TOWNS = f"<table><tr><th>Town</th><th>Group</th></tr><tr><td>Ashford</td><td>{_A}Bee Club</a></td></tr><tr><td>Barton</td><td>{_B}Chess Circle</a></td></tr></table>"
_NAV = f'<ul><li><span class="nav">{_A}Westlaw</a></span> Cases.</li><li>{_B}Lexis</a> <span class="comments">Laws.</span></li></ul>'
_CALLS = "<h2>Housing</h2><p>What we wrote.</p><p><a href=/a.pdf>Read between the lines (PDF)</a></p><p><a href=/b.pdf>Get Britain building</a></p>"
_PARTS = "<h2>Running a group</h2><p>For people.</p><ul><li><a href=/1>Guide</a></li><li><a href=/2>Toolkit</a></li></ul><h2>More</h2><ul><li><a href=/3>One thing here</a></li><li><a href=/4>Two things there</a></li></ul>"
_TEASERS = f"<h2>Societies</h2><ul><li>{_A}One</a></li><li>{_B}Two</a></li><li><a href=https://c.example/>Three</a></li></ul><h2>Recent articles</h2><ul><li><a href=https://d.example/>Bees and wax</a></li><li><a href=https://e.example/>Honey</a></li></ul>"


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        pytest.param(_TOWNS, ["Bee Club", "Chess Circle"], id="towns before groups"),
        pytest.param(_NAV, ["Westlaw", "Lexis"], id="spans called nav and comments"),
        pytest.param(_CALLS * 2, ["Read between the lines", "Get Britain building"] * 2, id="titles like orders"),
        pytest.param(_PARTS, ["Guide", "Toolkit", "One thing here", "Two things there"], id="kinds as titles"),
        pytest.param(_TEASERS, ["One", "Two", "Three", "Bees and wax", "Honey"], id="articles of other people"),
    ],
)
def test_a_page_is_read_as_it_stands(read_bytes: Any, body: str, titles: list[str]) -> None:
    """No title is exchanged for a place, no list swallowed, no part dropped for its name."""
    assert read_bytes(f"<html><body><main><h1>T</h1>{body}</main></body></html>").titles == titles


def test_records_keep_their_fields(read_bytes: Any) -> None:
    """A list of terms below each title is the record of a work; only a single one could be the page's own."""
    record = "<h2><a href=/{0}>Keeping {0}</a></h2><dl><dt>Author</dt><dd>Ann Hill</dd><dt>Date</dt><dd>{1}</dd></dl>"
    page = (
        f"<html><body><main><h1>T</h1>{record.format('bees', 2019)}{record.format('wasps', 2018)}</main></body></html>"
    )
    assert [(entry.title, entry.year) for entry in read_bytes(page).entries] == [
        ("Keeping bees", 2019), ("Keeping wasps", 2018)
    ]  # fmt: skip


def test_a_link_without_words_ends_nothing(read_bytes: Any) -> None:
    """An item may be but a link to nowhere in particular."""
    page = "<html><ul><li><b>Bees</b></li><li><sup></sup><a href='https://b.example'></a></li></ul></html>"
    assert read_bytes(page).titles == ["Bees"]


@pytest.mark.parametrize(
    ("table", "titles"),
    [
        ("title,description,url\nRSPB,,\nWoodland Trust,Plants trees,https://b.example\n", ["RSPB", "Woodland Trust"]),
        ("County,Group,Web\nKent,Ashford Bees,https://a.example\nEssex,Colne Bees,https://b.example\n",
         ["Ashford Bees", "Colne Bees"]),
    ],
)  # fmt: skip
def test_rows_keep_their_titles(read_bytes: Any, table: str, titles: list[str]) -> None:
    """An acronym without its link is no heading, a county no title beside a group."""
    assert read_bytes(table).titles == titles


def test_an_address_is_no_description_and_a_name_no_sentence(read_bytes: Any) -> None:
    """The address behind a name is its link, and "What is on" the whole name."""
    names = ("Age UK", "What is on", "All you can eat from")
    result = read_bytes("".join(f"- {name}: https://{at}.example\n" for at, name in enumerate(names)))
    assert [(entry.title, entry.description) for entry in result.entries] == [(name, "") for name in names]


def test_a_call_to_write_is_nobodys_name(read_bytes: Any) -> None:
    """The words "Email Me" say what to do."""
    asked = "<p>Anything missing on this page? <a href='mailto:ann@bees.example'>Email Me</a></p>"
    entries = f"<ul><li>{_A}One</a></li><li>{_B}Two</a></li></ul>"
    contact = read_bytes(f"<html><h1>T</h1>{asked}{entries}</html>").head.contact
    assert contact is not None
    assert (contact.name, contact.email) == (None, "ann@bees.example")


def test_columns_without_a_link_or_a_name_of_their_own_are_text(read_bytes: Any) -> None:
    """Words with tabs between them are no table that could be refused for its columns."""
    names = ("Hives", "Wax and honey", "Swarms")
    result = read_bytes("".join(f"{name}\tA leaflet about {name.lower()}.\n" for name in names))
    assert (result.head.format, result.titles) == ("text", list(names))


def test_another_view_of_the_list_is_no_entry_and_a_short_name_is_one(read_bytes: Any) -> None:
    """Letters and orders lead to the same list again; "R" in a list of names leads elsewhere."""
    letters = "".join(f'<a href="?l={letter}">{letter}</a> ' for letter in "ABCD")
    items = "".join(f'<li><a href="?l={letter}">{letter}</a></li>' for letter in "ABCD")
    page = (
        f'<h1>Groups</h1><p>Sort by: <a href="?s=1">Name</a> | <a href="?s=2">Date added</a></p><p>{letters}</p><ul>{items}</ul>'
        '<ul><li><a href="https://a.example/">Abbey Choir</a></li><li><a href="https://b.example/">Badminton</a></li>'
        '<li><a href="https://r.example/">R</a> - statistics</li></ul>'
    )
    assert [entry.title for entry in read_bytes(page.encode()).entries] == ["Abbey Choir", "Badminton", "R"]


def test_a_number_in_bold_before_plain_words_stays_and_so_does_a_name(read_bytes: Any) -> None:
    """Only what is a number in a series, right before a title in italics or quotation marks, is taken off."""
    page = (
        "<h1>Records</h1><ul><li><b>Area 51</b> <i>by night</i> <a href=/a>map</a></li>"
        "<li><b>No. 7</b> <i>Bees of the moor</i> <a href=/b.pdf>PDF</a></li>"
        "<li><b>Studio 54</b> and the rest <a href=/c>story</a></li></ul>"
    )
    titles = [entry.title for entry in read_bytes(page.encode()).entries]
    assert titles == ["Area 51", "Bees of the moor", "Studio 54"]


def test_a_logo_that_leads_to_an_account_is_an_entry_where_it_names_somebody(read_bytes: Any) -> None:
    """A row of "Facebook" and "Instagram" is none."""
    logo = '<p><a href="https://www.facebook.com/{0}"><img src="{0}.png" alt="{0}"></a> <a href="https://{0}.example/"><img src=w.png alt="{0} shop"></a></p>'
    icons = '<p><a href="https://facebook.com/us"><img alt="Facebook"></a> <a href="https://instagram.com/us"><img alt="Instagram"></a></p>'
    page = "<h1>Members</h1>" + "".join(map(logo.format, ("Alder", "Birch", "Cedar"))) + icons
    titles = {entry.title for entry in read_bytes(page.encode()).entries}
    assert titles == {"Alder", "Alder shop", "Birch", "Birch shop", "Cedar", "Cedar shop"}


_YEARS = (
    "<h1>Annual reports</h1><ul>"
    + "".join(f"<li><a href='r/{year}.pdf'>{year}</a></li>" for year in range(2016, 2020))
    + "</ul>"
)
_GUIDES = (
    "<h1>Guides</h1><p>Browse by subject</p><ul>"
    + "".join(f"<li><a href='{name}'>{name.title()} guide</a></li>" for name in ("law", "history", "music"))
    + "</ul>"
)
_LETTERS = "<h1>Papers</h1><p>View by appointment only: <a href=brown.html>The Brown letters</a> and <a href=green.html>the Green diaries</a>.</p><ul><li><a href=/a>A guide to the papers</a></li><li><a href=/b>How to cite them</a></li></ul>"
_PARTNERS = (
    "<h1>Partners</h1><ul>"
    + "".join(
        f"<li><a href=https://{name}.example/><img alt='{name.title()} Trust'></a> <a href=https://twitter.com/{name}><img alt=Twitter></a></li>"
        for name in ("age", "bee", "cow")
    )
    + "</ul>"
)
_QUESTIONS = "".join(
    f"<h2><a href=https://x.example/{number}>{title}</a></h2><p>A leaflet.</p>"
    for number, title in enumerate(
        ("Can You See Me?", "Something Missing: youth services after the cuts", "Know a Secret?")
    )
)
_HIDDEN = "<ul><li><a href=/1>2019 <span class=sr-only>annual report</span></a></li><li><a href=/2>2020 <span class=sr-only>annual report</span></a></li><li><a href=/3>2021 <span class=sr-only>annual report</span></a></li></ul>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(_YEARS, ["2016", "2017", "2018", "2019"], id="reports by their years"),
        pytest.param(_GUIDES, ["Law guide", "History guide", "Music guide"], id="guides by subject"),
        pytest.param(
            _LETTERS, ["A guide to the papers", "How to cite them"], id="a paragraph that begins like a way to sort"
        ),
        pytest.param(
            _QUESTIONS,
            ["Can You See Me?", "Something Missing: youth services after the cuts", "Know a Secret?"],
            id="titles that ask",
        ),
        pytest.param(
            _HIDDEN,
            ["2019 annual report", "2020 annual report", "2021 annual report"],
            id="words of a title that only screen readers speak",
        ),
    ],
)
def test_what_only_looks_like_a_menu_or_a_remark_is_read(read_bytes: Any, page: str, expected: list[str]) -> None:
    """Years of reports, subjects of guides, partners' accounts and questions are no ways about the page."""
    assert [entry.title for entry in read_bytes(page.encode()).entries] == expected


def test_partners_with_an_account_each_are_read(read_bytes: Any) -> None:
    """A logo and the icon of one account beside it make an entry, not a row of icons."""
    links = [next(use.href for use in entry.links) for entry in read_bytes(_PARTNERS.encode()).entries]
    assert links == ["https://age.example/", "https://bee.example/", "https://cow.example/"]


def test_words_beside_a_way_to_sort_keep_their_links(read_bytes: Any) -> None:
    """What is no entry is told as left over, not taken away."""
    hrefs = {
        use.href
        for item in (*read_bytes(_LETTERS.encode()).entries, *read_bytes(_LETTERS.encode()).passages)
        for use in item.links
    }
    assert {"brown.html", "green.html"} <= hrefs
