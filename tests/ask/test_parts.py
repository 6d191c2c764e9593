"""Parts of a file, put together: what a 206 has to say to be one."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.ask import Range, joined
from crawler.records import Answer, Evidence, Facts, Failure, FailureKind, Fetched, Hop, Part

FILE = bytes(range(200))
SIZE = len(FILE)


def part(
    start: int, stop: int, *, said: str | None = None, status: int = 206, body: bytes | None = None, **headers: str
) -> Fetched:
    """Make the answer to a request for some bytes; `said` stands in place of the right Content-Range."""
    content = FILE[start:stop] if body is None else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kept = {"content-range": f"bytes {start}-{stop - 1}/{SIZE}" if said is None else said} | named
    hop = Hop("u", status, headers=tuple((name, value) for name, value in kept.items() if value))
    when = datetime(2026, 3, 2, tzinfo=UTC)
    return Fetched(Evidence("u", when, Answer(status, len(content), sha256="part"), (hop,), elapsed_ms=5), content)


def test_a_part_is_what_a_reader_would_get() -> None:
    """Status 200 and the size of all; there is no digest of a part, and `seen` says how much is known."""
    head = joined(None, Range(0, 50), part(0, 50))

    assert head.evidence.answer == Answer(200, size=SIZE, declared=SIZE, seen=50)
    assert (head.body, head.parts, head.in_parts) == (FILE[:50], (), True)
    assert head.evidence.hops[0].status == 206


def test_parts_that_meet_are_the_whole() -> None:
    """The digest is then that of the whole, as if it had come in one piece; the time is that of both."""
    head = joined(None, Range(0, 50), part(0, 50))

    whole = joined(head, Range(50, SIZE), part(50, SIZE))

    digest = hashlib.sha256(FILE).hexdigest()
    assert whole.evidence.answer == Answer(200, size=SIZE, declared=SIZE, sha256=digest)
    assert (whole.body, whole.parts, whole.in_parts) == (FILE, (), False)
    assert (whole.evidence.hops, whole.evidence.elapsed_ms) == (head.evidence.hops, 10)


def test_a_file_no_longer_than_the_first_part_is_whole() -> None:
    """Content-Range says that nothing follows."""
    assert joined(None, Range(0, 500), part(0, SIZE)).evidence.answer == Answer(
        200, SIZE, SIZE, sha256=hashlib.sha256(FILE).hexdigest()
    )


def test_three_parts_stay_in_order_and_apart() -> None:
    """What was asked for last may lie between; where two meet they are one, and overlapping bytes count once."""
    head = joined(None, Range(0, 50), part(0, 50))
    ends = joined(head, Range(150, 200), part(150, 200))

    between = joined(ends, Range(90, 150), part(90, 150))
    overlapping = joined(ends, Range(40, 60), part(40, 60))

    assert (between.body, between.parts) == (FILE[:50], (Part(90, FILE[90:]),))
    assert (overlapping.body, overlapping.parts) == (FILE[:60], (Part(150, FILE[150:]),))
    assert between.evidence.answer is not None
    assert between.evidence.answer.seen == 160


@pytest.mark.parametrize(
    "answer",
    [
        part(0, 50, status=200, said=""),
        part(0, 50, status=416, said=f"bytes */{SIZE}"),
        part(0, 50, said=""),
        part(0, 50, said="", content_type="multipart/byteranges; boundary=x"),
        part(0, 50, said="bytes 0-49/*"),
        part(0, 50, said="bytes 0-59/200"),
        part(0, 50, said="bytes 10-59/200"),
        part(0, 50, said="bytes 49-0/200"),
        part(0, 50, said="bytes 0-49/20"),
        part(0, 50, said="items 0-49/200"),
        part(0, 50, said="bytes 0-49/99999999999999999999"),
        part(0, 50, said="bytes \u0660-49/200"),
        part(0, 40),
        part(10, 50),
        part(0, 50, body=FILE),
        part(0, 50, body=FILE[:20]),
        part(0, 50, content_encoding="gzip"),
    ],
)
def test_what_is_no_such_part_stays_as_it_came(answer: Fetched) -> None:
    """A 206 with a wrong range, an unknown total, another length or an encoding is nothing to build on."""
    assert joined(None, Range(0, 50), answer) is answer


@pytest.mark.parametrize("changes", [{"cut": FailureKind.TRUNCATED}, {"capped": True}])
def test_a_part_that_was_cut_is_none(changes: dict[str, Any]) -> None:
    """Even when its length happens to fit."""
    whole = part(0, 50)
    evidence = Evidence("u", whole.evidence.asked_at, Answer(206, 50, **changes), whole.evidence.hops)
    fetched = Fetched(evidence, whole.body)

    assert joined(None, Range(0, 50), fetched) is fetched


@pytest.mark.parametrize(
    "answer",
    [
        part(150, 200, said="bytes 150-199/201", etag='"v1"'),
        part(150, 200, etag='"other"'),
        part(150, 200, etag=""),
        part(150, 200, etag='"v1"', last_modified="Mon, 02 Mar 2026 07:00:00 GMT"),
    ],
)
def test_parts_of_two_files_are_not_joined(answer: Fetched) -> None:
    """Another length or other validators: the file was replaced in between."""
    head = joined(None, Range(0, 50), part(0, 50, etag='"v1"'))

    assert joined(head, Range(150, 200), answer) is answer


def test_an_end_without_a_beginning_is_nothing() -> None:
    """There is nothing to join it to."""
    end = part(150, 200)

    assert joined(None, Range(150, 200), end) is end


def test_a_failure_and_a_plain_answer_pass_through() -> None:
    """Nothing is asked of what is no part."""
    failed = Fetched(Evidence("u", datetime(2026, 3, 2, tzinfo=UTC), Failure(FailureKind.RESET)))
    plain = part(0, SIZE, status=200, said="")

    assert joined(None, Range(0, 50), failed) is failed
    assert joined(None, None, plain) is plain


def test_facts_are_of_the_parts_they_were_drawn_from() -> None:
    """They are drawn anew for what is known now."""
    head = joined(None, Range(0, 50), part(0, 50))
    known = Fetched(
        Evidence("u", head.evidence.asked_at, head.evidence.outcome, head.evidence.hops, Facts("pdf")), head.body
    )

    assert joined(known, Range(150, 200), part(150, 200)).evidence.facts is None
