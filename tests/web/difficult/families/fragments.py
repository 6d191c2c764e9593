"""Addresses that point to a place of a page: a place that is missing is a finding, never a broken link."""

from difficult.case import Case, Truth, case, title_for
from difficult.prose import article, living
from difficult.wire import Reply

MISSING = "fragment-missing"


def _page(name: str, why: str, fragment: str, markup: str = "", finds: str = "") -> Case:
    """Make a case of a living page with some markup before its heading, and of a link to a place of it."""
    body = article(title_for(f"addresses/{name}")).replace("<h1>", markup + "<h1>", 1)
    return case(f"addresses/{name}", Truth.WORKS, why, Reply(body=body), href=f"{{main}}/guide#{fragment}", finds=finds)


_SHELL = (
    "<!doctype html><title>{title}</title><body><div id=root></div><noscript>You need to enable JavaScript to run this app."
    '</noscript><script src="/static/js/main.0b1c2d3e.js"></script></body>'
)

CASES: tuple[Case, ...] = (
    _page("fragment-there", "the fragment is there", "part", '<h2 id="part">Part</h2>'),
    _page("fragment-missing", "a missing fragment is a finding, not a broken link", "no-such-part", finds=MISSING),
    _page("fragment-name", "an anchor's name is a place too", "part", '<a name="part"></a>'),
    _page("fragment-field", "the name of a form's field is none", "part", '<input name="part">', MISSING),
    _page("fragment-case", "case matters to browsers", "Part", '<h2 id="part">Part</h2>', MISSING),
    _page("fragment-encoded", "percent-encoding is undone", "caf%C3%A9", '<h2 id="café">Café</h2>'),
    _page("fragment-raw", "letters beyond ASCII as they are", "café", '<h2 id="café">Café</h2>'),
    _page("fragment-encoded-id", "an id may hold percent signs itself", "a%20b", '<h2 id="a%20b">Part</h2>'),
    _page("fragment-ampersand", "&amp; in an id is &", "a&b", '<h2 id="a&amp;b">Part</h2>'),
    _page(
        "fragment-user-content", "GitHub's prefix is taken off by its script", "part", '<a id="user-content-part"></a>'
    ),
    _page("fragment-top", "#top is the beginning of any page", "Top"),
    _page("fragment-empty", "so is a bare #", ""),
    _page("fragment-hash-route", "a route of an application", "!/part/2"),
    _page("fragment-slash-route", "likewise", "/part/2"),
    _page("fragment-media", "a moment of a film", "t=30"),
    _page("fragment-lines", "lines of source code", "L10-L20"),
    _page("text-fragment", "words of the text are no id", ":~:text=second%20edition"),
    _page("text-fragment-after", "the part before them is", "no-such-part:~:text=second", finds=MISSING),
    _page("fragment-in-comment", "what stands in a comment is not there", "part", '<!-- <h2 id="part"> -->', MISSING),
    case(
        "addresses/fragment-of-redirect",
        Truth.WORKS,
        "a redirect brings a fragment of its own, which counts instead",
        Reply(302, headers={"Location": "/there#other"}),
        also={"/there": living("addresses/fragment-of-redirect")},
        href="{main}/guide#part",
    ),
    case(
        "addresses/fragment-through-redirect",
        Truth.WORKS,
        "a redirect without one takes the fragment along",
        Reply(302, headers={"Location": "/there"}),
        also={"/there": living("addresses/fragment-through-redirect")},
        href="{main}/guide#part",
        finds=MISSING,
    ),
    case(
        "addresses/fragment-of-shell",
        Truth.WORKS,
        "a page that a script builds has its places later",
        Reply(body=_SHELL.format(title=title_for("addresses/fragment-of-shell"))),
        href="{main}/guide#part",
    ),
)
