"""Each contact person is written to in their own language, in one run of one program; reports are in that of the settings."""

from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

Crawl = Callable[..., Any]
PAGE = """# Reading list

## Books

- [The price of bread](http://127.0.0.2:1/bread)

## Films

- [Songs of the herring fleet](http://127.0.0.4:1/herring)
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Write a list of dead links for people of three minds about languages."""
    (tmp_path / "list.md").write_text(PAGE, "utf-8")
    path = tmp_path / "c.yaml"
    path.write_text(
        f"""
locale: de
catalogues:
  - source: "{tmp_path / "list.md"}"
    name: list
    sections: {{Books: {{name: Ben, email: ben@demo.example, locale: en}}}}
contact: {{name: Olivia, email: olivia@demo.example}}
fetch: {{allow_networks: [127.0.0.0/8], per_host: {{interval: 0}}, retries: 0}}
history: {{url: "sqlite:///{tmp_path / "history.db"}"}}
report: {{folder: "{tmp_path / "reports"}", formats: [html, text, json]}}
schedule: {{canaries: []}}
""",
        "utf-8",
    )
    return path


def mails(folder: Path) -> dict[str, EmailMessage]:
    """Return the mails of a folder by whom they are to."""
    read = (message_from_bytes(path.read_bytes(), policy=default) for path in folder.glob("*.eml"))
    return {str(mail["to"]): mail for mail in read if isinstance(mail, EmailMessage)}


def text_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def sheet_of(mail: EmailMessage) -> str:
    """Return the names of the columns of the sheet as CSV."""
    [table] = [part.get_content() for part in mail.iter_attachments() if part.get_filename() == "links.csv"]
    return str(table).splitlines()[0]


def test_each_reads_their_own_language(crawl: Crawl, config: Path, tmp_path: Path) -> None:
    """One English, one German; the page of the run in the language of the settings, JSON in that of machines."""
    for now in ("2026-03-02T07:00:00Z", "2026-03-06T07:00:00Z", "2026-03-10T07:00:00Z"):
        assert crawl("run", "--all", "-c", str(config), "--now", now, "-q").code == 0
    result = crawl(
        "report", "--weekly", "--dry-run", "-c", str(config), "--now", "2026-03-10T08:00:00Z", "-o", str(tmp_path / "m")
    )
    assert result.code == 0
    sent = mails(tmp_path / "m")
    english, german = sent["Ben <ben@demo.example>"], sent["Olivia <olivia@demo.example>"]

    assert "1 new broken link" in english["subject"]
    assert "1 neuer defekter Link" in german["subject"]
    assert text_of(english).startswith("Dear Ben,")
    assert text_of(german).startswith("Guten Tag Olivia,")
    assert "gestört seit 2. März 2026" in text_of(german).replace("Gestört", "gestört")
    assert "Decision" in sheet_of(english)
    assert "Entscheidung" in sheet_of(german)

    day = tmp_path / "reports" / "2026-03-10"
    assert '<html lang="de">' in (day / "report.html").read_text("utf-8")
    assert "Defekte Links" in (day / "report.txt").read_text("utf-8")
    assert "The server refuses connections." in (day / "report.json").read_text("utf-8")

    shown = {command: crawl(*command.split(), "-c", str(config)).out for command in SHOWN}
    assert [words for command, words in SHOWN.items() if words not in shown[command]] == []


def test_the_program_itself_speaks_english(crawl: Crawl, config: Path) -> None:
    """What the command line says is searched for, and does not follow the settings; the report it prints does."""
    assert crawl("run", "--all", "-c", str(config), "--now", "2026-03-02T07:00:00Z", "-q").code == 0
    shown = crawl("report", "-c", str(config), "--now", "2026-03-02T08:00:00Z", "--format", "text")
    assert "Noch nicht bestätigt" in shown.out
    wrong = crawl("report", "-c", str(config), "--weekly")
    assert "--weekly takes one of" in wrong.err


SHOWN = {
    "explain http://127.0.0.4:1/herring": "Der Link ist defekt. Der Server lehnt Verbindungen ab.",
    "explain http://127.0.0.4:1/herring --language en": "The link is broken. The server refuses connections.",
    "explain http://127.0.0.4:1/herring --format json": '"verdict": "The link is broken. The server refuses connections."',
    "report --language en": "Broken links",
    "catalogue list": "2 von 2 Links in Einträgen (100 %)",
}
"""What is shown of the history above, by `locale` and by `--language`; JSON is for machines."""
