"""Which addresses are no part of the public internet, however they are spelled. Pure."""

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# IANA's registries of special-purpose addresses (RFC 6890 and its updates). 169.254.0.0/16 holds the metadata
# service of the clouds; 100.100.100.200 and 192.0.0.192, two further ones, lie in ranges named here too.
REFUSED: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared address space"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "protocol assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.88.99.0/24", "6to4 relay"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/96", "unspecified, loopback or IPv4-compatible"),
    ("::ffff:0:0/96", "IPv4-mapped"),
    ("::ffff:0:0:0/96", "IPv4-translated"),
    ("64:ff9b::/96", "NAT64"),
    ("64:ff9b:1::/48", "NAT64"),
    ("100::/64", "discard-only"),
    ("2001::/23", "protocol assignments"),
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "6to4"),
    ("3fff::/20", "documentation"),
    ("5f00::/16", "segment routing"),
    ("fc00::/7", "unique-local"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_REFUSED = tuple((ip_network(network), name) for network, name in REFUSED)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


@lru_cache(maxsize=4096)
def refusal(address: Address, allowed: tuple[Network, ...] = ()) -> str | None:
    """Return what kind of address this is when it may not be asked, or None when it may."""
    if any(address in network for network in allowed):
        return None
    return next((name for network, name in _REFUSED if address in network), None)


@lru_cache(maxsize=4096)
def spelled_address(host: str) -> Address | None:
    """Return the address that a host is a spelling of, as browsers read it, or None for a name.

    Short, decimal, octal and hexadecimal forms by the WHATWG URL standard, section 3.5 ("IPv4 parser"); a zone (`%eth0`) is dropped.
    """
    bare = host.strip("[]").partition("%")[0].removesuffix(".")
    try:
        return ip_address(bare)
    except ValueError:
        return _legacy_ipv4(bare.split("."))


def _legacy_ipv4(parts: list[str]) -> IPv4Address | None:
    """Read one to four numbers of any base, the last of which fills the remaining bytes."""
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):  # noqa: PLR2004 - bytes of an address
        return None
    numbers = [_number(part) for part in parts]
    *heads, last = numbers
    if None in numbers or last is None or last >= 256 ** (5 - len(parts)):
        return None
    value = last
    for place, head in enumerate(heads):
        if head is None or head > 255:  # noqa: PLR2004 - one byte
            return None
        value += head * 256 ** (3 - place)
    return IPv4Address(value)


def _number(text: str) -> int | None:
    """Read a number as C does: 0x for sixteen, a leading 0 for eight."""
    if text[:2].lower() == "0x":
        return int(text[2:] or "0", 16)
    if len(text) > 1 and text[0] == "0":
        return None if set(text) & {"8", "9"} else int(text, 8)
    return int(text) if len(text) <= 10 else None  # noqa: PLR2004 - digits of 2**32
