"""The kind of a body by its content, never by its name. The declared type counts only where browsers let it count."""

import re

from crawler.inspect.archives import is_tar_header
from crawler.inspect.ole_directory import ole_kind
from crawler.inspect.sound import after_tag, sounds_like_mp3
from crawler.inspect.sparse import Bytes, Sparse
from crawler.inspect.zip_ends import is_anchored
from crawler.inspect.zip_names import zip_kind

HEAD = 1024

# Signatures at the very beginning; the first that fits wins. WHATWG MIME Sniffing sections 6.1 to 6.4, else as noted.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\x1f\x8b\x08", "gz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),  # 7zFormat.txt: SignatureHeader
    (b"Rar!\x1a\x07", "rar"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"fLaC", "flac"),  # RFC 9639, section 7
    (b"{\\rtf", "rtf"),  # RTF specification 1.9.1: the file begins with the control word \rtf
    (b"OggS\x00", "ogg"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"II*\x00", "tiff"),  # TIFF 6.0 section 2
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),  # BigTIFF
    (b"MM\x00+", "tiff"),
    (
        b"\xfe7\x00#",
        "doc",
    ),  # Word 4 and 5 for Macintosh, and below Word 1 and 2 for Windows, Word for DOS: before there was OLE
    (b"\x9b\xa5!\x00", "doc"),
    (b"\xdb\xa5-\x00", "doc"),
    (b"1\xbe\x00\x00", "doc"),
    (b"\x09\x00\x04\x00", "xls"),  # MS-XLS 2.4.21, BOF: Excel 2 to 4
    (b"\x09\x02\x06\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
_RIFX = b"RIFX"  # RIFF with its numbers the other way round
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BMP_HEADERS = tuple(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124))  # of BITMAPCOREHEADER to V5
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
_ZIP_END = 65_557  # bytes: an end record with the longest comment, APPNOTE.TXT section 4.3.16
_OBJECT = re.compile(rb"\d+ \d+ obj\b")
_PAGE_END = re.compile(rb"</html\s*>", re.IGNORECASE)
_PDF = re.compile(rb"%PDF-[0-9]\.[0-9]")
# WHATWG MIME Sniffing section 7.1: these tags, any case, closed by a space or ">".
_TAG = re.compile(
    r"\s*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)(?:[\s>/]|(?<=--))",
    re.IGNORECASE,
)
_HTML_FIRST = re.compile(r"\s*<(?:!doctype html|html|head|body|title)[\s>]", re.IGNORECASE)
_PROLOGUE = re.compile(
    r"(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>|\s)*<([A-Za-z][\w:.-]*)", re.DOTALL
)
_HTML_LATER = re.compile(r"(?:^|[\r\n>])[ \t]*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-z/!]", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]\d-]|true|false|null))')
# Bytes that no text has, WHATWG MIME Sniffing section 3 ("binary data byte").
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_TABLE_TYPES = ("text/csv", "text/tab-separated-values", "application/csv")
_XML_TYPES = ("text/xml", "application/xml")  # WHATWG MIME Sniffing section 7: never sniffed
_LEAST_TEXT, _MOSTLY = 16, 0.9  # signs, and the part of them that is in ASCII
_A_STRAY = 128  # bytes of text to a sign that none has
_ROWS = 6
_SEPARATORS = 2
# ISO 11172-3 section 2.4.1.3: eleven set bits, then a layer that is not reserved.
_MP3_FRAME = re.compile(rb"\xff[\xe2-\xe7\xea-\xef\xf2-\xf7\xfa-\xff]")


def kind_of(body: Bytes, content_type: str | None = None) -> str:
    """Name what a body is: `html`, `pdf`, `docx`, `png`, `text`, `empty`, `unknown`, …, from its bytes and the declared type."""
    if not body:
        return "empty"
    kind = _binary_kind(body) or _late_kind(body)
    if kind:
        return kind
    text = _beginning(body)
    if text is None:
        kind = _odd_kind(body)
        text = _nearly_text(body) if kind == "unknown" else None
        if text is None:
            return kind
    return _text_kind(text, body, _essence(content_type))


def _essence(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _binary_kind(body: Bytes) -> str | None:
    head = body[:16]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(_ZIP):
        return zip_kind(body)
    if head.startswith(_OLE):
        return ole_kind(body)
    return _media_kind(body, head) or next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _media_kind(body: Bytes, head: bytes) -> str | None:
    """Name sound, film and pictures whose signature is more than their first bytes."""
    if head.startswith(_RIFX) and head[8:12] == b"WAVE":
        return "wav"
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "unknown")
    if head.startswith(b"BM") and body[14:18] in _BMP_HEADERS:
        return "bmp"
    if head.startswith(b"ID3"):
        place = after_tag(Sparse.whole(body))
        return "flac" if body[place : place + 4] == b"fLaC" else "mp3"
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"):  # the latter: QuickTime before it had a brand
        return "mp4"
    return None


