"""`make kill`: the program is ended by SIGKILL at random moments of runs, migrations, reports and weekly mails; nothing may be lost or told twice.

After each the database opens and is looked through, what it held is there to the letter, and the next run takes up the one that was killed.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from aged import make_aged
from world import LOST_EVERY, Postbox, Web, receiving, serving, write_settings

from crawler.config import Confirm, JudgeSettings
from crawler.history import upkeep
from crawler.history.migrations import KNOWN
from crawler.history.replay import Move
from crawler.judge.states import advance
from crawler.records import Decision, Judgement, Span
from crawler.run.decided import Decisions, moving

BEGIN = datetime(2026, 3, 2, 7, tzinfo=UTC)
ROUND = timedelta(days=8)  # every link is due again
PATIENCE = 120.0  # seconds for a command that is let run to its end
BIG = 150_000  # checks in the database whose schema is brought up, so that it takes a while


def say(words: str) -> None:
    """Tell who watches."""
    print(words, flush=True)  # noqa: T201 - a program for people


@dataclass
class Tally:
    """What was done, and what went wrong."""

    killed: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def hold(self, right: bool, words: str) -> None:  # noqa: FBT001 - as `assert` takes it
        """Note what is not as it should be."""
        if not right:
            self.wrong.append(words)
            say(f"WRONG: {words}")


@dataclass
class Bench:
    """The program, its world, and the moments at which it is killed."""

    folder: Path
    web: Web
    box: Postbox
    random: random.Random
    checks: int = BIG
    tally: Tally = field(default_factory=Tally)
    took: float = 0.0

    @property
    def file(self) -> Path:
        """Return the database."""
        return self.folder / "crawler.db"

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start the program."""
        command = [sys.executable, "-m", "crawler", *arguments, "-c", str(self.folder / "config.yaml")]
        return subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def finish(self, *arguments: str) -> float:
        """Let the program run to its end; return how long it took."""
        begun = time.monotonic()
        process = self.start(*arguments)
        _, said = process.communicate(timeout=PATIENCE)
        self.tally.hold(process.returncode == 0, f"{arguments} left with {process.returncode}: {said.decode()[-300:]}")
        return time.monotonic() - begun

    def kill(self, kind: str, after: float, *arguments: str) -> bool:
        """Start the program and kill it after some seconds; say whether it was still there."""
        process = self.start(*arguments)
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            return self.end(kind, process)
        return False

    def end(self, kind: str, process: "subprocess.Popen[bytes]") -> bool:
        """Kill one process, by its id, and see that those it started go with it; say whether it was still there."""
        children = list(_children(process.pid))
        process.kill()
        process.communicate()
        if process.returncode >= 0:
            return False
        self.tally.killed[kind] += 1
        if not self.tally.killed[kind] % 20:
            say(f"... {self.tally.killed[kind]} {kind}s")
        deadline = time.monotonic() + 10
        while (
            alive := [child for child in children if Path(f"/proc/{child}").exists()]
        ) and time.monotonic() < deadline:
            time.sleep(0.01)
        self.tally.hold(not alive, f"{kind}: {len(alive)} processes were left behind")
        return True

    def look(self, kind: str) -> None:
        """See that the database is sound."""
        faults = upkeep.check(f"sqlite:///{self.file}", _move, _decided).faults if self.file.exists() else ()
        self.tally.hold(not faults, f"{kind}: {faults}")

    def ask(self, words: str) -> list[tuple[object, ...]]:
        """Ask the database; nothing where it has no tables yet."""
        with closing(sqlite3.connect(self.file)) as raw:
            if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'runs'").fetchall():
                return []
            return raw.execute(words).fetchall()


def _children(number: int) -> Iterator[int]:
    """Give the processes that one has started (Linux)."""
    path = Path(f"/proc/{number}/task/{number}/children")
    yield from map(int, path.read_text().split() if path.exists() else ())


def _move(span: Span | None, judgement: Judgement, at: datetime) -> Span:
    """Move a link's state on, as runs do."""
    return advance(span, judgement, at, Confirm())


def _decided(found: Sequence[Decision]) -> Move:
    """Reckon with what people decided, as the program does."""
    return moving(JudgeSettings(), Decisions.sorted_out(found))


def _digest(rows: Iterable[object]) -> str:
    """Return what equal rows have in common."""
    return sha256("\n".join(map(repr, rows)).encode()).hexdigest()


