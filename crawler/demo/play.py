"""Three weekly runs over the demo's web, with a clock of their own; everything they write lies below one folder."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from crawler.config import Settings
from crawler.demo.server import DemoWeb
from crawler.history.store import Store
from crawler.records import Run
from crawler.run.pipeline import run_catalogues
from crawler.run.watch import Stop, Watch
from crawler.run.work import Work

FIRST = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # a Monday morning
WEEK = timedelta(days=7)
DATABASE = "history.db"


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the demo: its number, its run, and what works with it."""

    number: int
    run: Run
    work: Work


def settings_of(web: DemoWeb, folder: Path) -> Settings:
    """Return the demo's own configuration: the only one that allows its loopback network."""
    useful, research = web.catalogues
    return Settings.model_validate(
        {
            "contact": {"name": "Olivia Hanley", "email": "olivia.hanley@demo.example"},
            "maintainer": {"name": "The maintainer", "email": "maintainer@demo.example"},
            "timezone": "Europe/London",
            "catalogues": [
                {"source": useful, "name": "useful-resources"},
                {"source": research, "name": "research-and-reports"},
            ],
            "fetch": {
                "allow_networks": web.networks,
                "ca_file": web.ca_pem,
                "per_host": {"interval": 0.02},
                "retries": 1,
            },
            "history": {"url": f"sqlite:///{folder / DATABASE}"},
            "report": {"folder": folder},
        }
    )


def play(folder: Path, watch: Watch, stop: Stop) -> Iterator[Week]:
    """Run three weeks, a week after the other; what an earlier demo left in the folder is removed first."""
    _clear(folder)
    with DemoWeb() as web:
        settings = settings_of(web, folder)
        with Store.open(settings.history.url) as store:
            for number in (1, 2, 3):
                web.week = number
                work = Work(settings, store, partial(_standing, FIRST + (number - 1) * WEEK), watch, stop)
                yield Week(number, run_catalogues(work, everything=True).run, work)
                if stop.asked:
                    return


def _standing(now: datetime) -> datetime:
    """Be a clock that stands still."""
    return now


def _clear(folder: Path) -> None:
    """Remove what an earlier demo wrote, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*folder.glob("week-[123]"), *folder.glob(f"{DATABASE}*")):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
