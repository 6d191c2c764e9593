"""What the columns of a table mean, guessed from their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.catalogue.author_list import inverted
from crawler.catalogue.block import squeeze
from crawler.catalogue.identifiers import identifiers_in
from crawler.catalogue.languages import language_of
from crawler.catalogue.names import is_person, is_surely_person, split_names
from crawler.catalogue.words import KINDS

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title", "name", "resource", "resource title", "resource name", "entry", "publication", "document", "headline", "titel", "titre",
             "título", "titulo", "titolo", "tytuł", "název", "názov", "naslov", "cím", "otsikko", "título del recurso", "nom", "nombre", "nome", "nazwa", "naam", "nimi", "namn", "navn", "название", "назва", "наименование", "заголовок", "標題", "标题", "名称", "名稱", "題名", "タイトル", "書名", "书名", "제목"),
    "url": ("url", "link", "href", "address", "web address", "uri", "website", "web site", "homepage", "home page", "web page", "web", "web link", "hyperlink", "source url",
            "resource url", "resource link", "permalink", "download", "location", "weblink", "link url", "page", "links", "urls",
             "enlace", "enlaces", "lien", "liens", "collegamento", "sitio web", "página web", "site web", "sito web", "webseite", "odkaz", "lenke", "länk", "linkki", "ссылка", "посилання", "链接", "網址", "网址", "リンク", "링크"),
    "description": ("description", "summary", "abstract", "notes", "note", "details", "about", "content", "comment", "comments", "annotation", "desc", "blurb", "excerpt", "teaser", "extended",
             "descripción", "descripcion", "beschreibung", "descrizione", "descrição", "omschrijving", "beschrijving", "beskrivning", "beskrivelse", "kuvaus", "opis", "popis", "leírás", "résumé", "resumen", "описание", "опис", "説明", "说明", "描述", "설명"),
    "authors": ("author", "authors", "author s", "creator", "creators", "written by", "by", "writer", "editor", "editors",
             "autor", "autora", "autores", "auteur", "auteurs", "autore", "autori", "verfasser", "autor in", "autoren", "autorzy", "författare", "forfatter", "tekijä", "szerző", "автор", "авторы", "автори", "作者", "著者", "저자"),
    "publishers": ("publisher", "publishers", "organisation", "organization", "published by", "owner", "provider", "source", "body",
             "editorial", "éditeur", "editeur", "verlag", "editore", "editora", "uitgever", "förlag", "forlag", "wydawca", "vydavatel", "kiadó", "herausgeber", "издатель", "издательство", "видавець", "出版社", "발행처"),
    "year": ("year", "date", "published", "publication year", "publication date", "date published", "year of publication", "issued", "pubdate",
             "año", "année", "annee", "jahr", "anno", "ano", "rok", "år", "jaar", "vuosi", "év", "fecha", "datum", "год", "дата", "рік", "年", "年份", "発行年", "연도"),
    "kind": ("type", "kind", "format", "resource type", "document type", "media type", "material type", "genre"),
    "language": ("language", "languages", "lang", "hreflang", "dc language", "dcterms language", "in language", "sprache", "langue", "idioma", "lingua", "taal", "język", "jezyk",
                 "iaith", "språk", "sprog", "kieli", "язык", "мова", "言語", "语言"),
    "identifiers": ("identifier", "identifiers", "doi", "isbn", "isbn13", "isbn 13", "isbn10", "isbn 10", "issn", "pmid", "handle", "arxiv"),
    "section": ("section", "category", "categories", "topic", "theme", "subject", "group", "heading", "area"),
}  # fmt: skip
_HEADER_WITHIN, _PLAINLY = 10, 2
_SIGNS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)")
_BETWEEN = re.compile(r"[;|]")
OF_OTHERS = re.compile(
    r"\b(?:e ?mail|mail|postal|street|ip|your|self|api|start)\b"
)  # of who fills in a form, where a place is, what programs ask
_LEADING_TO = re.compile(r"\b(link|url|address) to ")
_LIFE = re.compile(
    r",\s*(?:b\.\s|d\.\s)?(?:1\d|20)\d\d\??-?(?:(?:1\d|20)\d\d)?\.?$"
)  # "Hill, Ann, 1960-", as libraries write it
Wanted = tuple[tuple[str, str], ...]  # fields, each with the column that was configured to hold it
FIELD_OF = {name: field for field, names in COLUMNS.items() for name in names}
OF_FIELDS = frozenset(FIELD_OF)
_MEANINGS = {name: (field, rank) for field, names in COLUMNS.items() for rank, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Fields:
    """One row by meaning; what its table does not say is empty."""

    title: str
    url: str
    description: str
    section: str
    kind: str | None
    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    year: int | None
    language: str | None
    identifiers: tuple[str, ...] = ()


def meanings(names: Sequence[str], wanted: Wanted = ()) -> dict[str, int]:
    """Return which column (from 0) holds what: what was configured, exact names (the first of `COLUMNS` before the others), then names that contain a known word."""
    plain = _plain(names)
    found = _configured(names, wanted)
    for field, index in _exact(plain).items():
        if index not in found.values():
            found.setdefault(field, index)
    for index, name in enumerate(plain):
        field = _guessed(name)
        if field and index not in found.values():
            found.setdefault(field, index)
    return found


def _guessed(name: str) -> str:
    """Return what a column is by the last known word in its name, or in what stands before "of"; a kind only where nothing else is said to be of that kind ("licence type")."""
    head, of, rest = _LEADING_TO.sub(r"\1 of ", name).partition(" of ")
    known = [word for word in head.split() if word in _MEANINGS and not (of and word == "name")]
    known = known or [word for word in rest.split() if word in _MEANINGS]
    field = _MEANINGS[known[-1]][0] if known else ""
    if OF_OTHERS.search(name) and (field == "url" or "your" in name.split()):
        return ""
    return "" if field == "kind" and name.split(maxsplit=1)[0] not in _MEANINGS else field


def header_at(rows: Sequence[Sequence[str]], wanted: Wanted = ()) -> int:
    """Return which of the first rows names the columns: the first, unless a later one below a title of the list plainly does."""
    known = [len(_exact(_plain(row))) + 2 * len(_configured(row, wanted)) for row in rows[:_HEADER_WITHIN]]
    best = max(known, default=0)
    return known.index(best) if best >= _PLAINLY else 0


def names_columns(row: Sequence[str]) -> bool:
    """Say whether a row plainly names the columns below it: two of its cells or more are names of fields and nothing else, a title or a link among them."""
    known = _exact(_plain(row))
    return len(known) >= _PLAINLY and bool(known.keys() & {"title", "url"})


def _configured(names: Sequence[str], wanted: Wanted) -> dict[str, int]:
    """Return where the columns stand that were configured, by their names without regard to case."""
    places = {name.casefold().strip(): index for index, name in reversed(list(enumerate(names)))} if wanted else {}
    return {field: places[name.casefold().strip()] for field, name in wanted if name.casefold().strip() in places}


def _plain(names: Sequence[str]) -> list[str]:
    return [_SIGNS.sub(" ", name.casefold()).strip() for name in names]


def _exact(plain: Sequence[str]) -> dict[str, int]:
    best: dict[str, tuple[int, int]] = {}
    for index, name in enumerate(plain):
        if known := _MEANINGS.get(name):
            field, rank = known
            best[field] = min(best.get(field, (rank, index)), (rank, index))
    return {field: index for field, (_, index) in best.items()}


def entry_fields(names: Sequence[str], cells: Sequence[str], wanted: Wanted = ()) -> Fields | None:
    """Return the row's fields, or None when the columns name neither a title nor a link."""
    columns = _columns(tuple(names), wanted)
    if columns is None:
        return None
    title, url, description, authors, publishers, year, kind, language, _, section = (
        cells[index].strip() if index is not None and index < len(cells) else "" for index in columns
    )
    naming = _naming(tuple(names), columns[-2])
    return Fields(
        title=squeeze(title),
        url=url,
        description=squeeze(description),
        section=squeeze(section),
        kind=kind_of(kind),
        authors=persons(authors) if authors else (),
        publishers=split_names(squeeze(publishers)) if publishers else (),
        year=year_in(year) if year else None,
        language=language_of(language) if language else None,
        identifiers=identifiers_in((names[at], cells[at]) for at in naming if at < len(cells)) if naming else (),
    )


