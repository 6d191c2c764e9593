"""Which addresses are refused, in every spelling."""

from ipaddress import ip_address, ip_network

import pytest

from crawler.fetch.addresses import refusal, spelled_address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "shared address space"),
        ("100.127.255.255", "shared address space"),
        ("0.0.0.0", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("192.0.2.1", "documentation"),
        ("198.51.100.7", "documentation"),
        ("203.0.113.9", "documentation"),
        ("198.18.0.1", "benchmarking"),
        ("::1", "unspecified, loopback or IPv4-compatible"),
        ("::ffff:127.0.0.1", "IPv4-mapped"),
        ("::ffff:93.184.216.34", "IPv4-mapped"),
        ("64:ff9b::7f00:1", "NAT64"),
        ("2002:7f00:1::", "6to4"),
        ("fd00:ec2::254", "unique-local"),
        ("fe80::1", "link-local"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"),
    ],
)
def test_addresses_outside_the_public_internet_are_refused(address: str, kind: str) -> None:
    """Each special range is refused by name."""
    assert refusal(ip_address(address)) == kind


@pytest.mark.parametrize("address", ["93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1", "9.255.255.255"])
def test_public_addresses_may_be_asked(address: str) -> None:
    """Neighbours of the special ranges are public."""
    assert refusal(ip_address(address)) is None


def test_an_allowed_network_is_an_exception() -> None:
    """What the configuration allows by name may be asked, and no more than that."""
    allowed = (ip_network("127.0.0.0/30"),)

    assert refusal(ip_address("127.0.0.2"), allowed) is None
    assert refusal(ip_address("127.0.0.9"), allowed) == "loopback"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1.", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1"],
)
def test_every_spelling_of_an_ipv4_address_is_read(host: str) -> None:
    """Decimal, hexadecimal, octal and short forms are the address that browsers make of them."""
    assert spelled_address(host) == ip_address("127.0.0.1")


@pytest.mark.parametrize(
    ("host", "address"),
    [("::1", "::1"), ("[::1]", "::1"), ("fe80::1%eth0", "fe80::1"), ("0", "0.0.0.0"), ("0x", "0.0.0.0")],
)
def test_other_spellings_are_read(host: str, address: str) -> None:
    """Brackets and zones are no part of an address."""
    assert spelled_address(host) == ip_address(address)


@pytest.mark.parametrize(
    "host", ["example.org", "localhost", "1.2.3.4.5", "256.1.1.1", "089.1.1.1", "4294967296", "1..2", "", "9" * 5000]
)
def test_names_and_nonsense_are_no_addresses(host: str) -> None:
    """What is not the spelling of an address is left to be looked up."""
    assert spelled_address(host) is None
