"""Contacts of parts of a catalogue: each hears of what stands below their headings, the catalogue's contact of the rest."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

Crawl = Callable[..., Any]
PAGE = """# Reading list

What we read together, as [our notes](http://127.0.0.9:1/notes) tell.

## Books

- [The price of bread since the war](http://127.0.0.2:1/bread)

### Old ones

- [A handbook for lock keepers](http://127.0.0.3:1/lock)

## Films

- [Songs of the herring fleet](http://127.0.0.4:1/herring)
- [The price of bread, filmed](http://127.0.0.2:1/bread)
- [no address](http://)
"""
NOTES, BREAD, LOCK, HERRING = (f"http://127.0.0.{number}:1/" for number in (9, 2, 3, 4))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Write a list of dead links with headings, and contacts for two of them; one heading is none."""
    (tmp_path / "list.md").write_text(PAGE, "utf-8")
    path = tmp_path / "c.yaml"
    path.write_text(
        f"""
catalogues:
  - source: "{tmp_path / "list.md"}"
    name: list
    sections:
      books: {{name: Ben, email: ben@demo.example}}
      Old  Ones: {{name: Olivia, email: olivia@demo.example}}
      Poems: {{email: cleo@demo.example}}
contact: {{name: Olivia, email: olivia@demo.example}}
fetch: {{allow_networks: [127.0.0.0/8], per_host: {{interval: 0}}, retries: 0}}
history: {{url: "sqlite:///{tmp_path / "history.db"}"}}
report: {{folder: "{tmp_path / "reports"}", formats: []}}
schedule: {{canaries: []}}
""",
        "utf-8",
    )
    return path


def text_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text


def test_each_hears_of_their_own_part(crawl: Crawl, config: Path, postbox: tuple[Any, int]) -> None:
    """The innermost heading that is named decides; a link in two parts is told to both, each with the entry that is theirs; words of no entry go to the contact."""
    box, port = postbox
    mail = ("--set", "mail.host=127.0.0.1", "--set", f"mail.port={port}", "--set", "mail.security=none")
    for day in (2, 4, 6):
        crawl("run", "--all", "-q", "-c", str(config), "--now", f"2026-03-0{day}T07:00:00Z")
    done = crawl("report", "--weekly", "--send", "-c", str(config), "--now", "2026-03-06T08:00:00Z", *mail)
    texts = {str(mail["to"]).partition(" ")[0]: text_of(mail) for mail in box.mails}

    assert done.code == 0
    assert "list: no heading is “Poems”, so nobody is mailed for it; check `sections` in the configuration" in done.err
    assert [address in texts["Ben"] for address in (NOTES, BREAD, LOCK, HERRING)] == [False, True, False, False]
    assert [address in texts["Olivia"] for address in (NOTES, BREAD, LOCK, HERRING)] == [True, True, True, True]
    assert ". The price of bread since the war\n" in texts["Ben"].replace("\r", "")
    assert "bread, filmed" not in texts["Ben"]
    assert "bread, filmed" in texts["Olivia"]
    assert ". The price of bread since the war\n" not in texts["Olivia"].replace("\r", "")
    assert "no address" in texts["Olivia"]
    assert "no address" not in texts["Ben"]
    (subject,) = (mail["subject"] for mail in box.mails if "Ben" in mail["to"])
    assert subject == "Reading list, books: 1 new broken link"


def test_every_mistake_in_sections_is_told_at_once(crawl: Crawl, config: Path) -> None:
    """A contact of a part needs an address, and an address must be one."""
    text = config.read_text("utf-8")
    config.write_text(
        text.replace("email: ben@demo.example", "mail: ben").replace("cleo@demo.example", "cleo"), "utf-8"
    )
    done = crawl("config", "check", "-c", str(config))

    assert done.code == 2
    for words in ("sections.books.email", "sections.books.mail", "sections.Poems.email: 'cleo' is not a mail address"):
        assert words in done.err
