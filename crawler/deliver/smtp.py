"""Hands a mail to an SMTP server (RFC 5321): STARTTLS, TLS from the start or neither, with or without a login."""

import smtplib
import socket
import ssl
from collections.abc import Iterable, Mapping
from email.message import EmailMessage

from crawler.config import MailSettings
from crawler.errors import DeliveryError, MailRefused, MailServerDown

_PERMANENT = 500


def send(
    message: EmailMessage, settings: MailSettings, password: str | None, *, context: ssl.SSLContext | None = None
) -> None:
    """Send a message to its recipients; DeliveryError, in words, when the server does not take it for all of them.

    MailRefused where it said so itself, MailServerDown where it came to no conversation, so that it concerns every mail.
    `context` says which certificates to trust; the system's when left out.
    """
    if not settings.host:
        raise DeliveryError("no mail can be sent: `mail.host` is not set in the configuration")
    place = f"{settings.host}:{settings.port}"
    is_open = False
    try:
        with _connect(settings, context) as server:
            if settings.username:
                server.login(settings.username, password or "")
            is_open = True
            refused = server.send_message(message)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        words = f"the mail server {place} did not take the mail: {_words(error)}"
        raise (_not_taken(words, error) if is_open else MailServerDown(words)) from error
    if refused:
        words = f"the mail server {place} refused {_refusals(refused)}"
        raise MailRefused(words, lasting=_are_lasting(code for code, _ in refused.values()))


def _not_taken(words: str, error: Exception) -> DeliveryError:
    """Return what to raise: an answer of the server that says no to this mail, or trouble on the way to one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return MailRefused(words, lasting=_are_lasting(code for code, _ in error.recipients.values()))
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return MailRefused(words, lasting=_are_lasting((error.smtp_code,)))
    return DeliveryError(words)


def _are_lasting(codes: Iterable[int]) -> bool:
    """Tell whether replies say that the same mail will never be taken (RFC 5321, 4.2.1: 5yz), and not just now (4yz)."""
    return all(code >= _PERMANENT for code in codes)


def _connect(settings: MailSettings, context: ssl.SSLContext | None) -> smtplib.SMTP:
    """Open the conversation, encrypted where the settings say so."""
    host, port, timeout = settings.host or "", settings.port, settings.timeout
    if context is None and settings.security != "none":  # loading the system's certificates takes 30 ms
        context = ssl.create_default_context()
    if settings.security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)
    server = smtplib.SMTP(host, port, timeout=timeout)
    try:
        if settings.security == "starttls":
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _words(error: Exception) -> str:
    """Say what went wrong and what helps."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"it refused {_refusals(error.recipients)}"
    timed_out = isinstance(error.__context__, TimeoutError)  # smtplib tells both as a closed connection
    for kind, words in _CAUSES:
        if isinstance(error.__context__ if timed_out else error, kind):
            return f"{words}{_said(error)}"
    return str(error) or type(error).__name__


_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "it did not accept the login; check `mail.username` and CRAWLER_SMTP_PASSWORD"),
    (smtplib.SMTPSenderRefused, "it did not accept the sender; check `mail.sender`"),
    (smtplib.SMTPServerDisconnected, "it closed the connection"),
    (
        smtplib.SMTPNotSupportedError,
        "it does not offer what `mail` asks for; check `mail.security` and `mail.username`",
    ),
    (smtplib.SMTPDataError, "it did not accept the message"),
    (smtplib.SMTPConnectError, "it is not ready for mail"),
    (ssl.SSLCertVerificationError, "its certificate is not trusted; check `mail.host`"),
    (ssl.SSLError, "no encrypted connection came about; check `mail.port` and `mail.security`"),
    (socket.gaierror, "its name is not known; check `mail.host`"),
    (TimeoutError, "it did not answer in time"),
    (ConnectionRefusedError, "nothing listens there; check `mail.host` and `mail.port`"),
    (ConnectionError, "the connection broke off"),
    (UnicodeError, "an address holds letters that this server does not take"),
)


def _said(error: Exception) -> str:
    """Return the server's own words, where it said any."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f" ({error.smtp_code} {_text(error.smtp_error)})"
    return ""


def _refusals(refused: Mapping[str, tuple[int, bytes]]) -> str:
    """Return each refused recipient with the server's words."""
    return ", ".join(f"{name} ({code} {_text(words)})" for name, (code, words) in refused.items())


def _text(words: bytes | str) -> str:
    """Return a server's words as one printable line."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join("".join(c if c.isprintable() else " " for c in text[:500]).split())
