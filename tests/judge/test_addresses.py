"""Reading addresses that strangers wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.signs.addresses import change, extension, host, is_front_page, segments, site, without_tracking


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.a.example/x", "a.example"),
        ("https://docs.www.kingsfund.org.uk/", "kingsfund.org.uk"),
        ("https://a.nhs.uk/", "a.nhs.uk"),
        ("https://one.github.io/", "one.github.io"),
        ("http://127.0.0.12:8000/x", "127.0.0.12"),
        ("http://[::1]/", "::1"),
        ("http://localhost/", "localhost"),
        ("http://[bad/", ""),
    ],
)
def test_a_site_is_the_name_it_is_registered_under(url: str, name: str) -> None:
    """Country suffixes with two parts and hosts that lend names are known; numbers are their own site."""
    assert site(url) == name


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://a.example", "entrance"),
        ("https://a.example/", "entrance"),
        ("https://a.example/index.php", "entrance"),
        ("https://a.example/Home.aspx", "entrance"),
        ("https://a.example/en-gb/home", "entrance"),
        ("https://a.example/?utm_source=x", "entrance"),
        ("https://a.example/?p=1", "page"),
        ("https://a.example/report", "page"),
        ("https://a.example/home.pdf", "page"),
        ("https://a.example/en/report/x", "page"),
    ],
)
def test_a_front_page_has_no_path_to_speak_of(url: str, kind: str) -> None:
    """A language, a word for home, a query that only follows visitors."""
    assert is_front_page(url) is (kind == "entrance")


@pytest.mark.parametrize(
    ("url", "suffix"),
    [
        ("https://a.example/report.PDF", "pdf"),
        ("https://a.example/report%2Epdf?x=1.doc", "pdf"),
        ("https://a.example/.htaccess", ""),
        ("https://a.example/v1.2/report", ""),
        ("https://a.example/a.b-c", ""),
        ("https://a.example/", ""),
    ],
)
def test_an_extension_is_of_the_last_part_of_the_path(url: str, suffix: str) -> None:
    """The query and earlier parts do not count."""
    assert extension(url) == suffix


@given(st.text(max_size=200))
def test_no_address_raises(text: str) -> None:
    """Whatever stands in a Location header is read, or has no parts."""
    for url in (text, f"http://{text}", f"https://a.example/{text}?{text}"):
        assert isinstance((host(url), site(url), segments(url), extension(url), is_front_page(url)), tuple)
        assert change(url, without_tracking(url)) in {"scheme", "www", "slash", "address"}
