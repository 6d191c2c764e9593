"""What was left around a file on its way, and good texts that begin or look alike."""

import base64
import gzip
import random
from collections.abc import Callable, Iterable

import pytest

from crawler.inspect.facts import draw
from crawler.inspect.wrappings import has_head, is_wrapped
from crawler.records import Fetched

PROSE = b"The herons come back to the pond in the first warm week,\nand stay until the reeds are cut by hand.\n" * 20
NOISE = random.Random(4).randbytes(3_000)
CHUNKS, LETTERS = "marks of a transfer in chunks", "base64 in place of the file"


def chunks(body: bytes, size: int, end: bytes = b"0\r\n\r\n") -> bytes:
    """Write a body as it is sent in chunks."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (chunks(PROSE, 512), CHUNKS),
        (chunks(PROSE, 9_000), CHUNKS),
        (chunks(PROSE, 512, b""), CHUNKS),
        (chunks(PROSE, 512).replace(b"\r\n", b";name=value\r\n", 1), CHUNKS),
        (b"2000\r\n" + PROSE, None),
        (b"10\r\n20\r\n30\r\n40\r\n0\r\n\r\n", None),
        (chunks(PROSE, 8), None),  # a list of numbers might be so
        (base64.encodebytes(PROSE), LETTERS),
        (base64.b64encode(PROSE), LETTERS),
        (base64.encodebytes(PROSE)[:1_001], LETTERS),
        (base64.b64encode(PROSE.decode().encode("utf-16")), LETTERS),
        (base64.urlsafe_b64encode(gzip.compress(NOISE, mtime=0)), LETTERS),
        (b"\xef\xbb\xbf" + base64.encodebytes(b"{\\rtf1 " + NOISE), LETTERS),
        (base64.encodebytes(NOISE), None),  # a key
        (base64.encodebytes(PROSE[:99]), None),
        (b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(PROSE), None),
        (base64.encodebytes(PROSE).replace(b"\n", b"\n\n", 3), None),
        (b"ACGTTGCAACGTCATG" * 100, None),
        (b"MKVLAAGIVGLCAKAYERTS" * 100, None),
        (b"deadbeef" * 200, None),
        (b"a" * 3_000, None),
        (b"herons\n" * 300, None),
    ],
)
def test_what_came_in_place_of_the_bytes(body: bytes, told: str | None) -> None:
    """Lengths of chunks must lead from one to the next, letters stand for a known file or a text."""
    assert is_wrapped(body) == told


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 900\r\n\r\n", True),
        (b'------Boundary7\r\nContent-Disposition: form-data; name="f"\r\nContent-Type: text/csv\r\n\r\n', True),
        (
            b"MIME-Version: 1.0\r\nContent-Type: text/csv;\r\n name=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            True,
        ),
        (b"HTTP/1.1 200 OK is how an answer begins.\n\n", False),
        (b"-- Herons\nselect * from herons;\n", False),
        (b"Content: herons\nType: birds\n\n", False),
    ],
)
def test_the_head_of_a_message(head: bytes, *, told: bool) -> None:
    """Its lines are told by their form, down to the blank one."""
    assert has_head(head + PROSE) is told


def test_what_is_said_of_them(fetched: Callable[..., Fetched]) -> None:
    """What took the place of a text is damage; a head is a mark, since a mail may be a text."""
    spelled = draw(fetched(base64.encodebytes(PROSE))).document
    assert spelled is not None
    assert (spelled.opens, spelled.damage) == (False, LETTERS)
    answer = draw(fetched(b"HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n" + PROSE))
    assert (answer.document and answer.document.opens, answer.marks) == (True, ("headed",))


@pytest.mark.parametrize("numbers", [range(20, 90), range(1995, 2026), [22, 33, 44, 25, 61, 30, 28, 19] * 10])
def test_a_list_of_numbers_is_no_chunks(numbers: Iterable[int]) -> None:
    """Whatever line the first number leads to."""
    assert is_wrapped("".join(f"{number}\r\n" for number in numbers).encode()) is None
