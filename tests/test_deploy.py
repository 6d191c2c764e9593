"""What people copy to run the crawler is true: units, crontab, container file, and the page about them."""

import re
import shlex
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import click
import pytest

from crawler.cli import cli
from crawler.config import ScheduleSettings, Settings
from crawler.schedule.entries import trigger

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "docs" / "deploy"
PAGE = ROOT / "docs" / "deployment.md"
FILES = [*sorted(DEPLOY.iterdir()), PAGE, ROOT / "README.md"]
CALL = re.compile(r"(?:^|[\s`/(\"])crawler((?: +(?:-[-\w]+|[^\s`#;&|()]+))+)")
COMMANDS = set(cli.list_commands(click.Context(cli)))


def calls(path: Path) -> list[list[str]]:
    """Return the calls of the crawler in a file, as a shell would split them."""
    found = (shlex.split(call) for call in CALL.findall(path.read_text("utf-8")))
    return [words for words in found if words and words[0] in COMMANDS]


def parse(words: list[str]) -> None:
    """Read the arguments of a call as the command would; do nothing."""
    command, context = cli.get_command(click.Context(cli), words[0]), click.Context(cli)
    assert command is not None
    while isinstance(command, click.Group) and len(words) > 1:
        words = words[1:]
        inner = command.get_command(context, words[0])
        assert inner is not None, words
        command = inner
    command.make_context(words[0], words[1:])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_command_exists_and_takes_its_options(path: Path) -> None:
    """A call in a file or on a page is one that the program understands."""
    for words in calls(path):
        parse(words)


def test_there_are_calls_to_be_held() -> None:
    """The look-up finds what people copy, or the test above would hold nothing."""
    found = {path.name: calls(path) for path in FILES}

    assert found["crontab"] == [["schedule", "--once", "--quiet"]]
    assert ["schedule", "-c", "/etc/crawler/config.yaml"] in found["crawler.service"]
    assert len(found["deployment.md"]) > 10


@pytest.mark.parametrize("words", [["schedule", "--twice"], ["nowhere"], ["db", "mend"]])
def test_a_call_that_cannot_work_is_found(words: list[str]) -> None:
    """What a typing error would do."""
    with pytest.raises((click.ClickException, AssertionError)):
        parse(words)


@pytest.mark.parametrize("path", [PAGE, ROOT / "README.md"], ids=lambda path: path.name)
def test_every_key_exists(path: Path) -> None:
    """A dotted key in backticks is one of the settings."""
    for key in re.findall(r"`((?:schedule|history|report|fetch|judge|mail)\.[a-z_.]+)`", path.read_text("utf-8")):
        place: object = Settings()
        for name in key.split("."):
            place = getattr(place, name)


def test_the_links_of_the_page_lead_somewhere() -> None:
    """Each file that the page names is there."""
    targets = re.findall(r"\]\(((?!https?:|#)[^)#\s]+)", PAGE.read_text("utf-8"))

    assert len(targets) > 4
    assert [target for target in targets if not (PAGE.parent / target).exists()] == []


def test_the_entries_of_the_page_are_the_defaults() -> None:
    """What the page shows of `schedule:` is what holds when nothing is set."""
    text = PAGE.read_text("utf-8")
    defaults = ScheduleSettings()

    for name in ("run", "weekly", "housekeeping"):
        assert re.search(rf"^  {name}: {re.escape(getattr(defaults, name))}\s+#", text, re.MULTILINE)


def test_the_crontab_is_one_and_stands_on_the_page() -> None:
    """Its one line has five fields that are a cron entry."""
    [line] = [line for line in (DEPLOY / "crontab").read_text("utf-8").splitlines() if not line.startswith("#")]
    trigger("run", Settings(schedule=ScheduleSettings(run=" ".join(line.split()[:5]))))

    assert line in PAGE.read_text("utf-8")


def unit(name: str) -> RawConfigParser:
    """Read a unit."""
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys of units have capitals
    parser.read(DEPLOY / name, "utf-8")
    return parser


def test_both_services_are_hardened_alike() -> None:
    """They differ in how they are started, and in nothing that protects."""
    stays, once = (dict(unit(name)["Service"]) for name in ("crawler.service", "crawler-once.service"))
    own = {"Type", "ExecStart", "WatchdogSec", "Restart", "RestartSec", "RestartPreventExitStatus", "TimeoutStartSec"}

    assert {key: stays[key] for key in stays.keys() - own} == {key: once[key] for key in once.keys() - own}
    assert stays["ExecStart"].replace(" schedule", " schedule --once") == once["ExecStart"]
    assert {"DynamicUser", "StateDirectory", "ProtectSystem", "KillMode"} <= stays.keys()


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """`systemd-analyze verify` finds nothing wrong with them."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd-analyze here to verify the units with")
    for path in DEPLOY.glob("crawler*"):
        text = path.read_text("utf-8").replace("/opt/crawler/bin/crawler", sys.executable)
        (tmp_path / path.name).write_text(text, "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, [line for line in done.stderr.splitlines() if str(tmp_path) in line]) == (0, [])


def test_the_container_file() -> None:
    """A pinned base, what it copies is there, nobody is root, and its health is looked at."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    steps = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    given = dict(map(tuple, steps))
    bases = [words.split()[0] for step, words in steps if step == "FROM"]
    copied = [name for step, words in steps if step == "COPY" and "--from" not in words for name in words.split()[:-1]]
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}

    assert all(re.search(r":\d+\.\d+\.\d+-", base) for base in bases)
    assert set(copied) == kept
    assert all((ROOT / name).exists() for name in copied)
    assert given["USER"] not in {"0", "root"}
    assert given["ENTRYPOINT"] == '["crawler"]'
    parse(re.findall(r'"([^"]+)"', given["CMD"]))
    parse(re.findall(r'"([^"]+)"', given["HEALTHCHECK"].partition("CMD")[2])[1:])


def test_the_volume_begins_empty_and_its_owner_has_the_same_numbers_everywhere() -> None:
    """A home that useradd makes has a shell's files in it, and the group of a system user has whatever number the base has free."""
    [made] = re.findall(r"^RUN useradd (.*)$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)

    assert {"--no-create-home", "--user-group"} <= set(made.split())
    assert not {"--create-home", "--system"} & set(made.split())
    assert "RUN install -d -o 10001 -g 10001 /data\n" in (DEPLOY / "Containerfile").read_text("utf-8")


def test_a_history_has_time_to_be_brought_up_before_the_service_is_ready() -> None:
    """By itself, systemd ends it after 90 seconds, and begins anew, for ever; a unit that is started once has no such limit."""
    assert unit("crawler.service")["Service"]["TimeoutStartSec"] == "1h"
    assert "TimeoutStartSec" not in unit("crawler-once.service")["Service"]
