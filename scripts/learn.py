"""Learn the weights by which pages of prose are read, from pages that people marked.

python scripts/learn.py [--hold N]

Reads `tests/data/learned/` and writes the tables in `crawler/catalogue/learned/`; with `--hold N` nothing is written: each Nth of the pages
is read by weights learned from the others, and how many beginnings of entries and titles were found is printed. Needs python-crfsuite; `marked_pages.py` says how pages are marked.
"""

import argparse
import random
import sys
import tempfile
import zlib
from collections import Counter, deque
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from learn_titles import ADDED, HELD, SMALLEST, learn_titles  # noqa: E402 - found by the line above
from marked_pages import NAMES, Page, pages, texts  # noqa: E402

from crawler.catalogue.learned.chain import Chain, chain_from  # noqa: E402
from crawler.catalogue.learned.marking import ALIKE, LABELS  # noqa: E402
from crawler.catalogue.learned.place_signs import signs_of_all  # noqa: E402

TARGET = ROOT / "crawler" / "catalogue" / "learned"
BEGINNINGS = "TL"
PULLS = {"texts": {"c1": 0.5, "c2": 0.9}, "pages": {"c1": 0.3, "c2": 0.5}}
CHAIN = {"max_iterations": 200, "feature.possible_transitions": True, "feature.minfreq": 3}
ROUNDS = 24
NEVER = -9.0
MEMBERS, SHARE = 8, 0.65  # rounds whose weights are averaged, and the share of the pages that each learns from


def learn_chain(several: Sequence[Page], path: Path, rounds: int = ROUNDS) -> list[str]:
    """Learn what follows what, and return the lines of the table.

    Each round learns from some of the pages, and the table is what the last rounds have on average (bagging, L. Breiman, "Bagging Predictors", 1996):
    it does not turn over with a page more or less. Few of the pages of the tests are like any other, and all of them must be read rightly:
    each round has them all, and those that are misread count more in the next.
    """
    signs = [list(signs_of_all(page.blocks)) for page in several]
    labels = [[NAMES[letter] for letter in page.letters] for page in several]
    times = [1] * len(several)
    members: deque[Chain] = deque(maxlen=MEMBERS)
    for number in range(rounds):
        drawn = random.Random(number)  # noqa: S311 - the same each time
        chosen = [
            (mine, its, count)
            for page, mine, its, count in zip(several, signs, labels, times, strict=True)
            if page.name.startswith(HELD) or drawn.random() < SHARE
        ]
        members.append(_trained(chosen, path))
        mean = _mean(members)
        misread = [
            page.name.startswith(HELD)
            and _parts(mean.decode(signs[place], ALIKE[f"{path.name}.tsv"])) != _parts(labels[place])
            for place, page in enumerate(several)
        ]
        said = f"{path.name}, round {number + 1} of {rounds}: {sum(misread)} pages of the tests misread"
        print(said, file=sys.stderr)  # noqa: T201 - it takes minutes
        if len(members) == MEMBERS and not any(misread):
            break
        times = [count + ADDED * wrong for count, wrong in zip(times, misread, strict=True)]
    return table_of(_mean(members))


def _mean(members: Sequence[Chain]) -> Chain:
    """Return the chain whose weights are those of several on average."""
    labels, count = members[0].labels, len(members)
    signs: dict[str, list[float]] = {}
    for chain in members:
        for sign, weights in chain.signs.items():
            added = signs.setdefault(sign, [0.0] * len(labels))
            signs[sign] = [one + weight / count for one, weight in zip(added, weights, strict=True)]
    behind = (
        tuple(sum(column) / count for column in zip(*rows, strict=True))
        for rows in zip(*(chain.behind for chain in members), strict=True)
    )
    return Chain(labels, {sign: tuple(signs[sign]) for sign in sorted(signs)}, tuple(behind))


def _parts(labels: Sequence[str]) -> list[str]:
    """Return the labels without those that no entry nor section hangs on."""
    return ["" if label in {"about", "other", "above"} else label for label in labels]


