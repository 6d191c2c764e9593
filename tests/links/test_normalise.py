"""One spelling for an address, and the form in which it is asked."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.links import Address, Fault, resolve
from crawler.links.normalise import normalised

QUERIES = [
    ("http://a.example/g?x=a|b^c`d{e}'f[0]\\h", "http://a.example/g?x=a|b^c`d{e}%27f[0]\\h"),
    ("http://a.example/it's?x='y'", "http://a.example/it's?x=%27y%27"),
    ("http://a.example/a/%2e%2E/b/.%2e/c/%2e", "http://a.example/c/"),
    ('http://a.example/g?x=a b"<c>', "http://a.example/g?x=a%20b%22%3Cc%3E"),
    ("http://a.example/p|b^c{e}?x", "http://a.example/p%7Cb%5Ec%7Be%7D?x"),
]


@pytest.mark.parametrize(("written", "asked"), QUERIES)
def test_queries_go_out_as_browsers_send_them(written: str, asked: str) -> None:
    """Chromium encodes these signs in a path and leaves them in a query; the identity has one spelling for both."""
    found = resolve(written)

    assert isinstance(found, Address)
    assert found.href == asked
    assert not set(found.url) & set("|^{}`\\")


BASE = "https://list.example/a/page?x=1"


@pytest.mark.parametrize(
    ("written", "identity"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443", "https://example.org/"),
        ("http://example.org:/", "http://example.org/"),
        ("http://example.org:0080/", "http://example.org/"),
        ("http://example.org/a/./b/../c", "http://example.org/a/c"),
        ("http://example.org/../../a", "http://example.org/a"),
        ("http://example.org/a/..", "http://example.org/"),
        ("http://example.org/%7euser/%e2%82%ac", "http://example.org/~user/%E2%82%AC"),
        ("http://example.org/a%2fb", "http://example.org/a%2Fb"),
        ("http://example.org/%zz", "http://example.org/%zz"),
        ("http://example.org/?b=2&a=1&b=%3d", "http://example.org/?b=2&a=1&b=%3D"),
        ("http://example.org/a#part", "http://example.org/a"),
        ("http://b\u00fccher.example/", "http://xn--bcher-kva.example/"),
        ("http://B\u00dcCHER.example/", "http://xn--bcher-kva.example/"),
        ("http://fa\u00df.example/", "http://xn--fa-hia.example/"),
        ("http://example.org./", "http://example.org./"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("http://user:pass@example.org/", "http://user:pass@example.org/"),
        ("http://[2001:DB8::0001]:8080/", "http://[2001:db8::1]:8080/"),
        ("http:/x", "http://x/"),
        ("http:\\\\example.org\\a", "http://example.org/a"),
        ("  http://example.org/\n", "http://example.org/"),
        ("http://exa\nmple.org/\ta", "http://example.org/a"),
    ],
)
def test_an_absolute_address_has_one_identity(written: str, identity: str) -> None:
    """Scheme, host, port, dots and escapes are brought to one spelling; the query keeps its order."""
    resolved = resolve(written)
    assert isinstance(resolved, Address)
    assert resolved.url == identity


@pytest.mark.parametrize(
    ("written", "identity"),
    [
        ("b", "https://list.example/a/b"),
        ("/b", "https://list.example/b"),
        ("../../b", "https://list.example/b"),
        ("?q", "https://list.example/a/page?q"),
        ("", "https://list.example/a/page?x=1"),
        ("#top", "https://list.example/a/page?x=1"),
        ("//other.example/x", "https://other.example/x"),
        ("\\\\other.example\\x", "https://other.example/x"),
        ("https:/x", "https://list.example/x"),
        ("http:/x", "http://x/"),
        ("www.example.org", "https://list.example/a/www.example.org"),
    ],
)
def test_a_relative_address_is_joined_with_its_base(written: str, identity: str) -> None:
    """References resolve as in RFC 3986 section 5.2 and, where that says nothing, as in browsers."""
    resolved = resolve(written, BASE)
    assert isinstance(resolved, Address)
    assert resolved.url == identity


@pytest.mark.parametrize(
    ("written", "base", "slug"),
    [
        ("page.html", None, "relative-without-base"),
        ("//host/x", None, "relative-without-base"),
        ("", None, "relative-without-base"),
        ("example.org:8080/x", None, "relative-without-base"),
        ("page.html", "file:///tmp/list.html", "relative-without-base"),
        ("mailto:a@example.org", BASE, "unsupported-scheme"),
        ("tel:+441314960000", BASE, "unsupported-scheme"),
        ("javascript:void(0)", BASE, "unsupported-scheme"),
        ("data:text/plain,x", BASE, "unsupported-scheme"),
        ("ftp://example.org/x", BASE, "unsupported-scheme"),
        ("http://", BASE, "malformed-url"),
        ("http://http://example.org", BASE, "malformed-url"),
        ("http://https://example.org", BASE, "malformed-url"),
        ("http://exa mple.org/", BASE, "malformed-url"),
        ("http://example.org:99999/", BASE, "malformed-url"),
        ("http://example.org:x/", BASE, "malformed-url"),
        ("http://[::1", BASE, "malformed-url"),
        ("http://[fe80::1%25eth0]/", BASE, "malformed-url"),
        ("http://a..b/", BASE, "malformed-url"),
        ("http://" + "a" * 64 + ".example/", BASE, "malformed-url"),
        ("http://example.org/" + "a" * 9000, BASE, "malformed-url"),
    ],
)
def test_what_cannot_be_asked_says_why(written: str, base: str | None, slug: str) -> None:
    """An address that cannot be asked is a fault with its slug, never an exception."""
    assert resolve(written, base) == Fault(slug)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("http://example.org/%7euser?q=%2f#part", "http://example.org/%7euser?q=%2f"),
        ("http://example.org/a b\u00fc?\u00fc", "http://example.org/a%20b%C3%BC?%C3%BC"),
        ("http://example.org/a+b?c=d+e", "http://example.org/a+b?c=d+e"),
        ("http://example.org/(x)/'y'!", "http://example.org/(x)/'y'!"),
    ],
)
def test_a_request_sends_the_address_as_written(written: str, asked: str) -> None:
    """Only what may not stand in a request is encoded; escapes stay as they are."""
    resolved = resolve(written)
    assert isinstance(resolved, Address)
    assert resolved.href == asked


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=30), st.just(BASE)))
def test_nothing_written_raises(written: str, base: str | None) -> None:
    """Whatever stands in an href gives an address or a fault."""
    assert isinstance(resolve(written, base), Address | Fault)


@given(st.from_regex(r"https?://[a-z\u00e0-\u00ff.]{1,12}(:[0-9]{1,5})?(/[ -~\u00e0]{0,12}){0,3}", fullmatch=True))
def test_an_identity_is_its_own_identity(written: str) -> None:
    """Normalising twice changes nothing, and both forms have the same identity."""
    resolved = resolve(written)
    if isinstance(resolved, Address):
        assert resolve(resolved.url) == Address(resolved.url, resolved.url)
        again = resolve(resolved.href)
        assert isinstance(again, Address)
        assert again.url == resolved.url


NEARLY_NORMAL = st.from_regex(
    r"(http|https|HTTP|ftp):?/{0,3}([a-zA-Z0-9_-]{0,8}[.:@%\[]?){0,4}(/[a-z.%~;:@&=+'\\ #-]{0,6}){0,4}(\?[a-z/%?&=. -]{0,6})?(#[ -~]{0,4})?",
    fullmatch=True,
)


@given(
    st.one_of(NEARLY_NORMAL, st.text(alphabet="htps:/w.a-_?#%0\\\n @[]", max_size=40)), st.sampled_from([None, BASE])
)
@example("http://" + "a" * 63 + "." + "b" * 64 + "/", None)
@example("http://" + "a." * 127 + "b/", None)
@example("http://a.b/" + "c" * 8_000, None)
@example("http://a.b/#" + "c" * 8_000, None)
@example("http://a.b/c\n", None)
@example("http://a.b/c#\n", BASE)
@example("https://a.b/.c", None)
@example("https://a.b//http://c.d/..", None)
def test_the_short_way_leads_where_the_long_one_does(written: str, base: str | None) -> None:
    """An address that is taken as it is would be the same after every step of normalising."""
    assert resolve(written, base) == normalised(written, base)


@pytest.mark.parametrize("written", ["http://a.example/", "https://www.a-b.example/x/y.html;z?q=(1)&r=a/b?#top"])
def test_an_ordinary_address_is_its_own_identity(written: str) -> None:
    """Most addresses are normal as they are written, a jump within the page aside."""
    address = written.partition("#")[0]
    assert resolve(written) == Address(address, address)
