"""CSV by RFC 4180, one row a finding: for a spreadsheet, so no cell may begin a formula (CWE-1236)."""

import csv
from collections.abc import Iterator
from itertools import chain
from zoneinfo import ZoneInfo

from crawler.judge.words import message, severity, suggestion
from crawler.records import Finding, LinkStatus, Report
from crawler.report.clean import ADDRESS, address, line, paragraph, way
from crawler.report.decided import advice
from crawler.report.groups import Digest, Matter, digest
from crawler.report.items import reason
from crawler.report.moments import moment
from crawler.report.words import Clock, answer

COLUMNS = (
    "Entry",
    "Section",
    "Catalogue",
    "Address",
    "Verdict",
    "State",
    "What is the matter",
    "What to do",
    "The site's answer",
    "Final address",
    "What it calls itself",
    "Failing since",
    "Last worked",
    "Checked at",
    "Rule",
    "Severity",
    "Confidence",
)
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "\t",
    "\r",
)  # some spreadsheets take full-width signs too


_CLOCK = Clock(ZoneInfo("UTC"))


class _Line:
    """A file for `csv` that hands each line back."""

    def write(self, text: str) -> str:
        """Return what was written."""
        return text


def render(report: Report) -> Iterator[str]:
    """Yield the header and a line for each finding, and for each link that needs a person and has none."""
    write = csv.writer(_Line(), lineterminator="\r\n").writerow
    digested = digest(report)
    rows = chain(
        (row for matter in digested.each() for row in _rows(matter)),
        _remarks(report, digested),
    )
    for row in chain([COLUMNS], rows):
        yield str(write([cell(value) for value in row]))


def cell(value: str) -> str:
    """Return a cell that a spreadsheet takes as text."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def uncell(value: str) -> str:
    """Return what `cell` was given."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


def _rows(matter: Matter) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one matter: a verdict that no finding repeats has a row of its own."""
    link = matter.link
    if link and link.reason and all(finding.rule != link.reason for finding in matter.findings):
        decided = Finding(link.reason, link.url, confidence=link.confidence or 0.0)
        yield _row(matter, decided, (reason(None, link), ""))
    elif link and not matter.findings:
        yield _row(matter, Finding("", link.url), (reason(None, link), ""))
    for finding in matter.findings:
        yield _row(matter, finding, _words(finding))


def _row(matter: Matter, finding: Finding, words: tuple[str, str]) -> tuple[str, ...]:
    """Return one row."""
    entry = matter.entries[0] if matter.entries else None
    title = entry.title if entry else matter.use.text if matter.use else ""
    url = matter.link.url if matter.link else finding.url or ""
    return (
        line(title),
        way(*entry.section) if entry else "",
        line(matter.catalogue or finding.catalogue or ""),
        address(url),
        *_judged(matter.link),
        *words,
        *_seen(matter.link),
        *_rule(finding),
    )


def _judged(link: LinkStatus | None) -> tuple[str, str]:
    """Return verdict and state."""
    if link is None:
        return "", ""
    return link.verdict or "", link.state or ""


def _seen(link: LinkStatus | None) -> tuple[str, ...]:
    """Return what was seen, and when."""
    if link is None:
        return ("",) * 6
    return (
        answer(link.status) if link.checked_at else "",
        address(link.final_url or "", ADDRESS),
        line(link.found_title or ""),
        *(moment(when) or "" for when in (link.failing_since, link.last_ok_at, link.checked_at)),
    )


def _rule(finding: Finding) -> tuple[str, str, str]:
    """Return the rule, its severity and how sure it is."""
    return (line(finding.rule), severity(finding), f"{finding.confidence:g}") if finding.rule else ("", "", "")


def _words(finding: Finding) -> tuple[str, str]:
    """Return what a finding says and advises; where a person has decided, that is what there is to do."""
    what = advice(finding.decided, _CLOCK) if finding.decided else suggestion(finding)
    return paragraph(message(finding)), paragraph(what)


def _remarks(report: Report, digested: Digest) -> Iterator[tuple[str, ...]]:
    """Yield the remarks about links that are fine, as they pass; where there are none, nothing is looked at again."""
    if not digested.remarks:
        return
    for finding in report.findings:
        passed = finding.url and finding.url not in digested.troubled
        if passed and finding.rule in digested.remarks:
            yield _remark(finding, digested)


def _remark(finding: Finding, digested: Digest) -> tuple[str, ...]:
    """Return the row of a remark: the link itself has streamed past."""
    return (
        line(digested.names.get(finding.entry or "", "")),
        "",
        line(finding.catalogue or ""),
        address(finding.url or ""),
        *("", ""),
        *_words(finding),
        *("",) * 6,
        *_rule(finding),
    )
