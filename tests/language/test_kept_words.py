"""What rooms without a language word in English and findings keep: every such sentence of the sources is known, and so can be said anew."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from crawler.judge.fact_names import NAMES, UNTOLD
from crawler.judge.own_words import said_anew
from crawler.language import speaking

ROOT = Path(__file__).parent.parent.parent
HELD = "7"  # stands for what is put into a sentence
LEFT_ALONE = {
    HELD,
    f"this row {HELD}",
    f"could not be fetched ({HELD}",
    "binary data were sent as text: ",
    "Corrupt extra field",  # by which an error of zipfile is known that is told to nobody
}  # their pieces are looked at by themselves
REASONS = {"Unreadable": 1, "_skip": 1, "Row": 2, "CatalogueError": 0, "SheetError": 0, "Damaged": 0, "refused": 1, "_not_text": 1}  # fmt: skip
WHERE_REASONS_ARE = ("catalogue", "workbook", "run/reading.py")
DAMAGES = {
    "cut": 0,
    "Damaged": 0,
    "_damaged": 0,
    "Unsafe": 0,
    "_text": 0,
    "_Found": 0,
    "unseen": 0,
    "ended": 0,
    "_lose": 0,
}
IS_WORDS = re.compile(r"[a-z][a-z',]* [a-z]|[a-z]+ of 7 |not well-formed")

NO_WORDS = re.compile(
    r"incorrect data check|[<>{}=:(\[|*\n]|^/|  |, [a-z]+, "
)  # of a library, markup, addresses, lists of names
NAMES_ONLY = re.compile(r"7: 7|7 is 7( \(7\))?")  # what a library said, and the address of a host


class Module:
    """One module: its name, all its nodes, and what its own names stand for."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        tree = ast.parse(path.read_text("utf-8"))
        self.nodes = list(ast.walk(tree))
        given = ((one.targets[0], one.value) for one in tree.body if isinstance(one, ast.Assign))
        self.names = {target.id: value for target, value in given if isinstance(target, ast.Name)}


_SHARED: dict[str, ast.expr] = {}  # names of other modules


@cache
def module_of(path: Path) -> Module:
    """Read a module once."""
    read = Module(path)
    _SHARED.update({name: value for name, value in read.names.items() if not name.startswith("_")})
    return read


def sources(*places: str) -> list[Module]:
    """Return the modules of some rooms."""
    rooms = (ROOT / "crawler" / place for place in places)
    return [module_of(path) for room in rooms for path in (sorted(room.rglob("*.py")) if room.is_dir() else [room])]


def texts(node: ast.AST | None, module: Module) -> Iterator[str]:
    """Yield the texts that an expression can be, with `HELD` for what is put in; a name stands for what the module says it is."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name):
            known = module.names.get(name) or _SHARED.get(name)
            yield from texts(known, module) if isinstance(known, ast.Constant | ast.JoinedStr) else [HELD]
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one, module), *texts(other, module))
        case ast.BoolOp(values=values):
            yield from (text for value in values for text in texts(value, module))
        case ast.BinOp(left=left, right=right):
            yield from (one + other for one in texts(left, module) for other in texts(right, module))
        case ast.Tuple(elts=elements):
            yield from (text for element in elements for text in texts(element, module))
        case ast.JoinedStr(values=values):
            yield "".join(
                HELD
                if isinstance(part, ast.FormattedValue) and not isinstance(part.value, ast.Name)
                else next(texts(part.value if isinstance(part, ast.FormattedValue) else part, module))
                for part in values
            )
        case _:
            yield HELD


def called(module: Module, functions: dict[str, int]) -> Iterator[str]:
    """Yield what the calls of some functions are given, by the number of the argument."""
    for call in (node for node in module.nodes if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in functions and len(call.args) > functions[name]:
            yield from texts(call.args[functions[name]], module)
        yield from (text for word in call.keywords if word.arg == "damage" for text in texts(word.value, module))


def returned(module: Module) -> Iterator[str]:
    """Yield the texts that functions return, and that are given names."""
    for node in module.nodes:
        if isinstance(node, ast.Return | ast.Assign):
            yield from texts(node.value, module)


def unknown(fact: str, told: set[str], rule: str = "") -> list[str]:
    """Return what is told and stays English in German."""
    with speaking("de"):
        return sorted(text for text in told if said_anew(fact, text, rule) == text and text not in LEFT_ALONE)


def test_why_rows_were_not_read_is_known() -> None:
    """Of all formats of catalogues; an error names its place first, which a finding leaves out."""
    told = {
        f"this row {text}"
        if text.startswith(("has a", "is damaged", "is longer than")) and module.name in ("rows", "workbooks")
        else text.removeprefix(f"{HELD}: ")
        for module in sources(*WHERE_REASONS_ARE)
        for text in called(module, REASONS)
    }
    assert len(told) > 60
    assert unknown("reason", told) == []


def test_what_is_wrong_with_files_is_known() -> None:
    """Of all kinds of files that are looked into."""
    told = {
        text
        for module in sources("inspect", "run/child.py", "run/worker.py")
        for text in (*called(module, DAMAGES), *returned(module))
        if IS_WORDS.search(text) and not NO_WORDS.search(text.replace("text: ", ""))
    }
    assert len(told) > 60
    assert unknown("damage", told) == []


def test_what_stood_in_the_way_is_known() -> None:
    """Of all that was asked; addresses, and what a library said, stay as they are."""
    told = {text for module in sources("fetch") for text in called(module, {"FetchError": 1})}
    assert len(told) > 25
    assert unknown("detail", {text for text in told if not NAMES_ONLY.fullmatch(text)}) == []


def test_signs_are_known() -> None:
    """Those that are weighed, those of sites that answer every address alike, and those of a login."""
    signs = {text for module in sources("judge/signs") for text in called(module, {"Sign": 0})}
    same = {text for module in sources("judge/signs/sameness.py") for text in returned(module) if " " in text}
    login = {
        text
        for module in sources("judge/signs/sign_in.py")
        for text in returned(module)
        if text[:2] == "a " or text[:3] == "it "
    }
    assert (len(signs) > 30, len(same), len(login) > 3) == (True, 2, True)
    assert unknown("signs", signs | same) + unknown("sign", login) == []


def test_facts_have_names() -> None:
    """Those that rules keep: given to `finding` by name, or in a dictionary."""
    places = ("judge/rules", "judge/lost.py", "judge/decision_words.py", "judge/matching.py", "run/own_line.py")
    kept = {name for module in sources(*places) for name in facts_of(module)}
    assert len(kept) > 60
    assert sorted(kept - set(NAMES) - UNTOLD - {"differ"}) == []


def facts_of(module: Module) -> Iterator[str]:
    """Yield the names of the facts that a module keeps with its findings."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "finding":
            yield from (word.arg for word in node.keywords if word.arg and word.arg != "confidence")
        if isinstance(node, ast.Return | ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Dict):
            names = [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if not (isinstance(target, ast.Name) and target.id.startswith("_")):
                yield from (str(name) for name in names)
