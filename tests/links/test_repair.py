"""What was probably meant by a damaged address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.links.normalise import Address, resolve
from crawler.links.repair import MOST, repairs


@pytest.mark.parametrize(
    ("written", "kind", "meant"),
    [
        ("http//example.org/x", "scheme", "http://example.org/x"),
        ("https//example.org", "scheme", "https://example.org/"),
        ("HTTP//EXAMPLE.ORG", "scheme", "http://example.org/"),
        ("http;//example.org/x", "scheme", "http://example.org/x"),
        ("http:// example.org/x", "scheme", "http://example.org/x"),
        ("htp://example.org", "scheme", "http://example.org/"),
        ("htttp://example.org/a", "scheme", "http://example.org/a"),
        ("hhttp://example.org", "scheme", "http://example.org/"),
        ("ttps://example.org/", "scheme", "https://example.org/"),
        ("www.example.org/report", "scheme", "https://www.example.org/report"),
        ("//example.org/report", "scheme", "https://example.org/report"),
        ("10.1000/182", "scheme", "https://doi.org/10.1000/182"),
        ("example.org/report.pdf", "scheme", "https://example.org/report.pdf"),
        ("http://http://example.org/x", "doubled", "http://example.org/x"),
        ("http://https://example.org/", "doubled", "https://example.org/"),
        ("https://https//example.org/x", "scheme", "https://example.org/x"),
        ("http://www.example,org/x", "host", "http://www.example.org/x"),
        ("http://www,example.org/", "host", "http://www.example.org/"),
        ("http://www..example.org/x", "host", "http://www.example.org/x"),
        ("http://exam ple.org/x", "host", "http://example.org/x"),
        ("http://wwww.example.org/", "host", "http://www.example.org/"),
        ("http://wwwexample.org/", "host", "http://www.example.org/"),
        ("https://example.org/report.", "ending", "https://example.org/report"),
        ("https://example.org/report).", "ending", "https://example.org/report"),
        ('https://example.org/report">', "quotes", "https://example.org/report"),
        ("https://example.org/a%20", "ending", "https://example.org/a"),
        ("https://example.org/a\u200bb", "unseen", "https://example.org/ab"),
        ("https://example.org/%E2%80%8Bx", "unseen", "https://example.org/x"),
        ("\u201chttps://example.org/x\u201d", "quotes", "https://example.org/x"),
        ("https://example.org/a?b=1&amp;c=2", "entity", "https://example.org/a?b=1&c=2"),
        ("http://a.org/x http://b.org/y", "two", "http://a.org/x"),
        ("http://a.org/xhttp://b.org/y", "two", "http://a.org/x"),
        ("\uff48\uff54\uff54\uff50://example.org/", "letters", "http://example.org/"),
    ],
)
def test_what_was_meant(written: str, kind: str, meant: str) -> None:
    """The most likely repair comes first, and says what was mended."""
    assert (repairs(written)[0].kind, repairs(written)[0].href) == (kind, meant)


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/",
        "https://en.wikipedia.org/wiki/A_(b)",
        "https://web.archive.org/web/2020/http://a.org/",
        "http://example.org/a?u=http://b.org/",
        "http:example.org/x",
        "http:\\\\example.org\\x",
        "report.pdf",
        "file.v2.pdf",
        "index.html",
        "a.b/c",
        "foo",
        "",
        "#part",
        "tel:+44 20 7946 0000",
        "javascript:void(0)",
        "http://example.org:99999/x",
        "http://" + "a" * 3_000,
    ],
)
def test_what_shows_no_damage_is_left_alone(written: str) -> None:
    """Also what browsers read as it is, what stands for a file beside the page, and what nobody can guess."""
    assert repairs(written) == ()


@given(
    st.text(alphabet=st.sampled_from("htps:/.,;w)('\"> \u200b&amp#exomorg%20\\@\n"), max_size=60) | st.text(max_size=60)
)
def test_a_repair_can_be_asked_and_differs(text: str) -> None:
    """Whatever was written: never an exception, never the same address, never something that cannot be asked."""
    found = repairs(text)
    before = resolve(text)
    assert len(found) <= MOST
    for repair in found:
        after = resolve(repair.href)
        assert isinstance(after, Address)
        assert not isinstance(before, Address) or after.url != before.url


def test_a_host_without_a_scheme_may_be_an_old_one() -> None:
    """What answers over https is meant first; a site that knows http alone second."""
    assert [repair.href for repair in repairs("old.example.org/a")] == [
        "https://old.example.org/a",
        "http://old.example.org/a",
    ]
