"""Signs in the body of a page that rules look at; their names are agreed with `judge` and stored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.inspect.elements import Elements
from crawler.inspect.marks import Fingerprint, fingerprints
from crawler.inspect.text import KEPT, is_longer, squeeze, squeezed_beginning

MOST_ASKED = 8_000
"""Characters: of a text that has more, no sign asks how many; none of the fingerprints may speak of a longer page."""
_LOGIN_TEXT = 1_500  # characters: a page with more says something beside its form
_SHELL_TEXT = 200
_SHELL_WORDS = (
    15  # of its own, below no heading: "Loading, please wait"; a page of a shop's address says as much, but heads it
)
_ROOT_WORDS = (
    60  # beside the element that a script fills: excuses for browsers without scripts, and a line about the owner
)
_ROOTS = "#root, #app, #__next, #__nuxt, #___gatsby, #svelte, app-root, [ng-app], [data-reactroot], [ng-version]"
_LOOKED_AT = 50  # elements
_SHOWS = ("img", "object", "embed", "video", "audio", "svg", "canvas", "form")
_AT_ONCE = 5  # seconds: a longer wait leaves time to read, so the page itself is meant
_LONGEST_URL = 2_000
_MARKUP_SEARCHED = 300_000
_REFRESH = re.compile(r"\s*(\d{1,9})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.+)", re.IGNORECASE | re.DOTALL)
_SCRIPTS = "scripts"  # no mark by itself: a short page with scripts is
_SHOWN = "embedded"  # pictures, players, forms: something to see where there are no words
_UNSAID = frozenset({_SCRIPTS, _SHOWN})  # marks only beside few words, or none
# What Word and Excel write as HTML, and tables that are sent under their names: programs open both as documents.
_FILES = (
    ("office-html", re.compile(r"urn:schemas-microsoft-com:office:(?:word|excel|powerpoint)")),
    ("bare-table", re.compile(r"\A\s*(?:<(?:!|/?(?:html|head|meta|body)\b)[^>]*>\s*)*<table[\s>]", re.IGNORECASE)),
)
_FILE_HEAD = 4_000  # characters
_PDF = re.compile(
    r"\.pdf\b", re.IGNORECASE
)  # a literal first: with a choice of signs behind it the search takes ten times as long
# Handbooks made of comments and of marked-up text, as these programs name themselves in `generator`: scripts are for their menus.
_WRITES_PAGES = re.compile(
    r"\s*(?:doxygen|javadoc|sphinx|docutils|docbook|latex2html|texi2|makeinfo|texinfo|asciidoc|pandoc|jekyll|hugo|mkdocs|pdoc|epydoc|ikiwiki)",
    re.IGNORECASE,
)
_TINY = re.compile(r"[01](?:px)?")
_INVISIBLE = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)


@dataclass
class Page:
    """One page on its way through the signs."""

    tree: LexborHTMLParser
    elements: Elements
    markup: str
    metas: list[dict[str, str | None]]
    url: str | None
    title: str
    headings: tuple[str, ...]

    @cached_property
    def searched(self) -> str:
        """Return the beginning of the markup in lower case."""
        return self.markup[:_MARKUP_SEARCHED].lower()

    @cached_property
    def has_root(self) -> bool:
        """Tell whether there is an element that an application's script fills: asked of few pages, so that these are parsed again for it."""
        return LexborHTMLParser(self.tree.raw_html).css_first(_ROOTS) is not None


@dataclass
class Texts:
    """The text of a page, without what stands around it, and all that is visible, both as they stand in the tree."""

    whole: str
    raw: str

    @cached_property
    def main(self) -> str:
        """Return the text without what stands around it, squeezed: all of it, or more of its beginning than anything asks for."""
        return squeezed_beginning(self.whole, KEPT if self.is_long else MOST_ASKED + 1)

    @cached_property
    def is_long(self) -> bool:
        """Tell whether the text is surely longer than any sign asks; where it is, its beginning is read only to be kept."""
        return is_longer(self.whole, MOST_ASKED)

    @cached_property
    def visible(self) -> str:
        """Return all visible text, squeezed; never shorter than the main text, so that a long page never asks for it."""
        return squeeze(self.raw)

    def is_within(self, most: int) -> bool:
        """Tell whether all visible text has at most so many characters, `MOST_ASKED` at the utmost."""
        return not self.is_long and len(self.main) <= most and len(self.visible) <= most


