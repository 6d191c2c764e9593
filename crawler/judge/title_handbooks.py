"""Handbooks of programs: the catalogue says "Flycheck manual", and the page "Flycheck, syntax checking for Emacs: Flycheck 32 documentation".

Of 104 titles that maintainers gave to documentation they pack (Debian's doc-base), 31 differ so much from what the documentation calls itself; those that
share the name of the program and are a handbook both are no other document for it, and cannot be said to be the same one either.
"""

from collections.abc import Iterable, Iterator

from crawler.judge.title_forms import same_word
from crawler.judge.title_terms import DESCRIBING, FRONT, KINDS
from crawler.judge.title_words import Reading, Segment

_HANDBOOKS = frozenset(
    {
        "manual",
        "manuals",
        "documentation",
        "docs",
        "doc",
        "reference",
        "api",
        "javadoc",
        "javadocs",
        "document",
        "handbook",
        "guide",
    }
    | {"userguide", "tutorial", "specification", "specifications", "howto", "help"}
)
_FRONTS = FRONT | {"top", "overview", "index"}
# What stands beside a program's name in the titles of its handbooks, and is not its name.
_FOR_USERS = frozenset({"user", "users"})
_FOR_MAKERS = frozenset({"developer", "developers", "programmer", "programmers", "programming", "development"})
_BESIDE = (
    _FOR_USERS
    | _FOR_MAKERS
    | {"library", "package", "module", "class", "framework", "program", "command", "online", "official", "html", "pdf"}
    | {"description", "doxygen", "project"}
)
# What a program is for: no name where there is another one.
_SYSTEMS = frozenset({"debian", "ubuntu", "gnu", "linux", "python", "python3", "java", "perl", "ruby", "php"})
_SAYS_LITTLE = _HANDBOOKS | _BESIDE | KINDS | {word for title in _FRONTS for word in title.split()}
_GREETING = frozenset({"welcome", "to", "the", "our", "of", "and", "for", "this", "a"})
_LONG_NAME = 6  # letters


def is_handbook_of(ours: Reading, readings: Iterable[Reading]) -> bool:
    """Tell whether ours names a program's handbook, and a title of the target all of that name, and a handbook, a version or a front page too.

    A handbook for users is none for developers. What a program is said to be behind a dash ("Pandas - a toolkit for data") is as open, where the target is its handbook.
    """
    readings = tuple(readings)
    if any(is_named_in(ours, one) and not _is_for_others(ours, one) for one in readings):
        return True
    if _HANDBOOKS.isdisjoint(ours.words):
        return any(_is_what_it_is(ours, one) for one in readings)
    if _is_chapter(ours):
        return False
    return any(_is_of(name, one) and not _is_for_others(ours, one) for one in readings for name in _names(ours, one))


def is_named_in(ours: Reading, theirs: Reading) -> bool:
    """Tell whether theirs is no more than a name, and that it is the handbook or front page of that, and ours says what is so called: "The Pond frog counting system" and "Pond manual"."""
    if len(ours.words) == 1:
        return len(theirs.segments) > 1 and all(_is_one_name(ours.words[0], word) for word in theirs.segments[0].words)
    if len(ours.segments) > 1 and not all(_is_aside(part, ours.segments[0]) for part in ours.segments[1:]):
        return False
    if _HANDBOOKS.isdisjoint(ours.words) and DESCRIBING.isdisjoint(ours.words):
        return False
    name = {word for word in _name(theirs.words) if not (word in _SAYS_LITTLE or word in _GREETING or word.isdigit())}
    whole = _says_so(theirs)
    if not name or not (whole or _welcomes(theirs.words) or any(part.plain in _FRONTS for part in theirs.segments)):
        return False
    mine = [word for part in ours.segments if whole or part.mark != "(" for word in part.words]
    return all(any(_is_one_name(word, other) for other in mine) for word in name)


def _is_aside(part: Segment, first: Segment) -> bool:
    """Tell whether a part of a title is a bracket, or says that it is a handbook, or what a thing of one name is."""
    return part.mark == "(" or _HANDBOOKS.issuperset(part.words) or (part.mark in "-:" and len(first.words) == 1)


def _is_chapter(title: Reading) -> bool:
    """Tell whether one part of a title is the handbook by its name, and another a part of that: "API index (Pond manual)"."""
    others = [part for part in title.segments if part.mark != "(" or not _HANDBOOKS.isdisjoint(part.words)]
    whole = [part for part in others if not _HANDBOOKS.isdisjoint(part.words) and not _HANDBOOKS.issuperset(part.words)]
    return bool(whole) and len(others) > 1


