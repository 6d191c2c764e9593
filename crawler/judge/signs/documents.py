"""What a link promises, and what kind of file came."""

import re

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import extension, segments
from crawler.judge.signs.cases import asked_url, end_url
from crawler.judge.signs.error_texts import is_error_text
from crawler.judge.signs.lists import names
from crawler.records import Entry, Facts

_BINARY = names(
    "pdf doc docx xls xlsx ppt pptx odt ods odp epub rtf zip gz bz2 xz tar 7z rar csv png gif webp jpeg tiff bmp "
    "mp3 ogg flac wav mp4 webm avi"
)
_TEXTS = names("json svg txt xml")  # of which a page may come as well, so that only a promise makes them documents
_BY_EXTENSION = {name: name for name in (*_BINARY, *_TEXTS)} | {
    "jpg": "jpeg",
    "tif": "tiff",
    "tgz": "gz",
    "oga": "ogg",
    "ogv": "ogg",
    "opus": "ogg",
    "mkv": "webm",
    "docm": "docx",
    "dotx": "docx",
    "xlsm": "xlsx",
    "xltx": "xlsx",
    "pptm": "pptx",
    "potx": "pptx",
    "ppsx": "pptx",
    "dot": "doc",
    "xlt": "xls",
    "pps": "ppt",
    "dotm": "docx",
    "xltm": "xlsx",
    "potm": "pptx",
    "ppsm": "pptx",
    "ott": "odt",
    "ots": "ods",
    "otp": "odp",
    "jpe": "jpeg",
    "jfif": "jpeg",
    "tbz": "bz2",
    "tbz2": "bz2",
    "txz": "xz",
    "mka": "webm",
    "3gp": "mp4",
    "3g2": "mp4",
    "m4b": "mp4",
    "m4a": "mp4",
    "m4v": "mp4",
    "mov": "mp4",
}
_BY_TYPE = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/epub+zip": "epub",
    "application/rtf": "rtf",
    "application/zip": "zip",
    "application/gzip": "gz",
    "application/x-gzip": "gz",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
    "image/tiff": "tiff",
}
FILES = _BINARY
_OFFICE = names("doc xls ppt")
_WORDS_OF_A_TEXT = 40  # errors are told in fewer
_NAMED_BY_DIRECTORY = 4  # the version of facts from which an archive is named by all that is in it
_WORKBOOK = Pattern(r"urn:schemas-microsoft-com:office:spreadsheet|progid=.Excel", re.IGNORECASE)
# Neither JSON, nor what programs write around it: comments, a call, an assignment, guards against being read as a script.
_NO_JSON = Pattern(
    r"^(?![{\[\"/#)\d]|-[\d.I]|(?:true|false|null|NaN)\b|[\w$.]+\s*\(|(?:var|let|const|export|while|for)\b|[\w$.]+\s*=)(?=\S)"
    r"|^\"(?:[^\"\\]|\\.){0,300}\"\s*:"  # a name without the bracket before it
)
_NO_XML = Pattern(r"^(?!<)(?=\S).*</[A-Za-z]", re.DOTALL)  # tags that close, behind something else than a tag
_NO_RTF = Pattern(
    r"\\(?:pard?|fonttbl|ansi|deff\d+|fs\d+)\b"
)  # its commands, seen as text because its beginning is none
_NOT_SO = {"json": _NO_JSON, "xml": _NO_XML, "svg": _NO_XML, "rtf": _NO_RTF}
_PACKED = Pattern(
    r"(?:\.tar|\.tgz|\.csv|\.tsv|\.txt|\.json|\.xml|\.sql|\.log|^[^.]*)\.gz$|\.tgz$"
)  # other names may be of files that are packed by themselves
_TEXT_KINDS = frozenset({"json", "xml", "svg", "text"})
_NO_TEXT = frozenset({"a block of zeros", "a block of other data", "single bytes are no signs"})
_TEXT = Pattern(
    r"[(\[]\s*(pdf|docx?|xlsx?|pptx?|epub|zip)\b"
    r"|^\s*(pdf|docx?|xlsx?|pptx?|epub|zip)(?: (?:version|file|download))?\s*$"
    r"|\bdownload (?:the |as |as a |full )*(pdf|docx?|xlsx?|pptx?|epub|zip)\b"
    r"|\w\.(pdf|docx?|xlsx?|pptx?|epub|zip)\s*$"
    r"|\b(pdf|docx?|xlsx?|pptx?|epub|zip),? \d[\d.,]* ?[km]b\b",
    re.IGNORECASE,
)
_OR_A_PAGE = Pattern(r"[(\[][^()\[\]]*\bhtml\b[^()\[\]]*[)\]]")  # "(PDF, HTML)": a page is promised too
# In lists of programs that is the way to their documentation; a file of Word's has its size beside it, or capitals.
_DOCUMENTATION = Pattern(r"^\W*doc\W*$|^[(\[]\s*doc\s*[)\]]")
_IN_TEXT = ("pdf", "doc", "xls", "ppt", "epub", "zip")  # one of these stands in every text that _TEXT fits
_FILE_NAME = Pattern(r"filename\*?=(?:[\w-]+'[^']*')?\"?([^\";]+)", re.IGNORECASE)
# What programs open without asking, beside the very kind: an old name on a new format, a container not looked into.
_ACCEPTED = {
    "doc": {"docx", "rtf", "odt", "text", "pdf"},  # Word and LibreOffice open a PDF under any name
    "docx": {"doc", "rtf", "zip", "pdf"},
    "xls": {"xlsx", "csv", "text", "xml", "ods"},
    "xlsx": {"xls", "zip"},
    "ppt": {"pptx", "odp"},
    "pptx": {"ppt", "zip"},
    "zip": {"docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"},
    "csv": {"text"},
    "txt": {"text", "csv", "json", "xml", "svg", "rtf"},
    "json": {"text", "csv"},
    "svg": {"xml", "text"},
    "xml": {"html", "text", "svg"},  # feeds and pages are called so as well
    "gz": {"tar"},
    "tiff": {"jpeg", "png"},
    "mp3": {"mp4", "ogg", "wav", "flac"},
    "wav": {"mp3", "mp4", "ogg", "flac"},
    "ogg": {"mp3", "mp4", "webm", "flac"},
    "mp4": {"mp3", "webm", "ogg", "avi"},
    "webm": {"mp4", "ogg"},
    "avi": {"mp4", "webm"},
    "rtf": {"doc", "docx", "text"},
    "png": {"jpeg", "gif", "webp", "svg"},
    "jpeg": {"png", "gif", "webp", "svg"},
    "gif": {"png", "jpeg", "webp"},
    "bmp": {"png", "jpeg", "gif"},
    "webp": {"png", "jpeg", "gif"},
} | {name: {"zip"} for name in ("odt", "ods", "odp", "epub")}
_ARCHIVES = names("zip 7z rar tar gz bz2 xz")
# What the same programs open: they look at the content of a file, whatever kind its name says.
_FAMILIES = (
    *(names("doc docx odt rtf"), names("xls xlsx ods"), names("ppt pptx odp"), _ARCHIVES),
    *(names("jpeg png gif webp tiff bmp"), names("mp3 ogg flac wav mp4 webm avi")),
)


