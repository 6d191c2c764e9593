"""What stands beside the answer of one request: who proved to be there, and where the time went."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate a server showed; it stays the same from check to check, until it is renewed.

    `subject` and `issuer` are short: common name and organisation. The times are UTC, None where they could not be read. `names` are the
    hosts it is for (DNS names and addresses), the first twenty. `chain` are the subjects of the certificates that were sent
    above it, in the order in which they came; empty where the engine does not tell. `issuer_at` is where it says that its issuer's certificate can be fetched (RFC 5280, 4.2.2.1).
    """

    subject: str
    issuer: str
    not_before: datetime | None = None
    not_after: datetime | None = None
    names: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    issuer_at: str | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the time of one request went, in milliseconds; None for a phase that did not happen or did not end.

    `name` is looking the host up, `connect` opening the connection, `tls` the handshake, `first_byte` waiting for the answer once the
    request was sent, `total` all of it, the body included. `wire` is the bytes received, heads and body as they were sent; `decoded` those of
    the body as it was read.
    """

    name: float | None = None
    connect: float | None = None
    tls: float | None = None
    first_byte: float | None = None
    total: float | None = None
    wire: int = 0
    decoded: int = 0
