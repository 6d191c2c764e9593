"""PDF files through pdfium, which opens what the browsers people use open: pages, protection, end mark, words of the first pages."""

import re
from collections.abc import Iterator

import pypdfium2

from crawler.inspect.pdf_streams import damaged_stream
from crawler.inspect.sparse import PatientFile, Sparse
from crawler.inspect.text import squeeze
from crawler.inspect.transfer import reencoded
from crawler.records import Document, Title

_END = b"%%EOF"
_OBJECT = re.compile(rb"\d+ \d+ obj\b")
_MOST_REENCODED = 4 << 20
_PASSWORD = 4  # FPDF_ERR_PASSWORD, fpdfview.h
PAGES_READ = 2  # the second, because the first may be a cover sheet
_PAGE_TEXT = 1500
_INFO_TEXT = 300


def read_pdf(body: bytes) -> tuple[Document, tuple[Title, ...]]:
    """Open a PDF; returns what it is like, and as titles its Info title (`pdf:info`) and the words of its first pages (`pdf:text`).

    pdfium opens what has a page tree, whatever became of the pages, so streams are unpacked as well.
    """
    ended = is_ended(body)
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD:
            return Document(ended=ended, encrypted=True), ()
        return Document(opens=False, ended=ended, damage=str(fault)[:120]), ()
    try:
        pages = len(document)
        damage = (reencoded(body[:_MOST_REENCODED]) or damaged_stream(body)) if pages else "has no pages"
        return Document(opens=damage is None, ended=ended, pages=pages, damage=damage), tuple(_titles(document))
    finally:
        document.close()


def read_pdf_parts(file: Sparse) -> tuple[Document, tuple[Title, ...]]:
    """Open a PDF of which parts are known. Only what pdfium found without a look at other bytes counts.

    `missing` names what it wanted first: to open the file (`opens` is None then), or for the title and the words of its first page.
    """
    if not is_ended(file.end()):
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


def is_ended(body: bytes) -> bool:
    """Tell whether the end mark is there, before bytes that hold no further object.

    A cut file may keep an earlier mark (of its first edition, or of its linearised first page): objects follow that one.
    """
    position = body.rfind(_END)
    return position >= 0 and not _OBJECT.search(body, position)


def _titles(document: pypdfium2.PdfDocument) -> Iterator[Title]:
    info = _info_title(document)
    if info:
        yield Title("pdf:info", info)
    for number in range(min(len(document), PAGES_READ)):
        text = squeeze(_page_text(document, number))
        if text:
            yield Title("pdf:text", text)


def _info_title(document: pypdfium2.PdfDocument) -> str:
    """Return the title of the Info dictionary, empty where it is no text in its encoding."""
    try:
        return squeeze(document.get_metadata_value("Title"))[:_INFO_TEXT]
    except UnicodeDecodeError:
        return ""


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the beginning of a page's text, empty where the page cannot be read."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        return str(text_page.get_text_range(0, min(_PAGE_TEXT, text_page.count_chars())))
    except pypdfium2.PdfiumError:
        return ""
