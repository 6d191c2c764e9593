"""Files of text: they open in any viewer; JSON and XML must also be well-formed."""

import json
import re
from html import unescape
from xml.parsers import expat

from crawler.inspect.safe_xml import DEEP, NESTED, Unsafe, read_xml
from crawler.inspect.sparse import Bytes
from crawler.inspect.text import squeeze
from crawler.records import Document, Title

_MOST_PARSED = 8 * 1024 * 1024  # bytes: of more, nothing is said
_TAIL = 1024
_SVG_END = re.compile(rb"</(?:\w+:)?svg\s*>|<(?:\w+:)?svg[^>]*/>")
_BLANK = b" \t\r\n\0\xef\xbb\xbf"
_SVG_TITLE = re.compile(rb"<(?:\w+:)?title(?:\s[^>]*)?>([^<]{1,600})</")
_HEADING = re.compile(r"\s*#\s+(\S[^\r\n]{2,200}?)[ #]*[\r\n]")
_BEGINNING = 16 * 1024
_CLOSES = {b"{": b"}", b"[": b"]"}


def read_plain(kind: str, body: Bytes) -> Document:
    """Check a file of text of the kinds `text`, `csv`, `json`, `xml` and `svg`."""
    if kind in ("text", "csv"):
        return Document(opens=True)
    if len(body) > _MOST_PARSED:
        return Document(damage="too large to look at in full")
    return _json(body[:]) if kind == "json" else _xml(kind, body[:])


def _json(body: bytes) -> Document:
    try:
        json.loads(body)
    except RecursionError:
        return Document(damage="nested too deeply to look at")
    except ValueError:
        if _CLOSES.get(body.lstrip(_BLANK)[:1], b"") != body.rstrip(_BLANK)[-1:]:
            return Document(opens=False, ended=False, damage="end is missing")
        return Document(opens=True, damage="not well-formed")  # a viewer of text still shows it
    return Document(opens=True, ended=True)


def _xml(kind: str, body: bytes) -> Document:
    try:
        read_xml(body)
    except Unsafe as fault:  # drawing programs declare entities; the end of a picture can be seen all the same
        whole = kind != "svg" or _SVG_END.search(body[-_TAIL:]) is not None
        damage = str(fault) if str(fault) in (DEEP, NESTED) else None
        return Document(damage=damage) if whole else Document(opens=False, ended=False, damage="end is missing")
    except (expat.ExpatError, ValueError, LookupError) as fault:
        return Document(opens=False, damage=f"not well-formed: {fault}"[:120])
    return Document(opens=True, ended=True)


def plain_titles(kind: str, body: Bytes, text: str) -> tuple[Title, ...]:
    """Return the title of a picture (`svg:title`), or the heading with which a text in Markdown begins (`text:heading`)."""
    if kind == "svg":
        found = _SVG_TITLE.search(body[:_BEGINNING])
        title = squeeze(unescape(found[1].decode("utf-8", "replace"))) if found else ""
        return (Title("svg:title", title[:300]),) if title else ()
    heading = _HEADING.match(text) if kind == "text" else None
    return (Title("text:heading", squeeze(heading[1])),) if heading else ()
