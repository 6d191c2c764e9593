"""Regular expressions compiled when first used: most commands judge nothing, and should not wait for the expressions of every rule."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

Found = re.Match[str] | None


class Pattern:
    """A regular expression with the methods of `re.Pattern` that rules use; a fault in it shows at first use.

    `stems`: every text that the expression matches holds one of them, as it is written here.
    `alternatives` are what it was joined of, if it was.
    Each method is looked up once and then kept on the object, so that it costs what the compiled expression's own costs.
    """

    def __init__(
        self,
        source: str,
        flags: re.RegexFlag = re.NOFLAG,
        *,
        stems: tuple[str, ...] = (),
        alternatives: tuple[str, ...] = (),
    ) -> None:
        self.source = source
        self.flags = flags
        self.stems = stems
        self.alternatives = alternatives

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the expression, compiled."""
        return re.compile(self.source, self.flags)

    @cached_property
    def search(self) -> Callable[[str], Found]:
        """Find the first match anywhere in a text; one without any of the stems is not looked through."""
        if not self.stems:
            return self.compiled.search
        search, every = self.compiled.search, self.stems
        plain = tuple(stem for stem in every if stem.isascii())

        def search_where_a_stem_is(text: str) -> Found:
            for stem in plain if text.isascii() else every:
                if stem in text:
                    return search(text)
            return None

        return search_where_a_stem_is

    @cached_property
    def match(self) -> Callable[..., Found]:
        """Match the beginning of a text, or what stands at a place of it."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[[str], Found]:
        """Match the whole of a text."""
        return self.compiled.fullmatch

    @cached_property
    def sub(self) -> Callable[[str | Callable[[re.Match[str]], str], str], str]:
        """Replace every match in a text."""
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[[str], list[str]]:
        """Split a text at every match."""
        return self.compiled.split

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """Return the text of every match (of its group, where there is one)."""
        return self.compiled.findall

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Yield every match in a text, or between two places of it."""
        return self.compiled.finditer
