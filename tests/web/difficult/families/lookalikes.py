"""Living pages that look like dead ones."""

from difficult.case import Case, Truth, case, title_for
from difficult.prose import article, frame, lines, living, paragraphs, sentences
from difficult.wire import Asked, Play, Reply


def _living(name: str, why: str, title: str, body: str, **also: Play) -> Case:
    """Make a case of a page that is what the catalogue means."""
    return case(
        f"lookalikes/{name}",
        Truth.WORKS,
        why,
        Reply(body=body),
        title=title,
        also={f"/{key}": play for key, play in also.items()},
    )


def _catch_all(name: str) -> Case:
    """Make a case of a living page on a host that answers 200 to everything."""
    gone = Reply(body=frame("Page not found", "<h1>Page not found</h1><p>Sorry.</p>"))
    return case(
        name, Truth.WORKS, "the host answers 200 to everything, but this page is there", living(name), default=gone
    )


def _portal(asked: Asked) -> Play:
    """Answer every address with the same shell around a text of its own."""
    title = title_for("lookalikes/portal") if asked.path == "/guide" else f"Record {len(asked.path)}"
    return Reply(
        body=frame(f"{title} - Portal", f"<h1>{title}</h1>{paragraphs(asked.path, 2)}{lines(sentences('portal', 30))}")
    )


