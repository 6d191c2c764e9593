"""Readers: a catalogue in any format becomes a stream of records."""

from crawler.catalogue.readers import read
from crawler.catalogue.source import Source, from_page, open_file

__all__ = ["Source", "from_page", "open_file", "read"]
