"""Whether what was tried in place of a damaged address is the resource."""

from dataclasses import replace

from crawler.judge.matching import primary_entries, title_match
from crawler.judge.rule import Case
from crawler.judge.signs.parked import parked_signs
from crawler.judge.signs.sign_in import sign_in
from crawler.judge.signs.soft404 import soft_404_signs
from crawler.judge.signs.walls import challenger, refusal
from crawler.judge.signs.weights import THRESHOLD, total
from crawler.records import Answer, Evidence, Finding, Hop, Json, Probe, Repair, TitleMatch


def offered(case: Case) -> Repair | None:
    """Return what was tried, if it answered well, is no not-found page in disguise, and does not contradict the catalogue's title."""
    repair = case.evidence.repair
    if repair is None or repair.answer.status is None or not 200 <= repair.answer.status < 300:  # noqa: PLR2004 - RFC 9110, 15.3
        return None
    there = _as_case(case, repair.answer, repair.answer.status)
    walled = challenger(there) or refusal(there) or sign_in(there)
    empty = max(total(soft_404_signs(there)), total(parked_signs(there))) >= THRESHOLD
    other = primary_entries(there) and title_match(there) is TitleMatch.DRIFTED
    return None if walled or empty or other else repair


def repaired(case: Case, finding: Finding) -> Finding:
    """Return a finding with what was probably meant: where that opens, or where the address itself can mean nothing else."""
    repair, works = case.evidence.repair, offered(case) is not None
    if repair is None or not (works or case.evidence.failure is not None):
        return finding
    told: dict[str, Json] = {"repair": repair.answer.url, "repair_kind": repair.kind, "repair_works": works}
    return replace(finding, params={**finding.params, **told})


def _as_case(case: Case, answer: Probe, status: int) -> Case:
    """Look at what was tried as if it had been the link."""
    asked = Hop(answer.url, status) if answer.final_url in {None, answer.url} else Hop(answer.url, 302)
    hops = (asked,) if asked.status == status else (asked, Hop(answer.final_url or answer.url, status))
    evidence = Evidence(
        case.evidence.url, case.evidence.asked_at, Answer(status, sha256=answer.sha256), hops, answer.facts
    )
    return replace(case, evidence=evidence)
