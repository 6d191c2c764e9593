"""How things stand, in a sentence or three: what every report for people begins with."""

from collections.abc import Mapping

from crawler.language import join, later, later_many, number, say, say_many
from crawler.records import CatalogueSummary, Report, Run, Verdict
from crawler.report.clean import line
from crawler.report.groups import Digest, Kind
from crawler.report.words import Clock

_HEADINGS: Mapping[Kind, tuple[str, str]] = {
    Kind.BROKEN: (later("Broken links"), later("These addresses do not lead to what the catalogue promises.")),
    Kind.DOWNLOAD: (
        later("Downloads that do not open"),
        later("A file is offered, but a reader could not open it."),
    ),
    Kind.UNSTABLE: (
        later("Links that come and go"),
        later("These fail and recover again and again; watch them or look for a steadier address."),
    ),
    Kind.MOVED: (later("Moved"), later("These still work, but their sites say that they have moved for good.")),
    Kind.TITLE: (
        later("Changed titles and editions"),
        later("These open, but what they show is not what the catalogue says."),
    ),
    Kind.UNSURE: (
        later("Could not verify"),
        later("A program cannot tell whether these work. Please open them yourself."),
    ),
    Kind.WAITING: (
        later("Waiting for confirmation"),
        later("These failed lately. They are called broken only if they keep failing."),
    ),
    Kind.CATALOGUE: (
        later("In the catalogue itself"),
        later("Nothing to do with the links: the words of the catalogue need a look."),
    ),
    Kind.REMARK: (later("Worth a look"), later("These work; something about them may give trouble later.")),
    Kind.SKIPPED: (later("Not asked"), later("These addresses were left alone, for the reason given.")),
    Kind.UNCHECKED: (later("Not checked yet"), later("These are new, or their turn has not come.")),
    Kind.DECIDED: (
        later("Decided by people"),
        later("Somebody has looked at these. Each is told again when what was seen then has changed."),
    ),
}


def headed(kind: Kind) -> tuple[str, str]:
    """Return the title of a group of matters, and what it means."""
    title, meaning = _HEADINGS[kind]
    return say(title), say(meaning)


_COUNTED: Mapping[Kind, tuple[str, str]] = {
    Kind.BROKEN: later_many("{number} link is broken", "{number} links are broken"),
    Kind.DOWNLOAD: later_many("{number} download does not open", "{number} downloads do not open"),
    Kind.UNSTABLE: later_many("{number} comes and goes", "{number} come and go"),
    Kind.MOVED: later_many("{number} has moved", "{number} have moved"),
    Kind.TITLE: later_many(
        "{number} no longer shows what the catalogue says", "{number} no longer show what the catalogue says"
    ),
    Kind.UNSURE: later_many("{number} could not be verified", "{number} could not be verified"),
    Kind.WAITING: later_many("{number} failed and waits for confirmation", "{number} failed and wait for confirmation"),
}


def called(catalogue: CatalogueSummary, longest: int) -> str:
    """Return what a catalogue is called: its title, or its name where there is none or its beginning is gone ("& reports"), so that it would call nothing."""
    title = line(catalogue.title or "", longest)
    return title if title and title[0] not in "&,;)]" else line(catalogue.name, longest)


def about(report: Report) -> str:
    """Return the catalogues a report is about, by name; empty where there is none."""
    names = [called(summary, 80) for summary in report.catalogues[:3]]
    if len(report.catalogues) > len(names):
        names.append(say("{number} more", number=number(len(report.catalogues) - len(names))))
    return join(names)


def heading(report: Report) -> str:
    """Return the title of a report."""
    names = about(report)
    return say("Link report: {names}", names=names) if names else say("Link report")


def standing(report: Report, digested: Digest) -> tuple[str, ...]:
    """Return the sentences that say how things stand."""
    links = sum(report.summary.values())
    return tuple(filter(None, (_opening(report, links), _troubles(digested), *caveats(report.run))))


def caveats(run: Run) -> tuple[str, ...]:
    """Return what a reader must know before believing a run."""
    said = []
    if run.withheld:
        said.append(say("Our own connection failed during this run, so nothing is called broken because of it."))
    if run.single_check:
        said.append(say("Each address was checked once; one that failed may only have been down for the moment."))
    return tuple(said)


def coverage(run: Run, decided: int = 0) -> str:
    """Say how many links there are and what became of them; `decided` is how many matters people have spoken of."""
    part = run.coverage
    said = [
        say_many(
            "{checked} of {number} link checked",
            "{checked} of {number} links checked",
            part.links,
            checked=number(part.checked),
        )
    ]
    waiting = later("{number} left for the next run") if run.withheld else later("{number} not due yet")
    others = (
        (part.not_due, waiting),
        (part.skipped, later("{number} not asked")),
        (decided, later("{number} decided by people")),
    )
    said += [say(words, number=number(amount)) for amount, words in others if amount]
    return ", ".join(said) + "."


def when(report: Report, clock: Clock) -> str:
    """Say when the run was."""
    moment = report.run.finished_at or report.run.started_at
    return say("Checked on {minute}", minute=clock.minute(moment))


def _opening(report: Report, links: int) -> str:
    """Return the first sentence."""
    return say("{held}; {links}.", held=_held(report), links=_open_links(report, links))


def _held(report: Report) -> str:
    """Say how much there is in the catalogues."""
    amount = sum(summary.entries for summary in report.catalogues)
    entries = say_many("{number} entry", "{number} entries", amount)
    return say_many(
        "{entries} in {number} catalogue", "{entries} in {number} catalogues", len(report.catalogues), entries=entries
    )


def _open_links(report: Report, links: int) -> str:
    """Say how many links open."""
    known = report.run.coverage.links
    if links == 0 and known:
        return say_many("none of {number} link was checked", "none of {number} links was checked", known)
    if links == 0:
        return say("there is no link to check")
    opens = report.summary.get(Verdict.OK, 0) + report.summary.get(Verdict.MOVED, 0)
    if opens == links:
        return say_many("the one link opens", "all {number} links open", links)
    of = say_many("of {number} link", "of {number} links", links)
    return say_many("{number} {of} opens", "{number} {of} open", opens, of=of)


def _troubles(digested: Digest) -> str:
    """Return the sentence that counts what needs a person; empty when nothing does."""
    said = [say_many(*_COUNTED[kind], amount) for kind in Kind if kind in _COUNTED and (amount := digested.count(kind))]
    return f"{join(said)}." if said else say("Nothing needs your attention.")
