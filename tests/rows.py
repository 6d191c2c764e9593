"""Rows of data that one test walks: thousands of tests of a microsecond cost more to hand out and to report than to run."""

import inspect
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import wraps
from typing import Any

Test = Callable[..., None]


def rows(
    names: str | Sequence[str], values: Collection[Any], ids: Callable[[Any], str] | Sequence[str] | None = None
) -> Any:
    """Run a test once a row, as `pytest.mark.parametrize` does, but as one test that names each row that fails.

    Every row is walked, whatever others come to. Fixtures are made once for all rows: none may keep anything that a row leaves behind.
    """
    called = (names,) if isinstance(names, str) else tuple(names)

    def walking(test: Test) -> Test:
        signature = inspect.signature(test)
        fixtures = [one for name, one in signature.parameters.items() if name not in called]

        @wraps(test)
        def walk(**given: Any) -> None:
            faults = []
            for place, value in enumerate(values):
                row = (value,) if isinstance(names, str) else tuple(value)
                try:
                    test(**given, **dict(zip(called, row, strict=True)))
                except Exception as fault:  # noqa: BLE001 - all of them are told
                    name = f"row {place}, {_named(ids, place, value) or ', '.join(_told(called, row))}"
                    faults.append((name, fault))
                    fault.add_note(name)
            assert values, "there are no rows"
            if faults:
                some = "; ".join(name for name, _ in faults)
                raise ExceptionGroup(f"{len(faults)} of {len(values)} rows: {some}", [fault for _, fault in faults])

        walk.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined] # pytest asks it
        return walk

    return walking


def _named(ids: Callable[[Any], str] | Sequence[str] | None, place: int, value: Any) -> str:
    """Return what the test calls a row."""
    return ids(value) if callable(ids) else ids[place] if ids else ""


def _told(names: Sequence[str], row: Sequence[Any]) -> Iterator[str]:
    """Name the values of a row, each in some letters."""
    for name, value in zip(names, row, strict=True):
        said = repr(value)
        yield f"{name}={said if len(said) <= 60 else said[:57] + '...'}"