def promised(case: Case) -> str | None:
    """Return the kind of file the link promises: by its address, the answer's headers, its text, or what it last was. Worked out once a case."""
    if "promised" not in case.memo:
        case.memo["promised"] = _promised(case, asked_url(case))
    kind: str | None = case.memo["promised"]
    return kind


def _promised(case: Case, url: str) -> str | None:
    if _shows_files(url):
        return None
    return _BY_EXTENSION.get(extension(url)) or _by_headers(case) or _by_text(case) or _by_past(case)


def is_promised_in_words(case: Case) -> bool:
    """Tell whether nothing but the link's words promises a file: not its address, the answer's headers, or what it last was."""
    return _by_text(case) is not None and not (
        _BY_EXTENSION.get(extension(asked_url(case))) or _by_headers(case) or _by_past(case)
    )


def fits(kind: str, wanted: str) -> bool:
    """Tell whether a file of a kind opens where another kind was promised."""
    return kind == wanted or kind in _ACCEPTED.get(wanted, set()) or any({kind, wanted} <= kinds for kinds in _FAMILIES)


def is_misnamed(kind: str, wanted: str) -> bool:
    """Tell whether a file opens all the same where another kind was promised, and is yet none of those that commonly go by its name."""
    return kind != wanted and fits(kind, wanted) and kind not in _ACCEPTED.get(wanted, set())


def opens_as(case: Case, facts: Facts, wanted: str) -> bool:
    """Tell whether what came opens where a kind was promised: by its kind, and by what was seen in it where the kind alone does not tell."""
    if facts.kind == "html":
        return fits("html", wanted) or _is_office_page(case, facts, wanted)
    if not fits(facts.kind, wanted) or is_error_text(facts, wanted) or _is_packed_again(case, facts, wanted):
        return False
    if facts.kind == "text" and wanted == "doc":  # before Word had the name to itself, handbooks were called so
        return facts.words >= _WORDS_OF_A_TEXT
    if (
        facts.kind == "zip" and wanted not in _ARCHIVES
    ):  # its directory was read, and holds none of the parts of a document
        return not (facts.version >= _NAMED_BY_DIRECTORY and facts.document is not None and facts.document.opens)
    if facts.kind == "xml" and wanted == "xls":
        return _WORKBOOK.search(facts.text) is not None
    return not (facts.kind in ("text", "csv") and wanted in _NOT_SO and _NOT_SO[wanted].search(facts.text))


