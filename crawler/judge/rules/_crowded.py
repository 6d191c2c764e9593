"""Which entries may have a key in common with another, in a few bytes an entry: most have not, and need not be held.

Every key counts in a slot by its checksum, and whoever meets another in a slot is looked at: some too many, never one too few.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from zlib import crc32

from crawler.records import Entry

_SPARSE = 16  # slots a key: about one key in twenty meets another that it is not


def crowded(entries: Sequence[Entry], keys_of: Callable[[Entry], Iterable[str]]) -> list[int]:
    """Return the places of the entries of which a key may be that of another entry, in their order."""
    owners, keys = array("I"), array("I")
    for place, entry in enumerate(entries):
        for key in set(keys_of(entry)):
            owners.append(place)
            keys.append(crc32(key.encode("utf-8", "surrogatepass")))
    mask = (1 << (len(keys) * _SPARSE).bit_length()) - 1
    met = bytearray(mask + 1)
    for slot in map(mask.__and__, keys):
        met[slot] = 2 if met[slot] else 1
    found = (owner for owner, key in zip(owners, keys, strict=True) if met[key & mask] > 1)
    return [owner for owner, _ in groupby(found)]
