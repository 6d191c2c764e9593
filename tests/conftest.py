"""What every test may use."""

import gc
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from crawler.language import spoken
from tests.marked import Marked

# Files that take long as a whole, the longest first: begun last, one of them would go on alone when everything else has ended.
LONG = (
    "test_killed.py",
    "test_difficult.py",
    "test_hostile.py",
    "test_changes.py",
    "test_as_html.py",
    "test_own_line.py",
    "test_apart.py",
    "test_weekly.py",
    "test_outbox.py",
    "test_read.py",
    "test_schedule.py",
    "test_processes.py",
    "test_play.py",
    "test_year.py",
    "test_shrunk.py",
)

# What a slow or busy machine takes long for is no fault.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long; all else stays in its order."""
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(Path(item.path).name, len(LONG)))


def pytest_collection() -> None:
    """Thousands of tests are kept until the end: the collector of garbage need not walk over them while they come to be."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor need it walk over them again and again while they run; and what a test leaves behind may wait for the tests after it."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test depends on, or writes to, the home of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.getbasetemp()))
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", "100")
        for name in ("CRAWLER_SMTP_PASSWORD", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _statements_are_compiled_once() -> Iterator[None]:
    """Compile what a history asks once, not once a database; tests that know no history need not load it."""
    with pytest.MonkeyPatch.context() as patch:
        if "crawler.history.database" in sys.modules:
            importlib.import_module("tests.statements").share(patch)
        yield


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak a language that marks each of its words, and have it in place of every other; English stays what it is."""
    every = spoken._tongue
    monkeypatch.setattr(spoken, "_tongue", lambda code: every(code) if code == "en" else Marked())
    with spoken.speaking("de"):
        yield
