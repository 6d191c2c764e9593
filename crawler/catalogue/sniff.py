"""Which format a text has: decided by what is in it; a name or a declared type only settles what could be either."""

import re

from crawler.catalogue.columns import header_at, meanings
from crawler.catalogue.marks import sniff_structured
from crawler.catalogue.rows import delimiter_of, sample_rows
from crawler.catalogue.unnamed_columns import leads_away, named_by_cells

_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:html|body|div|p|ul|ol|li|table|tr|td|h[1-6]|section|article|main|br|dl|a\s+[^>]*href)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MARKDOWN = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,300}\]\([^)\s]{1,2000}[^)\n]{0,200}\)"),
    re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]: +\S", re.MULTILINE),
    re.compile(r"(?<!\*)\*\*[^*\s][^*\n]{0,200}\*\*(?!\*)"),
    re.compile(r"^\|.+\|\s*\n\|[ :|-]+\|", re.MULTILINE),
)
_WIKI = re.compile(
    r"^={2,6} *[^=\s][^=\n]{0,200}(?:={2,6}[ \t]*)?$", re.MULTILINE
)  # headings of AsciiDoc and MediaWiki
ARCHIVES = frozenset(("xlsx", "ods", "docx", "odt"))
_PARTS = re.compile(rb"\[Content_Types\]\.xml|xl/|_rels/")
_WORD = re.compile(rb"PK\x03\x04.{26}word/", re.DOTALL)  # the name of a part (APPNOTE.TXT 4.3.7)
_OTHER_OFFICE = re.compile(rb"ppt/|opendocument\.presentation")
_OPEN = re.compile(rb"opendocument\.(spreadsheet|text)")
_ITEM = re.compile(r"\s*(?:[-*+\u2022\u00b7]|\d{1,3}[.)])\s+\S")  # of a list, with commas in it
_MIN_TAGS = 3
_MIN_ROWS, _MIN_COLUMNS, _EVEN = 3, 2, 0.9


_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/csv": "csv",
    "text/markdown": "markdown",
    "application/yaml": "yaml",
    "text/turtle": "turtle",
}
_ENDINGS = {
    "html": "html",
    "htm": "html",
    "csv": "csv",
    "tsv": "csv",
    "md": "markdown",
    "markdown": "markdown",
    "yaml": "yaml",
    "yml": "yaml",
    "ttl": "turtle",
}


def sniff_archive(head: bytes) -> str:
    """Return `xlsx`, `ods`, `docx` or `odt` for the beginning of a workbook or a text document; nothing for any other bytes."""
    if not head.startswith(b"PK\x03\x04"):
        return ""
    if found := _OPEN.search(head[:200]):
        return "ods" if found[1] == b"spreadsheet" else "odt"
    if not _PARTS.search(head) or _OTHER_OFFICE.search(head):
        return ""
    return "docx" if _WORD.search(head) else "xlsx"


def sniff(sample: str, name: str, content_type: str | None) -> str:
    """Return the format of the beginning of a file: a structured one by its marks, else `html`, `csv`, `markdown` or `text`."""
    named = _named(name, content_type)
    if structured := sniff_structured(sample, named):
        return structured
    if _DOCUMENT.match(sample):
        return "html"
    return "csv" if _is_csv(sample, expected=named == "csv") else _page(sample, named)


def _page(sample: str, named: str) -> str:
    """Return the format of prose, which HTML, Markdown and plain text may share."""
    if named != "markdown" and sample.lstrip()[:1] != "<" and _WIKI.search(sample) and not _MARKDOWN[1].search(sample):
        return "text"
    tags = len(_TAG.findall(sample))
    signs = sum(sign.search(sample) is not None for sign in _MARKDOWN)
    if sum(sign.search(sample) is not None for sign in _MARKDOWN[:3]) > 1 or (signs and named == "markdown"):
        return "markdown"  # HTML at its beginning is part of it (https://spec.commonmark.org/0.31.2/#html-blocks)
    if tags and (sample.lstrip().startswith("<") or (tags >= _MIN_TAGS and not signs) or named == "html"):
        return "html"
    if signs > 1 or (signs and any(sign.search(sample) for sign in _MARKDOWN[:3])):
        return "markdown"
    return "markdown" if named == "markdown" else "text"


def _named(name: str, content_type: str | None) -> str:
    """Return the format that a name or a declared type promises."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    return _TYPES.get(kind) or _ENDINGS.get(name.lower().rpartition(".")[2], "")


def _is_csv(sample: str, *, expected: bool) -> bool:
    """Say whether a text is a table: its first row names columns that are known, and its rows are even."""
    delimiter = delimiter_of(sample)
    rows = sample_rows(sample, delimiter)
    if not rows:
        return False
    rows = rows[header_at(rows) :]
    is_even = len(rows) >= _MIN_ROWS and set(map(len, rows)) == {max(len(rows[0]), 2)}
    if (
        is_even
        and (delimiter == "\t" or leads_away(rows))
        and meanings(named_by_cells(rows[0], rows[1:], ())[0]).keys() & {"title", "url"}
    ):
        return (
            True  # columns out of a spreadsheet: prose has no tabs in every line, and no address between as many commas
        )
    known = meanings(rows[0])
    width = len(rows[0])
    short = all(len(cell) <= 40 for cell in rows[0])  # noqa: PLR2004 - a column's name is no sentence
    if known.keys() & {"title", "url"} and short and (width > 1 or expected):
        return len(known) > 1 or expected
    even = sum(len(row) == width for row in rows) / len(rows)
    are_items = all(_ITEM.match(row[0]) for row in rows)
    if width <= 1 or even <= _EVEN or (are_items and not expected):
        return False
    return expected or (width > _MIN_COLUMNS and short and len(rows) >= _MIN_ROWS)
