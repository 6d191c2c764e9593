"""The weekly report: who is told what, and a note in the history that they were."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from crawler.config import MailSettings, Person, Settings
from crawler.deliver.smtp import send
from crawler.errors import ConfigError, HistoryError
from crawler.history.compare import to_tell
from crawler.history.reports import Telling
from crawler.judge.words import severity
from crawler.records import Contact, Finding, Report, Severity, WeeklyReport
from crawler.report.mail import compose
from crawler.run.decided import report_of, telling_of
from crawler.run.work import Work

FALLBACK_SENDER = "crawler@localhost"


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, ready to go, and what it tells whom."""

    weekly: WeeklyReport
    message: EmailMessage


def waiting(work: Work, since: datetime) -> bool:
    """Tell whether a contact person was told nothing since a time, by which there was something to tell; without `mail.host` nobody waits."""
    first = work.store.first_run()
    if not work.settings.mail.host or first is None or first.started_at > since:
        return False
    return any(address and not _told(work, address, since) for address in _recipients(work.settings))


def letters(work: Work, untold_since: datetime | None = None) -> Iterator[Letter]:
    """Compose one mail for each contact person (who was told nothing since a time); several catalogues of one person come in one mail.

    Raises HistoryError where nothing was ever checked. A catalogue nobody is named for is told to who watches.
    """
    run = work.store.latest_run(withheld=False)
    if run is None:
        raise HistoryError("nothing was checked yet: `crawler run` comes before the weekly report")
    report = report_of(work.store, run.id, work.clock())
    telling = telling_of(work.store, work.clock())
    for address, (person, names) in _recipients(work.settings).items():
        if address is None:
            work.watch.say(f"{', '.join(names)}: nobody to mail; set `contact.email` in the configuration")
            continue
        if untold_since and _told(work, address, untold_since):
            continue
        weekly = _weekly(work, report, Contact(person.name, address), frozenset(names), telling)
        yield Letter(weekly, _message(work, weekly))


def deliver(work: Work, letter: Letter, password: str | None) -> None:
    """Send a mail, then note that it was told; raises DeliveryError, and nothing counts as told."""
    send(letter.message, work.settings.mail, password)
    note(work, letter)


def note(work: Work, letter: Letter) -> None:
    """Write down what a person was told."""
    address = letter.weekly.recipient.email
    if address is None:
        raise ConfigError("a mail without an address cannot have been sent")
    work.store.record_told(address, to_tell(letter.weekly.changes), work.clock())


def sender_of(settings: Settings) -> str:
    """Return the address mails come from."""
    mail: MailSettings = settings.mail
    return mail.sender or settings.maintainer.email or FALLBACK_SENDER


def _told(work: Work, address: str, since: datetime) -> bool:
    """Tell whether a person was told anything since a time."""
    last = work.store.last_told_at(address)
    return last is not None and last >= since


def _recipients(settings: Settings) -> dict[str | None, tuple[Person, list[str]]]:
    """Return whom each catalogue's report goes to: address -> person and names of catalogues."""
    found: dict[str | None, tuple[Person, list[str]]] = defaultdict(lambda: (settings.contact, []))
    for catalogue in settings.catalogues:
        person = catalogue.contact if catalogue.contact and catalogue.contact.email else settings.contact
        names = found[person.email][1]
        names.append(catalogue.label)
        found[person.email] = (person, names)
    return found


def _weekly(
    work: Work, report: Report, recipient: Contact, names: frozenset[str], telling: Telling | None
) -> WeeklyReport:
    """Collect what one person is to be told."""
    address = recipient.email or ""
    faults = tuple(
        finding
        for finding in map(telling.tell_fault if telling else _as_it_is, work.store.catalogue_findings(report.run.id))
        if finding.catalogue in names and severity(finding) is not Severity.INFO and finding.decided is None
    )
    wanted = {finding.entry for finding in faults}
    return WeeklyReport(
        recipient=recipient,
        catalogues=tuple(summary for summary in report.catalogues if summary.name in names),
        changes=work.store.changes(address, names, telling.tell if telling else None),
        run=report.run,
        since=work.store.last_told_at(address),
        faults=faults,
        entries={entry.id: entry for entry in report.entries if entry.id in wanted},
    )


def _as_it_is(finding: Finding) -> Finding:
    """Return a finding that nobody has decided anything about."""
    return finding


def _message(work: Work, weekly: WeeklyReport) -> EmailMessage:
    """Turn it into a mail."""
    return compose(weekly, sender=sender_of(work.settings), zone=work.settings.zone, now=work.clock())
