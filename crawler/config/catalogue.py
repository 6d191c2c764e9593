"""What every slice of the settings is, and that of one catalogue: where it is and how it is read."""

from typing import Literal
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field

from crawler.config.values import CatalogueField, Format, Language, MailAddress, Switch


class Slice(BaseModel):
    """A record of settings: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Person(Slice):
    """Somebody reports are addressed to."""

    name: str | None = Field(None, description="as it stands in a greeting")
    email: MailAddress | None = Field(None, description="mail goes only to addresses written in this file")


class ContactPerson(Person):
    """Somebody who gets weekly reports, in a language of their own where they have one."""

    locale: Language | None = Field(None, description="language of their mails; `locale` when left out")


class Reader(Slice):
    """Somebody who gets the report of a part of a catalogue: with an address, or nobody could be told."""

    name: str | None = Field(None, description="as it stands in a greeting")
    email: MailAddress = Field(description="mail goes only to addresses written in this file")
    locale: Language | None = Field(None, description="language of their mails; `locale` when left out")


class CatalogueSettings(Slice):
    """One catalogue: where it is and how it is read."""

    source: str = Field(
        description="a file, a folder, a pattern such as lists/*.md, or the http(s) address of a page", min_length=1
    )
    name: str = Field("", description="what reports call it; the source's last part when left out")
    format: Format = Field("auto", description="auto looks at the content, never at the file name alone")
    records: str | None = Field(
        None,
        description="where a JSON or YAML file keeps its list, as a path such as `result.items`; looked for when left out",
    )
    columns: dict[CatalogueField, str] = Field(
        {},
        description="which column (CSV, XLSX, ODS) or path (`links.0.href` in JSON and YAML) holds a field; the others are guessed",
    )
    base: str | None = Field(None, description="the address that relative links of a local file are relative to")
    contact: ContactPerson | None = Field(
        None, description="who gets this catalogue's weekly report, instead of `contact` above"
    )
    sections: dict[str, Reader] = Field(
        default_factory=dict,
        description="who gets what stands below a heading of the catalogue, by its words, instead of `contact`: {Books: {name: Ben, email: ben@example.org}}",
    )
    select: str | None = Field(None, description="CSS selector of the part of an HTML page that is the catalogue")
    exclude: str | None = Field(None, description="CSS selector of parts of an HTML page to leave out")
    next: str | None = Field(
        None, description="CSS selector of the link to the next page; rel=next of the same list when left out"
    )
    follow: Literal["same-host", "any-host", "never"] = Field(
        "same-host", description="which further pages of the catalogue are read: next pages, parts of a sitemap index"
    )
    pages: int = Field(200, ge=1, le=100_000, description="the most pages that are read of this catalogue")
    robots: Literal["obey", "ignore"] | None = Field(
        None, description="overrides fetch.robots for this catalogue's links"
    )
    rules: dict[str, Switch] = Field(
        default_factory=dict, description="slug: off, to switch a rule about entries off for this catalogue alone"
    )

    @property
    def label(self) -> str:
        """Return the name, or the last part of the source: what reports call the catalogue, and history knows it by."""
        if self.name or self.source == "-":
            return self.name or "standard input"
        address = self.source.lower().startswith(("http://", "https://"))
        place = unquote(self.source.partition("#")[0].partition("?")[0]) if address else self.source
        return next((part for part in reversed(place.split("/")) if part), self.source)
