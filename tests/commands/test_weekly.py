"""`crawler report --weekly`: mailed to those who are named, counted as told only when it was."""

import email
import os
from collections.abc import Callable
from email import policy
from pathlib import Path
from typing import Any

import pytest

from crawler.history.lock import only_mailing
from crawler.history.outbox import Outbox

Crawl = Callable[..., Any]
WEEKS = ("2026-03-02T07:00:00Z", "2026-03-09T07:00:00Z", "2026-03-16T07:00:00Z")


@pytest.fixture
def told(crawl: Crawl, configured: Path, postbox: tuple[Any, int]) -> Callable[..., Any]:
    """Return a function that runs a week and then the weekly report."""
    _, port = postbox
    mail = ("--set", "mail.host=127.0.0.1", "--set", f"mail.port={port}", "--set", "mail.security=none")

    def week(now: str, how: str, *, run: bool = True) -> Any:
        assert not run or crawl("run", "--all", "-c", str(configured), "--now", now, "-q").code == 0
        return crawl("report", "--weekly", how, "-c", str(configured), "--now", now, *mail)

    return week


def subjects(box: Any) -> list[str]:
    """Return the subjects of what was mailed."""
    return [mail["subject"] for mail in box.mails]


def test_new_is_what_was_not_told_yet(told: Callable[..., Any], postbox: tuple[Any, int]) -> None:
    """Nothing is new while nothing is confirmed; then it is new once, and still broken after."""
    results = [told(week, "--send") for week in WEEKS]
    box = postbox[0]

    assert [result.code for result in results] == [0, 0, 0]
    assert [mail["to"] for mail in box.mails] == ["Olivia <olivia@demo.example>"] * 3
    assert "new broken" not in subjects(box)[0]
    assert "new broken link" in subjects(box)[1]
    body = box.mails[2].get_body(("plain",))
    assert body is not None
    assert "STILL BROKEN" in body.get_content()


def test_quiet_weeks_are_not_mailed_and_a_month_is(told: Callable[..., Any], postbox: tuple[Any, int]) -> None:
    """What goes on to be broken is no news: four weeks later a reminder comes, and says that it is one."""
    box = postbox[0]
    counts = []
    for week in WEEKS:
        told(week, "--send")
    for day in ("03-23", "03-30", "04-06", "04-13", "04-20"):
        result = told(f"2026-{day}T07:00:00Z", "--send")
        counts.append(len(box.mails) - len(WEEKS))
        assert result.code == 0

    assert counts == [0, 0, 0, 1, 1]
    assert "nothing new" in subjects(box)[-1]
    body = box.mails[-1].get_body(("plain",))
    assert body is not None
    assert "nothing is new since 16 March 2026" in " ".join(body.get_content().split())


@pytest.mark.parametrize(("how", "mails"), [("never", 0), ("weekly", 2)])
def test_how_often_without_news_is_a_setting(
    how: str, mails: int, told: Callable[..., Any], postbox: tuple[Any, int], configured: Path
) -> None:
    """Never, or every week; a dry run says why there is no mail."""
    told(WEEKS[0], "--send")
    configured.write_text(f"{configured.read_text('utf-8')}mail: {{without_news: {how}}}\n", "utf-8")
    dry = told("2026-04-06T07:00:00Z", "--dry-run", run=False)
    for day in ("04-06", "04-13"):
        told(f"2026-{day}T07:00:00Z", "--send", run=False)

    assert len(postbox[0].mails) == 1 + mails
    assert ("nothing is new, so no mail (mail.without_news)" in dry.err) is (how == "never")


def test_items_lead_into_the_report_that_was_written(
    crawl: Crawl, told: Callable[..., Any], postbox: tuple[Any, int], configured: Path
) -> None:
    """The address is made of where the folder is published, the day of the run and the name of the file; a word that is no address is told."""
    settings = configured.read_text("utf-8").replace("formats: [json]", "formats: [html], url: https://example.org/r")
    configured.write_text(settings, "utf-8")
    told(WEEKS[0], "--send")
    body = postbox[0].mails[0].get_body(("plain",))
    assert body is not None
    (address, *_) = [line.split()[1] for line in body.get_content().splitlines() if "Details: " in line]
    place, _, anchor = address.removeprefix("https://example.org/r/").partition("#")

    assert place == "2026-03-02/report.html"
    assert f'id="{anchor}"' in (configured.parent / "reports" / place).read_text("utf-8")
    wrong = crawl("config", "check", "-c", str(configured), "--set", "report.url=reports")
    assert "report.url: 'reports' is not the address of a folder such as https://example.org/reports/" in wrong.err


