"""Writes the pages of docs/ that come from the program: settings.md, commands.md and rules/. A test holds them up to date."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from crawler.cli import COMMANDS, cli
from crawler.config import CatalogueSettings, Settings
from crawler.judge.pages import pages

DOCS = Path(__file__).parent.parent / "docs"
NOTE = "<!-- written by `make docs`; change the program, not this page -->\n\n"


def generated() -> dict[str, str]:
    """Return the generated pages: path below docs/ -> text."""
    rules = {f"rules/{name}": NOTE + text for name, text in pages().items()}
    return {"settings.md": NOTE + settings_page(), "commands.md": NOTE + commands_page(), **rules}


def settings_page() -> str:
    """Write the table of all keys with their defaults."""
    rows = "".join(f"| `{key}` | {default} | {text} |\n" for key, default, text in keys(Settings, ""))
    return (
        "# Settings\n\nAll keys are optional. `config.yaml` holds each with its default and a comment; `crawler config check` tells every mistake.\n"
        "`--set fetch.concurrency=128` overrides one key for one command. Durations are written 30s, 15m, 72h, 7d, 2w or 2y.\n\n"
        f"| key | default | what it means |\n|---|---|---|\n{rows}"
    )


def keys(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, default and meaning of every setting."""
    for name, field in model.model_fields.items():
        inner = _inner(field)
        if inner is not None:
            yield from keys(inner, f"{prefix}{name}.")
        elif name == "catalogues":
            yield from keys(CatalogueSettings, "catalogues[].")
        else:
            yield f"{prefix}{name}", f"`{_default(model, name, field)}`", field.description or ""


def _inner(field: FieldInfo) -> type[BaseModel] | None:
    """Return the record a field holds, where it always holds one."""
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _default(model: type[BaseModel], name: str, field: FieldInfo) -> str:
    """Write a default as it stands in YAML."""
    if field.is_required():
        return "(needed)"
    values: Mapping[str, Any] = model.model_construct().model_dump(mode="json", include={name}, warnings=False)
    return yaml.safe_dump(values[name], default_flow_style=True, width=200).replace("\n...", "").strip()


def commands_page() -> str:
    """Write the help of every command."""
    parts = ["# Commands\n\nWhat `--help` says of each.\n"]
    context = click.Context(cli, info_name="crawler", terminal_width=100)
    parts.append(f"\n## crawler\n\n```\n{cli.get_help(context)}\n```\n")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        parts += [f"\n## crawler {path}\n\n```\n{text}\n```\n" for path, text in _helps(command, name, context)]
    return "".join(parts)


def _helps(command: click.Command, path: str, parent: click.Context) -> Iterator[tuple[str, str]]:
    """Yield the help of a command and of its sub-commands."""
    context = click.Context(command, info_name=path.rsplit(maxsplit=1)[-1], parent=parent, terminal_width=100)
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _helps(inner, f"{path} {name}", context)


def main() -> None:
    """Write the pages, and remove those of rules that are gone."""
    texts = generated()
    for name, text in texts.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for path in (DOCS / "rules").glob("*.md"):
        if f"rules/{path.name}" not in texts:
            path.unlink()
    sys.stdout.write(f"{len(texts)} pages written below docs/\n")


if __name__ == "__main__":
    main()
