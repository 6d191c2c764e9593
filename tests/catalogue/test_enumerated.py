"""Lists that are written as one paragraph, as pictures, or as names with their addresses."""

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
