"""What makers of sites leave in the structure: pages of errors, locked posts, single sign-on, scripts that lead on."""

from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.records import Fetched

Fetch = Callable[..., Fetched]


def marks(fetched: Fetch, markup: str) -> set[str]:
    """Draw the marks of a page at http://example.org/a/b."""
    return set(draw(fetched(markup.encode(), "text/html; charset=utf-8")).marks)


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ("<body class='error404 wp-theme'><p>Hm", "names-error:body"),
        ("<body id=pagenotfound><p>Hm", "names-error:body"),
        ("<body class='template-404'><p>Hm", "names-error:body"),
        ('<div class="noarticletext mw-content-ltr"><p>Hm', "names-error:text"),
        ('<div class="site dokuwiki mode_show tpl_dokuwiki notFound"><p>Hm', "names-error:text"),
        ("<link rel=canonical href='https://example.org/404'><p>Hm", "names-error:canonical"),
        ("<link rel=canonical href='/not-found.html'><p>Hm", "names-error:canonical"),
        ("<img src='/img/404.png'>", "names-error:picture"),
        ("<form action='/wp-login.php?action=postpass'><input name=post_password>", "locked-post"),
        ("<form action='https://idp.example/sso'><input type=hidden name=SAMLRequest value=x>", "sso-form"),
        ("<script>window.location.replace('/new');</script>", "meta-refresh:http://example.org/new"),
        (
            "<script>location.replace('ise/all.html')</script><p><a href=ise/all.html>ise/all.html</a>",
            "meta-refresh:http://example.org/a/ise/all.html",
        ),
        ('<script> location.href = "/new" </script>', "meta-refresh:http://example.org/new"),
    ],
)
def test_a_maker_s_sign_is_marked(fetched: Fetch, markup: str, mark: str) -> None:
    """Each by the part of the structure that its maker gives it."""
    assert mark in marks(fetched, markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<body class='page error404-free'><p>Hm",
        "<body class='bus-404'><img src='/img/peugeot-404.jpg'><p>The Peugeot 404",
        "<p>class error404 is what WordPress calls it",
        "<link rel=canonical href='/a/b'><p>404",
        "<input name=q><p>SAMLRequest and post_password are names of fields",
        "<p>Text<script>location.href='/new'</script>",
        "<script>location.href='/new?from='+location.pathname</script>",
        "<script src=a.js></script><script>location.href='/new'</script>",
        "<script>if(top!=self)location.href='/new'</script>",
        "<script>location.href='/lander'</script>",
        "<script>location.href='http://[bad'</script>",
    ],
)
def test_what_is_near_to_one_is_none(fetched: Fetch, markup: str) -> None:
    """Words, other classes, scripts that do more, and landers of parkers."""
    found = marks(fetched, markup)
    assert not [mark for mark in found if mark.startswith(("names-error", "locked", "sso", "meta-refresh"))]


def test_a_page_called_an_error_in_the_address_asked_for_is_not_marked(fetched: Fetch) -> None:
    """An address that ends so may be what the catalogue means."""
    body = b"<link rel=canonical href='https://example.org/404'><img src='/x/404'><p>Ford 404"
    assert draw(fetched(body, "text/html", "https://example.org/404")).marks == ()


@pytest.mark.parametrize(
    "hiding",
    [
        "<div hidden>{}</div>",
        "<div style='display:none'>{}</div>",
        "<template>{}</template>",
        "<div hidden><p>{}</p></div>",
    ],
)
def test_a_heading_that_is_not_shown_does_not_count(fetched: Fetch, hiding: str) -> None:
    """Messages for later stand in hidden parts."""
    facts = draw(fetched(f"<h1>Map</h1>{hiding.format('<h2>Access denied</h2>')}<h2>Routes</h2>".encode(), "text/html"))
    assert facts.headings == ("Map", "Routes")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("สวัสดี", 2),
        ("ไม่พบหน้าที่คุณกำลังค้นหา", 7),
        ("ສະບາຍດີ ຂໍ້ມູນ", 4),
        ("စာမျက်နှာ", 3),
        ("ទំព័រនេះមិនមានទេ", 4),
        ("สวัสดี 日本", 4),
        ("plain words", 2),
    ],
)
def test_signs_of_scripts_that_part_phrases_are_counted_by_fours(fetched: Fetch, text: str, words: int) -> None:
    """Thai, Lao, Burmese and Khmer set spaces between sentences."""
    assert draw(fetched(f"<p>{text}".encode(), "text/html; charset=utf-8")).words == words
