"""Files asked for in parts, from hosts of every behaviour, without a socket."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.ask import Request, check, joined
from crawler.ask.download import HEAD, MODERATE, MORE, TAIL
from crawler.ask.promise import SMALL
from crawler.records import (
    Answer,
    Check,
    Document,
    Evidence,
    Facts,
    Failure,
    FailureKind,
    Fetched,
    Hop,
    Judgement,
    Link,
    Past,
    Title,
    Verdict,
)

URL = "https://h.example/report.pdf"
LARGE = 30_000_000
CAP = 100_000_000
WHEN = datetime(2026, 3, 2, tzinfo=UTC)
SOUND = Document(opens=True, ended=True, pages=3)
TITLED = (Title("pdf:text", "Hedges in winter"),)
Change = Callable[[str, int, dict[str, str], int], tuple[int, dict[str, str], int]]


@dataclass
class Host:
    """A host with one file, that knows ranges; `odd` changes what it answers: (Range asked, status, headers, length) to the last three."""

    size: int = LARGE
    odd: Change = lambda _, status, headers, length: (status, headers, length)
    draw: Callable[[Fetched], Facts] = lambda _: Facts("pdf", titles=TITLED, document=SOUND)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    sent: int = 0

    def play(self, past: Past | None = None, largest: int | None = CAP, url: str = URL) -> Evidence:
        """Play a check to its end."""
        flow = check(Link(url, url), past, largest=largest)
        request, held = next(flow), None
        while True:
            fetched = joined(held, request.part, self.answer(request))
            answer = fetched.evidence.answer
            facts = self.draw(fetched) if answer and answer.status == 200 else None
            fetched = replace(fetched, evidence=replace(fetched.evidence, facts=facts))
            held = fetched if fetched.in_parts else held
            try:
                request = flow.send(fetched.evidence)
            except StopIteration as end:
                result: Evidence = end.value
                return result

    def answer(self, request: Request) -> Fetched:
        """Answer as the host does."""
        self.requests.append(request)
        asked = dict(request.headers).get("Range", "")
        self.asked.append(asked)
        status, headers, length = 200, {}, self.size
        if found := re.fullmatch(r"bytes=(\d+)-(\d+)", asked):
            start, last = int(found[1]), min(int(found[2]), self.size - 1)
            status, headers, length = 206, {"content-range": f"bytes {start}-{last}/{self.size}"}, last - start + 1
        status, headers, length = self.odd(asked, status, headers, length)
        self.sent += length
        outcome = Answer(status, length) if status else Failure(FailureKind.RESET)
        hop = Hop(request.url, status or None, headers=tuple((self.headers | headers).items()))
        return Fetched(Evidence(request.url, WHEN, outcome, (hop,)), bytes(length if request.part else 0))


def known(fetched: Fetched, *, ends: Facts, head: Facts | None = None, whole: Facts | None = None) -> Facts:
    """Return facts by what is known of a file: its beginning, both ends, or all of it."""
    if not fetched.in_parts:
        return whole or Facts("pdf", titles=TITLED, document=SOUND)
    return ends if fetched.parts else head or Facts("pdf", document=Document())


FIRST, LAST = f"bytes=0-{HEAD - 1}", f"bytes={LARGE - TAIL}-{LARGE - 1}"


def test_a_large_file_costs_its_ends() -> None:
    """Two requests, less than 256 KB, and the evidence says that not all was seen."""
    host = Host(draw=lambda fetched: known(fetched, ends=Facts("pdf", titles=TITLED, document=SOUND)))

    evidence = host.play()

    assert host.asked == [FIRST, LAST]
    assert evidence.answer == Answer(200, size=LARGE, declared=LARGE, seen=HEAD + TAIL)
    assert evidence.facts == Facts("pdf", titles=TITLED, document=SOUND)
    assert [hop.status for hop in evidence.hops] == [206]
    assert HEAD + TAIL + MORE < 250_000


def test_parts_are_asked_for_uncompressed_and_of_one_file() -> None:
    """The end is wanted only of the file whose beginning came; a weak tag cannot say that (RFC 9110 section 13.1.5)."""
    strong = Host(
        headers={"etag": '"v1"'}, draw=lambda fetched: known(fetched, ends=Facts("pdf", titles=TITLED, document=SOUND))
    )
    weak = replace(strong, headers={"etag": 'W/"v1"'}, asked=[], requests=[])
    strong.play()
    weak.play()

    assert [dict(request.headers) for request in strong.requests] == [
        {"Range": FIRST, "Accept-Encoding": "identity"},
        {"Range": LAST, "Accept-Encoding": "identity", "If-Range": '"v1"'},
    ]
    assert "If-Range" not in dict(weak.requests[1].headers)


def test_a_beginning_can_be_enough() -> None:
    """Some kinds say there how long they are."""
    host = Host(draw=lambda _: Facts("wav", document=Document(opens=True, ended=True)))

    assert (host.play().status, host.asked) == (200, [FIRST])


@pytest.mark.parametrize(("size", "rest"), [(HEAD, 0), (HEAD - 1, 0), (HEAD + 1, 1), (SMALL, SMALL - HEAD)])
def test_a_small_file_is_had_whole(size: int, rest: int) -> None:
    """With its first part, or with one more; never a byte twice."""
    host = Host(size, draw=lambda fetched: known(fetched, ends=Facts("pdf", document=Document())))

    evidence = host.play()

    assert (len(host.asked), host.sent) == (2 if rest else 1, size)
    assert evidence.answer is not None
    assert (evidence.answer.seen, evidence.answer.size, bool(evidence.answer.sha256)) == (None, size, True)


def only(status: int, length: int = 0, **headers: str) -> Change:
    """Make a host that answers every request with Range so."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda asked, *plain: (status, named, length) if asked else plain


