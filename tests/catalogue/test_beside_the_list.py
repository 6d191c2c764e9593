"""What stands beside the entries of a page, and where titles stand in what looks like one: each with a page that looks alike and is read as it stands."""

from typing import Any

import pytest

Found = list[tuple[str, str | None]]
SITES: Found = [
    ("Bee Rescue", "https://rescue.example/"),
    ("Wax Museum", "https://wax.example/"),
    ("Honey Board", "https://honey.example/"),
]
MENU = "<nav><a href=news.html>News</a> <a href=visit.html>Visits</a> <a href=contact.html>Contact</a></nav>"
CARD = "<div class=c><h3>{0}</h3><p>Words about it all.</p><a href={1}>Visit</a></div>"
CARDS = "".join(CARD.format(*site) for site in SITES)
WORKS = [
    ("Ann Hill", "Keeping Bees", "Hill, A."),
    ("Peter Wax & Jane Comb", "The Life of the Hive", "Wax, P. & Comb, J."),
    ("Mary Drone", "Honey for All", "Drone, M."),
    ("Zsófia Méhész", "Wild Swarms", "Méhész, Z."),
]
ITEMS = "".join(f"<li><a href={href}>{title}</a></li>" for title, href in SITES)


def _works(form: str) -> str:
    return "".join(form.format(name, title, inverted, at) for at, (name, title, inverted) in enumerate(WORKS, start=1))


def _read(read_bytes: Any, page: str) -> Found:
    entries = read_bytes(f"<html><title>Links</title><body>{page}</body></html>").entries
    return [(entry.title, entry.links[0].href if entry.links else None) for entry in entries]


@pytest.mark.parametrize(
    "work",
    [
        "<div class=b><h4>{0} \u2013 {1}</h4><p>What it is about, in a line.</p></div>",
        "<div class=b><h3><a href=/{3}>{0} - {1}</a></h3><p>What it is about, in a line.</p></div>",
        "<div class=b><div class=title>{2} (2019). <em>{1}</em> (7. Aufl.). Bern: Hive.</div><a href=/{3}>Hive-Link</a></div>",
        "<article><h4>{2} (2019). {1}. London: Hive Press.</h4><p>What it is about, in a line.</p></article>",
    ],
)
def test_authors_in_front_of_a_title_are_no_part_of_it(read_bytes: Any, work: str) -> None:
    """On cards as in bibliographies."""
    entries = read_bytes(f"<html><h1>Books</h1><main>{_works(work)}</main></html>").entries
    assert [entry.title for entry in entries] == [title for _, title, _ in WORKS]
    assert all(entry.authors for entry in entries)


@pytest.mark.parametrize(
    "titles",
    [
        ["Age UK \u2013 Advice line", "North Wales \u2013 Walking routes", "Citizens Advice \u2013 Where to turn"],
        ["Ann Hill \u2013 Chair", "Peter Wax \u2013 Treasurer", "Mary Drone \u2013 Secretary"],
        ["Keeping Bees \u2013 A guide for all", "Wild Swarms \u2013 Where they live", "Honey \u2013 From hive to jar"],
    ],
)
def test_what_stands_before_a_dash_is_no_author_for_that(read_bytes: Any, titles: list[str]) -> None:
    """Organisations, places, people with what they do, titles with their subtitles."""
    cards = "".join(f"<div class=b><h4>{title}</h4><p>What it is about.</p><a href=/x>Go</a></div>" for title in titles)
    assert read_bytes(f"<html><h1>T</h1>{cards}</html>").titles == titles


