"""PDF files through pdfium, which opens what the browsers people use open: pages, protection, end mark, words of the first pages."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2

from crawler.inspect.sparse import Bytes, PatientFile, Sparse
from crawler.inspect.text import squeeze
from crawler.records import Document, Title

_END = b"%%EOF"
_TAIL = 1024
_KEYWORD = b" obj"
_LONGEST_NUMBERS, _MOST_KEYWORDS = 24, 10_000
_OBJECT = re.compile(rb"\d \d{1,10} obj\b")
_PASSWORD = 4  # FPDF_ERR_PASSWORD, fpdfview.h
_MOST_SEARCHED = 16 << 20  # bytes before the end in which its mark is looked for
PAGES_READ = 2  # the second, because the first may be a cover sheet
_PAGE_TEXT = 1500
_INFO_TEXT = 300


def read_pdf(body: Bytes) -> tuple[Document, tuple[Title, ...]]:
    """Open a PDF; returns what it is like, and as titles its Info title (`pdf:info`) and the words of its first pages (`pdf:text`)."""
    ended = is_ended(body)
    try:
        document = pypdfium2.PdfDocument(_in_place(body))
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD:
            return Document(ended=ended, encrypted=True), ()
        return Document(opens=False, ended=ended, damage=str(fault)[:120]), ()
    try:
        pages = len(document)
        damage = None if pages else "has no pages"
        return Document(opens=pages > 0, ended=ended, pages=pages, damage=damage), tuple(_titles(document))
    finally:
        document.close()


def read_pdf_parts(file: Sparse) -> tuple[Document, tuple[Title, ...]]:
    """Open a PDF of which parts are known. Only what pdfium found without a look at other bytes counts.

    `missing` names what it wanted first: to open the file (`opens` is None then), or for the title and the words of its first page.
    """
    if not is_ended(file.end(_MOST_SEARCHED)):
        return Document(), ()
    patient = PatientFile(file)
    try:
        document = pypdfium2.PdfDocument(patient)
    except pypdfium2.PdfiumError as fault:
        known = patient.missed is None and getattr(fault, "err_code", None) == _PASSWORD
        return Document(ended=True if known else None, encrypted=known, missing=patient.missed), ()
    try:
        pages = len(document)
        if patient.missed or not pages:
            return Document(missing=patient.missed), ()
        titles = tuple(_known_titles(document, patient))
        first = patient.missed if not any(title.source == "pdf:text" for title in titles) else None
        return Document(opens=True, ended=True, pages=pages, missing=first), titles
    finally:
        document.close()


def _known_titles(document: pypdfium2.PdfDocument, patient: PatientFile) -> Iterator[Title]:
    """Yield the titles up to the first that rests on bytes that are not known."""
    for title in _titles(document):
        if patient.missed:
            return
        yield title


def _in_place(body: Bytes) -> "bytes | ctypes.Array[ctypes.c_char]":
    """Return what pdfium reads a body from, without a copy."""
    return body if isinstance(body, bytes) else (ctypes.c_char * len(body)).from_buffer(body)


def is_ended(body: Bytes) -> bool:
    """Tell whether the end mark is in the last 1,024 bytes, or before bytes that hold no further object.

    A cut file may keep an earlier mark (of its first edition, or of its linearised first page): objects follow that one.
    """
    position = body.rfind(_END)
    if position < 0:
        return False
    return position >= len(body) - _TAIL or not _holds_object(body, position)


def _holds_object(body: Bytes, position: int) -> bool:
    """Tell whether an object begins behind a place; a search for its keyword alone takes a tenth of the time of one by pattern."""
    for _ in range(_MOST_KEYWORDS):
        position = body.find(_KEYWORD, position + 1)
        if position < 0:
            return False
        if _OBJECT.search(body[max(0, position - _LONGEST_NUMBERS) : position + len(_KEYWORD) + 1]):
            return True
    return False


def _titles(document: pypdfium2.PdfDocument) -> Iterator[Title]:
    info = squeeze(document.get_metadata_value("Title"))[:_INFO_TEXT]
    if info:
        yield Title("pdf:info", info)
    for number in range(min(len(document), PAGES_READ)):
        text = squeeze(_page_text(document, number))
        if text:
            yield Title("pdf:text", text)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the beginning of a page's text, empty where the page cannot be read."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        return str(text_page.get_text_range(0, min(_PAGE_TEXT, text_page.count_chars())))
    except pypdfium2.PdfiumError:
        return ""
