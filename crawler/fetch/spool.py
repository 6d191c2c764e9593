"""Large bodies lie on disk while they are looked at, in files without a name: gone with the last who holds them, whatever happens."""

import hashlib
import os
import socket
import tempfile
import weakref

LARGE = 1 << 20 if hasattr(socket, "send_fds") else 1 << 62
"""Bytes that are kept in memory. More goes to disk, where a process that opens it can be handed the file (not on Windows)."""
LARGE_PART = max(LARGE, 4 << 20)  # parts are put together in memory; the largest that is asked for is a little smaller
BEGINNING = 64 * 1024  # bytes that are known without a look at the disk
_CHOSEN = ("TMPDIR", "TEMP", "TMP")
_ROOMY = "/var/tmp"  # noqa: S108 - the file has no name there. Elsewhere a temporary folder is often kept in memory


class Spool:
    """A body on disk, hashed as it comes. Every call may raise OSError."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0, dir=_folder())  # noqa: SIM115 - it goes with this object
        weakref.finalize(self, self._file.close)
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes | bytearray) -> None:
        """Add some bytes."""
        left = memoryview(piece)
        while left:
            left = left[self._file.write(left) :]
        self._digest.update(piece)
        self.size += len(piece)

    def fileno(self) -> int:
        """Return the descriptor; whoever reads by it says from where, since the place in the file is shared."""
        return self._file.fileno()

    def read(self) -> bytes:
        """Return every byte."""
        pieces, place = [], 0
        while piece := os.pread(self._file.fileno(), self.size - place, place):
            pieces.append(piece)
            place += len(piece)
        return b"".join(pieces)

    @property
    def sha256(self) -> str:
        """Return the digest of what was written, as hex."""
        return self._digest.hexdigest()


def _folder() -> str | None:
    """Choose the folder: as the environment says, else one that is on a disk, else the system's."""
    chosen = any(os.environ.get(name) for name in _CHOSEN)
    return _ROOMY if not chosen and os.access(_ROOMY, os.W_OK) else None
