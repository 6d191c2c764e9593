"""The page has moved for good, and says where to.

## What it finds

Redirects every one of which is permanent (301 or 308), ending at a page that answers with success and is plausibly
the same resource: on the same site or under the same name, and not with a title that contradicts the catalogue. Names
made to be redirected for ever, such as DOIs, handles, PURLs and a site's own short names, are left alone. Short links of others (bit.ly,
tinyurl.com) are not: they hide where they lead, and end when their company has had enough.

The finding says what has changed: `address` (another address), or the spelling of the same one: `scheme` (https), `www`, `slash`, `case`,
`index`, `query` (tracking, sessions), `port`, `encoding`; or `shortener`, a short link. All but `address` can be muted, each by itself: `judge.ignore_moves: [slash, www]`.

The proposed address is the first that will hold: without sessions and tracking parameters, never one that was signed for an hour or is a step of a sign-in, and with the
place on the page (`#chapter`) that the catalogue links to.

## Why it matters

The link works, but only as long as somebody keeps the redirect. Catalogues that follow their redirects rot more
slowly.

## Example

```
GET http://example.org/toolkit
301 -> https://www.example.org/resources/toolkit
```

## What to do

Replace the address in the catalogue by the new one.
"""

from crawler.judge.rule import SUCCESSES, Case, Group, Rule, Wording
from crawler.judge.signs.cases import finding
from crawler.judge.signs.moves import kinds_of, moved_to
from crawler.records import Finding, Severity, Verdict

_DIFFERS = {
    "www": "its host is written otherwise",
    "scheme": "it is delivered over https",
    "case": "small and capital letters differ",
    "index": "the name of an index file is left out",
    "query": "parameters are left out",
    "port": "a port is named or left out",
    "encoding": "letters are written otherwise",
    "slash": "a slash at the end differs",
}
_SPELT = "The page works; its address is spelt otherwise for good ({what}): {{to}}"


def check(case: Case) -> Finding | None:
    """Speak when all hops are permanent and the end is plausibly the same resource."""
    to = moved_to(case)
    if to is None:
        return None
    what, differ = kinds_of(case, to)
    if differ and differ.issubset(case.settings.ignore_moves):
        return None
    return finding("moved-permanently", case, 0.95, to=to, change=what, form=what)


RULE = Rule(
    code="R001",
    slug="moved-permanently",
    group=Group.REDIRECT,
    severity=Severity.WARNING,
    title="Moved for good",
    message="The page has moved for good to {to}",
    suggestion="Put the new address into the catalogue: {to}",
    wordings={
        **{name: Wording(_SPELT.format(what=what)) for name, what in _DIFFERS.items()},
        "shortener": Wording("The short link leads for good to {to}", "Link to the page itself: {to}"),
    },
    page=__doc__,
    verdict=Verdict.MOVED,
    looks_at=SUCCESSES,
    check_link=check,
)
