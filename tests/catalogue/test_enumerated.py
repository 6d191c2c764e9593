"""Lists that are written as one paragraph, as pictures, or as names with their addresses."""

import re
from typing import Any

import pytest

RUN = {
    "labelled": "<b>Apis. <br><b>Web:</b> {a}<br><b>Bombus und <br><b>Web:</b> {b}<br><b>Vespa <br><b>URL:</b> {c}</b><br>[Honig]</b></b></b>",
    "plain": "Our channels: - Apis: {a} - Bombus und: {b} - Vespa: {c}",
    "lines": "Apis: {a}<br>\n Bombus und: {b}<br>\n Vespa: {c}.",
}
ADDRESSES = [f"http://{name}.example/" for name in ("apis", "bombus", "vespa")]


@pytest.mark.parametrize("run", RUN.values(), ids=RUN)
def test_names_with_their_addresses_in_one_paragraph_are_a_list(read_bytes: Any, run: str) -> None:
    """Each is an entry under its name, the word before the address ("Web:") aside."""
    links = [f'<a href="{address}">{address}</a>' for address in ADDRESSES]
    entries = read_bytes(f"<html><h1>T</h1><p>{run.format(a=links[0], b=links[1], c=links[2])}</p></html>").entries
    assert [entry.title for entry in entries] == ["Apis", "Bombus und", "Vespa"]
    assert [entry.links[0].href for entry in entries] == ADDRESSES


def test_sentences_with_addresses_are_no_list(read_bytes: Any) -> None:
    """They say more than names."""
    text = f"We have moved. Write to the old place: {ADDRESSES[0]} and then look here: {ADDRESSES[1]} for answers."
    assert not read_bytes(f"<html><h1>T</h1><h2>News</h2><p>{text}</p><h2>More</h2><p>{text}</p></html>").titles[2:]


def pictures(*names: str, host: str = "{0}.example") -> str:
    """Return pictures that lead to a site each."""
    return "".join(
        f'<a href="https://{host.format(name.lower())}/"><img src="{name}.png" alt="{name}"></a>\n' for name in names
    )


@pytest.mark.parametrize("around", ["<div>{}</div>", "<div>{}</div><p><a href='home.html'>Home</a></p>"])
def test_a_wall_of_pictures_is_a_list(read_bytes: Any, around: str) -> None:
    """Each speaks for itself where most links of the page are such pictures."""
    page = f"<html><h2>Friends</h2>{around.format(pictures('Apis', 'Bombus', 'Vespa'))}</html>"
    assert read_bytes(page).titles[:3] == ["Apis", "Bombus", "Vespa"]


def test_pictures_without_a_word_are_entries_by_the_names_of_their_hosts(read_bytes: Any) -> None:
    """What stands above them heads them."""
    walls = [pictures(*names) for names in (("Apis", "Bombus", "Vespa"), ("Osmia", "Andrena"))]
    silent = [re.sub(r'alt="[^"]*"', "", wall) for wall in walls]
    rows = "".join(f"<tr><td><b>Bees {n}</b></td></tr><tr><td><p>{wall}</p></td></tr>" for n, wall in enumerate(silent))
    entries = read_bytes(f"<html><h1>T</h1><table>{rows}</table></html>").entries
    assert [entry.title for entry in entries] == [
        f"{name}.example" for name in ("apis", "bombus", "vespa", "osmia", "andrena")
    ]
    assert [entry.section for entry in entries] == [("Bees 0",)] * 3 + [("Bees 1",)] * 2


def test_buttons_to_accounts_are_no_wall_of_pictures(read_bytes: Any) -> None:
    """Their pictures name the service alone."""
    buttons = pictures("Facebook", "Instagram", "YouTube", host="www.{0}.com")
    assert not {"Facebook", "Instagram", "YouTube"} & set(
        read_bytes(f"<html><h2>T</h2><div>{buttons}</div></html>").titles
    )


def test_a_page_saved_under_another_name_keeps_its_jumps(read_bytes: Any) -> None:
    """Links into another file are jumps where all of their places are on this page."""
    jumps = "".join(f'<li><a href="links.htm#{mark}">Part {mark}</a></li>' for mark in "abc")
    page = "".join(
        f'<a name="{mark}"></a><ul><li><a href="https://{mark}.example/">Site {mark}</a></li></ul>' for mark in "abc"
    )
    text = f"<html><h1>T</h1><ul>{jumps}</ul>{page}</html>"
    assert read_bytes(text, url="https://list.example/saved.html").titles == ["Site a", "Site b", "Site c"]
    assert "Part a" in read_bytes(text.replace('name="b"', 'name="x"')).titles


def test_an_address_may_follow_its_name_without_a_colon(read_bytes: Any) -> None:
    """Among paragraphs that name their address so, a dash parts it from what is said."""
    named = "".join(
        f"<p>{name}: {address}</p>" for name, address in zip(("Apis", "Bombus", "Vespa"), ADDRESSES, strict=True)
    )
    text = f"<html><h1>T</h1><h4>Bees</h4>{named}<h4>More</h4><p>Osmia Server http://osmia.example/ - has all the walls.</p></html>"
    entries = read_bytes(text).entries
    assert [entry.title for entry in entries] == ["Apis", "Bombus", "Vespa", "Osmia Server"]
    assert entries[-1].links[0].href == "http://osmia.example/"


