"""Where the links of a page stand, and which of its menus is none: a list of other people's sites."""

import re
from collections.abc import Collection
from itertools import islice
from urllib.parse import urlsplit

from bs4 import Tag

from crawler.catalogue.tree import tags_below
from crawler.links import leads_elsewhere

_PAGE = re.compile(r"[^?#]*?(?:(?:^|/)[^./?#]*|\.(?:html?|php|aspx?))(?:[?#].*)?", re.IGNORECASE)
_FILLED_IN = ("text", "search", "email", "checkbox", "radio", "password", "number")
_NEAR = 6  # tags around a link
_ACTS = ("mailto:", "tel:", "javascript:", "sms:")
_FEW = 3
_MOST = 0.7
# A row of buttons to the page's own accounts leads to other sites as well.
_ACCOUNTS = ("facebook", "twitter", "x", "instagram", "youtube", "linkedin", "tiktok", "pinterest", "threads", "bsky",
    "whatsapp", "telegram", "t", "flickr", "vimeo", "github", "gitlab", "medium", "discord", "reddit")  # fmt: skip


def is_own_page(href: str) -> bool:
    """Say whether an address is a page of the same site, not a document."""
    return not is_absolute(href) and _PAGE.fullmatch(href.strip()) is not None


def is_absolute(href: str) -> bool:
    """Say whether an address is written out with its host."""
    return href.strip().lower().startswith(("http://", "https://"))


def host_of(href: str) -> str:
    """Return the host of an absolute address; nothing for others, and for accounts."""
    host = _host(href)
    return "" if _name_of(host) in _ACCOUNTS else host


def account_of(href: str) -> str:
    """Return the name of the service where an address is an account ("facebook"), nothing for any other."""
    name = _name_of(_host(href))
    return name if name in _ACCOUNTS else ""


def _name_of(host: str) -> str:
    return host.removeprefix("www.").split(".")[0]


def _host(href: str) -> str:
    try:
        return urlsplit(href).hostname or "" if href.lower().startswith(("http://", "https://")) else ""
    except ValueError:
        return ""


def link_counts(root: Tag, left_out: Collection[int], *, away: bool = False) -> dict[int, int]:
    """Return how many links to elsewhere each tag holds, from the leaves upwards; with `away` only those to other sites, accounts aside."""
    counts: dict[int, int] = {}
    for tag in reversed([root, *tags_below(root, left_out)]):
        own = _leads_away(tag) if away else tag.name == "a" and leads_elsewhere(str(tag.get("href") or ""))
        counts[id(tag)] = own + sum(counts.get(id(child), 0) for child in tag.contents)
    return counts


def resource_counts(root: Tag, left_out: Collection[int]) -> dict[int, int]:
    """Return how many links to documents and to other sites each tag holds, accounts aside, from the leaves upwards."""
    counts: dict[int, int] = {}
    for tag in reversed([root, *tags_below(root, left_out)]):
        own = tag.name == "a" and _is_resource(str(tag.get("href") or ""))
        counts[id(tag)] = own + sum(counts.get(id(child), 0) for child in tag.contents)
    return counts


def _is_resource(href: str) -> bool:
    href = href.strip()
    if is_absolute(href):
        return host_of(href) != ""
    return leads_elsewhere(href) and not is_own_page(href) and not href.lower().startswith(_ACTS)


def lists_of_sites(body: Tag, left_out: Collection[int]) -> frozenset[int]:
    """Return the `nav` elements, by `id()`, that lead to several other sites and hold more links than the rest of the page."""
    navs = any(tag.name == "nav" and id(tag) in left_out for tag in tags_below(body))
    rest = link_counts(body, left_out).get(id(body), 0) if navs else 0
    inside: set[int] = set()
    found: set[int] = set()
    for tag in tags_below(body):
        if id(tag.parent) in inside or tag.name == "nav":
            inside.add(id(tag))
        is_outermost = tag.name == "nav" and id(tag) in left_out and id(tag.parent) not in inside
        if is_outermost and sites_in(tag) > max(rest, _FEW - 1):
            found.add(id(tag))
    return frozenset(found)


def lists_only_there(root: Tag, left_out: frozenset[int]) -> frozenset[int]:
    """Return the parts, by `id()`, that are kept from screen readers and yet lead to several other sites, none of which the rest of the page names."""
    hidden: list[Tag] = []
    inside: set[int] = set()
    for tag in tags_below(root, left_out):
        if id(tag.parent) in inside:
            inside.add(id(tag))
        elif tag.get("aria-hidden") == "true" and tag.get("role") is None:
            hidden.append(tag)
            inside.add(id(tag))
    shown = {str(tag["href"]) for tag in tags_below(root, inside | left_out) if _leads_away(tag)} if hidden else set()
    led = {id(part): {str(tag["href"]) for tag in tags_below(part) if _leads_away(tag)} for part in hidden}
    return frozenset(place for place, hrefs in led.items() if len(hrefs) >= _FEW and hrefs.isdisjoint(shown))


def _leads_away(tag: Tag) -> bool:
    """Say whether a link leads to another site, no account."""
    return tag.name == "a" and host_of(str(tag.get("href") or "").strip()) != ""


def sites_in(nav: Tag) -> int:
    """Return to how many sites a menu leads, the page's own accounts aside; 0 where many of its links lead about the page's own site."""
    hrefs = [
        str(tag["href"]).strip()
        for tag in tags_below(nav)
        if tag.name == "a" and leads_elsewhere(str(tag.get("href") or ""))
    ]
    hosts = {host_of(href) for href in hrefs} - {""}
    away = sum(host_of(href) != "" for href in hrefs)
    return len(hosts) if away >= _MOST * len(hrefs) else 0


def holds_list(form: Tag) -> bool:
    """Say whether a form holds nothing to fill in beside a list or table of links, as some systems write their lists; links that ask the page otherwise do not count."""
    tags = list(tags_below(form))
    if any(tag.name == "textarea" or (tag.name == "input" and tag.get("type", "text") in _FILLED_IN) for tag in tags):
        return False
    links = (tag for tag in tags if tag.name == "a" and _is_other_page(tag))
    items = (next((near for near in islice(link.parents, _NEAR) if near.name in ("li", "td")), None) for link in links)
    return len({id(item) for item in items if item is not None}) >= _FEW


def _is_other_page(link: Tag) -> bool:
    href = str(link.get("href") or "").strip()
    return leads_elsewhere(href) and not href.startswith("?")
