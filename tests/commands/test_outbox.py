"""Mails that a server does not take: kept with what they tell, tried again after growing gaps, told to the maintainer, and told to their reader once."""

import email
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from crawler.demo.server import DemoWeb
from crawler.run.sending import PATIENCE, next_try

Crawl = Callable[..., Any]
OLIVIA, BEN, SAM = "olivia@demo.example", "ben@demo.example", "sam@demo.example"
GREY, GONE = "451 4.7.1 greylisted, come back later", "550 5.1.1 no such mailbox"
FIRST = datetime(2026, 3, 2, 7, tzinfo=UTC)
WEEK = timedelta(days=7)


@dataclass
class Server:
    """A handler of aiosmtpd: what it says to recipients in place of taking their mail, and whether it breaks off when the message comes."""

    port: int
    answers: dict[str, str] = field(default_factory=dict)
    drop: bool = False
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the library's interface
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Refuse whom it is told to."""
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the message, or break off."""
        if self.drop and server.transport:
            server.transport.abort()
            return ""
        message = email.message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Return the mails that somebody has."""
        return [mail for mail in self.mails if address in mail["to"]]


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a real mail server on a free port of loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler = Server(free.getsockname()[1])
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def config(web: DemoWeb, tmp_path: Path, server: Server) -> Path:
    """Write a configuration of two catalogues with a contact each."""
    path = tmp_path / "two.yaml"
    path.write_text(
        f"""
catalogues:
  - {{source: "{web.catalogues[1]}", name: research}}
  - {{source: "{web.catalogues[1]}", name: again, contact: {{name: Ben, email: {BEN}}}}}
contact: {{name: Olivia, email: {OLIVIA}}}
maintainer: {{name: Sam, email: {SAM}}}
fetch: {{allow_networks: [{", ".join(web.networks)}], ca_file: "{web.ca_pem}", per_host: {{interval: 0}}, retries: 0}}
history: {{url: "sqlite:///{tmp_path / "history.db"}"}}
report: {{folder: "{tmp_path / "reports"}", formats: []}}
mail: {{host: 127.0.0.1, port: {server.port}, security: none, timeout: 2}}
""",
        "utf-8",
    )
    return path


@pytest.fixture
def week(crawl: Crawl, config: Path) -> Callable[..., Any]:
    """Return a function that checks everything, unless told otherwise, and mails the report, at a moment."""

    def do(moment: datetime, *more: str, run: bool = True) -> Any:
        now = ("--now", moment.isoformat())
        assert not run or crawl("run", "--all", "-c", str(config), "-q", *now).code == 0
        return crawl("report", "--weekly", "--send", "-c", str(config), *now, *more)

    return do


def ask(config: Path, words: str) -> list[tuple[Any, ...]]:
    """Ask the history, or change it."""
    with closing(sqlite3.connect(config.parent / "history.db")) as raw, raw:
        return raw.execute(words).fetchall()


@pytest.mark.parametrize(("answer", "gap"), [(GREY, timedelta(minutes=5)), (GONE, timedelta(days=1))])
def test_who_is_refused_keeps_nobody_else_waiting(
    answer: str, gap: timedelta, week: Callable[..., Any], server: Server, config: Path
) -> None:
    """The others have their mail; the maintainer is mailed of it once, reads it on standard error, and sees when it is tried again."""
    server.answers[OLIVIA] = answer
    done = week(FIRST)
    again = week(FIRST + timedelta(hours=1), run=False)

    assert (done.code, again.code) == (3, 3)
    assert (
        f"{OLIVIA}: the mail server 127.0.0.1:{server.port} did not take the mail: it refused {OLIVIA} ({answer})"
        in done.err
    )
    assert f"mailed: {BEN}" in done.err
    assert server.to(OLIVIA) == []
    (notice,) = server.to(SAM)
    assert notice["subject"] == "The weekly report could not be delivered"
    assert answer in " ".join(notice.get_content().split())
    rows = ask(config, f"SELECT attempts, next_at, answer IS NULL FROM outbox WHERE recipient = '{OLIVIA}'")
    assert rows == [(2, _kept(FIRST + timedelta(hours=1) + (gap if answer == GONE else timedelta(hours=1))), 0)]
    assert ask(config, f"SELECT id FROM tellings WHERE recipient = '{OLIVIA}'") == []


def _kept(moment: datetime) -> int:
    """Return a moment as the history keeps it."""
    return int(moment.timestamp()) * 1_000_000


def test_a_silent_server_is_waited_for_once(week: Callable[..., Any], config: Path) -> None:
    """Where it cannot be reached for one mail, the others of the sending are put back at once, with the same words and the same next time; so is the maintainer's."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = ("--set", f"mail.port={silent.getsockname()[1]}", "--set", "mail.timeout=0.2")
        first = week(FIRST, *options)
        asked = _connections(silent)
        again = week(FIRST + timedelta(hours=1), *options, run=False)

        assert (asked, _connections(silent)) == (1, 1)
    assert (first.code, again.code) == (3, 3)
    (olivia, ben) = (
        next(line for line in first.err.splitlines() if f"{who}: the mail server" in line) for who in (OLIVIA, BEN)
    )
    assert "it did not answer in time" in olivia
    assert "it did not answer in time; so for the mail before, and it was not asked again for this one" in ben
    rows = ask(config, "SELECT state, attempts, next_at, begun_at FROM outbox")
    assert rows == [("waiting", 2, _kept(FIRST + timedelta(hours=2)), None)] * 2