def test_words_after_a_the_are_titles_where_others_begin_with_their_link(read_bytes: Any) -> None:
    """Paragraphs below one heading are held against those of the whole page."""
    link = '<p>{before}<a href="https://{0}.example/">{0}</a> {1}.</p>'
    first = "".join(link.format(name, "makes honey", before="") for name in ("Apis", "Bombus", "Vespa", "Osmia"))
    second = "".join(link.format(name, "of the north", before="The ") for name in ("Xylocopa", "Andrena"))
    page = (
        f"<html><h1>T</h1><h3>Bees</h3>{first}<h3>Others</h3>{second}{link.format('Nomada', 'too', before='')}</html>"
    )
    assert read_bytes(page).titles[4:] == ["The Xylocopa", "The Andrena", "Nomada"]


def test_bare_boxes_to_own_pages_are_no_entries_beside_other_sites(read_bytes: Any) -> None:
    """They are the menu at the foot of the page."""
    sites = "".join(f'<li><a href="https://a{n}.example/">Site {n}</a></li>' for n in range(8))
    foot = "".join(f'<a href="p{n}.htm"><font><b>[Part {n}]</b></font></a>\n' for n in range(4))
    assert read_bytes(f"<html><h1>T</h1><ul>{sites}</ul><hr><div>{foot}</div></html>").titles == [
        f"Site {n}" for n in range(8)
    ]


def test_cells_with_a_title_and_a_link_each_are_entries(read_bytes: Any) -> None:
    """Though they stand side by side in a row; the host below the title is its address."""
    cell = '<td><strong>{0} Society</strong><br /><a href="http://{1}.example/">{1}.example</a></td>'
    names = ("Apis", "Bombus", "Vespa", "Osmia")
    cells = [cell.format(name, name.lower()) for name in names]
    rows = f"<tr><td colspan='2'>Local</td></tr><tr>{cells[0]}{cells[1]}</tr><tr>{cells[2]}{cells[3]}</tr>"
    entries = read_bytes(f"<html><h1>T</h1><table>{rows}<tr>{cells[0]}<td>&nbsp;</td></tr></table></html>").entries
    assert [entry.title for entry in entries] == [f"{name} Society" for name in (*names, "Apis")]
    assert [entry.links[0].href for entry in entries[:2]] == ["http://apis.example/", "http://bombus.example/"]


def test_a_row_with_its_title_in_bold_type_stays_one_entry(read_bytes: Any) -> None:
    """Only one of its cells has a title and a link."""
    row = '<tr><td><b>{0}</b></td><td><a href="http://{0}.example/">Website</a></td><td><b>free</b></td></tr>'
    page = "".join(row.format(name) for name in ("Apis", "Bombus", "Vespa", "Osmia"))
    assert read_bytes(f"<html><h1>T</h1><table>{page}</table></html>").titles == ["Apis", "Bombus", "Vespa", "Osmia"]


LOCAL = "".join(f'<li><a href="p{n}.html">Part {n}</a></li>' for n in range(3))


@pytest.mark.parametrize("words", ["← To all subjects", "Back to the homepage", "« Zurück", "Retour à l'accueil"])
def test_the_way_back_is_no_entry(read_bytes: Any, words: str) -> None:
    """Though the list leads to own pages too."""
    page = f'<html><h1>T</h1><ul>{LOCAL}</ul><div><a href="../index.html">{words}</a></div></html>'
    assert read_bytes(page).titles == ["Part 0", "Part 1", "Part 2"]


def test_an_item_that_leads_nowhere_yet_is_an_entry_among_others(read_bytes: Any) -> None:
    """A menu of such items is none."""
    item = '<li><a href="#">Part {}</a></li>'
    assert read_bytes(f"<html><h1>T</h1><ul>{LOCAL}{LOCAL}{item.format(3)}</ul></html>").titles[-1] == "Part 3"
    assert not read_bytes(f"<html><h1>T</h1><ul>{''.join(map(item.format, range(4)))}</ul></html>").titles


def test_a_list_by_line_breaks_begins_behind_the_break_above_it(read_bytes: Any) -> None:
    """What announces it takes nothing from its first entry."""
    lines = "".join(
        f'<a href="https://{name}.example/">{name}</a> and so on<br/>' for name in ("Apis", "Bombus", "Vespa", "Osmia")
    )
    page = f"<span>Links to other sites that you may like:<br/></span>\n<br/>\n<span>{lines}</span>"
    assert read_bytes(f"<html><h1>T</h1>{page}</html>").titles == ["Apis", "Bombus", "Vespa", "Osmia"]


SPOKEN = "<p>{0}<a href='https://{1}.example/'>{1}</a> Society has long cared for the bees of the north.</p>"


def test_paragraphs_that_speak_of_a_site_each_are_entries(read_bytes: Any) -> None:
    """Where a page has nothing else; what follows is said of the site above it."""
    sites = [
        SPOKEN.format(before, name)
        for before, name in zip(
            ("The ", "", "The ", "", "Die "), ("Apis", "Bombus", "Vespa", "Osmia", "Nomada"), strict=True
        )
    ]
    entries = read_bytes(
        f"<html><h1>Links</h1>{sites[0]}<p>It is the oldest of them.</p>{''.join(sites[1:])}</html>"
    ).entries
    assert [entry.title for entry in entries] == ["The Apis", "Bombus", "The Vespa", "Osmia", "Die Nomada"]
    assert entries[0].description.endswith("It is the oldest of them.")


def test_prose_that_leads_to_few_sites_is_no_list(read_bytes: Any) -> None:
    """Nor is what comes to its link late."""
    late = "".join(SPOKEN.format("Long ago, on a hill far from here, the ", f"a{n}") for n in range(6))
    assert not read_bytes(f"<html><h1>About us</h1>{SPOKEN.format('The ', 'Apis') * 6}</html>").titles
    assert not read_bytes(f"<html><h1>About us</h1>{late}</html>").titles
