"""Counters, names of writers, warnings and calls around entries; and entries that only look like them."""

from typing import Any

import pytest

ITEMS = "".join(
    f'<li><a href="https://{name}.example/">{name.title()} Trust</a></li>' for name in ("bee", "oak", "elm")
)
PAGE = "<h1>Useful links</h1>%s<ul>%s</ul>%s"
WANTED = ["Bee Trust", "Oak Trust", "Elm Trust"]


@pytest.mark.parametrize("counter", ["Hits: 1,512", "1204 views", "Zugriffe: 17"])
def test_what_counts_visits_is_no_part_of_a_title(read_bytes: Any, counter: str) -> None:
    """Joomla writes it before each link."""
    items = ITEMS.replace("<li>", f"<li><span>{counter}</span>")
    assert read_bytes(PAGE % ("", items, "")).titles == WANTED


@pytest.mark.parametrize("words", ["12 views of the lake", "Hits: the songs", "Views"])
def test_titles_with_such_words_stay(read_bytes: Any, words: str) -> None:
    """Only a figure and its word are a counter."""
    item = f'<li><a href="https://lake.example/"><span>{words}</span></a></li>'
    assert read_bytes(PAGE % ("", ITEMS + item, "")).titles == [*WANTED, words]


def test_a_warning_beside_a_list_is_no_entry(read_bytes: Any) -> None:
    """It has a heading and a link, as an entry may have."""
    warning = (
        '<div class="alert alert-danger"><h3>In a crisis</h3><p>Go to <a href="/urgent">urgent care</a>.</p></div>'
    )
    assert read_bytes(PAGE % (warning, ITEMS, "")).titles == WANTED


def test_boxes_that_all_look_like_warnings_are_the_list(read_bytes: Any) -> None:
    """Three of them are a manner."""
    boxes = "".join(
        f'<div class="alert alert-info"><h3><a href="https://{n}.example/">{n.title()} Trust</a></h3><p>Words.</p></div>'
        for n in ("bee", "oak", "elm")
    )
    assert read_bytes(f"<h1>Links</h1>{boxes}").titles == WANTED


def test_who_wrote_a_page_is_no_entry_and_a_list_of_authors_is_one(read_bytes: Any) -> None:
    """By what the line is called."""
    byline = '<h4 class="post-author"><a href="/author/ann/">Ann Hill</a></h4>'
    assert read_bytes(PAGE % (byline, ITEMS, "")).titles == WANTED
    authors = "".join(f'<li><a href="/author/{n}/">{n.title()} Hill</a></li>' for n in ("ann", "bea", "cat"))
    assert read_bytes(f"<h1>Our authors</h1><ul>{authors}</ul>").titles == ["Ann Hill", "Bea Hill", "Cat Hill"]


def test_a_call_for_questions_is_no_entry_and_a_title_that_asks_is_one(read_bytes: Any) -> None:
    """Only where nothing is said of what the help is about."""
    call = "<h2>%s</h2><p>Our team answers within two days.</p><p><a href='/contact'>Get in touch</a></p>"
    assert read_bytes(PAGE % ("", ITEMS, call % "Still need help?")).titles == WANTED
    cards = "".join(
        f"<h2>{t}</h2><p>A leaflet.</p><p><a href='/{n}.pdf'>Download</a></p>"
        for n, t in enumerate(("Need help with rent?", "Keeping warm", "Debt"))
    )
    assert read_bytes(f"<h1>Leaflets</h1>{cards}").titles == ["Need help with rent?", "Keeping warm", "Debt"]


def test_a_row_leads_to_its_work_and_not_to_who_keeps_it(read_bytes: Any) -> None:
    """Though the link to that comes first."""
    rows = "".join(
        f'<tr><td>Policy {n}</td><td><a href="/~ann">Ann Hill</a></td><td><a href="/p/{n}.docx">File</a></td></tr>'
        for n in range(3)
    )
    table = "<h1>Policies</h1><table><tr><th>Document</th><th>%s</th><th>Where</th></tr>%s</table>"
    entries = read_bytes(table % ("Owner", rows)).entries
    assert [(one.title, next(use.href for use in one.links if use.role == "primary")) for one in entries] == [
        (f"Policy {n}", f"/p/{n}.docx") for n in range(3)
    ]


