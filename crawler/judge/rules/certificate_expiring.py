"""The certificate of a site that works will soon be out of date.

## What it finds

Certificates of the pages on the way to a resource that works, the last one included, which end within 21 days. Most authorities renew a
month before the end, so by then a renewal has probably failed.

## Why it matters

On that day browsers warn readers away. Until then a word to the site's owner is enough.

## Example

```
notAfter=Mar 20 23:59:59 2026 GMT, checked on 2 March
```

## What to do

Tell the site's owner, and look again in a week.
"""

from datetime import timedelta

from crawler.judge.rule import SUCCESSES, Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.records import Finding, Severity

_SOON = timedelta(
    days=21
)  # Let's Encrypt advises to renew 30 days before the end of 90; a week and more of tries have failed by then


def check(case: Case) -> Finding | None:
    """Speak when a certificate on the way ends soon; of several the first to end counts."""
    ends = [hop.certificate.not_after for hop in case.evidence.hops if hop.certificate and hop.certificate.not_after]
    first = min(ends, default=None)
    if first is None or not case.now <= first <= case.now + _SOON:
        return None
    return finding("certificate-expiring", case, ends=first.date().isoformat(), days=(first - case.now).days)


RULE = Rule(
    code="T005",
    slug="certificate-expiring",
    group=Group.CERTIFICATE,
    severity=Severity.WARNING,
    title="The certificate ends soon",
    message="The site's certificate ends on {ends}; after that browsers warn readers away.",
    suggestion="Tell the site's owner, and look again in a week.",
    page=__doc__,
    looks_at=SUCCESSES,
    check_link=check,
)
