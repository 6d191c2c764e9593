"""The picture in a WebP file: what stands before its codes is what decoders need (RFC 9649, RFC 6386)."""

from collections.abc import Iterable

from crawler.inspect.sparse import Bytes

_LOSSY, _LOSSLESS, _FRAME = b"VP8 ", b"VP8L", b"ANMF"
_LOSSY_HEADER, _START = 10, b"\x9d\x01\x2a"  # RFC 6386, section 9.1
_LAST_PROFILE, _SHOWN = 3, 0x10
_SIGNATURE = 0x2F  # RFC 9649, section 3.4


def picture_damage(body: Bytes, chunks: Iterable[tuple[bytes, int, int]]) -> str | None:
    """Tell what is wrong with the pictures of a file, of which each chunk has a name, a beginning and an end. Codes themselves are all allowed."""
    found = [(name, body[start : min(stop, start + _LOSSY_HEADER)], stop - start) for name, start, stop in chunks]
    if not any(name in (_LOSSY, _LOSSLESS, _FRAME) for name, _, _ in found):
        return "no picture data"
    is_right = all(
        _is_lossy(head, size) if name == _LOSSY else _is_lossless(head) if name == _LOSSLESS else True
        for name, head, size in found
    )
    return None if is_right else "no picture header"


def _is_lossy(head: bytes, size: int) -> bool:
    """Tell whether a frame stands by itself, is shown, is of a known profile, and has room for its first part (RFC 6386, section 9.1)."""
    if len(head) < _LOSSY_HEADER or head[3:6] != _START:
        return False
    tag = int.from_bytes(head[:3], "little")
    is_shown, profile, first = tag & 0x11 == _SHOWN, tag >> 1 & 7, tag >> 5
    return is_shown and profile <= _LAST_PROFILE and _LOSSY_HEADER + first <= size


def _is_lossless(head: bytes) -> bool:
    """Tell whether the signature and the version are those that there are."""
    return len(head) > 4 and head[0] == _SIGNATURE and head[4] >> 5 == 0  # noqa: PLR2004 - RFC 9649, section 3.4
