"""Learn the weights by which pages of prose are read, from pages that people marked.

python scripts/learn.py [--hold N]

Reads `tests/data/learned/` and writes the files of weights in `crawler/catalogue/learned/`; with `--hold N` nothing is written: each Nth of the pages
is read by weights learned from the others, and how many beginnings of entries were found is printed. `marked_pages.py` says how pages are marked.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from learn_network import Marked, learn_network  # noqa: E402 - found by the line above
from learn_titles import HELD, learn_titles, learn_words  # noqa: E402
from marked_pages import NAMES, Page, pages, texts  # noqa: E402

from crawler.catalogue.learned.marking import ALIKE, LABELS, labels_of  # noqa: E402
from crawler.catalogue.learned.network import Network, write  # noqa: E402
from crawler.catalogue.learned.place_signs import signs_of_all  # noqa: E402

TARGET = ROOT / "crawler" / "catalogue" / "learned"
BEGINNINGS = "TL"
ROUNDS, FURTHER = 14, 16


def learn_blocks(several: Sequence[Page], name: str, further: int = FURTHER) -> Network:
    """Learn what blocks are. Few of the pages of the tests are like any other, and all of them must be read rightly: those that are misread count more."""
    filled = [page for page in several if page.blocks]
    sequences = [
        Marked(
            list(signs_of_all(page.blocks)),
            [NAMES[letter] for letter in page.letters],
            is_held=page.name.startswith(HELD),
        )
        for page in filled
    ]

    def is_misread(place: int, network: Network) -> bool:
        read = labels_of(filled[place].blocks, network, ALIKE[name])
        return _parts(read) != _parts(sequences[place].labels)

    return learn_network(sequences, tuple(LABELS), ROUNDS, is_misread, further)


def _parts(labels: Sequence[str]) -> list[str]:
    """Return the labels without those that no entry nor section hangs on."""
    return ["" if label in {"about", "other", "above"} else label for label in labels]


def main() -> None:
    """Learn from all pages and write the weights, or hold some back and say how well they are read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--hold", type=int, default=0, metavar="N", help="learn N times without each Nth page, and read those"
    )
    held = parser.parse_args().hold
    marked = {"texts": list(texts()), "pages": list(pages())}
    if held:
        for name, several in marked.items():
            hold_out(name, several, held)
        return
    every = [*marked["pages"], *marked["texts"]]
    with ProcessPoolExecutor() as several_at_once:
        words = several_at_once.submit(learn_words, every)
        blocks = {name: several_at_once.submit(learn_blocks, those, f"{name}.npz") for name, those in marked.items()}
        titles = several_at_once.submit(learn_titles, every, words.result())
        for name, learned in (blocks | {"titles": words}).items():
            write(learned.result(), TARGET / f"{name}.npz")
        (TARGET / "titles.tsv").write_text("\n".join(titles.result()) + "\n", "utf-8")


def hold_out(name: str, several: Sequence[Page], parts: int) -> None:
    """Read each Nth page by what was learned from the others, and print how many beginnings of entries were found, and how many found are none."""
    counts: dict[str, Counter[str]] = {}
    for part in range(parts):
        network = learn_blocks([page for page in several if _part(page, parts) != part], f"{name}.npz", further=0)
        for page in several:
            if _part(page, parts) == part:
                read = labels_of(page.blocks, network, ALIKE[f"{name}.npz"])
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
