"""Bytes to text as browsers do it: byte order mark, HTTP, meta, valid UTF-8, then windows-1252 (HTML Standard section 13.2.3)."""

import codecs
import re

_PRESCAN = 1024
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_HTTP = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)

# Encoding Standard section 4.2: labels that mean something else than Python takes them for.
_LABELS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "korean": "cp949",
    "big5": "big5hkscs",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "x-user-defined": "cp1252",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
# Codecs of Python that are no character sets of the web, or are refused by the Encoding Standard.
_REFUSED = re.compile(
    r"utf-?7|utf-?32|idna|punycode|escape|base64|hex|quopri|uu|zip|bz2|rot|undefined|cp037|ebcdic|mbcs|oem"
)


def decode(body: bytes, content_type: str | None = None) -> str:
    """Decode a page; bytes that do not fit become the replacement character, never an error."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    declared = _http_charset(content_type) or _meta_charset(body[:_PRESCAN])
    if declared:
        return _decode_as(body, declared)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as fault:
        # A body that we stopped reading may end inside a character; what came before shows that it is UTF-8.
        if fault.start >= len(body) - 3 and not body[: fault.start].isascii():
            return body.decode("utf-8", "replace")
    return _decode_as(body, "cp1252")


def _decode_as(body: bytes, encoding: str) -> str:
    if encoding != "cp1252":
        return body.decode(encoding, "replace")
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:  # five bytes have no sign in Python's table; browsers map them to controls
        return body.decode("cp1252", "replace")


def _known(label: str) -> str | None:
    label = label.strip().lower()
    name = _LABELS.get(label, label)
    if _REFUSED.search(name):
        return None
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _http_charset(content_type: str | None) -> str | None:
    found = _HTTP.search(content_type or "")
    return _known(found[1]) if found else None


def _meta_charset(head: bytes) -> str | None:
    """Read the declaration in the page; UTF-16 there means UTF-8, because it was read as ASCII (section 13.2.3.2)."""
    found = _META.search(_COMMENT.sub(b"", head))
    if not found:
        return None
    name = _known((found[1] or found[2]).decode("ascii", "replace"))
    return "utf-8" if name and name.startswith("utf-16") else name
