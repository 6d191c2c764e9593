"""The canaries: whom they ask, and what their answers come to."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import httpx
import pytest

from crawler.config import FetchSettings, ScheduleSettings, Settings
from crawler.fetch.failures import FetchError
from crawler.fetch.fetcher import Fetcher
from crawler.history import Store
from crawler.judge.words import message
from crawler.records import Answer, Check, Evidence, Failure, FailureKind, Judgement, Past, Verdict
from crawler.run.own_line import OwnLine
from crawler.run.work import Work

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ONE, OTHER, NEAR, NAME = "https://one.org/", "https://other.org/", "http://192.168.0.1/", "dns:one.org"
FINE = Past(Check(Evidence("u", NOW, Answer(200)), Judgement(Verdict.OK), "r"))


class Engine(httpx.AsyncBaseTransport):
    """Answers for some hosts with a status, and is silent for the others."""

    def __init__(self, answers: dict[str, int]) -> None:
        self.answers, self.asked = answers, list[str]()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer, or fail."""
        self.asked.append(str(request.url))
        if request.url.host not in self.answers:
            raise FetchError(FailureKind.TIMEOUT_CONNECT)
        return httpx.Response(self.answers[request.url.host])


def resolver(*known: str) -> Callable[[str, int], object]:
    """Return a name system that knows some names."""

    async def resolve(host: str, _port: int) -> Sequence[str]:
        if host not in known:
            raise socket.gaierror(socket.EAI_AGAIN, "no name server")
        return ["192.0.2.1"]

    return resolve


async def outage(canaries: Sequence[str], answers: dict[str, int], names: Sequence[str]) -> tuple[OwnLine, Engine]:
    """Let six hosts that were fine fall silent, and ask."""
    settings = Settings(schedule=ScheduleSettings(canaries=tuple(canaries)), fetch=FetchSettings(retries=5))
    engine = Engine(answers)
    with Store.temporary() as store:
        fetcher = Fetcher(settings.fetch, engine=engine, resolve=resolver(*names))  # type: ignore[arg-type]
        async with fetcher:
            own = OwnLine(Work(settings, store, lambda: NOW), fetcher, audit=False, clock=lambda: 0.0)
            for number in range(6):
                own.see(Evidence(f"https://h{number}.org/", NOW, Failure(FailureKind.TIMEOUT_CONNECT)), FINE)
                await own.down()
            await own.down(last=True)
    return own, engine


@pytest.mark.parametrize(
    ("canaries", "answers", "names", "down"),
    [
        ((ONE, OTHER), {"other.org": 200}, (), False),
        ((ONE, OTHER), {"one.org": 503}, (), False),  # whatever it says, it was reached
        ((ONE, OTHER), {}, (), True),
        ((ONE, NAME), {}, ("one.org",), True),  # a name may be remembered: it does not vouch where a page could
        ((NAME,), {}, ("one.org",), False),
        ((NAME,), {}, (), True),
        ((NEAR, ONE), {"one.org": 200}, (), False),
        ((NEAR, ONE), {}, (), True),
        ((NEAR,), {}, (), False),  # one that may not be asked from here says nothing
        ((), {}, (), False),
    ],
)
def test_what_the_canaries_come_to(
    canaries: Sequence[str], answers: dict[str, int], names: Sequence[str], *, down: bool
) -> None:
    """One answer, whatever it is, clears our line."""
    own, _ = asyncio.run(outage(canaries, answers, names))
    assert own.line.down is down


def test_each_is_asked_once_and_without_second_tries() -> None:
    """Together, once where none answers, and no robots.txt is asked for: nobody is crawled."""
    _, engine = asyncio.run(outage((ONE, OTHER, NAME), {}, ()))
    assert sorted(engine.asked) == [ONE, OTHER]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("one.org",), "5 of 5 hosts that had worked fell silent, and so did https://one.org/: our own line"),
        ((), "5 of 5 hosts that had worked fell silent, and no name could be looked up from here: our own line"),
    ],
)
def test_the_maintainer_is_told_where_to_look(names: Sequence[str], words: str) -> None:
    """Whether names can be looked up makes the difference."""
    own, _ = asyncio.run(outage((ONE, NAME), {}, names))
    assert words.replace("5 of 5", "6 of 6") in message(own.finding())
