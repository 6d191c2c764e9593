"""A short form of `make year`: nine weeks of 60 links, told as they must be, and states that a replay leads to."""

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from year.compare import faults
from year.play import Played, command, play
from year.script import year

LINKS, WEEKS = 60, 9


class Noise(logging.Handler):
    """Keeps what asyncio complains of: a person would find it on standard error."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one complaint."""
        self.heard.append(record.getMessage())


@pytest.fixture(scope="module")
def noise() -> Iterator[Noise]:
    """Listen while the weeks are played."""
    listening = Noise()
    logging.getLogger("asyncio").addHandler(listening)
    yield listening
    logging.getLogger("asyncio").removeHandler(listening)


@pytest.fixture(scope="module")
def played(noise: Noise, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Play the weeks."""
    return play(year(LINKS, WEEKS), Path(tmp_path_factory.mktemp("year")), daily=False)


def test_nothing_is_left_in_the_air(played: Played, noise: Noise) -> None:
    """A run that is broken off leaves no request whose failure nobody takes."""
    gc.collect()
    assert noise.heard == []


def test_everything_is_told_as_it_must_be(played: Played) -> None:
    """Each mail and the ledger hold what the script asks for, and nothing else; our own outage is the maintainer's alone."""
    assert list(faults(played)) == []
    assert len(played.withheld) == 1
    assert len(played.notices) == 1


def test_a_replay_leads_to_the_same_states(played: Played) -> None:
    """The states of the weeks follow from what was kept, and judging it again turns nothing."""
    assert command(played, "rejudge", "--states") == "every state follows from the checks kept\n"
    assert command(played, "rejudge") == "no verdict turned\n"
    assert command(played, "rejudge", "--states") == "every state follows from the checks kept\n"