def test_a_button_that_calls_is_no_entry_and_a_list_of_them_is(read_bytes: Any) -> None:
    """Below the list there is one; where all say so, they are what the page lists."""
    call = "<h2>Teachers' newsletter</h2><p>Once a term.</p><p><a href='/news'>Sign up</a></p>"
    assert read_bytes(PAGE % ("", ITEMS, call)).titles == WANTED
    courses = "".join(
        f"<h2>{n} course</h2><p>Two days.</p><p><a href='/c/{n}'>Register</a></p>" for n in ("First aid", "Food", "Law")
    )
    assert read_bytes(f"<h1>Courses</h1>{courses}").titles == ["First aid course", "Food course", "Law course"]


def test_code_with_few_links_stays_as_it_is(read_bytes: Any) -> None:
    """Only preformatted text with several is a list of its lines."""
    code = "<pre>cd bees\nmake <a href='https://make.example/'>all</a>\nmake test</pre>"
    assert read_bytes(PAGE % ("", ITEMS, code)).titles == WANTED


def test_lines_below_words_in_bold_type_that_are_no_heading_stay_together(read_bytes: Any) -> None:
    """A line that begins otherwise shows that the paragraph is prose."""
    prose = "<p><b>Note</b><br><a href='/a'>One</a> and<br>then others<br><a href='/b'>two</a><br><a href='/c'>three</a></p>"
    assert "One" not in read_bytes(PAGE % ("", ITEMS, prose)).titles


def test_whom_to_write_to_is_no_entry_and_a_list_of_contacts_elsewhere_is_one(read_bytes: Any) -> None:
    """By the heading and by where the links lead."""
    whom = "<h2>Contact</h2><p>Carers' adviser<br>Telephone: <a href='tel:0500123456'>0500 123456</a></p>"
    assert read_bytes(PAGE % ("", ITEMS, whom)).titles == WANTED
    elsewhere = "".join(
        f"<li><a href='https://{n}.example'>{n.title()} Line</a></li>" for n in ("night", "day", "weekend")
    )
    assert read_bytes(PAGE % ("", ITEMS, f"<h2>Contacts</h2><ul>{elsewhere}</ul>")).titles == [
        *WANTED, "Night Line", "Day Line", "Weekend Line"]  # fmt: skip


def test_a_title_in_bold_type_that_goes_on_without_a_break_stays_whole(read_bytes: Any) -> None:
    """Only a line of its own is a title of its own."""
    cards = "".join(
        f"<figure><a href='/{n}.pdf'><img src='{n}.jpg' alt=''></a><figcaption><b>{n}</b> and wax</figcaption></figure>"
        for n in ("Bees", "Hives", "Honey")
    )
    assert read_bytes(f"<h1>Books</h1><div>{cards}</div>").titles == ["Bees and wax", "Hives and wax", "Honey and wax"]


def test_two_paragraphs_that_begin_with_links_elsewhere_are_a_list_only_if_all_do(read_bytes: Any) -> None:
    """One that begins otherwise shows that they are prose."""
    led = "<h2>On the web</h2><p><a href='https://a.example'>Am Baile</a> has photographs.</p>"
    more = "<p><a href='https://m.example'>Estate maps</a> at the National Library.</p>"
    assert read_bytes(PAGE % ("", ITEMS, led + more)).titles == [*WANTED, "Am Baile", "Estate maps"]
    prose = read_bytes(PAGE % ("", ITEMS, led + "<p>Both are free, and so is our own archive.</p>"))
    assert "Am Baile" not in prose.titles


def test_paragraphs_that_begin_in_italics_are_works_only_if_all_do(read_bytes: Any) -> None:
    """With shelf marks in bold type behind them; three of them, and nothing else below their heading."""
    books = "".join(
        f"<p><i>{t}.</i> Columbus, annual. <b>REF {n}</b></p>" for n, t in enumerate(("Year Book", "County", "Law"))
    )
    assert read_bytes(f"<h1>Guide</h1><h2>Books</h2>{books}").titles == ["Year Book", "County", "Law"]
    story = (
        "<p><i>Well.</i> He sat.</p><p><i>So.</i> She left.</p><p><i>And?</i> Rain.</p><p>Nobody spoke for an hour.</p>"
    )
    assert "Well" not in " ".join(read_bytes(f"<h1>Story</h1><h2>One</h2>{story}").titles)


