"""A real mail server on loopback, with and without TLS, that keeps what it takes."""

# ruff: noqa: ARG002 - handlers have the arguments that the library passes

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class Server:
    """A handler of aiosmtpd; `drop` closes the connection when the message comes."""

    port: int
    drop: bool = False
    taken: list[Envelope] = field(default_factory=list)
    users: list[bytes] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the library's interface
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse nobody@."""
        if address.startswith("nobody@"):
            return "550 5.1.1 there is nobody\x1b[31m of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the message, or break off."""
        if self.drop and server.transport:
            server.transport.abort()
            return ""
        self.taken.append(envelope)
        return "250 OK"

    def login(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        """Know one user and one password."""
        self.users.append(data.login)
        return AuthResult(success=(data.login, data.password) == (b"olivia", b"secret"), handled=False)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return who signs the server's certificate."""
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """Return a client's context that trusts the server."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def serve(authority: trustme.CA, free_port: int) -> Iterator[Callable[..., Server]]:
    """Return a function that starts a server: `security` as in the settings, `auth`, `drop`."""
    with ExitStack() as stack:

        def start(security: str = "none", *, auth: bool = False, drop: bool = False) -> Server:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
            handler = Server(free_port, drop)
            options: dict[str, Any] = (
                {"tls_context": context, "require_starttls": True} if security == "starttls" else {}
            )
            if security == "tls":
                options["ssl_context"] = context
            if auth:
                options |= {"authenticator": handler.login, "auth_required": True}
            controller = Controller(handler, hostname="127.0.0.1", port=free_port, **options)
            controller.start()
            stack.callback(controller.stop)
            return handler

        yield start


@pytest.fixture
def message() -> EmailMessage:
    """Return a small mail."""
    mail = EmailMessage()
    mail["Subject"] = "3 new broken links: März"
    mail["From"] = "links@example.org"
    mail["To"] = "olivia@example.org"
    mail.set_content("Dear Olivia, …\n")
    return mail
