"""The whole program, called as a shell would call it, in this process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.demo.server import DemoWeb


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Crawl = Callable[..., Result]


@pytest.fixture
def crawl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Crawl:
    """Return a function that runs `crawler` with arguments, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Result:
        monkeypatch.setattr("sys.argv", ["crawler", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else int(bool(code)), out, err)

    return call


@pytest.fixture(scope="session")
def web() -> Iterator[DemoWeb]:
    """Return the demo's web in its first week."""
    with DemoWeb() as running:
        yield running


@pytest.fixture
def configured(web: DemoWeb, tmp_path: Path) -> Path:
    """Write a configuration for one page of the demo's web, and return its path."""
    path = tmp_path / "demo.yaml"
    path.write_text(
        f"""
catalogues: [{{source: "{web.catalogues[1]}", name: research}}]
contact: {{name: Olivia, email: olivia@demo.example}}
fetch: {{allow_networks: [{", ".join(web.networks)}], ca_file: "{web.ca_pem}", per_host: {{interval: 0}}, retries: 0}}
history: {{url: "sqlite:///{tmp_path / "history.db"}"}}
report: {{folder: "{tmp_path / "reports"}", formats: [json]}}
""",
        "utf-8",
    )
    return path
