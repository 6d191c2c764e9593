"""Texts that stop inside a line, and good ones that do not end their last."""

import pytest

from crawler.inspect.plain import read_plain
from crawler.records import Document

CUT = Document(opens=False, ended=False, damage="end is missing")
PATHS = b"README\nsetup.py\nheron_io/__init__.py\nheron_io/book.py\nheron_io/database/common.py\nheron_io/database/store.py\ntests/base.py\n"
PROSE = b"The herons come back to the pond in the first warm week,\nand stay until the reeds are cut by hand.\n\n" * 5
NUMBERS = b"Covariances:\n" + b"  7.162689e+02 -1.526202e+00\n" * 6
RUSSIAN = "Цапли возвращаются на пруд.\n".encode()


@pytest.mark.parametrize(
    "text",
    [
        PATHS + b"heron_io/databa",
        PATHS + b"heron_",
        PROSE + b"In autumn they leave, and the pond belongs to ducks, which the her",
        PROSE + b"In autumn they leave, and this place belongs to ducks, which the ",
        PROSE + b"In autumn they leave, and this place belongs to ducks, which eat seeds,",
        PROSE + b"THIS POND IS PROVIDED AS IS, WITHOUT WARRANTIES OF ANY KIND, EXPRESS OR IMPL",
        NUMBERS + b"  4.9",
        NUMBERS + b"  4.928120e",
        RUSSIAN * 8 + "Ца".encode()[:3],
    ],
)
def test_a_text_that_stops_inside(text: bytes) -> None:
    """A word that is longer elsewhere, a number, a sentence, a sign of two bytes."""
    assert read_plain("text", text) == CUT
    assert read_plain("text", text + b"\n").opens


@pytest.mark.parametrize(
    "text",
    [
        PATHS + b"tests/heron",
        PATHS + b"scripts/hatch",
        PATHS + b"tests/c",
        b"ducks\nreeds\nponds\nherons\nweeds\nseeds\nnests\nreed",
        PROSE + b"In autumn they leave, and this place belongs to ducks, which eat all the seeds.",
        PROSE + b"Jane Heron",
        PROSE + b"In autumn they leave, and this place belongs to ducks and to the people of Mill Pond, USA",
        PROSE[:306] + b"In autumn they leave, and this place belongs to ducks, which eat all the seeds",
        PROSE + b"END OF ALL THAT IS SAID",
        PROSE + b"# in autumn they leave, and this place belongs to ducks, which eat all the seeds",
        PROSE.replace(b".", b"") + b"In autumn they leave, and this place belongs to ducks, which the ",
        NUMBERS + b"  4.928120e+01",
        NUMBERS + b"  49",
        NUMBERS + b"  1.5\n  4.9",
        RUSSIAN.decode().encode("koi8-r") * 8 + b"\xf0\xd2",
        (PATHS + b"heron_io/databa").decode().encode("utf-16"),
        b"heronry\nher",
    ],
)
def test_a_good_text_without_the_end_of_its_last_line(text: bytes) -> None:
    """What stands there is whole by all that can be seen."""
    assert read_plain("text", text).opens
