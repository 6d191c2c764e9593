"""The hosts of the demo's web: what each is called, and what sets it apart."""

from dataclasses import dataclass

from crawler.demo.scenario import TARGETS
from crawler.demo.scene import Act


@dataclass(frozen=True, slots=True)
class Host:
    """One web site. `key` is its name in the table of targets; `listens` and `tls` follow from what its targets do there."""

    key: str
    site: str
    listens: bool = True
    tls: bool = False
    soft_404: bool = False


_SITES = {
    "centre": "Community Development Centre",
    "network": "Co-production Network",
    "library": "Open Library of Public Service",
    "blog": "Ruth's notebook",
    "foundation": "Foundation for a New Economy",
    "lab": "The Public Services Lab",
    "governance": "Governance and Citizens",
    "trust": "Trust for Fair Places",
    "policy": "Policy Scotland Monitor",
    "survey": "Survey of Attitudes",
    "impact": "Impact Review",
    "press": "Harbour Street Press",
    "rights": "Housing Rights Group",
    "consult": "Capacity Consultants",
    "budgets": "Collective Budgets",
    "evidence": "Evidence for Later Life",
}


def _host(key: str, site: str) -> Host:
    acts = {scene.act for target in TARGETS if target.host == key for scene in target.weeks}
    return Host(
        key,
        site,
        listens=Act.NO_LISTENER not in acts,
        tls=Act.EXPIRED_CERTIFICATE in acts,
        soft_404=Act.SOFT_404 in acts,
    )


HOSTS: dict[str, Host] = {key: _host(key, site) for key, site in _SITES.items()}
CATALOGUES: dict[tuple[str, str], str] = {
    ("centre", "/what/co-production/useful-resources/"): "useful-resources.html",
    ("network", "/learning/section/research/"): "research-and-reports.html",
}