def _late_kind(body: Bytes) -> str | None:
    """Name what begins behind something else: a PDF behind what a script said first, an archive behind the program that unpacks it."""
    begin = _PDF.search(body, 0, HEAD)
    if begin and body.rfind(b"%%EOF") > begin.end() and _OBJECT.search(body, begin.end(), begin.end() + HEAD):
        return None if _PAGE_END.search(body, max(0, len(body) - HEAD)) else "pdf"
    return "zip" if body[:4].startswith(_PROGRAMS) and _ends_as_zip(body) else None


def _odd_kind(body: Bytes) -> str:
    """Name a body with binary data in its head: a page may hold a stray zero, or be in UTF-16 without a mark."""
    if _TAG.match(body[:HEAD].replace(b"\0", b"").decode("latin-1")):
        return "html"
    if _PDF.search(body, 0, HEAD):
        return "pdf"
    if body[257:262] == b"ustar" or is_tar_header(body[:512]):
        return "tar"
    if _MP3_FRAME.match(body) or sounds_like_mp3(body):
        return "mp3"
    return "zip" if _ends_as_zip(body) else "unknown"


def _ends_as_zip(body: Bytes) -> bool:
    """Tell whether the directory of an archive stands at the end, whatever stands before the archive."""
    return body.rfind(_ZIP[1]) >= max(0, len(body) - _ZIP_END) and is_anchored(Sparse.whole(body))


def _beginning(body: Bytes) -> str | None:
    """Decode enough of a body to look at its beginning; None when it is binary."""
    head = body[: 4 * HEAD]
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace")
    return None if _BINARY.search(head, 0, 1445) else head.decode("latin-1")


def _nearly_text(body: Bytes) -> str | None:
    """Decode the beginning of a text that holds a stray sign or two that no text has, or is in UTF-16 without a mark; None for anything else."""
    head = body[: 4 * HEAD]
    for first, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        zeros, others = head[first::2], head[1 - first :: 2]
        if len(zeros) > _LEAST_TEXT and zeros.count(0) >= _MOSTLY * len(zeros) and not _BINARY.search(others):
            return head.decode(encoding, "replace")
    strays = _BINARY.findall(head)
    return head.decode("latin-1") if b"\0" not in strays and len(strays) * _A_STRAY <= len(head) else None


def _text_kind(text: str, body: Bytes, declared: str) -> str:
    json = _is_json(text, body, declared)
    if declared == "text/plain":  # a browser shows it as it stands
        return "json" if json else "text"
    root = _PROLOGUE.match(text)
    is_drawing = root is not None and root[1].lower() == "svg"  # programs write a comment before it
    strictly = declared in _TABLE_TYPES or declared in _XML_TYPES  # a cell may begin with a tag, and XML with any
    if not is_drawing and (_HTML_FIRST if strictly else _TAG).match(text):
        return "html"
    if _PDF.search(body, 0, HEAD):
        return "pdf"
    if declared in _TABLE_TYPES and not json and not text.lstrip().startswith("<?xml"):
        return "csv"
    if root:
        return _markup_kind(root[1].lower(), text, declared)
    return "json" if json else _prose_kind(text, declared)


def _prose_kind(text: str, declared: str) -> str:
    if _HTML_LATER.search(text, 0, HEAD):
        return "html"
    if declared in _HTML_TYPES:  # a table under a wrong name is still a table
        return "csv" if _is_csv(text, declared) and not _ANY_TAG.search(text) else "html"
    if text.lstrip().startswith("<?xml"):
        return "xml"
    return "csv" if _is_csv(text, declared) else "text"


def _markup_kind(root: str, text: str, declared: str) -> str:
    if root in ("html", "meta") or declared in _HTML_TYPES:  # the latter: tables that scripts write for Excel begin so
        return "html"
    if root == "svg" or root.endswith(":svg"):
        return "svg"
    return "html" if _HTML_LATER.search(text, 0, HEAD) and not text.lstrip().startswith("<?xml") else "xml"


def _is_json(text: str, body: Bytes, declared: str) -> bool:
    if not _JSON.match(text):
        return False
    return "json" in declared or body[-64:].rstrip(b"\x00 \t\r\n")[-1:] in (b"}", b"]")


def _is_csv(text: str, declared: str) -> bool:
    """Tell a table from prose: declared so, or the same number (two or more) of separators in each of its first rows."""
    if declared in _TABLE_TYPES:
        return True
    rows = [row for row in text.splitlines()[:_ROWS] if row.strip()]
    rows = rows if len(text) < HEAD else rows[:-1]
    counts = [{row.count(mark) for row in rows} for mark in ",;\t"]
    return len(rows) > _SEPARATORS and any(len(found) == 1 and found.pop() >= _SEPARATORS for found in counts)
