"""The weekly report: who is told what, and a note in the history that they were."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage

from crawler.config import MailSettings, Settings
from crawler.errors import ConfigError, HistoryError
from crawler.history.compare import FAULT, NO_NEWS, Kind, Told, has_news, to_note, to_tell
from crawler.history.reports import Telling
from crawler.judge.words import severity
from crawler.language import speaking
from crawler.records import Contact, Entry, Finding, Report, Severity, WeeklyReport
from crawler.report.mail import compose
from crawler.run.decided import report_of, telling_of
from crawler.run.recipients import language_of, part_of, recipients, sections_of, unknown_headings
from crawler.run.work import Work
from crawler.run.writing import page_of
from crawler.sheet.attachments import sheet_for
from crawler.sheet.keys import fault_mark

FALLBACK_SENDER = "crawler@localhost"


MONTH = timedelta(days=27)  # four weeks, and a day less: the report may have been a little late the last time


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is told, and the mail that tells it; None where there is no news, and the person has had a mail lately. `tells` is what is written down."""

    weekly: WeeklyReport
    message: EmailMessage | None
    tells: tuple[Told, ...]

    @property
    def address(self) -> str:
        """Return where it goes."""
        address = self.weekly.recipient.email
        if address is None:
            raise ConfigError("a mail without an address cannot be sent")
        return address


def waiting(work: Work, since: datetime) -> bool:
    """Tell whether no report was made for a contact person since a time, by which there was something to tell; without `mail.host` nobody waits."""
    first = work.store.first_run()
    if not work.settings.mail.host or first is None or first.started_at > since:
        return False
    return any(address and not _is_made(work, address, since) for address in recipients(work.settings))


def letters(work: Work, untold_since: datetime | None = None) -> Iterator[Letter]:
    """Make the report for each contact person (for whom none was made since a time); several catalogues of one person come in one mail.

    Raises HistoryError where nothing was ever checked. A catalogue nobody is named for is told to who watches.
    """
    run = work.store.latest_run(withheld=False)
    if run is None:
        raise HistoryError("nothing was checked yet: `crawler run` comes before the weekly report")
    report = report_of(work.store, run.id, work.clock())
    telling = telling_of(work.store, work.clock())
    for words in unknown_headings(work):
        work.watch.say(words)
    for address, (person, names) in recipients(work.settings).items():
        if address is None:
            work.watch.say(f"{', '.join(names)}: nobody to mail; set `contact.email` in the configuration")
            continue
        if untold_since and _is_made(work, address, untold_since):
            continue
        yield _letter(work, _weekly(work, report, Contact(person.name, address), frozenset(names), telling))


def note(work: Work, letter: Letter) -> None:
    """Write down what a person was told by a mail that went another way than through the outbox, or that there was nothing to tell."""
    work.store.record_told(letter.address, letter.tells, work.clock())


def _letter(work: Work, weekly: WeeklyReport) -> Letter:
    """Return what a person is told, with a mail if there is news, or if one is due all the same."""
    address = weekly.recipient.email or ""
    known = {told.mark for told in work.store.told_before(address) if told.topic == FAULT and told.kind is Kind.NEW}
    faults = {
        mark: [finding for finding in weekly.faults if _mark(finding) == mark] for mark in map(_mark, weekly.faults)
    }
    fresh = [finding for mark, several in faults.items() if mark not in known for finding in several]
    gone = tuple(Told(None, FAULT, Kind.OVER, mark=mark) for mark in sorted(known - faults.keys()))
    reminder = not fresh and not has_news(weekly.changes) and weekly.since is not None
    weekly = replace(
        weekly,
        faults=tuple(fresh),
        known=tuple(finding for finding in weekly.faults if _mark(finding) in known),
        reminder=reminder,
    )
    if reminder and not _is_due(work, weekly):
        return Letter(weekly, None, (Told(None, NO_NEWS, Kind.OVER), *to_note(weekly.changes), *gone))
    told = (Told(None, FAULT, Kind.NEW, mark=mark) for mark in faults if mark not in known)
    return Letter(weekly, _message(work, weekly), (*to_tell(weekly.changes), *told, *gone))


def _is_due(work: Work, weekly: WeeklyReport) -> bool:
    """Tell whether a mail is due though nothing is new."""
    how = work.settings.mail.without_news
    lately = weekly.since is not None and work.clock() - weekly.since < MONTH
    return how == "weekly" or (how == "monthly" and not lately)


def _mark(fault: Finding) -> str:
    """Return what tells one fault of a catalogue from another, as rows of the sheet do: one that a rule finds twice in an entry is one."""
    return fault_mark(fault.rule, fault.catalogue, fault.entry, fault.url)


def sender_of(settings: Settings) -> str:
    """Return the address mails come from."""
    mail: MailSettings = settings.mail
    return mail.sender or settings.maintainer.email or FALLBACK_SENDER


def _is_made(work: Work, address: str, since: datetime) -> bool:
    """Tell whether a report for a person was made since a time: told, written down to be sent, or without any news."""
    times = (work.store.last_told_at(address, or_not=True), work.store.outbox.last_queued_at(address))
    return any(time is not None and time >= since for time in times)


def _weekly(
    work: Work, report: Report, recipient: Contact, names: frozenset[str], telling: Telling | None
) -> WeeklyReport:
    """Collect what one person is to be told."""
    address = recipient.email or ""
    page_run = work.store.latest_run(
        withheld=False, idle=False
    )  # reports of a run that checked nothing are not written
    faults = tuple(
        finding
        for finding in map(telling.tell_fault if telling else _as_it_is, work.store.catalogue_findings(report.run.id))
        if finding.catalogue in names and severity(finding) is not Severity.INFO and finding.decided is None
    )
    entries = work.store.entries_named({finding.entry for finding in faults if finding.entry})
    mine = part_of(work.settings, address) if address else None
    if mine:
        faults = tuple(finding for finding in faults if mine(finding.catalogue or "", _section(finding, entries)))
    return WeeklyReport(
        recipient=recipient,
        catalogues=tuple(summary for summary in report.catalogues if summary.name in names),
        changes=work.store.changes(address, names, telling.tell if telling else None, mine),
        run=report.run,
        since=work.store.last_told_at(address),
        faults=faults,
        entries=entries,
        sections=sections_of(work.settings, address),
        page=page_of(page_run, work.settings) if page_run else None,
    )


def _section(fault: Finding, entries: Mapping[str, Entry]) -> tuple[str, ...] | None:
    """Return the headings above the entry that a fault is of; None for one of the catalogue as a whole."""
    entry = entries.get(fault.entry or "")
    return entry.section if entry else None


def _as_it_is(finding: Finding) -> Finding:
    """Return a finding that nobody has decided anything about."""
    return finding


def _message(work: Work, weekly: WeeklyReport) -> EmailMessage:
    """Turn it into a mail, in the language of its reader."""
    settings, now = work.settings, work.clock()
    with speaking(language_of(settings, weekly.recipient.email)):
        sheet = sheet_for(weekly, settings.zone, now, settings.maintainer.email)
        return compose(
            weekly,
            sender=sender_of(settings),
            zone=settings.zone,
            now=now,
            attached=sheet.files,
            about_them=sheet.words,
        )