def _connections(silent: socket.socket) -> int:
    """Count who has called at a listening socket since it was last asked."""
    silent.setblocking(False)
    count = 0
    while True:
        try:
            silent.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def test_the_stuck_mail_is_replaced_by_one_that_tells_everything(
    week: Callable[..., Any], server: Server, config: Path
) -> None:
    """Nothing is told twice, nothing is left out, and the older mail never comes."""
    server.answers[OLIVIA] = GREY
    week(FIRST)
    week(FIRST + WEEK)
    server.answers.clear()
    week(FIRST + 2 * WEEK)
    week(FIRST + 3 * WEEK)

    words = "SELECT o.link_id FROM told o JOIN tellings t ON t.id = o.telling_id WHERE o.kind = 'new' AND o.topic = 'broken'"
    of_olivia, of_ben = (sorted(ask(config, f"{words} AND t.recipient = '{address}'")) for address in (OLIVIA, BEN))
    assert f"{len(of_olivia)} new broken links" in server.to(OLIVIA)[0]["subject"]
    assert len(set(of_olivia)) == len(of_olivia) > 0
    assert of_olivia == of_ben


@pytest.mark.parametrize("trouble", ["down", "drop", "slow"])
def test_a_server_in_trouble_keeps_what_was_to_be_told(
    trouble: str, week: Callable[..., Any], server: Server, config: Path
) -> None:
    """Down, breaking off or slow: the mails wait with their bytes, and go as they are when it is well; then the bytes are gone."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1] if trouble == "slow" else 1 if trouble == "down" else server.port
        server.drop = trouble == "drop"
        failed = week(FIRST, "--set", f"mail.port={port}", "--set", "mail.timeout=0.3")
    kept = ask(config, "SELECT message_id FROM outbox WHERE state = 'waiting' AND length(content) > 1000 ORDER BY id")
    server.drop = False
    done = week(FIRST + timedelta(hours=1), run=False)

    assert (failed.code, done.code) == (3, 0)
    assert all(f"{address}: the mail server" in failed.err for address in (OLIVIA, BEN))
    assert [mail["message-id"] for mail in server.mails] == [identity for (identity,) in kept]
    assert len(kept) == 2
    assert ask(config, "SELECT DISTINCT state, content, tells, begun_at, next_at FROM outbox") == [
        ("sent", None, None, None, None)
    ]


def test_the_clock_tries_again_and_gives_up(crawl: Crawl, config: Path, server: Server) -> None:
    """`schedule --once` leaves a mail alone until its time has come, then sends it; monitors see that one waits, and that none does any more."""
    options = ("-c", str(config), "-q")
    server.answers[OLIVIA] = GREY
    crawl("run", *options)
    ask(config, "UPDATE runs SET started_at = started_at - 9 * 86400000000")
    codes = [crawl("schedule", "--once", *options).code, crawl("schedule", "--once", *options).code]
    sick = crawl("health", "-c", str(config))
    tried = ask(config, "SELECT attempts FROM outbox WHERE state = 'waiting'")
    server.answers.clear()
    ask(config, "UPDATE outbox SET next_at = 0")
    done = crawl("schedule", "--once", *options)

    assert codes == [3, 0]
    assert tried == [(1,)]
    assert (sick.code, OLIVIA in sick.out, GREY in sick.out) == (1, True, True)
    assert (done.code, len(server.to(OLIVIA)), len(server.to(BEN))) == (0, 1, 1)
    assert crawl("health", "-c", str(config)).code == 0


def test_a_mail_that_is_given_up_is_told_and_the_next_week_tells_all(
    week: Callable[..., Any], server: Server, config: Path
) -> None:
    """After five days it is tried no more; the maintainer is mailed of that too."""
    server.answers[OLIVIA] = GREY
    week(FIRST)
    ask(config, f"UPDATE outbox SET attempts = 7, queued_at = queued_at - {5 * 86400}000000 WHERE state = 'waiting'")
    ended = week(FIRST + timedelta(hours=1), run=False)

    assert f"{OLIVIA}: the mail server" in ended.err
    assert "It was tried 8 times and is given up; what it was to tell comes with the next weekly report." in ended.err
    assert len(server.to(SAM)) == 2
    assert ask(config, "SELECT state, content FROM outbox WHERE attempts = 8") == [("given up", None)]


def test_who_is_named_no_more_is_mailed_no_more(
    crawl: Crawl, week: Callable[..., Any], server: Server, config: Path
) -> None:
    """An address that was taken out of the configuration gets nothing, whatever still waits for it."""
    server.answers[OLIVIA] = GREY
    week(FIRST)
    server.answers.clear()
    config.write_text(config.read_text("utf-8").replace(OLIVIA, "ola@demo.example"), "utf-8")
    done = week(FIRST + timedelta(hours=1), run=False)

    assert done.code == 0
    assert f"{OLIVIA}: is named in the configuration no more, so nothing is mailed there" in done.err
    assert server.to(OLIVIA) == []


def test_old_mails_leave_the_history(crawl: Crawl, week: Callable[..., Any], config: Path) -> None:
    """Those sent, replaced or given up go as old checks do; one that waits stays, and the last of each person, by which a quiet week is known."""
    for number in range(3):
        week(FIRST + number * WEEK, "--set", "mail.without_news=weekly", run=number == 0)
    ask(config, "UPDATE outbox SET queued_at = 0")
    ask(config, f"UPDATE outbox SET state = 'waiting' WHERE id = 3 AND recipient = '{OLIVIA}'")
    options = ("-c", str(config), "--now", (FIRST + 4 * WEEK).isoformat())
    would = crawl("db", "purge", "--dry-run", *options)
    kept = ask(config, "SELECT count(*) FROM outbox")
    went = crawl("db", "purge", *options)

    assert ("and 3 mails would go" in would.out, "and 3 mails went" in went.out) == (True, True)
    assert kept == [(6,)]
    assert ask(config, "SELECT id, recipient FROM outbox ORDER BY id") == [(3, OLIVIA), (5, OLIVIA), (6, BEN)]


def test_the_gaps_grow_and_end() -> None:
    """Five minutes, an hour, four hours, then a day each time, for five days; a refusal for good is asked about once a day."""
    tries, lasting = [FIRST], [FIRST]
    for times, is_lasting in ((tries, False), (lasting, True)):
        while (moment := next_try(FIRST, len(times), times[-1], lasting=is_lasting)) is not None:
            times.append(moment)
    minutes = [(moment - FIRST) // timedelta(minutes=1) for moment in tries]

    assert minutes == [0, 5, 65, 305, 1745, 3185, 4625, 6065]
    assert lasting == [FIRST + timedelta(days=day) for day in range(6)]
    assert tries[-1] - FIRST <= PATIENCE
