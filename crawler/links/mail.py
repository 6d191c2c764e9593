"""Mail addresses in links: who a `mailto:` is to (RFC 6068), and whether mail can be addressed like that."""

import re
from urllib.parse import unquote

SCHEME = "mailto:"
# What HTML calls a valid e-mail address (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address), with the letters of all
# scripts (RFC 6531), and with a full stop in the domain, without which no address outside one's own network has ever been.
_LOCAL = re.compile(r"(?!/)[\w.!#$%&'*+/=?^`{|}~-]{1,64}")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_DOMAIN_LENGTH = 253  # RFC 1035, 2.3.4


def recipients(href: str) -> list[str]:
    """Return the addresses a `mailto:` link is to, decoded; none where it leaves the choice to the writer."""
    to, _, fields = href.strip()[len(SCHEME) :].partition("#")[0].partition("?")
    more = (field.partition("=") for field in fields.split("&"))
    written = [to, *(value for name, _, value in more if name.lower() == "to")]
    return [part.strip() for text in written for part in unquote(text).split(",") if part.strip()]


def domain_of(address: str) -> str:
    """Return the domain of a mail address, in small letters."""
    return address.rpartition("@")[2].lower()


def is_mail_address(text: str) -> bool:
    """Tell whether mail can be addressed to a text."""
    local, at, domain = text.rpartition("@")
    labels = domain.split(".")
    fits = len(labels) > 1 and len(domain) <= _DOMAIN_LENGTH and all(_LABEL.fullmatch(label) for label in labels)
    return bool(at and _LOCAL.fullmatch(local) and fits and not labels[-1].isdigit())


def wrong_recipient(href: str) -> str | None:
    """Return the first recipient of a `mailto:` link that mail cannot be addressed to; None where all are right."""
    return next((address for address in recipients(href) if not is_mail_address(address)), None)
