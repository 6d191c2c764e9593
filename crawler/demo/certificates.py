"""Certificates of the demo's web: an authority of its own, and a certificate that ended long ago."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

import trustme

_BEGAN = datetime(2018, 1, 1, tzinfo=UTC)
_ENDED = datetime(2019, 1, 1, tzinfo=UTC)


def expired_context(address: str, authority_file: Path) -> ssl.SSLContext:
    """Return a server's context with an expired certificate for an IP address.

    The authority that signed it is written to `authority_file` (PEM): whoever trusts it finds one fault only, the date.
    """
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(authority_file))
    certificate = authority.issue_cert(address, not_before=_BEGAN, not_after=_ENDED)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
