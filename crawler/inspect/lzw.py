"""LZW without its output: whether the codes of a picture follow from those before, and how many values they stand for (GIF89a, appendix F)."""

_MOST_CODES = 4_096
_WIDEST = 12


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