def test_weeks_of_a_course_head_what_is_read_in_them(read_bytes: Any) -> None:
    """Though there is one thing each; a linked one is a page of its own."""
    week = "<h3>Week %d: Ports</h3><ul><li><a href='/%d.pdf'>Reading %d</a></li></ul>"
    assert read_bytes("<h1>Sea</h1>" + "".join(week % (n, n, n) for n in (1, 2, 3))).titles == [
        "Reading 1",
        "Reading 2",
        "Reading 3",
    ]
    linked = "".join(f"<h3><a href='/w/{n}'>Week {n}: Ports</a></h3><p>Words.</p>" for n in (1, 2, 3))
    assert read_bytes(f"<h1>Sea</h1>{linked}").titles == ["Week 1: Ports", "Week 2: Ports", "Week 3: Ports"]


def test_one_name_turned_round_and_a_quoted_title_with_a_link_are_a_work(read_bytes: Any) -> None:
    """Without a year; a sentence with a quotation in it is none."""
    items = "<li>Lamb, Hubert. \"Historic Storms.\" <a href='/l.pdf'>PDF</a></li><li>*Paine, Lincoln. <i>The Sea</i>, ch. 1. <a href='/p.pdf'>PDF</a></li>"
    assert read_bytes(PAGE % ("", items, "")).titles == ["Historic Storms", "The Sea"]
    said = "<li>He said, smiling. \"All is well.\" <a href='https://news.example/'>News</a></li>"
    assert "All is well" not in read_bytes(PAGE % ("", ITEMS + said, "")).titles


def test_titles_that_ask_are_entries_where_not_all_do_or_where_they_lead(read_bytes: Any) -> None:
    """A page of nothing but questions answers them itself."""
    asks = "<h2>%s</h2><p>Forty pages on it. <a href='/%d.pdf'>Download</a></p>"
    mixed = "".join(
        asks % one for one in (("What makes us healthy?", 1), ("Assets in action", 2), ("Doing with, not to", 3))
    )
    assert read_bytes(f"<h1>Reports</h1>{mixed}").titles == [
        "What makes us healthy?",
        "Assets in action",
        "Doing with, not to",
    ]
    linked = "".join(f"<h2><a href='/{n}'>Who pays {n}?</a></h2><p>A study.</p>" for n in ("first", "last", "least"))
    assert len(read_bytes(f"<h1>Reports</h1>{linked}").titles) == 3


def test_one_of_several_headings_with_a_call_stays_an_entry(read_bytes: Any) -> None:
    """Those beside it lead on with other words."""
    grants = "".join(
        f"<h2>{t}</h2><p>Up to \u00a3500.</p><p><a href='/{n}'>{call}</a></p>"
        for n, (t, call) in enumerate(
            (("Small grants", "Find out more"), ("Youth fund", "Apply"), ("Arts fund", "Read more"))
        )
    )
    assert read_bytes(f"<h1>Grants</h1>{grants}").titles == ["Small grants", "Youth fund", "Arts fund"]


def test_questions_that_lead_to_files_are_titles(read_bytes: Any) -> None:
    """Though all of them ask."""
    asks = "".join(
        f"<h2>Why {w}?</h2><p>Forty pages.</p><p><a href='/{w}.pdf'>Download</a></p>" for w in ("bees", "wax", "honey")
    )
    assert read_bytes(f"<h1>Reports</h1>{asks}").titles == ["Why bees?", "Why wax?", "Why honey?"]


def test_a_page_below_a_category_is_an_entry(read_bytes: Any) -> None:
    """Only the category itself is none."""
    items = "".join(
        f"<li class='category'><a href='/category/guides/{n}'>Guide {n}</a></li>" for n in ("bees", "wax", "honey")
    )
    assert read_bytes(f"<h1>Guides</h1><ul>{items}</ul>").titles == ["Guide bees", "Guide wax", "Guide honey"]
