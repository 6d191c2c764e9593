"""JSON for machines, version 1: every key always present, null where it does not apply. The schemas stand in `schema/`.

A key may be added within a version, never renamed. The document is written piece by piece; only the title answers of entries are held,
because they stand with the links and are written with the entries.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from crawler.judge.table import BY_SLUG
from crawler.judge.words import message, severity, suggestion
from crawler.records import CatalogueSummary, Entry, Finding, LinkStatus, Report, Run, TitleMatch, Use, Verdict

VERSION = 1
Titles: TypeAlias = Mapping[tuple[str, str], TitleMatch]

_SURROGATE = re.compile("[\ud800-\udfff]")  # not text: RFC 7493, 2.1 forbids them
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def render(report: Report) -> Iterator[str]:
    """Yield the report as one JSON document."""
    titles = {(link.url, entry): match for link in report.links for entry, match in link.titles.items()}
    yield f'{{"version": {VERSION},\n"run": {_dump(_run(report.run))}'
    yield from _array("catalogues", (catalogue(summary) for summary in report.catalogues))
    yield from _array("entries", (entry(one, titles) for one in report.entries))
    yield from _array("links", map(_link, report.links))
    yield from _array("findings", map(_finding, report.findings))
    counts = {str(verdict): report.summary.get(verdict, 0) for verdict in Verdict}
    yield f',\n"summary": {_dump(counts)}}}\n'


def render_listing(catalogues: Iterable[CatalogueSummary], entries: Iterable[Entry]) -> Iterator[str]:
    """Yield what was read of some catalogues, in the same form."""
    yield f'{{"version": {VERSION}'
    yield from _array("catalogues", map(catalogue, catalogues))
    yield from _array("entries", (entry(one, {}) for one in entries))
    yield "}\n"


def catalogue(summary: CatalogueSummary) -> dict[str, Any]:
    """Return one element of `catalogues`."""
    contact = summary.contact
    return {
        "name": summary.name,
        "source": summary.source,
        "title": summary.title,
        "contact": {"name": contact.name if contact else None, "email": contact.email if contact else None},
        "entries": summary.entries,
        "links": [_use(use, TitleMatch.UNKNOWN) for use in summary.links],
    }


def entry(one: Entry, titles: Titles) -> dict[str, Any]:
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
        "links": [_use(use, titles.get((use.url or "", one.id), TitleMatch.UNKNOWN)) for use in one.links],
    }


def moment(when: datetime | None) -> str | None:
    """Return a time as RFC 3339 in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def _run(run: Run) -> dict[str, Any]:
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
    }


def _use(use: Use, title: TitleMatch) -> dict[str, Any]:
    """Return one link as it stands in a catalogue."""
    return {"href": use.href, "url": use.url, "role": use.role, "text": use.text, "title": title}


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
        "hops": [{"url": url, "status": status} for url, status in link.hops],
        "content_type": link.content_type,
        "size": link.size,
        "found_title": link.found_title,
        "checked_at": moment(link.checked_at),
        "elapsed_ms": link.elapsed_ms,
        "failing_since": moment(link.failing_since),
        "last_ok_at": moment(link.last_ok_at),
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
    }


def _array(key: str, elements: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a key with its array, one element a line."""
    yield f',\n"{key}": ['
    between = "\n"
    for element in elements:
        yield f"{between}{_dump(element)}"
        between = ",\n"
    yield "]"


def _dump(value: dict[str, Any]) -> str:
    """Write a value so that it can be printed anywhere: nothing in it acts on a terminal, and it is always UTF-8."""
    text = _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
