"""An earlier audit to hold this one against: only what is new is told, and only that can fail a build."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crawler.errors import UsageError
from crawler.records import Finding, LinkStatus, Report, Verdict

VERSION = 1
LARGEST = 500_000_000  # bytes: a report of some 100,000 links
_TROUBLE = frozenset({Verdict.BROKEN, Verdict.MOVED, Verdict.UNSURE})

Known = frozenset[tuple[str | None, ...]]


def read_baseline(path: Path) -> Known:
    """Return the trouble that an earlier report knows: of links by address and reason, of findings by rule and what they are about.

    UsageError, in words, where the file is no report in this program's JSON.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"--baseline {path}: is larger than {LARGEST // 1_000_000} MB, so it is no report")
        document = json.loads(path.read_bytes())
        if document["version"] != VERSION:
            raise UsageError(f"--baseline {path}: is of version {document['version']}; this program reads {VERSION}")
        return frozenset(_known(document))
    except OSError as error:
        raise UsageError(f"--baseline {path}: cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            f"--baseline {path}: is no report in JSON; make one with `crawler audit … --format json -o baseline.json`"
        ) from None


def _known(document: dict[str, Any]) -> Iterator[tuple[str | None, ...]]:
    """Yield what a document names as trouble."""
    for link in document["links"]:
        if link["verdict"] in _TROUBLE:
            yield link["url"], link["reason"]
    for finding in document["findings"]:
        yield finding["rule"], finding["url"], finding["entry"], _about(finding["evidence"])


def _about(params: Any) -> str:
    """Return what tells two findings of one rule in one entry apart."""
    return json.dumps(params.get("text"), sort_keys=True)


def only_new(report: Report, known: Known) -> tuple[Report, int]:
    """Return a report without the trouble that is known, and how many links in trouble were left out.

    A link that is broken for another reason than before is new. What a link in trouble says beside goes with it.
    """
    left: Counter[Verdict] = Counter(link.verdict for link in report.links if link.verdict and _is_known(link, known))
    summary = {verdict: number - left[verdict] for verdict, number in report.summary.items()}
    fresh = _Fresh(report, known)
    links, findings = _Links(fresh), _Findings(fresh)
    return replace(report, links=links, findings=findings, together=fresh, summary=summary), left.total()


def _is_known(link: LinkStatus, known: Known) -> bool:
    """Tell whether a link is in trouble that was known."""
    return link.verdict in _TROUBLE and (link.url, link.reason) in known


@dataclass(frozen=True, slots=True)
class _Fresh:
    """The links and findings of a report that are not known, in one stream."""

    report: Report
    known: Known

    def __iter__(self) -> Iterator[LinkStatus | Finding]:
        dropped: set[str] = set()
        for one in self.report.walk():
            if isinstance(one, LinkStatus):
                if _is_known(one, self.known):
                    dropped.add(one.url)
                else:
                    yield one
            elif one.url not in dropped and self._is_new(one):
                yield one

    def _is_new(self, finding: Finding) -> bool:
        return (finding.rule, finding.url, finding.entry, _about(finding.params)) not in self.known


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of a stream, as often as they are asked for."""

    stream: Iterable[LinkStatus | Finding]

    def __iter__(self) -> Iterator[LinkStatus]:
        return (one for one in self.stream if isinstance(one, LinkStatus))


@dataclass(frozen=True, slots=True)
class _Findings:
    """The findings of a stream, as often as they are asked for."""

    stream: Iterable[LinkStatus | Finding]

    def __iter__(self) -> Iterator[Finding]:
        return (one for one in self.stream if isinstance(one, Finding))