def test_a_page_may_have_several_main_parts(read_bytes: Any) -> None:
    """Though only one should be shown at a time, all are read."""
    parts = f"<main><h1>Ours</h1><ul>{ITEMS}</ul></main><main><h1>Others</h1><ul><li><a href=https://o.example>Odd one</a></li></ul></main>"
    assert _read(read_bytes, MENU + parts) == [*SITES, ("Odd one", "https://o.example")]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"<section><div><header><h2>Links</h2><ul>{ITEMS}</ul></header></div></section>", SITES),
        (f"<section><header><h2>Links</h2><a href=/rss>Feed</a></header><ul>{ITEMS}</ul></section>", SITES),
    ],
)
def test_a_header_that_is_all_of_its_section_is_content(read_bytes: Any, page: str, found: Found) -> None:
    """One above other words is not."""
    words = f"<div><section><p>{'Nobody keeps bees alone, and nobody should. ' * 9}</p></section>{page}</div>"
    assert _read(read_bytes, f"<header><h1>The club</h1></header>{MENU}{words}") == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (
            "<h2>Books</h2><ul><li><a href=#>Keeping Bees in Town</a></li><li><a href=#>Wild Swarms of Wales</a></li><li><a href='# '>Honey for All</a></li></ul>",
            [*SITES, ("Keeping Bees in Town", "#"), ("Wild Swarms of Wales", "#"), ("Honey for All", "# ")],
        ),
        ("<h2>Follow us</h2><ul><li><a href=#>Facebook</a></li><li><a href=#>Twitter</a></li><li><a href=#>Xing</a></li></ul>", SITES),
        ("<ul><li><a href=#>Go up to the top</a></li><li><a href=#>Skip to the list</a></li><li><a href=#>See the menu now</a></li></ul>", SITES),
    ],
)  # fmt: skip
def test_a_list_of_titles_may_lack_its_addresses(read_bytes: Any, behind: str, found: Found) -> None:
    """Buttons and menus of the same kind are no entries."""
    page = f"<h1>Links</h1><h2>Sites</h2><ul>{ITEMS}</ul>{behind}"
    assert [title for title, _ in _read(read_bytes, page)] == [title for title, _ in found]


@pytest.mark.parametrize(
    "beside",
    [
        "<a class=q href=news.html><h4>Our news</h4><p>What is new</p></a><a class=q href=visit.html><h4>Come and see</h4><p>Hours</p></a><a class=q href=contact.html><h4>Write to us</h4><p>Any day</p></a>",
        "<div><ul><li><a href=news.html>Club news</a></li><li><a href=contact.html>Write to us</a></li></ul></div>",
        "<h3>How to use them</h3><ul><li><strong>Your own use:</strong> All is free.</li><li><b>Giving on:</b> You may.</li></ul>",
        "<div><h4>Alles herunterladen</h4><p>Klicken Sie auf die Karten oben.</p></div>",
        "<p><a class=btn href=all.html>Full list of sites</a></p>",
        "<p><strong>We are a registered club. We also welcome guests of all ages.</strong></p>",
    ],
)
@pytest.mark.parametrize("order", ["{0}{1}", "{1}{0}"])
def test_what_the_site_says_beside_cards_is_no_entry(read_bytes: Any, beside: str, order: str) -> None:
    """A second menu, notes on how to use them, a button, bold sentences; above the cards or below."""
    body = order.format(beside, CARDS)
    assert _read(read_bytes, f"{MENU}<main><h1>Links</h1><div>{body}</div></main>") == SITES


def test_cards_of_the_sites_own_pages_are_entries_among_others(read_bytes: Any) -> None:
    """They are built as all others are."""
    own = ("Our news", "news.html")
    assert _read(read_bytes, f"{MENU}<main><h1>Links</h1>{CARDS}{CARD.format(*own)}</main>") == [*SITES, own]


def test_a_button_beside_cards_is_no_entry(read_bytes: Any) -> None:
    """Nor is it where one of the cards leads to a page of the same site."""
    cards = "".join(
        f"<div class=r><h3><a href={href}>{title}</a></h3></div>" for title, href in [*SITES[:2], ("Score", "s.html")]
    )
    page = f"<section><h2>Resources</h2><div>{cards}</div><a class=btn href=all.html>Full list of sites</a></section>"
    assert _read(read_bytes, page) == [*SITES[:2], ("Score", "s.html")]


