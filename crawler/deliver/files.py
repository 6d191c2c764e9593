"""Writes a rendered report to a file: all of it or nothing, and what stood there before stays until then."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from secrets import token_hex
from typing import IO

from crawler.errors import DeliveryError

_WAYS_OUT: Mapping[int, str] = {
    errno.ENOSPC: "the disk is full; free some space or choose another place",
    errno.EDQUOT: "your share of the disk is used up; free some space or choose another place",
    errno.EROFS: "the disk is read-only; choose another place",
    errno.EACCES: "you may not write there; choose another place or ask for the right to",
    errno.EPERM: "you may not write there; choose another place or ask for the right to",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another place",
    errno.EEXIST: "a file stands where a folder is needed; choose another place",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EFBIG: "the file would be larger than allowed; choose another place",
}


def write(pieces: Iterable[str], path: Path) -> Path:
    """Write text as UTF-8 to a path, its folder made when missing, and return the path; DeliveryError when it cannot be.

    An error while the pieces are made passes through, and leaves what stood there before.
    """
    with _replacing(path) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", errors="replace"))
    return path


def write_message(message: EmailMessage, path: Path) -> Path:
    """Write a mail as an .eml file (RFC 5322, lines end with CRLF) and return the path; errors as `write`."""
    with _replacing(path) as file:
        file.write(message.as_bytes(policy=SMTP))
    return path


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file beside the path that takes its place when all went well; a device or pipe is written as it stands."""
    try:
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        special = target.exists() and not target.is_file() and not target.is_dir()
        with _open(target) if special else _beside(target) as file:
            yield file
    except OSError as error:
        raise DeliveryError(f"{path} cannot be written: {_way_out(error)}") from error


def _open(target: Path) -> IO[bytes]:
    """Open a device or pipe."""
    return target.open("wb")


@contextmanager
def _beside(target: Path) -> Iterator[IO[bytes]]:
    """Give a new file in the target's folder and rename it when it is complete and on the disk; remove it otherwise."""
    part = target.with_name(f".crawler-{token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _way_out(error: OSError) -> str:
    """Say what went wrong and what helps."""
    return _WAYS_OUT.get(error.errno or 0) or (error.strerror or "the system does not say why").lower()
