"""Words that only a screen reader speaks: they say what kind a link is ("File", "opens in a new window"), not what its target is called."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below
from crawler.catalogue.words import ORDERS, VAGUE

# as Bootstrap, WordPress, Drupal, Moodle, Foundation, GOV.UK, TYPO3 and others call them
_UNSEEN = re.compile(
    r"(?:^|[-_ ])(?:sr-?only|visually-?hidden|hidden-visually|screen-?reader(?:-text|-only)?|accesshide|assistive-text|off-?screen|element-invisible|show-for-sr|a11y-hidden|is-vishidden)(?:$|[-_ ])",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\W*(?:(?:extern\w*|externa) (?:link|lien|enlace)|lien externe|enlace externo|collegamento esterno|(?:opent|\u00f6ffnet) in\b.*|(?:this )?(?:link )?opens? in\b.*|(?:external )?(?:link|url|page|web ?site|file|folder|forum|document|pdf|word|excel|image|video|audio|download|new (?:tab|window))\b.{0,30})\W*",
    re.IGNORECASE,
)


def without_unseen(soup: BeautifulSoup) -> None:
    """Take such words out of links whose other words say enough; out of "Read more", what only a screen reader speaks is the best there is."""
    hidden: dict[int, tuple[Tag, list[Tag]]] = {}
    for tag, link in _in_links(soup):
        if tag.name == "span" and _is_unseen(tag):
            hidden.setdefault(id(link), (link, []))[1].append(tag)
    for link, spans in hidden.values():
        seen = _seen(link, spans)
        says_enough = seen and VAGUE.fullmatch(seen) is None and ORDERS.match(seen) is None
        for span in spans if says_enough else ():
            if _KIND.fullmatch(squeeze(span.get_text(" "))):
                span.clear()


def _in_links(soup: BeautifulSoup) -> Iterator[tuple[Tag, Tag]]:
    """Yield each tag inside a link with that link."""
    stack: list[tuple[Tag, Tag | None]] = [(soup, None)]
    while stack:
        tag, link = stack.pop()
        if link is not None:
            yield tag, link
        around = tag if tag.name == "a" else link
        stack.extend((child, around) for child in reversed(tag.contents) if isinstance(child, Tag))


def _is_unseen(tag: Tag) -> bool:
    return bool(tag.attrs) and any(_UNSEEN.search(str(name)) for name in tag.get_attribute_list("class") if name)


def _seen(link: Tag, spans: list[Tag]) -> str:
    """Return the words of a link but those of some tags in it."""
    left_out = frozenset(map(id, spans))
    shown = [link, *tags_below(link, left_out)]
    return squeeze(" ".join(node for tag in shown for node in tag.contents if isinstance(node, NavigableString)))
