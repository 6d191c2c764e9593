"""Every word for people can be said in another language: nothing of ours stands in a report outside of what is translated."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import unescape
from io import BytesIO
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from crawler.judge.table import BY_SLUG
from crawler.records import Contact, Entry, Finding, LinkStatus, Report, TimelinePoint, Use, Verdict, WeeklyReport
from crawler.report.mail import compose
from crawler.report.renderers import FORMATS, render
from crawler.sheet.attachments import sheet_for
from tests.marked import disguised, unmarked

_HIDDEN = re.compile(r"<(script|style|id|updated|author)\b.*?</\1>", re.DOTALL)
_TOLD_TAGS = re.compile(r"""\b(?:title|alt|aria-label|placeholder|data-\w+)="([^"]*)\"""")
_TAGS = re.compile(r"<[^>]*>")

NAMES = {word for slug in BY_SLUG for word in slug.split("-")} | {
    "Catalogue",
    "Crawler",
    "Cloudflare",
    "Score",
    "connecting",
    "links",
}
"""Of rules, of this program, of the sheet's file, and of facts of the sample that are none of ours."""


def shown(text: str) -> str:
    """Return what people see of a page or a feed, names of pictures and fields included."""
    plain = _HIDDEN.sub(" ", text.replace("\\", ""))
    return unescape(f"{_TAGS.sub(' ', plain)} {' '.join(_TOLD_TAGS.findall(plain))}")


def _cases(slug: str) -> list[dict[str, Any]]:
    """Return facts for each form of words that a rule has, all of them strangers'."""
    rule = BY_SLUG[slug]
    forms = {
        None: (rule.message, rule.suggestion),
        **{form: (one.message, one.suggestion) for form, one in rule.wordings.items()},
    }
    names = [
        {name for words in texts for _, name, _, _ in Formatter().parse(words) if name} for texts in forms.values()
    ]
    return [
        {**dict.fromkeys(sorted(found), "Ω"), **({"form": form} if form else {})}
        for form, found in zip(forms, names, strict=True)
    ]


@pytest.fixture(scope="module")
def everything(sample: Report) -> Report:
    """Return the sample, what strangers wrote in other letters, with a link or a catalogue for every form of every rule."""
    base = disguised(sample)
    name = base.catalogues[0].name
    links, entries, found = list(base.links), list(base.entries), list(base.findings)
    for slug, rule in BY_SLUG.items():
        for number, params in enumerate(_cases(slug)):
            entry, url = f"{slug}-{number}", f"https://{slug}-{number}.example.org/"
            entries.append(Entry(entry, name, "Ω", ("Ω",), links=(Use(url, url),)))
            is_of_link = rule.check_catalogue is None
            found.append(Finding(slug, url if is_of_link else None, entry, name, params, 0.9))
            life = (TimelinePoint(base.generated_at, rule.verdict or Verdict.OK),)
            links.append(
                LinkStatus(
                    url,
                    (entry,),
                    verdict=rule.verdict or Verdict.OK,
                    reason=slug if rule.verdict else None,
                    timeline=life,
                )
            )
    return replace(base, entries=tuple(entries), links=tuple(links), findings=tuple(found))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.spoken])
def test_nothing_in_a_report_is_left_untranslated(name: str, everything: Report, zone: ZoneInfo, marked: None) -> None:
    """All forms that people read, with every rule in every form of its words."""
    text = "".join(render(everything, name, zone=zone, language="de"))
    assert "⟦" in text
    assert sorted({*unmarked(shown(text))} - NAMES) == []


@pytest.mark.parametrize("is_reminder", [False, True])
def test_nothing_in_a_mail_is_left_untranslated(
    everything: Report, weekly: WeeklyReport, zone: ZoneInfo, now: datetime, marked: None, *, is_reminder: bool
) -> None:
    """Both parts and the sheet, with news of every kind and all that was told before; and a reminder where nothing is new."""
    told = replace(disguised(weekly), recipient=Contact("Ω", "olivia@example.org"), known=everything.findings[-9:])
    if is_reminder:
        told = replace(told, reminder=True, changes=replace(told.changes, new=(), recovered=(), changed=()), faults=())
    sheet = sheet_for(told, zone, now, "links@example.org")
    message = compose(
        told, sender="links@example.org", zone=zone, now=now, attached=sheet.files, about_them=sheet.words
    )
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    texts = (message["Subject"], plain.get_content(), shown(page.get_content()), *_cells(sheet.files[0].content))
    assert sum(text.count("⟦") for text in texts) > 100
    assert sorted({word for text in texts for word in unmarked(text)} - NAMES) == []


def _cells(workbook: bytes) -> Iterator[str]:
    """Yield the texts of a workbook, without the marks by which its rows are known."""
    for sheet in load_workbook(BytesIO(workbook)).worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield from (str(cell) for cell in row if isinstance(cell, str) and not cell.startswith(("link-", "entry-")))
