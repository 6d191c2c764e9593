"""The weekly mail: what it says, to whom, and how calmly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from zoneinfo import ZoneInfo

import pytest

from crawler.records import Attachment, Changes, Contact, WeeklyReport
from crawler.report.mail import compose

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
        ("Subject", "Co-production - useful resources: 3 new broken links"),
    ],
)
def test_headers(header: str, value: str, weekly: WeeklyReport, composed: Compose) -> None:
    """The headers say from whom, to whom, when in the reader's zone, what is new, and that a machine wrote."""
    assert composed(weekly)[header] == value


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
    assert message["Subject"] == "Co-production - useful resources: nothing new"
    assert "There is nothing to report." in " ".join(text.split())
    assert "(0)" not in text
    assert "COVERAGE" in text


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
def test_at_most_fifty_items_a_section(kind: str, weekly: WeeklyReport, composed: Compose) -> None:
    """A long list ends with how many more there are."""
    flood = replace(weekly, changes=Changes(new=weekly.changes.new * 30))
    text = part(composed(flood), kind)
    assert text.count("https://cdas.example.org/issues") == (34 if kind == "html" else 17)
    assert "and 40 more" in text
    assert composed(flood)["Subject"].endswith("90 new broken links")


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


def test_plain_lines_are_short_but_addresses_whole(weekly: WeeklyReport, composed: Compose) -> None:
    """Text folds, addresses do not, so that they can be clicked."""
    lines = part(composed(weekly), "plain").splitlines()
    assert max(len(words) for words in lines if "https://" not in words) <= 72
    assert "   New address: https://www.cpw.example.org/insight/benefits-of-co-production" in lines


def test_html_needs_nothing_from_elsewhere(weekly: WeeklyReport, composed: Compose) -> None:
    """No script, no style sheet, no picture to fetch."""
    text = part(composed(weekly), "html")
    assert not [word for word in ("<script", "<style", "<img", "src=", "url(", "<link") if word in text]


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
