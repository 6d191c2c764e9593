"""Signs in the body of a page that rules look at; their names are agreed with `judge` and stored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from crawler.inspect.marks import Fingerprint, fingerprints
from crawler.inspect.text import squeeze

_LOGIN_TEXT = 1_500  # characters: a page with more says something beside its form
_SHELL_TEXT = 200
_AT_ONCE = 5  # seconds: a longer wait leaves time to read, so the page itself is meant
_LONGEST_URL = 2_000
_MARKUP_SEARCHED = 300_000
_REFRESH = re.compile(r"\s*(\d{1,9})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.+)", re.IGNORECASE | re.DOTALL)
_SCRIPTS = "scripts"  # no mark by itself: a short page with scripts is
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


@dataclass
class Texts:
    """The text of a page, without what stands around it (squeezed), and all that is visible (as it stands in the tree)."""

    main: str
    raw: str

    @cached_property
    def visible(self) -> str:
        """Return all visible text, squeezed; never shorter than the main text, so that a long page never asks for it."""
        return squeeze(self.raw)

    def is_within(self, most: int) -> bool:
        """Tell whether all visible text has at most so many characters."""
        return len(self.main) <= most and len(self.visible) <= most


def structure_marks(page: Page) -> frozenset[str]:
    """Collect what the tree says, before anything is taken out of it: noindex, refreshes, frames, `password-field` and `scripts`."""
    marks = {*_meta_marks(page), *_frame_marks(page)}
    if page.tree.css_first("input[type=password i]"):
        marks.add("password-field")
    if any(node.attributes.get("type") != "application/ld+json" for node in page.tree.tags("script")):
        marks.add(_SCRIPTS)
    return frozenset(marks)


def page_marks(page: Page, structure: frozenset[str], texts: Texts) -> tuple[str, ...]:
    """Collect the marks of a page, sorted, from its structure and its visible text."""
    marks = set(structure - {_SCRIPTS})
    if "password-field" in structure:
        marks |= {"login-form"} if texts.is_within(_LOGIN_TEXT - 1) else set()
    elif _SCRIPTS in structure and texts.is_within(_SHELL_TEXT - 1):
        marks.add("script-shell")
    marks.update(sign.mark for sign in fingerprints() if _fits(sign, page, texts))
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
    if not (page.tree.tags("iframe") or page.tree.tags("frame")):
        return
    for node in page.tree.css("iframe[src], frame[src]")[:50]:
        attributes = node.attributes
        size = {attributes.get("width") or "", attributes.get("height") or ""}
        seen = not _INVISIBLE.search(attributes.get("style") or "") and "hidden" not in attributes
        parent = node.parent
        if seen and not any(_TINY.fullmatch(side) for side in size) and not (parent and parent.tag == "noscript"):
            yield "iframe"
            return


def _fits(sign: Fingerprint, page: Page, texts: Texts) -> bool:
    """Tell whether every condition of a fingerprint holds; the cheap ones are asked first."""
    if len(texts.main) > sign.longest:
        return False
    if sign.title and not any(sign.title.search(name) for name in (page.title, *page.headings[:2])):
        return False
    if not texts.is_within(sign.longest) or (sign.markup and not any(piece in page.searched for piece in sign.markup)):
        return False
    return not sign.text or bool(sign.text.search(texts.visible))
