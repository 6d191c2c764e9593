"""The weekly mail: what it says, to whom, and how calmly."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser
from tinyhtml5.parser import HTMLParser

from crawler.language import speaking
from crawler.records import Attachment, Changes, Contact, Report, WeeklyReport
from crawler.report.mail import COLOURS, compose
from crawler.report.renderers import render
from crawler.report.weekly import MOST, rooms
from tests.report.test_as_html import contrast

Golden = Callable[[str, str], None]
Compose = Callable[[WeeklyReport], EmailMessage]


@pytest.fixture
def composed(zone: ZoneInfo, now: datetime) -> Compose:
    """Return a function that composes a mail and reads it back as a mail program does."""

    def make(weekly: WeeklyReport) -> EmailMessage:
        message = compose(weekly, sender="links@example.org", zone=zone, now=now)
        read = message_from_bytes(message.as_bytes(), policy=default)
        assert isinstance(read, EmailMessage)
        return read

    return make


def part(message: EmailMessage, kind: str) -> str:
    """Return the text of one part."""
    body = message.get_body((kind,))
    assert body
    text: str = body.get_content()
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize(("kind", "name"), [("plain", "mail.txt"), ("html", "mail.html")])
def test_both_parts_are_as_reviewed(
    kind: str, name: str, weekly: WeeklyReport, composed: Compose, golden: Golden
) -> None:
    """Plain text and HTML are the reviewed golden files."""
    golden(name, part(composed(weekly), kind))


@pytest.mark.parametrize(("kind", "name"), [("plain", "mail.de.txt"), ("html", "mail.de.html")])
def test_both_parts_are_as_reviewed_in_german(
    kind: str, name: str, weekly: WeeklyReport, composed: Compose, golden: Golden
) -> None:
    """The same news in the reader's language, under the same Message-ID."""
    with speaking("de"):
        message = composed(weekly)
    golden(name, part(message, kind))
    assert message["Subject"] != composed(weekly)["Subject"]
    assert message["Message-ID"] == composed(weekly)["Message-ID"]


def test_the_whole_mail_is_as_reviewed(weekly: WeeklyReport, zone: ZoneInfo, now: datetime, golden: Golden) -> None:
    """The .eml file is the same each time: nothing in it is drawn by lot."""
    message = compose(weekly, sender="links@example.org", zone=zone, now=now)
    golden("mail.eml", message.as_bytes().decode())


def test_what_is_attached_follows_the_two_parts(weekly: WeeklyReport, zone: ZoneInfo, now: datetime) -> None:
    """Files come after the words, which say of them; the same mail is the same bytes, and has the same Message-ID with or without files."""
    files = (
        Attachment("a.xlsx", "application/x-a", b"\x00\xff" * 500),
        Attachment("a.csv", "text/csv", "é,b\r\n".encode()),
    )
    plain = compose(weekly, sender="links@example.org", zone=zone, now=now)
    made = [
        compose(
            weekly, sender="links@example.org", zone=zone, now=now, attached=files, about_them="A sheet is attached."
        )
        for _ in range(2)
    ]
    read = message_from_bytes(made[0].as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)

    assert made[0].as_bytes() == made[1].as_bytes()
    assert read["Message-ID"] == plain["Message-ID"]
    assert read.get_content_type() == "multipart/mixed"
    assert [(one.get_filename(), one.get_payload(decode=True)) for one in read.iter_attachments()] == [
        (file.name, file.content) for file in files
    ]
    assert [one.get_content() for one in read.iter_attachments()][1] == "é,b\r\n"
    assert all("A sheet is attached." in part(read, kind) for kind in ("plain", "html"))


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("To", "Olivia Hanley <olivia@example.org>"),
        ("From", "Catalogue Crawler <links@example.org>"),
        ("Date", "Mon, 30 Mar 2026 07:05:00 +0100"),
        ("Auto-Submitted", "auto-generated"),
        ("List-Unsubscribe", "<mailto:links@example.org?subject=unsubscribe>"),
        ("Subject", "Co-production - useful resources: 3 new broken links"),
    ],
)
def test_headers(header: str, value: str, weekly: WeeklyReport, composed: Compose) -> None:
    """The headers say from whom, to whom, when in the reader's zone, what is new, and that a machine wrote."""
    assert composed(weekly)[header] == value


