"""The columns of the sheet, by which it is written and read back."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crawler.language import everywhere, later, say


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its English name, its width in characters, and other names under which it is taken back, apart by semicolons."""

    name: str
    width: int
    others: str = ""

    @property
    def shown(self) -> str:
        """Return the name in the language now spoken."""
        return say(self.name)


NEW_ADDRESS = Column(later("New URL"), 30, later("New address; New link"))
DECISION = Column(later("Decision"), 19)
NOTE = Column(later("Note"), 26, later("Notes; Comment; Comments"))
LOOK_AGAIN = Column(later("Look again on"), 14, later("Look again; Look again date"))
ID = Column("ID", 12)
ANSWERS = (NEW_ADDRESS, DECISION, NOTE, LOOK_AGAIN)
FIRST = (
    Column(later("Part of the report"), 18),
    Column(later("Entry"), 32),
    Column(later("Address"), 34),
    Column(later("What is wrong"), 36),
    Column(later("What to do"), 34),
    Column(later("Suggested new address"), 30),
)  # all of it is in sight with what is to be filled in, on a screen of 1,920 dots
LAST = (
    Column(later("Catalogue"), 18),
    Column(later("Place"), 24),
    Column(later("First failed"), 12),
    Column(later("Last worked"), 12),
    ID,
)
COLUMNS = (*FIRST, *ANSWERS, *LAST)


def fold(text: str) -> str:
    """Return words as they are compared: without case, accents, punctuation and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (" " if not letter.isalnum() else letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


def squeeze(text: str) -> str:
    """Return a column's name as it is compared: spaces do not count either."""
    return fold(text).replace(" ", "")


@cache
def read_as() -> Mapping[str, Column]:
    """Return what the columns that count are called in every language, as `squeeze` has it."""
    return {
        squeeze(name): column
        for column in (*ANSWERS, ID)
        for message in (column.name, column.others)
        for told in everywhere(message).values()
        for name in told.split(";")
        if name
    }
