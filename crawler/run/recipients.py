"""Whom the weekly report goes to: the contact of each catalogue, and those named for parts of it."""

from collections.abc import Iterator, Mapping

from crawler.config import CatalogueSettings, ContactPerson, Settings
from crawler.history.contents import Mine
from crawler.run.work import Work


def recipients(settings: Settings) -> dict[str | None, tuple[ContactPerson, list[str]]]:
    """Return whom each catalogue's report goes to: address -> person and names of catalogues, whole or in part."""
    found: dict[str | None, tuple[ContactPerson, list[str]]] = {}
    for catalogue in settings.catalogues:
        readers = (
            ContactPerson(name=reader.name, email=reader.email, locale=reader.locale)
            for reader in catalogue.sections.values()
        )
        for person in (_contact(settings, catalogue), *readers):
            _, names = found.setdefault(person.email, (person, []))
            if catalogue.label not in names:
                names.append(catalogue.label)
    return found


def language_of(settings: Settings, address: str | None) -> str:
    """Return the language of a person's mails: their own, else that of reports."""
    person, _ = recipients(settings)[address]
    return person.locale or settings.locale


def part_of(settings: Settings, address: str) -> Mine | None:
    """Return what tells a person's parts of the catalogues; None where theirs are whole ones, and nobody else has a part."""
    by_name = {catalogue.label: catalogue for catalogue in settings.catalogues}
    _, names = recipients(settings)[address]
    if not any(by_name[name].sections for name in names):
        return None

    def mine(name: str, section: tuple[str, ...] | None) -> bool:
        return name in by_name and _reader(settings, by_name[name], section) == address

    return mine


def sections_of(settings: Settings, address: str) -> Mapping[str, tuple[str, ...]]:
    """Return the headings that are a person's, by catalogue; catalogues whose contact they are have none."""
    return {
        catalogue.label: mine
        for catalogue in settings.catalogues
        if _contact(settings, catalogue).email != address
        and (mine := tuple(title for title, reader in catalogue.sections.items() if reader.email == address))
    }


def unknown_headings(work: Work) -> Iterator[str]:
    """Yield a sentence for each heading of the settings that its catalogue does not have."""
    for catalogue in work.settings.catalogues:
        there = set(map(_folded, work.store.headings(catalogue.label))) if catalogue.sections else set()
        for title in catalogue.sections:
            if _folded(title) not in there:
                yield f"{catalogue.label}: no heading is “{title}”, so nobody is mailed for it; check `sections` in the configuration"


def _reader(settings: Settings, catalogue: CatalogueSettings, section: tuple[str, ...] | None) -> str | None:
    """Return who gets what stands below some headings: whoever is named for the innermost of them, else the catalogue's contact."""
    named = {_folded(title): reader.email for title, reader in catalogue.sections.items()}
    inner = (named[heading] for heading in map(_folded, reversed(section or ())) if heading in named)
    return next(inner, _contact(settings, catalogue).email)


def _contact(settings: Settings, catalogue: CatalogueSettings) -> ContactPerson:
    """Return who gets a catalogue's report."""
    return catalogue.contact if catalogue.contact and catalogue.contact.email else settings.contact


def _folded(title: str) -> str:
    """Return a heading without what people do not see: capitals and white space."""
    return " ".join(title.split()).casefold()
