"""The codes of lossless WebP pictures: they stand for as many pixels as there are, or the picture is damaged."""

import pytest

from crawler.inspect.webp_lossless import are_pixels_coded

ONE_VALUE = (1, 1, 0, 1, 1, 1, 0, 8)  # a table of one code, of the value 0


def packed(*numbers: int, more: bytes = b"") -> bytes:
    """Pack numbers, each followed by its bits, lowest first, behind a signature."""
    bits, many = 0, 0
    for value, width in zip(numbers[::2], numbers[1::2], strict=True):
        bits |= value << many
        many += width
    return b"/" + bits.to_bytes(-(-many // 8), "little") + more


def table(lengths: dict[int, int], size: int) -> tuple[int, ...]:
    """Write a table whose codes have some lengths, each told in four bits."""
    turned = {value: int(f"{value:04b}"[::-1], 2) for value in range(16)}
    told = [number for place in range(19) for number in (0 if place in (0, 1, 8) else 4, 3)]
    listed = [number for value in range(size) for number in (turned[lengths.get(value, 0)], 4)]
    return (0, 1, 15, 4, *told, 0, 1, *listed)


def start(width: int, height: int = 1) -> tuple[int, ...]:
    """Write the size, and that there are no transforms, no cache and one group of tables."""
    return (width - 1, 14, height - 1, 14, 0, 4, 0, 1, 0, 1, 0, 1)


COPIES = (*table({7: 1, 256: 2, 257: 2}, 280), *ONE_VALUE * 3, *table({0: 1, 1: 1}, 40))
SEVEN, ONE_AGAIN, TWO_AGAIN, ABOVE, BEFORE = (0, 1), (1, 2), (3, 2), (0, 1), (1, 1)


@pytest.mark.parametrize(
    ("codes", "sound"),
    [
        ((*SEVEN * 6,), True),
        ((*SEVEN * 3, *ONE_AGAIN, *BEFORE, *TWO_AGAIN, *ABOVE), True),
        ((*SEVEN, *ONE_AGAIN, *ABOVE, *SEVEN * 4), False),
        ((*ONE_AGAIN, *BEFORE, *SEVEN * 5), False),
        ((*SEVEN * 5, *TWO_AGAIN, *ABOVE), False),
    ],
)
def test_pixels_and_copies_of_them(codes: tuple[int, ...], *, sound: bool) -> None:
    """Two rows of three: nothing is copied from before the first pixel or beyond the last, and all are there."""
    assert are_pixels_coded(packed(*start(3, 2), *COPIES, *codes)) is sound


def test_hardly_anything_is_left_over() -> None:
    """A few bytes are nobody's concern; many mean that the codes were read wrongly."""
    one = (*start(8), *ONE_VALUE * 5)
    assert are_pixels_coded(packed(*one, more=bytes(12)))
    assert are_pixels_coded(packed(*one, more=bytes(60))) is False


@pytest.mark.parametrize(
    ("tables", "sound"),
    [
        (ONE_VALUE * 5, True),
        ((1, 1, 1, 1, 0, 1, 0, 1, 9, 8, *ONE_VALUE * 4), True),
        ((*table({3: 1}, 280), *ONE_VALUE * 4), True),
        ((*table({3: 2, 4: 2}, 280), *ONE_VALUE * 4), False),
        ((*table({3: 1, 4: 1, 5: 1}, 280), *ONE_VALUE * 4), False),
        ((*table({}, 280), *ONE_VALUE * 4), False),
        ((0, 1, 15, 4, *(0, 3) * 19), False),
    ],
)
def test_tables_have_room_for_their_codes(tables: tuple[int, ...], *, sound: bool) -> None:
    """Neither more nor fewer codes than can be told apart, but for one alone, which takes no bits."""
    assert are_pixels_coded(packed(*start(8), *tables, 0, 8)) is sound


def test_what_tells_of_a_picture_is_a_picture() -> None:
    """Transforms come once each; a palette of two colours puts eight pixels into one; blocks may have tables of their own."""
    size = (63, 14, 0, 14, 0, 4)
    small = (0, 1, *ONE_VALUE * 5)  # without a cache
    palette, predictor, green = (1, 1, 3, 2, 1, 8, *small), (1, 1, 0, 2, 0, 3, *small), (1, 1, 2, 2)
    pixels = (0, 1, 0, 1, 0, 1, *table({1: 1, 2: 1}, 280), *ONE_VALUE * 4)

    assert are_pixels_coded(packed(*size, *palette, *predictor, *green, *pixels, 0, 8))
    assert are_pixels_coded(packed(*size, *green, *pixels, 0, 8)) is False
    assert are_pixels_coded(packed(*size, *green, *green, *pixels, 0, 64)) is False
    groups = (0, 1, 0, 1, 1, 1, 0, 3, *small, *table({1: 1, 2: 1}, 280), *ONE_VALUE * 4)
    assert are_pixels_coded(packed(*size, *groups, 0, 64))
    assert are_pixels_coded(packed(0, 1, 12, 4, *(0, 60))) is False


def test_a_cache_repeats_colours() -> None:
    """Its codes follow those of green and of lengths, and its size is limited."""
    cached = (0, 1, 1, 1, 1, 4, 0, 1, *table({7: 1, 280: 1}, 282), *ONE_VALUE * 4)
    assert are_pixels_coded(packed(7, 14, 0, 14, 0, 4, *cached, 0b11111110, 8))
    assert are_pixels_coded(packed(7, 14, 0, 14, 0, 4, 0, 1, 1, 1, 12, 4, 0, 60)) is False


def test_nothing_is_said_of_what_takes_long() -> None:
    """A picture of more codes than are read, or of more groups of tables."""
    many = (*start(16_000, 16_000), *table({1: 1, 2: 1}, 280), *ONE_VALUE * 4)
    assert are_pixels_coded(packed(*many, more=bytes(40_000))) is None
    assert are_pixels_coded(packed(*many, more=bytes(400))) is False
    assert are_pixels_coded(packed(16_000, 14, 16_000, 14, 0, 4, 1, 1, 0, 2, 0, 3, 0, 60)) is None
    assert are_pixels_coded(packed(0, 1, 0, 1, 0, 1, *ONE_VALUE * 5), (8, 8))
