"""Redirects of every kind."""

from difficult.case import Case, Certificate, Host, Truth, case, everywhere, pages, title_for
from difficult.prose import article, frame, living
from difficult.wire import Asked, Play, Reply, script


def _to(location: str, status: int = 301) -> Reply:
    """Return a redirect."""
    return Reply(status, headers={"Location": location})


def _one(name: str, why: str, status: int, truth: Truth = Truth.WORKS) -> Case:
    """Make a case of one redirect to the page."""
    return case(
        f"redirects/{name}", truth, why, _to("/new/guide", status), also={"/new/guide": living(f"redirects/{name}")}
    )


def _chain(name: str, length: int, truth: Truth, why: str) -> Case:
    """Make a case of a chain of temporary redirects."""

    def step(asked: Asked) -> Play:
        at = int(asked.path.rpartition("/")[2])
        return living(name) if at == length else _to(f"/step/{at + 1}", 302)

    return case(
        name,
        truth,
        why,
        _to("/step/1", 302),
        also={f"/step/{n}": step for n in range(1, length + 1)},
        reasons="redirect-loop" if truth is Truth.DEAD else "",
    )


CASES: tuple[Case, ...] = (
    *(_one(str(status), f"a redirect with {status}", status) for status in (301, 302, 303, 307, 308)),
    _chain("redirects/ten", 10, Truth.WORKS, "browsers follow ten"),
    _chain("redirects/nineteen", 19, Truth.WORKS, "browsers follow twenty"),
    _chain("redirects/twenty-five", 25, Truth.DEAD, "browsers give up after twenty"),
    case(
        "redirects/loop",
        Truth.DEAD,
        "two addresses that point at each other",
        _to("/b", 302),
        also={"/b": _to("/guide", 302)},
        reasons="redirect-loop",
    ),
    case(
        "redirects/to-itself",
        Truth.DEAD,
        "an address that points at itself",
        _to("/guide", 302),
        reasons="redirect-loop",
    ),
    case(
        "redirects/growing",
        Truth.DEAD,
        "an address that grows at each step",
        lambda asked: _to(f"{asked.path}/x", 302),
        default=lambda asked: _to(f"{asked.path}/x", 302),
        reasons="redirect-loop",
    ),
    case(
        "redirects/no-location",
        Truth.DEAD,
        "a redirect without a Location and without a page",
        Reply(302),
        reasons="connection-broken client-error redirect-loop server-error",
    ),
    case(
        "redirects/not-modified",
        Truth.DEAD,
        "304 to an unconditional request shows nothing",
        Reply(304, content_type=None),
    ),
    case(
        "redirects/multiple-choices",
        Truth.WORKS,
        "300 with a page of choices is shown",
        Reply(300, article(title_for("redirects/multiple-choices"))),
    ),
    case(
        "redirects/spaces",
        Truth.WORKS,
        "browsers encode a space in Location",
        _to("/new guide", 301),
        also={"/new%20guide": living("redirects/spaces")},
    ),
    case(
        "redirects/utf8",
        Truth.WORKS,
        "browsers encode raw UTF-8 in Location",
        script("HTTP/1.1 301 Moved\r\nLocation: /führer\r\nContent-Length: 0\r\n\r\n".encode()),
        also={"/f%C3%BChrer": living("redirects/utf8")},
    ),
    case(
        "redirects/relative",
        Truth.WORKS,
        "a relative Location",
        _to("new/guide?x=1"),
        also={"/new/guide": living("redirects/relative")},
    ),
    case(
        "redirects/scheme-relative",
        Truth.WORKS,
        "a scheme-relative Location",
        lambda asked: _to(asked.origins["main"].partition(":")[2] + "/new"),
        also={"/new": living("redirects/scheme-relative")},
    ),
    case(
        "redirects/upper-case-scheme",
        Truth.WORKS,
        "HTTP:// in capitals",
        lambda asked: _to(asked.origins["main"].replace("http", "HTTP") + "/new"),
        also={"/new": living("redirects/upper-case-scheme")},
    ),
    case(
        "redirects/backslash",
        Truth.WORKS,
        "browsers read a backslash as a slash",
        _to("\\new"),
        also={"/new": living("redirects/backslash")},
    ),
    case(
        "redirects/with-fragment",
        Truth.WORKS,
        "a Location with a fragment",
        _to("/new#part-2"),
        also={"/new": living("redirects/with-fragment")},
    ),
    case(
        "redirects/cookie-bounce",
        Truth.WORKS,
        "off to another host for a cookie and back",
        lambda asked: (
            living("redirects/cookie-bounce") if "ok=1" in asked.query else _to(f"{asked.origins['bounce']}/b", 302)
        ),
        hosts={"bounce": Host(everywhere(lambda asked: _to(f"{asked.origins['main']}/guide?ok=1", 302)))},
    ),
    case(
        "redirects/meta-refresh",
        Truth.WORKS,
        "a meta refresh of 0 seconds is a redirect",
        Reply(
            body='<html><head><title>Moved</title><meta http-equiv="refresh" content="0; url=/new"></head><body>This page has moved.</body></html>'
        ),
        also={"/new": living("redirects/meta-refresh")},
    ),
    case(
        "redirects/refresh-header",
        Truth.WORKS,
        "a Refresh header likewise",
        Reply(headers={"Refresh": "0;url=/new"}),
        also={"/new": living("redirects/refresh-header")},
    ),
    case(
        "redirects/meta-refresh-to-404",
        Truth.DEAD,
        "sent on to what is not there",
        Reply(
            body='<html><head><title>Moved</title><meta http-equiv="refresh" content="2; url=/new"></head><body>This page has moved.</body></html>'
        ),
        reasons="not-found",
    ),
    case(
        "redirects/refresh-of-itself",
        Truth.WORKS,
        "a page that reloads itself every minute",
        Reply(body=article(title_for("redirects/refresh-of-itself"), head='<meta http-equiv="refresh" content="60">')),
    ),
    case("redirects/to-404", Truth.DEAD, "a redirect to what is not there", _to("/nowhere"), reasons="not-found"),
    case(
        "redirects/to-dead-host",
        Truth.DEAD,
        "a redirect to a host that is not there",
        lambda asked: _to(f"{asked.origins['dead']}/guide"),
        hosts={"dead": Host(everywhere(Reply()), listens=False)},
        reasons="connection-refused",
    ),
    case(
        "redirects/to-mail",
        Truth.UNSURE,
        "a redirect to an address that is not fetched",
        _to("mailto:desk@example.org", 302),
    ),
    case(
        "redirects/to-private",
        Truth.UNSURE,
        "a redirect into a private network is not followed",
        _to("http://10.0.0.1/guide", 302),
        reasons="private-address",
    ),
    case(
        "redirects/other-site-same-title",
        Truth.WORKS,
        "moved to another site, with its title",
        lambda asked: _to(f"{asked.origins['new']}/guide"),
        hosts={"new": Host(pages({"/guide": living("redirects/other-site-same-title")}))},
    ),
    case(
        "redirects/other-site-other-page",
        Truth.DEAD,
        "sent to another organisation's front page",
        lambda asked: _to(f"{asked.origins['new']}/", 302),
        hosts={
            "new": Host(
                pages(
                    {
                        "/": Reply(
                            body=frame(
                                "Consulting for modern brands",
                                "<h1>We build brands</h1><p>Talk to us about growth.</p>",
                            )
                        )
                    }
                )
            )
        },
        reasons="redirected-home redirect-other-site soft-404",
    ),
    case(
        "redirects/https-twin",
        Truth.WORKS,
        "http sent to https",
        lambda asked: _to(f"{asked.origins['safe']}/guide"),
        hosts={"safe": Host(pages({"/guide": living("redirects/https-twin")}), Certificate.GOOD)},
    ),
    case(
        "redirects/https-to-http",
        Truth.WORKS,
        "https sent to http: a finding, not a fault",
        lambda asked: _to(f"{asked.origins['plain']}/guide", 302),
        tls=Certificate.GOOD,
        hosts={"plain": Host(pages({"/guide": living("redirects/https-to-http")}))},
    ),
    case(
        "redirects/long-location",
        Truth.WORKS,
        "a Location of 4,000 characters",
        _to("/new?" + "x" * 4000),
        also={"/new": living("redirects/long-location")},
    ),
    case(
        "redirects/session-in-the-path",
        Truth.WORKS,
        "sent to the same page with a session id: the catalogue's address is the better one",
        _to("/guide;jsessionid=0A1B2C3D4E5F"),
        also={"/guide;jsessionid=0A1B2C3D4E5F": living("redirects/session-in-the-path")},
    ),
    case(
        "redirects/signed-storage",
        Truth.WORKS,
        "sent to a storage address that ends in minutes",
        lambda asked: _to(f"{asked.origins['store']}/guide?X-Amz-Expires=300&X-Amz-Signature=5f0c1d2e"),
        hosts={"store": Host(pages({"/guide": living("redirects/signed-storage")}))},
    ),
    case(
        "redirects/up-to-the-living-section",
        Truth.WORKS,
        "a chapter that was joined with its handbook, whose page carries the title",
        _to("/handbook/"),
        href="{main}/handbook/chapter-3",
        also={"/handbook/chapter-3": _to("/handbook/"), "/handbook/": living("redirects/up-to-the-living-section")},
    ),
    case(
        "redirects/permanent-then-temporary",
        Truth.WORKS,
        "moved for good, then sent to today's copy",
        _to("/current"),
        also={"/current": _to("/copy-7", 302), "/copy-7": living("redirects/permanent-then-temporary")},
    ),
    case(
        "redirects/capitals",
        Truth.WORKS,
        "a server that writes all its addresses in small letters",
        href="{main}/Guide",
        also={"/Guide": _to("/guide/index.html"), "/guide/index.html": living("redirects/capitals")},
    ),
)
