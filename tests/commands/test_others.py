"""The smaller commands, and what holds for all of them."""

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from crawler.cli import COMMANDS, _loaded
from crawler.judge.table import RULES

Crawl = Callable[..., Any]

ROOT = Path(__file__).parent.parent.parent


def test_help_lists_every_command(crawl: Crawl) -> None:
    """`crawler --help` names each command."""
    result = crawl("--help")

    assert result.code == 0
    assert [name for name in COMMANDS if f"  {name} " not in result.out] == []


def test_help_imports_no_command() -> None:
    """`crawler --help` answers at once because nothing heavy is imported for it."""
    code = (
        "import sys; from crawler.cli import cli; cli.main(['--help'], standalone_mode=False);"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'httpx', 'sqlalchemy', 'pydantic', 'rich', 'bs4', 'asyncio'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsense"], "No such command"),
        (["audit"], "Missing argument"),
        (["run", "--fail-on", "everything"], "is not one of"),
        (["run", "--now", "yesterday", "-c", "x.yaml"], "is not a time such as"),
        (["audit", "x.md", "--now", "9999-12-31T23:59:59Z"], "is not between the years 1970 and 9000"),
        (["audit", "x.md", "--now", "0001-01-01T00:00:00+14:00"], "is not a time such as"),
        (["run", "-c", "nowhere.yaml"], "there is no such file"),
        (["run", "--set", "fetch.concurrency=many"], "fetch.concurrency: 'many' is wrong"),
        (["run"], "no catalogue is configured"),
        (["rules", "no-such-rule"], "there is no rule no-such-rule"),
        (["report", "--weekly"], "--weekly takes one of"),
        (["report", "--send"], "--weekly takes one of"),
        (["config", "check", "--set", "judge.rules.no-such=off"], "judge.rules.no-such: there is no such rule"),
        (["config", "check", "--set", "schedule.run=often"], "schedule.run: 'often' must have five fields"),
    ],
)
def test_a_wrong_command_or_configuration_is_code_2(crawl: Crawl, arguments: list[str], told: str) -> None:
    """Each mistake is told in words, with exit code 2 and without a traceback."""
    result = crawl(*arguments)

    assert result.code == 2
    assert told in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("arguments", [["report"], ["report", "--weekly", "--dry-run"]])
def test_a_report_of_nothing_says_what_comes_first(crawl: Crawl, arguments: list[str]) -> None:
    """Before the first run there is nothing to report."""
    result = crawl(*arguments)

    assert (result.code, "nothing was checked yet" in result.err) == (3, True)


def test_each_rule_has_a_page_by_code_and_slug(crawl: Crawl) -> None:
    """`crawler rules CODE` and `crawler rules SLUG` print the same page, and `crawler rules` lists the code."""
    listed = crawl("rules").out
    unlike = [rule.slug for rule in RULES if crawl("rules", rule.code).out != crawl("rules", rule.slug).out]

    assert unlike == []
    assert [rule.code for rule in RULES if rule.code not in listed] == []


@pytest.mark.parametrize("fault", ["", "raise OSError(7)"])
def test_a_command_is_loaded_past_the_collector_of_garbage(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It rests while modules load, is at work again however that ends, and what was loaded is none of its business."""
    name, frozen = f"loaded_{bool(fault)}", gc.get_freeze_count()
    (tmp_path / f"{name}.py").write_text(
        f"import gc\nRESTED = not gc.isenabled()\nKEPT = [[] for _ in range(999)]\n{fault}\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(OSError, match="7") if fault else nullcontext():
        assert _loaded(name).RESTED
    monkeypatch.delitem(sys.modules, name, raising=False)

    assert gc.isenabled()
    assert fault or gc.get_freeze_count() > frozen + 900


def test_a_file_of_a_folder_that_cannot_be_read_is_named(crawl: Crawl, tmp_path: Path) -> None:
    """It has no line to name; what stands in the others is shown."""
    (tmp_path / "list.md").write_text("- [Otters](https://example.org/otters): a report of 2009\n", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    result = crawl("catalogue", str(tmp_path))
    assert "Otters" in result.out
    assert "empty.txt" in result.err
    assert "None" not in result.err


def test_a_catalogue_is_shown_as_it_was_read(crawl: Crawl) -> None:
    """The JSON listing holds version, catalogues and entries."""
    result = crawl("catalogue", str(ROOT / "tests" / "data" / "research-and-reports.txt"), "--format", "json")
    document = json.loads(result.out)

    assert list(document) == ["version", "catalogues", "entries"]
    assert len(document["entries"]) == 14


def test_rows_that_cannot_be_read_are_named(crawl: Crawl, tmp_path: Path) -> None:
    """The readable rows are listed, the others named with line and reason."""
    (tmp_path / "list.csv").write_text("title,url\nA,http://a.example/\nB,http://b.example/,extra,cells\n")
    result = crawl("catalogue", "list.csv")

    assert result.code == 0
    assert "http://a.example/" in result.out
    assert result.err.startswith("line 3: ")


def test_config_check_says_what_will_happen(crawl: Crawl) -> None:
    """A right configuration is called right, with the next times and what is checked."""
    result = crawl("config", "check", "-c", str(ROOT / "config.yaml"))

    assert result.code == 0
    assert result.out.splitlines()[-1] == "the configuration is right"
    assert "catalogue useful-resources: http://www.scdc.org.uk/" in result.out


@pytest.mark.parametrize("name", ["explain", "history"])
def test_nothing_is_made_by_looking_something_up(crawl: Crawl, tmp_path: Path, name: str) -> None:
    """Where there is no history yet, none is made by asking for it."""
    file = tmp_path / "none.db"
    result = crawl(name, "https://a.example/", "--set", f"history.url=sqlite:///{file}")
    assert (result.code, "there is no history yet" in result.err, file.exists()) == (3, True, False)
