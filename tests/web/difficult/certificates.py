"""Certificates, good and bad, for the hosts of the difficult web."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from difficult.case import Certificate

_LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


class Certificates:
    """One authority to trust, one not to, and what they issue."""

    def __init__(self, folder: Path) -> None:
        self._trusted = trustme.CA(organization_name="Difficult Web")
        self._stranger = trustme.CA(organization_name="Nobody Knows")
        self.authority = folder / "authority.pem"
        self._trusted.cert_pem.write_to_path(str(self.authority))

    @classmethod
    @contextmanager
    def temporary(cls) -> Iterator[Self]:
        """Make them in a folder that is deleted at the end."""
        with TemporaryDirectory(prefix="difficult-") as folder:
            yield cls(Path(folder))

    def context(self, address: str, kind: Certificate | None) -> ssl.SSLContext | None:
        """Return the context of a host; None for one that does not speak TLS, or ends before it does."""
        if kind in {None, Certificate.NO_TLS, Certificate.CUT}:
            return None
        assert kind is not None
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        if kind is Certificate.SELF_SIGNED:
            self._load(context, _alone(address))
        elif kind is Certificate.INCOMPLETE:
            self._load(context, _alone(address, issuer="Intermediate R3"))
        else:
            self._issued(address, kind).configure_cert(context)
        return context

    def _load(self, context: ssl.SSLContext, pem: bytes) -> None:
        """Have a context show a key and certificate."""
        path = self.authority.parent / "leaf.pem"
        path.write_bytes(pem)
        context.load_cert_chain(path)

    def _issued(self, address: str, kind: Certificate) -> trustme.LeafCert:
        """Issue one certificate."""
        now = datetime.now(UTC)
        match kind:
            case Certificate.EXPIRED:
                return self._trusted.issue_cert(address, not_before=_LONG_AGO, not_after=now - timedelta(days=30))
            case Certificate.NOT_YET:
                return self._trusted.issue_cert(
                    address, not_before=now + timedelta(days=30), not_after=now + timedelta(days=90)
                )
            case Certificate.OTHER_NAME:
                return self._trusted.issue_cert("www.somewhere-else.example")
            case Certificate.STRANGER:
                return self._stranger.issue_cert(address)
        return self._trusted.issue_cert(address)


def _alone(address: str, issuer: str | None = None) -> bytes:
    """Return key and certificate of a host that sends nothing else.

    It vouches for itself, or an authority between it and the known ones does, which says where its own certificate can be fetched.
    """
    key, above = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    name = _named(address)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(_named(issuer) if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=300))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
    )
    if issuer:
        made = made.add_extension(x509.AuthorityInformationAccess([_FETCHED]), critical=False)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pem + made.sign(above if issuer else key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


_FETCHED = x509.AccessDescription(
    x509.AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier("http://r3.i.authority.example/")
)


def _named(name: str) -> x509.Name:
    """Return a name as certificates hold it."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
