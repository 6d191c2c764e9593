"""Kinds of pages that charities, libraries, parishes and schools keep, made small: each with the titles and addresses a careful reader takes from it."""

from typing import Any

import pytest

Found = list[tuple[str, str | None]]

SITES: Found = [
    ("Samaritans", "https://www.samaritans.org/"),
    ("Mind", "https://www.mind.org.uk/"),
    ("Shelter", "https://england.shelter.org.uk/"),
]
CALLS: Found = [("Samaritans", "tel:116123"), ("Childline", "tel:08001111"), ("NHS", "tel:111")]
NOVELS: Found = [("Der Prozess", "/k/1"), ("Buddenbrooks", "/k/2"), ("Effi Briest", "/k/3")]
FILES: Found = [("Application form", "/app.pdf"), ("Appeal form", "/appeal.pdf"), ("Minutes of May", "/may.pdf")]
FOLDED = "<h2><button aria-controls=p{2}>{0}</button></h2><div id=p{2} {3}><ul><li><a href={1}>{0} for all</a></li></ul></div>"
HELP = "Somebody to talk to, by day and by night."


def _each(form: str, found: Found = SITES) -> str:
    """Write each entry in one form; `{2}` is its address without the scheme."""
    return "".join(form.format(title, href, (href or "").rpartition("//")[2].rstrip("/")) for title, href in found)


def _listed(form: str, found: Found = SITES) -> str:
    return f"<ul>{_each(form, found)}</ul>"


