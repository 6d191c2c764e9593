"""The whole of a source as text, for formats that cannot be read piece by piece."""

from crawler.catalogue.decode import decode, encoding_of
from crawler.catalogue.source import Source
from crawler.errors import CatalogueError

MAX_PAGE = 32_000_000  # bytes


def whole_bytes(source: Source, most: int = MAX_PAGE) -> bytes:
    """Return all bytes of a source; CatalogueError when there are too many."""
    data = source.stream.read(most + 1)
    if len(data) > most:
        raise CatalogueError(
            f"{source.address}: is larger than {most // 1_000_000} MB, the most that is read of a page or text;"
            " split it, or save the catalogue as CSV, which may be of any size"
        )
    return data


def whole_text(source: Source) -> str:
    """Return all text of a source, without a byte order mark; CatalogueError when it is none, or too large."""
    data = whole_bytes(source)
    return decode(data, encoding_of(data[:65_536], source.content_type, source.address), source.address).removeprefix(
        "\ufeff"
    )
