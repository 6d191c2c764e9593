"""Cards as people build them: parts of a page that are alike, each around one title, in any language and under any name."""

from typing import Any

import pytest

BEES = ("Bienen im Garten", "Das Wachs", "Der Honig im Handel")
BOOK = (
    "<div class=box><div class=by>Dr. Ann Abel</div><h3>{0}</h3><div class=meta>Verlag Wabe, 2004</div>"
    "<p><strong>Ein Klassiker der Imkerei.</strong> Das Buch beschreibt <b>vier</b> Arten.</p>"
    "<h4>Themen:</h4><ul><li>Grundlagen: was alle brauchen</li><li>Ein Jahr am Stock</li></ul></div>"
)
TILE = (
    '<a href="/{0}" class="doc"><span class="doc__kind">Verein</span> <span class="doc__title">{0}</span>'
    ' <span class="doc__meta">PDF, immer aktuell</span> <span aria-hidden="true">&#8599;</span></a>'
)
LINKED = '<div class="col"><a href="/{0}"><div class="tile"><h3>{0}</h3><p>Alles von {0}.</p><span>Zur Seite</span></div></a></div>'
BUTTON = (
    '<article><p class=kind>Buch</p><h2>{0}</h2><p>Alles von {0}.</p><p><a href="/{0}">Herunterladen</a></p></article>'
)
OPEN = '<table><tr><td><p><img src="b.png"><td><h2>{0}</h2><p>Verlag Wabe</p><p>Alles von {0}.</p></table><hr>'


@pytest.mark.parametrize(("card", "linked"), [(BOOK, False), (TILE, True), (LINKED, True), (BUTTON, True)])
def test_a_card_is_one_entry(read_bytes: Any, card: str, linked: bool) -> None:  # noqa: FBT001 - a case
    """Its title may stand below its author, in a link that holds all of it, among spans, above headings of its own."""
    head = '<div class="head"><span>Lesen</span><h2>{0}</h2><p>Was wir {0} empfehlen, ist hier zu finden.</p></div>'
    halves = (head.format("Alten") + card.format(BEES[0]) + card.format(BEES[1]), head.format("Jungen"))
    page = f"<html><h1>T</h1><section>{halves[0]}</section><section>{halves[1]}{card.format(BEES[2])}</section></html>"
    page = page if card is not BUTTON else page.replace("<h2>Alten", "<h1>Alten").replace("<h2>Jungen", "<h1>Jungen")
    entries = read_bytes(page).entries
    assert [entry.title for entry in entries] == list(BEES)
    assert [entry.links[0].href for entry in entries if entry.links] == [f"/{title}" for title in BEES if linked]


def test_what_a_card_says_is_its_description_and_what_follows_it_is_not(read_bytes: Any) -> None:
    """Headings and lists inside the card belong to it."""
    page = f"<html><h1>T</h1>{''.join(map(BOOK.format, BEES))}<p>Alle Preise gelten nur bis zum Ende des Jahres.</p></html>"
    descriptions = [entry.description for entry in read_bytes(page).entries]
    assert all("Ein Jahr am Stock" in said and "Dr. Ann Abel" in said for said in descriptions)
    assert "Preise" not in descriptions[-1]


def test_a_card_that_a_page_never_closed_is_one_all_the_same(read_bytes: Any) -> None:
    """The others show what it is."""
    cards = "".join(map(OPEN.replace("<p><img", "<img").format, (*BEES, "Der Stock")))
    page = f"<html><h1>T</h1>{cards}{OPEN.format('Die Wabe')}</html>"
    assert read_bytes(page).titles == [*BEES, "Der Stock", "Die Wabe"]


def test_sections_that_list_links_are_no_cards(read_bytes: Any) -> None:
    """However alike they are."""
    part = '<section class=part><h2>{0}</h2><ul><li><a href="/a{0}">Erstes {0}</a></li><li><a href="/b{0}">Zweites {0}</a></li></ul></section>'
    entries = read_bytes(f"<html><h1>T</h1>{''.join(map(part.format, BEES))}</html>").entries
    assert [entry.title for entry in entries] == [
        f"{which} {title}" for title in BEES for which in ("Erstes", "Zweites")
    ]
    assert entries[0].section == (BEES[0],)


