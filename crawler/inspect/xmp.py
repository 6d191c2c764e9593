"""What a PDF says of itself in its XMP packet (ISO 16684-1), which lies in the file as plain XML."""

import re
from collections.abc import Iterable, Iterator

from crawler.inspect.details import Said
from crawler.inspect.sparse import Bytes
from crawler.inspect.xml_said import read_said

_BEGIN = re.compile(rb"<x:x[am]pmeta\b")
_ENDS = (b"</x:xmpmeta>", b"</x:xapmeta>")
_LONGEST = 128 * 1024
_MOST_PACKETS = 40
# A packet of the document names what made the PDF; those of pictures in it do not.
_OF_THE_FILE = re.compile(rb"ns\.adobe\.com/pdf/1\.3/|>application/pdf<|\"application/pdf\"|/pdfa/ns/id/")
_OF_A_PICTURE = re.compile(
    rb"ns\.adobe\.com/(?:photoshop|illustrator|tiff|exif)/|>image/|application/vnd\.adobe\.illustrator"
)

_DC, _XMP = "http://purl.org/dc/elements/1.1/ ", "http://ns.adobe.com/xap/1.0/ "
_PRISM = re.compile(r"http://prismstandard\.org/namespaces/(?:basic/)?\d(?:\.\d)?/ (.+)")
_FIELDS = {
    f"{_DC}title": "title",
    f"{_DC}creator": "author",
    f"{_DC}publisher": "publisher",
    f"{_DC}date": "date",
    f"{_DC}language": "language",
    f"{_XMP}CreateDate": "created",
    f"{_XMP}ModifyDate": "modified",
    "prism publicationDate": "issued",
    "prism coverDate": "issued",
}


def read_packet(pieces: Iterable[Bytes]) -> tuple[Said, ...]:
    """Return what the one packet of the document says, `title` among it; nothing where there is none, or where several disagree."""
    told = {read_said(packet, _named) for packet in _packets(pieces)}
    return told.pop() if len(told) == 1 else ()


def _packets(pieces: Iterable[Bytes]) -> Iterator[bytes]:
    """Yield the packets that are of the document and not of something in it."""
    left = _MOST_PACKETS
    for piece in pieces:
        place = 0
        while left and (begin := _BEGIN.search(piece, place)):
            left -= 1
            window = piece[begin.start() : begin.start() + _LONGEST]
            end = max(window.find(mark) + len(mark) if mark in window else 0 for mark in _ENDS)
            packet = window[: end or None]
            place = begin.start() + len(packet)
            if _OF_THE_FILE.search(packet) and not _OF_A_PICTURE.search(packet):
                yield packet


def _named(name: str) -> tuple[str, str] | None:
    prism = _PRISM.fullmatch(name)
    field = _FIELDS.get(f"prism {prism[1]}" if prism else name)
    return (field, "prism" if prism else "xmp") if field else None
