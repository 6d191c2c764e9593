"""Where a catalogue comes from: a file, standard input, or a page that was fetched."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one catalogue and what is known of them before they are read.

    `address` is the path, or the final address of a page; `content_type` and `link` what the server said; `base` what relative
    links are relative to (the `<base href>` of an HTML page wins over an address that was not configured).
    """

    settings: CatalogueSettings
    name: str
    address: str
    stream: BinaryIO = field(repr=False)
    content_type: str | None = None
    base: str | None = None
    link: str | None = None


@contextmanager
def open_file(settings: CatalogueSettings) -> Iterator[Source]:
    """Open a catalogue file (`-`: standard input); CatalogueError when there is nothing that could be read."""
    if settings.source == STANDARD_INPUT:
        yield _source(settings, sys.stdin.buffer)
        return
    path = Path(settings.source)
    with _opened(path) as stream:
        yield _source(settings, stream)


def from_page(
    settings: CatalogueSettings, url: str, body: bytes, content_type: str | None, link: str | None = None
) -> Source:
    """Return the source of a page that was fetched: `url` is its address after redirects, `link` its header of that name (RFC 8288)."""
    return Source(settings, settings.label, url, BytesIO(body), content_type, settings.base or url, link)


def _source(settings: CatalogueSettings, stream: BinaryIO) -> Source:
    return Source(settings, settings.label, settings.source, stream, base=settings.base)


def _opened(path: Path) -> BinaryIO:
    """Open a file, or say in words why that is not possible."""
    try:
        if path.is_dir():
            raise CatalogueError(f"{path}: is a folder; name the catalogue file inside it")
        if path.is_file() and path.stat().st_size == 0:
            raise CatalogueError(f"{path}: the file is empty; save the catalogue into it again")
        return path.open("rb")
    except FileNotFoundError:
        raise CatalogueError(f"{path}: there is no such file; check `source`, or the folder it is run in") from None
    except PermissionError:
        raise CatalogueError(f"{path}: may not be read; allow this user to read it (chmod +r)") from None
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path!s}: cannot be opened ({error}); check `source`") from None
