"""Which part of a page is its content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from crawler.catalogue.fullest import fullest, without_void
from crawler.catalogue.menus import menus, menus_of_site
from crawler.catalogue.named_edges import NAMEABLE, edge_of, names_of
from crawler.catalogue.notices import headers_of_entries, is_folder_above, notices
from crawler.catalogue.outward import holds_list, link_counts, lists_of_sites, lists_only_there, sites_in
from crawler.catalogue.own_fields import is_of_page
from crawler.catalogue.side_columns import is_side_column
from crawler.catalogue.translated import hidden_translations
from crawler.catalogue.tree import holders, tags_below, tags_named, text_lengths
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.links import leads_elsewhere

_NEVER = frozenset((
     "script", "style", "noscript", "template", "iframe", "svg", "object", "select", "button", "textarea", "input", "nav",
     "dialog", "title",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FURNITURE = ["footer", "aside", "form", "header"]
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog"))
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:cookies?|consent|gdpr|bread-?crumbs?|prev-next(?:-area)?|page-nav|navbar|navigation|nav|menu|pagination|pager|sidebar|skip(?:-link|nav|-to)?|share|social|site-?header|site-?footer|newsletter-signup|post-footer|blog-pager|(?:page-?)?(?:pre-?)?load(?:er|ing)(?:-(?:screen|overlay|wrapper|container))?|spinner)(?:$|[-_ ])",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:^|[-_ ])(?:comments|comment-(?:list|respond|form|area))(?:$|[-_ ])", re.IGNORECASE)
_COMMENTED = ("div", "section", "ol", "ul")
_LISTS = ("ul", "ol", "menu")
_FEW = 3
_ENOUGH = 0.5
_GOOD_PART = 0.3
_NEARLY_ALL = 0.9
_NEAR = 6  # tags from a header to its section


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of a page that are its content, and the `id()` of the tags in them that are not."""

    roots: tuple[Tag, ...]
    left_out: frozenset[int]


def content_of(soup: BeautifulSoup, settings: CatalogueSettings) -> Content:
    """Return what the configured selector names; without one, the page without navigation, notices and forms."""
    named = _named(soup, settings, "exclude") | _named(soup, settings, "next")
    if settings.select:
        return Content(_selected(soup, settings), _never(soup) | named)
    marks = tags_named(soup, "html", "body", "main", "article")
    body = _body(soup, marks["body"])
    never = _never(soup)
    left_out = (
        (never - lists_of_sites(body, never)) | hidden_translations(marks["html"][0] if marks["html"] else soup) | named
    )
    lengths, _ = text_lengths(body, left_out)
    marked = marks["main"] or [tag for tag in tags_below(soup) if tag.get("role") == "main"][:1]
    mains = _outermost(soup, marked or _only(marks["article"], lengths, body))
    if mains := without_void(mains, body, lengths, left_out):
        furniture = [_furniture(main, lengths, left_out, inside_main=True) for main in mains]
        return Content(mains, left_out.union(*furniture))
    left_out |= _furniture(body, lengths, left_out, inside_main=False)
    return Content((fullest(body, left_out),), left_out)


def _body(soup: BeautifulSoup, bodies: Sequence[Tag]) -> Tag:
    """Return the body of a page; of several (one for browsers without scripts, say) the fullest."""
    return max(bodies, key=lambda body: len(body.get_text())) if bodies else soup


def _selected(soup: BeautifulSoup, settings: CatalogueSettings) -> tuple[Tag, ...]:
    """Return the parts that the selector names, outermost only."""
    chosen = select(soup, settings.select or "", "select", settings.source)
    if not chosen:
        raise CatalogueError(
            f"{settings.source}: nothing on the page matches `select: {settings.select}`; correct it or leave it out"
        )
    return _outermost(soup, chosen)


