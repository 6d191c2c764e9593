"""Numbers of two titles held against each other: another edition, volume, version or year makes another document."""

from collections.abc import Collection, Iterator

from crawler.judge.title_numbers import Numbers

_REGISTERED = 5  # digits


def conflict(ours: Numbers, theirs: Numbers) -> str | None:
    """Name the role in which two titles disagree (`edition`, `year`, …), None when they can be of one document.

    A number that only one side states is no disagreement, save a later edition or volume that only the target states, and not beside the year of ours: "Outlook 2015" is its "5th edition 2015".
    """
    if ours is theirs and ours.edition != 0:
        return None
    if _edition_conflict(ours, theirs) or (ours.named and theirs.named and ours.named.isdisjoint(theirs.named)):
        return "edition"
    if _parts_conflict(ours, theirs):
        return "part"
    if _codes_conflict(ours, theirs):
        return "code"
    if _versions_conflict(ours, theirs):
        return "version"
    mine, others = _counts_beside_codes(ours, theirs), _counts_beside_codes(theirs, ours)
    pairs: tuple[tuple[str, frozenset[object], frozenset[object]], ...] = (
        ("year", frozenset(ours.years), frozenset(theirs.years)),
        ("month", frozenset(ours.months), frozenset(theirs.months)),
        ("number", frozenset[object](mine), frozenset[object](others)),
    )
    against = (role for role, one, other in pairs if one - other and other - one and not _are_of_two_kinds(one, other))
    role = next((role for role in against if role != "year" or not _is_of_a_life(ours, theirs)), None)
    return role or ("version" if _is_count_for_version(ours, theirs) else None)


def _are_of_two_kinds(one: Collection[object], other: Collection[object]) -> bool:
    """Tell whether the numbers of one title are those by which a register knows things, of five digits at least, and the other's are counts: "no. 311" and "A-1978-31229"."""
    if not all(isinstance(number, int) for number in (*one, *other)):
        return False
    few, many = sorted((list(map(str, one)), list(map(str, other))), key=lambda numbers: max(map(len, numbers)))
    return max(map(len, few)) < _REGISTERED - 1 and min(map(len, many)) >= _REGISTERED


def _is_of_a_life(ours: Numbers, theirs: Numbers) -> bool:
    """Tell whether the one year of a title lies between the two in which an author lived, by the other: "Newts (1861)" and "Newts : Oxley, Ann, 1836-1905"."""
    for one, other in ((ours, theirs), (theirs, ours)):
        if other.lived and other.years == frozenset(other.lived) and len(one.years) == 1:
            return other.lived[0] < min(one.years) < other.lived[1]
    return False


def _counts_beside_codes(one: Numbers, other: Numbers) -> frozenset[int]:
    """Return the counts of one title that are not the number of a code of the other: the sixth report is AR6."""
    return one.counts - {int(digits) for _, digits in other.codes if digits.isdecimal()}


def _is_count_for_version(ours: Numbers, theirs: Numbers) -> bool:
    """Tell whether behind the same word one title has a number with a point, and the other a whole one: "of 1.5 °C" and "of 2 °C"."""
    if ours.versions and theirs.versions:
        return False
    return any(
        word == another
        and _is_pointed(one) != _is_pointed(other)
        and not _goes_by(*sorted((one, other), key=_is_pointed))
        for word, one in ours.behind - theirs.behind
        for another, other in theirs.behind - ours.behind
    )


def _is_pointed(number: str) -> bool:
    return "." in number


def _goes_by(short: str, version: str) -> bool:
    """Tell whether a version may go by a whole number: its first figure, "3" for "3.11", or behind a one its second, "8" for "1.8"."""
    figures = version.split(".")
    return short in (figures[:2] if figures[0] == "1" else figures[:1])


def _codes_conflict(ours: Numbers, theirs: Numbers) -> bool:
    if not (ours.codes or theirs.codes):
        return False
    mine, others = dict(ours.codes), dict(theirs.codes)
    return (
        any(others.get(letters, digits) != digits for letters, digits in ours.codes - theirs.codes)
        or any(others.get(word, number) != number for word, number in _spaced(ours))
        or any(mine.get(word, number) != number for word, number in _spaced(theirs))
    )


def _spaced(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Yield codes that are written as a word and a count behind it: "Lgr 11", for "Lgr11"."""
    return ((word, number) for word, number in numbers.behind if word.isalpha() and number.isdecimal())


def _versions_conflict(ours: Numbers, theirs: Numbers) -> bool:
    mine, others = ours.versions, theirs.versions
    return bool(mine and others) and not any(_one_version(one, other) for one in mine for other in others)


def _one_version(one: str, other: str) -> bool:
    """Tell whether two versions can be one: equal as far as both are stated."""
    return all(a == b for a, b in zip(one.split("."), other.split("."), strict=False))


def _edition_conflict(ours: Numbers, theirs: Numbers) -> bool:
    if theirs.edition is None or (ours.edition is None and not ours.years.isdisjoint(theirs.years)):
        return False
    stated = ours.edition or 1
    return stated != theirs.edition and theirs.edition not in ours.counts


def _parts_conflict(ours: Numbers, theirs: Numbers) -> bool:
    if ours.section and theirs.section and ours.section != theirs.section:
        return True
    mine, others = dict(ours.parts), dict(theirs.parts)
    for name, value in others.items():
        other = mine.get(name)
        if other is not None and other != value:
            return True
        alone = "issue" not in others  # "Vol 26, No 4" says where an article stands
        if alone and other is None and value > 1 and value not in ours.counts and not mine and name in ("vol", "part"):
            return True
    return False


def states_other_part(ours: Numbers, theirs: Numbers) -> bool:
    """Tell whether both titles number a part of the same kind (chapter, lesson), and not the same one."""
    mine = dict(ours.parts)
    return any(mine.get(name, value) != value for name, value in theirs.parts)


def states_part(ours: Numbers, theirs: Numbers) -> bool:
    """Tell whether another title states a part that ours states."""
    return not ours.parts.isdisjoint(theirs.parts)
