"""Files of text: they open in any viewer; JSON and XML must also be well-formed."""

import json
import re
from html import unescape
from xml.parsers import expat

from crawler.inspect.cut_tables import is_cut_table
from crawler.inspect.cut_texts import stops_inside
from crawler.inspect.json_faults import is_damaged
from crawler.inspect.known_words import has_flips
from crawler.inspect.open_brackets import stops_in_brackets
from crawler.inspect.overlaid import overlaid
from crawler.inspect.safe_xml import DEEP, NESTED, Unsafe, read_xml
from crawler.inspect.sparse import Bytes
from crawler.inspect.stray_signs import has_strays
from crawler.inspect.text import squeeze
from crawler.inspect.transfer import BLOCK, CONTROL, binary_rest, holed_text, overwritten_text, unwritten_rest
from crawler.inspect.wrappings import has_head, is_wrapped
from crawler.records import Document, Title

_MOST_PARSED = 8 * 1024 * 1024  # bytes: of more, nothing is said
_TAIL = 1024
_SVG_END = re.compile(rb"</(?:\w+:)?svg\s*>|<(?:\w+:)?svg[^>]*/>")
_BLANK = b" \t\r\n\0\xef\xbb\xbf"
_JSON = re.compile(rb'[\s\0\xef\xbb\xbf]*(?:\{\s*"|\[\s*[\[{"\d-])')
_NAMES, _ESCAPE = ("true", "false", "null", "-"), 7  # what may be cut inside; the characters of the longest escape
_SVG_TITLE = re.compile(rb"<(?:\w+:)?title(?:\s[^>]*)?>([^<]{1,600})</")
_PATH = re.compile(rb"""<(?:svg:)?path(?=\s)[^<>]*?\sd\s*=\s*["']\s*([Mm][^"'<>&]*)["']""")  # SVG 1.1, section 8.3
_NO_LINE, _NO_NUMBER = re.compile(rb"[^MmZzLlHhVvCcSsQqTtAa0-9eE+\-.,\s]"), re.compile(rb"NaN|undefined|null|Infinity")
_NOT_DRAWN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_TEMPLATE = re.compile(rb"\{\{|[$#]\{|<%")
_SCRIPT = b"<script"
_BEFORE_ELEMENTS = re.compile(rb"<!--.*?(?:-->|\Z)|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_FIRST_ELEMENT, _LAST_ELEMENT = re.compile(rb"<([A-Za-z_][\w:.-]*)[\s/>]"), re.compile(rb"</([\w:.-]+)\s*>")
_MOST_DECLARED = 64 * 1024
_HEADING = re.compile(r"\s*#\s+(\S[^\r\n]{2,200}?)[ #]*[\r\n]")
_BEGINNING = 16 * 1024
_ROW = 16  # bytes: in UTF-16 and UTF-32 zeros stand beside signs
_ENCODED = re.compile(rb"(?:\xff\xfe|\xfe\xff|\s*<\?xml[^>]{1,80}\sencoding\s*=\s*[\"'](?!utf-?8[\"']))", re.IGNORECASE)
_UNFINISHED = frozenset(
    {
        expat.errors.codes[name]
        for name in (
            expat.errors.XML_ERROR_UNCLOSED_TOKEN,
            expat.errors.XML_ERROR_NO_ELEMENTS,
            expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
            expat.errors.XML_ERROR_PARTIAL_CHAR,
        )
    }
)
_CLOSES = {b"{": b"}", b"[": b"]"}


def read_plain(kind: str, body: Bytes) -> Document:
    """Check a file of text of the kinds `text`, `csv`, `json`, `xml` and `svg`."""
    if kind in ("text", "csv"):
        damage = _text_damage(body)
        if damage is None and (_stops_with_a_block(body) or stops_in_brackets(body) or stops_inside(body)):
            return Document(opens=False, ended=False, damage="end is missing")
        return Document(opens=damage is None, damage=damage)
    if len(body) > _MOST_PARSED:
        return Document(damage="too large to look at in full")
    return _json(body[:]) if kind == "json" else _xml(kind, body[:])


def _text_damage(body: Bytes) -> str | None:
    """Tell what stands in a text that no text has, or in place of it."""
    if holed_text(body) or unwritten_rest(body):
        return "a block of zeros"
    return (
        is_wrapped(body)
        or overwritten_text(body)
        or ("single bytes are no signs" if has_strays(body) or has_flips(body) else None)
    )


def _stops_with_a_block(body: Bytes) -> bool:
    """Tell whether a text of lines stops inside one, and just where a block of a transfer ends: of 165,000 good texts one does."""
    is_inside = body[-1:] not in b"\r\n\0" and body.rfind(b"\n", max(0, len(body) - BLOCK)) >= 0
    return len(body) % BLOCK == 0 and is_inside


def text_marks(kind: str, body: Bytes) -> tuple[str, ...]:
    """Return signs that say something only where a kind was promised: `headed`, `page-inside`, `binary-rest`, `json-unclosed`, `csv-unclosed`, `xml-unclosed`, `svg-unclosed`.

    `error-inside` says something of any text.
    """
    if kind not in ("text", "csv") or len(body) > _MOST_PARSED:
        return ()
    if has_head(body):
        return ("headed",)
    if binary_rest(body):
        return ("binary-rest",)
    return overlaid(kind, body[:]) or _unclosed(kind, body)


def _unclosed(kind: str, body: Bytes) -> tuple[str, ...]:
    """Return the names of what breaks off inside."""
    if kind == "text" and body[:_ROW].lstrip(_BLANK).startswith(b"<"):
        return ("svg-unclosed", "xml-unclosed") if _is_cut_xml(body[:]) else ()
    if kind == "text" and _JSON.match(body):
        return ("json-unclosed",) if _is_cut_json(body[:]) else ()
    return ("csv-unclosed",) if is_cut_table(body[:]) else ()


def _is_cut_json(body: bytes) -> bool:
    """Tell whether JSON is all right up to its end, where more should follow."""
    try:
        json.loads(body)
    except json.JSONDecodeError as fault:
        rest = fault.doc.rstrip()[fault.pos :]
        is_inside = fault.msg.startswith("Unterminated string") or (len(rest) < _ESCAPE and "escape" in fault.msg)
        return is_inside or any(name.startswith(rest) for name in _NAMES)
    except UnicodeDecodeError as fault:
        return fault.end == len(body)
    except (RecursionError, ValueError):
        return False
    return False


def _is_cut_xml(body: bytes) -> bool:
    """Tell whether markup is all right up to its end, where more should follow."""
    try:
        read_xml(body)
    except expat.ExpatError as fault:
        return fault.code in _UNFINISHED
    except (Unsafe, ValueError, LookupError):
        return False
    return False


def _json(body: bytes) -> Document:
    try:
        json.loads(body)
    except RecursionError:
        return Document(damage="nested too deeply to look at")
    except ValueError as fault:
        if _is_cut_json(body) or _CLOSES.get(body.lstrip(_BLANK)[:1], b"") != body.rstrip(_BLANK)[-1:]:
            return Document(opens=False, ended=False, damage="end is missing")
        damage = _text_damage(body)
        return Document(opens=damage is None and not is_damaged(body, fault), damage=damage or "not well-formed")
    return Document(opens=True, ended=True)


def _xml(kind: str, body: bytes) -> Document:
    try:
        read_xml(body, bound=kind == "svg")  # a part of a document may leave its prefixes to the whole
    except Unsafe as fault:  # the end of a text can be seen all the same
        if _is_no_text(body):
            return Document(opens=False, damage="not well-formed")
        damage = str(fault) if str(fault) in (DEEP, NESTED) else None
        whole = (damage == DEEP or _closes(body)) if kind == "xml" else _SVG_END.search(body[-_TAIL:]) is not None
        return Document(damage=damage) if whole else Document(opens=False, ended=False, damage="end is missing")
    except (expat.ExpatError, ValueError, LookupError) as fault:
        return Document(opens=False, damage=f"not well-formed: {fault}"[:120])
    if kind == "svg" and _holds_a_damaged_path(body):
        return Document(opens=False, ended=True, damage="a path is damaged")
    return Document(opens=True, ended=True)


def _holds_a_damaged_path(body: bytes) -> bool:
    """Tell whether the line of a drawing holds a byte that none has: programs draw it up to there. Of 42,000 good drawings none does."""
    if _SCRIPT in body:
        return False
    drawn = _NOT_DRAWN.sub(b"", body) if b"<!" in body else body
    lines = (path[1] for path in _PATH.finditer(drawn))
    return any(_NO_LINE.search(_NO_NUMBER.sub(b"", line)) and not _TEMPLATE.search(line) for line in lines)


def _is_no_text(body: bytes) -> bool:
    """Tell whether bytes stand in markup of single bytes that are in no text, or none in UTF-8 where that is meant (XML 1.0, sections 2.2 and 4.3.3)."""
    text = body.rstrip(b"\0")
    if b"\0" in text[:_ROW]:
        return False
    return CONTROL.search(text) is not None or not (_ENCODED.match(text) or _is_utf8(text))


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _closes(body: bytes) -> bool:
    """Tell whether the element closes at the end that began first, behind a declaration of entities; true where that is not seen."""
    first = _FIRST_ELEMENT.search(_BEFORE_ELEMENTS.sub(b"", body[:_MOST_DECLARED]))
    closed = _LAST_ELEMENT.findall(body[-_TAIL:])
    return first is None or first[1] in closed[-1:] or body.rstrip().endswith(b"/>")


def plain_titles(kind: str, body: Bytes, text: str) -> tuple[Title, ...]:
    """Return the title of a picture (`svg:title`), or the heading with which a text in Markdown begins (`text:heading`)."""
    if kind == "svg":
        found = _SVG_TITLE.search(body[:_BEGINNING])
        title = squeeze(unescape(found[1].decode("utf-8", "replace"))) if found else ""
        return (Title("svg:title", title[:300]),) if title else ()
    heading = _HEADING.match(text) if kind == "text" else None
    return (Title("text:heading", squeeze(heading[1])),) if heading else ()