def test_sections_of_works_without_links_are_no_cards(read_bytes: Any) -> None:
    """A bibliography in parts."""
    work = '<div class="work"><p><b>{0} {1}</b>. Verlag Wabe, 2004.</p></div>'
    part = (
        "<div class=part><h3>{0}</h3>"
        + "".join(work.replace("{1}", each) for each in ("eins", "zwei", "drei"))
        + "</div>"
    )
    titles = read_bytes(f"<html><h1>T</h1>{''.join(map(part.format, BEES))}</html>").titles
    assert titles == [f"{title} {each}" for title in BEES for each in ("eins", "zwei", "drei")]


def test_of_words_in_two_languages_a_reader_sees_one(read_bytes: Any) -> None:
    """That of the page."""
    card = '<div class=box><b data-lang=de></b><h3 data-lang="de">{0}</h3><h3 data-lang="en">About {0}</h3><p>Alles.</p></div>'
    assert read_bytes(f'<html lang="de-AT"><h1>T</h1>{"".join(map(card.format, BEES))}</html>').titles == list(BEES)


LIST = (
    "<ul>"
    + "".join(f'<li><a href="https://{name}.example/">{name}</a></li>' for name in ("Apis", "Bombus", "Vespa"))
    + "</ul>"
)


def test_a_menu_that_leads_to_other_sites_is_the_list(read_bytes: Any) -> None:
    """Buttons to a site's own accounts are not."""
    menu = '<nav><a href="/">Home</a><a href="/about">About us</a></nav>'
    accounts = (
        "<nav>"
        + "".join(f'<a href="https://{name}.com/bees">{name}</a>' for name in ("facebook", "x", "tiktok"))
        + "</nav>"
    )
    assert read_bytes(f"<html>{menu}<nav><h2>Links</h2>{LIST}</nav>{accounts}</html>").titles == [
        "Apis",
        "Bombus",
        "Vespa",
    ]


def test_a_wordy_footer_is_no_content_where_the_links_stand_elsewhere(read_bytes: Any) -> None:
    """A short list above a long notice."""
    notice = f"<p>{'Der Betreiber haftet nicht. ' * 30}<a href='https://law.example/'>Gesetz</a>.</p>"
    page = f"<html><body><div class=row><h3>Links</h3>{LIST}</div><div class='footer p-3'><div>{notice}</div></div></body></html>"
    assert read_bytes(page).titles == ["Apis", "Bombus", "Vespa"]


def test_a_few_words_above_a_heading_and_a_button_below_the_list_are_no_entries(read_bytes: Any) -> None:
    """Where all that is listed leads to other sites."""
    page = (
        f"<html><h1>T</h1><span>Nachlesen</span><h2>Links</h2>{LIST}<span>Noch Fragen?</span><h2>Besuch</h2>"
        "<p>Wir sind am Mittwoch da und helfen gern.</p><a class=btn href='contact.html'>Zu uns</a></html>"
    )
    assert read_bytes(page).titles == ["Apis", "Bombus", "Vespa"]


def test_a_link_in_a_sentence_is_the_title_where_the_others_begin_with_theirs(read_bytes: Any) -> None:
    """An article before it belongs to it."""
    item = '<li><a href="/{0}">bee {0}</a> is good</li>'
    others = "".join(map(item.format, ("guide", "book", "film", "song")))
    page = f'<html><h1>T</h1><h2>Links</h2><ul>{others}<li>The <a href="/p">bee parable</a> is an easy read about bees.</li></ul></html>'
    assert read_bytes(page).titles[-1] == "The bee parable"


def test_sections_that_list_works_in_bold_type_are_no_cards(read_bytes: Any) -> None:
    """Nor are those whose lists hold each link in a box of its own."""
    bold = "<li><strong>{0} {1}</strong> by Ann Abel \u2013 On how bees live.</li>"
    boxed = '<li><div><span><a href="/{0}{1}">{0} {1}</a></span><div>From <a href="/x">a site</a></div></div></li>'
    for item in (bold, boxed):
        works = "".join(item.replace("{1}", each) for each in "AB")
        part = f'<div class=part><h2 class="part-title">{{0}}</h2><div><p>The <a href="/o">official site</a> has:</p><ul>{works}</ul></div></div>'
        titles = read_bytes(f"<html><h1>T</h1>{''.join(map(part.format, BEES))}</html>").titles
        assert titles == [f"{title} {each}" for title in BEES for each in "AB"]


