"""Fingerprints of pages that stand in for the one expected: the table in `fingerprints.toml`, read when first asked for."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

_NAME = re.compile(r"<([a-z-]+)>")


@dataclass(frozen=True)
class Fingerprint:
    """One row: the mark, where it was learnt, and the conditions. Expressions are compiled when first used."""

    mark: str
    source: str
    titled: str = ""
    worded: str = ""
    markup: tuple[str, ...] = ()
    longest: int = 2_000

    @cached_property
    def title(self) -> re.Pattern[str] | None:
        """Return what the title or one of the first headings has to fit; None where nothing is asked of them."""
        return re.compile(self.titled, re.IGNORECASE) if self.titled else None

    @cached_property
    def text(self) -> re.Pattern[str] | None:
        """Return what the visible text has to fit; None where nothing is asked of it."""
        return re.compile(self.worded, re.IGNORECASE) if self.worded else None


@cache
def fingerprints() -> tuple[Fingerprint, ...]:
    """Return the table."""
    table = tomllib.loads((files(__package__) / "fingerprints.toml").read_text("utf-8"))
    words = {name: "|".join(expressions) for name, expressions in table["words"].items()}
    words = {name: _spelled(expression, words) for name, expression in words.items()}
    return tuple(_row(row, words) for row in table["fingerprint"])


def _row(row: Mapping[str, Any], words: Mapping[str, str]) -> Fingerprint:
    """Read one row; an expression in angle brackets stands for one of the shared ones."""
    title, text = (_spelled(row.get(name, ""), words) for name in ("title", "text"))
    return Fingerprint(row["mark"], row["source"], title, text, tuple(row.get("markup", ())), row.get("longest", 2_000))


def _spelled(expression: str, words: Mapping[str, str]) -> str:
    """Return an expression with the shared ones that it names written out, each of which may name others."""
    return _NAME.sub(lambda found: f"(?:{_spelled(words[found[1]], words)})", expression)
