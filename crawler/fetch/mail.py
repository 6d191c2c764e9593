"""Whether a domain takes mail: asked of the name system, never of a mail server."""

import asyncio

from crawler.errors import ConfigError

try:
    import dns.asyncresolver
    import dns.exception
    import dns.resolver
except ImportError:  # an extra, for those who ask for it
    dns = None  # type: ignore[assignment]

REMEMBERED = 1000  # domains
SECONDS = 10.0  # for all questions about one domain


class DnsMailDomains:
    """Asks the system's name servers, or those given (addresses, and one port). Raises `ConfigError` without dnspython, or without name servers."""

    def __init__(self, servers: tuple[str, ...] = (), port: int = 53) -> None:
        if dns is None:
            raise ConfigError(
                "fetch.check_mail needs the extra `mail`: pip install 'catalogue-crawler[mail]', or set it to false"
            )
        try:
            self._resolver = dns.asyncresolver.Resolver(configure=not servers)
        except dns.resolver.NoResolverConfiguration as error:
            raise ConfigError(
                f"fetch.check_mail: this machine names no name server ({error}); set it to false"
            ) from error
        if servers:
            self._resolver.nameservers, self._resolver.port = list(servers), port
        self._asked: dict[str, asyncio.Task[bool | None]] = {}

    async def takes_mail(self, domain: str) -> bool | None:
        """Return whether mail for a domain has a server to go to; each domain is asked for once."""
        if domain not in self._asked:
            if len(self._asked) >= REMEMBERED:
                self._asked.pop(next(iter(self._asked)))
            self._asked[domain] = asyncio.create_task(self._ask(domain))
        return await asyncio.shield(self._asked[domain])

    async def _ask(self, domain: str) -> bool | None:
        """Look for a mail exchanger, then for an address of the domain itself (RFC 5321, 5.1); a null exchanger takes none (RFC 7505)."""
        try:
            async with asyncio.timeout(SECONDS):
                exchangers = await self._found(domain, "MX")
                if exchangers:
                    return not all(record.to_text().endswith(" .") for record in exchangers)
                return bool(await self._found(domain, "A") or await self._found(domain, "AAAA"))
        except dns.resolver.NXDOMAIN:
            return False
        except (dns.exception.DNSException, UnicodeError, OSError, TimeoutError):
            return None

    async def _found(self, domain: str, kind: str) -> list["dns.rdata.Rdata"]:
        """Return the records of a kind; none where the domain has none of it."""
        answer = await self._resolver.resolve(domain, kind, search=False, raise_on_no_answer=False)
        return list(answer.rrset or ())
