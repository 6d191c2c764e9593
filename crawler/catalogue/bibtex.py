"""BibTeX and BibLaTeX to resources. A damaged entry costs itself; LaTeX's letters become those that are meant."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bibtexparser import model
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.middleware import LibraryMiddleware
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError

from crawler.catalogue.bibtex_values import value_of
from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import year_in
from crawler.catalogue.identifiers import identifiers_in, pages
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Anchor, Found, Listed
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_text
from crawler.links import in_text
from crawler.records import Role, Unreadable

_KINDS = {
    "article": "article", "book": "book", "booklet": "booklet", "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper", "conference": "paper",
    "manual": "manual", "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "online": "website",
    "www": "website", "electronic": "website", "dataset": "dataset", "unpublished": "paper",
}  # fmt: skip
_INHERITED = (("year", "date"), ("publisher", "institution", "organization", "school"), ("language", "langid"))
_NAMED = ("doi", "isbn", "issn", "pmid", "eprint")
_COMMAND = re.compile(r"\\([A-Za-z]++)(?!\s*[{\[]\s*[^}\s])(?:\{\}|\s+)?")  # with nothing that it is applied to
_REMARK = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
_BREAK = re.compile(r"\\(?:no)?(?:line|page)break(?![A-Za-z])\s*(?:\[\d\])?")
_SIZES = frozenset(("large", "huge"))
_SPELLED = {"LaTeXe": "LaTeX2e"}
_SIGNS = (
    ("{", ""),
    ("}", ""),
    ("~", "\u00a0"),
    ("---", "\u2014"),
    ("--", "\u2013"),
    ("``", "\u201c"),
    ("''", "\u201d"),
)
_BABEL = {
    **dict.fromkeys(("ngerman", "austrian", "naustrian", "nswissgerman", "swissgerman"), "de"),
    **dict.fromkeys(("american", "british", "ukenglish", "usenglish", "canadian", "australian"), "en"),
    **dict.fromkeys(("acadian", "canadien", "frenchb"), "fr"),
    **dict.fromkeys(("brazil", "brazilian", "portuges"), "pt"),
    "mexican": "es",
}
_KNOWN = get_default_latex_context_db()
_FONTS = tuple(MacroTextSpec(name, discard=False) for name in ("texttt", "textsf", "textup", "textmd", "mbox"))
_TEXTS = get_default_latex_context_db()
_TEXTS.add_context_category("fonts", prepend=True, macros=_FONTS)
_TO_TEXT = LatexNodes2Text(_TEXTS, math_mode="verbatim", keep_comments=True, strict_latex_spaces=False)


def read_bibtex(source: Source) -> Iterator[Found]:
    """Yield one resource an entry; those that are damaged, or have neither title nor link, are told by their line."""
    blocks = _blocks(whole_text(source))
    known: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, model.String):
            known[block.key.lower()] = value_of(str(block.value), known) or ""
    works = [(block, _work(block, known)) for block in blocks]
    volumes = {work.key.lower(): work.values for _, work in works if work}
    for block, work in works:
        line = block.start_line + 1 if block.start_line is not None else None
        if work and work.is_whole:
            yield _listed(work, _with_inherited(work.values, volumes), line)
        elif work or _damaged([block]):
            yield _damaged_entry(block, line)


@dataclass(frozen=True, slots=True)
class _Work:
    """An entry with the values of its fields; it is not whole when one of them runs on into the next field."""

    kind: str
    key: str
    raw: str
    values: dict[str, str]
    is_whole: bool


def _work(block: model.Block, known: Mapping[str, str]) -> _Work | None:
    """Return the entry that a block is; two entries of one key are two entries."""
    entry = block.ignore_error_block if isinstance(block, model.DuplicateBlockKeyBlock) else block
    if not isinstance(entry, model.Entry):
        return None
    found = {one.key.lower(): value_of(str(one.value), known) for one in entry.fields}
    values = {key: value for key, value in found.items() if value is not None}
    return _Work(entry.entry_type, entry.key, entry.raw or "", values, len(values) == len(found))


def _with_inherited(values: Mapping[str, str], volumes: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Return the values of a work with what only the volume says that it lies in (`crossref`)."""
    volume = volumes.get(values.get("crossref", "").strip().lower(), {})
    missing = (names for names in _INHERITED if not values.keys() & names)
    return {**{name: volume[name] for names in missing for name in names if name in volume}, **values}


def _damaged_entry(block: model.Block, line: int | None) -> Unreadable:
    return Unreadable(
        line,
        "this entry is damaged: a brace or quotation mark that is never closed, or a comma is missing",
        squeeze(block.raw or "")[:120],
    )


class _FirstOfEach(LibraryMiddleware):
    """Mends entries that give a field twice: the first holds."""

    def transform(self, library: Library) -> Library:
        """Return the blocks, with such entries in place of the errors they were."""
        return Library([self._mended(block) for block in library.blocks])

    @staticmethod
    def _mended(block: model.Block) -> model.Block:
        if not isinstance(block, model.ParsingFailedBlock) or not isinstance(block, model.DuplicateFieldKeyBlock):
            return block
        entry = block.ignore_error_block
        if not isinstance(entry, model.Entry):
            return block
        fields = {one.key: one for one in reversed(entry.fields)}
        return model.Entry(entry.entry_type, entry.key, list(fields.values()), entry.start_line, entry.raw)


