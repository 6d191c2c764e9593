"""From a YAML file and overrides to `Settings`: every mistake at once, each with key, value, line and what would be right."""

import difflib
import importlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from crawler.config.settings import Settings
from crawler.errors import ConfigError

Key: TypeAlias = tuple[str | int, ...]
Lines: TypeAlias = Mapping[Key, int]

YAML = "crawler.config.document"  # imported where there is something to read: the defaults need no YAML


def load(path: Path | None, overrides: Sequence[str] = ()) -> Settings:
    """Read settings from a file (None: the defaults) and `key.path=value` overrides.

    Relative paths inside are left as they are: they are relative to where the command runs. Raises ConfigError with all mistakes.
    """
    data, lines = importlib.import_module(YAML).read(path) if path else ({}, {})
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
        place[keys[-1]] = importlib.import_module(YAML).value_of(value)
    except ValueError as error:
        yield f"--set {text}: the value is not YAML: {error}"


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
