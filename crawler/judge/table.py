"""The table of rules, in order of precedence: the first that speaks with a verdict decides it."""

from collections.abc import Mapping

from crawler.judge.rule import Outcome, Rule
from crawler.judge.rules import (
    blocked,
    certificate_expired,
    certificate_expiring,
    certificate_incomplete,
    certificate_untrusted,
    certificate_wrong_host,
    challenge,
    client_error,
    connection_broken,
    connection_refused,
    contact_missing,
    content_drift,
    domain_unresolvable,
    download_changed,
    download_corrupt,
    download_empty,
    download_encrypted,
    download_shrunk,
    download_truncated,
    duplicate_entry,
    duplicate_link,
    edition_changed,
    empty_page,
    encoding_damage,
    excluded,
    file_name_leak,
    fragment_missing,
    gone,
    host_resting,
    host_unreachable,
    https_available,
    insecure_downgrade,
    login_required,
    mail_address_invalid,
    malformed_url,
    markup_leak,
    meta_refresh,
    missing_description,
    missing_link,
    missing_year,
    misspelling,
    moved_permanently,
    needs_javascript,
    not_found,
    not_the_document,
    over_budget,
    parked_domain,
    payment_required,
    placeholder_page,
    private_address,
    rate_limited,
    redirect_chain,
    redirect_loop,
    redirect_other_site,
    redirected_home,
    relative_without_base,
    robots_disallowed,
    server_error,
    shouting_title,
    soft_404,
    stale_claim,
    temporarily_unavailable,
    timeout,
    title_changed,
    title_drift,
    title_missing,
    tls_failed,
    truncated_heading,
    unavailable_for_legal_reasons,
    unreadable_row,
    unsupported_scheme,
    vague_link_text,
    wrong_type,
)

RULES: tuple[Rule, ...] = (
    # what was not asked, and why
    malformed_url.RULE,
    relative_without_base.RULE,
    mail_address_invalid.RULE,
    unsupported_scheme.RULE,
    private_address.RULE,
    excluded.RULE,
    over_budget.RULE,
    robots_disallowed.RULE,
    host_resting.RULE,
    host_unreachable.RULE,
    # a declared challenge outranks the status it came with
    challenge.RULE,
    # what the server says plainly
    not_found.RULE,
    gone.RULE,
    rate_limited.RULE,
    temporarily_unavailable.RULE,
    login_required.RULE,
    payment_required.RULE,
    unavailable_for_legal_reasons.RULE,
    blocked.RULE,
    server_error.RULE,
    client_error.RULE,
    # no answer: the network, then the certificate, then the conversation
    domain_unresolvable.RULE,
    connection_refused.RULE,
    certificate_expired.RULE,
    certificate_wrong_host.RULE,
    certificate_untrusted.RULE,
    certificate_incomplete.RULE,
    tls_failed.RULE,
    redirect_loop.RULE,
    timeout.RULE,
    connection_broken.RULE,
    # answers that are not what they say
    parked_domain.RULE,
    placeholder_page.RULE,
    soft_404.RULE,
    redirected_home.RULE,
    download_empty.RULE,
    not_the_document.RULE,
    wrong_type.RULE,
    download_truncated.RULE,
    download_corrupt.RULE,
    empty_page.RULE,
    needs_javascript.RULE,
    # works, under another address
    moved_permanently.RULE,
    # findings that leave the verdict alone
    title_drift.RULE,
    edition_changed.RULE,
    title_missing.RULE,
    title_changed.RULE,
    content_drift.RULE,
    download_shrunk.RULE,
    download_changed.RULE,
    download_encrypted.RULE,
    redirect_other_site.RULE,
    redirect_chain.RULE,
    meta_refresh.RULE,
    fragment_missing.RULE,
    insecure_downgrade.RULE,
    https_available.RULE,
    certificate_expiring.RULE,
    # the catalogue's own faults
    unreadable_row.RULE,
    missing_link.RULE,
    vague_link_text.RULE,
    duplicate_entry.RULE,
    duplicate_link.RULE,
    missing_description.RULE,
    missing_year.RULE,
    contact_missing.RULE,
    shouting_title.RULE,
    stale_claim.RULE,
    file_name_leak.RULE,
    markup_leak.RULE,
    truncated_heading.RULE,
    misspelling.RULE,
    encoding_damage.RULE,
)

BY_SLUG: dict[str, Rule] = {item.slug: item for item in RULES}
_BY_CODE = {item.code: item for item in RULES}

# What may decide a verdict, and what is only seen beside one that works: by outcome, each in the order of the table.
DECIDING: Mapping[Outcome, tuple[Rule, ...]] = {
    outcome: tuple(item for item in RULES if item.check_link and item.verdict is not None and outcome in item.looks_at)
    for outcome in Outcome
}
OBSERVING: Mapping[Outcome, tuple[Rule, ...]] = {
    outcome: tuple(item for item in RULES if item.check_link and item.verdict is None and outcome in item.looks_at)
    for outcome in Outcome
}


def rule(slug_or_code: str) -> Rule | None:
    """Return the rule of a slug (`not-found`) or a code (`L001`, in either case), or None."""
    return BY_SLUG.get(slug_or_code) or _BY_CODE.get(slug_or_code.upper())
