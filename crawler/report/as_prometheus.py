"""Figures of a run in Prometheus' text format (version 0.0.4), for its node exporter's textfile collector or a push gateway."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from crawler.judge.words import severity
from crawler.records import Finding, LinkStatus, Report, State, Verdict

Sample = tuple[Mapping[str, str], float]


def render(report: Report) -> Iterator[str]:
    """Yield the metrics. Labels are verdicts, states, rules and catalogues: few, whatever strangers write."""
    states: Counter[State] = Counter()
    rules: Counter[tuple[str, str]] = Counter()
    for one in report.walk():
        if isinstance(one, LinkStatus):
            states.update([one.state] if one.state else [])
        elif isinstance(one, Finding) and one.decided is None:
            rules[one.rule, severity(one)] += 1
    run = report.run
    links = [({"verdict": verdict}, report.summary.get(verdict, 0)) for verdict in Verdict]
    yield from _family("crawler_links", "Links by the verdict of their last check.", links)
    of_states = [({"state": state}, states[state]) for state in State]
    yield from _family("crawler_link_states", "Links by their state over time; none after a single check.", of_states)
    found = [({"rule": rule, "severity": weight}, number) for (rule, weight), number in sorted(rules.items())]
    yield from _family("crawler_findings", "Findings by rule, those left out that people have decided about.", found)
    entries = [({"catalogue": summary.name}, summary.entries) for summary in report.catalogues]
    yield from _family("crawler_entries", "Entries of each catalogue.", entries)
    covered = run.coverage
    asked = {"checked": covered.checked, "skipped": covered.skipped, "not_due": covered.not_due}
    outcomes = [({"outcome": name}, number) for name, number in asked.items()]
    yield from _family("crawler_run_links", "What became of the links in the last run.", outcomes)
    yield from _family("crawler_run_withheld", "1 where our own line was down in the last run.", [({}, run.withheld)])
    began = run.started_at.timestamp()
    yield from _family("crawler_run_start_timestamp_seconds", "When the last run began.", [({}, began)])
    if run.finished_at:
        ended = run.finished_at.timestamp()
        yield from _family("crawler_run_end_timestamp_seconds", "When the last run ended.", [({}, ended)])
        yield from _family("crawler_run_duration_seconds", "How long the last run took.", [({}, ended - began)])


def _family(name: str, meaning: str, samples: Iterable[Sample]) -> Iterator[str]:
    """Yield one metric with its samples."""
    yield f"# HELP {name} {meaning}\n# TYPE {name} gauge\n"
    for labels, value in samples:
        named = ",".join(f'{label}="{_value(words)}"' for label, words in labels.items())
        yield f"{name}{f'{{{named}}}' if named else ''} {float(value):.15g}\n"


def _value(words: str) -> str:
    """Return the value of a label, escaped as the format says."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in words[:200])
    return shown.replace("\\", "\\\\").replace('"', '\\"')
