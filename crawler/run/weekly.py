"""The weekly report: who is told what, and a note in the history that they were."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from crawler.config import MailSettings, Person, Settings
from crawler.deliver.smtp import send
from crawler.errors import ConfigError, DeliveryError, HistoryError
from crawler.history.compare import Kind, Told, to_tell
from crawler.history.reports import Telling
from crawler.judge.words import severity
from crawler.records import Contact, Finding, Report, Severity, WeeklyReport
from crawler.report.mail import compose
from crawler.run.decided import report_of, telling_of
from crawler.run.work import Work
from crawler.sheet.attachments import sheet_for

FALLBACK_SENDER = "crawler@localhost"
UNDER_WAY = (
    "under way"  # before an address in the ledger: a mail was handed to the server, and what it said is not known yet
)


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
    return any(address and not _told(work, address, since) for address in recipients(work.settings))


def letters(work: Work, untold_since: datetime | None = None) -> Iterator[Letter]:
    """Compose one mail for each contact person (who was told nothing since a time); several catalogues of one person come in one mail.

    Raises HistoryError where nothing was ever checked. A catalogue nobody is named for is told to who watches.
    """
    run = work.store.latest_run(withheld=False)
    if run is None:
        raise HistoryError("nothing was checked yet: `crawler run` comes before the weekly report")
    report = report_of(work.store, run.id, work.clock())
    telling = telling_of(work.store, work.clock())
    for address, (person, names) in recipients(work.settings).items():
        if address is None:
            work.watch.say(f"{', '.join(names)}: nobody to mail; set `contact.email` in the configuration")
            continue
        if untold_since and _told(work, address, untold_since):
            continue
        weekly = _weekly(work, report, Contact(person.name, address), frozenset(names), telling)
        yield Letter(weekly, _message(work, weekly))


def deliver(work: Work, letter: Letter, password: str | None) -> None:
    """Send a mail, then note that it was told; raises DeliveryError, and nothing counts as told.

    SMTP knows no way to ask whether a mail was taken. So it is noted before that one is under way: where the program ends before it can note that it was told, the
    next one says so, and sends the same news under the same Message-ID.
    """
    address = _address(letter)
    begun = _under_way(work, address)
    if begun:
        work.watch.say(
            f"{address}: a mail was under way on {begun:%Y-%m-%d %H:%M} UTC when the program ended, and may have arrived; "
            "the same news go out under the same Message-ID, by which mail programs know them"
        )
    _note_under_way(work, letter, Kind.NEW)
    try:
        send(letter.message, work.settings.mail, password)
    except DeliveryError:
        _note_under_way(work, letter, Kind.RECOVERED)
        raise
    note(work, letter)


def note(work: Work, letter: Letter) -> None:
    """Write down what a person was told."""
    work.store.record_told(_address(letter), to_tell(letter.weekly.changes), work.clock())


def _address(letter: Letter) -> str:
    """Return where a mail goes."""
    address = letter.weekly.recipient.email
    if address is None:
        raise ConfigError("a mail without an address cannot have been sent")
    return address


def _note_under_way(work: Work, letter: Letter, kind: Kind) -> None:
    """Write down that a mail is under way (NEW), or that the server did not take it (RECOVERED)."""
    said = Told(None, UNDER_WAY, kind, mark=letter.message["Message-ID"])
    work.store.record_told(f"{UNDER_WAY} {_address(letter)}", [said], work.clock())


def _under_way(work: Work, address: str) -> datetime | None:
    """Return when a mail was under way of which nobody knows whether it arrived; None where there is none."""
    notes, told = work.store.told_before(f"{UNDER_WAY} {address}"), work.store.last_told_at(address)
    if not notes or notes[-1].kind is not Kind.NEW:
        return None
    begun = notes[-1].told_at
    return None if begun is None or (told is not None and told >= begun) else begun


def sender_of(settings: Settings) -> str:
    """Return the address mails come from."""
    mail: MailSettings = settings.mail
    return mail.sender or settings.maintainer.email or FALLBACK_SENDER


def _told(work: Work, address: str, since: datetime) -> bool:
    """Tell whether a person was told anything since a time."""
    last = work.store.last_told_at(address)
    return last is not None and last >= since


def recipients(settings: Settings) -> dict[str | None, tuple[Person, list[str]]]:
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
    wanted = {finding.entry for finding in faults if finding.entry}
    return WeeklyReport(
        recipient=recipient,
        catalogues=tuple(summary for summary in report.catalogues if summary.name in names),
        changes=work.store.changes(address, names, telling.tell if telling else None),
        run=report.run,
        since=work.store.last_told_at(address),
        faults=faults,
        entries=work.store.entries_named(wanted),
    )


def _as_it_is(finding: Finding) -> Finding:
    """Return a finding that nobody has decided anything about."""
    return finding


def _message(work: Work, weekly: WeeklyReport) -> EmailMessage:
    """Turn it into a mail."""
    settings, now = work.settings, work.clock()
    sheet = sheet_for(weekly, settings.zone, now, settings.maintainer.email)
    return compose(
        weekly,
        sender=sender_of(settings),
        zone=settings.zone,
        now=now,
        attached=sheet.files,
        about_them=sheet.words,
    )
