"""From bytes to records: formats, encodings, and what cannot be read."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.catalogue import Source, open_file, read
from crawler.catalogue.pages import CUT, MOST_PIECES
from crawler.catalogue.sniff import sniff
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Head, Item

PROSE = "Caf\u00e9 guides\n\nMaking coffee\n\nThis guide shows \u201chow\u201d to make coffee at home.\n"
WORDS = (
    "title,url\r\n",
    "<p>",
    "</a>",
    '<a href="http://a.example">',
    "# ",
    "[a](b)",
    '"',
    "Title: This report is good.\n\n",
    "\x00",
    "<![",
    "\xff",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_read_in_every_usual_encoding(read_bytes: Any, encoding: str) -> None:
    """With or without a byte order mark, accents and typographic quotes arrive."""
    result = read_bytes(PROSE.encode(encoding))
    assert (result.head.title, result.titles) == ("Caf\u00e9 guides", ["Making coffee"])
    assert "\u201chow\u201d" in result.entries[0].description


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<meta charset=iso-8859-5><h1>\u041a\u043d\u0438\u0433\u0438</h1>".encode("iso-8859-5"), "text/html"),
        ("<h1>\u041a\u043d\u0438\u0433\u0438</h1>".encode("koi8-r"), "text/html; charset=koi8-r"),
        ("<meta charset=no-such-thing><h1>\u041a\u043d\u0438\u0433\u0438</h1>".encode(), None),
    ],
)
def test_a_declared_charset_is_obeyed(read_bytes: Any, body: bytes, content_type: str | None) -> None:
    """The header's charset, the page's own, and UTF-8 where the declared one does not exist."""
    assert read_bytes(body, content_type).head.title == "\u041a\u043d\u0438\u0433\u0438"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"%PDF-1.7 ...", "is not text but a PDF"),
        (b"PK\x03\x04....", "Office document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"abc\0\x01\x02\xff\0\0\0", "a binary file"),
        (bytes(range(1, 32)) * 20, "a binary file"),
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
    ],
)
def test_what_is_not_text_is_refused_in_words(read_bytes: Any, body: bytes, words: str) -> None:
    """The message names the place, and what would be read."""
    with pytest.raises(CatalogueError, match=words) as caught:
        read_bytes(body)
    assert "https://list.example/page" in str(caught.value)


@pytest.mark.parametrize(
    ("sample", "name", "content_type", "expected"),
    [
        ("<!DOCTYPE html><p>x", "list.txt", "text/plain", "html"),
        ("<!-- saved -->\n<html>", "list", None, "html"),
        ("<ul><li>a</li></ul>", "list", None, "html"),
        ("title,url\na,b\n", "list.html", None, "csv"),
        ("Name;Link;Notes\na;b;c\n", "list", None, "csv"),
        ("a\tb\tc\n1\t2\t3\n4\t5\t6\n", "list", None, "csv"),
        ("foo,bar\n1,2\n", "list.csv", None, "csv"),
        ("# List\n\n- [a](b)\n", "list.txt", None, "markdown"),
        ("# Links\n- [Bees](b), 2019\n- [Wax](w); 2020\n", "list", None, "markdown"),
        ("Words\n\n[a](http://b.example)\n", "list", None, "markdown"),
        ("Plain words, and more.\n", "list.md", None, "markdown"),
        ("Plain words, and more.\nMore words, and more.\n", "list.html", None, "text"),
        ("Bread, butter, jam.\n\nTea: A drink.\n", "list", None, "text"),
    ],
)
def test_the_format_is_told_by_the_content(sample: str, name: str, content_type: str | None, expected: str) -> None:
    """A name or a declared type only settles what could be either."""
    assert sniff(sample, name, content_type) == expected


def test_a_configured_format_is_not_questioned(read_bytes: Any) -> None:
    """`format: text` reads even HTML as words."""
    assert read_bytes("<h1>A title</h1>", format="text").head.format == "text"


def test_a_page_that_is_too_large_says_so(read_bytes: Any) -> None:
    """Past the limit of a page, the message says how large is allowed and what to do."""
    with pytest.raises(CatalogueError, match=r"larger than 32 MB.*save the catalogue as CSV"):
        read_bytes(b"word " * 6_500_000)


def test_a_page_without_entries_has_a_head_and_nothing_else(read_bytes: Any) -> None:
    """Whether that is a fault is for the caller to say."""
    result = read_bytes("<html><title>Nothing</title><body><p>Come back later, please.</p></body></html>")
    assert (result.head.title, result.entries) == ("Nothing", [])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path, "there is no such file"),
        (lambda path: path.mkdir() or path, "is a folder"),
        (lambda path: path.touch() or path, "the file is empty"),
        (lambda path: path / "\0", "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path, make: Any, words: str) -> None:
    """Missing, a folder, empty or impossible: each names the place and the way out."""
    path = make(tmp_path / "list.txt")
    with pytest.raises(CatalogueError, match=words), open_file(CatalogueSettings(source=str(path))):
        pass


def test_standard_input_is_read() -> None:
    """`-` stands for standard input."""
    script = (
        "from crawler.catalogue import open_file, read; from crawler.config import CatalogueSettings\n"
        "with open_file(CatalogueSettings(source='-')) as source: print(next(iter(read(source))).name)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=PROSE.encode(), capture_output=True, check=True)
    assert done.stdout.strip() == b"standard input"


@pytest.mark.parametrize("kind", ["auto", "html", "text", "markdown", "csv"])
@given(
    body=st.one_of(
        st.binary(max_size=200),
        st.lists(st.sampled_from(WORDS), max_size=12).map(lambda w: "".join(w).encode("latin-1")),
    )
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_raise_anything_but_a_catalogue_error(kind: Any, body: bytes) -> None:
    """Whatever strangers send, there is exactly one head, or one message."""
    source = Source(CatalogueSettings(source="x", format=kind), "x", "x", BytesIO(body))
    try:
        items: list[Item] = list(read(source))
    except CatalogueError as error:
        assert str(error).startswith("x: ")  # noqa: PT017 - either outcome is right
        return
    assert sum(isinstance(item, Head) for item in items) == 1


@pytest.mark.parametrize("piece", ["\n", "<"])
def test_of_a_page_without_end_the_beginning_is_read(read_bytes: Any, piece: str) -> None:
    """That it was cut is told, with the way out."""
    listed = "# Bees\n\n## Books\n\n- [The hive](https://a.example/) - A book on hives.\n- [The comb](https://b.example/) - On combs.\n"
    result = read_bytes(listed + piece * MOST_PIECES, "text/markdown" if piece == "\n" else None, format="markdown")
    assert result.titles == ["The hive", "The comb"]
    assert [row.reason for row in result.unreadable] == [CUT]