def test_an_address_too_long_for_a_header_is_left_out(weekly: WeeklyReport, zone: ZoneInfo, now: datetime) -> None:
    """Encoded by pieces it would lead nowhere."""
    message = compose(weekly, sender=f"{'l' * 60}@example.org", zone=zone, now=now)
    assert "List-Unsubscribe" not in message


def test_the_same_report_is_the_same_message(weekly: WeeklyReport, composed: Compose) -> None:
    """A mail sent twice by accident is recognised; one to somebody else is another."""
    other = replace(weekly, recipient=Contact("Somebody", "else@example.org"))
    assert composed(weekly)["Message-ID"] == composed(weekly)["Message-ID"]
    assert composed(weekly)["Message-ID"] != composed(other)["Message-ID"]
    assert composed(weekly)["Message-ID"].endswith("@example.org>")


def test_a_quiet_week_alarms_nobody(weekly: WeeklyReport, composed: Compose) -> None:
    """Nothing new is said in the subject, and no empty section follows."""
    message = composed(replace(weekly, changes=Changes(), faults=()))
    text = part(message, "plain")
    assert message["Subject"] == "Co-production - useful resources: all is well"
    assert "There is nothing to report." in " ".join(text.split())
    assert "(0)" not in text
    assert "COVERAGE" in text


def test_a_reminder_says_that_it_is_one(weekly: WeeklyReport, composed: Compose) -> None:
    """Without news a mail says since when nothing is new, and that all is well, or what is still open."""
    still = Changes(still=weekly.changes.new, states=weekly.changes.states)
    for changes, subject, words in (
        (Changes(), "all is well", "nothing is new since 23 March 2026, and all is well. We write when that changes"),
        (
            still,
            "nothing new",
            "nothing is new since 23 March 2026; 3 still broken. While nothing is new we write about",
        ),
    ):
        message = composed(replace(weekly, changes=changes, faults=(), reminder=True))
        assert message["Subject"] == f"Co-production - useful resources: {subject}"
        assert words in " ".join(part(message, "plain").split())


@pytest.mark.parametrize(
    ("group", "words"),
    [("recovered", "1 working again"), ("changed", "2 changed"), ("unsure", "2 that we could not verify")],
)
def test_the_subject_says_what_is_new(group: str, words: str, weekly: WeeklyReport, composed: Compose) -> None:
    """Where nothing is newly broken it counts what else there is to tell."""
    found = getattr(weekly.changes, group)
    changes = replace(Changes(unheard=frozenset(one.link.url for one in found)), **{group: found})
    if group != "unsure":
        changes = replace(changes, unheard=frozenset())
    assert composed(replace(weekly, changes=changes))["Subject"] == f"Co-production - useful resources: {words}"


def test_what_is_told_for_the_first_time_stands_first(weekly: WeeklyReport, composed: Compose) -> None:
    """Of what could not be verified the new ones lead; where all were told before, it is said."""
    first, second = weekly.changes.unsure
    for unheard, order, words in (
        ({second.link.url}, (second, first), "1 of them is new and stands first."),
        ((), (first, second), "You have been told of these before."),
    ):
        changes = replace(weekly.changes, unheard=frozenset(unheard))
        text = part(composed(replace(weekly, changes=changes)), "plain").partition("COULD NOT VERIFY")[2]
        assert words in " ".join(text.split())
        places = [text.index(one.link.url) for one in order]
        assert places == sorted(places)


def test_faults_that_were_told_before_are_counted(weekly: WeeklyReport, composed: Compose) -> None:
    """They stand in the sheet; the mail names the new ones alone, and counts the others."""
    new, *known = weekly.faults
    text = part(composed(replace(weekly, faults=(new,), known=tuple(known))), "plain")
    section = " ".join(
        text.partition(f"IN THE CATALOGUE ITSELF ({len(weekly.faults)})")[2].partition("COVERAGE")[0].split()
    )
    told = "was told before and stands" if len(known) == 1 else "were told before and stand"
    assert f"{len(known)} of them {told} in the attached sheet. 1. " in section
    assert " 2. " not in section


