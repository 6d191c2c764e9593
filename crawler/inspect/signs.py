"""Signs in the body of a page that rules look at; their names are agreed with `judge` and stored."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from crawler.inspect.marks import FINGERPRINTS, Fingerprint

_LOGIN_TEXT = 1_500  # characters: a page with more says something beside its form
_SHELL_TEXT = 200
_AT_ONCE = 5  # seconds: a longer wait leaves time to read, so the page itself is meant
_LONGEST_URL = 2_000
_MARKUP_SEARCHED = 300_000
_REFRESH = re.compile(r"\s*(\d{1,9})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.+)", re.IGNORECASE | re.DOTALL)
_TINY = re.compile(r"[01](?:px)?")
_INVISIBLE = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)


@dataclass
class Page:
    """One page on its way through the signs."""

    tree: LexborHTMLParser
    markup: str
    metas: list[dict[str, str | None]]
    url: str | None
    title: str
    headings: tuple[str, ...]

    @cached_property
    def searched(self) -> str:
        """Return the beginning of the markup in lower case."""
        return self.markup[:_MARKUP_SEARCHED].lower()


def page_marks(page: Page, visible: Callable[[], str]) -> tuple[str, ...]:
    """Collect the marks of a page, sorted. `visible` is called once, after the tree was looked at: it prunes the tree."""
    marks = {*_meta_marks(page), *_frame_marks(page)}
    scripts = any(node.attributes.get("type") != "application/ld+json" for node in page.tree.css("script"))
    password = page.tree.css_first("input[type=password i]") is not None
    text = visible()
    if password:
        marks |= {"password-field"} | ({"login-form"} if len(text) < _LOGIN_TEXT else set())
    elif scripts and len(text) < _SHELL_TEXT:
        marks.add("script-shell")
    marks.update(sign.mark for sign in FINGERPRINTS if _fits(sign, page, text))
    return tuple(sorted(marks))


def _meta_marks(page: Page) -> Iterator[str]:
    for meta in page.metas:
        content = (meta.get("content") or "").strip()
        name = (meta.get("name") or "").strip().lower()
        if name in ("robots", "googlebot") and re.search(r"\b(?:noindex|none)\b", content, re.IGNORECASE):
            yield "noindex"
        if (meta.get("http-equiv") or "").strip().lower() == "refresh":
            target = _refresh_target(content, page)
            if target:
                yield f"meta-refresh:{target}"


def _refresh_target(content: str, page: Page) -> str | None:
    """Read `5; url=...` as browsers do (HTML Standard section 4.2.5.3); None when it waits longer or stays where it is."""
    found = _REFRESH.match(content)
    if not found or int(found[1]) > _AT_ONCE:
        return None
    target = found[2].strip()
    if target[:1] in ("'", '"'):
        target = target[1:].partition(target[0])[0]
    try:
        absolute = urljoin(page.url or "", target.strip())
    except ValueError:
        return None
    return absolute[:_LONGEST_URL] if target and absolute != page.url else None


def _frame_marks(page: Page) -> Iterator[str]:
    """Mark a page that shows another one; frames that nobody sees (counters, consent) do not count."""
    for node in page.tree.css("iframe[src], frame[src]")[:50]:
        attributes = node.attributes
        size = {attributes.get("width") or "", attributes.get("height") or ""}
        seen = not _INVISIBLE.search(attributes.get("style") or "") and "hidden" not in attributes
        parent = node.parent
        if seen and not any(_TINY.fullmatch(side) for side in size) and not (parent and parent.tag == "noscript"):
            yield "iframe"
            return


def _fits(sign: Fingerprint, page: Page, text: str) -> bool:
    """Tell whether every condition of a fingerprint holds; the cheap ones are asked first."""
    if len(text) > sign.longest:
        return False
    if sign.title and not any(sign.title.search(name) for name in (page.title, *page.headings[:2])):
        return False
    if sign.text and not sign.text.search(text):
        return False
    return not sign.markup or any(piece in page.searched for piece in sign.markup)
