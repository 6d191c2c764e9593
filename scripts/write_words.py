"""Brings the files of translations up to date with the messages of the program (`make words`). A test holds them so."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import nodes

from crawler.judge.table import BY_SLUG
from crawler.language import LANGUAGES
from crawler.report.as_html import ENVIRONMENT

PACKAGE = Path(__file__).parent.parent / "crawler"
TEMPLATES = PACKAGE / "report" / "templates"
Message: TypeAlias = str | tuple[str, str]
_PIECES = {"say": 1, "later": 1, "say_many": 2, "later_many": 2}  # how many of a call's arguments are messages
_HEAD = re.compile(
    rb'^"(?:Project|Report|POT|PO|Last|Language-Team|Generated)\b.*\n', re.MULTILINE
)  # Babel's own lines: dates, versions


def messages() -> dict[Message, list[str]]:
    """Return every message of the program, two for one that has a plural, with the files it stands in."""
    found: dict[Message, list[str]] = defaultdict(list)
    for place, message in (*_of_sources(), *_of_templates(), *_of_rules()):
        if message and place not in found[message]:
            found[message].append(place)
    return {message: sorted(places) for message, places in found.items() if message}


def path_of(language: str) -> Path:
    """Return the file of a language."""
    return PACKAGE / "language" / f"{language}.po"


def updated(language: str) -> bytes:
    """Return the file of a language with the messages of today: new ones empty, those that are gone left out."""
    kept = Catalog(language, fuzzy=False)
    if path_of(language).exists():
        with path_of(language).open("rb") as text:
            kept = read_po(text, locale=language)
    fresh = Catalog(language, fuzzy=False)
    fresh.header_comment = (
        f"# The words for people in the language {language} (docs/languages.md); messages come and go by `make words`."
    )
    for message, places in sorted(messages().items(), key=lambda pair: (pair[1][0], str(pair[0]))):
        known = kept.get(message if isinstance(message, str) else message[0])
        same = known is not None and known.id == message
        fresh.add(message, known.string if known and same else None, [(place, None) for place in places])
    written = BytesIO()
    write_po(written, fresh, width=120, ignore_obsolete=True)
    return _HEAD.sub(b"", written.getvalue())


def _of_sources() -> Iterator[tuple[str, Message]]:
    """Yield the messages of the sources."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place, source = str(path.relative_to(PACKAGE)), path.read_text("utf-8")
        if not any(f"{name}(" in source for name in _PIECES):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _PIECES:
                pieces = node.args[: _PIECES[node.func.id]]
                texts = [piece.value for piece in pieces if isinstance(piece, ast.Constant)]
                if len(texts) == len(pieces):
                    yield place, _message([str(text) for text in texts])


def _of_templates() -> Iterator[tuple[str, Message]]:
    """Yield the messages of the templates."""
    for path in sorted(TEMPLATES.glob("*.j2")):
        place = str(path.relative_to(PACKAGE))
        for call in ENVIRONMENT.parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in _PIECES:
                pieces = call.args[: _PIECES[call.node.name]]
                yield place, _message([piece.value for piece in pieces if isinstance(piece, nodes.Const)])


def _of_rules() -> Iterator[tuple[str, Message]]:
    """Yield the words of the rules."""
    for rule in BY_SLUG.values():
        place = f"judge/rules/{rule.slug.replace('-', '_')}.py"
        worded = [text for words in rule.wordings.values() for text in (words.message, words.suggestion)]
        yield from ((place, text) for text in (rule.title, rule.message, rule.suggestion, *worded))


def _message(texts: list[str]) -> Message:
    """Return a message of one form, or of two."""
    return (texts[0], texts[1]) if len(texts) > 1 else "".join(texts)


def main() -> int:
    """Write the files, and say which messages still wait for a translation."""
    waiting = 0
    for language in LANGUAGES[1:]:
        path_of(language).write_bytes(updated(language))
        with path_of(language).open("rb") as text:
            empty = [one for one in read_po(text, locale=language) if one.id and not all(one.string or [""])]
        waiting += len(empty)
        sys.stdout.write(f"{path_of(language).name}: {len(messages())} messages, {len(empty)} without a translation\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