def structure_marks(page: Page) -> frozenset[str]:
    """Collect what the tree says, before anything is taken out of it: noindex, refreshes, frames, `offers-pdf`, `password-field`, `scripts`, `embedded`."""
    marks = {*_meta_marks(page), *_frame_marks(page)}
    if any((node.attributes.get("type") or "").lower() == "password" for node in page.elements.of("input")):
        marks.add("password-field")
    if any(node.attributes.get("type") != "application/ld+json" for node in page.elements.of("script")):
        marks.add(_SCRIPTS)
    if any(map(_is_shown, islice(page.elements.among(*_SHOWS), _LOOKED_AT))):  # mostly the first
        marks.add(_SHOWN)
    return frozenset(marks)


def page_marks(page: Page, structure: frozenset[str], texts: Texts, own: int) -> tuple[str, ...]:
    """Collect the marks of a page, sorted, from its structure, its visible text, and the number of its own words."""
    marks = set(structure - _UNSAID)
    few = texts.is_within(_SHELL_TEXT - 1)
    if _SCRIPTS in structure and (few or own < _ROOT_WORDS) and page.has_root:
        marks.add("script-root")
    if not texts.main and not texts.visible:
        marks |= structure & {_SHOWN}
    if "password-field" in structure:
        marks |= {"login-form"} if texts.is_within(_LOGIN_TEXT - 1) else set()
    elif _SCRIPTS in structure and _is_shell(page, own, few=few):
        marks.add("script-shell")
    marks.update(name for name, words in _FILES if words.search(page.markup, 0, _FILE_HEAD))
    if not texts.is_long and _PDF.search(
        page.markup
    ):  # a longer page is no report's page but a text, and the search would cost it a fortieth of all
        marks.add("offers-pdf")
    if not texts.is_long and len(texts.main) <= MOST_ASKED:  # a longer page fits none of them
        marks.update(sign.mark for sign in fingerprints() if _fits(sign, page, texts))
    return tuple(sorted(marks))


def _is_shell(page: Page, own: int, *, few: bool) -> bool:
    """Tell whether scripts are yet to fill a page: hardly a word under no heading, or excuses beside the element that they fill; not where frames do, or nothing is left to fill."""
    if page.headings or _is_frameset(page) or _is_written_out(page):
        return False
    return (few and own <= _SHELL_WORDS) or (own < _ROOT_WORDS and page.has_root)


def _meta_marks(page: Page) -> Iterator[str]:
    for meta in page.metas:
        content = (meta.get("content") or "").strip()
        name = (meta.get("name") or "").strip().lower()
        if name == "citation_pdf_url" and content:
            yield "offers-pdf"
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
    frames = (node for node in page.elements.among("iframe", "frame") if "src" in node.attributes)
    if any(map(_is_shown, islice(frames, _LOOKED_AT))):
        yield "iframe"


def _is_written_out(page: Page) -> bool:
    """Tell whether a page names a program that writes whole pages, and has no element that a script would fill."""
    makers = (meta.get("content") or "" for meta in page.metas if (meta.get("name") or "").lower() == "generator")
    return any(map(_WRITES_PAGES.match, makers)) and not page.has_root


def _is_frameset(page: Page) -> bool:
    """Tell whether a page is put together of frames of its own site, as handbooks were before they had scripts; others may show anybody's."""
    sources = [node.attributes.get("src") or "" for node in page.elements.of("frame")]
    return bool(sources) and all(_is_own(source, page.url or "") for source in sources)


def _is_own(source: str, url: str) -> bool:
    try:
        return urlsplit(urljoin(url, source)).netloc == urlsplit(url).netloc
    except ValueError:
        return False


def _is_shown(node: LexborNode) -> bool:
    """Tell whether somebody sees an element: not a counter of one pixel, nor what stands in for scripts."""
    attributes = node.attributes
    if "hidden" in attributes or _INVISIBLE.search(attributes.get("style") or ""):
        return False
    size = {attributes.get("width") or "", attributes.get("height") or ""}
    parent = node.parent
    return not any(_TINY.fullmatch(side) for side in size) and not (parent and parent.tag == "noscript")


def _fits(sign: Fingerprint, page: Page, texts: Texts) -> bool:
    """Tell whether every condition of a fingerprint holds; the cheap ones are asked first."""
    if len(texts.main) > sign.longest:
        return False
    if sign.title and not any(sign.title.search(name) for name in (page.title, *page.headings[:2])):
        return False
    if not texts.is_within(sign.longest) or (sign.markup and not any(piece in page.searched for piece in sign.markup)):
        return False
    return not sign.text or bool(sign.text.search(texts.visible))
