"""Documents of today inside legacy ones: a chart or a sheet that was put into a text is kept as an archive in a stream of its own."""

from collections.abc import Iterable

from crawler.inspect.sparse import Sparse
from crawler.inspect.zips import read_zip

NAMES = ("Package", "package_stream")
"""The streams in which Microsoft's programs and OpenOffice keep them."""
_ARCHIVE, _UNWRITTEN = b"PK\3\4", bytes(16)
_MOST = 4 << 20  # bytes of all of them


def damaged_package(packages: Iterable[bytes]) -> str | None:
    """Name what is wrong with the first that does not unpack, or was never written; None for none."""
    left = _MOST
    for package in packages:
        left -= len(package)
        if left < 0:
            return None
        if package.startswith(_UNWRITTEN):
            return "a block of zeros"
        document = read_zip("zip", Sparse.whole(package)).document if package.startswith(_ARCHIVE) else None
        if document and document.opens is False and document.ended is not False:
            return document.damage
    return None
