"""How a sheet is filled in, in the words that go with it."""

from collections.abc import Iterator

from crawler.language import later, say, say_many
from crawler.report.clean import line
from crawler.sheet.choices import CHOICES
from crawler.sheet.columns import DECISION, ID, LOOK_AGAIN, NEW_ADDRESS, NOTE

GUIDE = later("How to fill this in")


def guide(send_to: str | None, held_back: int) -> Iterator[tuple[str, str]]:
    """Yield lines of two cells: how a sheet is filled in, whom it is sent back to, and how many rows did not fit."""
    yield say(GUIDE), ""
    yield (
        "",
        say(
            "Each row is one link, or one fault of the catalogue, that needs a person. Fill in what you know; a row left empty is no mistake."
        ),
    )
    yield (
        NEW_ADDRESS.shown,
        say("The address that the catalogue should have, whole, beginning with https:// or http://."),
    )
    yield (
        DECISION.shown,
        say("One of the list below. Empty is right where you only give a new address, or a day to look again."),
    )
    yield NOTE.shown, say("What you saw, in a few words. Whoever reads the report after you sees it, with your name.")
    yield (
        LOOK_AGAIN.shown,
        say(
            "A day, such as 2026-12-31: until then nothing is said of it. Beside another decision: the day until which that holds."
        ),
    )
    yield (
        ID.shown,
        say("Please leave it: by it the row is found again. Rows may be sorted, moved or deleted, whole."),
    )
    yield "", ""
    yield from ((choice.shown, choice.explained) for choice in CHOICES)
    yield "", ""
    if held_back:
        yield (
            "",
            say_many(
                "{number} further row did not fit; it comes once these are seen to.",
                "{number} further rows did not fit; they come once these are seen to.",
                held_back,
            ),
        )
    yield "", _back(send_to)


def _back(send_to: str | None) -> str:
    """Say where the sheet goes when it is filled in."""
    if send_to:
        return say(
            "Then send the file back to {address}. The file links.csv holds the same; fill in one of the two.",
            address=line(send_to),
        )
    return say("Then send the file back. The file links.csv holds the same; fill in one of the two.")
