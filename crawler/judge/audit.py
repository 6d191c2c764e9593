"""The catalogue's own faults: every catalogue rule over what was read."""

from collections.abc import Iterator

from crawler.judge.rule import Readings
from crawler.judge.table import RULES
from crawler.records import Finding


def audit(readings: Readings) -> Iterator[Finding]:
    """Yield what the catalogue rules say, rule by rule, those switched off aside."""
    for rule in RULES:
        if rule.check_catalogue is not None and not readings.is_off(rule.slug):
            found = rule.check_catalogue(readings)
            yield from (one for one in found if not readings.is_off(rule.slug, one.catalogue))
