"""One self-contained HTML file: nothing fetched from elsewhere, every word of a stranger escaped (Jinja2 autoescape).

Its one script searches the page; the page's own policy lets no other run (Content Security Policy 3, 6.7.3: by hash).
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from itertools import chain, islice

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crawler.judge.words import title
from crawler.language import language, number, say, say_many
from crawler.records import Finding, LinkStatus, Report
from crawler.report.anchors import Anchors
from crawler.report.clean import address, href, line
from crawler.report.groups import Digest, Matter, digest, fine, fine_count
from crawler.report.items import Item
from crawler.report.pictures import Strip, share_words, shares, strip
from crawler.report.quality import QUALITY, quality_rows
from crawler.report.standing import about, coverage, headed, heading, standing, when
from crawler.report.together import describe
from crawler.report.trends import ages, course, hosts
from crawler.report.words import Clock

ENVIRONMENT = Environment(
    loader=PackageLoader("crawler.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters["href"] = href
ENVIRONMENT.globals.update(say=say, say_many=say_many, number=number, language=language)
SCRIPT = Markup(files("crawler.report").joinpath("templates/report.js").read_text("utf-8"))  # noqa: S704 - our own file
_SCRIPT_HASH = f"sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}"
CHOICES = 12  # catalogues that are offered one by one; more are found by searching


@dataclass(frozen=True, slots=True)
class Shown:
    """One matter on the page. `anchors` are the names of its place, `under` those of the links below it, `choice` the number of its catalogue."""

    item: Item
    strip: Strip | None
    anchors: tuple[str, ...]
    under: tuple[str | None, ...]
    choice: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """One group of matters; `shown` can be walked once, each made when its turn comes."""

    anchor: str
    title: str
    meaning: str
    number: int
    shown: Iterator[Shown]


@dataclass(frozen=True, slots=True)
class Fine:
    """A link that needs nobody, in a line."""

    name: str
    address: str
    target: str | None
    strip: Strip | None
    anchor: str | None


def render(report: Report, clock: Clock) -> Iterator[str]:
    """Yield the page piece by piece; the list of links that are fine is never held."""
    digested = digest(report)
    page = _Page(digested, clock, _choices(report))
    parts = shares(report.summary)
    first, *rest = standing(report, digested)
    sections = tuple(page.sections())
    listed = _peeked(map(page.fine, fine(report, digested)))
    yield from ENVIRONMENT.get_template("report.html.j2").generate(
        heading=heading(report),
        about=about(report),
        first=first,
        rest=rest,
        when=when(report, clock),
        coverage=coverage(report.run, digested.decided),
        shares=parts,
        share_words=share_words(parts),
        course=course(report.trend, clock),
        ages=ages(digested, report.run.finished_at or report.run.started_at),
        hosts=hosts(digested),
        qualities=quality_rows(report, clock),
        quality_words=QUALITY,
        sections=sections,
        filters=(*(section.anchor for section in sections), *(("fine",) if listed else ())),
        choices=tuple(map(line, page.choices)),
        remarks=_remarks(digested),
        fine_count=fine_count(report, digested),
        fine=listed,
        catalogues=tuple(_catalogues(report)),
        script=SCRIPT,
        script_hash=_SCRIPT_HASH,
    )


@dataclass(slots=True)
class _Page:
    """What the page shows, each part made when its turn comes; `choices` numbers the catalogues that can be chosen."""

    digested: Digest
    clock: Clock
    choices: Mapping[str, int]
    anchors: Anchors = field(default_factory=Anchors)

    def sections(self) -> Iterator[Section]:
        """Yield the groups in the order of urgency."""
        for kind, matters in self.digested.matters.items():
            yield Section(kind, *headed(kind), self.digested.count(kind), map(self._shown, matters))

    def _shown(self, matter: Matter) -> Shown:
        """Return a matter as it is shown."""
        item = describe(matter, self.clock)
        names = self.anchors.of_matter(matter)
        links = [one.link for one in (matter, *matter.under) if one.link] if matter.under else []
        under = tuple(self.anchors.of_link(link.url) for link in links)
        choice = self.choices.get(matter.catalogue or "")
        return Shown(item, strip(item.timeline, self.clock), names, under, choice)

    def fine(self, link: LinkStatus) -> Fine:
        """Return a fine link by the title of the first entry that carries it, else by what it calls itself."""
        names = (self.digested.names.get(entry, "") for entry in link.entries[:1])
        name = next(filter(None, (line(name) for name in (*names, link.found_title or ""))), "")
        drawn = strip(link.timeline, self.clock)
        return Fine(name, address(link.url), href(link.url), drawn, self.anchors.of_link(link.url))


def _choices(report: Report) -> dict[str, int]:
    """Return the catalogues by name, each with its number; none where there is nothing to choose."""
    names = [summary.name for summary in report.catalogues]
    return {name: number for number, name in enumerate(names, 1)} if 1 < len(names) <= CHOICES else {}


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
