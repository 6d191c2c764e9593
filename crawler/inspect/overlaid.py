"""What a script or a host wrote into a text that it had begun to send: a page, an error of a store, a warning."""

import re

_TITLE = re.compile(
    rb"<title>\s*(?:(?:error\W+|http\W+)?[45]\d\d\b|(?:[\w ]{0,20} )?not found|access denied|forbidden|bad (?:gateway|request)"
    rb"|(?:[\w ]{0,20} )?unavailable|(?:[\w ]{0,20} )?error\b)"
)
_PAGE_ENDS = re.compile(rb"</html\s*>\s*\Z")
_LAST = 64  # bytes in which a page ends
_LONGEST_PAGE, _LONGEST_STORE = 64 << 10, 2_048
_STORE = re.compile(
    rb"(?:<\?xml[^>]{0,100}\?>\s*)?<error>\s*<code>\w+</code>\s*<message>.{0,1500}</error>\s*\Z", re.DOTALL
)
_WARNING = re.compile(
    rb"<b>(?:php )?(?:fatal error|parse error|warning|notice|deprecated)</b>: .{1,600}? on line <b>\d+</b>", re.DOTALL
)
_BOLD_END, _MOST_TRIED, _LONGEST_WARNING = b"</b>: ", 20, 800
_SOME = 32  # bytes of a text before what does not belong to it


def overlaid(kind: str, body: bytes) -> tuple[str, ...]:
    """Return `page-inside` for a table that holds a page, an error of a store or a warning of a script, and `error-inside` for any text that breaks off into a page of an error."""
    text = body.lower()
    page = _page(text)
    if page is not None and _is_error(text, page):
        return ("error-inside",)
    if kind != "csv":
        return ()
    places = (page if page is not None and _is_long(text, page) else None, _store(text), _warning(text))
    return ("page-inside",) if any(place is not None and _is_unquoted(text, place) for place in places) else ()


def _page(text: bytes) -> int | None:
    """Return where the first page begins, unless the text begins with one."""
    places = [place for sign in (b"<!doctype html", b"<html") if (place := text.find(sign)) >= 0]
    return min(places) if places and min(places) >= _SOME else None


def _is_error(text: bytes, place: int) -> bool:
    """Tell whether a page that begins inside a line, and ends the text, is an error's by its title: examples begin on lines of their own."""
    if len(text) - place > _LONGEST_PAGE or not text[:place].rpartition(b"\n")[2].strip():
        return False
    return _PAGE_ENDS.search(text, len(text) - _LAST) is not None and _TITLE.search(text, place) is not None


def _is_long(text: bytes, place: int) -> bool:
    """Tell whether a page is longer than a line."""
    end = text.find(b"</html", place)
    return end >= 0 and b"\n" in text[place:end]


def _is_unquoted(text: bytes, place: int) -> bool:
    return place >= _SOME and text.count(b'"', 0, place) % 2 == 0


def _store(text: bytes) -> int | None:
    """Return where the last of a text begins to be what a store says of a file that it does not give."""
    found = _STORE.search(text, max(0, len(text) - _LONGEST_STORE))
    return found.start() if found else None


def _warning(text: bytes) -> int | None:
    """Return where a script of PHP warned."""
    place = -1
    for _ in range(_MOST_TRIED):
        place = text.find(_BOLD_END, place + 1)
        if place < 0:
            return None
        if found := _WARNING.search(text[max(0, place - _LAST) : place + _LONGEST_WARNING]):
            return max(0, place - _LAST) + found.start()
    return None
