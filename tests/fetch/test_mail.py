"""Which domains take mail, asked of a real name server on loopback."""

import asyncio

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from crawler.fetch.mail import DnsMailDomains

ZONE = {
    ("mail.example.", "MX"): "10 mx.mail.example.",
    ("bare.example.", "A"): "192.0.2.1",
    ("six.example.", "AAAA"): "2001:db8::1",
    ("none.example.", "MX"): "0 .",
    ("empty.example.", "TXT"): '"nothing"',
}
BROKEN = "broken.example."


class NameServer(asyncio.DatagramProtocol):
    """Answers from ZONE; names without any record do not exist, and one name breaks the server."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        """Keep what is written to."""
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer one question."""
        query = dns.message.from_wire(data)
        [question] = query.question
        name, kind = question.name.to_text(), dns.rdatatype.to_text(question.rdtype)
        self.asked.append(f"{name} {kind}")
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        if name == BROKEN:
            response.set_rcode(dns.rcode.SERVFAIL)
        elif not any(name == known for known, _ in ZONE):
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif record := ZONE.get((name, kind)):
            response.answer.append(dns.rrset.from_text(name, 300, "IN", kind, record))
        self.transport.sendto(response.to_wire(), addr)


async def told(*domains: str) -> tuple[list[bool | None], list[str]]:
    """Ask about domains in turn; return the answers, and what the server was asked."""
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    try:
        known = DnsMailDomains(("127.0.0.1",), transport.get_extra_info("sockname")[1])
        return [await known.takes_mail(domain) for domain in domains], server.asked
    finally:
        transport.close()


@pytest.mark.parametrize(
    ("domain", "takes"),
    [
        ("mail.example", True),
        ("bare.example", True),
        ("six.example", True),
        ("none.example", False),
        ("empty.example", False),
        ("nowhere.example", False),
        ("broken.example", None),
        ("a" * 64 + ".example", None),
        ("a..example", None),
    ],
)
def test_a_domain_takes_mail_if_something_is_there_to_take_it(domain: str, takes: bool | None) -> None:  # noqa: FBT001 - a table
    """An exchanger or an address of its own; a server out of order says nothing."""
    assert asyncio.run(told(domain))[0] == [takes]


def test_a_domain_is_asked_for_once() -> None:
    """A hundred addresses of one organisation cost one question."""
    answers, asked = asyncio.run(told("mail.example", "mail.example"))
    assert (answers, asked) == ([True, True], ["mail.example. MX"])
