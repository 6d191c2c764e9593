"""Today's rules over kept evidence: no request is made, no evidence changes."""

from collections.abc import Mapping

from crawler.history.replay import Turned
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.states import advance
from crawler.records import Entry, Evidence, Judgement, Link, Past, Span
from crawler.run.work import Work


def rejudge(work: Work) -> Turned:
    """Judge every kept check again, in order; return how many turned, by old and new verdict."""
    settings = work.settings.judge

    def judge_one(link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        return judge(Case(link, evidence, evidence.asked_at, past, entries, settings))

    def move_on(span: Span | None, evidence: Evidence, judgement: Judgement) -> Span:
        return advance(span, judgement, evidence.asked_at, settings.confirm)

    return work.store.rejudge(judge_one, move_on)