def _names(ours: Reading, theirs: Reading) -> Iterator[tuple[str, ...]]:
    """Yield the words of ours that name a program: all, and those before and in a bracket, where the handbook stands before it, and theirs has no bracket with another thing."""
    yield _name(ours.words)
    before = tuple(word for part in ours.segments if part.mark != "(" for word in part.words)
    other = any(part.mark == "(" and _HANDBOOKS.isdisjoint(part.words) for part in theirs.segments)
    if other or len(before) == len(ours.words) or _HANDBOOKS.isdisjoint(before):
        return
    yield _name(before)
    if _says_so(theirs):
        yield from (_name(part.words) for part in ours.segments if part.mark == "(")


def _name(words: Iterable[str]) -> tuple[str, ...]:
    name = tuple(word for word in words if word not in _HANDBOOKS and word not in _BESIDE)
    return tuple(word for word in name if word not in _SYSTEMS) or name


def _is_of(name: tuple[str, ...], theirs: Reading) -> bool:
    said = set(theirs.words)
    if not name or not theirs.words:
        return False
    if all(any(_is_one_name(word, other) for word in name) for other in said):
        return True  # no more than the name
    if not (_says_so(theirs) or _is_front_of(name, theirs) or _is_said_of(name, theirs)):
        return False
    joined = "".join(name)
    if len(joined) >= _LONG_NAME and joined in theirs.plain.replace(" ", ""):
        return True
    return all(any(_is_one_name(word, other) for other in said) for word in name) and not _is_page_of(name, theirs)


def _is_page_of(name: tuple[str, ...], theirs: Reading) -> bool:
    """Tell whether a title names something else before the handbook: "Progress bars — Pond 2.0 documentation"."""
    first = theirs.segments[0]
    if len(theirs.segments) == 1 or _SAYS_LITTLE.issuperset(first.words) or _welcomes(first.words):
        return False
    return not any(_is_one_name(word, other) for word in name for other in first.words)


def _is_front_of(name: tuple[str, ...], title: Reading) -> bool:
    """Tell whether a title is that of a front page, and names nothing beside the program: "Welcome to Pond", "Pond — Overview"."""
    if not _welcomes(title.words) and not any(part.plain in _FRONTS for part in title.segments):
        return False
    others = (word for word in title.words if word not in _SAYS_LITTLE and word not in _GREETING)
    return all(any(_is_one_name(word, other) for word in name) for other in others)


def _welcomes(words: Iterable[str]) -> bool:
    return next(iter(words), "") == "welcome"


def _says_so(title: Reading) -> bool:
    """Tell whether a title names a handbook, or a version of a program."""
    return not _HANDBOOKS.isdisjoint(title.words) or bool(title.numbers.versions)


def _is_said_of(name: tuple[str, ...], theirs: Reading) -> bool:
    """Tell whether a title begins with a name, and says what that is: "The Ninja build system"."""
    words = theirs.words
    return _is_one_name(name[0], words[0]) and not DESCRIBING.isdisjoint(words[1:])


def _is_one_name(one: str, other: str) -> bool:
    """Tell whether two words name one program, "libclaw" and "Claw", "SQLite3" and "SQLite"."""
    return same_word(one, other) or _bare(one) == _bare(other)


def _bare(word: str) -> str:
    bare = word.removesuffix("lib").rstrip("0123456789").removeprefix("lib")
    return bare if len(bare) > 1 else word


def _is_for_others(ours: Reading, theirs: Reading) -> bool:
    """Tell whether one is for users and the other for those who make programs."""
    mine, others = _readers(ours), _readers(theirs)
    return mine is not None and others is not None and mine is not others


def _readers(title: Reading) -> frozenset[str] | None:
    """Return the words for the readers whom a title names, None where it names none or all."""
    named = [readers for readers in (_FOR_USERS, _FOR_MAKERS) if not readers.isdisjoint(title.words)]
    return named[0] if len(named) == 1 else None


def _is_what_it_is(ours: Reading, theirs: Reading) -> bool:
    """Tell whether ours says behind a dash or colon what a program is, and theirs is no more than the name of its handbook."""
    if len(ours.segments) == 1 or ours.segments[1].mark not in "-:":
        return False
    name = set(_name(ours.segments[0].words))
    described = any(not DESCRIBING.isdisjoint(part.words) for part in ours.segments[1:])
    said = set(theirs.words)
    return bool(name) and described and not said.isdisjoint(_HANDBOOKS) and name == set(_name(theirs.words))
