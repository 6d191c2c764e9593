"""Headings that only count, rows that only head their columns, and words that a title is named among."""

from typing import Any

BOOKS = [("Ann Hill", "Bees and Wax"), ("Tom Low", "Hives of the North"), ("Bea Okoro", "Honey for Winter")]


def test_headings_that_count_are_left_out(read_bytes: Any) -> None:
    """What stands below them is the list; a year alone is none of them."""
    page = "".join(
        f"<h2>{n}</h2><h3><a href='https://b{n}.example'>{title}</a></h3><p>Words about it.</p>"
        for n, (_, title) in enumerate(BOOKS, 1)
    )
    result = read_bytes(f"<h1>Three books</h1>{page}")
    assert result.titles == [title for _, title in BOOKS]
    assert {one.section for one in result.entries} == {()}


def test_works_below_numbers_are_read(read_bytes: Any) -> None:
    """Each the first thing below its number, with words about it."""
    page = "".join(
        f"<h2>#{n}</h2><p>{title} by {name}</p><p>It goes on about bees for a while, and ends well.</p>"
        for n, (name, title) in enumerate(BOOKS, 1)
    )
    assert read_bytes(f"<h1>Our favourite books</h1>{page}").titles == [title for _, title in BOOKS]


def test_a_row_in_bold_type_above_others_heads_the_columns(read_bytes: Any) -> None:
    """Where nothing stands above the first column and the rows below are plain; a table all of bold names has none."""
    rows = "".join(
        f"<tr><td><a href='/{n}'>{title}</a></td><td>Free</td><td>A4</td></tr>" for n, (_, title) in enumerate(BOOKS)
    )
    head = "<tr><td></td><td><b>Price</b></td><td><b>Size</b></td></tr>"
    assert read_bytes(f"<h1>Posters</h1><table>{head}{rows}</table>").titles == [title for _, title in BOOKS]


def test_a_note_that_opens_before_a_link_is_no_name(read_bytes: Any) -> None:
    """As in "A guide (longer version <here>"."""
    items = "".join(f"<li><a href='https://b{n}.example'>{title}</a></li>" for n, (_, title) in enumerate(BOOKS))
    note = "<li>A guide (longer version <a href='/long.pdf'>here</a>)</li>"
    assert "A guide (longer version" not in read_bytes(f"<h1>Books</h1><ul>{items}{note}</ul>").titles


TEXT = """%s

%s

Boats and Tides

A chart of the harbour and its moods.

Nets

How to mend them in an evening.

Ropes

Forty knots, and when not to use them.

%s
"""


def test_the_title_of_a_text_is_no_entry(read_bytes: Any) -> None:
    """By the word for a collection in it, also below the name of a site; a name above what is said of it stays one."""
    wanted = ["Boats and Tides", "Nets", "Ropes"]
    result = read_bytes(TEXT % ("Useful resources", "Everything here is free to copy.", ""))
    assert (result.head.title, result.titles) == ("Useful resources", wanted)
    below = read_bytes("Harbour Museum\n\n" + TEXT % ("Materiales", "Puedes descargar todo lo que ves aqu\u00ed.", ""))
    assert (below.head.title, below.titles) == ("Materiales", wanted)


def test_the_way_up_and_fields_of_a_page_are_no_entries(read_bytes: Any) -> None:
    """What only says when or how, and leads nowhere; a field with an address leads to something."""
    end = "Telephone: 01632 960100\n\nLast updated: 3 May 2023\n\nBack to top"
    titles = read_bytes(TEXT % ("Useful resources", "Everything here is free to copy.", end)).titles
    assert not {"Telephone", "Last updated", "Back to top"} & set(titles)
    page = "<h1>Links</h1><p><b>Type:</b> leaflet</p><ul><li><a href='https://t.example'>Type</a></li><li><a href='https://d.example'>Dates</a></li></ul>"
    assert read_bytes(page).titles == ["Type", "Dates"]


def test_a_name_before_its_address_among_linked_ones_is_an_entry(read_bytes: Any) -> None:
    """Where entries with links stand above it; a sentence that ends in an address is none."""
    led = "<p><a href='https://a.example'>Alpha</a> (online)</p><p><a href='https://b.example'>The Bible Course</a>, 8 sessions</p><p><a href='https://c.example'>Start</a>, 6 sessions</p>"
    named = "<p>The Prayer Course - <a href='https://p.example'>www.p.example</a></p>"
    asked = "<p>Order them all from the office at <a href='https://o.example'>www.o.example</a></p>"
    titles = read_bytes(f"<h1>Courses</h1>{led}{named}{asked}").titles
    assert titles == ["Alpha", "The Bible Course", "Start", "The Prayer Course"]