CARDS = "".join(map(BUTTON.format, BEES))


@pytest.mark.parametrize(
    "note",
    [
        '<a href="tel:999"><p>999</p><p>Notruf</p></a><a href="sms:838"><p>838</p></a>',
        "<div><strong>Kurz gesagt:</strong> W\u00e4hlen Sie aus, was zur Frage passt, und drucken Sie es.</div>",
    ],
)
def test_what_to_call_and_notes_in_bold_type_are_no_entries(read_bytes: Any, note: str) -> None:
    """Beside cards that lead somewhere."""
    assert read_bytes(f"<html><h1>T</h1><div>{note}</div>{CARDS}</html>").titles == list(BEES)


def test_an_address_below_a_title_in_bold_type_is_its_own(read_bytes: Any) -> None:
    """Where nearly every such title has one."""
    pair = '<strong>{0}</strong><br><a href="https://bees.example/{0}">https://bees.example/{0}</a><br><br>'
    entries = read_bytes(
        f"<html><h1>T</h1><p>{''.join(map(pair.format, ('Wachs', 'Honig', 'Der Stock')))}</p></html>"
    ).entries
    assert [(entry.title, len(entry.links)) for entry in entries] == [("Wachs", 1), ("Honig", 1), ("Der Stock", 1)]


def test_a_link_that_holds_all_words_of_an_item_is_its_title(read_bytes: Any) -> None:
    """However much it looks like a title and what is said of it."""
    item = '<li><a href="/a">ODB - C++ Object-Relational Mapping (ORM)</a></li><li><a href="/b">TACnet: Truman Area Community Network, Inc.</a></li>'
    assert read_bytes(f"<html><h1>T</h1><ul>{item}</ul></html>").titles == [
        "ODB - C++ Object-Relational Mapping (ORM)",
        "TACnet: Truman Area Community Network, Inc",
    ]


def test_a_paragraph_of_nothing_but_sites_is_a_list(read_bytes: Any) -> None:
    """Also where its links are never closed; a line in bold type that ends with a colon heads what follows."""
    sites = ", ".join(
        f'<a href="https://{name}.example/">{name}' for name in ("apis", "bombus", "vespa", "osmia", "megachile")
    )
    below = '<p><b>Ohne Netz geht auch:</b></p><p><b><a href="https://a.example/">Die Wabe</a></b></p><p><b><a href="https://b.example/">Der Stock</a></b></p>'
    page = f"<html><h1>T</h1><h4>Kinderseiten:<p>{sites}</p></h4>{below}</html>"
    assert read_bytes(page).titles == ["apis", "bombus", "vespa", "osmia", "megachile", "Die Wabe", "Der Stock"]


def test_a_table_is_read_by_column_names_of_other_languages_or_else_by_what_stands_in_quotation_marks(
    read_bytes: Any,
) -> None:
    """A number in brackets is no title."""
    row = '<tr><td>[{0}]</td><td>UNESCO, (2014)</td><td>"Lernen {0}"</td><td><a href="https://a.example/{0}">https://a.example/{0}</a></td></tr>'
    rows = "".join(row.format(number) for number in (1, 2, 3))
    for names in (
        "<th>Nr</th><th>Autor</th><th>Titulo</th><th>Enlace</th>",
        "<th>A</th><th>B</th><th>C</th><th>D</th>",
    ):
        page = f"<html><h1>T</h1><table><tr>{names}</tr>{rows}</table></html>"
        assert read_bytes(page).titles == ["Lernen 1", "Lernen 2", "Lernen 3"]


def test_a_link_in_the_header_beside_the_title_is_no_entry(read_bytes: Any) -> None:
    """An address on a map."""
    head = '<header><h1>T</h1><p><a href="https://map.example/x">Via Berchet, 2 - Monza (MB)</a></p></header>'
    assert read_bytes(f"<html><body>{head}<h2>Links</h2>{LIST}</body></html>").titles == ["Apis", "Bombus", "Vespa"]


