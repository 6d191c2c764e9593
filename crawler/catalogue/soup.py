"""BeautifulSoup with the end tags that HTML lets a page leave out: else each item of such a list lies inside the one before it."""

from typing import Any

from bs4 import BeautifulSoup, Tag

# https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
_CLOSES = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr",), "td": ("td", "th"), "th": ("td", "th")}
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl", "table"))
_DEEPEST = 30  # tags inside an item: strangers nest ten thousand


class Soup(BeautifulSoup):
    """A page in which an item ends where the next one begins; a list nested a thousand deep takes time with the square of it."""

    def handle_starttag(self, name: str, *args: Any, **kwargs: Any) -> Tag | None:
        """Close the open item of the same list, if there is one, and begin the tag."""
        if closed := self._open_item(_CLOSES.get(name, ())):
            self.handle_endtag(closed)
        return super().handle_starttag(name, *args, **kwargs)

    def _open_item(self, names: tuple[str, ...]) -> str | None:
        tag = self.currentTag if names else None
        for _ in range(_DEEPEST + 1):
            if tag is None or tag.name in _LISTS:
                return None
            if tag.name in names:
                return str(tag.name)
            tag = tag.parent
        return None