def _blocks(text: str) -> list[model.Block]:
    """Return the blocks of a text; where some are damaged by lines that a percent sign begins, these are left out, as biber does."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what is damaged is told by us, once
    found = _parsed(text)
    if any(_REMARK.search(block.raw or "") for block in _damaged(found)):
        again = _parsed(_REMARK.sub("", text))
        return min(found, again, key=lambda blocks: len(_damaged(blocks)))
    return found


def _damaged(blocks: Iterable[model.Block]) -> list[model.Block]:
    """Return the blocks that could not be read."""
    read_after_all = model.DuplicateBlockKeyBlock
    return [one for one in blocks if isinstance(one, model.ParsingFailedBlock) and not isinstance(one, read_after_all)]


def _parsed(text: str) -> list[model.Block]:
    """Return the blocks of a text, with values as they are written."""
    return list(parse_string(text, parse_stack=[_FirstOfEach()]).blocks)


def _listed(work: _Work, values: Mapping[str, str], line: int | None) -> Found:
    title = _plain(": ".join(filter(None, [values.get("title"), values.get("subtitle")])))
    anchors = tuple(_anchors(values, title))
    names = identifiers_in((key, values.get(key, "").replace("\\_", "_")) for key in _NAMED)
    if not (title or anchors or names):
        return Unreadable(line, "this entry has neither a title nor a link", squeeze(work.raw or work.key)[:120])
    publishers = (values.get(key, "") for key in ("publisher", "institution", "organization", "school"))
    kind = _KINDS.get(work.kind.lower())
    return Listed(
        title=title,
        anchors=anchors,
        description=_plain(values.get("abstract") or values.get("annote") or values.get("annotation") or ""),
        authors=tuple(_names(values.get("author") or values.get("editor") or "")),
        publishers=tuple(filter(None, map(_plain, publishers)))[:1],
        year=year_in(values.get("year") or values.get("date") or ""),
        kind=kind,
        language=_language(values.get("language") or values.get("langid") or ""),
        identifiers=(*names, *pages(kind, values.get("pages", ""))),
        line=line,
    )


def _language(name: str) -> str | None:
    """Return the language that babel calls so."""
    return language_of(_BABEL.get(name.strip().lower(), name))


def _anchors(values: Mapping[str, str], title: str) -> Iterator[Anchor]:
    """Yield the addresses of an entry: of its own field, and of those in which people put them before there was one."""
    found = [href for key in ("url", "link", "ee", "bdsk-url-1") for href in _addresses(values.get(key, ""))]
    found += [
        one.href
        for key in ("howpublished", "note")
        for one in in_text(_address(values.get(key, "")).replace("{", " ").replace("}", " "))
    ]
    yield from (
        Anchor(href, title, Role.MORE if number else Role.PRIMARY)
        for number, href in enumerate(dict.fromkeys(filter(None, found)))
    )


def _addresses(value: str) -> list[str]:
    """Return the addresses of a field: what it holds, unless these are several, or one among words."""
    whole = _address(value)
    if not any(sign.isspace() for sign in whole) or (whole.count("://") == 1 and whole.startswith("http")):
        return [whole]
    return [one.href for one in in_text(whole.replace("{", " ").replace("}", " "))] or [whole]


def _address(value: str) -> str:
    """Return an address without what LaTeX needs around and in it."""
    value = value.strip().removeprefix("\\url").strip("{} \t")
    for mark in "_%&#~":
        value = value.replace(f"\\{mark}", mark)
    return value


def _called(command: re.Match[str]) -> str:
    """Return the name that a command of LaTeX without an argument writes, such as that of TeX: one with a capital that is no letter, sign or size."""
    name = command[1]
    is_name = not name.islower() and name.lower() not in _SIZES and _KNOWN.get_macro_spec(name) is None
    return _SPELLED.get(name, name) if is_name else command[0]


def _names(value: str) -> Iterator[str]:
    """Yield names as people say them; braces keep the name of an organisation together."""
    for name in squeeze(value.replace("\\and ", " and ")).split(" and "):
        if name.strip() in ("", "others"):
            continue
        whole = name.strip().startswith("{") and name.strip().endswith("}")
        parts = [name] if whole else name.split(",")
        plain = [_plain(part) for part in parts]
        yield squeeze(" ".join([plain[-1], *plain[:-1]]) if len(plain) > 1 else plain[0])


def _plain(value: str) -> str:
    """Return LaTeX as the text it stands for; as written where it is too damaged for that."""
    value = _COMMAND.sub(_called, _BREAK.sub("", value).replace("\\slash ", "/"))
    if "\\" not in value and "$" not in value:
        for written, meant in _SIGNS:
            value = value.replace(written, meant)
        return squeeze(value)
    try:
        return squeeze(_TO_TEXT.latex_to_text(value, tolerant_parsing=True))
    except (LatexWalkerError, RecursionError, ValueError, IndexError, AttributeError, TypeError):
        return squeeze(value)
