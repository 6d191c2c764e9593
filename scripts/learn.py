"""Learn the weights by which pages of prose are read, from pages that people marked.

python scripts/learn.py [--hold N]

Reads `tests/data/learned/` and writes the tables in `crawler/catalogue/learned/`; with `--hold N` nothing is written: each Nth of the pages
is read by weights learned from the others, and how many beginnings of entries and titles were found is printed. Needs python-crfsuite; `marked_pages.py` says how pages are marked.
"""

import argparse
import random
import re
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp, sqrt
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from marked_pages import NAMES, Page, pages, texts  # noqa: E402

from crawler.catalogue.block import Block, Shape  # noqa: E402 - found by the line above
from crawler.catalogue.learned.chain import chain_from  # noqa: E402
from crawler.catalogue.learned.marking import LABELS  # noqa: E402
from crawler.catalogue.learned.place_signs import alike, signs_of_all  # noqa: E402
from crawler.catalogue.learned.span_signs import Shares, spans_in  # noqa: E402
from crawler.catalogue.learned.titles import is_led  # noqa: E402

TARGET = ROOT / "crawler" / "catalogue" / "learned"
BEGINNINGS = "TL"
NOTHING = 1e-3
SMALLEST = 0.005  # weights below it are left out
PULLS = {"texts": {"c1": 1.0, "c2": 2.0}, "pages": {"c1": 0.5, "c2": 0.9}}
CHAIN = {"max_iterations": 200, "feature.possible_transitions": True, "feature.minfreq": 2}
EPOCHS, RATE, PULL, RARE = 15, 0.05, 1e-3, 5
ROUNDS, ADDED, HELD = 18, 2, "tests/"


def learn_chain(several: Sequence[Page], path: Path, rounds: int = ROUNDS) -> list[str]:
    """Learn what follows what, and return the lines of the table.

    Few of the pages of the tests are like any other, and all of them must be read rightly: those that are not count more in the next round.
    """
    signs = [list(signs_of_all(page.blocks)) for page in several]
    labels = [[NAMES[letter] for letter in page.letters] for page in several]
    times = [1] * len(several)
    table: list[str] = []
    for _ in range(rounds):
        table = _trained(list(zip(signs, labels, times, strict=True)), path)
        chain = chain_from(table)
        misread = [
            page.name.startswith(HELD) and _parts(chain.decode(signs[place], alike)) != _parts(labels[place])
            for place, page in enumerate(several)
        ]
        if not any(misread):
            break
        times = [count + ADDED * wrong for count, wrong in zip(times, misread, strict=True)]
    return table


def _parts(labels: Sequence[str]) -> list[str]:
    """Return the labels without those that no entry nor section hangs on."""
    return ["" if label in {"about", "other", "above"} else label for label in labels]


def _trained(pages: Sequence[tuple[list[list[str]], list[str], int]], path: Path) -> list[str]:
    trainer = pycrfsuite.Trainer(verbose=False)
    for signs, labels, times in pages:
        for _ in range(times):
            trainer.append(signs, labels)
    trainer.set_params(CHAIN | PULLS[path.name])
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    names = [name for name in LABELS if name in info.labels]
    weights: dict[str, dict[str, float]] = {}
    for (sign, name), weight in info.state_features.items():
        weights.setdefault(sign, {})[name] = weight
    behind = ((f"> {name}", [info.transitions.get((before, name), 0.0) for before in names]) for name in names)
    rows = [*behind, *((sign, [weights[sign].get(name, 0.0) for name in names]) for sign in sorted(weights))]
    return ["\t".join(["", *names]), *(_row(sign, those) for sign, those in rows if _tells(sign, those))]


def _tells(sign: str, weights: Sequence[float]) -> bool:
    return sign.startswith("> ") or any(abs(weight) >= SMALLEST for weight in weights)


def _row(sign: str, weights: Sequence[float]) -> str:
    return "\t".join([sign, *(f"{weight:.2f}" if abs(weight) >= SMALLEST else "" for weight in weights)])


