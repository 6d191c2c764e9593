"""Handbooks of programs: the catalogue says "Flycheck manual", and the page "Flycheck, syntax checking for Emacs: Flycheck 32 documentation".

Of 104 titles that maintainers gave to documentation they pack (Debian's doc-base), 31 differ so much from what the documentation calls itself; those that
share the name of the program and are a handbook both are no other document for it, and cannot be said to be the same one either.
"""

from collections.abc import Iterable

from crawler.judge.title_align import same_word
from crawler.judge.title_words import Reading

_HANDBOOKS = frozenset(
    {"manual", "manuals", "documentation", "docs", "doc", "reference", "api", "javadoc", "handbook", "guide"}
    | {"userguide", "tutorial", "specification", "howto"}
)
# What stands beside a program's name in the titles of its handbooks, and is not its name.
_BESIDE = frozenset(
    {"user", "users", "developer", "developers", "programmer", "programmers", "programming", "library", "package"}
    | {"module", "class", "framework", "program", "command", "online", "official", "html", "pdf"}
)


def is_handbook_of(ours: Reading, readings: Iterable[Reading]) -> bool:
    """Tell whether ours names a program's handbook, and a title of the target all of that name, and a handbook or a version too."""
    words = set(ours.words)
    name = words - _HANDBOOKS - _BESIDE
    return bool(name) and not words.isdisjoint(_HANDBOOKS) and any(_is_of(name, one) for one in readings)


def _is_of(name: set[str], theirs: Reading) -> bool:
    said = set(theirs.words)
    if said.isdisjoint(_HANDBOOKS) and not theirs.numbers.versions:
        return False
    return all(any(same_word(word, other) for other in said) for word in name)
