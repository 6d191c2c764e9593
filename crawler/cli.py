"""The command line: finds the command, and turns what stops it into one sentence and an exit code.

Commands are loaded when they are called, so that `crawler --help` answers at once.
"""

import gc
import importlib
import os
import sys
from keyword import iskeyword
from types import ModuleType
from typing import NoReturn

import click

from crawler.errors import CrawlerError

# name -> what it does, in the order people need them; a test holds the words equal to each command's own help
COMMANDS = {
    "run": "Check what is due, judge, keep and report.",
    "audit": "Check catalogues, pages or addresses once; keep nothing.",
    "catalogue": "Show what is read from a catalogue; fetch nothing else.",
    "report": "Show or mail what history holds.",
    "schedule": "Stay and work by the clock: runs, the weekly report and housekeeping.",
    "health": "Tell whether runs go well by the clock; leave with exit code 1 where they do not.",
    "due": "Show what is due now, and what next.",
    "history": "Show the life of a link.",
    "explain": "Say why a link has its verdict.",
    "decide": "Say what you found of a link, or of many.",
    "import": "Take in sheets of the weekly mail that were filled in.",
    "rules": "List the rules, or show the page of one.",
    "rejudge": "Judge kept evidence again by today's rules; ask nobody.",
    "db": "Look after the database: check, copy, thin, bring up.",
    "demo": "Play three weekly runs on a small web of its own.",
    "config": "Look at the configuration.",
}


class Commands(click.Group):
    """A group whose commands are modules of `crawler.commands`, imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return one command, or None where there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = _loaded(f"crawler.commands.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _loaded(name: str) -> ModuleType:
    """Return a module; the collector of garbage walks over what it brings neither while it is loaded nor later.

    All of that stays to the end, and there are some 190,000 objects: without the walks over them a short `crawler audit` takes 1.0 s of processor time, with them 1.4 s.
    """
    if name in sys.modules or not gc.isenabled():
        return importlib.import_module(name)
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: crawler audit https://example.org/resources/ --format json -o audit.json",
)
@click.version_option(package_name="catalogue-crawler", prog_name="crawler", message="%(prog)s %(version)s")
def cli() -> None:
    """Check the links of catalogues: what is broken, blocked, moved or drifted, and what to do about it.

    Exit codes: 0 done, nothing broken; 1 done, something broken (--fail-on chooses); 2 the command or the configuration is
    wrong; 3 the work could not be done.
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        click.echo("crawler: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CrawlerError as error:
        for line in str(error).splitlines():
            click.echo(f"crawler: {line}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