PAGES = {
    "a picture in some of the items": (
        _listed("<li><div><span><a href={1}><div><img src=a.png></div>{0}</a></span></div></li>")
        + _listed("<li><div><a href=/more/{0}>More of {0}</a></div><div>" + HELP + "</div></li>"),
        [*SITES, *((f"More of {title}", f"/more/{title}") for title, _ in SITES)],
    ),
    "a title that is no link among those that are": (
        _listed("<li><div><a class=link-name href={1}>{0}</a><p>" + HELP + "</p></div></li>").replace(
            "<ul>", "<ul><li><div><span class=link-name>Our own line</span> <b>Soon</b><p>It will help.</p></div></li>"
        ),
        [("Our own line", None), *SITES],
    ),
    "titles in italics, their authors and a catalogue": (
        _listed("<li><i>{0}</i> von Franz Thomas, <a href={1}>im Katalog</a></li>", NOVELS),
        NOVELS,
    ),
    "sections of titles in italics": (
        "".join(
            f"<div class=section><h3>{name}</h3>"
            + _listed(f"<li><em>{name} {{0}}</em> by Ann Abel, <a href={{1}}>ISBN: 9780307589446</a></li>", NOVELS)
            + "</div>"
            for name in ("Old", "New", "Lost")
        ),
        [(f"{name} {title}", href) for name in ("Old", "New", "Lost") for title, href in NOVELS],
    ),
    "headings of two levels and sentences that end in their address": (
        f"<section><h2>Mind</h2><p>{HELP}</p><p>It is found at <a href=https://m.example/>https://m.example/</a></p></section>"
        + "".join(
            f"<section><h2>For the {who}</h2><p>These help the {who}.</p>"
            + _each(f"<h3>{{0}} for the {who}</h3><p>{HELP}</p><p>Go to <a href={{1}}>{{1}}</a>.</p>", SITES[:2])
            + "</section>"
            for who in ("old", "young")
        ),
        [
            ("Mind", "https://m.example/"),
            *((f"{title} for the {who}", href) for who in ("old", "young") for title, href in SITES[:2]),
        ],
    ),
    "headings that end in a number to call": (_each("<h3>{0}: <a href={1}>0800 376 633</a></h3>", CALLS), CALLS),
    "headings that end in an address": (_each("<h2>{0} - <a href={1}>{2} or call 5626</a></h2>"), SITES),
    "names, and below each its address": (_each("<div><p>{0}</p><p><a href={1}>{2}</a></p></div>"), SITES),
    "what is kept from screen readers, and stands nowhere else": (
        f"<h2>Sites</h2><p>They open in a new window.</p><div aria-hidden=true>{_listed('<li><a href={1}>{0}</a></li>')}</div>",
        SITES,
    ),
    "an item that leads into the list inside it": (
        f"<ol><li><a href=/own>Our own page</a></li><li>In the <a href=/text>text itself</a> (see the <a href=/rules>rules</a>):{_listed('<li><a href={1}>{0}</a></li>')}</li></ol>",
        [("Our own page", "/own"), *SITES],
    ),
    "an accordion, folded up": (
        _each(FOLDED.replace("{3}", "hidden"), FILES),
        [(f"{title} for all", href) for title, href in FILES],
    ),
    "an accordion that is kept from screen readers": (
        _each(FOLDED.replace("{3}", "role=region aria-hidden=true"), FILES),
        [(f"{title} for all", href) for title, href in FILES],
    ),
    "tabs, one of them open": (
        "".join(
            f"<div role=tabpanel {shut}>{_listed('<li><a href={1}>{0}</a></li>', found)}</div>"
            for shut, found in (("", FILES[:2]), ("aria-hidden=true", FILES[2:]), ("hidden", SITES[:2]))
        ),
        [*FILES, *SITES[:2]],
    ),
    "rows whose links all say the same": (
        f"<table><tr><th>Organisation</th><th>Aims</th><th>Link</th></tr>{_each('<tr><td>{0}</td><td>Help for all</td><td><a href={1}>Besuchen</a></td></tr>')}</table>",
        SITES,
    ),
    "fields of a record, the address among them": (
        _each(
            "<div class=row><div class='f f-title'><span>{0}</span></div><div class='f f-about'><p>"
            + HELP
            + "</p></div><div class='f f-link'><span>Site:</span> <a href={1}>{1}</a></div></div>"
        ),
        SITES,
    ),
    "parts that set no name apart": (
        _each("<div><p><span>{0}</span></p><p>" + HELP + "</p><p><a href={1}><u>{1}</u></a></p></div>"),
        SITES,
    ),
    "pictures and their captions": (
        _each("<figure><a href={1}><img src=a.png alt=''></a><figcaption>{0}</figcaption></figure>"),
        SITES,
    ),
    "a menu in a cell of the table that lays out the page": (
        f"<table><tr><td><a href=index.html>Home</a><br><a href=news.html>News</a></td><td>{_each('<p><a href={1}>{0}</a> - help</p>')}</td></tr></table>",
        SITES,
    ),
    "headings by the alphabet": (
        "".join(f"<h2>{title[0]}</h2><p><a href={href}>{title}</a><br>{HELP}</p>" for title, href in SITES),
        SITES,
    ),
    "items that end in where they lead, in French": (_listed("<li>{0} <a href={1}>Télécharger</a></li>", FILES), FILES),
    "paragraphs that end in where they lead, in German": (
        _each("<p>{0}: " + HELP + " <a href={1}>Zur Website</a></p>"),
        SITES,
    ),
    "boxes of a blog beside the list": (
        f"{_listed('<li><a href={1}>{0}</a></li>')}<div class=widget-area><h3>Archives</h3><a href=/2020/05/>May 2020</a></div>",
        SITES,
    ),
    "tools of the page": (
        f"<ul><li><a href=/print>Imprimir</a></li><li><a href=/mail>E-mail</a></li><li><a href=page.html#>Larger letters</a></li></ul>{_listed('<li><a href={1}>{0}</a></li>')}<a href=page.html#>Top</a>",
        SITES,
    ),
    "the same list once more, in a box of the site": (
        f"<h2>Enlaces</h2>{_each('<p><a href={1}>{0}</a></p>')}<div class=box><h3>Enlaces</h3>{_each('<p><a href={1}>{0}</a></p>')}</div>",
        SITES,
    ),
    "a foot that does not say that it is one": (
        f"{_listed('<li><em>{0}</em>, Franz Thomas. <a href={1}>ISBN 9780</a></li>', NOVELS)}<hr><center><p>Copyright &copy; T.H.E. Inc. 2020</p><p><a href=/imprint>Imprint</a></p></center>",
        NOVELS,
    ),
    "links that hold a name and words about it, in no type of their own": (
        "<h2>Help</h2><div>"
        + _each("<a class=hl href={1}><span><span class=ln>{0}</span><span class=ld>" + HELP + "</span></span></a>")
        + "</div><h2>More</h2><div><a class=hl href=/more.pdf><span><span class=ln>More</span><span class=ld>Much more</span></span></a></div>",
        [*SITES, ("More", "/more.pdf")],
    ),
    "items that are links of a name and words about it": (
        _listed("<li><a href={1}><span>{0}</span><span>" + HELP + "</span></a></li>"),
        SITES,
    ),
    "a part of which nothing is said": (
        _each("<div><div class=t>{0}</div><div><p>" + HELP + "</p><a href={1}>{1}</a></div></div>").replace(
            f"<p>{HELP}</p>", "<p></p>", 1
        ),
        SITES,
    ),
    "a foot with more words than the list": (
        f"{_listed('<li><a href={1}>{0}</a></li>', SITES[:2])}<footer id=contact><h4>Help</h4><p>{HELP * 2}</p><ul><li><a href=/imprint>Imprint and law</a></li><li><a href=/privacy>Privacy</a></li><li><a href=https://www.facebook.com/x>Facebook</a></li></ul></footer>",
        SITES[:2],
    ),
    "items that name their sites in a sentence, among those that are links": (
        f"<ul>{_each('<li><a href={1}>{0}</a></li>')}<li>Help is near! E.g. <a href=https://a.example/>Anna</a>, <a href=https://b.example/>Bert</a></li><li>Does it cost too much? Check out <a href=https://c.example/>what it may cost</a>.</li></ul>",
        [
            *SITES,
            ("Anna", "https://a.example/"),
            ("Bert", "https://b.example/"),
            ("what it may cost", "https://c.example/"),
        ],
    ),
    "sections that are but bold words with a colon": (
        "<p><b>By us:</b></p>"
        + _each("<p>1) <a href={1}>{0}</a></p>", FILES)
        + "<p><b>By others:</b></p>"
        + _each('<p>"<a href={1}>{0} at night</a>" by Ann Abel on help</p>'),
        [*FILES, *((f"{title} at night", href) for title, href in SITES)],
    ),
}


