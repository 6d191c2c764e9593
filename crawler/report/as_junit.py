"""JUnit XML, as GitLab, Jenkins and others read it: a test case for each link that needs somebody, the rest in a number.

There is no standard; the elements are those of the schema that Jenkins' xUnit plugin publishes.
"""

from collections.abc import Iterator

from crawler.records import Report, Verdict
from crawler.report.groups import digest, fine_count
from crawler.report.moments import moment
from crawler.report.standing import heading
from crawler.report.troubles import Level, Trouble, troubles
from crawler.report.xml_text import DECLARATION, attributes, text

_UNCERTAIN = frozenset({Verdict.UNSURE, Verdict.SKIPPED})


def render(report: Report) -> Iterator[str]:
    """Yield the test suite: errors are failures, what could not be verified or was not asked is skipped, and the rest passes with a note."""
    digested = digest(report)
    rows = list(troubles(report, digested))
    failed = sum(row.level is Level.ERROR for row in rows)
    skipped = sum(_is_skipped(row) for row in rows)
    fine = fine_count(report, digested)
    counts = attributes(tests=len(rows) + bool(fine), failures=failed, errors=0, skipped=skipped, time=_seconds(report))
    yield f"{DECLARATION}<testsuites{counts}>\n"
    yield f"<testsuite{attributes(name=heading(report))}{counts}{attributes(timestamp=moment(report.run.started_at))}>\n"
    yield from map(_case, rows)
    if fine:
        yield f"<testcase{attributes(classname='links', name=f'{fine} links need nobody')}/>\n"
    yield "</testsuite>\n</testsuites>\n"


def _is_skipped(row: Trouble) -> bool:
    """Tell whether a trouble says nothing for certain: it fails no build."""
    return row.level is not Level.ERROR and row.known is not None and row.known.verdict in _UNCERTAIN


def _case(row: Trouble) -> str:
    """Return one link, or one fault of a catalogue, as a test case."""
    file = row.source if row.source and "://" not in row.source else None
    start = f"<testcase{attributes(classname=row.place or 'links', name=row.name, file=file, line=row.line)}>"
    told = text("\n".join(filter(None, (row.address, row.message, row.advice))))
    kind = attributes(message=f"{row.title}: {row.message}", type=row.rule)
    if row.level is Level.ERROR:
        return f"{start}<failure{kind}>{told}</failure></testcase>\n"
    if _is_skipped(row):
        return f"{start}<skipped{attributes(message=row.message)}/></testcase>\n"
    return f"{start}<system-out>{told}</system-out></testcase>\n"


def _seconds(report: Report) -> str:
    """Return how long the run took."""
    ended = report.run.finished_at or report.run.started_at
    return f"{max(0.0, (ended - report.run.started_at).total_seconds()):.3f}"
