"""Where a page says that it goes on: `rel=next` in a link, an anchor or a header, or what a setting names."""

import re

from bs4 import BeautifulSoup, Tag

from crawler.catalogue.main_content import select
from crawler.catalogue.same_list import is_same_list
from crawler.catalogue.source import Source
from crawler.catalogue.tree import tags_below
from crawler.config import CatalogueSettings
from crawler.links import Address, resolve

# RFC 8288 section 3: <address>; parameters. A comma may stand inside the address, so links are not split at commas.
_HEADER = re.compile(
    r"<([^<>]{1,4000})>((?:\s*;\s*[\w*!#$&+.^`|~-]{1,40}\s*(?:=\s*(?:\"[^\"]{0,400}\"|[^\s;,\"]{0,400}))?){0,20})"
)
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)


def next_in_html(soup: BeautifulSoup, settings: CatalogueSettings) -> str | None:
    """Return the address of the page after this one, as written; CatalogueError for a selector that cannot be used."""
    if settings.next is None:
        return next((str(tag["href"]) for tag in tags_below(soup) if _is_next(tag)), None)
    found = next(iter(select(soup, settings.next, "next", settings.source)), None)
    if found is not None and not found.get("href"):
        found = found.find("a", href=True)  # the setting may name what holds the link
    return str(found["href"]) if isinstance(found, Tag) else None


def _is_next(tag: Tag) -> bool:
    if tag.name not in ("a", "link") or not tag.get("href"):
        return False
    return "next" in (str(relation).lower() for relation in tag.get_attribute_list("rel"))


def next_in_header(link: str | None) -> str | None:
    """Return the address that a Link header calls the next one, as written (RFC 8288)."""
    for address, parameters in _HEADER.findall(link or ""):
        rel = _REL.search(parameters)
        if rel and "next" in (rel[1] or rel[2]).lower().split():
            return str(address)
    return None


def next_of(source: Source, written: str | None, base: str | None) -> str | None:
    """Return the absolute address of the page after a source, written relative to `base`; None where there is none, or where it is another page and not the same list.

    Handbooks and blogs call the next chapter or post `next` too. So the address has to be that of the same list: the same path with
    another query, or another number at its end. What the setting `next` names is believed.
    """
    written = written or next_in_header(source.link)
    found = resolve(written, base) if written else None
    if not isinstance(found, Address):
        return None
    own = resolve(source.address, None)
    if source.settings.next or (isinstance(own, Address) and is_same_list(own.href, found.href)):
        return found.href
    return None
