"""Every other language: messages from its .po file, all else by Unicode's tables of locales (CLDR), both through Babel.

Loaded when such a language is first spoken: English needs none of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names, get_timezone_name
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from crawler.language.later import later


class Translated:
    """A language that has a file of messages; `code` names it."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._locale = Locale.parse(code)
        self._messages = _messages(code)

    def sentence(self, message: str) -> str:
        """Return the translation."""
        return (
            self._messages.gettext(message) if message else ""
        )  # "" is the file's own head (GNU gettext, "The Format of PO Files")

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the translation whose plural form fits."""
        return self._messages.ngettext(one, many, number)

    def number(self, value: float, digits: int) -> str:
        """Return a number as CLDR has it: `1.204` in German."""
        return format_decimal(value, f"#,##0.{'0' * digits}" if digits else "#,##0", self._locale)

    def day(self, when: date) -> str:
        """Return a day in CLDR's long form: `3. März 2026`."""
        return format_date(when, "long", self._locale)

    def month(self, when: date) -> str:
        """Return a month as CLDR has it: `März 2026`."""
        return format_skeleton("yMMMM", when, locale=self._locale)

    def minute(self, when: datetime) -> str:
        """Return a day and a time with the short name of the zone in this language, or as the zone itself has it: `3. März 2026, 14:05 Uhr (MEZ)`."""
        zone = get_timezone_name(when, "short", locale=self._locale)
        form = self.sentence(later("{day}, {time} {zone}"))
        return form.format(day=self.day(when), time=f"{when:%H:%M}", zone=zone if zone.isalpha() else f"{when:%Z}")

    def months(self) -> Iterator[tuple[int, str]]:
        """Yield the names as CLDR has them, and their first three letters."""
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=self._locale).items():
                plain = name.lower().rstrip(".")
                yield from ((number, plain), (number, plain[:3]))

    def language_called(self, tag: str, english: str) -> str:
        """Return the name as CLDR has it: `Walisisch`; the English one where it has none."""
        return str(self._locale.languages.get(tag) or english)

    def join(self, parts: Sequence[str]) -> str:
        """Return a list with its last two parts joined by a word."""
        return format_list(parts, "standard", self._locale)


def _messages(code: str) -> GNUTranslations:
    """Read the messages of a language: text in the repository, gettext's own look-up in memory, no file to compile between."""
    with files("crawler.language").joinpath(f"{code}.po").open("rb") as text:
        catalogue = read_po(text, locale=code, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
