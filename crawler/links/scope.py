"""Which links of a catalogue are worth a record, and which are asked."""

from crawler.links.mail import SCHEME, wrong_recipient
from crawler.links.normalise import UNSUPPORTED, Address, resolve
from crawler.records import Role, Use

WRONG_RECIPIENT = "mail-address-invalid"


def leads_elsewhere(href: str) -> bool:
    """Tell a link from a jump within the page itself and from an anchor that was left empty."""
    target = href.strip()
    return bool(target) and not target.startswith("#")


def use_of(href: str, base: str | None, role: Role, text: str = "", line: int | None = None) -> Use:
    """Return one appearance of an address: with its identity, or with the fault that denies it one.

    A link of a scheme that is not asked (`mailto:`) keeps what was written as its identity.
    """
    resolved = resolve(href, base)
    if isinstance(resolved, Address):
        return Use(href, resolved.url, role, text, line, asked=resolved.href)
    if resolved.slug != UNSUPPORTED:
        return Use(href, None, role, text, line, resolved.slug)
    wrong = href.strip().lower().startswith(SCHEME) and wrong_recipient(href) is not None
    return Use(href, href.strip(), role, text, line, WRONG_RECIPIENT if wrong else UNSUPPORTED)
