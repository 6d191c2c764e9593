"""Today's rules over kept evidence: no request is made, no evidence changes."""

from collections.abc import Iterator, Mapping

from crawler.history.replay import Turned
from crawler.history.restating import Restated
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.records import Entry, Evidence, Judgement, Link, Past
from crawler.run.decided import Decisions, moving
from crawler.run.work import Work


def rejudge(work: Work) -> Turned:
    """Judge every kept check again, in order, with what people had decided at the time; return how many turned, by old and new verdict."""
    settings = work.settings.judge

    def judge_one(link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        return judge(Case(link, evidence, evidence.asked_at, past, entries, settings))

    return work.store.rejudge(judge_one, moving(settings, Decisions.of(work.store)))


def restate(work: Work) -> Iterator[Restated]:
    """Derive states anew from what is kept, with what people had decided at the time, and put right those that differ; nothing is judged."""
    return work.store.restate(moving(work.settings.judge, Decisions.of(work.store)))
