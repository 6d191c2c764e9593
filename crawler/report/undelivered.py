"""The mail to the maintainer about mails that could not be delivered: plain text, for whoever looks after the machine."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from crawler.records import Contact, Undelivered
from crawler.report.clean import paragraph
from crawler.report.mail import envelope, fold
from crawler.report.words import Clock, count

SUBJECT = "The weekly report could not be delivered"


def compose(
    troubles: Sequence[Undelivered], person: Contact, *, sender: str, now: datetime, zone: ZoneInfo
) -> EmailMessage:
    """Return the mail; ValueError when one of the addresses is none."""
    mark = (person, sender, now, tuple(troubles))
    letter = envelope(person, SUBJECT, sender=sender, date=now.astimezone(zone), mark=mark)
    letter.set_content("\n\n".join(map(fold, _said(troubles, person, Clock(zone)))) + "\n", cte="quoted-printable")
    return letter


def _said(troubles: Sequence[Undelivered], person: Contact, clock: Clock) -> Iterator[str]:
    """Yield the paragraphs."""
    yield f"Dear {person.name}," if person.name else "Hello,"
    yield "the weekly report did not reach everybody it is for. Nothing that these mails tell counts as told."
    for trouble in troubles:
        yield f"{trouble.recipient}: {paragraph(trouble.answer)}. {what_next(trouble, clock)}"
    yield "What to do: check the addresses and `mail` in the configuration. `crawler report --weekly --send` tries again at once."


def what_next(trouble: Undelivered, clock: Clock) -> str:
    """Say how often a mail was tried, and when it is tried again."""
    tried = f"It was tried {count(trouble.attempts, 'time')}"
    if trouble.next_at is None:
        return f"{tried} and is given up; what it was to tell comes with the next weekly report."
    return f"{tried}, and is tried again from {clock.minute(trouble.next_at)} on."
