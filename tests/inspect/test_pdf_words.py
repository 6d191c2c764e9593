"""What stands in the objects of a PDF beside names and strings."""

import time

import pytest

from crawler.inspect.pdf_words import strange_word


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        (b"<< /Parent 2 0 R /Contents 12 0 R >>", False),
        (b"<< /Parent 2 0\xee\x43 /Contents 12 0 R >>", True),
        (b"<< /Parent 2 0 R\x05/Contents 12 0 R >>", True),
        (b"<< /Title (\xe4 \\) \x02 (in (brackets) \xff)) /Size 3 >>", False),
        (b"<< /Title (\xe4 \\) \x02 (in (brackets) \xff)) /Size \xe4 >>", True),
        (b"<< /Title (\xe4 without an end >>", False),
        (b"<< /Na\xe4me /\xff % \xe4 a remark\r\n /Size 3 >>", False),
        (b"\xef\xbb\xbf3", True),
        (b"<< /Size \xe4 " + b" " * 5_000 + b">>", False),
        (b"<< /Length 2 >>\nstream\n\xe4\xf6\nendstream", False),
        (b"\0\t\n\f\r <48e4>", False),
    ],
)
def test_words_are_ascii(text: bytes, *, strange: bool) -> None:
    """Strings, names, remarks and data may hold any byte; numbers and words hold none above 126, and none of control."""
    body = b"%PDF-1.4\n%\xe4\xf6\n1 0 obj\n(\xe4)\nendobj\n2 0 obj" + text + b"\nendobj\ntrailer << /Root 1 0 R >>"
    assert strange_word(body) is strange
    assert not strange_word(body.replace(b"/Root", b"/Encrypt 9 0 R /Root"))


@pytest.mark.parametrize("piece", [b"(", b"((", b"\\(", b"()(", b"(\\", b"2 0 obj ", b"stream ", b"/", b"%", b"(\xe4"])
def test_nothing_takes_long(piece: bytes) -> None:
    """Whatever an object is made of."""
    began = time.process_time()
    for size in (4_000, 2_000_000):
        strange_word(b"1 0 obj " + piece * (size // len(piece)) + b"\xe4 endobj")
    assert time.process_time() - began < 3


@pytest.mark.parametrize("piece", [b"\\(", b"(\\", b"(", b"(a)(", b"((\\)"])
def test_brackets_that_never_close_take_no_time(piece: bytes) -> None:
    """Each object is read through once, whatever begins in it."""
    began = time.process_time()
    assert not strange_word((b"1 0 obj (" + (piece * 4_000)[:4_000] + b"\x01 endobj\n") * 100)
    assert time.process_time() - began < 0.5