def _trained(pages: Sequence[tuple[list[list[str]], list[str], int]], path: Path) -> Chain:
    trainer = pycrfsuite.Trainer(verbose=False)
    for signs, labels, times in pages:
        for _ in range(times):
            trainer.append(signs, labels)
    trainer.set_params(CHAIN | PULLS[path.name])
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    names = tuple(LABELS)
    # a label that none of these pages has is one of the chain all the same, for those of other rounds
    weights: dict[str, dict[str, float]] = {"any": {name: NEVER for name in names if name not in info.labels}}
    for (sign, name), weight in info.state_features.items():
        weights.setdefault(sign, {})[name] = weight
    behind = (tuple(info.transitions.get((before, name), 0.0) for before in names) for name in names)
    signs = {sign: tuple(its.get(name, 0.0) for name in names) for sign, its in weights.items()}
    return Chain(names, signs, tuple(behind))


def table_of(chain: Chain) -> list[str]:
    """Return the lines of a table that hold a chain."""
    behind = ((f"> {name}", weights) for name, weights in zip(chain.labels, chain.behind, strict=True))
    rows = [*behind, *chain.signs.items()]
    return ["\t".join(["", *chain.labels]), *(_row(sign, those) for sign, those in rows if _tells(sign, those))]


def _tells(sign: str, weights: Sequence[float]) -> bool:
    return sign.startswith("> ") or any(abs(weight) >= SMALLEST for weight in weights)


def _row(sign: str, weights: Sequence[float]) -> str:
    return "\t".join([sign, *(f"{weight:.2f}" if abs(weight) >= SMALLEST else "" for weight in weights)])


def main() -> None:
    """Learn from all pages and write the tables, or hold some back and say how well they are read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--hold", type=int, default=0, metavar="N", help="learn N times without each Nth page, and read those"
    )
    held = parser.parse_args().hold
    marked = {"texts": list(texts()), "pages": list(pages())}
    with tempfile.TemporaryDirectory() as folder:
        if held:
            for name, several in marked.items():
                hold_out(name, several, held, Path(folder))
            return
        with ProcessPoolExecutor() as several_at_once:
            chains = {
                name: several_at_once.submit(learn_chain, those, Path(folder) / name) for name, those in marked.items()
            }
            titles = several_at_once.submit(learn_titles, [*marked["pages"], *marked["texts"]])
            for name, learned in (chains | {"titles": titles}).items():
                (TARGET / f"{name}.tsv").write_text("\n".join(learned.result()) + "\n", "utf-8")


def hold_out(name: str, several: Sequence[Page], parts: int, folder: Path) -> None:
    """Read each Nth page by what was learned from the others, and print how many beginnings of entries were found, and how many found are none."""
    counts: dict[str, Counter[str]] = {}
    for part in range(parts):
        others = [page for page in several if _part(page, parts) != part]
        chain = chain_from(learn_chain(others, folder / name, rounds=MEMBERS))
        for page in several:
            if _part(page, parts) == part:
                read = chain.decode(signs_of_all(page.blocks), ALIKE[f"{name}.tsv"])
                _count(counts.setdefault(page.name.partition("/")[0], Counter()), page.letters, read)
    for source, counted in sorted(counts.items()):
        found, none = counted["found"] / max(1, counted["all"]), counted["none"] / max(1, counted["read"])
        print(f"{name} {source}: {counted['all']} entries, {found:.1%} found, {none:.1%} of those read are none")  # noqa: T201 - what was asked for


def _part(page: Page, parts: int) -> int:
    return zlib.crc32(page.name.removesuffix("-a").removesuffix("-b").encode()) % parts


def _count(counted: Counter[str], letters: Sequence[str], read: Sequence[str]) -> None:
    for letter, label in zip(letters, read, strict=True):
        begins, is_read = letter in BEGINNINGS, label in {"title", "line"}
        counted.update({"all": begins, "read": is_read, "found": begins and is_read, "none": is_read and not begins})


if __name__ == "__main__":
    main()
