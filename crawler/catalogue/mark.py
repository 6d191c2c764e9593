"""What a block is to the entries of a catalogue."""

from enum import StrEnum


class Mark(StrEnum):
    """SECTION heads a part, TITLE begins an entry, LINE is an entry with its description, TEXT goes on, ASIDE belongs to no entry."""

    SECTION = "section"
    TITLE = "title"
    LINE = "line"
    TEXT = "text"
    ASIDE = "aside"
