"""PDF files through pdfium, which opens what the browsers people use open: pages, protection, end mark, words of the first pages."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2

from crawler.inspect.details import Said, details_of
from crawler.inspect.opened import Opened
from crawler.inspect.pdf_fonts import damaged_font
from crawler.inspect.pdf_holes import is_holed
from crawler.inspect.pdf_largest import largest_text
from crawler.inspect.pdf_letters import spelled
from crawler.inspect.pdf_objects import lacks_its_mark_alone, lost_objects, unlike_their_table
from crawler.inspect.pdf_streams import damaged_stream
from crawler.inspect.pdf_words import strange_word
from crawler.inspect.sparse import Bytes, PatientFile, Sparse
from crawler.inspect.text import squeeze
from crawler.inspect.transfer import questioned, reencoded, zeroed_block
from crawler.inspect.xmp import read_packet
from crawler.records import Details, Document, Title

_END = b"%%EOF"
_KEYWORD = b" obj"
_LONGEST_NUMBERS, _MOST_KEYWORDS = 24, 10_000
_OBJECT = re.compile(rb"\d \d{1,10} obj\b")
_BINARY = re.compile(
    rb"/(?:FlateDecode|DCTDecode|LZWDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode|RunLengthDecode|FontFile[23]?)"
)
_PASSWORD = 4  # FPDF_ERR_PASSWORD, fpdfview.h
_MOST_SEARCHED = 16 << 20  # bytes before the end in which its mark is looked for
PAGES_READ = 2  # the second, because the first may be a cover sheet
_PAGES_TRIED = 50
_PAGE_TEXT = 1500
_INFO_TEXT = 300
_LANGUAGE_ROOM = 64
_LEFT_OVER = re.compile(r"\.\w{2,4}$|^(?:microsoft|powerpoint|untitled|print|slide)\b|[/\\_]", re.IGNORECASE)


def read_pdf(body: Bytes) -> Opened:
    """Open a PDF; its titles are those of Info (`pdf:info`) and XMP (`pdf:xmp`), the words of its first pages (`pdf:text`) and the largest of them (`pdf:largest`).

    pdfium opens what has a page tree, whatever became of the pages, so streams are unpacked as well.
    """
    ended = is_ended(body) or lacks_its_mark_alone(body)
    try:
        document = _opened(_in_place(body))
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD:
            return Opened(Document(ended=ended, encrypted=True))
        return Opened(Document(opens=False, ended=ended, damage=str(fault)[:120]))
    try:
        pages = len(document)
        damage = _damage(body) if _has_a_page(document) else "has no pages"
        packet = read_packet((body,))
        titles = tuple(_titles(document, packet))
        told = Document(opens=damage is None, ended=ended, pages=pages, damage=damage)
        return Opened(told, titles, _details(document, packet))
    finally:
        document.close()


def _has_a_page(document: pypdfium2.PdfDocument) -> bool:
    """Tell whether one of the pages that are counted is there: a tree that leads back to itself has none."""
    return any(_is_page(document, number) for number in range(min(len(document), _PAGES_TRIED)))


def _is_page(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        document.get_page_size(number)
    except pypdfium2.PdfiumError:
        return False
    return True


def _damage(body: Bytes) -> str | None:
    """Tell what is wrong with the data inside: a transfer as text takes nothing from pages that are all text, fonts included."""
    sent_as_text = (reencoded(body) or questioned(body)) if _BINARY.search(body) else None
    end = body.rfind(_END)
    holed = "a block of zeros" if zeroed_block(body, 0, end) or is_holed(body, end) else None
    strange = "not well-formed" if strange_word(body) else None
    font = "a table is damaged" if damaged_font(body) else None
    return sent_as_text or holed or lost_objects(body) or damaged_stream(body) or strange or font


def read_pdf_parts(file: Sparse) -> Opened:
    """Open a PDF of which parts are known. Only what pdfium found without a look at other bytes counts.

    `missing` names what it wanted first: to open the file (`opens` is None then), or for the title and the words of its first page.
    """
    end = file.end(_MOST_SEARCHED)
    if not is_ended(end) or strange_word(*file.known()) or unlike_their_table(file, end):
        return Opened(Document())
    patient = PatientFile(file)
    try:
        document = _opened(patient)
    except pypdfium2.PdfiumError as fault:
        known = patient.missed is None and getattr(fault, "err_code", None) == _PASSWORD
        return Opened(Document(ended=True if known else None, encrypted=known, missing=patient.missed))
    try:
        pages = len(document)
        if patient.missed or not pages:
            return Opened(Document(missing=patient.missed))
        packet = read_packet(file.known())
        titles = tuple(_known_titles(document, patient, packet))
        first = patient.missed if not any(title.source == "pdf:text" for title in titles) else None
        details = details_of(packet) if patient.missed else _details(document, packet)
        return Opened(Document(opens=True, ended=True, pages=pages, missing=first), titles, details)
    finally:
        document.close()


def _known_titles(document: pypdfium2.PdfDocument, patient: PatientFile, packet: tuple[Said, ...]) -> Iterator[Title]:
    """Yield the titles up to the first that rests on bytes that are not known, and that of the packet, which is known."""
    for title in _titles(document, packet):
        if patient.missed and title.source != "pdf:xmp":
            return
        yield title


def _opened(source: object) -> pypdfium2.PdfDocument:
    """Open a document. pdfium leaves its last error as it was where a tree of pages is missing: one that is known has to stand there before."""
    pypdfium2.raw.FPDF_LoadMemDocument64(b"", 0, None)
    return pypdfium2.PdfDocument(source)


def _in_place(body: Bytes) -> "bytes | ctypes.Array[ctypes.c_char]":
    """Return what pdfium reads a body from, without a copy."""
    return body if isinstance(body, bytes) else (ctypes.c_char * len(body)).from_buffer(body)


def is_ended(body: Bytes) -> bool:
    """Tell whether the end mark is there, before bytes that hold no further object.

    A cut file may keep an earlier mark (of its first edition, or of its linearised first page): objects follow that one.
    """
    position = body.rfind(_END)
    return position >= 0 and not _holds_object(body, position)


def _holds_object(body: Bytes, position: int) -> bool:
    """Tell whether an object begins behind a place; a search for its keyword alone takes a tenth of the time of one by pattern."""
    for _ in range(_MOST_KEYWORDS):
        position = body.find(_KEYWORD, position + 1)
        if position < 0:
            return False
        if _OBJECT.search(body[max(0, position - _LONGEST_NUMBERS) : position + len(_KEYWORD) + 1]):
            return True
    return False


def _titles(document: pypdfium2.PdfDocument, packet: tuple[Said, ...]) -> Iterator[Title]:
    named = [squeeze(_metadata(document, "Title"))[:_INFO_TEXT]]
    if named[0]:
        yield Title("pdf:info", named[0])
    named += [squeeze(one.text)[:_INFO_TEXT] for one in packet if one.field == "title"][:1]
    yield from (Title("pdf:xmp", text) for text in named[1:] if text and text != named[0])
    largest = ""
    for number in range(min(len(document), PAGES_READ)):
        text, found = _page_text(document, number, look_for_largest=number == 0 and not any(map(_tells, named)))
        largest = largest or found
        if text:
            yield Title("pdf:text", text)
    if largest:
        yield Title("pdf:largest", largest)


def _metadata(document: pypdfium2.PdfDocument, key: str) -> str:
    """Return what the Info dictionary says under a key, empty where it is no text in its encoding."""
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _tells(title: str) -> bool:
    """Tell whether a title of the metadata may be one: words, and no name of a file or of a program."""
    return title.count(" ") > 1 and not _LEFT_OVER.search(title)


def _page_text(document: pypdfium2.PdfDocument, number: int, *, look_for_largest: bool) -> tuple[str, str]:
    """Return the beginning of a page's text and, if wanted, the largest of it; empty where the page cannot be read."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        told = str(text_page.get_text_range(0, min(_PAGE_TEXT, text_page.count_chars())))
        text = squeeze(spelled(told))
        largest = spelled(largest_text(text_page), of=told) if look_for_largest and text else ""
        return text, squeeze(largest)[:_INFO_TEXT]
    except pypdfium2.PdfiumError:
        return "", ""


def _details(document: pypdfium2.PdfDocument, packet: tuple[Said, ...]) -> Details | None:
    """Return what packet, Info and catalogue say beside the title."""
    named = {key: _metadata(document, key) for key in ("Author", "CreationDate", "ModDate")}
    return details_of(
        (
            *packet,
            Said("author", "pdf:info", named["Author"]),
            Said("created", "pdf:info", named["CreationDate"]),
            Said("modified", "pdf:info", named["ModDate"]),
            Said("language", "pdf", _language(document)),
        )
    )


def _language(document: pypdfium2.PdfDocument) -> str:
    """Return the language that the catalogue states (ISO 32000-1 section 14.9.2)."""
    ask = getattr(pypdfium2.raw, "FPDFCatalog_GetLanguage", None)  # not in every version that we may run with
    if ask is None:
        return ""
    room = (ctypes.c_ushort * (_LANGUAGE_ROOM // 2))()
    length = ask(document, room, _LANGUAGE_ROOM)
    return bytes(room)[: max(0, length - 2)].decode("utf-16-le", "replace") if length <= _LANGUAGE_ROOM else ""
