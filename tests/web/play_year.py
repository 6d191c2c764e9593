"""`make year`: a year of weekly reports over 500 links, every event of it written down beforehand, and what was told held against what must be.

.venv/bin/python tests/web/play_year.py [--links 500] [--weeks 53] [--few-runs]
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).resolve().parent))

from year.compare import faults
from year.links import MOST
from year.oracle import expected, mailed
from year.play import Played, command, play
from year.script import year
from year.table import rows


def main() -> int:
    """Play, and say what came of it; 1 where something was told otherwise than it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=MOST)
    parser.add_argument("--weeks", type=int, default=53)
    parser.add_argument(
        "--few-runs", action="store_true", help="runs on Mondays, a few more days, and where something turns"
    )
    wanted = parser.parse_args()
    begun = time.monotonic()
    with TemporaryDirectory(prefix="year-") as name:
        played = play(year(wanted.links, wanted.weeks), Path(name), daily=not wanted.few_runs)
        wrong = [*faults(played), *_unsound(played)]
        for row in rows(played):
            _say(" | ".join(row))
        _say_figures(played, time.monotonic() - begun)
    for words in wrong:
        _say(f"WRONG: {words}")
    _say(
        f"{len(wrong)} things were told otherwise than they must be"
        if wrong
        else "each event was told as it must be, once"
    )
    return int(bool(wrong))


def _unsound(played: Played) -> list[str]:
    """Return what the program itself finds wrong with the history, and states that a replay would put right."""
    said = command(played, "rejudge", "--states")
    return [] if said.startswith("every state follows") else said.splitlines()


def _say_figures(played: Played, seconds: float) -> None:
    """Say how much there was."""
    must = expected(played.web.script, played.web.asked, played.mondays)
    told = Counter(one.section.lower() for monday in mailed(must) for one in must[monday])
    checks = sum(map(len, played.web.asked.values()))
    _say(
        f"{played.runs} runs, {len(played.withheld)} withheld, {checks:,} checks, {len(played.weekly)} mails in {len(played.mondays)} weeks, {seconds:.0f} s"
    )
    _say("told: " + ", ".join(f"{count} {section}" for section, count in told.most_common()))


def _say(words: str) -> None:
    """Tell who watches."""
    print(words, flush=True)  # noqa: T201 - a program for people


if __name__ == "__main__":
    sys.exit(main())
