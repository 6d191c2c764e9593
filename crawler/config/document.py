"""YAML to plain data, and the line of each key."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from crawler.errors import ConfigError

Key: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 5_000_000


def read(path: Path) -> tuple[dict[str, Any], Mapping[Key, int]]:
    """Return the plain data of a file, and the line of each key. Raises ConfigError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"{path}: is over {MAX_BYTES // 1_000_000} MB; this is no configuration")
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; name the configuration with --config FILE") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    return _parse(text, path)


def value_of(text: str) -> Any:
    """Return a single value as YAML reads it; ValueError, in one line, for what is none."""
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(_problem(error)) from None


def _parse(text: str, path: Path) -> tuple[dict[str, Any], Mapping[Key, int]]:
    """Parse YAML without tags that make objects, and without aliases that multiply."""
    try:
        loader = _WithoutAliases(text)
        node = loader.get_single_node()
        if node is None:
            return {}, {}
        lines = dict(_lines(node, (), f"{path}"))
        data = loader.construct_document(node)
    except _AliasError:
        raise ConfigError(f"{path}: uses YAML aliases (*name); write the values out") from None
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError(f"{path}{_where(error)}: is not YAML: {_problem(error)}") from None
    except RecursionError:
        raise ConfigError(f"{path}: is nested too deeply for a configuration") from None
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: must hold keys and values, such as `timezone: Europe/London`")
    return data, lines


class _AliasError(Exception):
    """Says that an alias was come upon."""


class _WithoutAliases(yaml.SafeLoader):
    """Reads a text once, up to the first alias: a few of them stand for billions of values."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Return the next node; raises _AliasError."""
        if self.check_event(yaml.AliasEvent):
            raise _AliasError
        return super().compose_node(parent, index)


def _where(error: Exception) -> str:
    """Name the line and column of a YAML mistake, where known."""
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""


def _problem(error: Exception) -> str:
    """Put a YAML mistake into one line."""
    text = getattr(error, "problem", None) or str(error)
    return " ".join(text.split())


def _lines(node: yaml.Node, key: Key, place: str) -> Iterator[tuple[Key, int]]:
    """Yield the line (from 1) at which each key or item begins; a key given twice is a mistake."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for name, value in node.value:
            text, line = str(name.value), name.start_mark.line + 1
            if text in seen:
                raise ConfigError(f"{place}, line {line}: {text} is given twice (first in line {seen[text]})")
            seen[text] = line
            yield (*key, text), line
            yield from _lines(value, (*key, text), place)
    elif isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield (*key, position), item.start_mark.line + 1
            yield from _lines(item, (*key, position), place)
