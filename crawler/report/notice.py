"""The mail to the maintainer about a run that was withheld: plain text, for whoever looks after the machine."""

from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from crawler.judge.words import message, suggestion
from crawler.records import Contact, Finding, Run
from crawler.report.clean import paragraph
from crawler.report.mail import envelope, fold
from crawler.report.standing import coverage
from crawler.report.words import Clock

SUBJECT = "The crawler's own line was down"


def compose(run: Run, found: Finding, person: Contact, *, sender: str, now: datetime, zone: ZoneInfo) -> EmailMessage:
    """Return the mail; ValueError when one of the addresses is none."""
    began = Clock(zone).minute(run.started_at)
    parts = (
        f"Dear {person.name}," if person.name else "Hello,",
        f"the run of {began} is withheld. {paragraph(message(found))}",
        f"{coverage(run)} What worked counts; the rest is asked again in the next run. No contact person is told of this.",
        paragraph(suggestion(found)),
        "You are told of this once, until a run goes through again.",
    )
    mark = (run.id, person, sender, "withheld")
    letter = envelope(person, SUBJECT, sender=sender, date=now.astimezone(zone), mark=mark)
    letter.set_content("\n\n".join(fold(part) for part in parts) + "\n", cte="quoted-printable")
    return letter