@lru_cache(maxsize=256)  # as below
def _naming(names: tuple[str, ...], own: int | None) -> tuple[int, ...]:
    """Return which columns hold names known everywhere."""
    known = COLUMNS["identifiers"]
    return tuple(index for index, name in enumerate(_plain(names)) if index == own or name in known)


@lru_cache(maxsize=256)  # a table asks for every row, records have few sets of keys
def _columns(names: tuple[str, ...], wanted: Wanted) -> tuple[int | None, ...] | None:
    """Return where each field of `COLUMNS` stands, in that order; None when there is neither a title nor a link."""
    known = meanings(names, wanted)
    return tuple(map(known.get, COLUMNS)) if known.keys() & {"title", "url"} else None


def kind_of(text: str) -> str | None:
    """Return the plain word for a kind of resource, as the catalogue itself says it."""
    kind = squeeze(text).lower()
    return KINDS.get(kind, kind) or None


def year_in(text: str) -> int | None:
    """Return the first year of a date in any form; None where there is none."""
    dated = _YEAR.search(text)
    return int(dated[1]) if dated else None


def persons(cell: str) -> tuple[str, ...]:
    """Split a cell of authors; with semicolons, or in one name that is plainly turned round, a comma stands inside a name ("Boyle, David; Harris, Michael")."""
    if ";" not in cell and "|" not in cell:
        whole = _LIFE.sub("", squeeze(cell))
        names = inverted(whole) or split_names(whole)
        is_one = whole.count(",") == 1 and is_surely_person(_turned(whole)) and not all(map(is_person, names))
        return (_turned(whole),) if is_one else names
    return tuple(_turned(_LIFE.sub("", name.strip())) for name in _BETWEEN.split(cell) if name.strip())


def _turned(name: str) -> str:
    """Return "Boyle, David" as "David Boyle"."""
    return " ".join(reversed([part.strip() for part in name.split(",", 1)]))
