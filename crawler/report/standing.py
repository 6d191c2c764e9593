"""How things stand, in a sentence or three: what every report for people begins with."""

from collections.abc import Mapping

from crawler.records import Report, Run, Verdict
from crawler.report.clean import line
from crawler.report.groups import Digest, Kind
from crawler.report.words import Clock, count, join

HEADINGS: Mapping[Kind, tuple[str, str]] = {
    Kind.BROKEN: ("Broken links", "These addresses do not lead to what the catalogue promises."),
    Kind.DOWNLOAD: ("Downloads that do not open", "A file is offered, but a reader could not open it."),
    Kind.UNSTABLE: (
        "Links that come and go",
        "These fail and recover again and again; watch them or look for a steadier address.",
    ),
    Kind.MOVED: ("Moved", "These still work, but their sites say that they have moved for good."),
    Kind.TITLE: ("Changed titles and editions", "These open, but what they show is not what the catalogue says."),
    Kind.UNSURE: ("Could not verify", "A program cannot tell whether these work. Please open them yourself."),
    Kind.WAITING: (
        "Waiting for confirmation",
        "These failed lately. They are called broken only if they keep failing.",
    ),
    Kind.CATALOGUE: (
        "In the catalogue itself",
        "Nothing to do with the links: the words of the catalogue need a look.",
    ),
    Kind.REMARK: ("Worth a look", "These work; something about them may give trouble later."),
    Kind.SKIPPED: ("Not asked", "These addresses were left alone, for the reason given."),
    Kind.UNCHECKED: ("Not checked yet", "These are new, or their turn has not come."),
    Kind.DECIDED: (
        "Decided by people",
        "Somebody has looked at these. Each is told again when what was seen then has changed.",
    ),
}

# How the sentence counts each kind: words after one, words after several.
_COUNTED: Mapping[Kind, tuple[str, str]] = {
    Kind.BROKEN: ("link is broken", "links are broken"),
    Kind.DOWNLOAD: ("download does not open", "downloads do not open"),
    Kind.UNSTABLE: ("comes and goes", "come and go"),
    Kind.MOVED: ("has moved", "have moved"),
    Kind.TITLE: ("no longer shows what the catalogue says", "no longer show what the catalogue says"),
    Kind.UNSURE: ("could not be verified", "could not be verified"),
    Kind.WAITING: ("failed and waits for confirmation", "failed and wait for confirmation"),
}


def heading(report: Report) -> str:
    """Return the title of a report: the catalogues it is about."""
    names = [line(summary.title or summary.name, 80) for summary in report.catalogues[:3]]
    if len(report.catalogues) > len(names):
        names.append(f"{len(report.catalogues) - len(names)} more")
    return f"Link report: {join(names)}" if names else "Link report"


def standing(report: Report, digested: Digest) -> tuple[str, ...]:
    """Return the sentences that say how things stand."""
    links = sum(report.summary.values())
    return tuple(filter(None, (_opening(report, links), _troubles(digested), *caveats(report.run))))


def caveats(run: Run) -> tuple[str, ...]:
    """Return what a reader must know before believing a run."""
    said = []
    if run.withheld:
        said.append("Our own connection failed during this run, so nothing is called broken because of it.")
    if run.single_check:
        said.append("Each address was checked once; one that failed may only have been down for the moment.")
    return tuple(said)


def coverage(run: Run, decided: int = 0) -> str:
    """Say how many links there are and what became of them; `decided` is how many matters people have spoken of."""
    part = run.coverage
    said = [f"{part.checked:,} of {count(part.links, 'link')} checked"]
    waiting = "left for the next run" if run.withheld else "not due yet"
    said += [f"{part.not_due:,} {waiting}"] if part.not_due else []
    said += [f"{part.skipped:,} not asked"] if part.skipped else []
    said += [f"{decided:,} decided by people"] if decided else []
    return ", ".join(said) + "."


def when(report: Report, clock: Clock) -> str:
    """Say when the run was."""
    moment = report.run.finished_at or report.run.started_at
    return f"Checked on {clock.minute(moment)}"


def _opening(report: Report, links: int) -> str:
    """Return the first sentence."""
    entries = sum(summary.entries for summary in report.catalogues)
    held = f"{count(entries, 'entry', 'entries')} in {count(len(report.catalogues), 'catalogue')}"
    if links == 0 and report.run.coverage.links:
        return f"{held}; none of {count(report.run.coverage.links, 'link')} was checked."
    if links == 0:
        return f"{held}; there is no link to check."
    opens = report.summary.get(Verdict.OK, 0) + report.summary.get(Verdict.MOVED, 0)
    if opens == links:
        return f"{held}; {'the one link opens' if links == 1 else f'all {links:,} links open'}."
    return f"{held}; {opens:,} of {count(links, 'link')} {'opens' if opens == 1 else 'open'}."


def _troubles(digested: Digest) -> str:
    """Return the sentence that counts what needs a person; empty when nothing does."""
    said = [
        f"{number:,} {_COUNTED[kind][number != 1]}"
        for kind in Kind
        if kind in _COUNTED and (number := digested.count(kind))
    ]
    return f"{join(said)}." if said else "Nothing needs your attention."
