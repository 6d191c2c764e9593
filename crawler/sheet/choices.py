"""What may stand under *Decision*, in plain words; other spellings that are understood, and what is said of those that are not."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from crawler.records import Action
from crawler.sheet.columns import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be said: as it stands in the list, the decision it becomes, what it means, and other spellings.

    `replaces` says that the catalogue is to carry another address; `takes_address` that an address may stand beside it.
    """

    words: str
    action: Action
    meaning: str
    spellings: tuple[str, ...] = ()
    replaces: bool = False
    takes_address: bool = False


USE_ADDRESS = Choice(
    "Use the new address",
    Action.LOOK_AGAIN,
    "The catalogue is to be changed: to the address under New URL, or to the suggested one where you leave that empty.",
    ("use new address", "use the new url", "use new url", "change the address", "replace", "replace the address"),
    replaces=True,
    takes_address=True,
)
LOOK_AGAIN_LATER = Choice(
    "Look again",
    Action.LOOK_AGAIN,
    "Let it rest. You hear of it again from the day under Look again on.",
    ("look again later", "later", "remind me", "remind me later", "wait"),
    takes_address=True,
)
CHOICES = (
    USE_ADDRESS,
    Choice(
        "Fixed",
        Action.FIXED,
        "You, or somebody else, have mended it. You hear of it again only if it is found once more.",
        ("mended", "it is fixed", "fixed it", "done", "corrected", "repaired"),
        takes_address=True,
    ),
    Choice(
        "Not broken",
        Action.NOT_BROKEN,
        "It opens for you. It counts as working until it fails in another way.",
        ("works", "it works", "works for me", "it works for me", "opens for me", "it is not broken"),
    ),
    Choice(
        "Keep the address",
        Action.ACCEPT_ADDRESS,
        "It leads on to another address, and the catalogue may stay as it is.",
        ("keep address", "keep the old address", "keep the url", "keep url"),
    ),
    Choice(
        "Keep the title",
        Action.ACCEPT_TITLE,
        "The page calls itself otherwise than the catalogue does, and that is all right.",
        ("keep title", "title is fine", "the title is fine", "accept title", "accept the title"),
    ),
    Choice(
        "Ignore",
        Action.IGNORE,
        "Leave it as it is, and do not mention it again while it stays so.",
        ("ignore it", "leave it", "leave as it is", "do not report", "dont report"),
    ),
    LOOK_AGAIN_LATER,
)
_TWO_MEANINGS = frozenset(
    map(fold, ("accept", "accept address", "accept the address", "accept new address", "accept the new address", "ok"))
)
_KNOWN: Mapping[str, Choice] = {
    fold(spelling): choice for choice in CHOICES for spelling in (choice.words, *choice.spellings)
}


def choice_of(text: str) -> Choice | str:
    """Return what a person chose, or why that is not known, in a sentence that says what would be."""
    wanted = fold(text)
    if found := _KNOWN.get(wanted):
        return found
    shown = f"“{text[:60]}” is none of the decisions"
    if wanted in _TWO_MEANINGS:
        return (
            f"“{text[:60]}” can mean two things: say “Use the new address” (the catalogue is to be changed), "
            "“Keep the address” or “Keep the title” (it stays as it is)"
        )
    near = get_close_matches(wanted, _KNOWN, 1, cutoff=0.65)
    if near:
        return f"{shown}; did you mean “{_KNOWN[near[0]].words}”?"
    return f"{shown}; they are: {', '.join(choice.words for choice in CHOICES)}"
