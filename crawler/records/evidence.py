"""The facts of one check. Never an opinion: what they mean is said by `judge`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from crawler.records.exchange import Certificate, Timing


class FailureKind(StrEnum):
    """Why there is no answer. The value is stable: it is stored."""

    # not asked at all
    MALFORMED_URL = "malformed-url"
    UNSUPPORTED_SCHEME = "unsupported-scheme"
    MAIL_ADDRESS = "mail-address-invalid"
    NO_MAIL_SERVER = "no-mail-server"  # asked of the name system only, where the settings say so
    PRIVATE_ADDRESS = "private-address"
    ROBOTS = "robots-disallowed"
    EXCLUDED = "excluded"
    OVER_BUDGET = "over-budget"
    NO_BASE = "relative-without-base"
    HOST_RESTING = "host-resting"  # it asked us to come back later than this run will wait
    HOST_UNREACHABLE = "host-unreachable"  # other links of the host got no connection; this one was spared
    # finding and reaching the host
    NAME_NOT_FOUND = "name-not-found"
    RESOLVER_DOWN = "resolver-down"
    REFUSED = "connection-refused"
    UNREACHABLE = "network-unreachable"
    PROXY = "proxy-failed"
    # time
    TIMEOUT_CONNECT = "timeout-connect"
    TIMEOUT_TLS = "timeout-tls"
    TIMEOUT_FIRST_BYTE = "timeout-first-byte"
    TIMEOUT_BODY = "timeout-body"
    TIMEOUT_WHOLE = "timeout-whole"
    # the conversation
    RESET = "connection-reset"
    CLOSED = "closed-without-answer"
    NOT_HTTP = "not-http"
    HEADERS_TOO_LARGE = "headers-too-large"
    TRUNCATED = "body-truncated"
    DECODING = "decoding-error"
    # TLS, by cause
    TLS_EXPIRED = "certificate-expired"
    TLS_NOT_YET_VALID = "certificate-not-yet-valid"
    TLS_WRONG_HOST = "certificate-wrong-host"
    TLS_SELF_SIGNED = "certificate-self-signed"
    TLS_UNKNOWN_ISSUER = "certificate-unknown-issuer"
    TLS_INCOMPLETE = "certificate-incomplete-chain"
    TLS_PROTOCOL = "tls-failed"
    # redirects
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    REDIRECT_BROKEN = "redirect-without-location"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and what came back: `status` is None when nothing did.

    `headers` holds only those that rules use, lower-case names, in order of arrival, never volatile ones (Date, Age).
    `cookies` are names only. `certificate` is the one the server showed, over https, where the engine tells it; a refused one too.
    """

    url: str
    status: int | None
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[str, ...] = ()
    peer: str | None = None
    http_version: str | None = None
    certificate: Certificate | None = None

    def header(self, name: str) -> str | None:
        """Return the first value of a header, by its lower-case name."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """The final answer of a check.

    `size` is the decoded bytes received; `declared` the Content-Length. `capped` says that we stopped at our own cap;
    `cut` names the fault when the body ended before it should. `sha256` is of the body as received (hex).
    `seen` is set where only parts of the body were asked for: `seen` bytes of it, `size` being the length the host states. There is no
    `sha256` then: that of a part could be compared with nothing. `no_room` says that this machine's disk had no room for the rest of
    the body; it is `capped` then.
    """

    status: int
    size: int = 0
    declared: int | None = None
    capped: bool = False
    cut: FailureKind | None = None
    sha256: str | None = None
    seen: int | None = None
    no_room: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer: the kind, and the engine's own words for the maintainer."""

    kind: FailureKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """What a target calls itself, and where it says so (`title`, `og:title`, `h1`, `pdf:info`, `pdf:text`, …)."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file that is not a page is like. None means: could not be told.

    `ended` says whether the end mark of its format is there; `opens` whether a usual viewer would show it;
    `damage` is a short cause for the maintainer. `missing` (first byte, byte after the last) is what was looked for and not there,
    while only parts of a file are known; it is never kept.
    """

    opens: bool | None = None
    ended: bool | None = None
    encrypted: bool = False
    pages: int | None = None
    damage: str | None = None
    missing: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What a target says of itself beside its title, as it says it.

    `authors` and `publisher` are as written; `issued` (of the work), `created` (of the file) and `modified` are YYYY, YYYY-MM or YYYY-MM-DD; `language` is a tag of
    BCP 47 in lower case; `kind` the word of its vocabulary (`Report`, `VideoObject`, `video.other`). `sources` says where each was found, `issued:citation_date`, because not
    every source is worth the same. `names` and `dates` are what further sources say of authors and of any day: they may excuse, never accuse.
    """

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None
    created: str | None = None
    modified: str | None = None
    language: str | None = None
    kind: str | None = None
    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def source(self, field_: str) -> str | None:
        """Return where a field was found."""
        return next((place for name, _, place in map(_parted, self.sources) if name == field_), None)


def _parted(source: str) -> tuple[str, str, str]:
    return source.partition(":")


@dataclass(frozen=True, slots=True)
class Facts:
    """What was drawn from a body.

    `kind` is by content: `html`, `pdf`, `docx`, `zip`, `png`, `text`, `empty`, `unknown`, …. `text` is the first 4 KB of
    the visible text, `words` the count of all of it, `prose` the count of those that stand in no link, button or notice about cookies, `message` these words where they
    are few. `fingerprint` (a 64-bit SimHash, 16 hex digits) and `sketch` (a MinHash of 48 bytes, 96 hex digits; before them, of a page, a letter for which of its words it
    is of) are of what stays of the text from week to week; those of two versions before 3 and since cannot be compared. `marks` are signs found in
    the body, `name` or `name:detail`, sorted. `places` are those of the fragments asked after that the page has, `no_places` those
    it has not; both empty where none was asked after. `version` is the extractor's.
    """

    kind: str
    titles: tuple[Title, ...] = ()
    headings: tuple[str, ...] = ()
    text: str = ""
    words: int = 0
    prose: int | None = None
    message: str = ""
    fingerprint: str | None = None
    sketch: str | None = None
    marks: tuple[str, ...] = ()
    language: str | None = None
    document: Document | None = None
    details: Details | None = None
    places: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Probe:
    """What the host says of an address that was made up, to compare a suspicious page with. `asked_on` is the day (UTC), where it may be used again."""

    url: str
    status: int | None
    final_url: str | None = None
    sha256: str | None = None
    facts: Facts | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """What was found at the address that was probably meant by a damaged one.

    `kind` names what was mended: `scheme`, `host`, `ending`, …. The answer's status is None when none came, or when nothing was asked.
    """

    kind: str
    answer: Probe


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of one check of one link.

    `hops` holds every request of the final attempt in order, redirects included; `attempts` counts the tries.
    `asked_at` (UTC), `elapsed_ms` (time in the engine, without queueing and politeness), `attempts` and `timings` (one a hop, in the same order)
    change from check to check; `repair` is what was tried in place of a damaged address, `twin` what stands at the https address of an http one, `helped` what was done better (`cookies`, `http/1.1`) when a refusal became an answer at a second try, `shared` an unlike address of the same host and run that showed the very same page, `site` the name of the site that stands in the page's titles, in small letters, as far as it was learned from other pages of its host in the run; the rest is equal for an unchanged target and is stored once. Timings are kept for the last check alone.
    """

    url: str
    asked_at: datetime
    outcome: Answer | Failure
    hops: tuple[Hop, ...] = ()
    facts: Facts | None = None
    probe: Probe | None = None
    repair: Repair | None = None
    twin: Probe | None = None
    helped: tuple[str, ...] = ()
    shared: str | None = None
    site: str | None = None
    elapsed_ms: int = 0
    attempts: int = 1
    timings: tuple[Timing, ...] = ()

    @property
    def answer(self) -> Answer | None:
        """Return the answer, or None when there was a failure."""
        return self.outcome if isinstance(self.outcome, Answer) else None

    @property
    def failure(self) -> Failure | None:
        """Return the failure, or None when there was an answer."""
        return self.outcome if isinstance(self.outcome, Failure) else None

    @property
    def final_url(self) -> str | None:
        """Return the address of the last hop, or None when nothing was asked."""
        return self.hops[-1].url if self.hops else None

    @property
    def status(self) -> int | None:
        """Return the status of the final answer, or None."""
        return self.outcome.status if isinstance(self.outcome, Answer) else None

    def header(self, name: str) -> str | None:
        """Return a header of the last hop, by its lower-case name."""
        return self.hops[-1].header(name) if self.hops else None
