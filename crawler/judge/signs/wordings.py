"""What pages say in five hundred languages, learnt from the translations of well-known software: the table in `wordings.txt`.

Each row is a set of stems that a clause has to hold, in any order, with little besides. `scripts/learn_wordings.py` writes the table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from crawler.judge.signs.stems import LEFT, stems_of
from crawler.judge.signs.texts import pieces

NOT_FOUND, DENIED, LOGIN, HUMAN = "not-found", "denied", "login", "human"
_LONGEST = 110  # letters of a clause that is a message
_SLACK = 3  # letters that a clause may hold besides a wording that does not name what is missing


@dataclass(frozen=True, slots=True)
class _Wording:
    """One row: what it says, the stems, and whether they name the thing that is missing."""

    kind: str
    stems: frozenset[str]
    named: bool


@cache
def _table() -> Mapping[str, tuple[_Wording, ...]]:
    """Return the rows, each under the one of its stems that the fewest rows have."""
    rows = []
    for line in (files(__package__) / "wordings.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, named, stems = line.split("\t")
            rows.append(_Wording(kind, frozenset(stems.split(" ")), named == "+"))
    counts: dict[str, int] = {}
    for row in rows:
        for stem in row.stems:
            counts[stem] = counts.get(stem, 0) + 1
    index: dict[str, list[_Wording]] = {}
    for row in rows:
        index.setdefault(min(row.stems, key=lambda stem: (counts[stem], stem)), []).append(row)
    return {stem: tuple(found) for stem, found in index.items()}


def worded(kind: str, texts: Iterable[str]) -> str | None:
    """Return the first of some folded titles or headings of which a part says something of a kind, and hardly more."""
    return next((text for text in dict.fromkeys(texts) if kind in _kinds(text)), None)


def says_so(kind: str, clause: str) -> bool:
    """Tell whether a folded clause is a known wording of a kind, with hardly more."""
    return kind in _kinds_of_clause(clause)


@lru_cache(maxsize=256)
def _kinds(text: str) -> frozenset[str]:
    """Return all that a text says in some part: rules ask for one kind after the other of the same few titles."""
    found = [_kinds_of_clause(piece) for piece in pieces(text)]
    return frozenset().union(*found) if any(found) else _NOTHING


_NOTHING: frozenset[str] = frozenset()


def _kinds_of_clause(clause: str) -> frozenset[str]:
    """Return what a clause says."""
    clause = clause.rpartition(": ")[2]
    if len(clause) > 2 * _LONGEST:
        return _NOTHING
    stems, index = stems_of(clause), _table()
    rows = [row for stem in stems if stem in index for row in index[stem] if row.stems <= stems.keys()]
    if not rows:
        return _NOTHING
    letters = sum(stems.values())
    return frozenset(row.kind for row in rows if letters <= _LONGEST and _fits(row, stems, letters))


def _fits(row: _Wording, stems: Mapping[str, int], letters: int) -> bool:
    """Tell whether there is little besides a wording in a clause of so many letters."""
    matched = sum(stems[one] for one in row.stems)
    return letters - matched <= (LEFT * matched if row.named else _SLACK)
