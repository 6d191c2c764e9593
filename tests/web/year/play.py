"""Plays the year: what a person or a clock would have done, each at its moment, and what was mailed."""

import contextlib
import io
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from rich.console import Console

from crawler.cli import cli
from crawler.commands.report import mail_all
from crawler.commands.run import run_once
from crawler.config import Settings
from crawler.config.load import load
from crawler.history.store import Store
from crawler.run.work import Work
from year.calendar import LATER, REPORT, RUN, SOON, at, on_clock
from year.post import Postbox, receiving
from year.script import Script, Word, page_of
from year.world import CANARIES, Web, serving

CONTACT, MAINTAINER = "olivia@year.example", "sam@year.example"


@dataclass(slots=True)
class Played:
    """What came of it: the Mondays, the mails of the weekly report by Monday, those to the maintainer, and when each link was asked for."""

    folder: Path
    web: Web
    mondays: list[datetime] = field(default_factory=list)
    weekly: dict[datetime, EmailMessage] = field(default_factory=dict)
    notices: dict[datetime, EmailMessage] = field(default_factory=dict)
    runs: int = 0
    withheld: list[datetime] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """Return the file of the history."""
        return self.folder / "history.db"

    @property
    def config(self) -> Path:
        """Return the configuration."""
        return self.folder / "config.yaml"


def play(script: Script, folder: Path, *, daily: bool = True) -> Played:
    """Play a script in a folder: with runs every day, or on Mondays and a few days more."""
    with serving(script) as web, receiving() as box:
        played = Played(folder, web)
        _configure(played, box)
        with Store.open(f"sqlite:///{played.database}") as store:
            player = Player(played, box, load(played.config), store)
            for day in range(script.weeks * 7 - 6):
                _play_day(player, day, daily=daily)
        return played


@dataclass(frozen=True, slots=True)
class Player:
    """What the year is played with."""

    played: Played
    box: Postbox
    settings: Settings
    store: Store

    def work(self, moment: datetime) -> Work:
        """Return what works at a moment."""
        return Work(self.settings, self.store, lambda: moment)


def _play_day(player: Player, day: int, *, daily: bool) -> None:
    """Play a day: what is due in the morning (on Mondays everything), the report, what people say; and again on a day on which something turns."""
    played, monday = player.played, day % 7 == 0
    script = played.web.script
    turns = day in script.turning_days
    if daily or turns or day % 7 in (0, 1, 4):
        _run(player, on_clock(day, RUN), everything=monday)
    if monday:
        moment = on_clock(day, REPORT)
        mail_all(player.work(moment), Console(quiet=True))
        played.mondays.append(moment)
        for mail in player.box.emptied():
            assert moment not in played.weekly
            played.weekly[moment] = mail
    for word in script.words:
        if int(word.day) == day:
            _say(played, word)
    for clock in (SOON, LATER) if turns else ():
        _run(player, on_clock(day, clock))


def _run(player: Player, moment: datetime, *, everything: bool = False) -> None:
    """Check what is due, as `crawler run` does."""
    played = player.played
    played.web.now = moment
    _write_catalogue(played, moment)
    played.runs += 1
    if run_once(player.work(moment), everything=everything).run.withheld:
        played.withheld.append(moment)
    for mail in player.box.emptied():
        played.notices[moment] = mail


def _say(played: Played, word: Word) -> None:
    """Say what a person says, unless there is no such link."""
    if word.link < played.web.script.links:
        words = (page_of(word.link).url, *word.arguments, "--who", "Sam", "--why", "I looked")
        command(played, "decide", *words, moment=at(word.day))


def command(played: Played, *arguments: str, moment: datetime | None = None) -> str:
    """Give a command; return what it prints. Raises what it raises."""
    now = ("--now", moment.isoformat()) if moment else ()
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        cli.main([*arguments, "-c", str(played.config), *now], standalone_mode=False)
    return out.getvalue()


def _write_catalogue(played: Played, moment: datetime) -> None:
    """Write the catalogue as it is at a moment."""
    rows = (f'"{page.title}",{page.url}' for page in map(page_of, played.web.script.in_catalogue(moment)))
    (played.folder / "list.csv").write_text("\n".join(["title,url", *rows]) + "\n", "utf-8")


def _configure(played: Played, box: Postbox) -> None:
    """Write the configuration."""
    played.config.write_text(
        f"""
catalogues: [{{source: "{played.folder / "list.csv"}", name: list}}]
contact: {{name: Olivia, email: {CONTACT}}}
maintainer: {{name: Sam, email: {MAINTAINER}}}
timezone: Europe/London
fetch:
  {{proxy: "http://127.0.0.1:{played.web.port}", robots: ignore, retries: 0, per_host: {{interval: 0, connections: 8}}}}
history: {{url: "sqlite:///{played.database}"}}
report: {{folder: "{played.folder / "reports"}", formats: []}}
mail: {{host: 127.0.0.1, port: {box.port}, security: none}}
schedule: {{canaries: [{", ".join(CANARIES)}]}}
""",
        "utf-8",
    )
