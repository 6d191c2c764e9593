"""The files that go with a mail: the same rows as a workbook and as CSV, as many as a mail box takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from zoneinfo import ZoneInfo

from crawler.language import say, say_many
from crawler.records import Attachment, WeeklyReport
from crawler.sheet.guide import guide
from crawler.sheet.rows import Row, rows
from crawler.sheet.write_csv import lines

NAME = "links"
LARGEST = 4_000_000  # bytes of the CSV; the workbook is a fraction of it, and many servers refuse mails of more than ten million
_WORKBOOK = "crawler.sheet.write_xlsx"  # loaded where one is made: its library takes a tenth of a second
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet ready to go with a mail: its files, and what the mail says of it; both empty where nothing is asked."""

    files: tuple[Attachment, ...] = ()
    words: str = ""


def sheet_for(
    weekly: WeeklyReport, zone: ZoneInfo, now: datetime, send_to: str | None = None, largest: int = LARGEST
) -> Sheet:
    """Return the sheet of a weekly report. `send_to` is whom it comes back to; rows beyond `largest` bytes of CSV are left for a later mail."""
    every = list(rows(weekly, zone))
    if not every:
        return Sheet()
    written = list(_fitting(lines(every), largest))
    kept = every[: len(written) - 1]
    held_back = len(every) - len(kept)
    book: bytes = import_module(_WORKBOOK).workbook(kept, guide(send_to, held_back), now)
    files = (Attachment(f"{NAME}.xlsx", _XLSX, book), Attachment(f"{NAME}.csv", "text/csv", b"".join(written)))
    return Sheet(files, _words(kept, held_back, send_to))


def _fitting(written: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """Yield lines as long as all of them together are small enough."""
    size = 0
    for line in written:
        size += len(line)
        if size > largest:
            return
        yield line


def _words(kept: list[Row], held_back: int, send_to: str | None) -> str:
    """Say in the mail what is attached."""
    return " ".join(filter(None, (_what(kept), _rest(held_back), _whom(send_to))))


def _what(kept: list[Row]) -> str:
    """Say what stands in the sheet."""
    return say_many(
        "All that needs a look stands in the attached sheet ({name}.xlsx, and the same as {name}.csv): {number} row, with columns for a new address, a decision, a note and a day to look again.",
        "All that needs a look stands in the attached sheet ({name}.xlsx, and the same as {name}.csv): {number} rows, with columns for a new address, a decision, a note and a day to look again.",
        len(kept),
        name=NAME,
    )


def _rest(held_back: int) -> str:
    """Say how many rows did not fit."""
    return (
        say_many(
            "{number} more did not fit; it comes once these are seen to.",
            "{number} more did not fit; they come once these are seen to.",
            held_back,
        )
        if held_back
        else ""
    )


def _whom(send_to: str | None) -> str:
    """Say where the sheet goes when it is filled in."""
    if send_to:
        return say("Fill in what you know and send the file back to {address}.", address=send_to)
    return say("Fill in what you know and send the file back with your answer.")
