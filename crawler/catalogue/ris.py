"""RIS, in which reference managers hand over lists (https://en.wikipedia.org/wiki/RIS_(file_format)): a tag and a value a line; and what is alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import persons, year_in
from crawler.catalogue.identifiers import identifiers_in, pages
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Anchor, Found, Listed, plain_text
from crawler.catalogue.source import Source
from crawler.catalogue.tagged import as_ris
from crawler.catalogue.whole import whole_text
from crawler.records import Role, Unreadable

_MOST_LINES = 2_000  # of one reference
_KINDS = {
    "JOUR": "article", "JFULL": "journal", "MGZN": "article", "NEWS": "article", "BOOK": "book", "EBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "RPRT": "report", "THES": "thesis", "CONF": "paper", "CPAPER": "paper", "DATA": "dataset", "ELEC": "website", "BLOG": "blog", "VIDEO": "video",
    "MPCT": "film", "MAP": "map", "PAMP": "pamphlet", "WEB": "website",
}  # fmt: skip
_TITLES, _AUTHORS, _LINKS = ("TI", "T1", "CT", "BT", "T2"), ("AU", "A1", "A2", "ED"), ("UR", "L2", "L1", "LK")
_NAMED = (("DO", "doi"), ("SN", "isbn"), ("SN", "issn"), ("ID", ""), ("M3", ""), ("AN", ""))


@dataclass(slots=True)
class _Reference:
    """One reference being read."""

    line: int
    kind: str
    values: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0
    last: str = ""

    def first(self, *tags: str) -> str:
        """Return the first value of the first of these tags that has one."""
        return next((squeeze(value) for tag in tags for value in self.values.get(tag, ()) if value.strip()), "")

    def all(self, *tags: str) -> Iterator[str]:
        """Yield the values of all these tags."""
        return (value for tag in tags for value in self.values.get(tag, ()) if value.strip())


def read_ris(source: Source) -> Iterator[Found]:
    """Yield one resource a reference; what stands between references, or has neither title nor link, is told by its line."""
    open_: _Reference | None = None
    text = whole_text(source)
    lines = re.split(r"\r\n|\n|\r", text)
    for number, (line, (tag, value)) in enumerate(zip(lines, as_ris(text, lines), strict=True), 1):
        if tag == "TY":
            yield from _closed(open_)
            open_ = _Reference(number, value.strip().upper())
        elif tag == "ER":
            yield from _closed(open_)
            open_ = None
        elif open_ is None:
            if line.strip("\ufeff \t"):
                yield Unreadable(
                    number, "this line stands outside of a reference (between ER and TY)", line.strip()[:120]
                )
        elif line.strip():
            _take(open_, tag, value)
    yield from _closed(open_)


def _take(reference: _Reference, tag: str, value: str) -> None:
    reference.count += 1
    if reference.count > _MOST_LINES:
        return
    held = reference.values.setdefault(tag or reference.last, [])
    if tag or not held:
        held.append(value)
    else:
        held[-1] += f" {value}"
    reference.last = tag or reference.last


def _closed(reference: _Reference | None) -> Iterator[Found]:
    if reference is None:
        return
    title = plain_text(reference.first(*_TITLES))
    links = [
        href
        for value in reference.all(*_LINKS)
        for href in value.replace(";http", "; http").split("; ")
        if href.strip()
    ]
    names = identifiers_in((key, value) for tag, key in _NAMED for value in reference.all(tag))
    if not (title or links or names):
        yield Unreadable(
            reference.line, "this reference has neither a title nor a link", f"TY  - {reference.kind}"[:120]
        )
        return
    kind = _KINDS.get(reference.kind)
    yield Listed(
        title=title,
        anchors=tuple(
            Anchor(href.strip(), title, Role.MORE if number else Role.PRIMARY) for number, href in enumerate(links)
        ),
        description=plain_text(reference.first("AB", "N2", "N1")),
        authors=tuple(_authors(reference)),
        publishers=tuple(filter(None, [reference.first("PB")])),
        year=year_in(reference.first("PY", "Y1", "DA")),
        kind=kind,
        language=language_of(reference.first("LA")),
        identifiers=(*names, *pages(kind, "-".join(filter(None, [reference.first("SP"), reference.first("EP")])))),
        line=reference.line,
    )


def _authors(reference: _Reference) -> Iterator[str]:
    """Yield who wrote it, or edited it where nobody is named who wrote it."""
    named = (list(reference.all(tag)) for tag in _AUTHORS)
    for value in next(filter(None, named), []):
        yield from persons(f"{squeeze(value)};")
