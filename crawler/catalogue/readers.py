"""The way from a source to its records. What reads pages is imported when the first page comes: a table needs none of it."""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from crawler.catalogue.decode import decode, encoding_of
from crawler.catalogue.rejoin import rejoin
from crawler.catalogue.sniff import sniff
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import read_csv
from crawler.errors import CatalogueError
from crawler.records import Item

PAGES = "crawler.catalogue.pages"  # the module that reads every format but CSV
MAX_PAGE = 32_000_000  # bytes of HTML, text or Markdown; CSV has no limit
_SAMPLE = 65_536


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
    yield from importlib.import_module(PAGES).read_page(source, name, decode(data, encoding, source.address))


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