def places_of_titles(page: Page) -> Iterator[tuple[list[tuple[str, ...]], int]]:
    """Yield the signs of the places where titles could stand in the lines of a page, and which of these places it is."""
    read = zip(page.blocks, page.letters, page.titles, strict=True)
    lines = [(block, title) for block, letter, title in read if letter == "L" and title and _is_ranked(block)]
    several, shares = [spans_in(block) for block, _ in lines], Shares()
    for spans in several:
        shares.add(spans)
    added = shares.signs()
    for spans, (block, title) in zip(several, lines, strict=True):
        right = [place for place, span in enumerate(spans) if _same(block.text[span.start : span.end], title)]
        if right:
            yield [(*span.signs, *added[span.kind]) for span in spans], right[0]


def _is_ranked(block: Block) -> bool:
    """Say whether the place of the title is chosen in a block: not where cells or a link in front say it."""
    return block.shape is not Shape.ROW and not is_led(block)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one) == re.sub(r"\W+", "", other)


def learn_titles(several: Iterable[Page]) -> list[str]:
    """Learn by which signs the place of a title is chosen (a log-linear model, by stochastic gradients with steps as AdaGrad has them), and return the lines of the table."""
    lines = [(line, page.name.startswith(HELD)) for page in several for line in places_of_titles(page)]
    told = Counter(sign for (places, right), _ in lines for sign in places[right])
    seen = Counter(sign for (places, _), _ in lines for signs in places for sign in set(signs))
    known = {sign for sign in seen if told[sign] >= RARE or seen[sign] >= 4 * RARE}
    signs = [([[sign for sign in those if sign in known] for those in places], right) for (places, right), _ in lines]
    times = [
        int(not is_held) for _, is_held in lines
    ]  # rules read what the tests hold, which says nothing of where they fail
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        weights = _fitted([line for line, count in zip(signs, times, strict=True) for _ in range(count)], known)
        for place, ((places, right), (_, is_held)) in enumerate(zip(signs, lines, strict=True)):
            scores = [sum(weights[sign] for sign in those) for those in places]
            times[place] += ADDED if is_held and scores.index(max(scores)) != right else 0
    return [f"{sign}\t{weight:.2f}" for sign, weight in sorted(weights.items()) if abs(weight) >= SMALLEST]


def _fitted(lines: list[tuple[list[list[str]], int]], known: Iterable[str]) -> dict[str, float]:
    weights, squares = dict.fromkeys(sorted(known), 0.0), dict.fromkeys(known, 1e-6)
    shuffled = random.Random(1)  # noqa: S311 - the same each time
    for _ in range(EPOCHS):
        shuffled.shuffle(lines)
        for places, right in lines:
            _learn_line(places, right, weights, squares)
    return weights


def _learn_line(
    places: Sequence[Sequence[str]], right: int, weights: dict[str, float], squares: dict[str, float]
) -> None:
    scores = [sum(weights[sign] for sign in signs) for signs in places]
    shares = [exp(score - max(scores)) for score in scores]
    total = sum(shares)
    for place, signs in enumerate(places):
        missing = (place == right) - shares[place] / total
        if abs(missing) < NOTHING:
            continue
        for sign in signs:
            step = missing - PULL * weights[sign]
            squares[sign] += step * step
            weights[sign] += RATE * step / sqrt(squares[sign])


def main() -> None:
    """Learn from all pages and write the tables, or hold some back and say how well they are read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--hold", type=int, default=0, metavar="N", help="learn N times without each Nth page, and read those"
    )
    held = parser.parse_args().hold
    with tempfile.TemporaryDirectory() as folder:
        for name, several in (("texts", list(texts())), ("pages", list(pages()))):
            if held:
                hold_out(name, several, held, Path(folder))
                continue
            table = learn_chain(several, Path(folder) / name)
            (TARGET / f"{name}.tsv").write_text("\n".join(table) + "\n", "utf-8")
            (TARGET / f"{name[:-1]}_titles.tsv").write_text("\n".join(learn_titles(several)) + "\n", "utf-8")


def hold_out(name: str, several: Sequence[Page], parts: int, folder: Path) -> None:
    """Read each Nth page by what was learned from the others, and print how many beginnings of entries were found, and how many found are none."""
    counts: dict[str, Counter[str]] = {}
    for part in range(parts):
        others = [page for page in several if _part(page, parts) != part]
        chain = chain_from(learn_chain(others, folder / name, rounds=1))
        for page in several:
            if _part(page, parts) == part:
                read = chain.decode(signs_of_all(page.blocks), alike)
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
