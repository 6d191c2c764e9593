"""An Atom feed (RFC 4287) of what needs somebody, the newest first: a feed reader tells each once, for its id stays the same."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import islice, takewhile

from crawler.language import language
from crawler.records import Report
from crawler.report.groups import digest
from crawler.report.moments import moment
from crawler.report.standing import heading
from crawler.report.troubles import Level, Trouble, troubles
from crawler.report.xml_text import DECLARATION, attributes, text

MOST = 200  # entries: readers fetch a feed again and again


def render(report: Report) -> Iterator[str]:
    """Yield the feed; matters that are only worth a note are left out."""
    rows = [(since(row, report), row) for row in troubles(report, digest(report)) if row.level is not Level.NOTE]
    rows.sort(key=lambda pair: pair[0], reverse=True)
    names = "\0".join(summary.source for summary in report.catalogues)
    yield f'{DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language()}">\n'
    yield f"<title>{text(heading(report))}</title>\n"
    yield f"<id>urn:crawler:{sha256(names.encode('utf-8', 'replace')).hexdigest()[:16]}</id>\n"
    yield f"<updated>{moment(report.run.finished_at or report.run.started_at)}</updated>\n"
    yield "<author><name>Catalogue Crawler</name></author>\n"
    yield from (_entry(at, row) for at, row in islice(rows, MOST))
    yield "</feed>\n"


def since(row: Trouble, report: Report) -> datetime:
    """Return since when a matter is as it is: an id holds it, so that what comes again is told again."""
    link = row.link
    if link is None:
        return report.run.started_at
    if link.failing_since:
        return link.failing_since
    alike = list(takewhile(lambda point: point.verdict is link.verdict, reversed(link.timeline)))
    return alike[-1].at if alike else link.checked_at or report.run.started_at


def _entry(at: datetime, row: Trouble) -> str:
    """Return one matter as an entry. A fault of a catalogue has no beginning that is known: its id is its name alone."""
    day = f":{at:%Y%m%d}" if row.link else ""
    target = row.address if row.address.startswith(("http://", "https://")) else None
    link = f"<link{attributes(href=target)}/>" if target else ""
    return (
        f"<entry><title>{text(f'{row.name}: {row.title}')}</title><id>urn:crawler:{row.rule}:{row.mark}{day}</id>"
        f"<updated>{moment(at)}</updated>{link}<category{attributes(term=row.level)}/>"
        f"<summary>{text(' '.join(filter(None, (row.place, row.address, row.told))))}</summary></entry>\n"
    )
