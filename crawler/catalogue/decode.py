"""Bytes to text: byte order mark, what was declared, UTF-8, and windows-1252 for the rest."""

import codecs
import re

from crawler.errors import CatalogueError

READABLE = "HTML, plain text, Markdown, DOCX, ODT, CSV, XLSX, ODS, JSON, YAML, feeds and the other formats of docs/catalogues.md"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 4096


def encoding_of(head: bytes, content_type: str | None, place: str) -> str:
    """Return the encoding that the beginning of a file shows or declares (`utf-8` when nothing does).

    CatalogueError when these bytes are no text at all.
    """
    if marked := marked_as(head):
        return marked
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise _not_text(place, what)
    wide = utf16_without_mark(head[:_SAMPLE])
    if not wide and b"\0" in head:
        raise _not_text(place, "a binary file")
    return wide or _declared(head, content_type) or "utf-8"


def marked_as(head: bytes) -> str | None:
    """Return the encoding that a byte order mark names."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def decode(data: bytes, encoding: str, place: str) -> str:
    """Decode by the encoding, strictly; what does not fit it is read as UTF-8 and then as windows-1252."""
    text = _first_that_fits(data, (encoding, "utf-8"))
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 20:
        raise _not_text(place, "a binary file")
    return text.replace("\0", "")


def decode_line(data: bytes) -> str:
    """Decode one line of a file of which only the beginning was looked at."""
    return _first_that_fits(data, ("utf-8",))


def _first_that_fits(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


def _not_text(place: str, what: str) -> CatalogueError:
    return CatalogueError(
        f"{place}: is not text but {what}; catalogues are read from {READABLE}: save it as one of them"
    )


def utf16_without_mark(sample: bytes) -> str | None:
    """Tell UTF-16 by its zero bytes: in text of Latin letters, nearly every second byte is one."""
    half = max(len(sample) // 2, 1)
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _declared(head: bytes, content_type: str | None) -> str | None:
    """Return the declared charset when Python knows it as an encoding of text (https://encoding.spec.whatwg.org/)."""
    in_header = _HTTP_CHARSET.search(content_type or "")
    in_page = _CHARSET.search(head)
    name = in_header[1] if in_header else in_page[1].decode("ascii") if in_page else ""
    try:
        known = codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError):
        return None
    if known.name in ("iso8859-1", "ascii"):
        return "cp1252" if known.name == "iso8859-1" else None
    # an ASCII-compatible declaration is proof that the page is not UTF-16
    return None if known.name.startswith(("utf-16", "utf-32", "utf-7")) else known.name
