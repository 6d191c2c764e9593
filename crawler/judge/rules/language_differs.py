"""The target is in another language than the catalogue says.

## What it finds

A language that the catalogue gives (in a column, as `hreflang` of the link, or in words such as "(in Welsh)" and "[PDF, German]"), where the target declares another one and its text is
plainly in that. What a target declares is not believed without its text: many pages are marked as English by a template, whatever they are in.

Nothing is said of a target that names several languages or is in both, that has little text, or whose titles name the catalogue's language; nor of
languages that are written alike: Bokmål and Nynorsk, Serbian, Croatian and Bosnian, Malay and Indonesian, Chinese in its scripts, Danish and Norwegian, Irish and Gaelic.

## Why it matters

Who looks for something to read in Welsh is not helped by the same in English. Addresses of translations are often the first to be led elsewhere when a site is rebuilt.

## Example

```
catalogue: Cronfa gymunedol (in Welsh)        page: <html lang="en">, in English
```

## What to do

Look for the translation on the page that came, or on the site; correct the address, or the language.
"""

from collections.abc import Iterator
from dataclasses import replace

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.claims import Claim, claim, headlines, shared
from crawler.judge.signs.spoken import is_plainly_in, one_language
from crawler.records import Finding, Severity, language_name


def check(case: Case) -> Finding | None:
    """Speak when the target declares one language, other than the catalogue's, and its text is in that."""
    found = claim(case)
    if found is None or found.entry.language is None or shared(case):
        return None
    ours = found.entry.language
    declared = {one_language(tag): tag for tag in _declared(found)}
    if len(declared) != 1 or one_language(ours) in declared:
        return None
    [(theirs, tag)] = declared.items()
    if not is_plainly_in(found.facts.text, theirs, one_language(ours)):
        return None
    if language_name(ours).lower() in headlines(found.facts).lower():
        return None
    told = finding("language-differs", case, 0.7, catalogue=language_name(ours), found=language_name(tag))
    return replace(told, entry=found.entry.id)


def _declared(found: Claim) -> Iterator[str]:
    yield from (tag for tag in (found.details.language, found.facts.language) if tag)


RULE = Rule(
    code="N010",
    slug="language-differs",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="Another language",
    message="The catalogue says {catalogue}; the target is in {found}.",
    suggestion="Look for the translation on the page that came, or on the site; correct the address, or the language.",
    page=__doc__ or "",
    check_link=check,
)
