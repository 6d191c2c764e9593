"""Certificates as the engines tell them, read once for each origin. Every text is a stranger's: cut, and cleaned."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from crawler.records import Certificate

Origin = tuple[str, int]
Told = Sequence[Sequence[tuple[bytes, bytes]]]

REMEMBERED = 10_000  # origins whose certificate is known
MOST_NAMES = 20
MOST_ABOVE = 10
_LONGEST_NAME = 200
_LONGEST_TEXT = 4_000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,9})? (\d{4})(?: GMT)?$", re.ASCII)
_ISSUERS = re.compile(r"CA Issuers - URI:\s*(\S+)")
_HOSTS = {"DNS", "IP Address", "IP"}
_READ = {
    b"Subject": "subject",
    b"Issuer": "issuer",
    b"X509v3 Subject Alternative Name": "hosts",
    b"Authority Information Access": "access",
    b"Start date": "begins",
    b"Expire date": "ends",
}
_SHORT = {"commonName": "CN", "organizationName": "O"}
_ATTRIBUTE = re.compile(r'(?:^|[,;+])\s*([A-Za-z][\w.-]*)\s*=\s*("(?:[^"\\]|\\.)*"|(?:[^,;+"\\]|\\.)*)')
_BYTES = re.compile(r"(?:\\[0-9A-Fa-f]{2})+")
_ESCAPED = re.compile(r"\\(.)")


class Certificates:
    """The certificates of origins (host and port) as this run has seen them; the oldest are forgotten."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._known: dict[Origin, Certificate] = {}

    def get(self, origin: Origin) -> Certificate | None:
        """Return the certificate of an origin; None where it was not seen yet."""
        return self._known.get(origin)

    def keep(self, origin: Origin, certificate: Certificate) -> None:
        """Remember the certificate of an origin."""
        if len(self._known) >= self._most:
            del self._known[next(iter(self._known))]
        self._known[origin] = certificate


def certificate_of_curl(told: Told) -> Certificate | None:
    """Read libcurl's CERTINFO: certificates as they were sent, the server's own first; None where there is none."""
    sent = [_fields(fields) for fields in told[: MOST_ABOVE + 1]]
    if not sent or not any(sent[0].values()):
        return None
    own = sent[0]
    alternatives = own.get("hosts", "").split(",")
    names = _hosts(text.strip().partition(":")[::2] for text in alternatives)
    return Certificate(
        subject=_of_text(own.get("subject", "")) or next(iter(names), ""),
        issuer=_of_text(own.get("issuer", "")),
        not_before=moment_of(own.get("begins", "")),
        not_after=moment_of(own.get("ends", "")),
        names=names,
        chain=tuple(_of_text(fields.get("subject", "")) for fields in sent[1:]),
        issuer_at=_place(own.get("access", "")),
    )


def certificate_of_ssl(told: Mapping[str, Any]) -> Certificate | None:
    """Read what `ssl.SSLSocket.getpeercert` gives; it tells of the server's own certificate alone."""
    if not told:
        return None
    names = _hosts(told.get("subjectAltName", ()))
    return Certificate(
        subject=_of_pairs(told.get("subject", ())) or next(iter(names), ""),
        issuer=_of_pairs(told.get("issuer", ())),
        not_before=moment_of(told.get("notBefore", "")),
        not_after=moment_of(told.get("notAfter", "")),
        names=names,
        issuer_at=_clean(next(iter(told.get("caIssuers", ())), "")) or None,
    )


def _place(access: str) -> str | None:
    """Return where the certificate of the issuer can be fetched, as OpenSSL prints it."""
    found = _ISSUERS.search(access)
    return _clean(found[1]) if found else None


def moment_of(text: str) -> datetime | None:
    """Read a date of a certificate, in OpenSSL's form (`Mar  3 12:00:00 2026 GMT`) or with figures alone; None where it is neither."""
    spelled = _DATE.match(text)
    try:
        if spelled is None:
            return datetime.fromisoformat(text.removesuffix("GMT").strip()).replace(tzinfo=UTC)
        month, (day, hour, minute, second, year) = spelled[1], map(int, spelled.groups()[1:])
        return datetime(year, _MONTHS.index(month) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _fields(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the fields of a certificate that are read, by what they are called here; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in pairs:
        key = _READ.get(name)
        if key is not None and key not in found:
            found[key] = value[:_LONGEST_TEXT].decode("utf-8", "replace")
    return found


@lru_cache(1_000)  # the authorities are few, and stand above nearly every certificate
def _of_text(text: str) -> str:
    """Shorten a name that is one text: `C = US, O = "Example, Inc.", CN = example.org` (RFC 4514, and what engines make of it)."""
    attributes = {key.upper(): _unescaped(value) for key, value in _ATTRIBUTE.findall(text)}
    return _short(attributes) or _clean(text)


def _of_pairs(parts: Iterable[Iterable[tuple[str, str]]]) -> str:
    """Shorten a name that is attributes and values."""
    return _short({_SHORT.get(key, key): value for part in parts for key, value in part})


def _short(attributes: Mapping[str, str]) -> str:
    """Return common name and organisation, as far as they are there and say two things."""
    texts = (_clean(attributes.get(key, "")) for key in ("CN", "O"))
    return ", ".join(dict.fromkeys(text for text in texts if text))


def _unescaped(value: str) -> str:
    """Undo quotes and escapes: a backslash stands before a character, or before the two digits of a byte of UTF-8."""
    value = value.strip()
    if "\\" not in value and '"' not in value:
        return value
    if value.startswith('"'):
        value = value[1:-1]
    value = _BYTES.sub(lambda found: bytes.fromhex(found[0].replace("\\", "")).decode("utf-8", "replace"), value)
    return _ESCAPED.sub(r"\1", value)


def _hosts(pairs: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the hosts among alternative names of all kinds."""
    found = (_clean(value) for kind, value in pairs if kind in _HOSTS)
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_NAMES]


def _clean(text: str) -> str:
    """Return a text on one line, cut, without characters that act on a terminal or hide."""
    text = " ".join(text.split())
    return (text if text.isprintable() else "".join(filter(str.isprintable, text)))[:_LONGEST_NAME]
