"""JSON for machines, version 1: every key always present, null where it does not apply. The schemas stand in `schema/`.

A key may be added within a version, never renamed. The document is written piece by piece, in one pass over what a report holds: links
and findings wait in spools, because the entries before them carry title answers that stand with the links. Only those are held.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from crawler.judge.quality import Qualities, unchecked
from crawler.judge.table import BY_SLUG
from crawler.judge.words import message, severity, suggestion
from crawler.records import (
    PARTS,
    CatalogueSummary,
    Entry,
    Finding,
    LinkStatus,
    Quality,
    Report,
    Run,
    TitleMatch,
    Use,
    Verdict,
)
from crawler.report.as_json_hops import hops
from crawler.report.decided import plain
from crawler.report.moments import moment
from crawler.report.spool import Spool

VERSION = 1
Titles: TypeAlias = Mapping[tuple[str, str], TitleMatch]

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_SURROGATE = re.compile("[\ud800-\udfff]")  # not text: RFC 7493, 2.1 forbids them
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def render(report: Report) -> Iterator[str]:
    """Yield the report as one JSON document."""
    with Spool() as links, Spool() as findings:
        known = Qualities()
        titles, decided = _sorted_out(report, links, findings, known)
        yield f'{{"version": {VERSION},\n"run": {_dump(_run(report.run, decided))}'
        yield from _array(
            "catalogues", (_dump(catalogue(summary, _latest(report, summary.name))) for summary in report.catalogues)
        )
        yield from _array("entries", (_dump(entry(one, titles, known.of(one))) for one in report.entries))
        yield from _array("links", links)
        yield from _array("findings", findings)
    counts = {str(verdict): report.summary.get(verdict, 0) for verdict in Verdict}
    yield f',\n"summary": {_dump(counts)}}}\n'


def render_listing(catalogues: Iterable[CatalogueSummary], entries: Iterable[Entry]) -> Iterator[str]:
    """Yield what was read of some catalogues, in the same form."""
    yield f'{{"version": {VERSION}'
    yield from _array("catalogues", (_dump(_listed(summary)) for summary in catalogues))
    yield from _array("entries", (_dump(entry(one, {}, unchecked(one)) | {"line": one.line}) for one in entries))
    yield "}\n"


def _listed(summary: CatalogueSummary) -> dict[str, Any]:
    """Return one element of `catalogues` in a listing, with the links of the page that are in none of its records, and the files without an entry."""
    return catalogue(summary) | {"left_out": list(summary.left_out), "passed_over": list(summary.passed_over)}


def _sorted_out(report: Report, links: Spool, findings: Spool, known: Qualities) -> tuple[Titles, int]:
    """Write links and findings into their spools; return the title answers, which the entries carry, and how many links people have spoken of."""
    titles: dict[tuple[str, str], TitleMatch] = {}
    decided = 0
    for one in report.walk():
        known.see(one)
        if isinstance(one, Finding):
            findings.add(_dump(_finding(one)))
            decided += one.url is None and one.decided is not None
            continue
        links.add(_dump(_link(one)))
        decided += one.decided
        for carrier, match in one.titles.items():
            titles[one.url, carrier] = match
    return titles, decided


def _latest(report: Report, name: str) -> Quality | None:
    """Return how good a catalogue is; None where that was never worked out."""
    points = report.quality.get(name)
    return points[-1].quality if points else None


def _quality(found: Quality | None) -> dict[str, Any] | None:
    """Return a figure from 0 to 100 with its parts, from 0 to 1; null for what is not known."""
    if found is None:
        return None
    return {"figure": found.figure, **{part: _rounded(found.parts.get(part)) for part in PARTS}}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def catalogue(summary: CatalogueSummary, found: Quality | None = None) -> dict[str, Any]:
    """Return one element of `catalogues`."""
    contact = summary.contact
    return {
        "name": summary.name,
        "source": summary.source,
        "title": summary.title,
        "contact": {"name": contact.name if contact else None, "email": contact.email if contact else None},
        "entries": summary.entries,
        "links": [_use(use, TitleMatch.UNKNOWN) for use in summary.links],
        "quality": _quality(found),
    }


def entry(one: Entry, titles: Titles, found: Quality | None = None) -> dict[str, Any]:
    """Return one element of `entries`; `titles` has the answers by address and entry."""
    return {
        "id": one.id,
        "catalogue": one.catalogue,
        "section": list(one.section),
        "title": one.title,
        "description": one.description,
        "authors": list(one.authors),
        "publishers": list(one.publishers),
        "year": one.year,
        "kind": one.kind,
        "language": one.language,
        "identifiers": list(one.identifiers),
        "links": [_use(use, titles.get((use.url or "", one.id), TitleMatch.UNKNOWN)) for use in one.links],
        "quality": _quality(found),
    }


def _run(run: Run, decided: int) -> dict[str, Any]:
    """Return `run`."""
    part = run.coverage
    return {
        "id": run.id,
        "started_at": moment(run.started_at),
        "finished_at": moment(run.finished_at),
        "single_check": run.single_check,
        "withheld": run.withheld,
        "coverage": {
            "links": part.links,
            "checked": part.checked,
            "skipped": part.skipped,
            "not_due": part.not_due,
        },
        "decided": decided,
    }


def _use(use: Use, title: TitleMatch) -> dict[str, Any]:
    """Return one link as it stands in a catalogue."""
    return {
        "href": use.href,
        "url": use.href if use.url is None else use.url,
        "role": use.role,
        "text": use.text,
        "title": title,
    }


def _link(link: LinkStatus) -> dict[str, Any]:
    """Return one element of `links`."""
    return {
        "url": link.url,
        "entries": list(link.entries),
        "verdict": link.verdict,
        "reason": link.reason,
        "confidence": link.confidence,
        "title": link.title,
        "download": link.download,
        "content": link.content,
        "state": link.state,
        "status": link.status,
        "final_url": link.final_url,
        "hops": list(hops(link)),
        "content_type": link.content_type,
        "size": link.size,
        "found_title": link.found_title,
        "checked_at": moment(link.checked_at),
        "elapsed_ms": link.elapsed_ms,
        "failing_since": moment(link.failing_since),
        "last_ok_at": moment(link.last_ok_at),
        "decision": plain(link.closed),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """Return one element of `findings`; a rule that is no longer known has no code and nothing to suggest."""
    rule = BY_SLUG.get(finding.rule)
    return {
        "code": rule.code if rule else None,
        "rule": finding.rule,
        "severity": severity(finding),
        "entry": finding.entry,
        "catalogue": finding.catalogue,
        "url": finding.url,
        "message": message(finding),
        "evidence": dict(finding.params),
        "suggestion": suggestion(finding) or None,
        "confidence": finding.confidence,
        "decision": plain(finding.decided),
    }


def _array(key: str, elements: Iterable[str]) -> Iterator[str]:
    """Yield a key with its array of elements, one a line."""
    yield f',\n"{key}": ['
    between = "\n"
    for element in elements:
        yield between + element
        between = ",\n"
    yield "]"


def _dump(value: dict[str, Any]) -> str:
    """Write a value so that it can be printed anywhere: nothing in it acts on a terminal, and it is always UTF-8."""
    text = _ENCODE(value)
    if text.isascii() and "\x7f" not in text:
        return text
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", _SURROGATE.sub("\ufffd", text))
