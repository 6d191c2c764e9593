"""LZW without its output: whether codes follow from those before, and how many values they stand for (GIF89a, appendix F; TIFF 6.0, section 13)."""

_MOST_CODES = 4_096
_WIDEST = 12
_STRIP_CLEAR, _STRIP_END, _STRIP_FIRST = 256, 257, 258


def values(data: bytes, bits: int) -> int | None:
    """Return how many values a row of codes stands for, up to the code that ends it; None where a code stands for nothing yet."""
    clear = 1 << bits
    lengths, total, before = [1] * clear + [0, 0], 0, -1
    width, held, have = bits + 1, 0, 0
    for byte in data:
        held |= byte << have
        have += 8
        while have >= width:
            code, size = held & (1 << width) - 1, len(lengths)
            held >>= width
            have -= width
            if code == clear:
                del lengths[clear + 2 :]
                width, before = bits + 1, -1
                continue
            if code == clear + 1:
                return total
            if code > size or (code == size and before < 0) or (code > clear and before < 0):
                return None
            if before >= 0 and size < _MOST_CODES:
                lengths.append(lengths[before] + 1)
                if size + 1 == 1 << width and width < _WIDEST:
                    width += 1
            elif code == size:
                return None
            total += lengths[code]
            before = code
    return total


def strip_values(data: bytes) -> int | None:
    """Return how many bytes the codes of a TIFF's strip stand for, as `values` does: their high bits come first, and they grow wider one code earlier."""
    lengths, total, before = [1] * _STRIP_FIRST, 0, -1
    width, held, have = 9, 0, 0
    for byte in data:
        held, have = (held << 8 | byte) & 0xFFFFF, have + 8
        if have < width:
            continue
        have -= width
        code, size = held >> have & (1 << width) - 1, len(lengths)
        if code == _STRIP_CLEAR:
            del lengths[_STRIP_FIRST:]
            width, before = 9, -1
            continue
        if code == _STRIP_END:
            break
        if before >= 0 and code <= size <= _MOST_CODES:
            lengths.append(lengths[before] + 1)
            width += size + 2 == 1 << width and width < _WIDEST
        elif before >= 0 or code > _STRIP_CLEAR:
            return None
        total, before = total + lengths[code], code
    return total
