"""Markdown in which strangers have no say."""

import pytest
from markdown_it import MarkdownIt

from crawler.report.as_markdown import escape


@pytest.mark.parametrize(
    "text",
    [
        "**bold** _and_ ~~gone~~",
        "[text](/evil)",
        "![picture](x.png)",
        "<img src=x onerror=alert(1)>",
        "`code` ``more``",
        "a | b",
        "&lt;b&gt; &amp;",
        "back\\slash \\* end\\",
        "<mailto:evil>",
        "$x$ ^a^ ==b==",
    ],
)
def test_text_shows_as_it_is(text: str) -> None:
    """A reader of Markdown gives the very text back, as one piece without markup."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {escape(text)}")
    inline = next(token for token in tokens if token.type == "inline")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or ()) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("see https://evil.example", "see http\u2060s://evil.example"),
        ("www.evil.example", "www\u2060.evil.example"),
        ("@everyone #12", "@\u2060everyone \\#12"),
    ],
)
def test_nothing_becomes_a_link_by_itself(text: str, escaped: str) -> None:
    """Trackers link bare addresses, people and issues; here they do not."""
    assert escape(text) == escaped
