"""One check judged: what was decided, by which rule, and what else was seen."""

from collections.abc import Iterator

from crawler.judge.matching import answers, primary_entries, title_match
from crawler.judge.rule import Case, Rule
from crawler.judge.signs.cases import outcome, page, redirects, works
from crawler.judge.signs.changes import content
from crawler.judge.signs.documents import fits, is_file, opens_as, promised
from crawler.judge.signs.repairs import repaired
from crawler.judge.signs.title_names import names_since
from crawler.judge.table import BY_SLUG, DECIDING, OBSERVING
from crawler.records import WORKING, Download, Finding, Judgement, TitleMatch, Verdict

_UNSEEN = 0.8  # confidence in a good status whose body was not looked at
_IN_PLACE = frozenset({"login-required", "payment-required", "same-page-everywhere"})
"""Rules that speak of the page which came in place of a document. Those of challenges and refusals speak of us: others may get it."""


def judge(case: Case) -> Judgement:
    """Return what a check comes to, by the rules that the settings leave on.

    The first rule of the table that speaks with a verdict decides. Title, content and the findings beside the verdict are judged
    only where the link works: an error page's title says nothing of the resource.
    """
    decided = _decide(case)
    verdict = _verdict(case, decided)
    if verdict not in WORKING:
        decided = repaired(case, decided) if decided and case.evidence.repair else decided
        return Judgement(
            verdict=verdict,
            reason=decided.rule if decided else None,
            confidence=decided.confidence if decided else 0.0,
            download=_download(case, verdict, decided),
            findings=(decided,) if decided else (),
            titles=dict.fromkeys((entry.id for entry in primary_entries(case)), TitleMatch.UNKNOWN),
        )
    return _working(case, decided)


def _working(case: Case, moved: Finding | None) -> Judgement:
    """Judge a link that works, with everything seen beside."""
    found = answers(case)
    unseen = 1.0 if case.evidence.facts is not None else _UNSEEN
    return Judgement(
        verdict=Verdict.MOVED if moved else Verdict.OK,
        reason=moved.rule if moved else None,
        confidence=moved.confidence if moved else unseen,
        title=title_match(case),
        download=_download(case, Verdict.OK, moved),
        content=content(case),
        findings=((moved,) if moved else ()) + tuple(_observe(case)),
        titles={
            entry.id: found[entry.id].match if entry.id in found else TitleMatch.UNKNOWN
            for entry in primary_entries(case)
        },
        names=names_since(case),
    )


def _decide(case: Case) -> Finding | None:
    """Return the finding of the first rule that speaks with a verdict."""
    return next(_speaking(case, DECIDING[outcome(case)]), None)


def _observe(case: Case) -> Iterator[Finding]:
    """Yield the findings that leave the verdict alone."""
    return _speaking(case, OBSERVING[outcome(case)])


def _speaking(case: Case, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """Yield what the rules say, those switched off aside."""
    for rule in rules:
        found = rule.check_link(case) if rule.check_link else None
        if found is not None and case.settings.rules.get(rule.slug) != "off":
            yield found


def _verdict(case: Case, decided: Finding | None) -> Verdict:
    """Return the verdict of the rule that decided.

    A link that was not asked is skipped; where a redirect led to what is not asked, something is known, and it is unsure.
    Without any rule (one was switched off), only a success passes for one.
    """
    if decided is None:
        return Verdict.OK if works(case) else Verdict.UNSURE
    verdict = BY_SLUG[decided.rule].verdict or Verdict.UNSURE
    return Verdict.UNSURE if verdict is Verdict.SKIPPED and redirects(case) else verdict


def _download(case: Case, verdict: Verdict, decided: Finding | None) -> Download:
    """Tell whether a person could open the file: broken also where a promised one did not come, or a page that asks to sign in came for it."""
    wanted = promised(case)
    facts = case.evidence.facts
    kind = facts.kind if facts else ""
    if verdict is Verdict.BROKEN:
        return Download.BROKEN if wanted or is_file(kind) else Download.NONE
    if verdict is not Verdict.OK:
        return Download.BROKEN if wanted and _stands_in(case, wanted, decided) else Download.NONE
    locked = facts is not None and facts.document is not None and facts.document.encrypted
    return (
        Download.GOOD
        if is_file(kind) or locked or (wanted and kind != "html" and fits(kind, wanted))
        else Download.NONE
    )


def _stands_in(case: Case, wanted: str, decided: Finding | None) -> bool:
    """Tell whether a page came with success in place of a document: under the name of one it is no good download, whoever may get past it."""
    came = page(case)
    is_other = came is not None and not (
        wanted != "xml" and opens_as(case, came, wanted)
    )  # a page may be XML, but asks for nothing then
    return is_other and decided is not None and decided.rule in _IN_PLACE
