"""Marks of a catalogue's own: whose entry they are about, and which words are none."""

from collections.abc import Callable
from typing import Any

import pytest

ReadBytes = Callable[..., Any]
A = '<a href="https://a.example/a">First report</a>: a guide to things.'
B = '<a href="https://a.example/b">Second report</a>: a guide to others.'
MARK = "<!-- crawler: ignore -->"


@pytest.mark.parametrize(
    ("page", "format_", "expected"),
    [
        pytest.param(f"<ul><li>{A} {MARK}</li><li>{B}</li></ul>", "html", [("*",), ()], id="at the end of an item"),
        pytest.param(f"<ul><li>{MARK}{A}</li><li>{B}</li></ul>", "html", [("*",), ()], id="at the beginning of an item"),
        pytest.param(f"<ul><li>{A}</li>{MARK}<li>{B}</li></ul>", "html", [(), ("*",)], id="right before an item"),
        pytest.param(f"<ul><li><p>{A}</p>{MARK}</li><li>{B}</li></ul>", "html", [("*",), ()], id="after the paragraph of an item"),
        pytest.param(f"<h2>First report</h2>{MARK}<p>A guide to things.</p><h2>Second report</h2><p>Of others.</p>", "html", [("*",), ()], id="below a heading"),
        pytest.param(f"<h2>First report</h2><p>A guide to things.</p>{MARK}<h2>Second report</h2><p>Of others.</p>", "html", [(), ("*",)], id="before a heading"),
        pytest.param(f"<table><tr><th>Title</th><th>Link</th></tr><tr><td>First {MARK}</td><td><a href='/a'>a</a></td></tr><tr><td>Second</td><td><a href='/b'>b</a></td></tr></table>", "html", [("*",), ()], id="in a row"),
        pytest.param(f"<table><tr><th>Title</th><th>Link</th></tr>{MARK}<tr><td>First</td><td><a href='/a'>a</a></td></tr><tr><td>Second</td><td><a href='/b'>b</a></td></tr></table>", "html", [("*",), ()], id="before a row"),
        pytest.param(f"{MARK}<table><tr><th>Title</th><th>Link</th></tr><tr><td>First</td><td><a href='/a'>a</a></td></tr><tr><td>Second</td><td><a href='/b'>b</a></td></tr></table>", "html", [("*",), ()], id="before the headings of a table"),
        pytest.param(f"<ul><li>{A}<!--crawler:ignore title-drift, timeout--></li><li>{B}<!-- Crawler: Ignore L001 --></li></ul>", "html", [("title-drift", "timeout"), ("l001",)], id="some rules"),
        pytest.param(f"<ul><li>{A}<!-- crawler: ignored? --></li><li>{B}<!-- ignore --></li></ul>", "html", [(), ()], id="other comments"),
        pytest.param(f"<ul><li>{A} crawler: ignore</li><li>{B}</li></ul>", "html", [(), ()], id="words are no mark"),
        pytest.param(f"- [First report](https://a.example/a): a guide. {MARK}\n- [Second report](https://a.example/b): a guide.\n", "markdown", [("*",), ()], id="in Markdown"),
        pytest.param(f"## First report\n\nA guide to things.\n\n{MARK}\n\n## Second report\n\nA guide to others.\n", "markdown", [(), ("*",)], id="before a heading in Markdown"),
        pytest.param("Title,Link,Crawler\nFirst,https://a.example/a,ignore\nSecond,https://a.example/b,\n", "csv", [("*",), ()], id="a column"),
        pytest.param("crawler;title;url\nignore: title-drift;First;https://a.example/a\nyes;Second;https://a.example/b\n", "csv", [("title-drift",), ()], id="a column with rules"),
    ],
)  # fmt: skip
def test_marks(read_bytes: ReadBytes, page: str, format_: str, expected: list[tuple[str, ...]]) -> None:
    """A mark is about the entry that it stands in, else about the one that follows at once."""
    result = read_bytes(page, format=format_)

    assert [entry.ignored for entry in result.entries] == expected
    assert len(result.entries) == 2


def test_a_mark_changes_nothing_else(read_bytes: ReadBytes) -> None:
    """Titles, descriptions, links and ids are those of the page without it."""
    page = f"<ul><li>{A}{MARK}</li>{MARK}<li>{B}</li></ul>"
    with_marks, without = read_bytes(page, format="html"), read_bytes(page.replace(MARK, ""), format="html")

    assert [(e.id, e.title, e.description, e.links) for e in with_marks.entries] == [
        (e.id, e.title, e.description, e.links) for e in without.entries
    ]
