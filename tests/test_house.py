"""The house keeps its shape: who may import whom, and how large things may grow (docs/architecture.md has the table)."""

import ast
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "crawler"
DOORS = {"cli", "commands", "schedule", "demo", "__main__"}
DOOR_ROOMS = {"run", "history", "report", "catalogue", "deliver", "sheet", "records", "config", "errors", "judge"} | {
    "language"
}

# place: (rooms of ours it may import, third parties it may import)
TABLE: dict[str, tuple[set[str], set[str]]] = {
    "records": (set(), set()),
    "errors": (set(), set()),
    "language": (set(), {"babel"}),
    "config": ({"errors", "language"}, {"yaml", "pydantic", "pydantic_core"}),
    "catalogue": (
        {"records", "errors", "links", "config", "workbook"},
        {"bs4", "soupsieve", "markdown_it", "numpy", "yaml", "bibtexparser", "pylatexenc", "rdflib"},
    ),  # soupsieve comes with bs4
    "links": ({"records", "config"}, set()),
    "ask": ({"records", "links", "config"}, set()),
    "fetch": (
        {"records", "errors", "ask", "config"},
        {
            "httpx",
            "httpcore",
            "certifi",
            "protego",
            "anyio",
            "h11",
            "pycurl",
            "uvloop",
            "brotli",
            "backports",
            "compression",
            "dns",
        },
    ),
    "inspect": ({"records", "config"}, {"selectolax", "pypdfium2"}),
    "judge": ({"records", "config", "language"}, {"rapidfuzz", "codespell_lib"}),
    "history": ({"records", "errors", "config"}, {"sqlalchemy", "alembic"}),
    "report": ({"records", "judge", "config", "language"}, {"jinja2", "markupsafe", "rich"}),
    "deliver": ({"records", "errors", "config"}, set()),
    "workbook": ({"errors", "language"}, set()),
    "sheet": ({"records", "errors", "links", "catalogue", "report", "workbook", "language"}, {"openpyxl"}),
    "run": (
        {
            "records",
            "errors",
            "config",
            "catalogue",
            "links",
            "ask",
            "fetch",
            "inspect",
            "judge",
            "history",
            "report",
            "deliver",
            "sheet",
            "language",
        },
        set(),
    ),
    "schedule": (DOOR_ROOMS, {"apscheduler"}),
    "commands": (DOOR_ROOMS | {"schedule", "demo", "workbook"}, {"click", "rich"}),
    "cli": ({"commands", "errors"}, {"click"}),
    "demo": (DOOR_ROOMS, {"trustme"}),
    "__main__": ({"cli"}, set()),
}


def modules() -> list[Path]:
    """List every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Name the room a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


OURS = re.compile(r"crawler(?:\.\w+)+")


ROOMS = sorted({room(path) for path in modules()})


_KINDS = (ast.Import, ast.ImportFrom, ast.Constant, ast.FunctionDef, ast.AsyncFunctionDef, ast.ExceptHandler)


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Parse a module, once, and return what the tests here look at."""
    return tuple(node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, _KINDS))


@pytest.fixture(scope="module", autouse=True)
def forget_nodes() -> Iterator[None]:
    """Let go of what was parsed: the tests behind these need no such load of objects."""
    yield
    nodes_of.cache_clear()


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the dotted names a module imports, at once or, by a table of names, when it needs them."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and OURS.fullmatch(node.value):
            yield from (name for name in [node.value] if (ROOT / name.replace(".", "/")).with_suffix(".py").exists())
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (
                name if (ROOT / name.replace(".", "/")).with_suffix(".py").exists() else node.module or ""
                for name in inner
            )


def test_a_name_in_a_table_counts_as_an_import() -> None:
    """What is imported late is held to the same table."""
    tree = ast.parse('import sys\nTABLE = {"html": "crawler.catalogue.html", "none": "crawler.nowhere"}')

    assert list(imported(ast.walk(tree))) == ["sys", "crawler.catalogue.html"]


@pytest.mark.parametrize("place", ROOMS)
def test_imports_follow_the_table(place: str) -> None:
    """The modules of a room import only what it may."""
    if place == "__init__":
        return
    ours, third_parties = TABLE[place]
    offenders = [
        f"{path.relative_to(PACKAGE)} may not import {name}"
        for path in modules()
        if room(path) == place
        for name in imported(nodes_of(path))
        if not _may_import(name, ours | {place, ""}, third_parties)
    ]
    assert offenders == []


def _may_import(name: str, ours: Collection[str], third_parties: Collection[str]) -> bool:
    top, _, rest = name.partition(".")
    if top == "crawler":
        return rest.partition(".")[0] in ours
    return top in sys.stdlib_module_names or top in third_parties


def test_nobody_imports_a_door_but_the_command_line() -> None:
    """Doors stand at the edge: nothing inside depends on them."""
    inside = {place for place in TABLE if place not in DOORS}

    offenders = {place for place in inside if TABLE[place][0] & DOORS}

    assert offenders == set()


@pytest.mark.parametrize("place", ROOMS)
def test_modules_and_functions_stay_small(place: str) -> None:
    """No module is over 300 lines, no function over 50, no own import hides inside a function."""
    offenders = [fault for path in modules() if room(path) == place for fault in _faults(path)]
    assert offenders == []


def _faults(path: Path) -> Iterator[str]:
    """Yield what is too long in a module, and what hides in it."""
    name = path.relative_to(PACKAGE)
    nodes = nodes_of(path)
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    if "versions" not in path.parts:  # a migration is as long as its tables
        count = len(path.read_text().splitlines())
        yield from [f"{name} has {count} lines"] if count > 300 else []
        yield from (f"{name}: {node.name} has {_lines(node)} lines" for node in functions if _lines(node) > 50)
    yield from (
        f"{name}: {node.name} imports late"
        for node in functions
        if any(other.startswith("crawler") for other in imported(_within(node, nodes)))
    )


def _within(function: ast.FunctionDef | ast.AsyncFunctionDef, nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield the imports, and the names in tables, that stand in a function."""
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Constant) and function.lineno <= node.lineno <= (
            function.end_lineno or 0
        ):
            yield node


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    documented = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or 0) - documented[0].lineno + 1 if documented else 0


def _reach(graph: dict[str, set[str]], start: str) -> set[str]:
    """Collect all modules that a module needs in order to load."""
    seen: set[str] = set()
    open_ = [start]
    while open_:
        for name in graph.get(open_.pop(), set()) - seen:
            seen.add(name)
            open_.append(name)
    return seen


def test_there_is_no_import_cycle() -> None:
    """No module needs itself in order to load."""
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): {
            name for name in imported(nodes_of(path)) if name.startswith("crawler")
        }
        for path in modules()
    }

    assert [name for name in graph if name in _reach(graph, name)] == []


def test_exactly_one_broad_except() -> None:
    """Only the run itself catches everything, to keep what was finished and to say what went wrong."""
    broad = {
        room(path)
        for path in modules()
        for node in nodes_of(path)
        if isinstance(node, ast.ExceptHandler)
        and not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None)  # cleans up and passes it on
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    }

    assert broad <= {"run"}


def test_the_architecture_page_has_the_table() -> None:
    """Every room of the table has its row in docs/architecture.md."""
    page = (ROOT / "docs" / "architecture.md").read_text()

    assert [place for place in TABLE if place != "__main__" and f"| `{place}`" not in page] == []
