"""Bodies on disk: what is drawn from a file is what would be drawn from its bytes."""

import tempfile
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.inspect.facts import draw, needs_child
from crawler.records import Fetched

Fetch = Callable[..., Fetched]
KINDS = [
    *("png", "jpeg", "gif", "tiff", "webp", "wav", "mp3", "ogg", "flac", "webm", "mp4", "7z", "gz", "bz2", "xz", "tar", "rtf"),
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


@pytest.mark.parametrize("end", [None, -40], ids=["whole", "cut"])
@pytest.mark.parametrize("kind", [*KINDS, *TEXTS])
def test_a_file_has_the_facts_of_its_bytes(
    kind: str, end: int | None, documents: dict[str, bytes], fetched: Fetch
) -> None:
    """Whole or cut, of every kind, with nothing but the file to go by."""
    body = (documents | TEXTS)[kind][:end]
    plain = fetched(body)
    on_disk = replace(plain, body=b"", file=OnDisk(body))

    assert draw(on_disk) == draw(plain)
    assert needs_child(on_disk)
