"""How good an entry or a catalogue is, in parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from crawler.records.catalogue import Use
from crawler.records.judgement import Download, TitleMatch, Verdict

PARTS = ("works", "download", "title", "described", "dated", "unique")
"""The link works; the download is sound; the title agrees; it is described; it is dated; it is listed once."""


@dataclass(frozen=True, slots=True)
class Quality:
    """A figure from 0 to 100, and the parts it is made of, each from 0 to 1; None for what is not known or does not apply.

    `entries` is how many it speaks of: 1 for an entry, and those of a catalogue.
    """

    figure: int | None
    parts: Mapping[str, float | None] = field(default_factory=dict)
    entries: int = 1


@dataclass(frozen=True, slots=True)
class QualityPoint:
    """The quality of a catalogue at the end of a run."""

    at: datetime
    quality: Quality


class Answers(NamedTuple):
    """What the last check of a main link of an entry says."""

    verdict: Verdict
    download: Download
    title: TitleMatch


class Weighable(NamedTuple):
    """An entry with no more than its quality rests on; a plain tuple, for there may be a million."""

    catalogue: str
    id: str
    title: str
    description: str
    year: int | None
    links: tuple[Use, ...]
    answers: tuple[Answers, ...]
