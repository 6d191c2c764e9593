"""CSV to entries, row by row."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import Fields, entry_fields, header_at, meanings
from crawler.catalogue.identity import Identities
from crawler.catalogue.ignoring import in_row
from crawler.catalogue.languages import language_in_words
from crawler.catalogue.rows import Row, delimiter_of, read_rows
from crawler.catalogue.source import Source
from crawler.catalogue.titles import clean_title
from crawler.errors import CatalogueError
from crawler.links import in_text, use_of
from crawler.records import Entry, Head, Item, Role, Unreadable, Use

_BEGINNING = 10
_SEVERAL = re.compile(r"[\s;|]+(?=https?://|www\.)", re.IGNORECASE)
_WRAPPED = re.compile(r"=HYPERLINK\(|<|\[", re.IGNORECASE)  # a formula of Excel, an address in angle brackets, Markdown
NEEDED = "a column for the title (title, name) or for the link (url, link)"


def read_csv(source: Source, sample: str, encoding: str) -> Iterator[Item]:
    """Yield the head and one item a row; CatalogueError when the columns name neither title nor link."""
    rows = read_rows(source.stream, encoding, delimiter_of(sample))
    beginning = list(islice(rows, _BEGINNING))
    at = header_at([row.cells for row in beginning])
    names = tuple(squeeze(cell) for cell in beginning[at].cells) if beginning else ()
    if not meanings(names).keys() & {"title", "url"}:
        found = ", ".join(name or "(no name)" for name in names[:12]) or "none"
        raise CatalogueError(
            f"{source.address}: the first row has to name {NEEDED}; the columns found are: {found[:300]}"
        )
    yield Head(source.name, source.settings.source, format="csv")
    identities = Identities()
    for row in chain(beginning[at + 1 :], rows):
        yield _item(row, names, source, identities)


def _item(row: Row, names: tuple[str, ...], source: Source, identities: Identities) -> Entry | Unreadable:
    if row.fault:
        return Unreadable(row.line, f"this row {row.fault}", row.excerpt)
    if len(row.cells) != len(names) and not _is_padded(row.cells, len(names)):
        return Unreadable(
            row.line, f"this row has {len(row.cells)} columns, the first row has {len(names)}", row.excerpt
        )
    fields = entry_fields(names, row.cells)
    if fields is None or not (fields.title or fields.url.strip()):
        return Unreadable(row.line, "this row has neither a title nor a link", row.excerpt)
    return _entry(fields, row, in_row(row.cells, names), source, identities)


def _is_padded(cells: Sequence[str], width: int) -> bool:
    """Say whether a row has more cells than it should, with nothing in them."""
    return len(cells) > width and not any(cell.strip() for cell in cells[width:])


def _entry(fields: Fields, row: Row, ignored: tuple[str, ...], source: Source, identities: Identities) -> Entry:
    title = clean_title(fields.title) or fields.title or fields.url.strip()
    section = (fields.section,) if fields.section else ()
    links = _uses(fields, row.line, source.base)
    return Entry(
        id=identities.next_id(source.name, title, section, links),
        catalogue=source.name,
        title=title,
        section=section,
        description=fields.description,
        authors=fields.authors,
        publishers=fields.publishers,
        year=fields.year,
        kind=fields.kind,
        links=links,
        line=row.line,
        as_written=fields.title or fields.url.strip(),
        ignored=ignored,
        language=fields.language or language_in_words(fields.title),
    )


def _uses(fields: Fields, line: int, base: str | None) -> tuple[Use, ...]:
    """Return the links of a row: the first of its link column is the entry's own, others come after it."""
    cell = fields.url.strip()
    written = in_text(cell) if _WRAPPED.match(cell) else ()
    several = [found.href for found in written] or [part for part in _SEVERAL.split(cell) if part]
    own = [
        use_of(_with_scheme(href), base, Role.MORE if number else Role.PRIMARY, fields.title, line)
        for number, href in enumerate(several)
    ]
    others = [use_of(found.href, base, Role.MORE, found.text, line) for found in in_text(fields.description)]
    return (*own, *(use for use in others if use.href not in several))


def _with_scheme(href: str) -> str:
    """Give `www.example.org` the scheme that everybody leaves out in tables."""
    return f"http://{href}" if href[:4].lower() == "www." else href
