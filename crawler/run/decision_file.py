"""Reading an export of decisions back. What is written there is a stranger's until it is understood: every mistake is told, and nothing is kept of a file with one."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.errors import UsageError
from crawler.records import Action, Basis, Decision, EndedBy, Ending, Scope
from crawler.report.decisions import BASIS, FIELDS, SCOPE, VERSION

LARGEST = 64_000_000  # bytes
_LONGEST = 4_000  # characters of one value
_MOST_TOLD = 20
_NEEDED = ("action", "who", "why", "decided_at")
_TIMES = ("decided_at", "until", "ended_at")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of an export; UsageError with every mistake."""
    rows = _rows(path)
    wrong = [f"{path}: decision {number}: {words}" for number, row in enumerate(rows, 1) for words in _mistakes(row)]
    if wrong:
        rest = [f"{path}: and {len(wrong) - _MOST_TOLD} more mistakes"] if len(wrong) > _MOST_TOLD else []
        raise UsageError("\n".join([*wrong[:_MOST_TOLD], *rest]))
    return tuple(_decision(row) for row in rows)


def _rows(path: Path) -> list[Any]:
    """Return what stands in the file."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: is larger than {LARGEST // 1_000_000} MB; that is no export of decisions")
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path}: is no JSON; name a file that `crawler decide --export` wrote") from None
    rows = document.get("decisions") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise UsageError(f"{path}: holds no decisions; name a file that `crawler decide --export` wrote")
    if document.get("version") != VERSION:
        raise UsageError(f"{path}: is of version {document.get('version')!r}; this program reads version {VERSION}")
    return rows


def _mistakes(row: Any) -> Iterator[str]:
    """Yield what is wrong with one decision."""
    if not isinstance(row, dict):
        yield "is not an object"
        return
    yield from (f"{name!r:.60} is none of its fields" for name in row if name not in FIELDS)
    yield from (f"{name} is missing" for name in _NEEDED if not row.get(name))
    texts = {name: row[name] for name in FIELDS if name != "number" and row.get(name) is not None}
    for name, value in texts.items():
        if not isinstance(value, str) or len(value) > _LONGEST:
            yield f"{name} is not a text of at most {_LONGEST:,} characters"
        elif name in _TIMES and _time(value) is None:
            yield f"{name} is not a time such as 2026-03-02T07:00:00Z"
    yield from _not_among(row, "action", tuple(Action))
    yield from _not_among(row, "ended_by", tuple(EndedBy))
    if not any(row.get(name) for name in SCOPE):
        yield f"says not what it is about: one of {', '.join(SCOPE)}"
    if bool(row.get("ended_at")) != bool(row.get("ended_by")):
        yield "ended_at and ended_by go together"


def _not_among(row: Mapping[str, Any], name: str, known: tuple[Action, ...] | tuple[EndedBy, ...]) -> Iterator[str]:
    """Yield the mistake of a word that is not one of those known."""
    if isinstance(row.get(name), str) and row[name] and row[name] not in [word.value for word in known]:
        yield f"{name} {row[name]!r:.60} is none of {', '.join(known)}"


def _time(value: str) -> datetime | None:
    """Read a time; without an offset it is UTC."""
    try:
        found = datetime.fromisoformat(value)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _decision(row: Mapping[str, Any]) -> Decision:
    """Return a decision of a row without mistakes."""
    times = {name: _time(row[name]) if row.get(name) else None for name in _TIMES}
    ended, decided = times["ended_at"], times["decided_at"]
    assert decided is not None, "a row without mistakes"
    return Decision(
        Action(row["action"]),
        Scope(*(row.get(name) or None for name in SCOPE)),
        row["who"],
        row["why"],
        decided,
        times["until"],
        Basis(*(row.get(name) or None for name in BASIS)),
        Ending(ended, EndedBy(row["ended_by"]), row.get("ended_now") or "") if ended else None,
    )
