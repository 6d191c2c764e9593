"""The columns of the sheet, by which it is written and read back."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its width in characters, and other names under which it is taken back."""

    name: str
    width: int
    others: tuple[str, ...] = ()


NEW_ADDRESS = Column("New URL", 30, ("New address", "New link"))
DECISION = Column("Decision", 19)
NOTE = Column("Note", 26, ("Notes", "Comment", "Comments"))
LOOK_AGAIN = Column("Look again on", 14, ("Look again", "Look again date"))
ID = Column("ID", 12)
ANSWERS = (NEW_ADDRESS, DECISION, NOTE, LOOK_AGAIN)
FIRST = (
    Column("Part of the report", 18),
    Column("Entry", 32),
    Column("Address", 34),
    Column("What is wrong", 36),
    Column("What to do", 34),
    Column("Suggested new address", 30),
)  # all of it is in sight with what is to be filled in, on a screen of 1,920 dots
LAST = (Column("Catalogue", 18), Column("Place", 24), Column("First failed", 12), Column("Last worked", 12), ID)
COLUMNS = (*FIRST, *ANSWERS, *LAST)


def fold(text: str) -> str:
    """Return words as they are compared: without case, accents, punctuation and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (" " if not letter.isalnum() else letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


def squeeze(text: str) -> str:
    """Return a column's name as it is compared: spaces do not count either."""
    return fold(text).replace(" ", "")


READ: Mapping[str, Column] = {
    squeeze(name): column for column in (*ANSWERS, ID) for name in (column.name, *column.others)
}
