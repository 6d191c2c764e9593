"""Single bytes that are no signs, in words that stand elsewhere without them, and in numbers; and the good texts that come near."""

import pytest

from crawler.inspect.known_words import has_flips
from crawler.inspect.plain import read_plain
from crawler.records import Document

PATHS = b"heron_io/database/common.py\nheron_io/database/store.py\ntests/test_base.py\nMakefile\n" * 4
ROWS = b"1983,31.635347,35.826257\n1984,30.112233,36.204\n" * 4
SPOILT = Document(opens=False, damage="single bytes are no signs")


def with_bytes(text: bytes, places: dict[bytes, bytes]) -> bytes:
    """Put other bytes in place of the first of some."""
    for old, new in places.items():
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    "body",
    [
        with_bytes(PATHS, {b"database": b"d\xc8tabase", b"Makefile": b"Mak\xcafile", b"store": b"s\xd9ore"}),
        with_bytes(PATHS, {b"database": b"d\x03tabase", b"common": b"\xe4ommon", b"test_base": b"te\xcbt_base"}),
        with_bytes(ROWS, {b"635347": b"6\xd1534", b"826257": b"826\x16257", b"112233": b"1\xaf2233"}),
    ],
)
def test_bytes_in_words_and_numbers(body: bytes) -> None:
    """Nothing that has such a byte in its place is a word or a number."""
    assert has_flips(body)
    assert read_plain("text", body) == SPOILT


@pytest.mark.parametrize(
    "body",
    [
        PATHS,
        PATHS + "M\xfcller, J\xf8rgensen, Le\xf3n; Muller, Jorgensen, Leon\n".encode("latin-1"),
        with_bytes(PATHS, {b"database": b"d\xc8tabase", b"store": b"s\xd9ore"}),
        with_bytes(PATHS, {b"database": b"d\xc8tabase", b"common": b"c\xc8mmon", b"store": b"s\xc8ore"}),
        ROWS + b"1985,7\xb75,3\xd72,1999\x962001\n",
        (PATHS + ROWS).decode().encode("utf-16"),
    ],
)
def test_good_texts_that_come_near(body: bytes) -> None:
    """Letters with accents stand for those without; two bytes, or one that comes again, prove nothing."""
    assert not has_flips(body)


def test_data_with_such_bytes() -> None:
    """No relative of JSON has them."""
    row = b'{"heron": "grey", "ponds": ["reed", "mill"]}'
    body = b"[" + b", ".join([row] * 6) + b"]"
    spoilt = with_bytes(body, {b"heron": b"h\xd1ron", b"reed": b"re\xbcd", b'"mill"': b'"m\xd9ll"'})
    assert read_plain("json", spoilt) == SPOILT
