"""What a gzip file holds: an answer whose encoding was never taken off is a file of the promised kind, packed once more."""

import zlib

from crawler.inspect.sparse import Bytes

_READ, _UNPACKED = 64 << 10, 16  # bytes
_ARCHIVES = {
    b"\x1f\x8b\x08": "gz",
    b"PK\x03\x04": "zip",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"BZh": "bz2",
    b"\xfd7zXZ\x00": "xz",
}
_FLAGS, _NAMED = 3, 8  # RFC 1952, section 2.3.1: a name follows the header where this bit is set


def gz_marks(body: Bytes) -> tuple[str, ...]:
    """Return `holds-zip`, `holds-gz` and the like for a gzip file without a name that has an archive in it: whoever packs one by hand leaves its name."""
    if body[_FLAGS] & _NAMED:
        return ()
    try:
        held = zlib.decompressobj(wbits=31).decompress(body[:_READ], _UNPACKED)
    except zlib.error:
        return ()
    return tuple(f"holds-{kind}" for sign, kind in _ARCHIVES.items() if held.startswith(sign))
