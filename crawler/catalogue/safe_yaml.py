"""YAML from strangers: texts, lists and mappings and nothing else; tags are refused, and aliases count as often as they stand."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from crawler.errors import CatalogueError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST = 3_000_000  # values, each counted as often as an alias repeats it
_DEEPEST = 200
_PLAIN = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null", "tag:yaml.org,2002:timestamp", "!")  # fmt: skip
_MERGE = "<<"


@dataclass(slots=True)
class _Open:
    """A list or mapping being read: `key` waits for its value; `size` counts all values below."""

    value: list[Any] | dict[Any, Any]
    anchor: str | None
    key: Any = None
    has_key: bool = False
    size: int = 1


@dataclass(slots=True)
class _Builder:
    """Builds plain values of the events of a parser, without recursion."""

    place: str
    documents: list[Any] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    size: int = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        if getattr(event, "tag", None) not in (None, *_PLAIN):
            raise self.refused(event, f"has a tag ({str(event.tag)[:60]})")  # type: ignore[attr-defined]
        match event:
            case yaml.ScalarEvent():
                self.add(_scalar(event), 1, event.anchor)
            case yaml.AliasEvent():
                if event.anchor not in self.anchors:
                    raise self.refused(event, "has an alias of what was not named before")
                self.add(*self.anchors[event.anchor], None)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                if len(self.stack) >= _DEEPEST:
                    raise self.refused(event, "is nested too deeply")
                self.stack.append(_Open([] if isinstance(event, yaml.SequenceStartEvent) else {}, event.anchor))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = self.stack.pop()
                self.add(done.value, done.size, done.anchor)
        if self.size > _MOST:
            raise self.refused(event, f"holds more than {_MOST:,} values, aliases counted each time")

    def add(self, value: Any, size: int, anchor: str | None) -> None:
        """Put a value where it belongs."""
        if anchor:
            self.anchors[anchor] = (value, size)
        self.size += size if not isinstance(value, list | dict) or not anchor else 1
        if not self.stack:
            self.documents.append(value)
            return
        holder = self.stack[-1]
        holder.size += size
        if isinstance(holder.value, list):
            holder.value.append(value)
        elif holder.has_key:
            _put(holder.value, holder.key, value)
            holder.has_key = False
        else:
            holder.key, holder.has_key = (value if isinstance(value, Hashable) else str(type(value))), True

    def refused(self, event: yaml.Event, why: str) -> CatalogueError:
        """Return why a text is not read."""
        line = event.start_mark.line + 1 if event.start_mark else 0
        return CatalogueError(f"{self.place}: line {line} {why}; catalogues are read from plain YAML: write it out")


def load_yaml(text: str, place: str) -> Any:
    """Return what a YAML text holds, all scalars as text; of several documents, a list. CatalogueError when it is damaged or refused."""
    builder = _Builder(place)
    for event in _events(text, place):
        builder.take(event)
    return builder.documents[0] if len(builder.documents) == 1 else builder.documents


def _events(text: str, place: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or "it holds characters that no YAML has"
        where = f"line {mark.line + 1}" if mark else "somewhere"
        raise CatalogueError(
            f"{place}: is no YAML from {where} on ({str(said)[:200]}); mend that line, or put texts with colons in quotes"
        ) from None
    except RecursionError:
        raise CatalogueError(f"{place}: is nested too deeply to be read") from None


def _scalar(event: yaml.ScalarEvent) -> str | None:
    plain = not event.style
    return None if plain and event.value in ("", "~", "null", "Null", "NULL") else event.value


def _put(mapping: dict[Any, Any], key: Any, value: Any) -> None:
    """Put a value under its key; what is merged (https://yaml.org/type/merge.html) stands behind what is written."""
    if key == _MERGE and isinstance(value, dict):
        for name, one in value.items():
            mapping.setdefault(name, one)
    elif key not in mapping or key != _MERGE:
        mapping[key] = value
