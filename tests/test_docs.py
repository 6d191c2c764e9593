"""Documentation is true: what is generated is up to date, what is written by hand names what there is."""

import importlib.util
import re
import shlex
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import click
import pytest
import yaml

from crawler import __version__
from crawler.cli import COMMANDS, cli
from crawler.config import CatalogueSettings, Settings
from crawler.config.load import load
from tests.rows import rows

ROOT = Path(__file__).parent.parent
SECTIONS = {
    "fetch:",
    "judge:",
    "history:",
    "report:",
    "- source: http://coproductionscotland.org.uk/learning/section/research/",
}


def script(name: str) -> ModuleType:
    """Load one of our scripts as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATED: dict[str, str] = script("write_docs").generated()


@rows("name", sorted(GENERATED))
def test_generated_pages_are_up_to_date(name: str) -> None:
    """`make docs` would change nothing."""
    assert (ROOT / "docs" / name).read_text("utf-8") == GENERATED[name]


def test_no_page_of_a_rule_outlives_it() -> None:
    """There is no page below docs/rules/ but the generated ones."""
    there = {f"rules/{path.name}" for path in (ROOT / "docs" / "rules").iterdir()}

    assert there == {name for name in GENERATED if name.startswith("rules/")}


def test_config_yaml_holds_every_key_with_its_default() -> None:
    """What stands in config.yaml is every key there is, and its default (but for the demo's own values)."""
    written = yaml.safe_load((ROOT / "config.yaml").read_text("utf-8"))
    defaults = Settings().model_dump(mode="json")
    own = {"catalogues", "timezone"}

    assert {key: value for key, value in written.items() if key not in own} == {
        key: value for key, value in defaults.items() if key not in own
    }
    assert set(written) == set(defaults)
    assert set(written["catalogues"][0]) == set(CatalogueSettings.model_fields)


def test_config_yaml_is_valid_and_names_the_two_pages() -> None:
    """The configuration that comes with the project can be run."""
    settings = load(ROOT / "config.yaml")

    assert [catalogue.label for catalogue in settings.catalogues] == ["useful-resources", "research-and-reports"]


def test_every_key_is_explained() -> None:
    """Each line of config.yaml with a key has a comment."""
    lines = (ROOT / "config.yaml").read_text("utf-8").splitlines()

    assert [
        line
        for line in lines
        if re.match(r"\s*(- )?[a-z_]+:", line) and "#" not in line and line.strip() not in SECTIONS
    ] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_of_itself_what_the_table_says(name: str) -> None:
    """The list of commands in `crawler --help` is made without importing them; it is true all the same."""
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert (command.help or "").splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_has_an_example(name: str) -> None:
    """Every `--help` ends with an example."""
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert re.search(rf"Example: .*crawler {name}\b", command.epilog or "")


COMMAND = re.compile(r"(?m)^\s*(?:- (?:run: )?|entry: )?crawler ([a-z]+)(?=\s|$)((?: [^#>|`\n]*)?)")


def shown_commands() -> list[tuple[str, str, str]]:
    """Return each command line that a page of docs or the hook shows: page, command, its words."""
    pages = [ROOT / "README.md", ROOT / ".pre-commit-hooks.yaml", *sorted((ROOT / "docs").glob("*.md"))]
    pages = [page for page in pages if page.name != "commands.md"]
    found = []
    for page in pages:
        text = page.read_text("utf-8")
        blocks = "\n".join(re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)) if page.suffix == ".md" else text
        found += [(page.name, name, words) for name, words in COMMAND.findall(blocks)]
    return found


@pytest.mark.parametrize(("page", "name", "words"), shown_commands())
def test_commands_that_pages_show_can_be_given(page: str, name: str, words: str) -> None:
    """Every option named is one of that command's, every choice one of the option's."""
    given = shlex.split(words)
    command = cli.get_command(click.Context(cli), name)
    while isinstance(command, click.Group) and given:
        name, *given = given
        command = command.get_command(click.Context(command), name)
    assert command is not None, f"{page}: there is no command {name}"
    options = {spelling: option for option in command.params for spelling in option.opts}
    for word, value in pairwise([*given, ""]):
        if word.startswith("-") and word != "-":
            assert word in options, f"{page}: {name} has no {word}"
            kind = options[word].type
            assert not isinstance(kind, click.Choice) or value in kind.choices, f"{page}: {word} {value}"


def test_pages_show_commands() -> None:
    """The test above has something to look at on each page that is about commands."""
    assert {"README.md", "ci.md", ".pre-commit-hooks.yaml"} <= {page for page, _, _ in shown_commands()}


PAGES = ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_our_pages_lead_somewhere(page: str) -> None:
    """A relative link in a page names a file that exists."""
    path = ROOT / page
    targets = re.findall(r"\]\(((?!https?:|#)[^)#\s]+)", path.read_text("utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_each_command(name: str) -> None:
    """A maintainer finds every command in the README."""
    assert f"crawler {name}" in (ROOT / "README.md").read_text("utf-8")


def test_the_changelog_is_of_this_version() -> None:
    """The version of the package is the newest in the changelog, or what is unreleased becomes it."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert "## Unreleased" in changelog or f"## {__version__}" in changelog
