"""Ordinary pages and texts whose links, titles or names a rule made for others once took away."""

import time
from typing import Any

import pytest

_ICON = (
    "<a href=https://facebook.com/{0}><img alt=Facebook></a> <a href=https://instagram.com/{0}><img alt=Instagram></a>"
)
_COPYRIGHT = "<h1>Rights</h1>" + "".join(
    f"<h3><a href=https://{name[0].lower()}.example/>{name}</a></h3>"
    for name in ("Society of Authors", "Writers' Guild", "Picture Desk", "Copyright Licensing Agency")
)
_CLUBS = "<h1>Clubs</h1>" + "".join(
    f"<h3>{name} of the Lake</h3><p>{_ICON.format(name)}</p>" for name in ("Rowers", "Sailors", "Divers")
)
_VOLUMES = (
    "<h1>Index</h1><ul>" + "".join(f'<li><a href="vol{letter}.pdf">{letter}</a></li>' for letter in "ABCDEF") + "</ul>"
)
_TONGUES = (
    "<h1>Languages</h1><ul>"
    + "".join(f"<li><a href='{name.lower()}.html'>{name}</a></li>" for name in ("C", "D", "R", "J", "Q", "Python"))
    + "</ul>"
)
_SERVICES = "<main><h1>Services</h1><ul><li><a href=/>Council web site</a></li><li><a href=/tax>Council tax</a></li><li><a href=/bins>Bins</a></li><li>Parking (by telephone)</li></ul></main>"
_REPORTS = (
    "<h1>Reports</h1><ul>"
    + "".join(
        f'<li><a href="/{year}.pdf">Annual report<span class="visually-hidden"> for {year}</span></a></li>'
        for year in (2021, 2022, 2023)
    )
    + "</ul>"
)
_ARTISTS = "<h1>Our artists</h1>" + "".join(
    f"<article><h3>{name} \u2013 {work}</h3><p>Lives in Northtown.</p></article>"
    for name, work in (
        ("Ann Hill", "Oil Painter of Northtown"),
        ("John Stone", "Wood Carver"),
        ("Mary Field", "Glass Worker"),
    )
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (_COPYRIGHT, ["Society of Authors", "Writers' Guild", "Picture Desk", "Copyright Licensing Agency"]),
        (_CLUBS, ["Rowers of the Lake", "Sailors of the Lake", "Divers of the Lake"]),
        (_VOLUMES, ["A", "B", "C", "D", "E", "F"]),
        (_TONGUES, ["C", "D", "R", "J", "Q", "Python"]),
        (_SERVICES, ["Council web site", "Council tax", "Bins"]),
        (_REPORTS, ["Annual report for 2021", "Annual report for 2022", "Annual report for 2023"]),
        (
            _ARTISTS,
            [
                "Ann Hill \u2013 Oil Painter of Northtown",
                "John Stone \u2013 Wood Carver",
                "Mary Field \u2013 Glass Worker",
            ],
        ),
    ],
    ids=[
        "a heading that begins with Copyright",
        "accounts of clubs",
        "volumes",
        "languages",
        "services",
        "hidden years",
        "artists",
    ],
)
def test_entries_are_not_taken_for_the_look_of_a_page(read_bytes: Any, page: str, expected: list[str]) -> None:
    """Feet, alphabets, ways from home and hidden words are told by more than one sign."""
    titles = [entry.title for entry in read_bytes(page.encode()).entries]
    assert titles[: len(expected)] == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://stadt.example/?tx_news_pi1[news]=12&cHash=ab",
        "https://bees.example/f?tags[name]=bees",
        "https://x.example/a[b]c",
    ],
)
def test_brackets_of_an_address_are_its_own(read_bytes: Any, address: str) -> None:
    """They hold no words of a link."""
    text = f"Links\n\n- News of the town: {address}\n- Wax: https://wax.example/\n"
    hrefs = [use.href for entry in read_bytes(text.encode()).entries for use in entry.links]
    assert address in hrefs


def test_works_keep_their_numbers_beyond_a_thousand(read_bytes: Any) -> None:
    """A number alone on its line stands above each."""
    text = "".join(f"{number}.\nWork {number} on bees. https://w.example/{number}\n\n" for number in range(995, 1005))
    hrefs = {use.href for entry in read_bytes(text.encode()).entries for use in entry.links}
    assert len(hrefs) == 10
    assert len(read_bytes(text.encode()).entries) == 10


def test_a_table_of_contacts_is_no_grid_of_names(read_bytes: Any) -> None:
    """Each row is one entry."""
    rows = [
        ("Dentist Ann", "Mill Lane Practice", "Open Tuesday mornings"),
        ("Doctor Ben", "High Street Surgery", "By appointment only"),
        ("Optician Cy", "Market Place Shop", "Closed on Mondays"),
        ("Vet Dora", "Old Farm Clinic", "Day and night"),
        ("Midwife Eve", "Moor Health Centre", "Every Friday afternoon"),
    ]
    text = "Local health\n\n" + "\n".join("\t".join(row) for row in rows) + "\n"
    assert [entry.title for entry in read_bytes(text.encode()).entries] == [row[0] for row in rows]


def test_helplines_beside_cards_stay(read_bytes: Any) -> None:
    """A number to call is what they are for."""
    cards = "".join(
        f"<div class=c><h3>{name} Trust</h3><p>Words.</p><a href=https://{name.lower()}.example/>Visit</a></div>"
        for name in ("Ash", "Elm", "Fir", "Yew")
    )
    page = f"<h1>Help</h1>{cards}<h2>Childline</h2><p>Call 0800 1111 at any time of the day.</p>"
    assert "Childline" in [entry.title for entry in read_bytes(page.encode()).entries]


def test_a_document_that_the_list_links_is_shown_once(read_bytes: Any) -> None:
    """The frame beside it adds none."""
    items = "".join(f"<li><a href=/m/{number}.pdf>Minutes of {number} May</a></li>" for number in (1, 8, 15))
    page = f"<h1>Minutes</h1><ul>{items}</ul><iframe src=/m/1.pdf title='Minutes of 1 May'></iframe>"
    assert len(read_bytes(page.encode()).entries) == 3


_SIZE = 3_000


@pytest.mark.parametrize(
    "text",
    [
        "= a" + " " * _SIZE + "=b\n",
        "word - " * _SIZE + "\n",
        "|===\n|a" + " " * _SIZE * 4 + "b\n|===\n",
        "<a href=/x>" + "<span class=sr-only>" * _SIZE + "x</a>",
        "<p class=MsoListParagraph>x" * _SIZE,
        "<div>" * _SIZE + "<iframe src=a.pdf></iframe>",
    ],
    ids=["a heading", "dashes", "a cell", "hidden words", "open paragraphs of Word", "a deep frame"],
)
def test_time_grows_with_the_text(read_bytes: Any, text: str) -> None:
    """Each took the square of its length once: seconds to minutes."""
    begun = time.process_time()
    read_bytes(f"{text}\n\nLinks\n\n- Wax https://wax.example/\n".encode())
    assert time.process_time() - begun < 3
