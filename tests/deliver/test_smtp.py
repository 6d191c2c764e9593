"""Handing mail to a real server, and every way it can say no."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from crawler.config import MailSettings
from crawler.deliver.smtp import _words, send
from crawler.errors import DeliveryError

Serve = Callable[..., Any]


def settings(port: int, **changes: Any) -> MailSettings:
    """Return the settings of a server on loopback."""
    return MailSettings(**{"host": "127.0.0.1", "port": port, "security": "none", "timeout": 5, **changes})


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_mail_arrives_whole(security: str, serve: Serve, trusting: ssl.SSLContext, message: EmailMessage) -> None:
    """The server gets sender, recipient and the very message, encrypted as configured."""
    server = serve(security)
    send(message, settings(server.port, security=security), None, context=trusting)
    (envelope,) = server.taken
    read = message_from_bytes(envelope.content, policy=default)
    assert (envelope.mail_from, envelope.rcpt_tos) == ("links@example.org", ["olivia@example.org"])
    assert read["Subject"] == "3 new broken links: März"
    assert read.get_content().strip() == "Dear Olivia, …"


def test_login(serve: Serve, trusting: ssl.SSLContext, message: EmailMessage) -> None:
    """Name and password open the way."""
    server = serve("starttls", auth=True)
    send(message, settings(server.port, security="starttls", username="olivia"), "secret", context=trusting)
    assert server.users == [b"olivia"]
    assert len(server.taken) == 1


@pytest.mark.parametrize("password", ["wrong", None])
def test_a_wrong_password_is_told(
    password: str | None, serve: Serve, trusting: ssl.SSLContext, message: EmailMessage
) -> None:
    """The error names the setting and the variable, never the password."""
    server = serve("starttls", auth=True)
    with pytest.raises(DeliveryError, match=r"login; check `mail.username` and CRAWLER_SMTP_PASSWORD") as caught:
        send(message, settings(server.port, security="starttls", username="olivia"), password, context=trusting)
    assert "wrong" not in str(caught.value)
    assert not server.taken


def test_a_refused_recipient_is_named(serve: Serve, message: EmailMessage) -> None:
    """The server's own words are given, without what would drive a terminal."""
    server = serve()
    message.replace_header("To", "nobody@example.org")
    with pytest.raises(DeliveryError, match=r"it refused nobody@example\.org \(550 5\.1\.1 there is nobody \[31m of"):
        send(message, settings(server.port), None)


def test_one_of_two_refused_is_told_and_the_other_has_it(serve: Serve, message: EmailMessage) -> None:
    """A partial success is no success, and no loss either."""
    server = serve()
    message.replace_header("To", "nobody@example.org, olivia@example.org")
    with pytest.raises(DeliveryError, match=r"refused nobody@example.org"):
        send(message, settings(server.port), None)
    assert server.taken[0].rcpt_tos == ["olivia@example.org"]


def test_a_server_that_breaks_off(serve: Serve, message: EmailMessage) -> None:
    """A connection closed in the middle is told as that."""
    server = serve(drop=True)
    with pytest.raises(DeliveryError, match="it closed the connection"):
        send(message, settings(server.port), None)


def test_a_server_that_is_down(free_port: int, message: EmailMessage) -> None:
    """Nothing listens: the settings to look at are named."""
    with pytest.raises(DeliveryError, match=rf"127.0.0.1:{free_port} .*nothing listens there; check `mail.host`"):
        send(message, settings(free_port), None)


@pytest.mark.parametrize("security", ["none", "tls", "starttls"])
def test_a_server_that_is_silent(security: str, message: EmailMessage) -> None:
    """The configured time-out ends the wait."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        with pytest.raises(DeliveryError, match="it did not answer in time"):
            send(message, settings(port, security=security, timeout=0.2), None)


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_trusts(security: str, serve: Serve, message: EmailMessage) -> None:
    """Without trust in the certificate nothing is sent."""
    server = serve(security)
    with pytest.raises(DeliveryError, match="its certificate is not trusted"):
        send(message, settings(server.port, security=security), None)
    assert not server.taken


def test_a_server_without_encryption_gets_nothing(serve: Serve, message: EmailMessage) -> None:
    """STARTTLS that is not offered is never skipped."""
    server = serve("none")
    with pytest.raises(DeliveryError, match="it does not offer what `mail` asks for"):
        send(message, settings(server.port, security="starttls"), None)
    assert not server.taken


def test_tls_to_a_plain_server(serve: Serve, message: EmailMessage) -> None:
    """The wrong kind of port is told as that."""
    server = serve("none")
    with pytest.raises(DeliveryError, match=r"check `mail.port` and `mail.security`"):
        send(message, settings(server.port, security="tls"), None)


def test_no_server_is_configured(message: EmailMessage) -> None:
    """The key that is missing is named."""
    with pytest.raises(DeliveryError, match=r"`mail.host` is not set"):
        send(message, MailSettings(), None)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "its name is not known; check `mail.host`"),
        (smtplib.SMTPConnectError(421, b"come back later"), "it is not ready for mail (421 come back later)"),
        (
            smtplib.SMTPSenderRefused(553, b"not you", "x@y"),
            "it did not accept the sender; check `mail.sender` (553 not you)",
        ),
        (ConnectionResetError(104, "reset"), "the connection broke off"),
        (OSError(113, "No route to host"), "[Errno 113] No route to host"),
    ],
)
def test_rarer_faults_in_words(error: Exception, words: str) -> None:
    """What cannot be brought about on loopback is told in words as well."""
    assert _words(error) == words
