"""A page is looked at once, and again when it is another."""

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

import pytest

from crawler.config import Settings
from crawler.history.store import Store
from crawler.inspect.facts import draw
from crawler.records import Content, Facts, Fetched
from crawler.run import pipeline
from crawler.run.work import Work

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
FIRST, OTHER = (f"<title>Hedges</title><p>{text}" for text in ("Cut them in winter. " * 40, "Sold to a builder. " * 40))


class Handler(BaseHTTPRequestHandler):
    """One page on a host that sends neither ETag nor Last-Modified."""

    page: ClassVar[str] = FIRST

    def do_GET(self) -> None:
        """Answer the page; there is no robots.txt."""
        body = self.page.encode() if self.path == "/hedges" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_page_is_looked_at_again_when_its_bytes_are_others(
    root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three weeks: the second has the bytes of the first, and its facts."""
    looked: list[str] = []

    def noted(fetched: Fetched) -> Facts:
        looked.append(fetched.evidence.url)
        return draw(fetched)

    monkeypatch.setattr(pipeline, "draw", noted)
    (tmp_path / "list.csv").write_text(f"title,url\nHedges,{root}/hedges\n")
    settings = Settings.model_validate(
        {
            "catalogues": [{"source": str(tmp_path / "list.csv")}],
            "fetch": {"allow_networks": ["127.0.0.0/8"], "per_host": {"interval": 0}},
        }
    )
    weeks = []
    with Store.open(f"sqlite:///{tmp_path / 'h.db'}") as store:
        for week, page in enumerate((FIRST, FIRST, OTHER)):
            Handler.page = page
            now = MONDAY + timedelta(weeks=week)
            pipeline.run_catalogues(Work(settings, store, lambda now=now: now), everything=True)  # type: ignore[misc]
            life = store.link_history(f"{root}/hedges")
            assert life is not None
            (last, *_) = sorted(life.checks, key=lambda check: check.evidence.asked_at, reverse=True)
            weeks.append((len(looked), last.judgement.content, last.evidence.facts and last.evidence.facts.words))

    assert weeks == [(1, Content.UNKNOWN, 160), (1, Content.SAME, 160), (2, Content.CHANGED, 160)]
