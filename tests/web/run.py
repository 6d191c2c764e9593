"""The measure of the project: how rightly links of a difficult web are judged, by us and by two other checkers.

.venv/bin/python tests/web/run.py [--ours] [--family NAME] [--list]
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tests" / "web"), str(ROOT / "tests" / "bench")]

import peers  # noqa: E402 - found by the line above
from difficult import tools  # noqa: E402
from difficult.case import Case  # noqa: E402
from difficult.days import DAYS  # noqa: E402
from difficult.families import CASES, changes  # noqa: E402
from difficult.measure import Said, Score, score, tally  # noqa: E402
from difficult.server import serving  # noqa: E402

Answers = dict[str, dict[str, Said]]
OURS, LYCHEE, LINKCHECKER = "crawler", "lychee", "LinkChecker"


def main() -> int:
    """Measure; 1 where we raise a false alarm or miss something."""
    wanted = _arguments()
    cases = [case for case in (*CASES, *changes.CASES) if not wanted.family or case.family in wanted.family]
    said: Answers = {OURS: {}, LYCHEE: {}, LINKCHECKER: {}}
    links: dict[str, Mapping[str, Any]] = {}
    requests = 0
    for days in ((), DAYS):
        part = [case for case in cases if (case.family == "changes") is bool(days)]
        if part:
            requests += _measure(part, days, said, links, alone=wanted.ours)
    _say(*_table(OURS, cases, said[OURS]), *_mistakes(cases, said[OURS], links, show=wanted.list))
    _say(f"requests for {len(cases)} links, redirects, robots.txt and probes included: {requests}")
    if not wanted.ours:
        _say(*_table(LYCHEE, cases, said[LYCHEE]), *_table(LINKCHECKER, cases, said[LINKCHECKER]))
    worth = {score(case.truth, said[OURS].get(case.id, Said.NOTHING)) for case in cases}
    return int(bool(worth & {Score.FALSE_ALARM, Score.MISSED}))


def _measure(
    cases: Sequence[Case], days: Sequence[int], said: Answers, links: dict[str, Mapping[str, Any]], *, alone: bool
) -> int:
    """Ask every tool about some cases, on the last of the days where there are any; return the number of our requests."""
    with serving(cases) as world, TemporaryDirectory(prefix="difficult-") as name:
        folder = Path(name)
        tools.write_catalogues(world, folder)
        report = tools.weeks(world, folder, days) if days else tools.audit(world, folder)
        said[OURS] |= tools.ours(cases, report)
        links |= tools.by_case(cases, report)
        requests = world.requests
        if not alone:
            peers.install()
            said[LYCHEE] |= tools.lychee(peers.BIN / "lychee", world, folder)
            said[LINKCHECKER] |= tools.linkchecker(peers.BIN / "linkchecker", world, folder)
        return requests


def _arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", action="store_true", help="leave the other checkers out")
    parser.add_argument("--family", action="append", help="only this family; may be given again")
    parser.add_argument("--list", action="store_true", help="list every case, not only the mistakes")
    return parser.parse_args()


def _table(name: str, cases: Sequence[Case], said: Mapping[str, Said]) -> Iterator[str]:
    """Yield one tool's table."""
    yield f"\n{name:<14}" + "".join(f"{kind:>14}" for kind in ("cases", *Score))
    for row in tally(cases, said):
        yield f"  {row.family:<12}" + f"{row.cases:>14}" + "".join(f"{row.counts.get(kind, 0):>14}" for kind in Score)


def _mistakes(
    cases: Sequence[Case], said: Mapping[str, Said], links: Mapping[str, Mapping[str, Any]], *, show: bool
) -> Iterator[str]:
    """Yield a line for each case that is not right, or for each case, and for each reason that does not fit."""
    for case in cases:
        worth = score(case.truth, said.get(case.id, Said.NOTHING))
        link = links.get(case.id, {})
        odd = worth is Score.RIGHT and bool(case.reasons) and link.get("reason") not in case.reasons
        if show or worth is not Score.RIGHT or odd:
            note = "other reason" if odd else worth
            yield f"  {note:<13}{case.id:<40}{case.truth:<8} said {link.get('verdict')}/{link.get('reason')}: {case.why}"


def _say(*lines: str) -> None:
    """Print lines at once."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
