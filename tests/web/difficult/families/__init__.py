"""The cases, one module a family."""

from difficult.case import Case
from difficult.families import (
    addresses,
    damaged,
    defences,
    disguise,
    documents,
    fragments,
    heads,
    lookalikes,
    network,
    plain,
    redirects,
    statuses,
    titles,
    tls,
)

CASES: tuple[Case, ...] = (
    *plain.CASES,
    *heads.CASES,
    *statuses.CASES,
    *defences.CASES,
    *disguise.CASES,
    *lookalikes.CASES,
    *redirects.CASES,
    *network.CASES,
    *tls.CASES,
    *addresses.CASES,
    *fragments.CASES,
    *damaged.CASES,
    *documents.CASES,
    *titles.CASES,
)
