"""Single bytes of a text that make no sense, and the texts of all alphabets that they are told from."""

import random
from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.inspect.stray_signs import has_strays
from crawler.records import Document, Fetched

Fetch = Callable[..., Fetched]
PROSE = b"The herons come back to the pond in the first warm week, and stay until the reeds are cut.\n" * 30
TABLE = b"pond,herons,reeds\n" + b"Mill Pond,12,cut\nNew Pond,7,standing\n" * 120
FRENCH = "Les hérons reviennent à l'étang dès la première semaine; où vont-ils ça et là, à Noël, nul ne le sait.\n"
POLISH = "Czaple wracają nad staw w pierwszym ciepłym tygodniu, gdzież będą żyć źrebięta, któż wie.\n"
RUSSIAN = "Цапли возвращаются на пруд.\n"


def flipped(text: bytes, number: int, seed: int = 5) -> bytes:
    """Put bytes of chance in place of some."""
    chance = random.Random(seed)
    body = bytearray(text)
    for place in chance.sample(range(len(body)), number):
        body[place] = chance.choice((*range(1, 9), *range(0x80, 0x100)))
    return bytes(body)


@pytest.mark.parametrize("text", [PROSE, TABLE, ("\ufeff" + FRENCH * 30).encode("utf-8")])
@pytest.mark.parametrize("number", [10, 20, 40, 120])
def test_bytes_of_chance(text: bytes, number: int) -> None:
    """Wherever they are."""
    assert has_strays(flipped(text, number))


@pytest.mark.parametrize(
    "body",
    [
        PROSE,
        FRENCH.encode("latin-1"),
        (FRENCH * 30).encode("cp437", "ignore"),
        (PROSE.decode() + FRENCH).encode("mac-roman"),
        (PROSE.decode() + POLISH).encode("cp1250"),
        (PROSE.decode() + POLISH * 3).encode("cp852", "ignore"),
        (PROSE.decode() + POLISH * 3).encode("mac-latin2", "ignore"),
        (PROSE.decode() + FRENCH * 3).encode("hp-roman8", "ignore"),
        (PROSE.decode() + RUSSIAN).encode("koi8-r"),
        (FRENCH * 30).encode() + FRENCH.encode("latin-1"),
        PROSE + "\u2018Reeds\u2019 \u2013 5\xa0\xb0C, \xa9 2019\n".encode("cp1252"),
        PROSE.replace(b" ", b"\x01", 9),  # separators
        PROSE.replace(b"herons", b"[\x01-\x08\x0e-\x1f]", 2),  # a program that speaks of controls
        "Heron\u4e2d\u6587\n".encode("utf-16") * 20,
    ],
)
def test_texts_of_all_alphabets(body: bytes) -> None:
    """Letters come again, in words and in the case of their words."""
    assert not has_strays(body)


def test_half_signs_in_two_bytes_each() -> None:
    """In UTF-16 there are controls and halves of signs that no text has."""
    body = bytearray(PROSE.decode().encode("utf-16"))
    for place, value in ((40, 0x94), (91, 0xD9), (300, 0x03), (441, 0xDE), (640, 0x82)):
        body[place] = value
    assert has_strays(bytes(body))


def test_what_is_said_of_a_text(fetched: Fetch) -> None:
    """One with strays does not open; nor does one that stops inside a word where a block of a transfer ends."""
    spoilt, cut = draw(fetched(flipped(PROSE, 12))), draw(fetched((PROSE * 4)[:8_192].replace(b"\n", b" ", 20)))
    assert spoilt.document == Document(opens=False, damage="single bytes are no signs")
    assert (PROSE * 4)[8_191:8_192].isalpha()
    assert cut.document == Document(opens=False, ended=False, damage="end is missing")
    assert draw(fetched((PROSE * 4)[:8_190])).document == Document(opens=True)
    holed = b'{"herons": ["' + b"grey\\n" * 400 + bytes(900) + b'reeds and rushes by the water"]}'
    assert draw(fetched(holed)).document == Document(opens=False, damage="a block of zeros")
