"""What every structured format becomes: listed resources; and these to entries, with one spelling for addresses and names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import Fields
from crawler.catalogue.identifiers import doi
from crawler.catalogue.identity import Identities
from crawler.catalogue.languages import language_in_words
from crawler.catalogue.source import Source
from crawler.catalogue.titles import clean_title
from crawler.links import in_text, leads_elsewhere, use_of
from crawler.links.resolvers import doi_of
from crawler.records import Entry, Further, Head, Item, Role, Unreadable, Use

_SEVERAL = re.compile(r"[\s;|]+(?=https?://|www\.)|\s+[;|]\s+", re.IGNORECASE)
NO_ADDRESS = re.compile(r"[^./:]*|n/a", re.IGNORECASE)  # words that stand where an address should, or nothing
_TELEPHONE = re.compile(r"[+(]?[+(]?0[\d\s()-]{6,}|\+\d[\d\s()-]{6,}")
_WRAPPED = re.compile(r"=HYPERLINK\(|<|\[", re.IGNORECASE)  # a formula of Excel, an address in angle brackets, Markdown
_LINKED = re.compile(
    r"\[(?P<words>[^\[\]]{1,500})\]\((?P<behind>[^\s()<>]{1,2000})\)|<a\s[^<>]{0,200}?href\s*=\s*[\"']?(?P<href>[^\s\"'<>]{1,2000})(?:[\s\"'][^<>]{0,500})?>(?P<shown>[^<>]{1,500})</a>",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_MOST_LINKS = 1_000  # of one entry
_LONGEST = 20_000  # characters of a description


@dataclass(frozen=True, slots=True)
class Anchor:
    """An address of a resource: as written, and the words that carry it. The first that is no `MORE` is the resource's own."""

    href: str
    text: str = ""
    role: Role = Role.PRIMARY


@dataclass(frozen=True, slots=True)
class Listed:
    """One resource as its format gives it, with white space collapsed."""

    title: str
    anchors: tuple[Anchor, ...] = ()
    description: str = ""
    section: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    year: int | None = None
    kind: str | None = None
    language: str | None = None
    identifiers: tuple[str, ...] = ()
    line: int | None = None
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """What a format itself calls the catalogue."""

    title: str


Found = Listed | Unreadable | Further | Called


@dataclass(slots=True)
class _Reading:
    source: Source
    identities: Identities = field(default_factory=Identities)


def items(source: Source, name: str, found: Iterable[Found]) -> Iterator[Item]:
    """Yield the items that a format gave: entries, what could not be read, further pages; and last the head."""
    reading = _Reading(source)
    title = None
    for one in found:
        if isinstance(one, Listed):
            yield _entry(one, reading)
        elif isinstance(one, Called):
            title = title or squeeze(one.title)[:300] or None
        else:
            yield one
    yield Head(source.name, source.settings.source, title, format=name)


def listed_of(fields: Fields, line: int | None, section: tuple[str, ...] = (), ignored: tuple[str, ...] = ()) -> Listed:
    """Return the resource of a row or record that was read by its column names."""
    title, href = _linked_title(fields.title) if not fields.url else (fields.title, "")
    return Listed(
        title=title,
        anchors=anchors_of(fields.url or href, title, fields.description),
        description=fields.description,
        section=(*section, fields.section) if fields.section else section,
        authors=fields.authors,
        publishers=fields.publishers,
        year=fields.year,
        kind=fields.kind,
        language=fields.language,
        identifiers=fields.identifiers,
        line=line,
        ignored=ignored,
    )


def _linked_title(title: str) -> tuple[str, str]:
    """Return the words and the address of a title that is a link in Markdown or HTML."""
    link = _LINKED.fullmatch(title)
    return (plain_text(link["words"] or link["shown"]), link["behind"] or link["href"]) if link else (title, "")


def anchors_of(cell: str, title: str, description: str = "") -> tuple[Anchor, ...]:
    """Return the addresses of a cell, the first being the resource's own, and those that stand in a description."""
    cell = cell.strip()
    written = in_text(cell) if _WRAPPED.match(cell) else ()
    parts = [part for part in _SEVERAL.split(cell) if part and not _TELEPHONE.fullmatch(part)]
    several = [found.href for found in written] or [one for one in parts if not NO_ADDRESS.fullmatch(one)] or parts
    own = [
        Anchor(_with_scheme(href), title, Role.MORE if number else Role.PRIMARY) for number, href in enumerate(several)
    ]
    others = [Anchor(found.href, found.text, Role.MORE) for found in in_text(description)] if "." in description else []
    return (*own, *(anchor for anchor in others if anchor.href not in several))


def plain_text(markup: str) -> str:
    """Return the words of a piece of HTML, which feeds and bookmarks put into their texts."""
    text = markup[: 4 * _LONGEST]
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    return squeeze(unescape(text) if "&" in text else text)[:_LONGEST]


def _entry(listed: Listed, reading: _Reading) -> Entry:
    source = reading.source
    uses = tuple(_uses(listed, source.base))
    dois = [doi(found) for use in uses if use.url and (found := doi_of(use.url))]
    names = tuple(dict.fromkeys((*listed.identifiers, *dois))) if dois else listed.identifiers
    written = listed.title or (uses[0].href if uses else "") or next(iter(names), "")
    title = clean_title(written) or written
    return Entry(
        id=reading.identities.next_id(source.name, title, listed.section, uses),
        catalogue=source.name,
        title=title,
        section=listed.section,
        description=listed.description[:_LONGEST],
        authors=listed.authors,
        publishers=listed.publishers,
        year=listed.year,
        kind=listed.kind,
        links=uses,
        line=listed.line,
        as_written=written,
        ignored=listed.ignored,
        language=listed.language or language_in_words(listed.title),
        identifiers=names,
    )


def _uses(listed: Listed, base: str | None) -> Iterator[Use]:
    """Yield the links of a resource; the address of its DOI or handle where it gives no other."""
    anchors = listed.anchors or tuple(
        Anchor(name) for name in listed.identifiers[:1] if name.startswith(("doi:", "hdl:"))
    )
    seen: set[str] = set()
    owned = False
    for anchor in anchors[:_MOST_LINKS]:
        if anchor.href in seen or not leads_elsewhere(anchor.href):
            continue
        seen.add(anchor.href)
        role = Role.MORE if owned and anchor.role is Role.PRIMARY else anchor.role
        owned = owned or role is Role.PRIMARY
        yield use_of(anchor.href, base, role, anchor.text or listed.title, listed.line)


def _with_scheme(href: str) -> str:
    """Give `www.example.org` the scheme that everybody leaves out in tables."""
    return f"http://{href}" if href[:4].lower() == "www." else href
