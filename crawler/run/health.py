"""How things stand, in a file for monitors: what was done last by the clock, how it ended, and what comes next."""

import json
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from crawler.config import Settings
from crawler.deliver.files import write
from crawler.history.lock import beside
from crawler.report.moments import moment

VERSION = 1
LONGEST = timedelta(hours=24)  # that a run may take
_SUFFIX = ".health.json"


class Ending(StrEnum):
    """How something that was begun by the clock ended."""

    DONE = "done"
    WITHHELD = "withheld"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class HealthFile:
    """The file: one object with `run`, `weekly`, `housekeeping` and `next`. Replaced whole, so that no reader sees half of it."""

    path: Path

    @classmethod
    def of(cls, settings: Settings) -> "HealthFile | None":
        """Return the file that the settings name, or the one beside the database; None where that is no file."""
        path = settings.schedule.health_file or beside(settings.history.url, _SUFFIX)
        return cls(path) if path else None

    def read(self) -> dict[str, Any]:
        """Return what the file holds; nothing where there is none, or it holds something else."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) and found.get("version") == VERSION else {}

    def fault(self) -> str | None:
        """Say in a sentence that the file is there and tells nothing; None where that is not so."""
        if not self.path.exists() or self.read():
            return None
        return f"{self.path}: is no health file of this program; the next run writes it anew"

    def begin(self, job: str, at: datetime) -> None:
        """Note that something begins."""
        known = _part(self.read(), job)
        self._write({job: {**known, "started_at": moment(at), "finished_at": None, "outcome": None, "error": None}})

    def end(self, job: str, at: datetime, ending: Ending, error: str | None = None, **facts: Any) -> None:
        """Note how something ended; `done_at` stays the last time that it went well."""
        known = _part(self.read(), job)
        done_at = moment(at) if ending is Ending.DONE else known.get("done_at")
        ended = {"finished_at": moment(at), "outcome": ending, "error": error, "done_at": done_at}
        self._write({job: {"started_at": known.get("started_at"), **ended, **facts}})

    def expect(self, times: Mapping[str, datetime | None]) -> None:
        """Note what comes next; nothing where nobody waits any more."""
        self._write({"next": {name: moment(time) for name, time in times.items()}})

    def done_at(self, job: str) -> datetime | None:
        """Return when something last went well."""
        return moment_of(_part(self.read(), job).get("done_at"))

    def _write(self, changed: Mapping[str, Any]) -> None:
        """Put some parts in place of those before; DeliveryError where that cannot be."""
        known = {"run": None, "weekly": None, "housekeeping": None, "next": {}, **self.read(), **changed}
        process = f"process {os.getpid()} on {socket.gethostname()}"
        known |= {"version": VERSION, "written_at": moment(datetime.now(UTC)), "written_by": process}
        write([json.dumps(known, indent=2) + "\n"], self.path)


def troubles(known: Mapping[str, Any], expected: datetime | None, now: datetime, *, running: bool) -> list[str]:
    """Say what is wrong by a file that was read, a sentence each; nothing where all is well.

    All is well where a run went well since `expected`, the time by which one should have (None: there was none), or one is under way that
    has not taken longer than `LONGEST`, and what else was last done went well.
    """
    run = _part(known, "run")
    began, done = moment_of(run.get("started_at")), moment_of(run.get("done_at"))
    found = []
    under_way = running and began is not None and not run.get("finished_at")
    if under_way and began is not None and now - began > LONGEST:
        found.append(f"the run that began {run['started_at']} is still under way")
    elif not under_way and (done is None or (expected is not None and done < expected)):
        found.append(_late(run))
    for job in ("weekly", "housekeeping"):
        part = _part(known, job)
        if part.get("outcome") == Ending.FAILED:
            found.append(f"{job} failed {part.get('finished_at')}: {part.get('error')}")
    return found


def moment_of(text: object) -> datetime | None:
    """Read a time of the file; None where there is none."""
    try:
        time = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return time if time.tzinfo else None


def _late(run: Mapping[str, Any]) -> str:
    """Say that no run went well for too long, and how the last one ended."""
    last = f"the last that did ended {run['done_at']}" if run.get("done_at") else "none ever did"
    if run.get("finished_at"):
        how = f"; the last one ended {run['finished_at']}: {run.get('outcome')}"
    elif run.get("started_at"):
        how = f"; the one that began {run['started_at']} was cut off"
    else:
        how = ""
    return f"no run went well when it should have: {last}{how}{', ' + run['error'] if run.get('error') else ''}"


def _part(known: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return one part of the file, empty where it is not there."""
    part = known.get(name)
    return dict(part) if isinstance(part, dict) else {}
