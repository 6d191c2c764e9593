"""What a weekly mail begins with: its subject, and the first paragraph."""

from collections.abc import Iterator, Sequence

from crawler.language import join, later, number, say, say_many
from crawler.records import CatalogueSummary, WeeklyReport
from crawler.report.clean import line
from crawler.report.groups import Matter
from crawler.report.standing import called
from crawler.report.words import Clock

_CHANGED = later("{number} changed")
_RECOVERED = later("{number} working again")
_UNSURE = later("{number} that we could not verify")


def subject(weekly: WeeklyReport, new: Sequence[Matter]) -> str:
    """Return the subject: the count of what is new, and calm when nothing is. `new` are the new ones, a host that is down as one."""
    changes = weekly.changes
    broken = len(changes.new)
    if len(new) == 1 and new[0].under and new[0].link:
        return say_many(
            "{about}: {host} does not answer ({number} link)",
            "{about}: {host} does not answer ({number} links)",
            1 + len(new[0].under),
            about=_about(weekly),
            host=line(new[0].link.host, 60),
        )
    if broken:
        return say("{about}: {news}", about=_about(weekly), news=_new_broken(broken))
    counts = (
        (len(changes.changed), _CHANGED),
        (len(changes.recovered), _RECOVERED),
        (len(changes.unheard), _UNSURE),
    )
    said = [say(words, number=number(counted)) for counted, words in counts if counted]
    calm = say("nothing new") if weekly.faults or _open(weekly) else say("all is well")
    return say("{about}: {news}", about=_about(weekly), news=join(said) or calm)


def _open(weekly: WeeklyReport) -> bool:
    """Tell whether anything is still to be seen to."""
    changes = weekly.changes
    return bool(changes.still or changes.unsure or changes.waiting or weekly.known)


def _new_broken(amount: int) -> str:
    """Say how many links are newly broken."""
    return say_many("{number} new broken link", "{number} new broken links", amount)


def _about(weekly: WeeklyReport) -> str:
    """Return what a mail is about: a catalogue by name, several by number."""
    if len(weekly.catalogues) == 1:
        return _name(weekly.catalogues[0], weekly, 60)
    return say_many("Links of {number} catalogue", "Links of {number} catalogues", len(weekly.catalogues))


def _name(summary: CatalogueSummary, weekly: WeeklyReport, longest: int) -> str:
    """Return what a catalogue is called, with the headings where only those are the reader's."""
    sections = join([line(title, longest) for title in weekly.sections.get(summary.name, ())])
    return called(summary, longest) + (f", {sections}" if sections else "")


def opening(weekly: WeeklyReport, clock: Clock) -> str:
    """Return the first paragraph."""
    names = join([say("“{text}”", text=_name(summary, weekly, 80)) for summary in weekly.catalogues[:5]])
    checked = say("We looked after the links of {names}", names=names) if names else say("We looked after your links")
    counts = join(list(_counts(weekly)))
    if weekly.reminder:
        return _reminder(weekly, clock, checked, counts)
    if counts:
        return say("{checked}: {counts}.", checked=checked, counts=counts)
    return say("{checked}. There is nothing to report.", checked=checked)


def _counts(weekly: WeeklyReport) -> Iterator[str]:
    """Yield how many links there are of each part of the report that has any."""
    changes = weekly.changes
    if changes.new:
        yield _new_broken(len(changes.new))
    counts = (
        (len(changes.still), later("{number} still broken")),
        (len(changes.recovered), _RECOVERED),
        (len(changes.changed), _CHANGED),
        (len(changes.unsure), _UNSURE),
    )
    yield from (say(words, number=number(counted)) for counted, words in counts if counted)


def _reminder(weekly: WeeklyReport, clock: Clock, checked: str, counts: str) -> str:
    """Say that nothing is new, and what is still open."""
    since = say("nothing is new since {day}", day=clock.day(weekly.since)) if weekly.since else say("nothing is new")
    if not _open(weekly):
        return say(
            "{checked}: {since}, and all is well. We write when that changes, and otherwise about once a month.",
            checked=checked,
            since=since,
        )
    said = say("{since}; {counts}", since=since, counts=counts) if counts else since
    return say(
        "{checked}: {said}. While nothing is new we write about once a month, as a reminder of what is still open.",
        checked=checked,
        said=said,
    )
