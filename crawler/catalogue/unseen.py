"""Words that only a screen reader speaks: they say what kind a link is ("File", "opens in a new window"), not what its target is called."""

import re

from bs4 import BeautifulSoup, Tag

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below
from crawler.catalogue.words import VAGUE

# as Bootstrap, WordPress, Drupal, Moodle, Foundation, GOV.UK, TYPO3 and others call them
_UNSEEN = re.compile(
    r"(?:^|[-_ ])(?:sr-?only|visually-?hidden|hidden-visually|screen-?reader(?:-text|-only)?|accesshide|assistive-text|off-?screen|element-invisible|show-for-sr|a11y-hidden|is-vishidden)(?:$|[-_ ])",
    re.IGNORECASE,
)


def without_unseen(soup: BeautifulSoup) -> None:
    """Take such words out of links whose other words say enough; out of "Read more", what only a screen reader speaks is the best there is."""
    for tag in [tag for tag in tags_below(soup) if tag.name == "span" and _is_unseen(tag)]:
        link = tag.find_parent("a")
        if link is not None and _says_enough(link, tag):
            tag.extract()


def _is_unseen(tag: Tag) -> bool:
    return bool(tag.attrs) and any(_UNSEEN.search(str(name)) for name in tag.get_attribute_list("class") if name)


def _says_enough(link: Tag, unseen: Tag) -> bool:
    seen = squeeze(link.get_text(" ")).replace(squeeze(unseen.get_text(" ")), "").strip()
    return bool(seen) and VAGUE.fullmatch(seen) is None
