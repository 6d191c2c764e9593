"""Links that no request is made for: why, and for mail addresses whether anybody takes the mail."""

from importlib import import_module
from typing import Protocol

from crawler.links.mail import domain_of, recipients, wrong_recipient
from crawler.records import Failure, FailureKind, Link

_ASKING = "crawler.fetch.mail"  # loaded for those who want it: it takes a tenth of the time in which all else is loaded


class MailDomains(Protocol):
    """Knows which domains take mail."""

    async def takes_mail(self, domain: str) -> bool | None:
        """Return whether mail for a domain has a server to go to; None where that cannot be known now."""


def unasked(link: Link) -> Failure | None:
    """Say why a link cannot be asked at all; None where one of its places has an address."""
    faults = [place.use.fault for place in link.places]
    if not (faults and all(faults) and faults[0]):
        return None
    kind = FailureKind(faults[0])
    return Failure(kind, wrong_recipient(link.href) or "" if kind is FailureKind.MAIL_ADDRESS else "")


class Unasked:
    """Says of links why they are not asked. With `check_mail`, the domains of mail addresses are looked up.

    Raises `ConfigError` where they are to be, and cannot.
    """

    def __init__(self, *, check_mail: bool, domains: MailDomains | None = None) -> None:
        self._domains: MailDomains | None = domains or (import_module(_ASKING).DnsMailDomains() if check_mail else None)

    async def why(self, link: Link) -> Failure | None:
        """Return why a link is not asked; None where it is."""
        failure = unasked(link)
        if failure is None or self._domains is None or not link.href.lower().startswith("mailto:"):
            return failure
        if failure.kind is FailureKind.UNSUPPORTED_SCHEME:
            for address in recipients(link.href):
                if await self._domains.takes_mail(domain_of(address)) is False:
                    return Failure(FailureKind.NO_MAIL_SERVER, address)
        return failure
