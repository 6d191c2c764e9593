"""Zeros in a PDF where there are none: between its streams, in those that are text, and in those that are packed in other ways than most."""

import re

from crawler.inspect.sparse import Bytes
from crawler.inspect.transfer import CONTROL, SECTOR, find_zeros

_LEAST, _MOST_HOLES = 64, 50
_STREAM, _ENDS, _OBJECT = b"stream", b"endstream", b" obj"
_FILTER = re.compile(rb"/F(?:ilter)?\b|/Subtype\s*/Image|/Length[123]\b|/FunctionType|/ObjStm|/XRef")
"""Of what is packed, and of pictures, fonts and functions, which have zeros (ISO 32000-1, section 7.3.8)."""
_PACKED = re.compile(rb"/(?:CCITTFaxDecode|LZWDecode|JPXDecode|JBIG2Decode)\b")
_ENCRYPTED = re.compile(rb"/Length2\s+[1-9]")  # the second part of a font of the first type (section 9.9)
_NO_TEXT = (b"/Encrypt", b"/ByteRange")  # sections 7.6 and 12.8.1
_NOT_ZERO = re.compile(rb"[^\0]")
_MOST_TEXT = 1 << 20  # bytes


def is_holed(body: Bytes, end: int) -> bool:
    """Tell whether a row of zeros stands before a place where all else is text, or is packed. Of 1,200 good files none is so, but for words that are encrypted or signed."""
    stop = 0
    for _ in range(_MOST_HOLES):
        place = find_zeros(body, stop, end, _LEAST)
        if place < 0:
            return False
        found = _NOT_ZERO.search(body, place, end)
        stop = found.start() if found else end
        begin = body.rfind(_STREAM, 0, place)
        is_inside = begin >= 0 and body[max(0, begin - 3) : begin] != b"end"
        close = body.find(_ENDS, stop)
        if (
            not is_inside
            or _is_text(body, begin, close)
            or (stop - place >= SECTOR and _is_packed(body, begin, stop, close))
        ):
            return all(body.find(word) < 0 for word in _NO_TEXT)
    return False


def _is_packed(body: Bytes, begin: int, stop: int, close: int) -> bool:
    """Tell whether a stream that goes on behind zeros is packed in a way that never writes so many; others are unpacked elsewhere."""
    head = body[body.rfind(_OBJECT, 0, begin) : begin]
    goes_on = stop < close and body[stop : min(close, stop + _MOST_TEXT)].strip(b"\0\r\n") != b""
    return goes_on and (
        _PACKED.search(head) is not None or (_ENCRYPTED.search(head) is not None and b"/Filter" not in head)
    )


def _is_text(body: Bytes, begin: int, close: int) -> bool:
    """Tell whether a stream is not packed, and holds nothing but text beside zeros."""
    head = body[body.rfind(_OBJECT, 0, begin) : begin]
    if not begin < close <= begin + _MOST_TEXT or _FILTER.search(head):
        return False
    return CONTROL.search(body[begin:close].replace(b"\0", b"")) is None
