"""Tables of data that tests read."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
_LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # each process of the tests reads all of them: by the one in C, 0.6 s faster


@cache
def table(name: str) -> Any:
    """Return what a YAML file of the test data holds; who changes it changes it for all."""
    return yaml.load((DATA / name).read_text("utf-8"), Loader=_LOADER)
