"""HTML to blocks. The tree is walked without recursion, because strangers nest ten thousand levels deep."""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.builder import ParserRejectedMarkup
from bs4.element import NavigableString, PreformattedString

from crawler.catalogue.alike import Card, cards_of
from crawler.catalogue.block import LISTED, Block, Page, Shape, squeeze
from crawler.catalogue.breaks import follows_break, leads_on, part_preformatted, parting_breaks
from crawler.catalogue.comments import Marked, in_comment, in_comments, is_last, marked
from crawler.catalogue.embedded import with_embedded
from crawler.catalogue.front_matter import with_addresses, without_front_matter
from crawler.catalogue.html_rows import Rows
from crawler.catalogue.inline import Inline
from crawler.catalogue.language_marks import language_of_document, language_of_link
from crawler.catalogue.lists import settle_lists
from crawler.catalogue.main_content import content_of
from crawler.catalogue.next_page import next_in_html
from crawler.catalogue.notices import without_counters
from crawler.catalogue.numbered import with_typed_bullets
from crawler.catalogue.outward import is_absolute
from crawler.catalogue.page_edges import within_edges
from crawler.catalogue.row_titles import with_named_rows
from crawler.catalogue.side_by_side import is_shown_as_block, links_side_by_side, stands_among_tags
from crawler.catalogue.small_print import with_names_before_small
from crawler.catalogue.soup import Soup
from crawler.catalogue.tree import tags_below, tags_named
from crawler.catalogue.unseen import without_unseen
from crawler.catalogue.word_lists import LEVEL, lists_of_word
from crawler.catalogue.wordless import without_wordless
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.links import Found, leads_elsewhere