def test_a_table_that_only_lays_out_a_page_is_read_as_what_stands_in_it(read_bytes: Any) -> None:
    """Tables in its cells say so, and a cell of paragraphs beside a picture; a cell named after a menu is one."""
    links = "<b>{0}<br></b>" + "".join(
        f'<a href="https://{name}.example/">{name}<br></a>' for name in ("apis", "osmia")
    )
    menu = '<td id="menu"><a href="/">Start</a> <a href="/b">Bilder</a></td>'
    side = "<td><table><tr><td><img src='l.png'></td></tr></table></td>"
    page = f"<html><table><tr>{side}{menu}</tr><tr><td></td><td>{links.format('Kinder')}</td></tr></table></html>"
    assert read_bytes(page).titles == ["apis", "osmia"]
    book = "<tr><td><img src='a.png'></td><td><p><b>{0}<br></b>von Ada Apel</p><p>Verlag Wabe</p></td></tr><tr><td colspan='2'>Ein Buch.</td></tr>"
    books = "".join(map(book.format, ("Der Stock", "Das Wachs", "Der Honig")))
    assert read_bytes(f"<html><h1>T</h1><table>{books}</table></html>").titles == [
        "Der Stock",
        "Das Wachs",
        "Der Honig",
    ]


def test_a_paragraph_goes_on_after_its_link_as_its_neighbours_end(read_bytes: Any) -> None:
    """Where most paragraphs begin with a link, and most of these end there or at a comma."""
    lines = (
        '<div><a href="https://a.example/">Die Wabe</a></div>',
        '<div><a href="https://b.example/">Der Stock</a> in der Fassung von 2020</div>',
        '<div><a href="https://c.example/">Das Wachs</a>, zum Gießen</div>',
        '<div><a href="https://d.example/">Der Honig</a></div>',
    )
    assert read_bytes(f"<html><h1>T</h1>{''.join(lines)}</html>").titles == [
        "Die Wabe",
        "Der Stock",
        "Das Wachs",
        "Der Honig",
    ]


def test_a_paragraph_names_an_address_as_its_neighbours_do(read_bytes: Any) -> None:
    """Nearly all of a page, and some of its sections have but one."""
    names = (
        "Der Verein: <a href='https://a.example/'>https://a.example/</a> - dort ist alles.",
        "Das Amt: <a href='https://b.example/'>https://b.example/</a>",
        "Das Museum: <a href='https://c.example/'>https://c.example/</a>. Es ist alt.",
    )
    page = "".join(f"<h4>{number}</h4><p>{name}</p>" for number, name in enumerate(names))
    assert read_bytes(f"<html><h2>T</h2>{page}</html>").titles == ["Der Verein", "Das Amt", "Das Museum"]


def test_a_picture_before_the_link_and_a_word_before_it_hide_no_title(read_bytes: Any) -> None:
    """The heading above such paragraphs is theirs, not an entry."""
    icon = '<p><a href="https://{0}.example/"><img src="i.png" alt="{0}"></a> {1}<a href="https://{0}.example/">{0}</a>{2}</p>'
    one = icon.format("Apis", "", " sammelt Honig.") + icon.format("Bombus", "", " summt.")
    two = icon.format("Vespa", "In ", ", mit Larven.") + icon.format("Osmia", "Die ", ", die mauert.")
    page = (
        f"<html><h1>T</h1><h3>Bienen</h3>{one}{icon.format('Xylocopa', '', ' bohrt.')}<h3>Andere</h3>{one}{two}</html>"
    )
    assert read_bytes(page).titles == ["Apis", "Bombus", "Xylocopa", "Apis", "Bombus", "Vespa", "Die Osmia"]


def test_the_fullest_body_of_a_page_is_its_body(read_bytes: Any) -> None:
    """The first may be for browsers without scripts."""
    page = f"<html><head></head><noscript><body></noscript><body><h1>T</h1>{LIST}</body></html>"
    assert read_bytes(page).titles == ["Apis", "Bombus", "Vespa"]


def test_a_jump_may_name_the_file_of_its_own_page(read_bytes: Any) -> None:
    """As pages in frames do."""
    page = f'<html><h1>T</h1>{LIST}<ul><li><a href="links.htm#b">Bienen</a></li></ul><p><a href="links.htm#top">Back to the top</a></p></html>'
    assert read_bytes(page, url="https://list.example/links.htm").titles == ["Apis", "Bombus", "Vespa"]
