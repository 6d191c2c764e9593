"""What pages say in five hundred languages, learnt from the translations of well-known software: the table in `wordings.txt`.

Each row is a set of stems that a clause has to hold, in any order, with little besides. `scripts/learn_wordings.py` writes the table.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crawler.judge.signs.stems import LEFT, stems_of
from crawler.judge.signs.texts import pieces

NOT_FOUND, DENIED, LOGIN, HUMAN = "not-found", "denied", "login", "human"
_LONGEST = 110  # letters of a clause that is a message
_APOLOGY = frozenset(
    {
        "lo",
        "sentim",
        "sentimo",
        "we",
        "are",
        "sorry",
        "es",
        "tut",
        "uns",
        "leid",
        "mi",
        "spiace",
        "nous",
        "sommes",
        "désolé",
    }
)
_SLACK = 3  # letters that a clause may hold besides a wording that does not name what is missing


@dataclass(frozen=True, slots=True)
class _Wording:
    """One row: the stems, the language, and whether they name the thing that is missing."""

    stems: frozenset[str]
    language: str
    named: bool


@cache
def _table() -> Mapping[str, Mapping[str, tuple[_Wording, ...]]]:
    """Return the rows of each kind under the one of their stems that the fewest rows have; what stands in two kinds ("we are sorry") says neither."""
    rows: dict[str, list[_Wording]] = {}
    for line in (files(__package__) / "wordings.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, language, named, stems = line.split("\t")
            rows.setdefault(kind, []).append(_Wording(frozenset(stems.split(" ")), language, named == "+"))
    kinds = Counter(row for of_kind in rows.values() for row in {(row.stems, row.language) for row in of_kind})
    return {
        kind: _indexed([row for row in of_kind if not _is_vague(row) and kinds[row.stems, row.language] == 1])
        for kind, of_kind in rows.items()
    }


def _is_vague(row: _Wording) -> bool:
    """Tell whether a row is one word that says nothing by itself: "sorry", "safe", "continue" stand before a translated message and were learnt with it."""
    return row.named and (len(row.stems) == 1 or row.stems <= _APOLOGY)


def _indexed(rows: list[_Wording]) -> Mapping[str, tuple[_Wording, ...]]:
    """Put each row under its rarest stem."""
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
    for text in dict.fromkeys(texts):
        if any(says_so(kind, piece) for piece in pieces(text)):
            return text
    return None


def says_so(kind: str, clause: str) -> bool:
    """Tell whether a folded clause is a known wording of a kind, with hardly more."""
    clause = clause.rpartition(": ")[2]
    if len(clause) > 2 * _LONGEST:
        return False
    stems = stems_of(clause)
    letters = sum(stems.values())
    if letters > _LONGEST:
        return False
    index = _table().get(kind, {})
    for stem in stems:
        for row in index.get(stem, ()):
            if row.stems <= stems.keys():
                matched = sum(stems[one] for one in row.stems)
                if letters - matched <= (LEFT * matched if row.named else _SLACK):
                    return True
    return False
