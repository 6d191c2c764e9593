"""Pages of prose to records: the table of their formats, and what they have in common."""

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from crawler.catalogue.address_first import with_addresses_first
from crawler.catalogue.bibliography import with_citations
from crawler.catalogue.block import Block, Page
from crawler.catalogue.collector import without_collector
from crawler.catalogue.contact import find_contact
from crawler.catalogue.dashed_names import with_all_names, with_names_before_dashes
from crawler.catalogue.entries import entry_of
from crawler.catalogue.field_labels import without_field_labels, without_fields, without_numbers
from crawler.catalogue.identity import Identities, repeated
from crawler.catalogue.item_fields import with_item_fields
from crawler.catalogue.learned.marking import marked, marked_text
from crawler.catalogue.next_page import next_of
from crawler.catalogue.portals import packages_behind
from crawler.catalogue.roles import uses_of_aside
from crawler.catalogue.same_list import identity_of, without_ways
from crawler.catalogue.segment import Aside, Draft, page_title, segment
from crawler.catalogue.source import Source
from crawler.catalogue.titled_works import (
    with_italic_titles,
    with_names_above,
    with_names_as_headings,
    with_titled_works,
)
from crawler.catalogue.work_labels import without_labels
from crawler.config import CatalogueSettings
from crawler.links import Address, leads_elsewhere, resolve, use_of
from crawler.records import Entry, Further, Head, Item, Passage, Role, Unreadable


@dataclass(frozen=True, slots=True)
class Format:
    """How a format of prose is read: by a function of a module, which is imported when it is needed.

    `set_apart` says that the format has means to set titles apart.
    """

    module: str
    function: str
    set_apart: bool

    def read(self, text: str, settings: CatalogueSettings) -> Page:
        """Return the blocks of a text."""
        page: Page = getattr(importlib.import_module(self.module), self.function)(text, settings)
        return page


MOST_PIECES = 200_000  # tags, lines and brackets: 40,000 links in a list
CUT = (
    f"only the beginning of the page was read, {MOST_PIECES:,} tags, lines and brackets:"
    " split it, or save the catalogue as CSV, which may be of any length"
)
_PIECE = re.compile(r"[<\n\[\]()]")
FORMATS: dict[str, Format] = {
    "html": Format("crawler.catalogue.html", "read_html", set_apart=True),
    "docx": Format("crawler.catalogue.html", "read_html", set_apart=True),
    "odt": Format("crawler.catalogue.html", "read_html", set_apart=True),
    "markdown": Format("crawler.catalogue.markdown", "read_markdown", set_apart=True),
    "text": Format("crawler.catalogue.text", "read_text", set_apart=False),
}


def read_page(source: Source, name: str, text: str) -> Iterator[Item]:
    """Yield what a page in one of `FORMATS` holds: its head, and then entries and passages in their order."""
    text, is_cut = _beginning(text)
    with without_collector():
        blocks = FORMATS[name].read(text.removeprefix("\ufeff"), source.settings)
        title, page = _marked(name, blocks)
    if listed := packages_behind(source, page.generators):
        yield Head(source.name, source.settings.source, title, format="ckan")
        yield Further(listed)
        return
    base = _base(source, page)
    with without_collector():
        parts = list(segment(page))
        items = without_fields(without_labels(list(_records(parts, source.name, base))))
    asides = [part.block for part in parts if isinstance(part, Aside)]
    following = next_of(source, blocks.next, base)
    left_out = tuple(without_ways(_left_out(blocks, items, base), [identity_of(following)] if following else []))
    yield Head(source.name, source.settings.source, title, find_contact(asides), name, left_out)
    identities = Identities(repeated([item.title for item in items if isinstance(item, Entry)]))
    yield from (identities.name(item) if isinstance(item, Entry) else item for item in items)
    if is_cut:
        yield Unreadable(text.count("\n") + 1, CUT, text[-80:].strip())
    yield from [Further(following)] if following else []


def unmarked(name: str, page: Page) -> tuple[str | None, Page]:
    """Return the title of a page in one of `FORMATS`, as far as the format itself sets it apart, and its blocks as they are when it is told what each of them is."""
    title, page = page_title(page, set_apart=True) if FORMATS[name].set_apart else (None, page)
    return title, replace(page, blocks=_settled(page.blocks, title or ""))


def _marked(name: str, page: Page) -> tuple[str | None, Page]:
    """Return the title of a page, and its blocks with what each of them is."""
    title, page = unmarked(name, page)
    if FORMATS[name].set_apart:
        return title, replace(page, blocks=marked(page.blocks))
    return page_title(replace(page, blocks=marked_text(page.blocks)), set_apart=False)


def _records(parts: Sequence[Draft | Aside], name: str, base: str | None) -> Iterator[Entry | Passage]:
    """Yield what stands in a page as records: entries, and passages that belong to none."""
    for part in parts:
        if isinstance(part, Aside):
            block = part.block
            yield Passage(block.text, part.section, uses_of_aside(block.links, base, block.line), block.line)
        elif entry := entry_of(part, name, base):
            yield entry


def _settled(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Return the blocks of a page, with what addresses, dashes and the order of parts say of where titles stand."""
    told = with_citations(
        with_names_before_dashes(with_addresses_first(with_item_fields(without_field_labels(blocks))))
    )
    named = with_names_above(with_names_as_headings(with_titled_works(without_numbers(told), title)))
    return tuple(with_all_names(with_italic_titles(named)))


def _beginning(text: str) -> tuple[str, bool]:
    """Cut a text after the most tags and lines that are read of a page, and say whether it was cut."""
    if sum(map(text.count, "<\n[]()")) <= MOST_PIECES:
        return text, False
    last = next(islice(_PIECE.finditer(text), MOST_PIECES, None))
    return text[: last.start()], True


def _left_out(page: Page, items: list[Entry | Passage], base: str | None) -> tuple[str, ...]:
    """Return the links of a page that are in none of its records, each once; those within the page do not count."""
    known = {use.href for item in items for use in item.links}
    others = (href for href in page.hrefs if href not in known and leads_elsewhere(href))
    uses = (use_of(href, base, Role.MORE, "", None) for href in others)
    read = {use.url for item in items for use in item.links}
    return tuple(dict.fromkeys(use.url or use.href for use in uses if use.url not in read))


def _base(source: Source, page: Page) -> str | None:
    """Return what relative links are relative to: the page's own base, itself relative to where the page came from."""
    if page.base and not source.settings.base:
        resolved = resolve(page.base, source.base)
        return resolved.href if isinstance(resolved, Address) else source.base
    return source.base