CASES: tuple[Case, ...] = (
    _living(
        "article-about-404",
        "an article about not-found pages",
        "Page not found: what a good 404 page says",
        frame(
            "Page not found: what a good 404 page says - Web Review",
            f"<h1>Page not found: what a good 404 page says</h1>{paragraphs('404 pages', 8)}",
        ),
    ),
    _living(
        "museum-404",
        "a gallery of 404 pages",
        "404 pages we have loved",
        frame("404 pages we have loved", f"<h1>404 pages we have loved</h1>{paragraphs('gallery', 6)}"),
    ),
    _living(
        "room-404",
        "a place called 404",
        "Room 404: a history of the hotel",
        frame("Room 404: a history of the hotel", f"<h1>Room 404: a history of the hotel</h1>{paragraphs('hotel', 5)}"),
    ),
    _living(
        "report-404",
        "a report whose number is 404",
        "Research Paper 404: Rural bus services",
        frame(
            "Research Paper 404: Rural bus services",
            f"<h1>Research Paper 404: Rural bus services</h1>{paragraphs('bus', 4)}",
        ),
    ),
    _living(
        "lost-and-found",
        "a book about what was not found",
        "Not found: the search for Franklin's ships",
        frame(
            "Not found: the search for Franklin's ships",
            f"<h1>Not found: the search for Franklin's ships</h1>{paragraphs('ships', 5)}",
        ),
    ),
    _living(
        "words-in-script",
        "the words stand in a script",
        "Keeping bees in towns",
        article("Keeping bees in towns").replace(
            "</body>", "<script>var m = {404: 'Page not found', e: 'The page does not exist'};</script></body>"
        ),
    ),
    _living(
        "words-in-hidden",
        "the words stand in a part nobody sees",
        "Sharing tools in schools",
        article("Sharing tools in schools").replace(
            "</main>", '<div style="display:none"><h2>Page not found</h2></div></main>'
        ),
    ),
    _living(
        "words-in-change-list",
        "“has been removed” in a list of changes",
        "Style guide for rural archives",
        article("Style guide for rural archives").replace(
            "</main>", "<h2>Changes</h2><p>Section 4 has been removed. The page about ink has been removed.</p></main>"
        ),
    ),
    _living(
        "short",
        "a short page is a page",
        "Opening hours of the reading room",
        frame(
            "Opening hours of the reading room",
            "<h1>Opening hours of the reading room</h1><p>Monday to Friday, 9 to 5. Closed on bank holidays.</p>",
        ),
    ),
    _living(
        "very-short",
        "eleven words are enough for a leaflet",
        "Leaflet 7",
        frame(
            "Leaflet 7",
            '<h1>Leaflet 7</h1><p>Leaflet 7 can be <a href="/leaflet-7.pdf">downloaded here</a> in English and Welsh.</p>',
        ),
    ),
    _living(
        "one-picture",
        "a poster is a page with one picture",
        "Poster: five ways to save water",
        frame(
            "Poster: five ways to save water",
            '<h1>Poster: five ways to save water</h1><img src="/poster.png" alt="Poster">',
        ),
    ),
    _living(
        "for-sale-shop",
        "a shop sells things",
        "Second-hand looms for sale",
        frame("Second-hand looms for sale - Loom Shop", f"<h1>Second-hand looms for sale</h1>{paragraphs('looms', 4)}"),
    ),
    _living(
        "domain-for-sale-article",
        "an article about the trade in names",
        "This domain is for sale: who buys lapsed names",
        frame(
            "This domain is for sale: who buys lapsed names",
            f"<h1>This domain is for sale: who buys lapsed names</h1>{paragraphs('names', 7)}",
        ),
    ),
    _living(
        "casino-study",
        "a study of gambling",
        "Online casinos and young people: a review",
        frame(
            "Online casinos and young people: a review",
            f"<h1>Online casinos and young people: a review</h1>{paragraphs('gambling', 7)}<p>Casino, slots, roulette, bonus, betting, loans.</p>",
        ),
    ),
    _living(
        "maintenance-guide",
        "a guide to maintenance",
        "Site maintenance for village halls",
        frame(
            "Site maintenance for village halls", f"<h1>Site maintenance for village halls</h1>{paragraphs('halls', 5)}"
        ),
    ),
    _living(
        "coming-soon-announcement",
        "an event announced as coming soon",
        "Coming soon: the 2027 archive summer school",
        frame(
            "Coming soon: the 2027 archive summer school",
            f"<h1>Coming soon: the 2027 archive summer school</h1>{paragraphs('summer', 4)}",
        ),
    ),
    _living(
        "under-construction-history",
        "a history of construction",
        "Under construction: how the canal was dug",
        frame(
            "Under construction: how the canal was dug",
            f"<h1>Under construction: how the canal was dug</h1>{paragraphs('canal', 5)}",
        ),
    ),
    _living(
        "access-denied-essay",
        "an essay on access",
        "Access denied: disability and the railway",
        frame(
            "Access denied: disability and the railway",
            f"<h1>Access denied: disability and the railway</h1>{paragraphs('railway', 6)}",
        ),
    ),
    _living(
        "login-guide",
        "a guide to signing in safely",
        "How to sign in safely: a guide for libraries",
        frame(
            "How to sign in safely: a guide for libraries",
            f"<h1>How to sign in safely: a guide for libraries</h1>{paragraphs('sign in', 5)}",
        ),
    ),
    _living(
        "nginx-manual",
        "a manual of nginx",
        "Welcome to nginx: a beginner's guide",
        frame(
            "Welcome to nginx: a beginner's guide",
            f"<h1>Welcome to nginx: a beginner's guide</h1>{paragraphs('nginx', 6)}",
        ),
    ),
    _living(
        "index-of-names",
        "an index that is called one",
        "Index of place names in the county",
        frame(
            "Index of place names in the county",
            f"<h1>Index of place names in the county</h1>{lines(sentences('index', 40))}",
        ),
    ),
    _living(
        "noindex",
        "a living page that search engines are to pass over",
        "Draft guidance on river crossings",
        article("Draft guidance on river crossings", head='<meta name="robots" content="noindex">'),
    ),
    _living(
        "japanese",
        "a page in Japanese without spaces",
        "地域の図書館の手引き",
        frame(
            "地域の図書館の手引き",
            "<h1>地域の図書館の手引き</h1><p>"
            + "この手引きは地域の図書館を支える人々のために書かれました。開館時間や貸し出しの記録の付け方を、例を挙げて説明します。"
            * 6
            + "</p>",
            lang="ja",
        ),
    ),
    _living(
        "welsh",
        "a page in Welsh",
        "Canllaw i ganolfannau cymunedol",
        frame(
            "Canllaw i ganolfannau cymunedol",
            "<h1>Canllaw i ganolfannau cymunedol</h1>"
            + "<p>Mae'r canllaw hwn yn disgrifio sut mae gwirfoddolwyr yn cadw'r ganolfan ar agor drwy'r flwyddyn.</p>"
            * 8,
            lang="cy",
        ),
    ),
    _living(
        "error-page-title-of-band",
        "a band called Error 500",
        "Error 500: the tour diary",
        frame("Error 500: the tour diary", f"<h1>Error 500: the tour diary</h1>{paragraphs('tour', 6)}"),
    ),
    _catch_all("lookalikes/on-a-catch-all-host"),
    case(
        "lookalikes/portal",
        Truth.WORKS,
        "a portal answers every address, each with a text of its own",
        _portal,
        default=_portal,
    ),
    case(
        "lookalikes/root-of-catch-all",
        Truth.WORKS,
        "the front page is what the catalogue means, and what the host shows for every address",
        living("lookalikes/root-of-catch-all"),
        default=living("lookalikes/root-of-catch-all"),
        href="{main}/",
    ),
    case(
        "lookalikes/single-page-site",
        Truth.WORKS,
        "a campaign's only page, with the catalogue's title, whatever the address",
        living("lookalikes/single-page-site"),
        default=living("lookalikes/single-page-site"),
    ),
    case(
        "lookalikes/probe-is-blocked",
        Truth.WORKS,
        "a host that refuses made-up addresses only",
        Reply(
            body=frame(
                title_for("lookalikes/probe-is-blocked"),
                f"<h1>{title_for('lookalikes/probe-is-blocked')}</h1><p>Two lines only.</p>",
            )
        ),
        default=Reply(403, "no"),
    ),
    case(
        "lookalikes/front-page-in-english",
        Truth.WORKS,
        "the root sends readers to their language",
        Reply(302, headers={"Location": "/en/"}),
        also={"/": Reply(302, headers={"Location": "/en/"}), "/en/": living("lookalikes/front-page-in-english")},
        href="{main}/",
    ),
    case(
        "lookalikes/title-differs",
        Truth.WORKS,
        "the page calls itself otherwise; it is there all the same",
        Reply(body=article("Annual review of the reading groups")),
        drifted=True,
    ),
)
