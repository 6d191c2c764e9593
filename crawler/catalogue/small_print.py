"""Small print behind a name in the same link ("<a>Open Manual <small>First aid</small></a>"): the name gets a tag of its own, as cards have it."""

from bs4 import BeautifulSoup, Tag

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below


def with_names_before_small(soup: BeautifulSoup) -> None:
    """Put what stands before small print that ends a tag in a link, and has no tag of its own, into one."""
    smalls = [tag for tag in tags_below(soup) if tag.name == "small" and tag.get_text().strip()]
    for small in smalls:
        around = small.parent
        if around is None or not _is_in_link(small) or any(_says(node) for node in small.next_siblings):
            continue
        before = list(small.previous_siblings)[::-1]
        if any(isinstance(node, Tag) for node in before) or not any(map(_says, before)):
            continue
        name = soup.new_tag("span")
        small.insert_before(name)
        for node in before:
            name.append(node.extract())


def _says(node: object) -> bool:
    return bool(squeeze(node.get_text() if isinstance(node, Tag) else str(node)))


def _is_in_link(tag: Tag) -> bool:
    """Say whether a tag stands in a link, or in a tag right inside one."""
    around = tag.parent
    return around is not None and (around.name == "a" or (around.parent is not None and around.parent.name == "a"))
