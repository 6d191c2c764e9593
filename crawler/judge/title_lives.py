"""Years in which an author lived, as libraries put them behind a name: "Newts : Oxley, Ann, 1836-1905"."""

from crawler.judge.patterns import Pattern

_WORD = r"\(?[^\W\d_a-z][^\W\d_]{0,30}[.)]{0,2}"
_YEARS = r"(1\d{3}|20\d\d)\s?-\s?(1\d{3}|20\d\d)\)?\s*(?:$|[|/:;.)-])"
# A surname, a comma and what else a person is called; or two names and more behind a sign for "by".
_LIVED = Pattern(
    rf"(?:^|[:|/;-] |\bby )[^\W\d_a-z][\w' -]{{0,40}}, {_WORD}(?: {_WORD}){{0,5}}, {_YEARS}"
    rf"|(?:/ ?|\b(?:by|von|par|por|di|door|av) ){_WORD}(?: {_WORD}){{1,4}}(?:,? \(|, ){_YEARS}"
)


def years_of_life(text: str) -> tuple[int, int] | None:
    """Return the two years between which an author lived; None where none are told."""
    found = _LIVED.search(text)
    if not found:
        return None
    begin, end = (int(year) for year in found.groups() if year)
    return (begin, end) if begin < end else None