def test_items_lead_to_their_place_in_the_report(
    weekly: WeeklyReport, sample: Report, composed: Compose, zone: ZoneInfo
) -> None:
    """Where it is published: every link leads to a name that the page has. Where it is not there is no link."""
    page = "https://example.org/reports/2026-03-30/report.html"
    names = set(re.findall(r'id="([^"]+)"', "".join(render(sample, "html", zone=zone))))
    for kind in ("plain", "html"):
        found = re.findall(rf"{re.escape(page)}#([a-z0-9-]+)", part(composed(replace(weekly, page=page)), kind))
        items = part(composed(weekly), kind)
        assert len(found) == (items.count("<h3") if kind == "html" else len(re.findall(r"(?m)^\d+\. ", items)))
        assert set(found) <= names
        assert "Details" not in items


def test_sections_come_in_order(weekly: WeeklyReport, composed: Compose) -> None:
    """What is new stands first, what was checked last."""
    text = part(composed(weekly), "plain")
    order = (
        "NEW SINCE 23 MARCH 2026 (3)",
        "STILL BROKEN (1)",
        "RECOVERED (1)",
        "CHANGED (2)",
        "COULD NOT VERIFY (2)",
        "WAITING FOR CONFIRMATION (1)",
        "IN THE CATALOGUE ITSELF (4)",
        "COVERAGE",
    )
    places = [text.index(f"\n{title}\n") for title in order]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_at_most_fifty_items_in_a_mail(kind: str, weekly: WeeklyReport, composed: Compose) -> None:
    """A long list ends with how many more there are, and leaves room for what comes after it."""
    flood = replace(weekly, changes=replace(weekly.changes, new=weekly.changes.new * 30))
    text = part(composed(flood), kind)
    items = len(re.findall(r"^\d+\. " if kind == "plain" else "<h3", text, re.MULTILINE))
    assert items == MOST
    assert "and 50 more" in text
    assert all(title in text for title in ("Assets in Action", "The Benefits", "Governance International"))
    assert composed(flood)["Subject"].endswith("90 new broken links")


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ([], []),
        ([3, 1], [3, 1]),
        ([100, 0, 2], [48, 0, 2]),
        ([100, 100, 100], [42, 4, 4]),
        ([2, 30, 30], [2, 30, 18]),
        ([50], [50]),
    ],
)
def test_room_is_shared_out(wanted: list[int], given: list[int]) -> None:
    """The first sections come first, and the last ones are not forgotten."""
    assert rooms(wanted, 50, 4) == given


def test_one_is_singular(weekly: WeeklyReport, composed: Compose) -> None:
    """The subject counts as people do."""
    single = replace(weekly, changes=Changes(new=weekly.changes.new[:1]))
    assert composed(single)["Subject"].endswith(": 1 new broken link")


def test_several_catalogues_come_in_one_mail(weekly: WeeklyReport, composed: Compose) -> None:
    """The subject names their number."""
    other = replace(weekly.catalogues[0], name="other", title="Other & more")
    message = composed(replace(weekly, catalogues=(*weekly.catalogues, other)))
    assert message["Subject"] == "Links of 2 catalogues: 3 new broken links"
    assert "“Other & more”" in part(message, "plain")


@pytest.mark.parametrize(
    ("title", "called"), [("& reports", "museums"), (None, "museums"), ("Reports &c.", "Reports &c.")]
)
def test_a_catalogue_whose_heading_lost_its_beginning_goes_by_its_name(
    title: str | None, called: str, weekly: WeeklyReport, composed: Compose
) -> None:
    """In the subject and the first paragraph; the heading itself is told as a fault elsewhere."""
    message = composed(replace(weekly, catalogues=(replace(weekly.catalogues[0], name="museums", title=title),)))

    assert message["Subject"].startswith(f"{called}: ")
    assert f"“{called}”" in part(message, "plain")


def test_plain_lines_are_short_but_addresses_whole(weekly: WeeklyReport, composed: Compose) -> None:
    """Text folds, addresses do not, so that they can be clicked."""
    lines = part(composed(weekly), "plain").splitlines()
    assert max(len(words) for words in lines if "https://" not in words) <= 72
    assert "   New address: https://www.cpw.example.org/insight/benefits-of-co-production" in lines


def test_html_needs_nothing_from_elsewhere(weekly: WeeklyReport, composed: Compose) -> None:
    """No script, and no picture or style that would have to be fetched."""
    text = part(composed(weekly), "html")
    assert not [word for word in ("<script", "url(", "<link", "@import") if word in text]
    assert re.findall(r'src="([^:"]*):', text) == ["cid"]


