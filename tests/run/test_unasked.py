"""Links that no request is made for."""

import asyncio

import pytest

from crawler.records import Failure, FailureKind, Link, Place, Use
from crawler.run.unasked import Unasked


class Domains:
    """Stands for the name system: one domain takes mail, one does not, of others nothing is known."""

    async def takes_mail(self, domain: str) -> bool | None:
        """Answer for a domain."""
        return {"good.example": True, "bad.example": False}.get(domain)


def link(href: str, *faults: str | None) -> Link:
    """Make a link with one place for each fault."""
    return Link(href, href, tuple(Place("c", None, Use(href, href, fault=fault)) for fault in faults))


UNSUPPORTED, WRONG = "unsupported-scheme", "mail-address-invalid"


@pytest.mark.parametrize(
    ("asked", "failure"),
    [
        (link("https://a.example/", None), None),
        (link("https://a.example/"), None),
        (link("x", "malformed-url", None), None),
        (link("tel:1", UNSUPPORTED), Failure(FailureKind.UNSUPPORTED_SCHEME)),
        (link("mailto:a", WRONG), Failure(FailureKind.MAIL_ADDRESS, "a")),
        (link("mailto:a@good.example", UNSUPPORTED), Failure(FailureKind.UNSUPPORTED_SCHEME)),
        (
            link("mailto:a@good.example,b@Bad.example", UNSUPPORTED),
            Failure(FailureKind.NO_MAIL_SERVER, "b@Bad.example"),
        ),
        (link("mailto:a@other.example", UNSUPPORTED), Failure(FailureKind.UNSUPPORTED_SCHEME)),
    ],
)
def test_why_a_link_is_not_asked(asked: Link, failure: Failure | None) -> None:
    """By the fault of all its places; a mail domain counts against an address only where the name system is sure."""
    assert asyncio.run(Unasked(check_mail=True, domains=Domains()).why(asked)) == failure


def test_the_name_system_is_asked_only_on_demand() -> None:
    """Nothing is looked up unless the settings say so."""
    asked = link("mailto:a@bad.example", UNSUPPORTED)
    assert asyncio.run(Unasked(check_mail=False).why(asked)) == Failure(FailureKind.UNSUPPORTED_SCHEME)