def test_faults_of_the_catalogue_are_new_once(told: Callable[..., Any], postbox: tuple[Any, int]) -> None:
    """The second mail counts them, and leaves them to the sheet."""
    for week in WEEKS[:2]:
        told(week, "--send")
    texts = []
    for mail in postbox[0].mails:
        body = mail.get_body(("plain",))
        assert body is not None
        texts.append(
            " ".join(body.get_content().partition("IN THE CATALOGUE ITSELF")[2].partition("COVERAGE")[0].split())
        )

    assert " 1. " in texts[0]
    assert "told before" not in texts[0]
    assert " 1. " not in texts[1]
    assert "You have been told of these before; the attached sheet lists them." in texts[1]


def test_a_dry_run_tells_nobody(told: Callable[..., Any], postbox: tuple[Any, int], configured: Path) -> None:
    """The mail is written as a file; nothing is sent, and nothing counts as told."""
    told(WEEKS[0], "--dry-run")
    result = told(WEEKS[1], "--dry-run")
    (path,) = (configured.parent / "reports").glob("*.eml")
    first = email.message_from_bytes(path.read_bytes(), policy=policy.default)["subject"]
    told(WEEKS[1], "--send", run=False)

    assert "written: " in result.err
    assert subjects(postbox[0]) == [first]


def test_a_server_that_is_down_is_told_and_nothing_counts_as_told(
    crawl: Crawl, told: Callable[..., Any], postbox: tuple[Any, int], configured: Path
) -> None:
    """The maintainer reads why; the next mail holds all that was to be told."""
    told(WEEKS[0], "--dry-run")
    crawl("run", "--all", "-c", str(configured), "--now", WEEKS[1], "-q")
    down = crawl(
        "report", "--weekly", "--send", "-c", str(configured), "--set", "mail.host=127.0.0.1", "--set", "mail.port=1"
    )
    told(WEEKS[1], "--send")

    assert down.code == 3
    assert "olivia@demo.example: the mail server 127.0.0.1:1 did not take the mail" in down.err
    assert "new broken link" in subjects(postbox[0])[0]


def test_two_at_once_mail_once(told: Callable[..., Any], postbox: tuple[Any, int], configured: Path) -> None:
    """While somebody mails the report nobody else does: the second is told who."""
    told(WEEKS[0], "--dry-run")
    with only_mailing(f"sqlite:///{configured.parent / 'history.db'}"):
        second = told(WEEKS[0], "--send", run=False)

    assert (second.code, postbox[0].mails) == (3, [])
    assert f"the weekly report is being mailed already (process {os.getpid()} on " in second.err
    assert told(WEEKS[0], "--send", run=False).code == 0


def test_what_was_under_way_goes_out_under_the_same_name(
    told: Callable[..., Any], postbox: tuple[Any, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ended after the server took the mail and before that was noted: an hour later the same news have the same Message-ID, and it is said."""
    told(WEEKS[0], "--dry-run")
    with monkeypatch.context() as ended:
        ended.setattr(Outbox, "taken", _ends)
        assert told(WEEKS[0], "--send", run=False).code == 130
    again = told(WEEKS[0].replace("07:00", "08:00"), "--send", run=False)
    later = told(WEEKS[1], "--send")

    assert "olivia@demo.example: a mail was under way on 2026-03-02 07:00 UTC when the program ended" in again.err
    assert "was under way" not in later.err
    first, second, third = (mail["Message-ID"] for mail in postbox[0].mails)
    assert first == second != third


def _ends(*_: object) -> None:
    """End the program."""
    raise KeyboardInterrupt


def test_what_the_server_refused_was_not_under_way(crawl: Crawl, told: Callable[..., Any], configured: Path) -> None:
    """A mail that was not taken has not arrived, and nobody is told that it may have."""
    told(WEEKS[0], "--dry-run")
    off = ("--set", "mail.host=127.0.0.1", "--set", "mail.port=1", "--now", WEEKS[0])
    assert crawl("report", "--weekly", "--send", "-c", str(configured), *off).code == 3
    again = told(WEEKS[0], "--send", run=False)
    assert (again.code, "under way" in again.err) == (0, False)


def test_a_catalogue_that_nobody_is_named_for_is_told(crawl: Crawl, configured: Path) -> None:
    """Without an address in the configuration nobody is mailed, whoever the page names; the maintainer is told."""
    crawl("run", "-c", str(configured), "--now", WEEKS[0], "-q")
    result = crawl("report", "--weekly", "--dry-run", "-c", str(configured), "--set", "contact={name: Olivia}")

    assert result.code == 0
    assert "research: nobody to mail; set `contact.email` in the configuration" in result.err
