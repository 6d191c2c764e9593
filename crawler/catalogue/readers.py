"""The readers: the table of formats, and the way from a source to its records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from crawler.catalogue.block import Block, Page
from crawler.catalogue.contact import find_contact
from crawler.catalogue.decode import decode, encoding_of
from crawler.catalogue.entries import entry_of, uses_of_aside
from crawler.catalogue.html import read_html
from crawler.catalogue.identity import Identities, repeated
from crawler.catalogue.markdown import read_markdown
from crawler.catalogue.rejoin import rejoin
from crawler.catalogue.segment import Draft, page_title, segment
from crawler.catalogue.sniff import sniff
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import read_csv
from crawler.catalogue.text import read_text
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.links import Address, resolve
from crawler.records import Entry, Head, Item, Passage

MAX_PAGE = 32_000_000  # bytes of HTML, text or Markdown; CSV has no limit
_SAMPLE = 65_536

PageReader = Callable[[str, CatalogueSettings], Page]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format of prose is read; `set_apart` says that it has means to set titles apart."""

    read: PageReader
    set_apart: bool


FORMATS: dict[str, Format] = {
    "html": Format(read_html, set_apart=True),
    "markdown": Format(read_markdown, set_apart=True),
    "text": Format(lambda text, _: read_text(text), set_apart=False),
}


def read(source: Source) -> Iterator[Item]:
    """Yield what a catalogue holds: exactly one Head, its entries, the passages between them, and rows that could not be read.

    CatalogueError when it is empty, too large, not text, or lacks what its format needs. A catalogue may hold no entry at all.
    """
    try:
        yield from _read(source)
    except OSError as error:
        raise CatalogueError(
            f"{source.address}: could not be read to its end ({error}); try again, or copy it elsewhere"
        ) from None


def _read(source: Source) -> Iterator[Item]:
    head = _beginning(source.stream)
    encoding = encoding_of(head, source.content_type, source.address)
    sample = decode(_whole_characters(head), encoding, source.address)
    if not sample.strip("\ufeff \t\r\n\0"):
        raise CatalogueError(f"{source.address}: is empty; check `source`, or save the catalogue into it again")
    wanted = source.settings.format
    name = sniff(sample, source.address, source.content_type) if wanted == "auto" else wanted
    if name == "csv":
        yield from read_csv(replace(source, stream=rejoin(head, source.stream)), sample, encoding)
        return
    data = _whole(head, source)
    yield from _read_page(source, name, decode(data, encoding, source.address))


def _read_page(source: Source, name: str, text: str) -> Iterator[Item]:
    reader = FORMATS[name]
    title, page = page_title(reader.read(text.removeprefix("\ufeff"), source.settings), set_apart=reader.set_apart)
    base = _base(source, page)
    asides: list[Block] = []
    items: list[Entry | Passage] = []
    for part in segment(page, set_apart=reader.set_apart):
        if isinstance(part, Draft):
            entry = entry_of(part, source.name, base)
            items.extend([entry] if entry else [])
        else:
            asides.append(part.block)
            items.append(
                Passage(
                    part.block.text,
                    part.section,
                    uses_of_aside(part.block.links, base, part.block.line),
                    part.block.line,
                )
            )
    yield Head(source.name, source.settings.source, title, find_contact(asides), name)
    identities = Identities(repeated([item.title for item in items if isinstance(item, Entry)]))
    yield from (identities.name(item) if isinstance(item, Entry) else item for item in items)


def _base(source: Source, page: Page) -> str | None:
    """Return what relative links are relative to: the page's own base, itself relative to where the page came from."""
    if page.base and not source.settings.base:
        resolved = resolve(page.base, source.base)
        return resolved.href if isinstance(resolved, Address) else source.base
    return source.base


def _beginning(stream: BinaryIO) -> bytes:
    """Read the first bytes; a pipe may hand them over in pieces."""
    head = b""
    while len(head) < _SAMPLE and (piece := stream.read(_SAMPLE - len(head))):
        head += piece
    return head


def _whole_characters(head: bytes) -> bytes:
    """Cut a sample after its last line end, so that no character is torn."""
    if len(head) < _SAMPLE:
        return head
    end = head.rfind(b"\n")
    return head[: end + 1] if end > _SAMPLE // 2 and b"\0" not in head else head[: _SAMPLE - _SAMPLE % 4]


def _whole(head: bytes, source: Source) -> bytes:
    data = head + source.stream.read(MAX_PAGE - len(head) + 1)
    if len(data) > MAX_PAGE:
        raise CatalogueError(
            f"{source.address}: is larger than {MAX_PAGE // 1_000_000} MB, the most that is read of a page or text;"
            " split it, or save the catalogue as CSV, which may be of any size"
        )
    return data
