"""The archive that an office file is, read as a stranger's: bounded in size and in time, without entities, and never run."""

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from zipfile import BadZipFile, ZipFile

from crawler.workbook.table import SheetError

MOST_UNPACKED = (
    400_000_000  # bytes, all parts together; what an archive says of a part's size is all that is ever read of it
)
_CHUNK = 65_536
_DEEPEST = 60  # elements within each other
_MOST_TAGS = 30_000_000  # all parts together
_FEW_TAGS = 1_000_000  # of a part that holds no cells
_MOST_PATIENCE = 40  # chunks without anything met: the parser would gather them again and again
_ENCRYPTED = 0x1
_TOO_MUCH = "unpacks to far more than a sheet or a text holds; make a new file with what is needed alone"

_DAMAGED = (
    BadZipFile,
    ExpatError,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    LookupError,
    OSError,
    ValueError,
)

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Package:
    """An open archive. What is read of it is counted, however often a part is named."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self._bytes, self._tags = MOST_UNPACKED, _MOST_TAGS
        self.parts = frozenset(archive.namelist())

    def parse(self, part: str, start: Start, end: End, text: Text, most: int = _MOST_TAGS) -> Iterator[None]:
        """Read a part of XML of at most so many elements, and give back control after each piece of it; nothing where there is no such part.

        Names come without their prefix. Raises SheetError.
        """
        if part not in self.parts:
            return
        with readable(self._name):
            info = self._archive.getinfo(part)
            if info.flag_bits & _ENCRYPTED:
                raise SheetError(f"{self._name}: is protected by a password; save it without one")
            self._bytes -= info.file_size
            parser = _Parser(self._name, start, end, text)
            with self._archive.open(info) as stream:
                while self._bytes >= 0 and (piece := stream.read(_CHUNK)):
                    self._tags -= parser.feed(piece)
                    if self._tags < 0 or parser.tags > most:
                        break
                    yield
                else:
                    if self._bytes >= 0:
                        parser.close()
                        return
            raise SheetError(f"{self._name}: {_TOO_MUCH}")

    def whole(
        self, part: str, start: Start, end: End | None = None, text: Text | None = None, most: int = _FEW_TAGS
    ) -> None:
        """Read a part of XML at once."""
        for _ in self.parse(part, start, end or _nothing, text or _nothing, most):
            pass


class _Parser:
    """Expat with bounds."""

    def __init__(self, name: str, start: Start, end: End, text: Text) -> None:
        self._name, self._start, self._end, self._text = name, start, end, text
        self._depth = self._waited = 0
        self.tags = 0
        self._parser: XMLParserType = ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = self._said
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.buffer_text = True

    def feed(self, piece: bytes) -> int:
        """Read a piece; return how many elements began in it."""
        before = self.tags
        self._waited += 1
        if self._waited > _MOST_PATIENCE:
            raise SheetError(f"{self._name}: {_TOO_MUCH}")
        self._parser.Parse(piece, False)
        return self.tags - before

    def close(self) -> None:
        """Say that this was all."""
        self._parser.Parse(b"", True)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._waited = 0
        self.tags += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SheetError(f"{self._name}: {_TOO_MUCH}")
        self._start(name.rpartition(":")[2], attributes)

    def _finish(self, name: str) -> None:
        self._waited = 0
        self._depth -= 1
        self._end(name.rpartition(":")[2])

    def _said(self, text: str) -> None:
        self._waited = 0
        self._text(text)

    def _refuse(self, *_: object) -> None:
        raise SheetError(f"{self._name}: defines words of its own, which no office file does; it is not read")


@contextmanager
def opened(stream: BinaryIO, name: str) -> Iterator[Package]:
    """Open an archive; SheetError where it is none."""
    with readable(name):
        archive = ZipFile(stream)
    with archive:
        yield Package(archive, name)


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn what damaged archives raise into one sentence."""
    try:
        yield
    except _DAMAGED as error:
        raise SheetError(f"{name}: is damaged ({error}); save it once more, or in another form") from None
    except RuntimeError as error:  # zipfile's word for a password
        raise SheetError(f"{name}: is protected by a password; save it without one ({error})") from None


def _nothing(*_: object) -> None:
    """Pass over it."""
