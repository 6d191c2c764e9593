"""The headers of frames of MPEG sound, of all three layers (ISO 11172-3 and 13818-3, section 2.4.1.3)."""

from typing import NamedTuple

from crawler.inspect.sparse import Bytes

THIRD = 1
"""How the third layer is written, which MP3 is named for; the first is 3."""
_FIRST, _FIRST_EDITION = 3, 3
_KILOBITS = {
    (True, 3): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 0),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0),
    (True, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (False, 3): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, 0),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
    (False, 1): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}  # by whether it is of the first edition, and by layer
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_MONO = 3
_SLOT = 4  # bytes that a frame of the first layer is counted in
_SYNC = 0x7FF  # eleven set bits


class Frame(NamedTuple):
    """What the header of a frame says: its length in bytes, where a Xing header would stand behind it, and its layer."""

    size: int
    extra: int
    layer: int = THIRD


def frame_at(head: Bytes, place: int, layer: int | None = None) -> Frame | None:
    """Read the header of a frame, of one layer where one is named; None where there is none."""
    word = int.from_bytes(head[place : place + 4])
    version, found = word >> 19 & 3, word >> 17 & 3
    if len(head) < place + 4 or word >> 21 != _SYNC or version == 1 or found != (layer or found or None):
        return None
    is_first = version == _FIRST_EDITION
    rate, kilobits = word >> 10 & 3, _KILOBITS[is_first, found][word >> 12 & 15]
    if rate == 3 or not kilobits:  # noqa: PLR2004 - reserved
        return None
    is_padded, is_mono = word >> 9 & 1, (word >> 6 & 3) == _MONO
    if found == _FIRST:
        size = _SLOT * (12_000 * kilobits // _RATES[version][rate] + is_padded)
    else:
        size = (144_000 if is_first or found != THIRD else 72_000) * kilobits // _RATES[version][rate] + is_padded
    return Frame(size, (17 if is_mono else 32) if is_first else (9 if is_mono else 17), found)
