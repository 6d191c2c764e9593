"""The way from a source to its records. What reads a format is imported when it is needed: a table needs none of the others."""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from crawler.catalogue.decode import decode, encoding_of
from crawler.catalogue.formats import STRUCTURED, reader_of
from crawler.catalogue.gunzip import MAGIC, gunzip
from crawler.catalogue.listed import items
from crawler.catalogue.marks import foreign_xml
from crawler.catalogue.rejoin import rejoin
from crawler.catalogue.sniff import ARCHIVES, sniff, sniff_archive
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import read_csv
from crawler.catalogue.whole import whole_text
from crawler.errors import CatalogueError
from crawler.records import Item

PAGES = "crawler.catalogue.pages"  # the module that reads pages: HTML, Markdown, plain text
MADE_INTO_PAGES = {
    "docx": ("crawler.catalogue.docx", "docx_as_html"),
    "odt": ("crawler.catalogue.odt", "odt_as_html"),
}  # the module and the function that make a page of a document
_SAMPLE = 65_536


def read(source: Source) -> Iterator[Item]:
    """Yield what a catalogue holds: exactly one Head, its entries, the passages between them, rows that could not be read, and further pages.

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
    if head.startswith(MAGIC):
        source = replace(source, stream=gunzip(rejoin(head, source.stream), source.address))
        head = _beginning(source.stream)
    wanted = source.settings.format
    name = sniff_archive(head) if wanted == "auto" else wanted
    sample = encoding = ""
    if name not in ARCHIVES or not head:
        encoding = encoding_of(head, source.content_type, source.address)
        sample = decode(_whole_characters(head), encoding, source.address)
        if not sample.strip("\ufeff \t\r\n\0"):
            raise CatalogueError(f"{source.address}: is empty; check `source`, or save the catalogue into it again")
    name = name or _sniffed(sample, source)
    source = replace(source, stream=rejoin(head, source.stream))
    if name == "csv":
        yield from items(source, name, read_csv(source, sample, encoding))
    elif name in STRUCTURED:
        yield from items(source, name, reader_of(name)(source))
    else:
        yield from importlib.import_module(PAGES).read_page(source, name, _text_of(source, name))


def _sniffed(sample: str, source: Source) -> str:
    """Return the format of a text; XML of a kind that is none is no list in words either."""
    if root := foreign_xml(sample):
        raise CatalogueError(
            f"{source.address}: is XML of a kind that is not read (its first element is <{root[:60]}>). Export the catalogue in another "
            "format (docs/catalogues.md has them all), or name with `format` what it is"
        )
    return sniff(sample, source.address, source.content_type)


def _text_of(source: Source, name: str) -> str:
    """Return the text of a page, or the HTML that a document is made into."""
    if name not in MADE_INTO_PAGES:
        return whole_text(source)
    module, function = MADE_INTO_PAGES[name]
    made: str = getattr(importlib.import_module(module), function)(source)
    return made


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
