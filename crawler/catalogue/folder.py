"""A folder, or a pattern of file names: all files in it that hold entries, read as one catalogue with a section for each file."""

import os
from collections.abc import Iterator
from dataclasses import replace
from glob import has_magic
from itertools import chain, islice
from pathlib import Path

from crawler.catalogue.identity import Identities
from crawler.catalogue.readers import read
from crawler.catalogue.source import STANDARD_INPUT, open_file
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Entry, Head, Item, Unreadable

MOST_FILES = 10_000
FORMAT = "folder"
_BESIDE = frozenset((
     ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".css", ".js", ".py", ".sh", ".pdf", ".zip", ".woff", ".woff2", ".mp3", ".mp4",
))  # fmt: skip


def is_folder(source: str) -> bool:
    """Say whether a source is a folder or a pattern such as `lists/**/*.md`, and not the name of a file."""
    path = Path(source)
    try:
        return source != STANDARD_INPUT and (path.is_dir() or (has_magic(source) and not path.exists()))
    except (OSError, ValueError):
        return False


def read_folder(settings: CatalogueSettings) -> Iterator[Item]:
    """Yield what the files hold, in the order of their names: entries below a section named as the file, and last the one Head.

    Hidden files are passed over; files without an entry, too, and named in the head; one that cannot be read is told, as Unreadable. CatalogueError when there is no file.
    """
    files = list(islice(_files(settings.source), MOST_FILES + 1))
    if not files:
        raise CatalogueError(f"{settings.source}: there is no file in it; check `source`, or the folder it is run in")
    identities = Identities()
    head = Head(settings.label, settings.source, format=FORMAT)
    passed_over: list[str] = []
    for path, name in files[:MOST_FILES]:
        is_empty = True
        for item in _read(settings, path, name):
            is_empty = False
            if isinstance(item, Head):
                head = replace(head, contact=head.contact or item.contact)
            else:
                yield identities.name(_below(item, name)) if isinstance(item, Entry) else item
        passed_over += [name] if is_empty else []
    if len(files) > MOST_FILES:
        yield Unreadable(None, f"only the first {MOST_FILES:,} files were read", files[-1][1])
    yield replace(head, passed_over=tuple(passed_over))


def _below(entry: Entry, name: str) -> Entry:
    """Put an entry below the section of its file."""
    return replace(entry, section=(name, *entry.section))


def _read(settings: CatalogueSettings, path: Path, name: str) -> Iterator[Item]:
    """Yield what one file holds, nothing where that is no entry."""
    waiting: list[Item] = []
    try:
        with open_file(settings.model_copy(update={"source": str(path), "name": settings.label})) as source:
            items = read(source)
            for item in items:
                waiting.append(item)
                if isinstance(item, Entry):
                    yield from chain(waiting, items)
                    break
    except CatalogueError as error:
        if path.suffix.lower() not in _BESIDE:
            yield Unreadable(None, f"this file was not read: {str(error).removeprefix(f'{path}: ')}"[:300], name)


def _files(source: str) -> Iterator[tuple[Path, str]]:
    """Yield the files of a folder, with those in folders inside it, or those that fit a pattern; links to folders are not followed."""
    if not Path(source).is_dir():
        yield from _fitting(source)
        return
    for folder, inside, names in os.walk(source):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path, path.relative_to(source).as_posix()


def _fitting(pattern: str) -> Iterator[tuple[Path, str]]:
    """Yield the files that fit a pattern; hidden ones only where the pattern names them."""
    start = Path(Path(pattern).anchor)
    try:
        found = sorted(start.glob(str(Path(pattern).relative_to(start))))
    except (ValueError, NotImplementedError) as error:
        raise CatalogueError(f"{pattern}: is no pattern of file names ({error}); correct `source`") from None
    named = set(Path(pattern).parts)
    for path in found:
        if path.is_file() and not any(part.startswith(".") and part not in named for part in path.parts):
            yield path, str(path)
