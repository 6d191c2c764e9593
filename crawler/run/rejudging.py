"""Today's rules over kept evidence: no request is made, no evidence changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.config import JudgeSettings
from crawler.history.replay import Turned
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.states import advance
from crawler.records import Entry, Evidence, Judgement, Link, Past, Span
from crawler.run.decided import Decisions, counted
from crawler.run.work import Work


def rejudge(work: Work) -> Turned:
    """Judge every kept check again, in order, with what people had decided at the time; return how many turned, by old and new verdict."""
    replay = _Replay(work.settings.judge, Decisions.of(work.store))
    return work.store.rejudge(replay.judge_one, replay.move_on)


@dataclass(slots=True)
class _Replay:
    """Judges checks one after the other; `case` is the one at hand."""

    settings: JudgeSettings
    decisions: Decisions
    case: Case | None = None

    def judge_one(self, link: Link, evidence: Evidence, past: Past, entries: Mapping[str, Entry]) -> Judgement:
        """Judge a check."""
        self.case = Case(link, evidence, evidence.asked_at, past, entries, self.settings)
        return judge(self.case)

    def move_on(self, span: Span | None, evidence: Evidence, judgement: Judgement) -> Span:
        """Return the state after the check that was judged last."""
        counts = counted(self.decisions, self.case, judgement) if self.case else judgement
        return advance(span, counts, evidence.asked_at, self.settings.confirm)
