"""The whole program, called as a shell would call it, in this process."""

import email
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from crawler.cli import main
from crawler.demo.server import DemoWeb


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Crawl = Callable[..., Result]


@pytest.fixture
def crawl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Crawl:
    """Return a function that runs `crawler` with arguments, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Result:
        monkeypatch.setattr("sys.argv", ["crawler", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else int(bool(code)), out, err)

    return call


@pytest.fixture(scope="session")
def web() -> Iterator[DemoWeb]:
    """Return the demo's web in its first week."""
    with DemoWeb() as running:
        yield running


@pytest.fixture
def configured(web: DemoWeb, tmp_path: Path) -> Path:
    """Write a configuration for one page of the demo's web, and return its path."""
    path = tmp_path / "demo.yaml"
    path.write_text(
        f"""
catalogues: [{{source: "{web.catalogues[1]}", name: research}}]
contact: {{name: Olivia, email: olivia@demo.example}}
fetch: {{allow_networks: [{", ".join(web.networks)}], ca_file: "{web.ca_pem}", per_host: {{interval: 0}}, retries: 0}}
history: {{url: "sqlite:///{tmp_path / "history.db"}"}}
report: {{folder: "{tmp_path / "reports"}", formats: [json]}}
""",
        "utf-8",
    )
    return path


class Postbox:
    """An SMTP handler that keeps what it is given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep one mail."""
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        return "250 OK"


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    """Run a real SMTP server on a free port of loopback."""
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()
