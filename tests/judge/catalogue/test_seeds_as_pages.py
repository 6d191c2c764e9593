"""Both real catalogues once more, set as web pages: the same faults are found in them."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from crawler.catalogue import open_file, read
from crawler.config import CatalogueSettings
from crawler.judge.audit import audit
from crawler.judge.rule import Reading, Readings
from crawler.judge.words import severity
from crawler.records import Entry, Finding, Head, Item, Passage, Severity, Unreadable

NAMES = ("useful-resources.txt", "research-and-reports.txt")
DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def _items(path: Path) -> list[Item]:
    with open_file(CatalogueSettings(source=str(path), name=path.stem)) as source:
        return list(read(source))


def _reading(items: list[Item]) -> Reading:
    (head,) = (item for item in items if isinstance(item, Head))
    kinds = (tuple(item for item in items if isinstance(item, kind)) for kind in (Entry, Passage, Unreadable))
    return Reading(head, *kinds)  # type: ignore[arg-type]


def _page(reading: Reading) -> Iterator[str]:
    """Set a catalogue as a page: its title, what stands before the entries, and each entry under a heading of its own."""
    yield f"<!doctype html><html><head><title>Page</title></head><body><main><h1>{escape(reading.head.title or '')}</h1>"
    yield from (f"<p>{escape(passage.text)}</p>" for passage in reading.passages)
    section: tuple[str, ...] = ()
    for entry in reading.entries:
        if entry.section != section:
            section = entry.section
            yield f"<h2>{escape(section[-1])}</h2>"
        until = entry.as_written.find(entry.title) + len(entry.title)
        heading = entry.as_written[:until] if until >= len(entry.title) else entry.title
        told = "".join(f"<p>{escape(part)}</p>" for part in entry.description.split("\n") if part.strip())
        yield f"<h3>{escape(heading)}</h3>{told}"
    yield "</main></body></html>"


def _warnings(readings: list[Reading]) -> Counter[tuple[str, object]]:
    found: Iterator[Finding] = audit(Readings(tuple(readings), NOW))
    return Counter(
        (finding.rule, finding.params.get("text")) for finding in found if severity(finding) is not Severity.INFO
    )


def test_web_pages_show_the_same_faults(tmp_path: Path) -> None:
    """No warning more and no warning less than in the texts, across both."""
    texts = [_reading(_items(DATA / name)) for name in NAMES]
    pages = []
    for name, reading in zip(NAMES, texts, strict=True):
        path = tmp_path / Path(name).with_suffix(".html")
        path.write_text("\n".join(_page(reading)), "utf-8")
        pages.append(_reading(_items(path)))

    assert [len(reading.entries) for reading in pages] == [15, 14]
    assert _warnings(pages) == _warnings(texts)
