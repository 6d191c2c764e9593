"""What legacy Office files say of themselves: the property set of their summary (MS-OLEPS, MS-OSHARED section 2.3.3.2.1)."""

import struct
from datetime import UTC, datetime, timedelta

from crawler.inspect.details import Said
from crawler.inspect.labels import Labels, labelled
from crawler.inspect.ole_directory import Damaged, content, read_frame, streams
from crawler.inspect.sparse import Bytes

_SUMMARY = "\x05SummaryInformation"
_MOST = 16 * 1024
_SET, _PROPERTIES = 28, 48  # places: of the first set's identifier, and of its properties at the earliest
_MOST_PROPERTIES = 40
_CODE_PAGE = 1
_FIELDS = {2: "title", 4: "author", 12: "created", 13: "modified"}
_ANSI, _UNICODE, _TIME, _SHORT = 0x1E, 0x1F, 0x40, 0x02
_PAGES = {
    1200: "utf-16-le",
    65001: "utf-8",
    10000: "mac-roman",
    932: "shift_jis",
    936: "gbk",
    949: "euc_kr",
    950: "big5",
}
_BEGAN = datetime(1601, 1, 1, tzinfo=UTC)


def ole_labels(kind: str, body: Bytes) -> Labels:
    """Return title (`doc:title`) and details of a legacy Office file; none where its summary is not there or damaged."""
    try:
        frame = read_frame(body)
        entries = streams(body, frame)
        summary = next((entry for entry in entries if entry.name == _SUMMARY), None)
        if summary is None:
            return (), None
        return labelled(kind, tuple(_properties(content(body, frame, summary, _MOST))))
    except (Damaged, struct.error, ValueError, LookupError, OverflowError):
        return (), None


def _properties(data: bytes) -> list[Said]:
    """Read the wanted properties of the first set: an identifier and a place each, then type and value there."""
    (start,) = struct.unpack_from("<I", data, 44)
    (count,) = struct.unpack_from("<I", data, start + 4)
    places = dict(struct.unpack_from("<II", data, start + 8 + 8 * at) for at in range(min(count, _MOST_PROPERTIES)))
    codec = "cp1252"
    if _CODE_PAGE in places:
        kind, page = struct.unpack_from("<IH", data, start + places[_CODE_PAGE])
        codec = _PAGES.get(page, f"cp{page}") if kind == _SHORT else codec
    return [
        Said(field, "summary", text)
        for number, field in _FIELDS.items()
        if number in places and (text := _value(data, start + places[number], codec))
    ]


def _value(data: bytes, place: int, codec: str) -> str:
    kind, size = struct.unpack_from("<II", data, place)
    if kind == _TIME:
        (ticks,) = struct.unpack_from("<Q", data, place + 4)
        return (_BEGAN + timedelta(microseconds=ticks // 10)).isoformat() if ticks else ""
    if kind not in (_ANSI, _UNICODE):
        return ""
    length, codec = (2 * size, "utf-16-le") if kind == _UNICODE else (size, codec)
    return data[place + 8 : place + 8 + min(length, 1_000)].decode(codec, "replace").partition("\0")[0]