def kill_runs(bench: Bench, moments: int) -> None:
    """Kill runs of all links at random moments, each taken up by the next, until the moments are used up; then let the last one end."""
    turn = 0
    bench.took = bench.finish("run", "--quiet", "--now", BEGIN.isoformat())
    least = min(0.5, bench.took / 4)  # before that it has not come to anything of ours
    while bench.tally.killed["run"] < moments:
        turn += 1
        now = ("--now", (BEGIN + turn * ROUND).isoformat())
        bench.web.asked.clear()
        while bench.tally.killed["run"] < moments and not _ended(bench, turn):
            rows = _checks(bench)
            left = 1 - sum(row[2] == turn + 1 for row in rows) / bench.web.links
            longest = least + (bench.took - least) * max(left, 0.2)
            begun = time.monotonic()
            if not bench.kill("run", bench.random.uniform(least, longest), "run", "--quiet", *now):
                bench.took *= min(1.0, (time.monotonic() - begun) / longest)  # the machine has less to do than it had
            _after_a_kill(bench, rows, turn)
        if not _ended(bench, turn):
            bench.finish("run", "--quiet", *now)
        _after_a_turn(bench, turn)


def _ended(bench: Bench, turn: int) -> bool:
    """Tell whether the run of a turn has ended; the first run is of no turn, it was not killed."""
    return bool(bench.ask(f"SELECT 1 FROM runs WHERE finished_at IS NOT NULL AND id = {turn + 1}"))


def _checks(bench: Bench) -> list[tuple[object, ...]]:
    """Return what was checked, by run and link."""
    return bench.ask("SELECT run_id, link_id, evidence_id, judgement_id, asked_at FROM checks ORDER BY run_id, link_id")


def _after_a_kill(bench: Bench, rows: list[tuple[object, ...]], turn: int) -> None:
    """See that nothing is lost, and that a turn has one run."""
    bench.look("run")
    found, [(runs,)] = _checks(bench), bench.ask("SELECT COUNT(*) FROM runs")
    bench.tally.hold(set(rows) <= set(found), f"turn {turn}: checks that were kept have changed")
    bench.tally.hold(runs in (turn, turn + 1), f"turn {turn}: {runs} runs")
    bench.tally.figures["checks kept by killed runs"] += len(found) - len(rows)


def _after_a_turn(bench: Bench, turn: int) -> None:
    """See that the run of a turn has each link once, however often it was killed."""
    [(count, links, finished)] = bench.ask(
        f"SELECT COUNT(*), COUNT(DISTINCT link_id), MAX(r.finished_at) FROM checks c JOIN runs r ON r.id = c.run_id WHERE r.id = {turn + 1}"
    )
    right = (count, links) == (bench.web.links, bench.web.links) and finished is not None
    bench.tally.hold(right, f"turn {turn}: {count} checks of {links} links, finished {finished}")
    bench.tally.figures["turns"] += 1
    bench.tally.figures["requests made again, their check was in flight"] += (
        sum(bench.web.asked.values()) - bench.web.links
    )


def kill_migrations(bench: Bench, moments: int) -> None:
    """Kill the change of a schema: either schema is there whole afterwards, with every row."""
    new, old, saved = bench.file, bench.folder / "old.db", bench.folder / "saved.db"
    shutil.copy(new, saved)
    _age(saved, old, bench.checks)
    right = _content(old)
    shutil.copy(old, new)
    took = bench.finish("db", "upgrade")
    while bench.tally.killed["migration"] < moments:
        for path in bench.folder.glob("crawler.db*"):
            path.unlink()
        shutil.copy(old, new)
        if not bench.kill("migration", bench.random.uniform(took * 0.3, took), "db", "upgrade"):
            continue
        [(version,)] = bench.ask("SELECT version_num FROM alembic_version")
        bench.tally.hold(version in {KNOWN[0], KNOWN[-1]}, f"migration: schema {version}")
        bench.tally.figures[f"migrations that left schema {version}"] += 1
        bench.finish("db", "upgrade")
        bench.tally.hold(_content(new) == right, "migration: rows have changed")
        copy = bench.folder / f"crawler.db.schema-{KNOWN[0]}"
        bench.tally.hold(_content(copy) == right, "migration: the copy is not what was there")
    for path in bench.folder.glob("crawler.db*"):
        path.unlink()
    saved.rename(new)


def _age(new: Path, old: Path, checks: int) -> None:
    """Make a database of the first schema with the rows of one of today, and many more checks."""
    make_aged(new, old, KNOWN[0])
    with closing(sqlite3.connect(old)) as raw:
        [(links,)] = raw.execute("SELECT COUNT(*) FROM links")
        raw.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1001 + ?) "
            "INSERT INTO runs SELECT i, 'more-' || i, i, i, 0, 0, 0, 0, 0, 0 FROM n",
            (checks // links,),
        )
        raw.execute(
            "INSERT INTO checks (link_id, run_id, evidence_id, asked_at, elapsed_ms, attempts) "
            "SELECT l.id, r.id, 1, r.id, 1, 1 FROM runs r, links l WHERE r.id > 1000 ORDER BY r.id, l.id LIMIT ?",
            (checks,),
        )
        raw.execute("INSERT OR IGNORE INTO judged SELECT id, 1 FROM checks")
        raw.commit()