def test_bold_sentences_are_no_title(read_bytes: Any) -> None:
    """Two of them say something; one with a question may be a title."""
    said = "<p><b>We are a registered club of keepers. It welcomes guests of all ages.</b></p>"
    sites = "".join(f"<h3>{title}</h3><p><a href={href}>{href[8:-1]}</a><br>1800 800 110</p>" for title, href in SITES)
    assert _read(read_bytes, f"<main><h1>Links</h1><p>They may help you.</p>{said}{sites}</main>") == SITES


def test_books_without_a_link_beside_cards_are_entries(read_bytes: Any) -> None:
    """Who wrote them says what they are."""
    books = "<h2>Books</h2><ul><li><b>Keeping Bees</b> by Ann Hill.</li><li><b>Wild Swarms</b> (2019).</li></ul>"
    assert read_bytes(f"<html><h1>T</h1>{CARDS}{books}</html>").titles == [
        *(title for title, _ in SITES), "Keeping Bees", "Wild Swarms"
    ]  # fmt: skip


@pytest.mark.parametrize("between", [" \u2013 ", ": ", ", "])
def test_authors_in_bold_type_stand_before_titles_in_italics(read_bytes: Any, between: str) -> None:
    """One whose name is no person's is read as those beside it."""
    names = [*((name, title) for name, title, _ in WORKS), ("Artmella", "What Hives Feel")]
    items = "".join(f"<li><strong>{name}</strong>{between}<em>{title}</em></li>" for name, title in names)
    assert read_bytes(f"<html><h1>T</h1><h2>Books</h2><ul>{items}</ul></html>").titles == [title for _, title in names]


def test_clubs_in_bold_type_are_what_is_said_in_italics(read_bytes: Any) -> None:
    """They are no authors."""
    clubs = ("Bee Club", "Wax Circle", "Honey Group", "Hive Society")
    items = "".join(f"<li><strong>{name}</strong> \u2013 <em>Open to all</em></li>" for name in clubs)
    assert read_bytes(f"<html><h1>T</h1><h2>Clubs</h2><ul>{items}</ul></html>").titles == list(clubs)


@pytest.mark.parametrize(
    "link", ["<a href={0}><button>{1}</button></a>", "<button class=b><a href={0}>{1}</a></button>"]
)
@pytest.mark.parametrize("years", [["2019", "2018", "2017"], ["2017-18", "2018-19", "2019-20"]])
def test_years_head_links_that_look_like_buttons(read_bytes: Any, link: str, years: list[str]) -> None:
    """Nor are years the titles of cards."""
    issues = [(f"/{season}{year}.pdf", f"{season} {year}") for year in years for season in ("Spring", "Fall")]
    boxes = [
        f"<div class=c><h3>{year}</h3><p>{'<br>'.join(link.format(*issue) for issue in issues if year in issue[1])}</p></div>"
        for year in years
    ]
    page = f"<h1>Newsletters</h1><button>Menu</button>{''.join(boxes)}"
    assert _read(read_bytes, page) == [(title, href) for href, title in issues]


@pytest.mark.parametrize(
    "page",
    [
        "<main><section><h1>Links</h1><ul class=way><li><a href=/>Home</a></li><li>Links</li></ul></section>{0}</main>",
        "<main><h1>Links</h1><ol><li><a href=index.html>Start</a></li><li><a href=a/>All</a></li><li>Links</li></ol>{0}</main>",
        "<h1>Links</h1>{0}<h2>More links</h2><p>...</p><ul><li>\u2026</li></ul>",
        "<h1>Links</h1>{0}<h6>Design: <a href=https://d.example>DESIGNS</a></h6><h6>&copy; The club 2014</h6>",
    ],
)
def test_the_way_to_a_page_what_is_to_come_and_its_foot_are_no_entries(read_bytes: Any, page: str) -> None:
    """Whatever they are called."""
    assert _read(read_bytes, page.format(f"<ul>{ITEMS}</ul>")) == SITES


