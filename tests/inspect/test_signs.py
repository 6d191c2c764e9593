"""Marks: signs that rules look at."""

from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.records import Fetched

Fetch = Callable[..., Fetched]
LONG = "<p>" + "A healthy page says something in many words. " * 60
FORM = "<form><input name=u><input type=PASSWORD name=p></form>"


def marks(fetched: Fetch, markup: str) -> set[str]:
    """Draw the marks of a page."""
    return set(draw(fetched(markup.encode(), "text/html")).marks)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Hello", set()),
        ("<meta name=robots content='NOINDEX, follow'><p>Hello", {"noindex"}),
        ("<meta name=robots content='index'><p>Hello", set()),
        (FORM + "<p>Please sign in", {"password-field", "login-form"}),
        (FORM + LONG, {"password-field"}),
        ("<div id=root></div><script src=app.js></script>", {"script-root", "script-shell"}),
        (
            "<div id=app><p>" + "Please wait while it loads. " * 8 + "</div><script src=a.js></script>",
            {"script-root", "script-shell"},
        ),
        ("<div id=app><h1>Opening hours</h1><p>Monday to Friday</div><script src=a.js></script>", {"script-root"}),
        ("<h1>Contact</h1><p>4 High Street<script src=count.js></script>", set()),
        ("<p>Loading<script src=a.js></script>", {"script-shell"}),
        ("<meta name=generator content='Doxygen 1.9'><p>dbusmenu 0.9<script src=menu.js></script>", set()),
        (
            "<meta name=generator content='Doxygen 1.9'><div id=root></div><script src=menu.js></script>",
            {"script-root", "script-shell"},
        ),
        ("<img src=plan.png alt=''>", {"embedded"}),
        ("<object data=report.pdf></object>", {"embedded", "offers-pdf"}),
        ("<p>x<a href='/files/Report.PDF?dl=1'>Download</a>", {"offers-pdf"}),
        ("<meta name=citation_pdf_url content=/files/17><p>x", {"offers-pdf"}),
        ("<a href=/files/17.pdf>Download</a>" + LONG * 20, set()),
        ("<meta name=citation_pdf_url content=/files/17>" + LONG * 20, {"offers-pdf"}),
        ("<p>How to make a.pdfx", set()),
        ("<img src=count.gif width=1 height=1>", set()),
        ("<img src=plan.png><p>The plan", set()),
        ("<script type='application/ld+json'>{}</script><p>Short", set()),
        ("<script src=app.js></script>" + LONG, set()),
        ("<meta http-equiv=refresh content='0; url=/new'><p>x", {"meta-refresh:http://example.org/new"}),
        ("<meta http-equiv=Refresh content=\"3;URL='c'\"><p>x", {"meta-refresh:http://example.org/a/c"}),
        ("<meta http-equiv=refresh content='30; url=/new'><p>x", set()),
        ("<meta http-equiv=refresh content='5'><p>x", set()),
        ("<meta http-equiv=refresh content='0; url=http://[x'><p>x", set()),
        ("<noscript><meta http-equiv=refresh content='0; url=/nojs'></noscript><p>x", set()),
        ("<iframe src=/a width=600></iframe><p>x", {"iframe"}),
        ("<noscript><iframe src=//g/ns.html height=0></iframe></noscript><p>x", set()),
        ("<script src=a.js></script><frameset><frame src=menu.html><frame src=/a/b></frameset>", {"iframe"}),
        (
            "<script src=a.js></script><frameset><frame src=http://parked.example/></frameset>",
            {"iframe", "script-shell"},
        ),
        ("<iframe src=/a width=1 height=1></iframe><iframe src=/b style='display:none'></iframe><p>x", set()),
    ],
)
def test_marks_of_structure(markup: str, expected: set[str], fetched: Fetch) -> None:
    """Forms, shells, refreshes and frames are marked; what nobody sees is not."""
    assert marks(fetched, markup) == expected


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ("<title>Just a moment...</title><script>window._cf_chl_opt={}</script><p>Checking", "challenge:cloudflare"),
        (
            "<title>Attention Required! | Cloudflare</title><p>Sorry<script src='/cdn-cgi/x.js'></script>",
            "challenge:cloudflare",
        ),
        (
            "<title>Access Denied</title><p>You don't have permission. Reference&#32;&#35;18&#46;2d351ab8",
            "challenge:akamai",
        ),
        (
            "<iframe src='/_Incapsula_Resource?x'>Request unsuccessful. Incapsula incident ID: 4</iframe>",
            "challenge:imperva",
        ),
        ("<p>Please enable JS<script src='https://ct.captcha-delivery.com/c.js'></script>", "challenge:datadome"),
        ("<title>Request Rejected</title><p>The requested URL was rejected. Your support ID is: 12", "challenge:f5"),
        ("<p>Press &amp; Hold<div id=px-captcha></div>", "challenge:human"),
        ("<p>Are you a robot?<div class=g-recaptcha></div>", "captcha:recaptcha"),
        ("<title>Making sure you're not a bot!</title><img src='/.within.website/x/anubis.webp'>", "challenge:anubis"),
        ('<script>window.park = "eyJ1dWlk"</script>', "parking:bodis"),
        ("<html data-adblockkey='MFww'><p>x", "parking:adblockkey"),
        ("<frameset><frame src='http://sedoparking.com/frmpark/a.com'></frameset>", "parking:sedo"),
        ('<script>window.onload=function(){window.location.href="/lander"}</script>', "parking:godaddy"),
        ("<title>lowland.example</title><h1>This domain is for sale</h1><p>Buy this domain today", "parking:for-sale"),
        (
            "<title>Welcome to nginx!</title><p>If you see this page, the nginx web server is successfully installed",
            "placeholder:nginx",
        ),
        ("<html><body><h1>It works!</h1></body></html>", "placeholder:apache"),
        (
            "<title>Apache2 Debian Default Page: It works</title><p>This is the default welcome page used to test",
            "placeholder:debian",
        ),
        ("<title>IIS Windows Server</title><img src=iisstart.png>", "placeholder:iis"),
        (
            "<title>Account Suspended</title><p>This account has been suspended. Contact your provider.",
            "placeholder:hosting-suspended",
        ),
        (
            (
                "<title>Contact Support</title><span class='status-reason'><i class='fas fa-user-times'></i><br>Account Suspended</span>"
                "<section class=contact-info>This Account has been suspended. <a href='mailto:w@x.example'>Contact your hosting provider</a></section>"
            ),
            "placeholder:hosting-suspended",
        ),
        (
            (
                "<title>Your access to this site has been limited by the site owner</title><h1>Your access to this site has been limited by the site owner</h1>"
                "<p>Your access to this service has been limited. (HTTP response code 503)<p>Block Reason: Access from your area has been temporarily limited"
                "<p>Generated by Wordfence at Tue, 12 Mar 2019 10:41:22 GMT."
            ),
            "challenge:wordfence",
        ),
        (
            "<title>WordPress &rsaquo; Installation</title><link href='/wp-admin/css/install.css'>",
            "placeholder:wordpress-install",
        ),
        ("<title>Coming Soon</title><p>Our new site is coming soon. Stay tuned.", "placeholder:coming-soon"),
        (
            "<title>Maintenance</title><p>Briefly unavailable for scheduled maintenance. Check back.",
            "placeholder:maintenance",
        ),
        (
            "<title>Anytown</title><h1>We'll be back soon</h1><p>We will be back online shortly.",
            "placeholder:maintenance",
        ),
        (
            "<title>Site under maintenance</title><h1>Sorry</h1><p>The site is temporarily down.",
            "placeholder:maintenance",
        ),
        ('<title>Index of /files</title><h1>Index of /files</h1><a href="?C=N;O=D">Name</a>', "placeholder:index-of"),
    ],
)
def test_pages_that_stand_in_for_another(markup: str, mark: str, fetched: Fetch) -> None:
    """Each maker's own page carries its mark."""
    assert mark in marks(fetched, markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<meta http-equiv=Content-Security-Policy content='script-src www.google.com/recaptcha cloudflare.com'>" + LONG,
        "<script src='https://www.google.com/recaptcha/api.js'></script><div class=g-recaptcha></div>" + LONG,
        "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>" + LONG,
        "<script src='/_Incapsula_Resource?x'></script>" + LONG,
        "<title>How to pass the Cloudflare challenge</title><h1>Just a moment: a history of waiting pages</h1>" + LONG,
        "<title>Houses for sale</title><p>A cottage in the public domain of the parish. Two bedrooms.",
        "<title>Welcome to nginx!</title><h1>A tutorial</h1><p>How to configure the server.",
        "<title>Coming soon to a cinema near you</title><p>Films of the month. Tickets at the door.",
        "<title>Account suspended: what the law says</title><p>Banks may close accounts.",
        "<title>Index of /r/ sounds</title><p>A list of words.",
        "<title>Scheduled maintenance of listed buildings</title><p>A guide to planned maintenance of roofs.",
        "<title>Back soon: how birds migrate</title><p>Swallows come back in spring.",
        "<p>Access denied is the title of a novel. Reference #1.",
    ],
)
def test_a_healthy_page_is_not_marked(markup: str, fetched: Fetch) -> None:
    """Words of a vendor, or its script on a page with something to say, are no mark."""
    assert not {
        mark
        for mark in marks(fetched, markup)
        if mark.startswith(("parking:", "challenge:", "captcha:", "placeholder:"))
    }
