"""Signs that makers of sites leave in the structure of a page: that it is their page of errors, that it wants a password, that a script leads on."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from crawler.inspect.signs import Page, Texts

_LONGEST_URL = 2_000
_LONGEST_SCRIPT = 400  # characters: of a script that does nothing else
_ATTRIBUTES = 2_000  # characters of a class
# What content systems call the body of their page of errors: WordPress, Shopify, Drupal, Magento, PrestaShop, OpenCart, WooCommerce themes and others.
_BODY = re.compile(
    r"(?:^|\s)(?:error-?404|error-page-404|error_404|page-?404|page-error-404|template-404|http-404|status-404|err-?404|path-system-404|page-system-404|pagenotfound|page-not-found|page--not-found"
    r"|not-found-page|notfound-page|page-notfound|error-not-found|cms-noroute-index|cms-no-route|next-error|wp-404)(?:\s|$)"
)
_ERROR_FILE = re.compile(
    r"^(?:404|error-?_?404|404-?_?(?:error|page|not-?_?found)|not-?_?found|page-?_?not-?_?found|pagenotfound|page-?404)(?:\.\w{2,5})?$"
)
# What is set into a page in place of what is not there: MediaWiki. DokuWiki gives it to the frame of the page.
_WIKIS = ".noarticletext, #noarticletext, .dokuwiki"
_PIECES = ('class="noarticletext', "class='noarticletext", 'id="noarticletext')
_WIKI = re.compile(r'class="[^"]{0,200}\bdokuwiki\b[^"]{0,200}\bnotfound\b')
_ON = re.compile(
    r"""(?:(?:window|self|top|document|parent)\.)*location(?:\.href)?\s*=\s*["']([^"'\s]+)["']\s*;?|(?:(?:window|self|top|document|parent)\.)*location\.(?:replace|assign)\(\s*["']([^"'\s]+)["']\s*\)\s*;?"""
)
_NO_STATEMENT = re.compile(r"<!--|//\s*-->|-->|/\*.*?\*/|\s+", re.DOTALL)


def maker_marks(page: Page) -> Iterator[str]:
    """Yield `names-error:…`, `locked-post`, `sso-form` and `script-refresh:…` before anything is taken out of the tree."""
    yield from _errors(page)
    fields = {node.attributes.get("name") for node in page.elements.of("input")}
    posts = any("postpass" in (node.attributes.get("action") or "") for node in page.elements.of("form"))
    if (posts or "post_password" in fields) and "post_password" in page.searched:
        yield "locked-post"
    if (
        "SAMLRequest" in fields
        and "samlrequest" in page.searched
        and page.tree.css_first('form input[name="SAMLRequest"]')
    ):
        yield "sso-form"


def _errors(page: Page) -> Iterator[str]:
    """Look what the page is called in its own structure."""
    body = page.tree.body
    if body is not None:
        called = f"{body.attributes.get('class') or ''} {body.attributes.get('id') or ''}"[:_ATTRIBUTES].lower()
        if _BODY.search(called):
            yield "names-error:body"
    if page.tree.css_first(_WIKIS) and _is_wiki_error(page.searched):
        yield "names-error:text"
    links = (node.attributes for node in page.elements.of("link"))
    canonical = next((link.get("href") for link in links if (link.get("rel") or "").lower() == "canonical"), None)
    if _is_error(canonical or "", page.url):
        yield "names-error:canonical"
    pictures = (node.attributes for node in page.elements.of("img"))
    sources = (picture["src"] or "" for picture in pictures if "src" in picture)
    if any(_is_error(source, page.url) for source in islice(sources, 3)):
        yield "names-error:picture"


def _is_wiki_error(searched: str) -> bool:
    """Tell whether a wiki says in its structure that it has no such page; pieces are found many times faster than a pattern."""
    if "noarticletext" in searched and any(piece in searched for piece in _PIECES):
        return True
    return "dokuwiki" in searched and bool(_WIKI.search(searched))


def _is_error(address: str, asked: str | None) -> bool:
    """Tell whether an address is called an error, and the one asked for is not."""
    last, own = (_last(one) for one in (address, asked or ""))
    return bool(_ERROR_FILE.match(last)) and last != own


def _last(address: str) -> str:
    """Return the last part of the path of an address, in small letters."""
    try:
        return urlsplit(address.strip()).path.rstrip("/").rpartition("/")[2].lower()
    except ValueError:
        return ""


def sent_on_by_script(page: Page) -> str | None:
    """Return where a page's only script leads, if that is all that it does; asked before scripts are taken out of the tree."""
    scripts = page.elements.of("script")
    if len(scripts) != 1 or "src" in scripts[0].attributes:
        return None
    source = scripts[0].text()
    found = _ON.fullmatch(_NO_STATEMENT.sub(" ", source).strip()) if len(source) <= _LONGEST_SCRIPT else None
    if found is None:
        return None
    try:
        target = urljoin(page.url or "", found[1] or found[2])
    except ValueError:
        return None
    return target[:_LONGEST_URL] if target != page.url else None


def leads_on(target: str | None, texts: Texts, marks: frozenset[str]) -> bool:
    """Tell whether a page without words, but for the address itself, is nothing but a script that leads on; landers of parkers are pages."""
    if target is None or any(mark.startswith("parking:") for mark in marks):
        return False
    return not texts.visible or target.endswith(texts.visible)
