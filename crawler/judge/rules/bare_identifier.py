"""A link holds an identifier where an address belongs.

## What it finds

Links of a page or a Markdown file that a browser cannot open, because the name of a work stands in place of an address: `doi:10.1000/182`, `DOI 10.1000/182`, `10.1000/182`,
`doi.org/10.1000/182`, `hdl:2027/x`, `urn:isbn:…`, `isbn:…`, `urn:nbn:…`, `arXiv:…`. In formats that keep identifiers as such (BibTeX, RIS, CSL) they are right.

## Why it matters

Of the readers nobody gets anywhere: a browser takes `doi:` for a program that is not installed, and `10.1000/182` or `doi.org/10.1000/182` for a page of the catalogue's own
site. Of `doi:` and `hdl:` the program knows what they stand for and checks that, so the link works in its reports; the other forms it reads as a browser does.
A path that ends like a page, a file or a folder (`10.1234/index.html`) is left alone where nothing says that it is a DOI.

## Example

```
<a href="doi:10.1000/182">The handbook</a>        [The handbook](10.1000/182)
```

## What to do

Write the address: https://doi.org/ and the DOI, https://hdl.handle.net/ and the handle. A book's number has no address of its own; link a page about the book.
"""

import re
from collections.abc import Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Reading, Readings, Rule, Wording
from crawler.records import Finding, Json, Severity, Use

_FORMATS = frozenset(("html", "markdown", "bookmarks"))
_DOI = Pattern(
    r"(?:info:doi/|(?:info:)?doi(?:\s*:\s*|\s+)|(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)
# "10.1234/index.html", "10.1234/maps/": where nothing says DOI, a path of the site.
_PATH = Pattern(
    r"10\.[^?#]*(?:/|\.(?:[sx]?html?|php|aspx?|jsp|pdf|xml|json|csv|txt|md|docx?|xlsx?|pptx?|zip|png|jpe?g|gif|svg))(?:[?#].*)?",
    re.IGNORECASE,
)
_HANDLE = Pattern(r"(?:(?:info:)?hdl\s*:\s*|hdl\.handle\.net/)(?:/{0,2})(\d[\w.]*/\S+)", re.IGNORECASE)
_ARXIV = Pattern(r"arxiv\s*:\s*((?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)", re.IGNORECASE)
_NAME = Pattern(r"urn:(?:isbn|issn|nbn|uuid|ietf|oid):\S.*|isbn(?:\s*:\s*|\s+)[\dx][\dx\s-]{8,16}", re.IGNORECASE)
_ADDRESSES = ((_DOI, "https://doi.org/"), (_HANDLE, "https://hdl.handle.net/"), (_ARXIV, "https://arxiv.org/abs/"))


def address_of(href: str) -> str | None:
    """Return the web address that an identifier stands for; empty for one that has none, None for what is no bare identifier."""
    written = href.strip()
    if _PATH.fullmatch(written):
        return None
    for pattern, resolver in _ADDRESSES:
        if found := pattern.fullmatch(written):
            return resolver + found[1]
    return "" if _NAME.fullmatch(written) else None


def _links(reading: Reading) -> Iterator[tuple[str | None, Use]]:
    yield from ((None, use) for passage in reading.passages for use in passage.links)
    yield from ((entry.id, use) for entry in reading.entries for use in entry.links)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each link whose address is an identifier."""
    for reading in readings.catalogues:
        if reading.head.format not in _FORMATS:
            continue
        for entry, use in _links(reading):
            address = address_of(use.href)
            if address is not None:
                params: dict[str, Json] = {"text": use.href.strip(), "where": "link", "address": address}
                params |= {} if address else {"form": "nameless"}
                yield Finding(RULE.slug, url=use.url, entry=entry, catalogue=reading.head.name, params=params)


RULE = Rule(
    code="C018",
    slug="bare-identifier",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="An identifier in place of an address",
    message="\u201c{text}\u201d is a name, not an address: browsers cannot open it.",
    suggestion="Write {address} in its place.",
    page=__doc__ or "",
    wordings={
        "nameless": Wording(
            "\u201c{text}\u201d is a name, not an address: browsers cannot open it.",
            "Give the address of a page about it.",
        )
    },
    check_catalogue=check,
)
