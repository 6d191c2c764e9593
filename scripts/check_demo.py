"""Looks at what `make run` wrote: every week's reports are there, say what is true of the demo's web, and can be read."""

import json
import sys
from email import policy
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path

from crawler.demo.scenario import TARGETS, WEEKS


def main(folder: Path) -> int:
    """Check all weeks; print what is wrong and return 1, or 0."""
    wrong = [f"week {week}: {fault}" for week in WEEKS for fault in faults(folder / f"week-{week}", week)]
    sys.stdout.write(
        "".join(f"{line}\n" for line in wrong) or f"{folder}: {len(WEEKS)} weeks, {len(TARGETS)} links, as they are\n"
    )
    return 1 if wrong else 0


def faults(folder: Path, week: int) -> list[str]:
    """Return what is wrong with a week's reports."""
    report = json.loads((folder / "report.json").read_text("utf-8"))
    said = {link["url"]: (link["verdict"], link["reason"]) for link in report["links"]}
    found = []
    for target in TARGETS:
        truth = target.weeks[week - 1].truth
        mine = [verdict for url, verdict in said.items() if url.endswith(target.path)]
        if mine != [(truth.verdict, truth.reason)]:
            found.append(f"{target.path} is {truth.verdict} ({truth.reason}); the report says {mine}")
    page = (folder / "report.html").read_text("utf-8")
    HTMLParser().feed(page)
    if page.count("<h1") != 1 or page.lower().count("<script") != 1 or "script-src 'sha256-" not in page:
        found.append("report.html is not the page it should be")
    mail = BytesParser(policy=policy.default).parsebytes((folder / "weekly.eml").read_bytes())
    if mail.get_body(("plain",)) is None or mail.get_body(("html",)) is None:
        found.append("weekly.eml lacks a part")
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
