"""Records to bytes and back: canonical JSON, so that equal facts have equal digests.

Fields at their default are left out: an unchanged answer keeps its digest when a later version adds a field. The volatile parts of
evidence stand apart: asked_at, elapsed_ms and attempts in the row of the check, timings with the link, for its last check. UTF-8 with surrogatepass takes any text that Python can hold.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from crawler.records import (
    Answer,
    Certificate,
    Content,
    Details,
    Document,
    Download,
    Evidence,
    Facts,
    Failure,
    FailureKind,
    Finding,
    Hop,
    Judgement,
    Probe,
    Repair,
    Timing,
    Title,
    TitleMatch,
    Verdict,
)

VOLATILE = frozenset({"asked_at", "elapsed_ms", "attempts", "timings"})
LASTING = 6  # zlib: a fifth of a millisecond a page, and less than half the bytes, for years
FLEETING = 0  # as it is, for what is deleted within the hour

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Packed:
    """A record as it is kept: its canonical JSON, and the SHA-256 of it."""

    text: bytes

    @property
    def digest(self) -> bytes:
        """Return what equal content has in common."""
        return sha256(self.text).digest()

    def body(self, level: int = LASTING) -> bytes:
        """Return the JSON compressed; costs far more than the digest, so only what is new asks for it."""
        return zlib.compress(self.text, level)


def pack(value: object) -> Packed:
    """Return the canonical JSON of a record or a plain value."""
    return Packed(_ENCODER.encode(value).encode("utf-8", "surrogatepass"))


def unpack(body: bytes) -> Any:
    """Return the plain value of `pack`."""
    return _DECODER.raw_decode(zlib.decompress(body).decode("utf-8", "surrogatepass"))[0]


def pack_evidence(evidence: Evidence) -> Packed:
    """Return the lasting part of evidence; two checks of an unchanged target give the same."""
    plain = {key: value for key, value in _fields(evidence).items() if key not in VOLATILE}
    kind = "answer" if isinstance(evidence.outcome, Answer) else "failure"
    plain[kind] = plain.pop("outcome")
    return pack(plain)


def unpack_evidence(
    body: bytes, asked_at: datetime, elapsed_ms: int, attempts: int, timings: tuple[Timing, ...] = ()
) -> Evidence:
    """Return the evidence of one check from its lasting part and its row."""
    plain = unpack(body)
    return Evidence(
        url=plain["url"],
        asked_at=asked_at,
        outcome=_answer(plain["answer"]) if "answer" in plain else _failure(plain["failure"]),
        hops=hops_of(plain),
        facts=_maybe(_facts, plain.get("facts")),
        probe=_maybe(_probe, plain.get("probe")),
        repair=_maybe(_repair, plain.get("repair")),
        twin=_maybe(_probe, plain.get("twin")),
        helped=tuple(plain.get("helped", ())),
        shared=plain.get("shared"),
        site=plain.get("site"),
        elapsed_ms=elapsed_ms,
        attempts=attempts,
        timings=timings,
    )


def hops_of(plain: Plain) -> tuple[Hop, ...]:
    """Return the hops of evidence that was unpacked as it is kept; uses up what it is given."""
    return tuple(_hop(hop) for hop in plain.get("hops", ()))


def pack_judgement(judgement: Judgement) -> Packed:
    """Return a judgement whole, as its digest needs it."""
    return pack(judgement)


def unpack_judgement(body: bytes) -> Judgement:
    """Return the judgement of `pack_judgement`."""
    plain = unpack(body)
    words: dict[str, Callable[[str], Any]] = {
        "verdict": Verdict,
        "title": TitleMatch,
        "download": Download,
        "content": Content,
    }
    for name in words.keys() & plain.keys():
        plain[name] = words[name](plain[name])
    plain["findings"] = _findings(plain)
    plain["titles"] = {entry: TitleMatch(match) for entry, match in plain.get("titles", {}).items()}
    plain["names"] = tuple(plain.get("names", ()))
    return Judgement(**plain)


def unpack_answers(body: bytes) -> tuple[Download, dict[str, TitleMatch]]:
    """Return what a judgement says of the download, and of the title by entry."""
    plain = unpack(body)
    titles, download = plain.get("titles"), plain.get("download")
    matches = {entry: _TITLES[match] for entry, match in titles.items()} if titles else {}
    return _DOWNLOADS[download] if download else Download.NONE, matches


def unpack_findings(body: bytes) -> tuple[Finding, ...]:
    """Return the findings of a judgement alone."""
    return _findings(unpack(body))


def digest_of(record: object) -> bytes:
    """Return a short digest of a record, to see whether anything about it has changed."""
    return pack(record).digest[:16]


def pack_finding(finding: Finding) -> bytes:
    """Return a finding of a catalogue."""
    return pack(finding).body()


def unpack_finding(body: bytes) -> Finding:
    """Return the finding of `pack_finding`."""
    return Finding(**unpack(body))


def _lean(value: Any) -> Plain | str:
    """Return what JSON cannot hold: a record as a dictionary without the fields at their default, a time as RFC 3339 has it."""
    if isinstance(value, date):
        return value.isoformat()
    return _fields(value)


def _fields(value: Any) -> Plain:
    """Return a mapping as a dictionary, or the fields of a record that are not at their default."""
    kind: type = type(value)
    shape = _shape(kind)
    if shape is None:
        return dict(value)
    names, parts_of, defaults = shape
    parts = zip(names, parts_of(value), defaults, strict=True)
    return {name: part for name, part, default in parts if part is not default and part != default}


@cache
def _shape(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[object, ...]] | None:
    """Return the names of a record's fields, what fetches them all, and their defaults; None for a mapping."""
    if issubclass(kind, Mapping):
        return None
    names = tuple(item.name for item in fields(kind))
    return names, attrgetter(*names), tuple(_default(item) for item in fields(kind))


