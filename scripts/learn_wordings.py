"""Write `crawler/judge/signs/wordings.txt` from the translations of well-known software: what pages say in many languages, as stems.

python scripts/learn_wordings.py PHRASES.jsonl [--without SOURCE ...]

Each line of the input is an object with `kind` (not-found, denied, login, human, other, ...), `language`, `text`, `english` and `source`
("Django: admin", "MediaWiki: languages"). What is written are no translations but sets of stems that a clause has to hold, each with the
language and whether it names the thing that is missing; sets that a phrase of another meaning would fit are left out.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from crawler.judge.signs.stems import LEFT, stems_of  # noqa: E402 - found by the line above
from crawler.judge.signs.texts import fold  # noqa: E402

TARGET = ROOT / "crawler" / "judge" / "signs" / "wordings.txt"
THINGS = (
    r"(?:page|file|url|resource|document|topic|article|post|product|item|link|site|dataset|content|text in this page)"
)
# Which English originals say the thing itself, and not something of a form or a setting.
WANTED = {
    "not-found": (
        (
            rf"^(?:… \()?(?:error )?(?:404[ :!-]*)?(?:sorry, |oops[!,.]* |we(?:'|\u2019)?re sorry, but )?(?:the |this |that |an? |your )?(?:requested |given )?{THINGS}\b.{{0,60}}(?:not (?:be )?(?:found|exist|available)|n[o'\u2019]t exist|"
            r"n['\u2019]t be found|no longer|removed|deleted|missing|unavailable|withdrawn)"
        ),
        r"^(?:sorry, )?(?:we |i )?(?:can['\u2019]?t|cannot|can not|couldn't|can't seem to) (?:seem to )?find (?:this|the|that) page",
        r"^sorry, no such (?:page|post)",
        r"^there is currently no text in this page",
        rf"^{THINGS} does not exist",
        r"^(?:not found|404 not found|does not exist|moved or deleted|404 - not found)\W*$",
        r"^(?:you (?:clicked|used) an invalid link|invalid url|bad title|page is missing)",
        r"^no longer available",
    ),
    "denied": (
        r"^(?:access (?:was )?(?:denied|restricted|forbidden)|forbidden|permission (?:denied|required)|not allowed|unauthori[sz]ed|not authori[sz]ed|no access|blocked request)\W*$",
        r"^(?:sorry, )?you (?:are not (?:allowed|authori[sz]ed)|do not have (?:sufficient |enough )?(?:permissions?|privileges)) to (?:view|access|see|use) this (?:page|content|area|document|resource)",
        r"^access to (?:this|the) (?:resource|page|file) (?:was|is) (?:forbidden|denied)",
        r"^your ip address has been blocked",
    ),
    "login": (
        r"^(?:log ?in|sign ?in|login required|please (?:log|sign) in|authentication required|authori[sz]ation required|not logged in|log in again|welcome back)\W*$",
        r"^(?:sign|log) in to …",
        r"^(?:you must be|you need to be|please) (?:logged|signed|log|sign) in to (?:access|view|see|be able to access|continue)",
    ),
    "human": (
        r"^(?:security check|verify your identity|human verification|verification required|security verification|too many requests|action throttled|rate limited|verifying your request)\W*$",
        r"robot",
        r"^sorry, too many requests|sending too many requests|there are too many requests",
        r"^enter the text you see on the image|^to proceed, please enter the code",
    ),
}
BESIDE = re.compile(
    r"edit|template|talk page|revision|\blog\b|special|source page|destination|target|move log|number|upload|action|namespace|user|password protect|in … page",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;:\u061f\u0964\u3002\uff01\uff0c,])\s+|(?<=[\u3002\uff01\uff0c])")
NAMED = re.compile(rf"\b{THINGS}\b")
MOST_STEMS, FEWEST_LETTERS = 9, 8


def main() -> None:
    """Read, learn, sift, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("phrases", type=Path)
    parser.add_argument(
        "--without", action="append", default=[], help="leave a source out, to see what the others teach"
    )
    parser.add_argument("--to", type=Path, default=TARGET)
    wanted = parser.parse_args()
    rows = [json.loads(line) for line in wanted.phrases.read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row["source"].startswith(tuple(wanted.without) or ("\0",))]
    others = [stems_of(fold(row["text"])) for row in rows if row["kind"] == "other"]
    lines = [line for kind in WANTED for line in _learnt(kind, rows, others)]
    sources = sorted({row["source"].partition(":")[0] for row in rows if row["kind"] in WANTED})
    head = f"# kind, language, + where it names what is missing, stems. Learnt from the translations of: {', '.join(sources)}.\n"
    wanted.to.write_text(head + "".join(f"{line}\n" for line in lines), "utf-8")


def _learnt(kind: str, rows: Iterable[dict[str, str]], others: list[dict[str, int]]) -> Iterator[str]:
    """Yield the lines of one kind: for each language the smallest sets of stems, those aside that mean something else."""
    found: dict[str, dict[frozenset[str], bool]] = defaultdict(dict)
    for row in rows:
        english = row["english"].strip().lower()
        fits = row["kind"] == kind and any(re.search(pattern, english) for pattern in WANTED[kind])
        if not fits or BESIDE.search(english) or row["language"].startswith("en"):
            continue
        stems = stems_of(_first_clause(fold(row["text"].replace("…", " "))))
        if 0 < len(stems) <= MOST_STEMS and sum(stems.values()) >= FEWEST_LETTERS // 2:
            key, named = frozenset(stems), bool(NAMED.search(english)) or kind != "not-found"
            found[row["language"]][key] = found[row["language"]].get(key, False) or named
    index: dict[str, list[dict[str, int]]] = defaultdict(list)
    for other in others:
        for stem in other:
            index[stem].append(other)
    for language in sorted(found):
        for key in _smallest(found[language]):
            named = found[language][key]
            if not _means_else(key, index, LEFT if named else 0):
                yield f"{kind}\t{language}\t{'+' if named else '-'}\t{' '.join(sorted(key))}"


def _first_clause(text: str) -> str:
    """Return the first clause of some length: what follows it is advice."""
    clauses = [clause for clause in SENTENCE.split(text.strip("() ")) if clause]
    return next((clause for clause in clauses if sum(map(str.isalpha, clause)) >= FEWEST_LETTERS), text)


def _smallest(sets: dict[frozenset[str], bool]) -> list[frozenset[str]]:
    """Return the sets that hold none of the others: a clause that fits a larger one fits the smaller one too."""
    kept: list[frozenset[str]] = []
    for one in sorted(sets, key=lambda item: (len(item), sorted(item))):
        if not any(smaller <= one and sets[smaller] >= sets[one] for smaller in kept):
            kept.append(one)
    return kept


def _means_else(key: frozenset[str], index: dict[str, list[dict[str, int]]], left: float) -> bool:
    """Tell whether a phrase of another meaning would fit."""
    rarest = min(key, key=lambda stem: len(index.get(stem, ())))
    for other in index.get(rarest, ()):
        if key <= other.keys():
            matched, rest = (
                sum(other[stem] for stem in key),
                sum(size for stem, size in other.items() if stem not in key),
            )
            if rest <= left * matched:
                return True
    return False


if __name__ == "__main__":
    main()
