"""Who sells and parks domain names.

Sources: services named by Zirngibl and others, TMA 2022 (82 parking services, found through their name servers), the MISP project's warning
list of parking networks, and the landers these services serve today.
"""

from crawler.judge.signs.addresses import host, segments, site, split
from crawler.judge.signs.lists import names

# End hosts of sellers and parkers, by registered name.
SELLERS = names(
    "sedo.com sedoparking.com dan.com afternic.com hugedomains.com bodis.com parkingcrew.com parkingcrew.net above.com "
    "namebright.com undeveloped.com uniregistry.com domainmarket.com park.io parklogic.com parkweb.com voodoo.com "
    "buydomains.com domainsponsor.com smartname.com skenzo.com brandbucket.com squadhelp.com atom.com"
)
# Sellers that share their name with other business: only these paths are landers.
_SALE_PATHS = {
    "godaddy.com": frozenset({"forsale", "domainsearch"}),
    "namecheap.com": frozenset({"market"}),
    "hugedomains.com": frozenset({"domain_profile.cfm"}),
}
_LANDER_PATHS = frozenset({"lander", "_pp", "saleform"})
_LANDER_QUERY = ("tr_uuid=", "subid1=", "&fp=", "domain_name=")


def seller(url: str) -> str | None:
    """Return the seller's name if an address is one of its pages."""
    name = site(url)
    wanted = _SALE_PATHS.get(name)
    if wanted is not None:
        return name if wanted & set(segments(url)) else None
    return name if name in SELLERS else None


def is_lander(url: str) -> bool:
    """Tell whether an address looks like those that parking scripts send visitors to."""
    parts = segments(url)
    return bool(parts and parts[0] in _LANDER_PATHS) or any(mark in split(url).query for mark in _LANDER_QUERY)


def names_itself(titles: tuple[str, ...], url: str) -> bool:
    """Tell whether a title is nothing but the domain's own name."""
    own = {host(url), host(url).removeprefix("www.")}
    return any(title in own for title in titles)