def _default(item: Field[Any]) -> object:
    """Return the default of a field, or a value that equals nothing."""
    return item.default_factory() if item.default_factory is not MISSING else item.default


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_lean)


_DECODER = json.JSONDecoder()
_DOWNLOADS = {download.value: download for download in Download}
_TITLES = {match.value: match for match in TitleMatch}


def _findings(plain: Plain) -> tuple[Finding, ...]:
    """Decode the findings of a judgement."""
    return tuple(Finding(**finding) for finding in plain.get("findings", ()))


def _maybe(decode: Callable[[Any], Any], plain: Any) -> Any:
    """Decode what is there."""
    return None if plain is None else decode(plain)


def _answer(plain: Plain) -> Answer:
    """Decode an answer."""
    if "cut" in plain:
        plain["cut"] = FailureKind(plain["cut"])
    return Answer(**plain)


def _failure(plain: Plain) -> Failure:
    """Decode a failure."""
    return Failure(FailureKind(plain["kind"]), plain.get("detail", ""))


def _hop(plain: Plain) -> Hop:
    """Decode a hop."""
    plain["headers"] = tuple((name, value) for name, value in plain.get("headers", ()))
    plain["cookies"] = tuple(plain.get("cookies", ()))
    plain["certificate"] = _maybe(_certificate, plain.get("certificate"))
    return Hop(**plain)


def _certificate(plain: Plain) -> Certificate:
    """Decode a certificate."""
    for name in ("not_before", "not_after"):
        plain[name] = _maybe(datetime.fromisoformat, plain.get(name))
    for name in ("names", "chain"):
        plain[name] = tuple(plain.get(name, ()))
    return Certificate(**plain)


def _facts(plain: Plain) -> Facts:
    """Decode what was drawn from a body."""
    plain["titles"] = tuple(Title(**title) for title in plain.get("titles", ()))
    plain["document"] = _maybe(lambda document: Document(**document), plain.get("document"))
    plain["details"] = _maybe(_details, plain.get("details"))
    for name in ("headings", "marks", "places", "no_places"):
        plain[name] = tuple(plain.get(name, ()))
    return Facts(**plain)


def _details(plain: Plain) -> Details:
    """Decode what a target says of itself."""
    for name in ("authors", "names", "dates", "sources"):
        plain[name] = tuple(plain.get(name, ()))
    return Details(**plain)


def _probe(plain: Plain) -> Probe:
    """Decode a probe."""
    plain["facts"] = _maybe(_facts, plain.get("facts"))
    plain["asked_on"] = _maybe(date.fromisoformat, plain.get("asked_on"))
    return Probe(**plain)


def _repair(plain: Plain) -> Repair:
    """Decode what was tried in place of a damaged address."""
    return Repair(plain["kind"], _probe(plain["answer"]))
