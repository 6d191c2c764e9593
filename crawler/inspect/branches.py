"""Programs for x86 that were packed in four streams (BCJ2 of the LZMA SDK, Bcj2.h): all else, targets of calls, of jumps, and which of these were taken out."""

import re

_CALL, _JUMP = 0xE8, 0xE9
_BRANCH = re.compile(rb"[\xe8\xe9]|(?<=\x0f)[\x80-\x8f]")  # a call, a jump, a jump on a condition
_LONG, _LONG_JUMPS = 0x0F, range(0x80, 0x90)
_FIRST_CHANCE, _CHANCE_BITS, _LEARNT = 1 << 10, 11, 5
_FULL, _LEAST = 0xFFFFFFFF, 1 << 24


class _Bits:
    """Bits that were packed by how likely each is (the range coder of LZMA). Raises IndexError at the end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 5
        self._code, self._range = int.from_bytes(data[1:5]), _FULL

    def bit(self, chances: list[int], which: int) -> bool:
        """Read a bit whose likelihood is learnt in one place of a list."""
        if self._range < _LEAST:
            self._range = self._range << 8 & _FULL
            self._code = (self._code << 8 | self._data[self._place]) & _FULL
            self._place += 1
        chance = chances[which]
        bound = (self._range >> _CHANCE_BITS) * chance
        if self._code < bound:
            self._range = bound
            chances[which] += ((1 << _CHANCE_BITS) - chance) >> _LEARNT
            return False
        self._range -= bound
        self._code -= bound
        chances[which] -= chance >> _LEARNT
        return True


def put_together(main: bytes, calls: bytes, jumps: bytes, taken: bytes, size: int) -> bytes:
    """Return the bytes that four streams were made of, `size` at most. Raises IndexError where a stream ends before."""
    bits, chances, found = _Bits(taken), [_FIRST_CHANCE] * 258, bytearray()
    targets = {True: (calls, iter(range(0, len(calls), 4))), False: (jumps, iter(range(0, len(jumps), 4)))}
    place, before = 0, 0
    while len(found) < size:
        if before == _LONG and place < len(main) and main[place] in _LONG_JUMPS:
            stop = place
        else:
            branch = _BRANCH.search(main, place)
            stop = branch.start() if branch else len(main)
        found += main[place : stop + 1]
        if stop == len(main) or len(found) >= size:
            break
        before = main[stop - 1] if stop > place else before
        place, code = stop + 1, main[stop]
        which = before if code == _CALL else 256 if code == _JUMP else 257
        before = code
        if bits.bit(chances, which):
            stream, places = targets[code == _CALL]
            at = next(places, len(stream))
            if at + 4 > len(stream):
                raise IndexError
            target = int.from_bytes(stream[at : at + 4]) - len(found) - 4 & _FULL
            found += target.to_bytes(4, "little")
            before = target >> 24
    return bytes(found[:size])