def test_an_address_written_out_below_its_entry_is_no_entry(read_bytes: Any) -> None:
    """Another one is, be it there twice."""
    boxes = "".join(
        f"<table><tr><td><p><b><a href={href}>{title}</a><br></b>Words about it.<br><a href={href}>{href[8:]}</a></p></td></tr></table>"
        for title, href in SITES
    )
    other = "<table><tr><td><a href=https://other.example>https://other.example</a></td></tr></table>" * 2
    page = f"<h1>Links</h1>{boxes}{other}"
    assert _read(read_bytes, page) == [*SITES, *[("https://other.example", "https://other.example")] * 2]


@pytest.mark.parametrize("title", ["<i>{0}</i><br>Hive Press, 1978.", '"{0}"<br>The Journal, 2013.', "{0}."])
def test_authors_in_bold_type_stand_above_their_works(read_bytes: Any, title: str) -> None:
    """Where they are written as bibliographies write them."""
    works = "".join(f"<p><b>{inverted}</b><br>{title.format(name)}</p>" for _, name, inverted in WORKS)
    entries = read_bytes(f"<html><h1>T</h1><h2>Books</h2>{works}</html>").entries
    assert [entry.title for entry in entries] == [name for _, name, _ in WORKS]
    assert all(entry.authors for entry in entries)


def test_people_and_what_they_do_are_no_works(read_bytes: Any) -> None:
    """Nobody writes their names turned round."""
    people = "".join(f"<p><b>{name}</b><br>Keeper of hives in the park.</p>" for name, _, _ in WORKS)
    assert read_bytes(f"<html><h1>T</h1><h2>People</h2>{people}</html>").titles == [name for name, _, _ in WORKS]


def test_a_name_without_a_link_is_an_entry_as_those_with_one(read_bytes: Any) -> None:
    """What its class calls a name is one, in the languages of the page as well."""
    items = "".join(
        f"<li><a class=nom href={href}>{title}</a> <span class=lieu>Kent</span><span>A group.</span></li>"
        for title, href in SITES
    )
    own = "<li><span class=nom>The Swarm</span> <span class=lieu>Kent</span><span>Another group.</span></li>"
    assert _read(read_bytes, f"<h1>T</h1><h2>Groups</h2><ul>{items}{own}</ul>") == [*SITES, ("The Swarm", None)]


@pytest.mark.parametrize("behind", ["by Dominic Comb", "- A community of keepers with a garden of their own"])
def test_a_heading_goes_on_behind_its_link(read_bytes: Any, behind: str) -> None:
    """With who wrote it, or with what it is."""
    page = "".join(f"<h3><a href={href}>{title}</a> {behind}</h3>" for title, href in SITES)
    assert _read(read_bytes, f"<h1>T</h1><h2>Links</h2>{page}") == SITES


def test_a_title_goes_on_behind_its_link(read_bytes: Any) -> None:
    """A few words behind a dash belong to it."""
    page = "".join(f"<h3><a href={href}>{title}</a> - a history</h3><p>Words about it.</p>" for title, href in SITES)
    assert read_bytes(f"<html><h1>T</h1>{page}</html>").titles == [f"{title} - a history" for title, _ in SITES]


def test_abbreviations_explained_above_cards_are_no_entries(read_bytes: Any) -> None:
    """They lead nowhere, the cards do."""
    legend = "".join(f"<p><strong>{name}</strong> : what it stands for.</p>" for name in ("BKA", "DIB", "ABC"))
    page = f"<section><h1>T</h1>{legend}</section><section><h2>Sites</h2>{CARDS}{CARD.format('Hive', 'https://h.example/')}</section>"
    assert _read(read_bytes, f"<main>{page}</main>") == [*SITES, ("Hive", "https://h.example/")]
