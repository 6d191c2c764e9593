"""A mail server on loopback, and what a mail of it says."""

import csv
import email
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from email import policy
from email.message import EmailMessage
from io import StringIO

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_HEADING = re.compile(r"\n\n([A-Z][^\n]+?)(?: \(([\d,]+)\))?\n=+\n")
_ITEM = re.compile(r"\n(\d+)\. ")
_HOST = re.compile(r"(\S+) does not answer: (\d+) links")


@dataclass(slots=True)
class Postbox:
    """An SMTP handler that keeps what it is given until it is emptied."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep one mail."""
        message = email.message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        return "250 OK"

    def emptied(self) -> list[EmailMessage]:
        """Return what has come, and keep nothing."""
        found, self.mails = self.mails, []
        return found


@contextmanager
def receiving() -> Iterator[Postbox]:
    """Receive mails while the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        box = Postbox(free.getsockname()[1])
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@dataclass(frozen=True, slots=True)
class Said:
    """A section of a mail: how many it counts, its items as text by their first line, hosts that are down with how many links."""

    number: int
    items: dict[str, str]
    hosts: dict[str, int]


def sections(mail: EmailMessage) -> dict[str, Said]:
    """Return the sections of a weekly mail by their heading, "New since …" as "NEW"."""
    body = mail.get_body(("plain",))
    assert body is not None
    parts = _HEADING.split(body.get_content().replace("\r\n", "\n"))
    found = {}
    for heading, number, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        name = "NEW" if heading.startswith("NEW") else heading
        items = dict(_items(text))
        hosts = {match[1]: int(match[2]) for first in items if (match := _HOST.match(first))}
        alone = {first: words for first, words in items.items() if not _HOST.match(first)}
        found[name] = Said(int((number or "0").replace(",", "")), alone, hosts)
    return found


def listed(mail: EmailMessage) -> dict[str, dict[str, str]]:
    """Return the rows of the attached sheet by the section they belong to: the entry's title, and what is the matter since when, as mails say it."""
    found: dict[str, dict[str, str]] = {}
    for file in mail.iter_attachments():
        if file.get_filename() != "links.csv":
            continue
        for row in csv.DictReader(StringIO(file.get_content().removeprefix("\ufeff"))):
            since = date.fromisoformat(row["First failed"]) if row["First failed"] else None
            when = f" failing since {since.day} {since:%B %Y}" if since else ""
            found.setdefault(row["Part of the report"].upper(), {})[row["Entry"]] = row["What is wrong"] + when
    return found


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Yield the items of a section: first line, and all of it in one line."""
    parts = _ITEM.split(text)
    for words in parts[2::2]:
        yield words.partition("\n")[0].strip(), " ".join(words.split())