def test_the_picture_is_in_the_mail(weekly: WeeklyReport, composed: Compose) -> None:
    """The bar is attached under the name by which the page shows it, and says in words what it shows."""
    message = composed(weekly)
    shown = LexborHTMLParser(part(message, "html")).css_first("img")
    assert shown
    assert "broken, confirmed: 6" in str(shown.attributes["alt"])
    (picture,) = (part for part in message.walk() if part.get_content_type() == "image/png")
    assert picture["Content-ID"] == f"<{str(shown.attributes['src']).removeprefix('cid:')}>"
    assert picture.get_content().startswith(b"\x89PNG")


def test_no_picture_of_nothing(weekly: WeeklyReport, composed: Compose) -> None:
    """A catalogue without a checked link has no bar."""
    message = composed(replace(weekly, changes=Changes(), faults=()))
    assert "<img" not in part(message, "html")
    assert "All links" not in part(message, "plain")


def allowed() -> dict[str, set[str]]:
    """Return the elements of the table in docs/mail.md, each with its properties."""
    table = (Path(__file__).parents[2] / "docs" / "mail.md").read_text(encoding="utf-8")
    rows = [re.findall(r"\|([^|\n]*)\|([^|\n]*)\|", line)[0] for line in table.splitlines() if line.startswith("| `")]
    return {name: set(re.findall(r"`([\w-]+)`", of)) for names, of in rows for name in re.findall(r"`([\w-]+)`", names)}


def test_another_parser_finds_nothing_wrong(weekly: WeeklyReport, composed: Compose) -> None:
    """Each parse error of the standard (HTML, 13.2.2) is a place where mail programs guess, each in its own way."""
    parser = HTMLParser()
    parser.parse(part(composed(weekly), "html").encode())
    assert parser.errors == []


def test_html_is_of_what_mail_programs_show(weekly: WeeklyReport, composed: Compose) -> None:
    """Every element and property stands in the table of docs/mail.md, and the table holds nothing that is not used."""
    down = replace(weekly, changes=replace(weekly.changes, new=tuple(
        replace(change, link=replace(change.link, reason="timeout", status=None, url=f"https://down.example.org/{n}"))
        for n, change in enumerate(weekly.changes.new))))  # fmt: skip
    used: dict[str, set[str]] = {}
    for one in (weekly, down):
        for node in LexborHTMLParser(part(composed(one), "html")).root.traverse():  # type: ignore[union-attr]
            style = str(node.attributes.get("style") or "")
            names = {declaration.partition(":")[0].strip() for declaration in style.split(";") if declaration}
            used.setdefault(node.tag, set()).update(names)
    used.pop("tbody", None)  # which parsers add
    table = allowed()
    assert used.keys() == table.keys()
    assert {tag: names - table[tag] for tag, names in used.items() if names - table[tag]} == {}
    listed = set().union(*table.values())
    assert listed == set().union(*used.values())


@pytest.mark.parametrize("ground", ["#ffffff", "#000000"])
@pytest.mark.parametrize("colour", sorted(COLOURS.values()))
def test_colours_show_in_the_light_and_in_the_dark(colour: str, ground: str) -> None:
    """Marks stand out from whatever ground a mail program puts under them (WCAG 2.2, 1.4.11)."""
    assert contrast(colour, ground) >= 3


@pytest.mark.parametrize("email", [None, "", "nobody", "a@b@c", "a@b\r\nBcc: c@d", "a b@c.org", "@example.org"])
def test_an_address_that_is_none_is_refused(email: str | None, weekly: WeeklyReport, composed: Compose) -> None:
    """Nobody is written to at an address that is none; the error names it."""
    with pytest.raises(ValueError, match="is not an address"):
        composed(replace(weekly, recipient=Contact("Olivia", email)))


def test_a_name_cannot_add_a_header(weekly: WeeklyReport, composed: Compose) -> None:
    """Line ends in a name are white space."""
    message = composed(replace(weekly, recipient=Contact("Olivia\r\nBcc: all@example.org", "olivia@example.org")))
    assert message["Bcc"] is None
    assert message["To"].addresses[0].display_name == "Olivia Bcc: all@example.org"
