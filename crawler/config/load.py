"""From a YAML file and overrides to `Settings`: every mistake at once, each with key, value, line and what would be right."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from crawler.config.settings import Settings
from crawler.errors import ConfigError

Key: TypeAlias = tuple[str | int, ...]
Lines: TypeAlias = Mapping[Key, int]

MAX_BYTES = 5_000_000


def load(path: Path | None, overrides: Sequence[str] = ()) -> Settings:
    """Read settings from a file (None: the defaults) and `key.path=value` overrides.

    Relative paths inside are left as they are: they are relative to where the command runs. Raises ConfigError with all mistakes.
    """
    data, lines = _read(path) if path else ({}, {})
    mistakes = [mistake for text in overrides for mistake in _override(data, text)]
    try:
        settings = Settings.model_validate(_without_nothing(data))
    except ValidationError as error:
        mistakes += [_sentence(details, lines, path) for details in error.errors(include_url=False)]
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    return settings


def _without_nothing(value: Any) -> Any:
    """Leave out keys without a value (`judge:` and all below commented out): the defaults hold for them."""
    if isinstance(value, dict):
        return {key: _without_nothing(inner) for key, inner in value.items() if inner is not None}
    return [_without_nothing(inner) for inner in value] if isinstance(value, list) else value


def _read(path: Path) -> tuple[dict[str, Any], Lines]:
    """Read the file to plain data, and the line of each key."""
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


def _parse(text: str, path: Path) -> tuple[dict[str, Any], Lines]:
    """Parse YAML without tags that make objects, and without aliases that multiply."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is None:
            return {}, {}
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise ConfigError(f"{path}: uses YAML aliases (*name); write the values out")
        lines = dict(_lines(node, (), f"{path}"))
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError(f"{path}{_where(error)}: is not YAML: {_problem(error)}") from None
    except RecursionError:
        raise ConfigError(f"{path}: is nested too deeply for a configuration") from None
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: must hold keys and values, such as `timezone: Europe/London`")
    return data, lines


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


def _override(data: dict[str, Any], text: str) -> Iterator[str]:
    """Put one `key.path=value` into the data; yield what is wrong with it."""
    path, equals, value = text.partition("=")
    keys = path.strip().split(".")
    if not equals or not all(keys):
        yield f"--set {text}: must look like fetch.concurrency=128"
        return
    place: Any = data
    for key in keys[:-1]:
        place = place.setdefault(key, {}) if isinstance(place, dict) else None
    if not isinstance(place, dict):
        yield f"--set {text}: {path} lies inside a list or a single value; change it in the file"
        return
    try:
        place[keys[-1]] = yaml.safe_load(value)
    except (yaml.YAMLError, ValueError) as error:
        yield f"--set {text}: the value is not YAML: {_problem(error)}"


def _sentence(details: ErrorDetails, lines: Lines, path: Path | None) -> str:
    """Tell one mistake: place, key, value, and what would be right."""
    location = details["loc"]
    key = next((location[:end] for end in range(len(location), 0, -1) if location[:end] in lines), ())
    place = f"{path}, line {lines[key]}: " if key and path else ""
    if details["type"] == "extra_forbidden":
        return f"{place}{_dotted(location)}: there is no such key{_hint(location)}"
    value = _short(details["input"])
    return f"{place}{_dotted(location)}: {value} {_right(details)}"


def _right(details: ErrorDetails) -> str:
    """Say what would be right instead."""
    if details["type"] == "value_error":
        return str(details["ctx"]["error"])
    if details["type"] in {"model_type", "dict_type", "model_attributes_type"}:
        return "is wrong: keys and values are expected here"
    message = details["msg"]
    return f"is wrong: {message[:1].lower()}{message[1:]}"


def _dotted(location: Key) -> str:
    """Write a key as people name it: catalogues[0].source."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or "the configuration"


def _short(value: object) -> str:
    """Show a value in at most 60 characters."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - said in the docstring


def _hint(location: Key) -> str:
    """Name the key that was probably meant, or the keys there are."""
    names = _known(location[:-1])
    near = difflib.get_close_matches(str(location[-1]), names, n=1)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; known here: {', '.join(names)}" if names else ""


def _known(location: Key) -> list[str]:
    """List the keys known at a place."""
    model: Any = Settings
    for part in location:
        if isinstance(part, int):
            continue
        model = _inner(model.model_fields[part].annotation) if part in model.model_fields else None
        if model is None:
            return []
    return list(model.model_fields)


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Find the record inside an annotation such as `tuple[CatalogueSettings, ...]` or `Person | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_inner, getattr(annotation, "__args__", ())) if found), None)
