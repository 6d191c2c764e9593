"""Damage done on the way: a transfer that took binary data for text, and blocks that were never written."""

from collections import Counter

_LEAST = 2_048  # bytes: less proves nothing
_LOOKED_AT = 1 << 20
_WINDOW = 64 * 1024
_SEEN = 32  # of each sign: in data that look random, chance does not come so far
_DISTINCT = 100  # byte values that make data binary
_HIGH = bytes(range(128, 256))
_LOW = bytes(range(128))
_REPLACED = b"\xef\xbf\xbd"  # U+FFFD in UTF-8
_BESIDE_CR = (0x0B, 0x0C, 0x0E, 0x0F)
_FEW = (
    8  # line feeds, or neighbours of a carriage return: in data that look random, none comes or goes so often by chance
)
_DENSE, _MORE = 230, 1.25  # byte values that occur; line feeds in place of both
_SECTOR, _BLOCK = 512, 4_096
_AS_TEXT = "binary data were sent as text: "


def transfer_damage(data: bytes) -> str | None:
    """Tell what a transfer as text did to compressed data, or None: every byte value should be there, in any company."""
    sample = data[:_LOOKED_AT]
    if len(sample) < _LEAST:
        return None
    return lost_high_bytes(sample) or reencoded(sample) or _line_ends(sample)


def lost_high_bytes(data: bytes, *, distinct: int = _DISTINCT) -> str | None:
    """Tell whether the eighth bit is gone, or what had it: binary data without one byte above 127."""
    if len(data) < _LEAST or not data.isascii() or len(set(data[:_WINDOW])) < distinct:
        return None
    return _AS_TEXT + "no byte above 127 is left"


def reencoded(data: bytes) -> str | None:
    """Tell whether bytes above 127 were taken for characters: replaced by U+FFFD, or written as UTF-8.

    Words of any language may be in UTF-8 too; what stands for C1 controls (128 to 159) is in none of them.
    """
    high = data.translate(None, _LOW)
    if high.count(_REPLACED) * 30 > len(high) * 9 and len(high) > 3 * _SEEN:
        return _AS_TEXT + "bytes above 127 were replaced"
    try:
        text = data[:-3].decode("utf-8") if len(high) > 2 * _SEEN else ""
    except UnicodeDecodeError as fault:
        text = data[: fault.start].decode("utf-8") if fault.start > len(data) - 8 else ""
    controls = sum("\x80" <= sign <= "\x9f" for sign in text[:_WINDOW])
    return _AS_TEXT + "bytes above 127 were written in UTF-8" if controls >= _SEEN else None


def _line_ends(data: bytes) -> str | None:
    """Tell whether line ends were translated in data that have none: no LF without a CR, or no CR among its neighbours."""
    lines = data.count(b"\n")
    if lines < _FEW or (b"\r" in data and lines > data.count(b"\r\n")):
        return None
    counts = Counter(data[:_WINDOW])
    if len(counts) < _DENSE:
        return None
    if b"\r" in data:
        return _AS_TEXT + "every line feed follows a carriage return"
    beside = [counts[value] for value in _BESIDE_CR]
    is_missed = min(beside) >= _FEW and counts[0x0A] * len(beside) > _MORE * sum(beside)
    return _AS_TEXT + "no carriage return is left" if is_missed else None


def zero_tail(data: bytes) -> bool:
    """Tell whether an eighth or more of compressed data is nothing but zeros at its end: the rest of it was never written."""
    rest = len(data) - len(data.rstrip(b"\0"))
    return rest >= _BLOCK and rest * 8 >= len(data)


def zeroed_block(data: bytes, start: int = 0) -> bool:
    """Tell whether compressed data hold a block of zeros between two borders of sectors: it was never written."""
    place = data.find(bytes(_BLOCK), start)
    while place >= 0:
        stop = place + _BLOCK
        while data.startswith(bytes(_SECTOR), stop):
            stop += _SECTOR
        while stop < len(data) and data[stop] == 0:
            stop += 1
        if (place % _SECTOR == 0 and stop % _SECTOR == 0) or stop == len(data):
            return True
        place = data.find(bytes(_BLOCK), stop)
    return False
