"""Mutated files of every kind: whatever comes, `draw` gives facts. `make fuzz` (scripts/fuzz_inspect.py) goes on for minutes."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.inspect.facts import draw, needs_child
from crawler.records import Facts, Fetched

Fetch = Callable[..., Fetched]

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
KEPT = Path(os.environ.get("FUZZ_KEEP", os.devnull))
"""Where the body in hand is written before it is looked at: what ends the process lies there."""
COUNTED = Path(os.environ.get("FUZZ_COUNT", os.devnull))
"""Where the number of files that were looked at is written at the end."""
LONGEST = 10
FEW, MANY = 25, 500
WORDS = (
    b"\0", b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\x80", b"<", b">", b"&#0;", b"<svg>", b"]]>", b"{", b"[", b'"',
    b" obj", b"endobj", b"stream\n", b"/Kids [1 0 R]", b"/Parent 2 0 R", b"/Length 4294967296", b"/Prev 9", b"/Filter/FlateDecode",
    b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"9999999999", b"-1",
)  # fmt: skip
PAGES = {
    "html": b"<!doctype html><html lang=en><head><title>Hedges in winter</title><meta property=og:title content='Hedges'>"
    b'<script type=\'application/ld+json\'>{"@type": "Article", "headline": "Hedges"}</script></head><body><nav>Menu</nav>'
    b"<h1>Hedges <br>in winter</h1><svg><title>x</title></svg><p>Some <b>words<p>of</b> text<table><td>cell</table></body></html>",
    "shift-jis": b"<meta charset=shift_jis><title>\x83n\x83\x93\x83h</title><p>\x82\xa0\x82\xa2",
    "json": b'{"title": "Hedges", "parts": [1, 2.5e3, null, {"deep": [[]]}]}',
    "xml": b"<?xml version='1.0'?><a xmlns:b='c'><b:d e='f'>words</b:d><!-- g --></a>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><title>x</title><path d='M0 0'/></svg>",
    "csv": b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n",
    "text": b"Hedges in winter\n\nSome words.\n",
}
MEDIA = "png jpeg gif tiff webp bmp wav avi mp3 ogg flac webm mp4"
ARCHIVES = "7z rar gz bz2 xz tar"
DOCUMENTS = "pdf rtf docx xlsx pptx odt ods odp epub doc xls ppt"
KINDS = sorted([*PAGES, *MEDIA.split(), *ARCHIVES.split(), *DOCUMENTS.split(), "zip"])
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("flip", "insert", "drop", "double", "cut", "zero")),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 400),
        st.one_of(st.binary(min_size=1, max_size=8), st.sampled_from(WORDS)),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


def changed(body: bytes, changes: list[tuple[str, float, int, bytes]]) -> bytes:
    """Damage a file at some places, each named by its share of the file."""
    for how, place, length, word in changes:
        at = int(place * len(body))
        before, part, after = body[:at], body[at : at + length], body[at + length :]
        match how:
            case "flip":
                body = before + word + body[at + len(word) :]
            case "insert":
                body = before + word + part + after
            case "drop":
                body = before + after
            case "double":
                body = before + part * (length % 7 + 2) + after
            case "cut":
                body = before if length % 3 == 0 else body
            case _:
                body = before + bytes(len(part)) + after
    return body


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Fail what takes longer."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_comes_there_are_facts(
    kind: str, documents: dict[str, bytes], archive: Callable[..., bytes], fetched: Fetch
) -> None:
    """No damage is an exception, and none takes long."""
    packed = archive(("notes.txt", "Hedges in winter\n"), ("more/words.txt", "Some words.\n" * 40))
    seed = (documents | PAGES | {"zip": packed})[kind]
    until = time.monotonic() + SECONDS
    tried = 0

    @settings(
        max_examples=MANY if SECONDS else FEW,
        derandomize=not SECONDS,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(CHANGES, st.sampled_from((None, "text/html", "text/plain", "application/pdf")))
    def looked_at(changes: list[tuple[str, float, int, bytes]], content_type: str | None) -> None:
        nonlocal tried
        tried += 1
        body = changed(seed, changes)
        KEPT.write_bytes(body)
        with alarm(LONGEST):
            needs_child(fetched(body, content_type))
            assert isinstance(draw(fetched(body, content_type)), Facts)

    looked_at()
    while time.monotonic() < until:
        looked_at()
    COUNTED.write_text(f"{tried}", "utf-8")
