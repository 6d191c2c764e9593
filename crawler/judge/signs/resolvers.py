"""Names made to be redirected: identifiers that last, which nobody should replace, and short links, which last as long as a company.

An identifier is promised by those who care for the resource, and led to its new place when that moves. A shortener has no part in the
resource, hides where it leads, and ends when that company has had enough (tr.im did, and goo.gl let go of the links it called unused): its target is the better address.
"""

from crawler.judge.signs.lists import names

# Each with where it is promised to last.
IDENTIFIERS = names(
    # ISO 26324, doi.org "DOI Handbook"; crossref.org "display guidelines": always link by the DOI
    "doi.org dx.doi.org www.doi.org "
    # RFC 3650, the Handle System
    "hdl.handle.net handle.net "
    # purl.archive.org (Internet Archive) and its forerunner; w3id.org (W3C Permanent Identifier Community Group)
    "purl.org www.purl.org purl.archive.org purl.oclc.org w3id.org www.w3id.org "
    # arks.org, n2t.net (California Digital Library); identifiers.org (EMBL-EBI)
    "n2t.net ark.org arks.org identifiers.org "
    # RFC 8141 names by national libraries' resolvers
    "urn.nbn.de nbn-resolving.org nbn-resolving.de urn.fi urn.kb.se urn.nb.no resolver.kb.nl "
    # purl.fdlp.gov (United States Government Publishing Office), purl.obolibrary.org (OBO Foundry), orcid.org, ror.org
    "purl.fdlp.gov purl.access.gpo.gov purl.obolibrary.org orcid.org ror.org id.loc.gov "
)
# Short names that those who keep the resource give it, and keep: each is a site's own.
OWN_SHORT = names("youtu.be w.wiki aka.ms g.co redd.it amzn.to nyti.ms wp.me flic.kr git.io")
PERSISTENT = IDENTIFIERS | OWN_SHORT
# Anybody's addresses made short by a third party.
SHORTENERS = names(
    "bit.ly bitly.com j.mp tinyurl.com t.co ow.ly buff.ly lnkd.in goo.gl is.gd v.gd tiny.cc rebrand.ly cutt.ly rb.gy shorturl.at t.ly "
    "dlvr.it soo.gd bl.ink short.io fb.me"
)