def _is_packed_again(case: Case, facts: Facts, wanted: str) -> bool:
    """Tell whether the archive that was promised came inside a gzip file, though no name says so: what unpacks it finds one more, or refuses it."""
    if f"holds-{wanted}" not in facts.marks:
        return False
    names = ((segments(url) or ("",))[-1].lower() for url in (asked_url(case), end_url(case)))
    return wanted != "gz" or all(_PACKED.search(name) for name in names if name.endswith("gz"))


def _is_office_page(case: Case, facts: Facts, wanted: str) -> bool:
    """Tell whether a page is what Word or Excel write, or a table that the host sends as one of Excel's."""
    media = (case.evidence.header("content-type") or "").partition(";")[0].strip().lower()
    is_table = "bare-table" in facts.marks and _BY_TYPE.get(media) == wanted == "xls"
    return wanted in _OFFICE and ("office-html" in facts.marks or is_table)


def is_broken_off(case: Case, facts: Facts) -> bool:
    """Tell whether a text breaks off inside what was promised: JSON whose brackets do not close, a table with an open field."""
    return f"{promised(case)}-unclosed" in facts.marks


def is_spoiled_text(case: Case, facts: Facts) -> bool:
    """Tell whether a text was promised, and what came is one, or would be but for what stands in it and can be seen in any text."""
    if promised(case) is None or facts.kind not in _TEXT_KINDS:
        return False
    return facts.kind == "text" or (facts.document is not None and facts.document.damage in _NO_TEXT)


def is_blank(facts: Facts) -> bool:
    """Tell whether a text has nothing but white space."""
    return facts.kind in ("text", "csv") and not facts.words


def is_file(kind: str) -> bool:
    """Tell whether a kind is a file people open, not a page."""
    return kind in FILES


def names_a_file(url: str) -> bool:
    """Tell whether an address ends as those of files people open do, in any spelling (.jpg, .tgz)."""
    return is_file(_BY_EXTENSION.get(extension(url), ""))


def is_document(case: Case) -> bool:
    """Tell whether a file people open came: by its kind, or as text that the link promised. What was promised as plain text is shown as it stands."""
    facts = case.evidence.facts
    if facts is None:
        return False
    wanted = promised(case) if facts.kind in _TEXT_KINDS else None
    return is_file(facts.kind) or (wanted not in (None, "txt") and fits(facts.kind, wanted))


def _shows_files(url: str) -> bool:
    """Tell whether an address ends like a file but is a page about it: a repository's viewer, a wiki's file page."""
    parts = segments(url)
    return any(part in {"blob", "src"} for part in parts[2:4]) or any(":" in part for part in parts[-1:])


def _by_headers(case: Case) -> str | None:
    """Read Content-Type and the file name in Content-Disposition (RFC 6266)."""
    media = (case.evidence.header("content-type") or "").partition(";")[0].strip().lower()
    disposition = case.evidence.header("content-disposition")
    name = _FILE_NAME.search(disposition) if disposition else None
    by_name = _BY_EXTENSION.get(name[1].strip().rpartition(".")[2].lower()) if name else None
    return by_name or _BY_TYPE.get(media) or _BY_EXTENSION.get(extension(end_url(case)))


def _by_text(case: Case) -> str | None:
    """Read a promise in the link's words, such as "(PDF, 2 MB)"."""
    for place in case.link.places:
        words = place.use.text
        if _OR_A_PAGE.search(words.lower()) or _is_name(words, case.entries.get(place.entry or "")):
            continue
        found = _TEXT.search(words) if any(kind in words.lower() for kind in _IN_TEXT) else None
        if found and not _DOCUMENTATION.search(words[found.start() :]):
            return _BY_EXTENSION.get(next(word for word in found.groups() if word).lower())
    return None


def _is_name(words: str, entry: Entry | None) -> bool:
    """Tell whether a word by itself is what the entry is called: programs have the names of the formats that they read."""
    return entry is not None and words.strip().isalpha() and words.strip() == entry.title.strip()


def _by_past(case: Case) -> str | None:
    """Return the kind of document the last good check found."""
    check = case.past.last_good
    facts = check.evidence.facts if check else None
    return facts.kind if facts and is_file(facts.kind) else None
