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


NEW_ADDRESS = Column("New URL", 40, ("New address", "New link"))
DECISION = Column("Decision", 20)
NOTE = Column("Note", 36, ("Notes", "Comment", "Comments"))
LOOK_AGAIN = Column("Look again on", 14, ("Look again", "Look again date"))
ID = Column("ID", 16)
ANSWERS = (NEW_ADDRESS, DECISION, NOTE, LOOK_AGAIN)
COLUMNS = (
    Column("Part of the report", 16),
    Column("Catalogue", 18),
    Column("Entry", 40),
    Column("Place", 30),
    Column("Address", 48),
    Column("What is wrong", 48),
    Column("What to do", 40),
    Column("First failed", 13),
    Column("Last worked", 13),
    Column("Suggested new address", 40),
    *ANSWERS,
    ID,
)


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