@pytest.mark.parametrize(("page", "found"), PAGES.values(), ids=PAGES)
def test_the_entries_of_a_page_are_those_that_a_reader_takes_from_it(read_bytes: Any, page: str, found: Found) -> None:
    """Titles and addresses, and nothing else."""
    entries = read_bytes(f"<html><title>Links | The club</title><h1>Links</h1>{page}</html>").entries
    assert [(entry.title, entry.links[0].href if entry.links else None) for entry in entries] == found


@pytest.mark.parametrize("title", ["Links | The club", "The club: Links", "Links \u2013 The club"])
def test_a_heading_that_says_what_the_title_of_the_page_does_is_no_entry(read_bytes: Any, title: str) -> None:
    """A page without a heading of the first level has one all the same."""
    page = f"<html><title>{title}</title><h2>Links</h2><h2>Help</h2>{_each(f'<a href={{1}}><h3>{{0}}</h3></a><p>{HELP}</p>')}</html>"
    result = read_bytes(page)
    assert result.titles == [title for title, _ in SITES]
    assert result.head.title == "Links"


HOME = '<ul><li><a href="/">Home</a></li><li><a href="/about/">About us</a></li><li><a href="/events/">Events</a></li></ul>'
SHARE = "https://twitter.com/intent/tweet?url=x"


@pytest.mark.parametrize(
    "around",
    [
        ("<div class=logo><a href=/>The club</a></div>{0}", ""),
        ("<h2>The club</h2><p><a href=/login>Member login</a></p>{0}", ""),
        ("{0}<div class=col1><h3>In this area</h3>" + HOME + "</div>", ""),
        ("{0}<ul><li><a href=/de/>Deutsch</a></li><li><a href=/fr/>Fran\u00e7ais</a></li></ul>", ""),
        ("{0}<p><a href=/login>Member login</a></p>", ""),
        ("{0}", "<div class=unten><h4>Schnellzugriff</h4>" + HOME + "<h4>Kontakt</h4><p>Hauptstr. 1</p></div>"),
        (
            "{0}",
            "<h4>Follow us</h4><p><a href=https://facebook.com/x>Facebook</a> <a href=https://twitter.com/x></a></p>",
        ),
        ("{0}", f"<ul><li><a href={SHARE}>Tell others</a></li><li><a href='mailto:?subject=x'>Email</a></li></ul>"),
        ("{0}", "<p>We use cookies to give you the best.</p><a href=#>Accept</a>"),
        ("{0}", "<p><a href=/after.html>Next page &gt;</a></p>"),
        ("{0}", "<h3>Leave a Reply</h3><p><a href=/wp-login.php>Log in</a> to comment</p>"),
    ],
)
@pytest.mark.parametrize("found", [SITES, FILES])
def test_what_stands_around_a_list_is_no_entry_whatever_it_is_called(
    read_bytes: Any, around: tuple[str, str], found: Found
) -> None:
    """Nor does it take the list for words about itself, whether that leads to other sites or to documents."""
    before, behind = around
    body = f"{before.format('<h1>Links</h1>')}<p>For all who need them.</p>{_listed('<li><a href={1}>{0}</a></li>', found)}{behind}"
    entries = read_bytes(f"<html><title>Links</title><div>{body}</div></html>").entries
    assert [(entry.title, entry.links[0].href) for entry in entries] == found