_BLOCKS = frozenset((
     "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
     "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
     "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
_WORD = re.compile(r"\w")
_ENDED_BREAK = re.compile(r"</br\s*/?>", re.IGNORECASE)  # a break to browsers
_FEW = 3
_SUMMARY = 6  # an accordion's handle heads what it hides, below every heading
_LISTS = ("ul", "ol", "menu", "dir")
_BOXES = ("p", "div")
LineOf = Callable[[Tag], int | None]


def read_html(text: str, settings: CatalogueSettings, line_of: LineOf | None = None) -> Page:
    """Return the blocks of the part of a page that is the catalogue; CatalogueError for a selector that cannot be used."""
    text, name = without_front_matter(with_addresses(text))
    soup = parse(part_preformatted(_ENDED_BREAK.sub("<br>", text)), settings.source)
    with_embedded(soup)
    without_unseen(soup)
    without_counters(soup)
    with_names_before_small(soup)
    lists_of_word(soup)
    _shorten_jumps(soup, settings.source)
    heads = tags_named(soup, "base", "h1", "title", "meta")
    base = next((str(tag["href"]) for tag in heads["base"] if tag.get("href") is not None), None)
    titles = [squeeze(tag.get_text(" ")) for tag in (*heads["h1"][:1], *heads["title"][:1])]
    content = content_of(soup, settings)
    lines = line_of or (lambda tag: tag.sourceline)
    parts = (block for root in content.roots for block in blocks_of(root, lines, content.left_out))
    blocks = with_typed_bullets(without_wordless(parts))
    return Page(
        tuple(settle_lists(within_edges(list(with_named_rows(blocks)), titles[-1] if titles else ""))),
        next(filter(None, titles), name),
        base,
        next_in_html(soup, settings),
        tuple(dict.fromkeys(str(tag["href"]) for tag in tags_below(soup) if tag.name == "a" and tag.get("href"))),
        tuple(
            str(tag["content"]) for tag in heads["meta"] if tag.get("name") == "generator" and "content" in tag.attrs
        ),
    )


def _shorten_jumps(soup: BeautifulSoup, place: str) -> None:
    """Write jumps within the page that name its own file ("links.htm#top", "links.htm#") as jumps, be the page saved under another name."""
    links = [tag for tag in tags_below(soup) if tag.name == "a" and "#" in str(tag.get("href") or "")]
    own = {re.split(r"[?#]", place, maxsplit=1)[0].rpartition("/")[2], *_former_names(soup, links)} - {""}
    for tag in links:
        file, _, mark = str(tag["href"]).partition("#")
        if file in own or (file and not mark and not is_absolute(file)):
            tag["href"] = f"#{mark}"


def _former_names(soup: BeautifulSoup, links: list[Tag]) -> Iterator[str]:
    """Yield the files in the same folder that several links lead into, each to a place that this very page has."""
    marks: dict[str, set[str]] = {}
    for tag in links:
        file, _, mark = str(tag["href"]).partition("#")
        if file and not re.search(r"[/:?]", file):
            marks.setdefault(file, set()).add(mark)
    places = {str(tag.get(key)) for tag in tags_below(soup) for key in ("id", "name")} if marks else set()
    yield from (file for file, those in marks.items() if len(those) >= _FEW and those <= places)


def parse(text: str, place: str) -> BeautifulSoup:
    """Parse HTML with the parser of the standard library; CatalogueError for what it refuses."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", category=UserWarning)
            warnings.simplefilter("ignore", category=XMLParsedAsHTMLWarning)
            return Soup(text, "html.parser")
    except (ParserRejectedMarkup, AssertionError) as error:
        raise CatalogueError(f"{place}: the HTML is too damaged to be read ({error}); save the page again") from None


def blocks_of(root: Tag, line_of: LineOf, left_out: frozenset[int] = frozenset()) -> Iterator[Block]:
    """Walk a part of a page and yield its blocks, leaving out the tags named by `id()`; each with the marks that stand in it or before it."""
    return marked(_blocks_and_marks(root, line_of, left_out))


def _blocks_and_marks(root: Tag, line_of: LineOf, left_out: frozenset[int]) -> Iterator[Block | Marked]:
    """Yield the blocks of a part of a page, and the marks between them."""
    rows = Rows(root, line_of, left_out)
    cards = cards_of(root, left_out)
    walk = _Walk(line_of, parting_breaks(root) | links_side_by_side(root), language_of_document(root))
    titles = {id(card.title): card.title for card in cards.values() if card.title is not card.part}
    left_out |= titles.keys()
    parted = frozenset(place for place, title in titles.items() if stands_among_tags(title))
    stack: list[tuple[Tag | NavigableString, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                walk.inline.add(str(node))
            elif rules := in_comment(node):
                yield Marked(rules, behind=walk.inline.is_empty and is_last(node))
        elif id(node) in left_out or (entering and _is_anchor_mark(node)):
            yield from walk.flush() if id(node) in parted else ()
        elif not entering:
            yield from walk.leave(node)
        elif node.name == "tr" and id(node) not in cards and not walk.cards and (row := rows.read(node)):
            yield from walk.flush()
            yield replace(row, ignored=in_comments(node))
        else:
            card = cards.get(id(node))
            yield from walk.enter_card(card) if card else walk.enter(node)
            if card and card.part is card.title:
                continue
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))
    yield from walk.flush()


def _unanchored(heading: Block) -> Block:
    """Return a heading without the links to itself, or to a table of contents, that page builders put into headings."""
    leading = tuple(link for link in heading.links if leads_elsewhere(link.href))
    return heading if leading == heading.links else replace(heading, links=leading)


def _is_anchor_mark(tag: Tag) -> bool:
    """Say whether a link is the pilcrow, or another sign, by which a heading names its own address."""
    return tag.name == "a" and str(tag.get("href") or "").startswith("#") and not _WORD.search(tag.get_text())


def _has_line_of_its_own(title: Tag) -> bool:
    """Say whether what holds the title of a card begins with a line in bold type, and goes on below it."""
    worded = (node for node in title.contents if isinstance(node, Tag | NavigableString) and squeeze(node.get_text()))
    first = next(worded, None)
    behind = next(worded, None)
    if not isinstance(first, Tag) or first.name not in ("b", "strong") or behind is None:
        return False
    return isinstance(below := first.find_next_sibling(), Tag) and below.name == "br"


class _Walk:
    """The block that is being gathered, and what shape the next one will have."""

    def __init__(self, line_of: LineOf, parting: frozenset[int], language: str | None) -> None:
        self.inline = Inline(language)
        self._line_of = line_of
        self._parting = parting
        self._depth = 0
        self._joined = False
        self._shape = Shape.TEXT
        self._level = 0
        self._language = language
        self._line: int | None = None
        self.cards: list[Card] = []

    def enter_card(self, card: Card) -> Iterator[Block]:
        """Begin a card: its title comes first, wherever it stands, with the link in it or around it."""
        yield from self.flush()
        self._line = self._line_of(card.part) or self._line
        self.cards += [card] if card.part is not card.title else []
        inline = Inline(self._language)
        inline.add_all(card.title)
        block = inline.take(Shape.CARD, 0, self._line_of(card.title) or self._line)
        if block is not None:
            block = replace(block, titled=(0, block.lead)) if _has_line_of_its_own(card.title) else block
            yield block if block.links or card.link is None else replace(block, links=(self._around(card, block),))

    def _around(self, card: Card, title: Block) -> Found:
        """Return the link around the title of a card, or the whole card, as if the title alone were its words."""
        assert card.link is not None
        return Found(
            str(card.link["href"]), title.text, 0, len(title.text), language_of_link(card.link, self._language)
        )

    def enter(self, tag: Tag) -> Iterator[Block]:
        if self.cards and tag is self.cards[-1].link:
            return
        if tag.name in _BLOCKS:
            yield from self.flush()
            self._joined = False
            self._line = self._line_of(tag) or self._line
            self._depth += tag.name in _LISTS
            self._shape, self._level = self._shape_of(tag)
        elif tag.name == "br":
            is_first = not any(isinstance(node, Tag) and node.name == "br" for node in tag.previous_siblings)
            is_line = self.inline.is_all_lead or (is_first and self.inline.set_apart_slanted())
            parts = is_line and not self.inline.goes_on_after(tag) and not leads_on(tag)
            if parts or id(tag) in self._parting:
                yield from self.flush()
                self._joined = not follows_break(tag)
            self.inline.add(" ")
        else:
            if id(tag) in self._parting or is_shown_as_block(tag):
                yield from self.flush()
            self.inline.enter(tag)

    def leave(self, tag: Tag) -> Iterator[Block]:
        if self.cards and tag is self.cards[-1].part:
            yield from self.flush()
            self.cards.pop()
        if tag.name in _BLOCKS:
            yield from self.flush()
            self._joined = False
            self._depth -= tag.name in _LISTS
            if not self._is_empty_box(tag):
                self._shape, self._level = Shape.TEXT, 0
        else:
            self.inline.leave(tag)
            if id(tag) in self._parting or is_shown_as_block(tag):
                yield from self.flush()

    def flush(self) -> Iterator[Block]:
        """Yield what was gathered, if anything; the rest of an item or term is text."""
        shape = Shape.PART if self.cards else self._shape
        block = self.inline.take(shape, self._level, self._line)
        if block is not None:
            if block.shape is Shape.HEADING and block.links:
                block = _unanchored(block)
            self._shape, self._level = Shape.TEXT, 0
            yield replace(block, listed=bool(self._depth), joined=self._joined)
            self._joined = False

    def _is_empty_box(self, tag: Tag) -> bool:
        """Say whether a box in an item held no words: a dot, a picture. The item begins behind it."""
        return tag.name in _BOXES and self._shape in (Shape.ITEM, Shape.TERM)

    def _shape_of(self, tag: Tag) -> tuple[Shape, int]:
        if _HEADING.fullmatch(tag.name):
            return Shape.HEADING, int(tag.name[1])
        if tag.name == "summary":
            return Shape.HEADING, _SUMMARY
        if tag.name == "li":
            level = str(tag.get(LEVEL) or "")
            return Shape.ITEM, LISTED + (int(level[:1]) if level.isdecimal() and not self._depth else self._depth)
        if tag.name == "dt":
            return Shape.TERM, 0
        if "csl-entry" in tag.get_attribute_list("class"):  # a work, as Zotero and Pandoc write them
            return Shape.ITEM, LISTED + 1
        # a paragraph that opens a list item is the item
        opens = tag.name in _BOXES and self._shape in (Shape.ITEM, Shape.TERM)
        return (self._shape, self._level) if opens else (Shape.TEXT, 0)
