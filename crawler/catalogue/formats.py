"""The table of structured formats: the module and the function that read each from a source."""

import importlib
from collections.abc import Callable, Iterator

from crawler.catalogue.listed import Found
from crawler.catalogue.source import Source

STRUCTURED: dict[str, tuple[str, str]] = {
    "xlsx": ("crawler.catalogue.workbooks", "read_workbook"),
    "ods": ("crawler.catalogue.workbooks", "read_workbook"),
    "json": ("crawler.catalogue.mappings", "read_json"),
    "jsonl": ("crawler.catalogue.mappings", "read_json_lines"),
    "yaml": ("crawler.catalogue.mappings", "read_yaml"),
    "csl-json": ("crawler.catalogue.csl", "read_csl"),
    "ckan": ("crawler.catalogue.ckan", "read_ckan"),
    "dcat": ("crawler.catalogue.dcat", "read_dcat"),
    "feed": ("crawler.catalogue.feeds", "read_feed"),
    "opml": ("crawler.catalogue.opml", "read_opml"),
    "sitemap": ("crawler.catalogue.sitemaps", "read_sitemap"),
    "oai-pmh": ("crawler.catalogue.oai", "read_oai"),
    "bookmarks": ("crawler.catalogue.bookmarks", "read_bookmarks"),
    "bibtex": ("crawler.catalogue.bibtex", "read_bibtex"),
    "ris": ("crawler.catalogue.ris", "read_ris"),
    "rdf-xml": ("crawler.catalogue.rdf", "read_rdf_xml"),
    "turtle": ("crawler.catalogue.rdf", "read_turtle"),
}


def reader_of(name: str) -> Callable[[Source], Iterator[Found]]:
    """Return the function that reads a format; its module is imported when it is needed."""
    module, function = STRUCTURED[name]
    reader: Callable[[Source], Iterator[Found]] = getattr(importlib.import_module(module), function)
    return reader
