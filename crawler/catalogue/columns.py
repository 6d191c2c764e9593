"""What the columns of a table mean, guessed from their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.catalogue.block import squeeze
from crawler.catalogue.languages import language_of
from crawler.catalogue.names import split_names
from crawler.catalogue.words import KINDS

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title", "name", "resource", "resource title", "resource name", "entry", "publication", "document", "headline", "titel", "titre"),
    "url": ("url", "link", "href", "address", "web address", "uri", "website", "web site", "web page", "web link", "hyperlink", "source url",
            "resource url", "resource link", "permalink", "download", "location", "weblink", "link url", "page"),
    "description": ("description", "summary", "abstract", "notes", "note", "details", "about", "content", "comment", "comments", "annotation"),
    "authors": ("author", "authors", "author s", "creator", "creators", "written by", "by", "writer", "editor", "editors"),
    "publishers": ("publisher", "publishers", "organisation", "organization", "published by", "owner", "provider", "source", "body"),
    "year": ("year", "date", "published", "publication year", "publication date", "date published", "year of publication", "issued", "pubdate"),
    "kind": ("type", "kind", "format", "resource type", "document type", "media type", "material type", "genre"),
    "language": ("language", "languages", "lang", "hreflang", "dc language", "dcterms language", "in language", "sprache", "langue", "idioma", "lingua", "taal", "język", "jezyk",
                 "iaith", "språk", "sprog", "kieli", "язык", "мова", "言語", "语言"),
    "section": ("section", "category", "categories", "topic", "theme", "subject", "group", "heading", "area"),
}  # fmt: skip
_HEADER_WITHIN, _PLAINLY = 10, 2
_SIGNS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)\b")
_BETWEEN = re.compile(r"[;|]")
_MEANINGS = {name: field for field, names in COLUMNS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Fields:
    """One row by meaning; what its table does not say is empty."""

    title: str
    url: str
    description: str
    section: str
    kind: str | None
    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    year: int | None
    language: str | None


def meanings(names: Sequence[str]) -> dict[str, int]:
    """Return which column (from 0) holds what: exact names first, then names that contain a known word."""
    plain = _plain(names)
    found = _exact(plain)
    for index, name in enumerate(plain):
        parts = [_MEANINGS[word] for word in name.split() if word in _MEANINGS]
        if parts and index not in found.values():
            found.setdefault(parts[-1], index)
    return found


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows names the columns: the first, unless a later one below a title of the list plainly does."""
    known = [len(_exact(_plain(row))) for row in rows[:_HEADER_WITHIN]]
    best = max(known, default=0)
    return known.index(best) if best >= _PLAINLY else 0


def _plain(names: Sequence[str]) -> list[str]:
    return [_SIGNS.sub(" ", name.casefold()).strip() for name in names]


def _exact(plain: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, name in enumerate(plain):
        if field := _MEANINGS.get(name):
            found.setdefault(field, index)
    return found


def entry_fields(names: Sequence[str], cells: Sequence[str]) -> Fields | None:
    """Return the row's fields, or None when the columns name neither a title nor a link."""
    columns = _columns(tuple(names))
    if columns is None:
        return None
    title, url, description, authors, publishers, year, kind, language, section = (
        cells[index].strip() if index is not None and index < len(cells) else "" for index in columns
    )
    dated = _YEAR.search(year) if year else None
    kind = squeeze(kind).lower()
    return Fields(
        title=squeeze(title),
        url=url,
        description=squeeze(description),
        section=squeeze(section),
        kind=KINDS.get(kind, kind) or None,
        authors=_persons(authors) if authors else (),
        publishers=split_names(squeeze(publishers)) if publishers else (),
        year=int(dated[1]) if dated else None,
        language=language_of(language) if language else None,
    )


@lru_cache(maxsize=16)  # a table asks for every row
def _columns(names: tuple[str, ...]) -> tuple[int | None, ...] | None:
    """Return where each field of `COLUMNS` stands, in that order; None when there is neither a title nor a link."""
    known = meanings(names)
    return tuple(map(known.get, COLUMNS)) if known.keys() & {"title", "url"} else None


def _persons(cell: str) -> tuple[str, ...]:
    """Split a cell of authors; with semicolons, a comma stands inside a name ("Boyle, David; Harris, Michael")."""
    if ";" not in cell and "|" not in cell:
        return split_names(squeeze(cell))
    return tuple(
        " ".join(reversed([part.strip() for part in name.split(",", 1)]))
        for name in _BETWEEN.split(cell)
        if name.strip()
    )
