"""What a finished run means for the exit code."""

from crawler.errors import Withheld
from crawler.judge.deciding import TITLES
from crawler.judge.words import message, severity
from crawler.records import LinkStatus, Report, Severity, State, TitleMatch, Verdict

DONE, SOMETHING, NOT_DONE = 0, 1, 3


def exit_code(report: Report, fail_on: str, *, unread: bool) -> int:
    """Return 3 when a catalogue could not be read, 1 when there is what `fail_on` names or worse, else 0."""
    if unread or report.run.withheld:
        return NOT_DONE
    return SOMETHING if _found(report, fail_on) else DONE


def raise_withheld(report: Report) -> None:
    """Raise Withheld where our own line was down during the run."""
    if report.run.withheld:
        said = next(
            (message(finding) for finding in report.findings if finding.rule == "run-withheld"), "our own line was down"
        )
        raise Withheld(f"this run is withheld: {said} What failed or was not asked is asked again in the next run")


def _found(report: Report, fail_on: str) -> bool:
    """Say whether a report holds what `--fail-on` names or worse."""
    if fail_on == "never":
        return False
    if fail_on == "new":
        return any(_newly_broken(report, link) for link in report.links)
    if _has(report, Verdict.BROKEN):
        return True
    if fail_on == "unsure":
        return _has(report, Verdict.UNSURE)
    if fail_on == "drifted":
        return any(link.title is TitleMatch.DRIFTED and not _settled(link) for link in report.links)
    return fail_on == "warning" and any(
        severity(finding) is not Severity.INFO and finding.decided is None for finding in report.findings
    )


def _has(report: Report, verdict: Verdict) -> bool:
    """Say whether a link has a verdict that no person has spoken of."""
    return bool(report.summary.get(verdict, 0)) and any(
        link.verdict is verdict and link.closed is None for link in report.links
    )


def _settled(link: LinkStatus) -> bool:
    """Say whether a person has decided that a link's title is to be left."""
    return link.closed is not None or not TITLES.isdisjoint(link.muted)


def _newly_broken(report: Report, link: LinkStatus) -> bool:
    """Say whether a link is new trouble: confirmed by this run, or broken in a single check."""
    if link.closed is not None:
        return False
    if report.run.single_check:
        return link.verdict is Verdict.BROKEN
    since = link.state_since
    return link.state is State.BROKEN and since is not None and since >= report.run.started_at
