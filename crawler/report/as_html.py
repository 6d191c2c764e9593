"""One self-contained HTML file: no script, nothing fetched from elsewhere, every word of a stranger escaped (Jinja2 autoescape)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from jinja2 import Environment, PackageLoader, StrictUndefined

from crawler.judge.words import title
from crawler.records import Finding, LinkStatus, Report
from crawler.report.clean import address, href, line
from crawler.report.groups import Digest, digest, fine, fine_count
from crawler.report.items import Item, describe
from crawler.report.pictures import Strip, share_words, shares, strip
from crawler.report.standing import HEADINGS, coverage, heading, standing, when
from crawler.report.words import Clock

ENVIRONMENT = Environment(
    loader=PackageLoader("crawler.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters["href"] = href


@dataclass(frozen=True, slots=True)
class Section:
    """One group of matters; `items` can be walked once, each item made when its turn comes."""

    anchor: str
    title: str
    meaning: str
    number: int
    items: Iterator[tuple[Item, Strip | None]]


@dataclass(frozen=True, slots=True)
class Fine:
    """A link that needs nobody, in a line."""

    name: str
    address: str
    target: str | None
    strip: Strip | None


def render(report: Report, clock: Clock) -> Iterator[str]:
    """Yield the page piece by piece; the list of links that are fine is never held."""
    digested = digest(report)
    parts = shares(report.summary)
    first, *rest = standing(report, digested)
    yield from ENVIRONMENT.get_template("report.html.j2").generate(
        heading=heading(report),
        first=first,
        rest=rest,
        when=when(report, clock),
        coverage=coverage(report.run, digested.decided),
        shares=parts,
        share_words=share_words(parts),
        sections=tuple(_sections(digested, clock)),
        remarks=_remarks(digested),
        fine_count=fine_count(report, digested),
        fine=_peeked(_fine(link, digested, clock) for link in fine(report, digested)),
        catalogues=tuple(_catalogues(report)),
    )


def _sections(digested: Digest, clock: Clock) -> Iterator[Section]:
    """Yield the groups in the order of urgency."""
    for kind, matters in digested.matters.items():
        items = (describe(matter, clock) for matter in matters)
        drawn = ((item, strip(item.timeline, clock)) for item in items)
        yield Section(kind, *HEADINGS[kind], digested.count(kind), drawn)


def _fine(link: LinkStatus, digested: Digest, clock: Clock) -> Fine:
    """Return a fine link by the title of the first entry that carries it, else by what it calls itself."""
    names = (digested.names.get(entry, "") for entry in link.entries[:1])
    name = next(filter(None, (line(name) for name in (*names, link.found_title or ""))), "")
    return Fine(name, address(link.url), href(link.url), strip(link.timeline, clock))


def _peeked(links: Iterator[Fine]) -> Iterator[Fine] | None:
    """Return the links, or None where there is not one: a page has no empty list."""
    first = tuple(islice(links, 1))
    return chain(first, links) if first else None


def _remarks(digested: Digest) -> list[tuple[str, int]]:
    """Return what is worth knowing of links that are fine: the rule's title and how often it spoke."""
    counted = sorted(digested.remarks.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(line(title(Finding(slug))), number) for slug, number in counted]


def _catalogues(report: Report) -> Iterator[tuple[str, str, str | None, str]]:
    """Yield each catalogue: name, source, the source as a link, and the person to write to."""
    for summary in report.catalogues:
        contact = summary.contact
        person = (
            " ".join(filter(None, (contact.name, f"<{contact.email}>" if contact.email else ""))) if contact else ""
        )
        yield line(summary.name), address(summary.source), href(summary.source), line(person)
