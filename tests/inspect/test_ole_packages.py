"""Documents of today inside legacy ones."""

import io
import zipfile
from collections.abc import Callable

import pytest

from crawler.inspect.ole import read_ole
from tests.inspect.test_ole import SHOW, SLIDES, beside


def archive() -> bytes:
    """Write an archive of more than the least of a stream that has sectors of its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        zipped.writestr("content.xml", b"<a>words</a>" * 500)
    return written.getvalue()


@pytest.mark.parametrize("name", ["Package", "package_stream"])
@pytest.mark.parametrize(
    ("change", "damage"),
    [
        (lambda data: data, None),
        (lambda data: data.replace(b"words", b"worms", 9), "damaged part: content.xml"),
        (lambda data: bytes(len(data)), "a block of zeros"),
        (lambda data: b"another format" + data, None),
    ],
)
def test_a_chart_inside_a_presentation(
    name: str, change: Callable[[bytes], bytes], damage: str | None, ole: Callable[..., bytes]
) -> None:
    """It is shown from the archive that holds it, which has checksums."""
    assert read_ole(beside(ole(SHOW, SLIDES, beside=name), name, change(archive()))).damage == damage
