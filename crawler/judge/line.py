"""Is it the hosts, or our own line? Watches the checks of a run and says when to ask addresses that always answer (canaries). Pure.

What is seen of the run as a whole decides, never the order in which it was seen: how many of the hosts that were fine before have given no answer at all.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import urlsplit

from crawler.records import Evidence, FailureKind, Past

Network = IPv4Network | IPv6Network

FEWEST = 5  # hosts: fewer may well be down at once
SHARE = 0.3  # of the hosts that were fine
PATIENCE = 120.0  # seconds from one asking of the canaries to the next

_NAMES = frozenset({FailureKind.NAME_NOT_FOUND, FailureKind.RESOLVER_DOWN})
# Failures that a line out of order makes; an interceptor on it shows certificates of its own.
_SILENT = _NAMES | {
    FailureKind.HOST_UNREACHABLE,
    FailureKind.REFUSED,
    FailureKind.UNREACHABLE,
    FailureKind.PROXY,
    FailureKind.TIMEOUT_CONNECT,
    FailureKind.TIMEOUT_TLS,
    FailureKind.TIMEOUT_FIRST_BYTE,
    FailureKind.TIMEOUT_WHOLE,
    FailureKind.RESET,
    FailureKind.CLOSED,
    FailureKind.NOT_HTTP,
    FailureKind.TLS_WRONG_HOST,
    FailureKind.TLS_SELF_SIGNED,
    FailureKind.TLS_UNKNOWN_ISSUER,
    FailureKind.TLS_INCOMPLETE,
    FailureKind.TLS_PROTOCOL,
}
_NOWHERE = (".invalid", ".test", ".example", ".localhost", ".local")  # RFC 6761: names that need not be anywhere


@dataclass(frozen=True, slots=True)
class Sign:
    """What one check says of the line: whether its host gave any HTTP answer, and whether it had given one the last time."""

    host: str
    answered: bool
    was_fine: bool = True


def sign_of(evidence: Evidence, past: Past, *, local: Collection[Network] = (), presumed: bool = False) -> Sign | None:
    """Return what a check says of the line; None where it says nothing: not asked, or of a host in a network of our own (`local`).

    An audit knows no past: each host is `presumed` to have been fine, and then what is near answers for the line as well, and names that are nowhere do not accuse it.
    """
    host = _host(evidence.url)
    answered = evidence.answer is not None or any(hop.status is not None for hop in evidence.hops)
    kind = evidence.failure.kind if evidence.failure else None
    if kind is FailureKind.ROBOTS:
        kind, answered = _robots_silence(evidence), False
    if not answered and kind not in _SILENT:
        return None
    if _near(host, evidence, past, local):
        return Sign(host, answered) if answered and presumed else None
    if presumed:
        return None if kind in _NAMES and host.endswith(_NOWHERE) else Sign(host, answered)
    last = past.last.evidence if past.last else None
    return Sign(host, answered, last is not None and last.answer is not None)


def _robots_silence(evidence: Evidence) -> FailureKind | None:
    """Return how the host of a link failed that was not asked because not even its robots.txt came; None where the file forbids it."""
    said = evidence.failure.detail.removeprefix("robots.txt: ") if evidence.failure else ""
    return next((kind for kind in _SILENT if kind.value == said), None)


def _host(url: str) -> str:
    """Return host and port as written in an address that was asked."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return url


def _near(host: str, evidence: Evidence, past: Past, local: Collection[Network]) -> bool:
    """Tell whether a host lies in one of some networks, by its address as spelled, as connected to now or at the last check."""
    if not local:
        return False
    checks = (evidence, past.last.evidence if past.last else None)
    peers = [hop.peer for check in checks if check for hop in check.hops if hop.peer and _host(hop.url) == host]
    bare = host.rpartition(":")[0].strip("[]") or host
    return any(_inside(text, local) for text in (bare, host.strip("[]"), *peers))


def _inside(text: str, networks: Collection[Network]) -> bool:
    """Tell whether a text is an address in one of some networks."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return any(address in network for network in networks)


@dataclass(slots=True)
class Line:
    """What is known of our line in a run. `down` is set once failures mounted and no canary answered; it stays.

    Early in a run shares say little. What tells an outage from dead hosts then is that nobody answers any more: five hosts that were fine falling
    silent, and no answer from anybody between. Such a streak is reason to ask at once, so that a run does not go on for nothing; at its end the share
    decides, whatever the order. In an audit, which `presumes` that hosts were fine, a streak is reason only where the share is one too.
    """

    presumes: bool = False
    down: bool = False
    _fine: set[str] = field(default_factory=set)
    _answered: set[str] = field(default_factory=set)
    _failed: set[str] = field(default_factory=set)
    _streak: set[str] = field(default_factory=set)
    _asked_at: float | None = None
    _news: bool = False

    def see(self, sign: Sign) -> None:
        """Take in what one check says."""
        if sign.was_fine:
            self._fine.add(sign.host)
        if sign.answered:
            self._answered.add(sign.host)
            self._failed.discard(sign.host)
            self._streak.clear()
            return
        self._streak.add(sign.host)
        if sign.host not in self._answered:
            self._failed.add(sign.host)
        self._news = True

    @property
    def silent(self) -> int:
        """Return how many hosts that were fine gave no answer in this run."""
        return len(self._failed & self._fine)

    @property
    def fine(self) -> int:
        """Return how many hosts of this run, so far, were fine before it."""
        return len(self._fine)

    @property
    def mounting(self) -> bool:
        """Tell whether so many hosts failed that it may be us, whatever the order they failed in."""
        silent = self.silent
        return silent >= FEWEST and silent > SHARE * self.fine

    def doubtful(self, at: float, *, last: bool = False) -> bool:
        """Tell whether the canaries should be asked at `at` (seconds of any clock). `last` is for the end of a run: nothing comes after it."""
        if self.down or not self._news:
            return False
        if last and self.mounting:
            return True
        if self._asked_at is not None and not last and at - self._asked_at < PATIENCE:
            return False
        streak = len(self._streak) >= FEWEST and len(self._streak & self._fine) >= FEWEST
        return streak and (self.mounting or not self.presumes)

    def asked(self, at: float, *, answered: bool) -> None:
        """Take in what the canaries said: that one answered, or that none did."""
        self._asked_at, self._news = at, False
        self.down = self.down or not answered
