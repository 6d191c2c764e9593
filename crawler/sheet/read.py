"""A file that a person sent back to its tables; what kind it is, its content says, never its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from crawler.sheet import read_csv
from crawler.workbook import ods, xlsx
from crawler.workbook.package import opened
from crawler.workbook.table import LARGEST, SheetError, Table

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"%PDF-": "a PDF",
    b"<!DO": "a web page",
    b"<htm": "a web page",
    b"{\\rt": "a text document",
    b"From": "a mail",
    b"Retu": "a mail",
    b"Rece": "a mail",
}
_SAVE = "save the filled-in sheet as .xlsx, .ods or .csv"


@contextmanager
def sheet_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file; SheetError where that cannot be, or it is too large."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise SheetError(f"{path}: cannot be read ({error.strerror})") from None


def tables(stream: BinaryIO, name: str) -> Iterator[Table]:
    """Yield the tables of a file (it can be sought in), each to be read before the next. Raises SheetError."""
    if stream.seek(0, 2) > LARGEST:
        raise SheetError(f"{name}: is larger than {LARGEST // 1_000_000} MB; {_SAVE}, with the filled-in rows alone")
    stream.seek(0)
    head = stream.read(8)
    stream.seek(0)
    if head.startswith(_ZIP):
        with opened(stream, name) as package:
            reader = ods if "content.xml" in package.parts else xlsx
            yield from reader.tables(package, name)
        return
    if head.startswith(_OLD):
        raise SheetError(
            f"{name}: is an old Excel file (.xls), or protected by a password; {_SAVE}, without a password"
        )
    for beginning, kind in _OTHERS.items():
        if head.startswith(beginning):
            raise SheetError(f"{name}: is {kind}; {_SAVE}")
    yield from read_csv.tables(stream, name)
