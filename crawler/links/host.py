"""One spelling for a host name: lower case, IDN as punycode (RFC 3492, UTS 46 without transitional mapping)."""

import re
import unicodedata
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import unquote

_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_MAX_LABEL = 63  # RFC 1035 section 2.3.4
_MAX_NAME = 254  # 253 and the dot of the root


@lru_cache(maxsize=4_096)  # the links of a catalogue share their hosts
def canonical_host(host: str) -> str | None:
    """Return the host in its one spelling, or None when it can be no name and no address."""
    if host.startswith("["):
        return _ipv6(host)
    name = unicodedata.normalize("NFKC", unquote(host)).lower().replace("\u3002", ".").replace("\u00ad", "")
    try:
        labels = [_label(label) for label in name.split(".")]
    except UnicodeError:
        return None
    name = ".".join(labels)
    if len(name) > _MAX_NAME or max(map(len, labels)) > _MAX_LABEL:
        return None
    return name if _NAME.fullmatch(name) else None


def _ipv6(host: str) -> str | None:
    """Return an address in brackets in its short form (RFC 5952); zones cannot be asked from elsewhere."""
    try:
        return f"[{IPv6Address(host.removeprefix('[').removesuffix(']')).compressed}]" if "%" not in host else None
    except AddressValueError:
        return None


def _label(label: str) -> str:
    """Encode one label; what is neither letter, mark nor digit cannot stand in a name of the DNS."""
    if label.isascii():
        return label
    if any(unicodedata.category(c)[0] not in "LMN" and c != "-" and c not in "\u200c\u200d\u00b7" for c in label):
        raise UnicodeError(label)
    return "xn--" + label.encode("punycode").decode("ascii")
