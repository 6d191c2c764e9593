"""What a host's robots.txt allows (RFC 9309). Pure."""

import re
from dataclasses import dataclass

from protego import Protego

from crawler.records import FailureKind

MAX_SIZE = 500 * 1024  # RFC 9309 section 2.5: a crawler reads at least this much
MAX_REDIRECTS = 5  # RFC 9309 section 2.3.1.2
# The host was reached and did not answer, which RFC 9309 section 2.3.1.4 reads as "everything is disallowed". After any other
# failure the link itself is asked: it fails the same way, and its own failure is what people need to hear.
SILENCE = frozenset(
    {
        FailureKind.TIMEOUT_FIRST_BYTE,
        FailureKind.TIMEOUT_BODY,
        FailureKind.TIMEOUT_WHOLE,
        FailureKind.RESET,
        FailureKind.CLOSED,
        FailureKind.TRUNCATED,
    }
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows; without a file, `otherwise` holds for every address, for the reason `why`."""

    file: Protego | None = None
    otherwise: bool = True
    why: str = ""

    @property
    def all_allowed(self) -> bool:
        """Return whether no address need be looked at."""
        return self.otherwise and self.file is None

    def allows(self, url: str, agent: str) -> bool:
        """Return whether an address may be asked."""
        return self.otherwise if self.file is None else self.file.can_fetch(url, agent)

    def delay(self, agent: str) -> float:
        """Return the seconds the file wants between requests, 0 where it says nothing."""
        return (self.file.crawl_delay(agent) or 0.0) if self.file is not None else 0.0


def rules_of_answer(status: int, body: bytes) -> Rules:
    """Read an answer: 2xx is a file, 5xx forbids, anything else is "no file" (RFC 9309 section 2.3.1)."""
    if 200 <= status < 300:  # noqa: PLR2004 - classes of statuses
        return Rules(Protego.parse(body[:MAX_SIZE].decode("utf-8-sig", "replace").replace("\0", "")))
    if status >= 500:  # noqa: PLR2004
        return Rules(otherwise=False, why=f"robots.txt answers {status}")
    return Rules()


def rules_of_failure(kind: FailureKind) -> Rules:
    """Read a failure to fetch the file."""
    return Rules(otherwise=False, why=f"robots.txt: {kind}") if kind in SILENCE else Rules()


def product_token(user_agent: str) -> str:
    """Return the name that robots.txt addresses us by: the first word of the User-Agent, without its version (RFC 9309 section 2.2.1)."""
    found = re.match(r"[A-Za-z_-]+", user_agent)
    return found[0].lower() if found else "*"
