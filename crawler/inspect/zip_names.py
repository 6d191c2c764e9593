"""The names inside a ZIP archive, read from its local headers, so that a cut archive still tells what it was."""

import struct
from collections.abc import Collection, Iterator

from crawler.inspect.sparse import Bytes

_LOCAL = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT section 4.3.7
_STREAMED = 0x08  # general purpose bit 3: sizes follow the data
_MOST = 400
_LONGEST = 100
_DESCRIPTOR = b"PK\x07\x08"  # section 4.3.9: after the data of a streamed part

_BY_MIMETYPE = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_BY_FOLDER = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}


def local_headers(body: Bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the names of the first parts, in the order they are stored, with the beginning of their packed data."""
    position = 0
    for _ in range(_MOST):
        if body[position : position + len(_LOCAL)] != _LOCAL or len(body) < position + _HEADER.size:
            return
        _, _, flags, _, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack_from(body, position)
        start = position + _HEADER.size
        data = start + name_size + extra_size
        position = body.find(_LOCAL, data) if flags & _STREAMED else data + packed
        end = len(body) if position < 0 else position
        yield body[start : start + name_size].decode("utf-8", "replace"), body[data : min(end, data + _LONGEST)]
        if position < 0:
            return


def zip_kind(body: Bytes) -> str:
    """Tell an office document or an EPUB from a plain archive by the parts it holds."""
    names: list[str] = []
    for name, data in local_headers(body):
        if name == "mimetype" and not names:
            return _BY_MIMETYPE.get(data.partition(_DESCRIPTOR)[0].strip(), "zip")
        names.append(name)
    return office_kind(names)


def kind_by_mimetype(declared: bytes) -> str:
    """Return the kind that an archive declares in a part of its own, or in its manifest; `zip` for none of ours."""
    return next((kind for name, kind in _BY_MIMETYPE.items() if name in declared), "zip")


def office_kind(names: Collection[str]) -> str:
    """Tell an office document of Microsoft's from a plain archive (`zip`) by the names of its parts; an EPUB too."""
    if "META-INF/container.xml" in names and any(name.lower().endswith(".opf") for name in names):
        return "epub"
    if "[Content_Types].xml" not in names:
        return "zip"
    return next((kind for folder, kind in _BY_FOLDER.items() if any(name.startswith(folder) for name in names)), "zip")
