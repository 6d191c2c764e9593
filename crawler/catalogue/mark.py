"""What a block is to the entries of a catalogue."""

from enum import StrEnum


class Mark(StrEnum):
    """SECTION heads a part, TITLE begins an entry, LINE is an entry with its description, TEXT goes on, KICKER stands above the title of its entry, ASIDE belongs to none."""

    SECTION = "section"
    TITLE = "title"
    LINE = "line"
    TEXT = "text"
    KICKER = "kicker"
    ASIDE = "aside"
