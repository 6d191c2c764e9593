"""Sitemaps and their indexes (https://www.sitemaps.org/protocol.html): addresses, which lend their last part as a title where there is none."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from crawler.catalogue.block import squeeze
from crawler.catalogue.listed import Anchor, Found, Listed
from crawler.catalogue.source import Source
from crawler.catalogue.xml_elements import Element, elements
from crawler.records import Further, Unreadable

_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


def read_sitemap(source: Source) -> Iterator[Found]:
    """Yield one resource an address of a sitemap, and of an index the addresses of the sitemaps that are still to be read."""
    for element in elements(source, frozenset(("url", "sitemap"))):
        if isinstance(element, Unreadable):
            yield element
        elif not (address := element.first("loc")):
            yield Unreadable(element.line, "this part of the sitemap has no address (loc)", squeeze(element.text)[:120])
        elif element.name == "url":
            yield _listed(element, address)
        elif address.startswith(("http://", "https://")):
            yield Further(address)
        else:
            yield Unreadable(element.line, "this sitemap of the index has no web address", address[:120])


def _listed(element: Element, address: str) -> Listed:
    """Return the resource; the title is that of the news or the video the sitemap tells of, else what the address says."""
    about = next(element.all("news", "video"), None)
    title = about.first("title") if about else ""
    return Listed(
        squeeze(title) or _words(address),
        (Anchor(address),),
        squeeze(about.first("description")) if about else "",
        line=element.line,
    )


def _words(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    last = next((part for part in reversed(parts.path.split("/")) if part), "")
    words = squeeze(re.sub(r"[-_+]+", " ", _ENDING.sub("", unquote(last))))
    return (words[:1].upper() + words[1:] if words else parts.netloc) or address
