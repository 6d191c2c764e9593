"""`crawler due` as a shell calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Crawl = Callable[..., Any]


def test_due_before_and_after_a_run(crawl: Crawl, configured: Path) -> None:
    """Nothing is due after a run but what failed; a day later everything is; one link says so of itself."""
    assert crawl("due", "-c", str(configured)).code == 3
    crawl("run", "-c", str(configured), "-q")
    now = json.loads(crawl("due", "-c", str(configured), "--format", "json").out)
    later = json.loads(
        crawl("due", "-c", str(configured), "--until", "2999-01-01", "--format", "json", "--limit", "1").out
    )
    url = later["first"][0]["url"]

    assert (now["due"], later["due"]) == (0, now["links"])
    assert "It is not due until " in crawl("due", url, "-c", str(configured)).out
    assert "It is due since " in crawl("due", url, "-c", str(configured), "--now", "2999-01-01").out
    assert "is due now" not in crawl("due", "-c", str(configured)).out
    assert crawl("due", "https://nowhere.example/", "-c", str(configured)).code == 3
