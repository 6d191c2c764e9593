"""`crawler db`: what its commands say, and with which exit code."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from crawler.history import Store, database

Crawl = Callable[..., Any]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Give the file of an empty history where commands look for it."""
    path = tmp_path / "crawler.db"
    Store.open(f"sqlite:///{path}").close()
    return path


def test_a_sound_database_is_said_to_be_so(crawl: Crawl, here: Path) -> None:
    """Its schema, its tables with their sizes, and that nothing is wrong."""
    result = crawl("db", "check")

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("crawler.db: schema ")
    assert "MB\n" in result.out
    assert result.out.endswith("nothing is wrong\n")
    assert here.exists()


def test_what_is_wrong_is_code_1(crawl: Crawl, here: Path) -> None:
    """Each fault has its line."""
    with closing(sqlite3.connect(here)) as raw:
        raw.execute("DROP INDEX ix_links_host")

    result = crawl("db", "check")

    assert (result.code, "wrong: ix_links_host is missing" in result.out) == (1, True)


@pytest.mark.parametrize("arguments", [("check",), ("backup", "copy.db"), ("purge",), ("upgrade",)])
def test_without_a_history_it_is_code_3(crawl: Crawl, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """None of them makes one."""
    result = crawl("db", *arguments)

    assert (result.code, "there is no history yet" in result.err) == (3, True)
    assert not (tmp_path / "crawler.db").exists()


def test_a_backup_is_a_database(crawl: Crawl, here: Path, tmp_path: Path) -> None:
    """The copy can be used in place of the database; a second one takes its place only where it may."""
    first, second, third = (crawl("db", "backup", "copy.db", *more) for more in ((), (), ("--replace",)))

    assert (first.code, second.code, third.code) == (0, 3, 0)
    assert "is there already" in second.err
    assert crawl("db", "check", "--set", f"history.url=sqlite:///{tmp_path / 'copy.db'}").code == 0
    assert here.exists()


def test_a_purge_says_what_went(crawl: Crawl, here: Path) -> None:
    """By the time the settings keep checks, or by one that is named and not too short."""
    assert (
        "0 checks, 0 contents, 0 findings about catalogues and 0 mails would go"
        in crawl("db", "purge", "--dry-run").out
    )
    assert "the file had " in crawl("db", "purge", "--keep", "90d", "--vacuum").out
    assert crawl("db", "purge", "--keep", "1h").code == 2
    assert crawl("db", "purge", "--set", "history.keep=1d").code == 2
    assert here.exists()


def test_an_upgrade_names_its_copy(crawl: Crawl, tmp_path: Path) -> None:
    """The copy lies beside the database; a second upgrade has nothing to do."""
    with create_engine(f"sqlite:///{tmp_path / 'crawler.db'}").begin() as connection:
        database.upgrade(connection, "0001")

    first, second = crawl("db", "upgrade"), crawl("db", "upgrade")

    assert "from schema 0001 to" in first.out
    assert "kept in crawler.db.schema-0001" in first.out
    assert second.out == "the database is up to date\n"
    assert (tmp_path / "crawler.db.schema-0001").exists()