def _content(file: Path) -> str:
    """Return a digest of the rows that every schema has."""
    with closing(sqlite3.connect(file)) as raw:
        apart = list(raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'judged'"))
        checks = "checks JOIN judged ON check_id = id" if apart else "checks"
        return _digest(
            row
            for words in (
                f"SELECT link_id, run_id, evidence_id, judgement_id, asked_at, elapsed_ms FROM {checks} ORDER BY link_id, run_id",
                "SELECT link_id, run_id, due_at, steady FROM standings ORDER BY link_id",
                "SELECT id, digest, body FROM evidence ORDER BY id",
                "SELECT link_id, state, began_at, ended_at FROM states ORDER BY id",
            )
            for row in raw.execute(words)
        )


def kill_reports(bench: Bench, moments: int) -> None:
    """Kill the writing of a report: the file is the one of before, or all of the new one."""
    page = bench.folder / "report.html"
    now = (BEGIN + 100 * ROUND).isoformat()
    command = ("report", "--format", "html", "-o", str(page), "--now", now)
    took = bench.finish(*command)
    whole = page.read_bytes()
    while bench.tally.killed["report"] < moments:
        page.write_bytes(b"before")
        if bench.kill("report", bench.random.uniform(took * 0.3, took), *command):
            bench.tally.hold(page.read_bytes() in (b"before", whole), "report: half a report")
            bench.look("report")


def kill_mails(bench: Bench, moments: int) -> None:
    """Kill the sending of the weekly mail; the next sends it, and the ledger has each thing told as new once."""
    for day in (101, 102):  # some links are lost, and confirmed to be
        bench.web.lost = True
        bench.finish("run", "--quiet", "--all", "--now", (BEGIN + day * ROUND).isoformat())
    command = ("report", "--weekly", "--send", "--now", (BEGIN + 103 * ROUND).isoformat())
    saved = bench.folder / "saved.db"
    shutil.copy(bench.file, saved)
    took = bench.finish(*command)
    new = (bench.web.links - 1) // LOST_EVERY + 1
    while bench.tally.killed["mail"] < moments:
        for path in bench.folder.glob("crawler.db*"):
            path.unlink()
        shutil.copy(saved, bench.file)
        bench.box.taken.clear()
        if not _killed_mail(bench, took, command):
            continue
        bench.look("mail")
        bench.finish(*command)
        rows = bench.ask("SELECT link_id, COUNT(*) FROM told WHERE topic = 'broken' AND kind = 'new' GROUP BY link_id")
        once = len(rows) == new and {count for _, count in rows} == {1}
        bench.tally.hold(once, f"mail: {len(rows)} links told as new, expected {new} once each")
        news = [mail["Message-ID"] for mail in bench.box.taken if "nothing new" not in mail["Subject"]]
        bench.tally.hold(len(set(news)) == 1 and len(news) in (1, 2), f"mail: {news} tell what is new")
        bench.tally.figures["mails of news: one" if len(news) == 1 else "mails of news: the same one sent again"] += 1


def _killed_mail(bench: Bench, took: float, command: tuple[str, ...]) -> bool:
    """Kill the sending at a random moment, when the mail comes, or when it was just taken."""
    stage = bench.tally.killed["mail"] % 3
    if stage == 0:
        return bench.kill("mail", bench.random.uniform(took * 0.4, took), *command)
    process = bench.start(*command)
    if stage == 1:
        bench.box.at_data = process.kill
    else:
        bench.box.after = process.kill
    process.communicate(timeout=PATIENCE)
    bench.box.at_data = bench.box.after = None
    return bench.end("mail", process)


@contextmanager
def bench_of(links: int, seed: int) -> Iterator[Bench]:
    """Set up the world."""
    with TemporaryDirectory(prefix="kill-") as name, serving(links) as web, receiving() as box:
        bench = Bench(Path(name), web, box, random.Random(seed))
        write_settings(bench.folder, web, box)
        yield bench


def main() -> int:
    """Kill, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (
        ("links", 2000),
        ("runs", 200),
        ("migrations", 20),
        ("reports", 20),
        ("mails", 21),
        ("checks", BIG),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    wanted = parser.parse_args()
    begun = time.monotonic()
    with bench_of(wanted.links, wanted.seed) as bench, suppress(KeyboardInterrupt):  # what was done until then is told
        bench.checks = wanted.checks
        kill_runs(bench, wanted.runs)
        for act, moments in (
            (kill_migrations, wanted.migrations),
            (kill_reports, wanted.reports),
            (kill_mails, wanted.mails),
        ):
            if moments:
                act(bench, moments)
    say(f"{wanted.links:,} links, seed {wanted.seed}, {time.monotonic() - begun:.0f} s; a run takes {bench.took:.1f} s")
    for kind, count in bench.tally.killed.items():
        say(f"killed in a {kind}: {count}")
    for words, count in sorted(bench.tally.figures.items()):
        say(f"{words}: {count:,}")
    say(
        f"{len(bench.tally.wrong)} things went wrong"
        if bench.tally.wrong
        else "nothing was lost, nothing counted twice"
    )
    return int(bool(bench.tally.wrong))


if __name__ == "__main__":
    sys.exit(main())
