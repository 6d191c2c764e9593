"""What a weekly mail begins with: its subject, and the first paragraph."""

from collections.abc import Sequence

from crawler.records import CatalogueSummary, WeeklyReport
from crawler.report.clean import line
from crawler.report.groups import Matter
from crawler.report.words import Clock, count, join


def subject(weekly: WeeklyReport, new: Sequence[Matter]) -> str:
    """Return the subject: the count of what is new, and calm when nothing is. `new` are the new ones, a host that is down as one."""
    changes = weekly.changes
    number = len(changes.new)
    if len(new) == 1 and new[0].under and new[0].link:
        return (
            f"{_about(weekly)}: {line(new[0].link.host, 60)} does not answer ({count(1 + len(new[0].under), 'link')})"
        )
    if number:
        return f"{_about(weekly)}: {number:,} new broken {_links(number)}"
    counts = (
        (len(changes.changed), "changed"),
        (len(changes.recovered), "working again"),
        (len(changes.unheard), "that we could not verify"),
    )
    said = [f"{counted:,} {words}" for counted, words in counts if counted]
    calm = "nothing new" if weekly.faults or _open(weekly) else "all is well"
    return f"{_about(weekly)}: {join(said) or calm}"


def _open(weekly: WeeklyReport) -> bool:
    """Tell whether anything is still to be seen to."""
    changes = weekly.changes
    return bool(changes.still or changes.unsure or changes.waiting or weekly.known)


def _links(number: int) -> str:
    """Return the noun."""
    return "link" if number == 1 else "links"


def _about(weekly: WeeklyReport) -> str:
    """Return what a mail is about: a catalogue by name, several by number."""
    if len(weekly.catalogues) == 1:
        return _name(weekly.catalogues[0], weekly, 60)
    return f"Links of {count(len(weekly.catalogues), 'catalogue')}"


def _name(summary: CatalogueSummary, weekly: WeeklyReport, longest: int) -> str:
    """Return what a catalogue is called, with the headings where only those are the reader's."""
    sections = join([line(title, longest) for title in weekly.sections.get(summary.name, ())])
    return line(summary.title or summary.name, longest) + (f", {sections}" if sections else "")


def opening(weekly: WeeklyReport, clock: Clock) -> str:
    """Return the first paragraph."""
    changes = weekly.changes
    said = [
        f"{number:,} {words}"
        for number, words in (
            (len(changes.new), f"new broken {_links(len(changes.new))}"),
            (len(changes.still), "still broken"),
            (len(changes.recovered), "working again"),
            (len(changes.changed), "changed"),
            (len(changes.unsure), "that we could not verify"),
        )
        if number
    ]
    names = join([f"“{_name(summary, weekly, 80)}”" for summary in weekly.catalogues[:5]])
    checked = f"We looked after the links of {names}" if names else "We looked after your links"
    if not weekly.reminder:
        return f"{checked}: {join(said)}." if said else f"{checked}. There is nothing to report."
    since = f"nothing is new since {clock.day(weekly.since)}" if weekly.since else "nothing is new"
    if not _open(weekly):
        return f"{checked}: {since}, and all is well. We write when that changes, and otherwise about once a month."
    also = f"; {join(said)}" if said else ""
    return f"{checked}: {since}{also}. While nothing is new we write about once a month, as a reminder of what is still open."