def test_headings_over_buttons_of_the_same_words_are_the_resources(read_bytes: Any) -> None:
    """Lists of different things below headings are lists."""
    part = (
        "<h3>%s</h3><p>Words about it.</p><ul><li><a href='/%d.pdf'>%s</a></li><li><a href='/%d.zip'>%s</a></li></ul>"
    )
    packs = "".join(part % (title, n, "Teachers' pack", n, "Music") for n, (_, title) in enumerate(BOOKS))
    entries = read_bytes(f"<h1>For schools</h1>{packs}").entries
    assert [(one.title, one.links[0].href) for one in entries] == [
        (title, f"/{n}.pdf") for n, (_, title) in enumerate(BOOKS)
    ]
    lists = "".join(
        part % (head, n, f"Guide to {head}", n, f"{head} songs") for n, head in enumerate(("Bees", "Wax", "Honey"))
    )
    assert len(read_bytes(f"<h1>Downloads</h1>{lists}").titles) == 6


def test_paragraphs_in_a_row_with_titles_in_italics_and_their_authors(read_bytes: Any) -> None:
    """Wherever they stand; italics that a sentence begins with name no work."""
    books = "".join(f"<p><i>{title}</i>, {name}</p>" for name, title in BOOKS)
    assert read_bytes(f"<h1>Reading</h1><p>We lend these.</p>{books}").titles == [title for _, title in BOOKS]
    said = "".join(
        f"<p><i>{word}</i>, he said, and went on with it.</p>" for word in ("Well then", "Never mind", "So be it")
    )
    assert not read_bytes(f"<h1>Story</h1><p>It rained.</p>{said}").titles


LINES = """Where to get help

Domestic abuse
National Helpline \u2013 free, 24 hours
0808 2000 247
www.helpline.org.uk

Men's Advice Line \u2013 for men
0808 801 0327
mensadvice.org.uk

Galop \u2013 LGBT+ people
0800 999 5428
galop.org.uk
"""


def test_stanzas_of_names_dashes_numbers_and_sites(read_bytes: Any) -> None:
    """A line above the first of them heads it."""
    entries = read_bytes(LINES).entries
    assert [(one.title, one.links[-1].href) for one in entries] == [
        ("National Helpline", "http://www.helpline.org.uk"), ("Men's Advice Line", "http://mensadvice.org.uk"), ("Galop", "http://galop.org.uk")]  # fmt: skip
    assert entries[0].section == ("Domestic abuse",)


def test_titles_by_persons_with_their_imprint(read_bytes: Any) -> None:
    """A full stop behind the names, and publisher and year at the end."""
    works = "".join(f"{title} by {name}. Hive Press, 20{n}.\n" for n, (name, title) in enumerate(BOOKS, 10))
    assert read_bytes(f"Further reading\n\n{works}").titles == [title for _, title in BOOKS]


def test_sites_without_a_scheme_at_the_end_of_a_line(read_bytes: Any) -> None:
    """Behind what is said of them, in small letters; files and the ends of sentences are none."""
    said = "Canmore \u2013 the national record canmore.org.uk\nUrban Past: what's on your street? urbanpast.org.uk\n"
    links = [use.href for one in read_bytes(f"Online\n\n{said}").entries for use in one.links]
    assert links == ["http://canmore.org.uk", "http://urbanpast.org.uk"]
    prose = "Open the file named bees.pdf\n\nThis was written for Node.js\n\nWe met at the town hall.It was late.\n"
    result = read_bytes(f"Notes\n\n{prose}")
    assert not [use for item in (*result.entries, *result.passages) for use in item.links]


def test_works_on_one_line_of_a_text(read_bytes: Any) -> None:
    """Behind a colon, or before a stroke as libraries write them; other lists of the same text are read as if they were not there."""
    text = """Demenz

B\u00fccher

Arno Geiger: Der alte K\u00f6nig. Hanser, 2011.
Huub Buijssen: Demenz verstehen. Beltz, 2008.

Databases

Social Care Online
Abstracts and full text, free to all.

CareKnowledge
Practice resources and special reports.

Helpful Index
Good for articles in journals.
"""
    titles = read_bytes(text).titles
    assert titles[:2] == ["Der alte K\u00f6nig", "Demenz verstehen"]
    assert {"Social Care Online", "CareKnowledge", "Helpful Index"} <= set(titles)
    stroke = "Books\n\nDoing a review / Helen Aveyard. 4th ed. 2019\nSkills for practice / Pamela Trevithick. 2012\n"
    assert read_bytes(stroke).titles == ["Doing a review", "Skills for practice"]
    said = "News\n\nOur chair said: We are glad of it. Leith, 2011.\nHe or she / Nobody knows. 2012\n"
    assert not {"We are glad of it", "He or she"} & set(read_bytes(said).titles)


def test_prices_and_sizes_of_paper_are_no_part_of_a_title(read_bytes: Any) -> None:
    """In brackets at its end."""
    items = "".join(
        f"<li><a href='/{n}'>{title} ({tail})</a></li>"
        for n, ((_, title), tail) in enumerate(zip(BOOKS, ("4 \u20ac", "\u00a33.50", "A3, PDF"), strict=True))
    )
    assert read_bytes(f"<h1>Posters</h1><ul>{items}</ul>").titles == [title for _, title in BOOKS]
