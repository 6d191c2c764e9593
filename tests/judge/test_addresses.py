"""Reading addresses that strangers wrote."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.signs.addresses import extension, host, is_front_page, segments, site
from crawler.judge.signs.spelling import SPELLINGS, change, changes, is_fleeting, same, settled
from crawler.records import FailureKind, Judgement


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
        assert change(url, settled(url)) in {*SPELLINGS, "address"}
        assert isinstance(is_fleeting(url), bool)


@pytest.mark.parametrize(
    ("after", "differ"),
    [
        ("http://a.example/Guide/index.html?id=7", "scheme"),
        ("https://www.a.example/Guide/index.html?id=7", "www"),
        ("https://a.example/guide/index.html?id=7", "case"),
        ("https://a.example/Guide/?id=7", "index"),
        ("https://a.example/Guide/index.html?id=7&utm_source=x", "query"),
        ("http://www.a.example/guide?id=7", "scheme www"),
        ("https://a.example/Guide/index.html?id=8", ""),
        ("https://a.example/Guide/other.html?id=7", ""),
        ("https://b.example/Guide/index.html?id=7", ""),
    ],
)
def test_spellings_of_one_address_are_told_apart(after: str, differ: str) -> None:
    """Each difference by its name; none where it is another address."""
    found = changes("https://a.example/Guide/index.html?id=7", after)
    assert found >= set(differ.split())
    assert bool(found) == bool(differ)


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://a.example/x?utm_source=a&id=7&fbclid=b", "https://a.example/x?id=7"),
        ("https://a.example/x?a=%7e&b=c+d&gclid=1", "https://a.example/x?a=%7e&b=c+d"),
        ("https://a.example/x?gclid=1#part", "https://a.example/x#part"),
        ("https://a.example/x;jsessionid=0A1B.node2?id=7", "https://a.example/x?id=7"),
        ("https://a.example/(S(lit3py55t21z5v55vlm25s55))/page.aspx", "https://a.example/page.aspx"),
        ("https://a.example/x?sid=24/11/05", "https://a.example/x?sid=24/11/05"),
        ("https://a.example/x?sid=0a1b2c3d4e5f60718293a4b5c6d7e8f9", "https://a.example/x"),
        ("https://a.example/x?identity=7&side=left", "https://a.example/x?identity=7&side=left"),
    ],
)
def test_what_belongs_to_one_visit_is_left_out(url: str, left: str) -> None:
    """Tracking and sessions go; what chooses a page stays byte for byte."""
    assert settled(url) == left


@pytest.mark.parametrize(
    ("query", "signed"),
    [
        ("X-Amz-Date=1&X-Amz-Signature=ab", "yes"),
        ("AWSAccessKeyId=a&Expires=1&Signature=b", "yes"),
        ("se=2026-01-01&sr=b&sig=c", "yes"),
        ("signature=7", "no"),
        ("design=1&expires=never", "no"),
        ("", "no"),
    ],
)
def test_an_address_that_holds_for_an_hour_is_known(query: str, signed: str) -> None:
    """By the parameters that storage hosts sign with, all of one kind together."""
    assert is_fleeting(f"https://storage.example/x?{query}") is (signed == "yes")


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ("https://a.example:443/x", "https://a.example/x", "port"),
        ("http://a.example:80/x", "https://a.example/x", "scheme"),
        ("https://a.example:8443/x", "https://a.example/x", ""),
        ("https://a.example:99999/x", "https://a.example/x", ""),
        ("https://a.example/a/index.php", "https://a.example/a", "index slash"),
        ("https://a.example/A/index.php", "https://a.example/a/", "case index"),
        ("https://a.example/%7Eann", "https://a.example/~ann", "encoding"),
        ("https://a.example/x;jsessionid=AB12", "https://a.example/x", "query"),
        ("https://a.example/x;jsessionid=AB12", "https://a.example/x/", "query slash"),
        ("https://a.example/my-index.html", "https://a.example/", ""),
    ],
)
def test_ports_encodings_and_sessions_are_spellings_too(before: str, after: str, differ: str) -> None:
    """All that differs is named and nothing else, so that what is not named cannot be muted by accident."""
    assert changes(before, after) == set(differ.split())
    assert not same(before, after)


def test_an_address_is_itself_but_for_fragment_and_capitals_in_the_host() -> None:
    """Neither is anything to put right in a catalogue."""
    assert same("https://A.example/x", "https://a.example/x#part")


@pytest.mark.parametrize(
    ("url", "fleeting"),
    [
        ("https://s.example/a.pdf?GoogleAccessId=a&Signature=b", True),
        ("https://a.example/start?return_to=%2Fx", True),
        ("https://a.example/authorize?response_type=code&client_id=7", True),
        ("https://a.example/sso/x", True),
        ("https://a.example/login.aspx", True),
        ("https://a.example/topics/consent", False),
        ("https://a.example/blog/how-to-login", False),
        ("https://a.example/x?code=7", False),
    ],
)
def test_a_step_of_a_sign_in_will_not_hold(url: str, *, fleeting: bool) -> None:
    """By the parameters of SAML, OAuth and returns, or a part of the path that is a sign-in and nothing more."""
    assert is_fleeting(url) is fleeting


def test_a_mail_address_written_like_a_page_is_named(judged: Callable[..., Judgement]) -> None:
    """Nothing has to be set for it: it lacks five letters."""
    found = judged(failure=FailureKind.NO_BASE, url="mary@example.org").findings[0]
    assert (found.rule, found.params["form"]) == ("relative-without-base", "mail")
