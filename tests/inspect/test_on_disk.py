"""Bodies on disk: what is drawn from a file is what would be drawn from its bytes."""

import tempfile
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.inspect.facts import draw, needs_child
from crawler.records import Fetched
from tests.rows import rows

Fetch = Callable[..., Fetched]
KINDS = [
    *("png", "jpeg", "gif", "tiff", "webp", "wav", "avi", "bmp", "mp3", "ogg", "flac", "webm", "mp4", "7z", "rar", "gz", "bz2", "xz", "tar", "rtf"),
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "doc", "xls", "ppt"),
]  # fmt: skip
TEXTS = {
    "html": b"<!doctype html><title>Hedges</title><p>Some words",
    "json": b'{"title": "Hedges"}',
    "xml": b"<?xml version='1.0'?><a>b</a>",
    "csv": b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n",
    "text": b"Some words.",
    "zeros": bytes(5000),
    "noise": b"\1\2\3" * 900,
    "empty": b"",
}


class OnDisk:
    """A file without a name."""

    def __init__(self, body: bytes) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it goes with this object
        weakref.finalize(self, self._file.close)
        self._file.write(body)
        self._file.flush()
        self.size = len(body)

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._file.fileno()


@rows("end", [None, -40], ids=["whole", "cut"])
@rows("kind", [*KINDS, *TEXTS])
def test_a_file_has_the_facts_of_its_bytes(
    kind: str, end: int | None, documents: dict[str, bytes], fetched: Fetch
) -> None:
    """Whole or cut, of every kind, with nothing but the file to go by."""
    body = (documents | TEXTS)[kind][:end]
    plain = fetched(body)
    on_disk = replace(plain, body=b"", file=OnDisk(body))

    assert draw(on_disk) == draw(plain)
    assert needs_child(on_disk)


@pytest.mark.parametrize("kind", ["jpeg", "gif", "webp", "avi", "mp4", "tiff", "bmp", "wav"])
@pytest.mark.parametrize("damage", [lambda body: bytes(byte & 127 for byte in body), lambda body: body[:8_192] + bytes(8_192) + body[16_384:]], ids=["as text", "zeros"])  # fmt: skip
def test_damage_inside_a_file_is_that_of_its_bytes(
    kind: str, damage: Callable[[bytes], bytes], noisy: dict[str, bytes], fetched: Fetch
) -> None:
    """What became of data on their way is looked for where they lie."""
    body = noisy[kind][:12] + damage(noisy[kind])[12:]
    plain = fetched(body)

    assert draw(replace(plain, body=b"", file=OnDisk(body))) == draw(plain)


@pytest.mark.parametrize("text", [b'{"a": [1, 2', b'a,b,c\n1,"x",3\n4,"y",6\n7,"z",9\n7,"z'], ids=["json", "csv"])
def test_a_text_that_breaks_off_on_disk(text: bytes, fetched: Fetch) -> None:
    """The marks of a text are drawn from all of it."""
    plain = fetched(text)
    facts = draw(replace(plain, body=text[:4], file=OnDisk(text)))

    assert facts == draw(plain)
    assert facts.marks
