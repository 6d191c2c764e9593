"""What may stand under *Decision*, in plain words; other spellings that are understood, and what is said of those that are not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from crawler.language import everywhere, later, say
from crawler.records import Action
from crawler.sheet.columns import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be said: as it stands in the English list, the decision it becomes, what it means, and other spellings, apart by semicolons.

    `replaces` says that the catalogue is to carry another address; `takes_address` that an address may stand beside it.
    """

    words: str
    action: Action
    meaning: str
    others: str = ""
    replaces: bool = False
    takes_address: bool = False

    @property
    def shown(self) -> str:
        """Return the words in the language now spoken."""
        return say(self.words)

    @property
    def explained(self) -> str:
        """Return what it means, in the language now spoken."""
        return say(self.meaning)

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Yield every spelling of every language, each with the language; the words of the list are the first of each."""
        for message in (self.words, self.others):
            for language, told in everywhere(message).items():
                yield from ((language, spelling.strip()) for spelling in told.split(";"))


USE_ADDRESS = Choice(
    later("Use the new address"),
    Action.LOOK_AGAIN,
    later(
        "The catalogue is to be changed: to the address under New URL, or to the suggested one where you leave that empty."
    ),
    later("use new address; use the new url; use new url; change the address; replace; replace the address"),
    replaces=True,
    takes_address=True,
)
LOOK_AGAIN_LATER = Choice(
    later("Look again"),
    Action.LOOK_AGAIN,
    later("Let it rest. You hear of it again from the day under Look again on."),
    later("look again later; later; remind me; remind me later; wait"),
    takes_address=True,
)
CHOICES = (
    USE_ADDRESS,
    Choice(
        later("Fixed"),
        Action.FIXED,
        later("You, or somebody else, have mended it. You hear of it again only if it is found once more."),
        later("mended; it is fixed; fixed it; done; corrected; repaired"),
        takes_address=True,
    ),
    Choice(
        later("Not broken"),
        Action.NOT_BROKEN,
        later("It opens for you. It counts as working until it fails in another way."),
        later("works; it works; works for me; it works for me; opens for me; it is not broken"),
    ),
    Choice(
        later("Keep the address"),
        Action.ACCEPT_ADDRESS,
        later("It leads on to another address, and the catalogue may stay as it is."),
        later("keep address; keep the old address; keep the url; keep url"),
    ),
    Choice(
        later("Keep the title"),
        Action.ACCEPT_TITLE,
        later("The page calls itself otherwise than the catalogue does, and that is all right."),
        later("keep title; title is fine; the title is fine; accept title; accept the title"),
    ),
    Choice(
        later("Ignore"),
        Action.IGNORE,
        later("Leave it as it is, and do not mention it again while it stays so."),
        later("ignore it; leave it; leave as it is; do not report; dont report"),
    ),
    LOOK_AGAIN_LATER,
)
_TWO_MEANINGS = later("accept; accept address; accept the address; accept new address; accept the new address; OK")


@cache
def _known() -> Mapping[str, tuple[str, Choice]]:
    """Return every spelling of every language, folded, with its language and what it means; none means two things."""
    return {fold(spelling): (language, choice) for choice in CHOICES for language, spelling in choice.spellings()}


@cache
def _of_two_meanings() -> frozenset[str]:
    """Return the spellings that are asked back, in every language, folded."""
    return frozenset(fold(spelling) for told in everywhere(_TWO_MEANINGS).values() for spelling in told.split(";"))


def choice_of(text: str) -> Choice | str:
    """Return what a person chose, in any language, or why that is not known, in a sentence that says what would be."""
    wanted = fold(text)
    if found := _known().get(wanted):
        return found[1]
    shown = f"“{text[:60]}” is none of the decisions"
    if wanted in _of_two_meanings():
        return (
            f"“{text[:60]}” can mean two things: say “Use the new address” (the catalogue is to be changed), "
            "“Keep the address” or “Keep the title” (it stays as it is)"
        )
    near = get_close_matches(wanted, _known(), 1, cutoff=0.65)
    if near:
        language, choice = _known()[near[0]]
        return f"{shown}; did you mean “{everywhere(choice.words)[language]}”?"
    return f"{shown}; they are: {', '.join(choice.words for choice in CHOICES)}"