def _outermost(soup: BeautifulSoup, chosen: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return those of several tags that stand in no other of them."""
    inside = _below(soup, {id(tag) for tag in chosen})
    return tuple(tag for tag in chosen if id(tag) not in inside)


def _below(soup: BeautifulSoup, roots: set[int]) -> set[int]:
    """Return the `id()` of the tags that stand inside one of these."""
    reached: set[int] = set()
    for tag in tags_below(soup):
        if id(tag.parent) in roots or id(tag.parent) in reached:
            reached.add(id(tag))
    return reached


def _only(articles: Sequence[Tag], lengths: dict[int, int], body: Tag) -> Sequence[Tag]:
    """Return the article of a page that has exactly one, where it is what the page is about: the page's title or a good part of the text stands in it, unlike in a teaser of news."""
    if len(articles) != 1:
        return ()
    is_large = lengths.get(id(articles[0]), 0) > _GOOD_PART * lengths.get(id(body), 0)
    return articles if is_large or articles[0].find("h1") else ()


def _named(soup: BeautifulSoup, settings: CatalogueSettings, key: str) -> frozenset[int]:
    """Return what the selector of a setting names."""
    selector = getattr(settings, key)
    return frozenset(map(id, select(soup, selector, key, settings.source))) if selector else frozenset()


def select(soup: BeautifulSoup, selector: str, key: str, place: str) -> list[Tag]:
    """Return what a selector names; CatalogueError, with the setting and the place, for one that cannot be used."""
    try:
        return list(soup.select(selector))
    except (SelectorSyntaxError, NotImplementedError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise CatalogueError(f"{place}: `{key}: {selector}` is not a CSS selector ({reason})") from None


def _never(soup: BeautifulSoup) -> frozenset[int]:
    return frozenset(
        id(tag) for tag in tags_below(soup) if (tag.name in _NEVER and not _is_handle(tag)) or _turns_page(tag)
    )


def _turns_page(tag: Tag) -> bool:
    """Say whether a link leads to the page before or after this one, to the folder above, or to all by its author or with its tag."""
    if tag.name != "a":
        return False
    relations = {str(name).lower() for name in tag.get_attribute_list("rel")}
    is_above = str(tag.get("href") or "").endswith("/") and is_folder_above(tag.get_text())
    return is_above or not relations.isdisjoint(("next", "prev", "author", "tag"))


def _is_handle(tag: Tag) -> bool:
    """Say whether a button is the heading of an accordion (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/), or but the look of a link that leads elsewhere."""
    if tag.name != "button" or tag.parent is None:
        return False
    inner = (child for child in tag.contents if isinstance(child, Tag))
    links = (near for near in (tag.parent, *inner) if near.name == "a")
    return tag.parent.name in _HEADINGS or any(leads_elsewhere(str(link.get("href") or "")) for link in links)


def _furniture(root: Tag, lengths: dict[int, int], left_out: frozenset[int], *, inside_main: bool) -> frozenset[int]:
    """Return what stands around the content, unless it holds most of the text and of the links."""
    whole = max(lengths.get(id(root), 0), 1)
    titled = holders(root, ("h1",))
    headed = holders(root, _HEADINGS)
    columns = _with_columns(root, lengths, whole)
    links, away = link_counts(root, left_out), link_counts(root, left_out, away=True)
    found: set[int] = set()
    fields: list[Tag] = []
    told = notices(root, tags_below(root, left_out))
    beginnings = headers_of_entries(root)
    kept = lists_only_there(root, left_out) | _panels(root, left_out)
    for tag in tags_below(root, left_out):
        holds_most = lengths.get(id(tag), 0) > _ENOUGH * whole and links[id(tag)] >= _ENOUGH * links[id(root)]
        # a foot with many words, below a list of sites
        holds_most = holds_most and not (tag.name == "footer" and away[id(tag)] < _ENOUGH * away[id(root)])
        if holds_most or id(tag) in kept or (tag.name == "aside" and id(tag.parent) in columns):
            continue
        fields += [tag] if tag.name == "dl" and is_of_page(tag) else []
        is_headed = tag.name == "header" and id(tag) in headed
        heads_section = is_headed and (not links[id(tag)] or _is_all_of_section(tag, lengths))
        heads_section = heads_section or id(tag) in beginnings
        if tag.name == "form" and links[id(tag)] >= _FEW and (sites_in(tag) >= _FEW or holds_list(tag)):
            continue
        if id(tag) in told or _is_furniture(tag, keeps_header=inside_main or id(tag) in titled or heads_section):
            found.add(id(tag))
        elif tag.name == "header" and id(tag) in titled:
            found |= _links_in(tag)
        elif edge := edge_of(tag):
            found |= _lists_in(tag) if edge == "header" and id(tag) in headed else {id(tag)}
    found |= {id(only) for only in fields} if len(fields) == 1 else set()
    return frozenset(found | _lists_above_title(root, lengths, whole) | menus_of_site(root, left_out))


def _is_all_of_section(header: Tag, lengths: dict[int, int]) -> bool:
    """Say whether a header holds nearly all words of the section it stands in, as some page builders write it."""
    near = islice(header.parents, _NEAR)
    section = next((tag for tag in near if tag.name in ("section", "article", "main")), None)
    return section is not None and lengths.get(id(header), 0) >= _NEARLY_ALL * lengths.get(id(section), 1)


def _panels(root: Tag, left_out: frozenset[int]) -> frozenset[int]:
    """Return, by `id()`, what stands folded away behind a heading, a button or a tab that opens it, unless it is a menu.

    An accordion's or a tab's panel is named by what controls it (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/, .../tabs/).
    """
    tags = list(tags_below(root))
    opened = {
        name.removeprefix("#")
        for tag in tags
        for key in ("aria-controls", "data-target", "data-bs-target")
        for name in str(tag.get(key) or "").split()
    }
    folded = [
        tag
        for tag in tags
        if tag.get("role") == "tabpanel"
        or (opened and str(tag.get("id") or "") in opened)
        or (tag.get("hidden") is not None and _is_opened_above(tag))
    ]
    none = (left_out | menus(root, left_out)) if folded else left_out
    return frozenset(
        id(tag)
        for tag in folded
        if id(tag) not in none and not _NAMES.search(names_of(tag)) and tag.get("role") not in _ROLES
    )


def _is_opened_above(part: Tag) -> bool:
    """Say whether a button that opens something stands right above a part."""
    near = [tag for tag in islice(part.previous_siblings, _NEAR) if isinstance(tag, Tag)]
    buttons = (tag for above in near for tag in (above, *islice(tags_below(above), _NEAR)) if tag.name == "button")
    return any(button.get("aria-expanded") is not None for button in buttons)


def _with_columns(root: Tag, lengths: dict[int, int], whole: int) -> frozenset[int]:
    """Return, by `id()`, what holds an aside with most of the text: a page that calls its columns so."""
    asides = (tag for tag in tags_below(root) if tag.name == "aside")
    return frozenset(id(tag.parent) for tag in asides if lengths.get(id(tag), 0) > _ENOUGH * whole)


def _lists_in(tag: Tag) -> set[int]:
    return {id(inner) for inner in tags_below(tag) if inner.name in _LISTS}


def _links_in(header: Tag) -> set[int]:
    """Return the lists in a header, and its paragraphs that are but a link: an address on a map, a button."""
    words, bare = text_lengths(header)
    paragraphs = (tag for tag in tags_below(header) if tag.name == "p")
    return _lists_in(header) | {id(tag) for tag in paragraphs if words[id(tag)] and not bare[id(tag)]}


def _lists_above_title(root: Tag, lengths: dict[int, int], whole: int) -> set[int]:
    """Return the lists of bare links before the first heading of a page: menus, whatever they are called."""
    before: list[Tag] = []
    for tag in tags_below(root):
        if tag.name == "h1":
            _, bare = text_lengths(root) if before else ({}, {})
            return {id(menu) for menu in before if not bare.get(id(menu))}
        if tag.name in _LISTS and lengths.get(id(tag), 0) <= _ENOUGH * whole:
            before.append(tag)
    return set()


def _is_furniture(tag: Tag, *, keeps_header: bool) -> bool:
    if tag.name in _FURNITURE:
        return not (tag.name == "header" and keeps_header)
    if is_side_column(tag):
        return True
    if tag.get("hidden") is not None or tag.get("aria-hidden") == "true" or tag.get("role") in _ROLES:
        return True
    return (tag.name in NAMEABLE and bool(_NAMES.search(names_of(tag)))) or _holds_comments(tag)


def _holds_comments(tag: Tag) -> bool:
    """Say whether a part holds what readers wrote below a page, no remark on an entry."""
    is_named = tag.name in _COMMENTED and _COMMENTS.search(names_of(tag)) is not None
    return is_named and tag.find_parent(("li", "td", "th")) is None