def to_second(status: int, length: int = TAIL, **headers: str) -> Change:
    """Make a host that answers the first request with Range rightly, and each further one so."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda asked, *plain: (status, named, length) if asked not in {"", FIRST} else plain


@pytest.mark.parametrize(
    "odd",
    [
        only(416, content_range=f"bytes */{LARGE}"),
        only(400),
        only(403),
        only(406),
        only(500),
        only(501),
        only(0),
        only(206, HEAD),
        only(206, HEAD, content_range=f"bytes 0-{HEAD - 1}/*"),
        only(206, HEAD, content_range=f"bytes 5-{HEAD + 4}/{LARGE}"),
        only(206, HEAD, content_type="multipart/byteranges; boundary=x"),
        only(206, HEAD, content_range=f"bytes 0-{HEAD - 1}/{LARGE}", content_encoding="gzip"),
        only(206, HEAD - 7, content_range=f"bytes 0-{HEAD - 1}/{LARGE}"),
        only(200, HEAD),
        only(200, HEAD - 7, content_range=f"bytes 0-{HEAD - 1}/{LARGE}"),
    ],
)
def test_a_host_that_does_ranges_wrongly_is_asked_plainly(odd: Change) -> None:
    """What a reader would get counts: the evidence is that of a request without Range."""
    host = Host(odd=odd)

    evidence = host.play()

    assert host.asked == [FIRST, ""]
    assert (evidence.answer, evidence.hops[0].status) == (Answer(200, LARGE), 200)


@pytest.mark.parametrize(
    "odd",
    [
        to_second(416),
        to_second(404),
        to_second(503),
        to_second(0),
        to_second(200, LARGE),
        to_second(206, content_range=f"bytes {LARGE - TAIL}-{LARGE - 1}/{LARGE + 1}"),
        to_second(206, content_range=f"bytes {LARGE - TAIL}-{LARGE - 1}/{LARGE}", etag='"v2"'),
        to_second(206, 10, content_range=f"bytes {LARGE - TAIL}-{LARGE - 1}/{LARGE}"),
    ],
)
def test_a_file_that_changes_in_between_is_read_whole(odd: Change) -> None:
    """Another length, another tag, or no second part at all: nothing of it is held against the link."""
    host = Host(odd=odd, headers={"etag": '"v1"'}, draw=lambda fetched: known(fetched, ends=Facts("pdf")))

    evidence = host.play()

    assert host.asked == [FIRST, LAST, ""]
    assert evidence.answer == Answer(200, LARGE)


def test_a_host_that_ignores_ranges_is_asked_once() -> None:
    """All of it came: there is nothing more to ask."""
    host = Host(odd=only(200, LARGE))

    assert (host.play().answer, host.asked) == (Answer(200, LARGE), [FIRST])


@pytest.mark.parametrize(
    "facts",
    [
        Facts("html", words=40),
        Facts("text", words=3),
        Facts("empty"),
        Facts("pdf", document=Document(opens=False, ended=True)),
        Facts("pdf", document=Document(opens=True, ended=False)),
    ],
)
def test_a_success_that_is_none_may_be_owed_to_the_range(facts: Facts) -> None:
    """Some scripts answer a request for a part with a page of error, and say that all is well."""
    whole = Facts("pdf", titles=TITLED, document=SOUND)
    host = Host(odd=only(200, 700), draw=lambda fetched: whole if len(fetched.body) != 700 else facts)

    evidence = host.play()

    assert (evidence.facts, evidence.answer, host.asked) == (whole, Answer(200, LARGE), [FIRST, ""])


@pytest.mark.parametrize("status", [401, 404, 410, 429, 451, 503])
def test_what_is_said_of_the_address_is_believed(status: int) -> None:
    """A missing file is missing in parts, too."""
    host = Host(odd=only(status))

    assert (host.play().status, host.asked) == (status, [FIRST])


@pytest.mark.parametrize(
    ("size", "facts"),
    [
        (LARGE, Facts("html", words=500)),
        (LARGE, Facts("unknown", document=Document())),
        (HEAD, Facts("html", words=500)),
        (HEAD, Facts("pdf", document=Document(opens=False, ended=False))),
    ],
)
def test_what_would_be_held_against_a_link_is_asked_plainly(size: int, facts: Facts) -> None:
    """A page in place of the file, or damage: only a request without Range condemns."""
    host = Host(size, draw=lambda _: facts)

    evidence = host.play()

    assert (host.asked, evidence.hops[0].status, evidence.facts) == ([FIRST, ""], 200, facts)


def test_ends_that_do_not_tell_lead_to_the_whole() -> None:
    """Without a sign that the file is whole, all of it is read."""
    host = Host(draw=lambda fetched: known(fetched, ends=Facts("pdf", document=Document())))

    assert (host.play().answer, host.asked) == (Answer(200, LARGE), [FIRST, LAST, ""])


def test_what_was_missed_is_asked_for_once() -> None:
    """From the first byte missed on; after that it is known, or all is read."""
    missed = Document(missing=(5_000_000, 5_000_512))

    def draw(fetched: Fetched) -> Facts:
        found = any(part.start == 5_000_000 for part in fetched.parts)
        return known(fetched, ends=Facts("pdf", titles=TITLED, document=SOUND if found else missed))

    told = Host(draw=draw)
    untold = Host(draw=lambda fetched: known(fetched, ends=Facts("pdf", document=missed)))
    wanted = f"bytes=5000000-{5_000_000 + MORE - 1}"

    assert (told.play().facts, told.asked) == (Facts("pdf", titles=TITLED, document=SOUND), [FIRST, LAST, wanted])
    assert told.sent < 250_000
    assert (untold.play().answer, untold.asked) == (Answer(200, LARGE), [FIRST, LAST, wanted, ""])


@pytest.mark.parametrize(
    "missing", [(5_000_000, 5_000_001 + MORE), (LARGE - TAIL, LARGE), (9, 9), (LARGE + 1, LARGE + 2)]
)
def test_too_much_is_not_asked_for(missing: tuple[int, int]) -> None:
    """What does not fit into one more part, or makes no sense, is not asked for."""
    facts = Facts("pdf", titles=TITLED, document=replace(SOUND, missing=missing))
    host = Host(draw=lambda fetched: known(fetched, ends=facts))

    evidence = host.play()

    assert host.asked == [FIRST, LAST]
    assert evidence.facts == Facts("pdf", titles=TITLED, document=SOUND)


@pytest.mark.parametrize(
    ("size", "titles", "whole"),
    [
        (MODERATE, (), True),
        (MODERATE, (Title("pdf:info", "draft3.doc"),), True),
        (MODERATE, (Title("pdf:info", "draft3.doc"), Title("pdf:xmp", "Hedges in winter")), True),
        (MODERATE, TITLED, False),
        (MODERATE + 1, (), False),
    ],
)
def test_a_file_of_moderate_size_is_read_for_its_title(size: int, titles: tuple[Title, ...], *, whole: bool) -> None:
    """A title in bytes that are not there is worth 4 MB, not 30; metadata alone are no title to rely on. No byte comes twice."""
    facts = Facts("pdf", titles=titles, document=replace(SOUND, missing=(HEAD, HEAD + MORE + 1)))
    host = Host(size, draw=lambda fetched: known(fetched, ends=facts))

    evidence = host.play()

    assert host.asked[2:] == ([f"bytes={HEAD}-{size - TAIL - 1}"] if whole else [])
    assert host.sent == (size if whole else HEAD + TAIL)
    assert evidence.facts == Facts("pdf", titles=TITLED if whole else titles, document=SOUND)


def test_more_than_the_cap_is_not_read_in_vain() -> None:
    """Where reading on would stop before the end, what the ends say is all there is."""
    host = Host(draw=lambda fetched: known(fetched, ends=Facts("pdf", document=Document(missing=(HEAD, HEAD + 9)))))

    evidence = host.play(largest=LARGE - 1)

    assert host.sent < 250_000
    assert evidence.facts == Facts("pdf", document=Document())


def test_full_never_asks_in_parts() -> None:
    """One plain request, and nothing of what was seen in parts the last time is believed on the word of a 304."""
    last = past(Answer(200, LARGE, LARGE, seen=HEAD + TAIL))
    host = Host()

    host.play(last, largest=None)

    assert [request.headers for request in host.requests] == [()]


def past(answer: Answer, verdict: Verdict = Verdict.OK, **changes: Any) -> Past:
    """Make a past whose last check saw the file."""
    hop = Hop(URL, 206, headers=(("etag", '"v1"'),))
    evidence = replace(Evidence(URL, WHEN, answer, (hop,), Facts("pdf", titles=TITLED, document=SOUND)), **changes)
    checked = Check(evidence, Judgement(verdict), "run")
    return Past(checked, checked)


SEEN = Answer(200, LARGE, LARGE, seen=HEAD + TAIL)


def test_an_unchanged_file_costs_nothing() -> None:
    """The conditions go with the range, and a 304 confirms what was seen in parts."""
    host = Host(odd=only(304, etag='"v1"'))

    evidence = host.play(past(SEEN))

    assert dict(host.requests[0].headers) == {"If-None-Match": '"v1"', "Range": FIRST, "Accept-Encoding": "identity"}
    assert (len(host.asked), evidence.answer, evidence.hops[0].status) == (1, SEEN, 304)


def test_a_file_with_its_old_tag_costs_its_beginning() -> None:
    """A host that knows no 304, or a redirect before the file: length and tag confirm what was seen."""
    host = Host(headers={"etag": '"v1"'}, draw=lambda fetched: known(fetched, ends=Facts("pdf")))

    evidence = host.play(past(SEEN))

    assert (host.asked, evidence.answer, evidence.facts) == ([FIRST], SEEN, Facts("pdf", titles=TITLED, document=SOUND))


@pytest.mark.parametrize(
    ("size", "headers", "kind"),
    [
        (LARGE + 1, {"etag": '"v1"'}, "pdf"),
        (LARGE, {"etag": '"v2"'}, "pdf"),
        (LARGE, {"etag": '"v1"', "last-modified": "Mon, 02 Mar 2026 07:00:00 GMT"}, "pdf"),
        (LARGE, {}, "pdf"),
        (LARGE, {"etag": '"v1"'}, "zip"),
    ],
)
def test_a_changed_file_is_looked_at_again(size: int, headers: dict[str, str], kind: str) -> None:
    """Another length, tag or kind."""
    ends = Facts(kind, titles=TITLED, document=SOUND)
    host = Host(
        size, headers=headers, draw=lambda fetched: known(fetched, ends=ends, head=Facts(kind, document=Document()))
    )

    evidence = host.play(past(SEEN))

    assert (len(host.asked), evidence.facts) == (2, ends)


def test_a_length_alone_confirms_nothing() -> None:
    """Without a tag or a date, then or now, the end is looked at again."""
    ends = Facts("pdf", titles=TITLED, document=SOUND)
    host = Host(draw=lambda fetched: known(fetched, ends=ends))

    host.play(past(SEEN, hops=(Hop(URL, 206),)))

    assert host.asked == [FIRST, LAST]


def test_after_trouble_the_whole_is_wanted() -> None:
    """A file that was damaged in its middle would look sound from its ends."""
    host = Host()

    host.play(past(SEEN, Verdict.BROKEN))

    assert [request.headers for request in host.requests] == [()]


def test_the_end_is_asked_for_where_redirects_led() -> None:
    """Not along the whole way again."""

    class Moved(Host):
        def answer(self, request: Request) -> Fetched:
            fetched = super().answer(request)
            if request.url != URL:
                return fetched
            hops = (Hop(URL, 301), replace(fetched.evidence.hops[0], url="https://files.example/x"))
            return replace(fetched, evidence=replace(fetched.evidence, hops=hops))

    host = Moved(draw=lambda fetched: known(fetched, ends=Facts("pdf", titles=TITLED, document=SOUND)))
    evidence = host.play()

    assert [request.url for request in host.requests] == [URL, "https://files.example/x"]
    assert [(hop.url, hop.status) for hop in evidence.hops] == [(URL, 301), ("https://files.example/x", 206)]
