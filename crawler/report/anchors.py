"""Names of places in the HTML report, the same in every report: a mail or a ticket can point at a link, an entry or a finding."""

from collections.abc import Iterator
from hashlib import blake2s

from crawler.records import Entry, Finding
from crawler.report.groups import Matter

_BYTES = 6  # of the digest: among 100,000 links two are alike in one report of 50,000


def of_link(url: str) -> str:
    """Return the name of a link's place."""
    return _name("link", url)


def of_entry(entry: Entry) -> str:
    """Return the name of an entry's place."""
    return _name("entry", entry.catalogue, entry.id)


def of_finding(finding: Finding) -> str:
    """Return the name of a finding's place: the rule, and what it was said of."""
    said = () if finding.url else (repr(sorted(finding.params.items())),)
    return _name(finding.rule, finding.url or "", finding.entry or "", finding.catalogue or "", *said)


def anchor_of(matter: Matter) -> str | None:
    """Return a name that leads to a matter on every page that shows it."""
    return next(_names(matter), None)


def _name(kind: str, *parts: str) -> str:
    """Return a name that HTML and addresses take as it is."""
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{kind}-{blake2s(text, digest_size=_BYTES).hexdigest()}"


class Anchors:
    """The names given on one page: the first place that asks for a name gets it, for no name may stand twice (HTML, 3.2.6)."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of_matter(self, matter: Matter) -> tuple[str, ...]:
        """Return the names that a matter gets: its link, its entries, its findings."""
        return tuple(self._new(_names(matter)))

    def of_link(self, url: str) -> str | None:
        """Return the name of a link's place, None where it stands elsewhere on the page."""
        return next(self._new(iter((of_link(url),))), None)

    def _new(self, names: Iterator[str]) -> Iterator[str]:
        for name in names:
            if name not in self._given:
                self._given.add(name)
                yield name


def _names(matter: Matter) -> Iterator[str]:
    """Yield all names that could lead to a matter."""
    if matter.link:
        yield of_link(matter.link.url)
    yield from map(of_entry, matter.entries)
    yield from map(of_finding, matter.findings)
