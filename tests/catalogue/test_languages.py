"""The language of a resource, where the catalogue says it."""

from pathlib import Path
from typing import Any

import pytest

from crawler.catalogue.languages import language_in_words, language_of, tag_language


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("English", "en"), ("en", "en"), ("en-GB", "en"), ("eng", "en"), ("cym", "cy"), ("Cymraeg", "cy"), ("WELSH", "cy"), ("de_AT", "de"), ("Französisch", "fr"), ("Gaelic", "gd"),
        ("Scottish Gaelic", "gd"), ("zh-Hans", "zh"), ("iw", "he"), ("Bahasa Indonesia", "id"), ("русский", "ru"), ("English; en-US", "en"), ("Welsh / Cymraeg", "cy"),
        ("English and Welsh", None), ("anglais et français", None), ("Deutsch, English", None), ("multilingual", None), ("mul", None), ("Python", None), ("", None), ("n/a", None),
    ],
)  # fmt: skip
def test_a_cell_gives_one_language_or_none(said: str, tag: str | None) -> None:
    """Tags and names in some languages; several are none."""
    assert language_of(said) == tag


@pytest.mark.parametrize(
    ("said", "tag"),
    [("cy", "cy"), (" pt-BR ", "pt"), ("x-klingon", None), ("xx", None), ("", None), (None, None), ("en, fr", None)],
)
def test_markup_gives_a_tag(said: str | None, tag: str | None) -> None:
    """What is no tag of a language we know gives none."""
    assert tag_language(said) == tag


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("Community funds (in Welsh)", "cy"), ("Community funds [PDF, German]", "de"), ("Community funds (German, PDF, 2 MB)", "de"), ("Community funds (PDF 1.2 MB, in Polish)", "pl"),
        ("Community funds: Gaelic version", "gd"), ("Community funds (Welsh language version)", "cy"), ("Guide des fonds, en français", "fr"), ("Ratgeber auf Deutsch", "de"),
        ("Info (Cymraeg)", "cy"), ("Broschüre (auf Englisch)", "en"), ("Guide (available in Arabic only)", "ar"), ("Übersicht (українська)", "uk"), ("Przewodnik po polsku", "pl"),
        ("Hướng dẫn (Tiếng Việt, PDF)", "vi"),
        ("German grammar", None), ("Intermediate grammar (German)", None), ("Learn to speak in Spanish", None), ("Latin American history (in Latin)", None), ("Leaflets (English and Welsh)", None),
        ("Poems (in Irish) [PDF, English]", None), ("Community funds", None), ("The German version of events", None), ("Polish (PDF)", None), ("Living in Irish towns", None),
    ],
)  # fmt: skip
def test_words_give_a_language_where_it_cannot_be_the_subject(title: str, tag: str | None) -> None:
    """In brackets, before a file's kind, before "version", or at the end in the words of that language."""
    assert language_in_words(title) == tag


LIST = "<html lang='en'><body><main><h1>Guides</h1><ul>{}</ul></main></body></html>"


@pytest.mark.parametrize(
    ("item", "tag"),
    [
        ("<li><a href='https://a.example/1' hreflang='cy'>Cronfa gymunedol</a>: a guide to funds.</li>", "cy"),
        ("<li><a href='https://a.example/1' lang='cy-GB'>Cronfa gymunedol</a>: a guide to funds.</li>", "cy"),
        ("<li lang='de'><p><a href='https://a.example/1'>Leitfaden</a>: ein Ratgeber.</p></li>", "de"),
        ("<li lang='de'><a href='https://a.example/1' hreflang='fr'>Leitfaden</a>: ein Ratgeber.</li>", "fr"),
        ("<li lang='en-GB'><a href='https://a.example/1'>A guide</a>: all about funds.</li>", None),
        ("<li><a href='https://a.example/1' hreflang='x'>A guide</a>: all about funds.</li>", None),
        ("<li><a href='https://a.example/1'>A guide</a> (in Welsh): all about funds.</li>", "cy"),
        ("<li><a href='https://a.example/1'>A guide [PDF, Polish]</a>: all about funds.</li>", "pl"),
        ("<li><a href='https://a.example/1'>A guide</a>: funds, <a href='https://a.example/2' hreflang='cy'>Cymraeg</a>.</li>", None),
        ("<li><a href='https://a.example/1'>A guide</a>: how funds (in Welsh) came to be.</li>", None),
        (f"<li lang='cy'>{'<b>' * 40}<a href='https://a.example/1'>A guide</a>{'</b>' * 40}: all about funds.</li>", None),
    ],
)  # fmt: skip
def test_markup_and_words_of_a_page_give_the_language_of_its_entries(
    read_bytes: Any, item: str, tag: str | None
) -> None:
    """`hreflang` of the entry's own link, `lang` where it is not the document's, plain words."""
    other = "<li><a href='https://b.example/'>Another guide</a>: to something else.</li>"
    entries = read_bytes(LIST.format(item + other)).entries
    assert [entry.language for entry in entries] == [tag, None]


def test_the_language_of_everything_is_that_of_no_entry(read_bytes: Any) -> None:
    """A `lang` around the whole list says what the page is in."""
    page = "<html><body lang='cy'><div lang='cy'><ul><li><a href='https://a.example/'>Canllaw</a>: am arian.</li></ul></div></body></html>"
    assert [entry.language for entry in read_bytes(page).entries] == [None]


def test_a_link_of_pictures_gives_its_language(read_bytes: Any) -> None:
    """Links without words keep what their markup says."""
    item = "<li><a href='https://a.example/1' hreflang='cy'><img alt='Cronfa gymunedol'></a></li>"
    entries = read_bytes(LIST.format(item + item.replace("/1", "/2"))).entries
    assert [entry.language for entry in entries] == ["cy", "cy"]


@pytest.mark.parametrize("name", ["Language", "lang", "dc:language", "dcterms.language", "Sprache", "Langue", "Idioma"])
def test_a_column_gives_the_language(read_bytes: Any, name: str) -> None:
    """In a table file, and in a table of a page."""
    rows = (("Cronfa gymunedol", "https://a.example/1", "Welsh"), ("A guide (in German)", "https://a.example/2", ""))
    text = "\n".join(",".join(row) for row in (("Title", "Link", name), *rows))
    assert [entry.language for entry in read_bytes(text).entries] == ["cy", "de"]
    cells = "".join(
        f"<tr><td>{title}</td><td><a href='{url}'>open</a></td><td>{said}</td></tr>" for title, url, said in rows
    )
    table = f"<html><body><table><tr><th>Title</th><th>Link</th><th>{name}</th></tr>{cells}</table></body></html>"
    assert [entry.language for entry in read_bytes(table).entries] == ["cy", "de"]


def test_the_seed_catalogues_give_no_language() -> None:
    """Nothing in two real lists, of English resources, is taken for the name of a language."""
    folder = Path(__file__).parents[1] / "data"
    for name in ("useful-resources", "research-and-reports"):
        text = (folder / f"{name}.txt").read_text("utf-8")
        assert {language_in_words(line) for line in text.splitlines()} == {None}
